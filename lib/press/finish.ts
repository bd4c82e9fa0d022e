/** From what Next sends to what a reader gets. */
import type { Assets } from './assets.ts'
import { insistedEdition, liteEdition, withOfferOf } from './lite.ts'
import type { Asked } from './request-key.ts'
import { withoutFramework, withStyles, withVersions } from './strip.ts'

/** A finished page, in the edition that was asked for. */
export function finishPage(html: string, { url, edition }: Asked, assets: Assets): string {
  const bare = withoutFramework(html)
  const mark = url.indexOf('?')
  const query = mark < 0 ? '' : url.slice(mark)
  if (edition === 'lite') return liteEdition(bare, query, assets.liteCss)
  const full = withVersions(withStyles(withOfferOf(bare, query), assets), assets)
  return edition === 'insisted' ? insistedEdition(full) : full
}
