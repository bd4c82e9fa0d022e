/** From what Next sends to what a reader gets. */
import type { Assets } from './assets.ts'
import type { CacheRequest } from './cache-key.ts'
import { insistedEdition, liteEdition, withOfferOf } from './lite.ts'
import { withoutFramework, withStyles, withVersions } from './strip.ts'

/** A finished page, in the edition that was asked for. */
export function finishPage(html: string, { url, edition }: CacheRequest, assets: Assets): string {
  const bare = withoutFramework(html)
  const mark = url.indexOf('?')
  const query = mark < 0 ? '' : url.slice(mark)
  if (edition === 'lite') return liteEdition(bare, query, assets.liteCss)
  const full = withVersions(withStyles(withOfferOf(bare, query), assets), assets)
  return edition === 'insisted' ? insistedEdition(full) : full
}
