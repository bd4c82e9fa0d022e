import { useLocale } from 'next-intl'
import { localeTable } from '@/lib/locale/table.ts'
import type { BylineCredit } from '@/lib/publication/summary.ts'

/** Names as a list in the reader's language («سلمى وكريم»), each a link to its profile. */
export function BylineNames({ credits }: { credits: BylineCredit[] }) {
  const locale = useLocale()
  const names = credits.map((credit) => credit.name)
  const parts = new Intl.ListFormat(localeTable[locale].intl, { type: 'conjunction' }).formatToParts(names)
  let next = 0
  return parts.map((part) => {
    if (part.type === 'literal') return part.value
    const credit = credits[next++]!
    return (
      <a key={credit.authorId + credit.role} href={credit.href} rel="author">
        <bdi>{credit.name}</bdi>
      </a>
    )
  })
}
