/** Whose page an embed leads to, as readers are told. */
import { domainToUnicode } from 'node:url'
import { providerNames } from './embed-frame.ts'
import { embedProviderOf } from './safe-address.ts'

/**
 * A provider by its name, any other site by its host, whatever it calls itself. A host in Arabic or Hebrew letters is
 * written in them. Any other beyond ASCII stays as it is looked up (`xn--…`): its letters may look like another's, as the
 * Cyrillic «о» in «yоutube.com» does.
 */
export function siteShown({ url, provider }: { url: string; provider: string }): string {
  const known = embedProviderOf(url, provider)
  if (known && known !== 'mastodon') return providerNames[known]
  const host = new URL(url).hostname.replace(/^www\./, '')
  const read = host.includes('xn--') ? domainToUnicode(host) : host
  const isOurs = read
    .split('.')
    .every((label) => /^(?:[a-z\d-]+|[\p{Script=Arabic}\d-]+|[\p{Script=Hebrew}\d-]+)$/u.test(label))
  return isOurs ? read : host
}
