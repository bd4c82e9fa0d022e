/** From what Next sends to what a reader gets. */
import type { Assets } from './assets.ts'
import type { CacheRequest } from './cache-key.ts'
import { insistedEdition, liteEdition, withOfferOf } from './lite.ts'
import { putIn } from './page-parts.ts'
import type { Rendered } from './render.ts'
import { withoutFramework, withStyles, withVersions } from './strip.ts'

/** A finished page, in the edition that was asked for. */
export function finishPage(
  { body, parts = [] }: Pick<Rendered, 'body' | 'parts'>,
  { url, edition }: CacheRequest,
  assets: Assets,
): string {
  const mark = url.indexOf('?')
  const query = mark < 0 ? '' : url.slice(mark)
  // Nothing of the framework and no style stands in the parts; what they ask for later (`data-module`) does.
  const bare = withoutFramework(body.toString('utf8'))
  if (edition === 'lite') return liteEdition(putIn(bare, parts), query, assets.liteCss)
  const full = withOfferOf(withVersions(putIn(bare, parts), assets), query)
  return withStyles(edition === 'insisted' ? insistedEdition(full) : full, assets)
}
