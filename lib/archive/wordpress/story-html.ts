/** The words of a post as HTML, out of whichever editor or builder they were written with. */
import { note } from '../import/notes.ts'
import { autop } from './autop.ts'
import { hasBlocks, withoutBlockComments } from './block-comments.ts'
import { elementorHtml, isElementor } from './elementor.ts'
import { footnotesHtml, storedFootnotes } from './footnotes.ts'
import { picturesHtml } from './galleries.ts'
import { addressHtml, escaped, isEmptyHtml } from './html-pieces.ts'
import type { Library } from './library.ts'
import { moduleHtml, type Settings } from './module-html.ts'
import { phpFields } from './php-values.ts'
import { leadMediaOf, type PostMeta, sourcesOf } from './post-meta.ts'
import { expandShortcodes } from './shortcodes.ts'
import type { TextContext } from './text-context.ts'

export type Post = { id: string; content: string; meta: PostMeta }

export function storyHtml(
  { id, content, meta }: Post,
  { library, say }: { library: Library; say: TextContext['say'] },
): string {
  const context: TextContext = { postId: id, library, say, footnotes: storedFootnotes(meta) }
  const ofContent = () => contentHtml(content, context)
  let html = isElementor(meta) ? expandShortcodes(elementorHtml(meta, ofContent, context), context) : ''
  // What its builder kept cannot be read, or holds nothing: the copy for search is better than nothing.
  if (isEmptyHtml(html)) html = ofContent()
  if (isEmptyHtml(html)) html = otherBuilderHtml(meta, context)
  const signs = /<sup[^<>]*\bdata-fn=/.test(html) || context.footnotes.length > storedFootnotes(meta).length
  return leadMediaHtml(meta, html) + html + (signs ? footnotesHtml(context) : '') + sourceLine(meta)
}

function contentHtml(content: string, context: TextContext): string {
  if (!hasBlocks(content)) return autop(expandShortcodes(content, context))
  return expandShortcodes(withoutBlockComments(content, context), context)
}

/** Where a builder leaves the post itself empty. */
function otherBuilderHtml(meta: PostMeta, context: TextContext): string {
  // Thrive Architect: HTML.
  const thrive = meta.get('tve_updated_post')
  if (thrive?.trim()) return expandShortcodes(thrive, context)
  // Bricks: a list of elements in their order.
  const bricks = Object.values(phpFields(meta.get('_bricks_page_content_2')))
    .map((each) => (each && typeof each === 'object' ? moduleHtml((each.settings ?? {}) as Settings) : ''))
    .join('')
  if (!isEmptyHtml(bricks)) return expandShortcodes(bricks, context)
  // Oxygen: shortcodes.
  const oxygen = meta.get('ct_builder_shortcodes')
  if (oxygen?.trim()) return expandShortcodes(oxygen, context)
  for (const [key, builder] of unreadBuilders) if (meta.get(key)) context.say(note('builder-unread', builder))
  return ''
}

const unreadBuilders = [
  ['_elementor_data', 'Elementor'],
  ['_fl_builder_data', 'Beaver Builder'],
  ['panels_data', 'SiteOrigin'],
  ['brizy', 'Brizy'],
  ['_bricks_page_content_2', 'Bricks'],
  ['_breakdance_data', 'Breakdance'],
] as const

/** @param html what stands under it: a recording that is there already is not printed twice */
function leadMediaHtml(meta: PostMeta, html: string): string {
  const { addresses, html: codes, pictures } = leadMediaOf(meta)
  return [
    ...addresses.filter((address) => !html.includes(escaped(address))).map(addressHtml),
    ...codes,
    picturesHtml(pictures),
  ].join('')
}

/** Who it was taken from, as an agency is named at the end of a story. */
const sourceLine = (meta: PostMeta): string =>
  sourcesOf(meta)
    .map(({ name, url }) =>
      /^https?:\/\//.test(url)
        ? `\n\n<p>(<a href="${escaped(url)}">${escaped(name)}</a>)</p>`
        : `\n\n<p>(${escaped(name)})</p>`,
    )
    .join('')
