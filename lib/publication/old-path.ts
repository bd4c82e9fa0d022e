/** The one way in which an address that is not ours any more, or never was, is written and compared. */

/** WordPress's addresses without names: the number says everything (https://wordpress.org/documentation/article/customize-permalinks/). */
const numbered = ['p', 'page_id'] as const

/** Parameters that say where a reader came from, or in which dress she wants the page: never which page it is. */
const saysNothing =
  /^(?:utm_.*|mtm_.*|pk_.*|hsa_.*|_ga|_gl|gclid|dclid|wbraid|gbraid|msclkid|fbclid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|ref|ref_src|source|share|shared|from|amp|m|lite|print|preview|replytocom|relatedposts.*|nocache|v|ver)$/i

/** Of a query that decides. More is no page's. */
const mostParameters = 8
const longestParameter = 200

/**
 * What an old address is known by: its decoded path, NFC, without slashes at its end; and its query, where that says which
 * page it is: `/news.php?id=17` is another page than `?id=18`. Parameters stand in the order of their names. Of WordPress's
 * plain addresses it is the number. Host and fragment say nothing.
 * @param address a path from `/`, or a whole http(s) URL; percent-encoded or not
 * @returns null for what is no address of a page: another scheme, broken encoding, or the front itself
 */
export function oldPath(address: string): string | null {
  const written = address.trim().replace(/^https?:\/\/[^/?#]*/i, '')
  if (written.length > 2_000 || (!written.startsWith('/') && !written.startsWith('?'))) return null
  const [, path = '', query = ''] = /^([^?#]*)\??([^#]*)/.exec(written) ?? []
  let decoded: string
  try {
    decoded = path.split('/').map(decodeURIComponent).join('/')
  } catch {
    return null
  }
  const clean = decoded
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .replace(/\/{2,}/g, '/')
    .replace(/(?:\/index\.(?:php|html?))?\/*$/, '')
  const said = decidingQuery(query)
  if (said) return `${clean}${/\.\w+$/.test(clean) ? '' : '/'}?${said}`
  return clean || null
}

function decidingQuery(query: string): string {
  if (!query) return ''
  const parameters = new URLSearchParams(query.replace(/&amp;/g, '&'))
  for (const name of numbered) {
    const number = parameters.get(name)
    if (number && /^[1-9]\d{0,17}$/.test(number)) return `${name}=${number}`
  }
  const deciding = [...parameters].filter(
    ([name, value]) =>
      name && value && !(numbered as readonly string[]).includes(name) && !saysNothing.test(name),
  )
  if (deciding.length > mostParameters || deciding.some(([, value]) => value.length > longestParameter))
    return ''
  return new URLSearchParams(deciding.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))).toString()
}

/** Whether an address is WordPress's number alone. */
export const isNumbered = (address: string): boolean => /\?(?:p|page_id)=\d+$/.test(address)

/** The path of an old address: what several that differ in their query have in common. Empty for the front. */
export const pathWithoutQuery = (path: string): string => path.replace(/\/?\?.*$/, '')

/** The names of parameters by which old addresses differ, by their path without a query; empty for the front. */
export type QueriedPaths = ReadonlyMap<string, ReadonlySet<string>>

/** An old address with what of its query can decide among those that are known; null where nothing of it can. */
export function queriedPath(address: string, queried: QueriedPaths): string | null {
  const path = queried.size > 0 && address.includes('?') ? oldPath(address) : null
  const names = path === null ? undefined : queried.get(pathWithoutQuery(path))
  if (path === null || !names) return null
  const [before = '', query = ''] = path.split('?')
  const deciding = new URLSearchParams([...new URLSearchParams(query)].filter(([name]) => names.has(name)))
  return deciding.size > 0 ? `${before}?${deciding}` : null
}

/**
 * Under what an old address may be known, the surest first: with its query, and without, since what a link adds to an
 * address need not be known to us.
 */
export function oldPaths(address: string): string[] {
  const path = oldPath(address)
  if (path === null) return []
  const without = pathWithoutQuery(path)
  return without === path || without === '' ? [path] : [path, without]
}
