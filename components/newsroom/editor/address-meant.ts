import { safeHref } from '@/lib/story/safe-address.ts'

/**
 * What a person means by what she typed: `example.org` is a page, `desk@example.org` an e-mail address, `+971 4…` a
 * telephone. Null when it can be no link.
 */
export function addressMeant(typed: string): string | null {
  const text = typed.trim().replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
  if (!text) return null
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) return safeHref(`mailto:${text}`)
  if (/^\+?[\d\s()-]{6,}$/.test(text)) return safeHref(`tel:${text.replace(/[\s()-]/g, '')}`)
  if (/^[a-z][a-z\d+.-]*:/i.test(text) && !/^[^/:]+\.[a-z]{2,}:\d/i.test(text)) return safeHref(text)
  return /^[^\s/]+\.[^\s/.]{2,}/.test(text) ? safeHref(`https://${text}`) : null
}
