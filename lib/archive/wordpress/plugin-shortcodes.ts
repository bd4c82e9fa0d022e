/**
 * Shortcodes that plug-ins for writing share in all but their prefix: Shortcodes Ultimate (`su_quote`) and those that
 * themes took over from it; footnotes; galleries.
 */
import { note } from '../import/notes.ts'
import { galleryIds, idsIn, picturesHtml } from './galleries.ts'
import { addressHtml, escaped, headingHtml, linkHtml, quoteHtml, toggleHtml } from './html-pieces.ts'
import type { Expand, Shortcode } from './shortcode.ts'

const inner: Expand = ({ content }) => content
const apart: Expand = ({ content }) => `\n\n${content}\n\n`

const titleOf = ({ named }: Shortcode): string =>
  named.title || named.heading || named.header || named.label || ''
const titled: Expand = (given) => toggleHtml(titleOf(given), given.content)

const quote =
  (isPulled: boolean): Expand =>
  ({ named, content }) =>
    quoteHtml(content.trim(), named.cite || named.author || named.name || named.source || '', isPulled)

const linked: Expand = ({ named, content }) =>
  linkHtml(
    named.url || named.link || named.href || '',
    withoutTags(content) || named.text || named.title || '',
  )

const withoutTags = (html: string): string => html.replace(/<[^<>]*>/g, ' ').trim()

/** A number where the note was, and its words at the foot. */
const footnote: Expand = ({ content }, { footnotes }) => {
  if (!content.trim()) return ''
  const id = `shortcode-note-${footnotes.length + 1}`
  return `<sup data-fn="${id}">${footnotes.push({ id, html: content.trim() })}</sup>`
}

/** Pictures that stand in no library of WordPress's. */
const elsewhere: Expand = ({ name, named, bare }, { say }) => {
  const which = [...Object.entries(named).map(([key, value]) => `${key}=${value}`), ...bare].join(' ')
  say(note('gallery-elsewhere', `${name} ${which}`.trim()))
  return ''
}

/** `source="media: 12,13"`. */
const ofSource: Expand = (given, context) => {
  const source = given.named.source ?? ''
  const ids = source.startsWith('media:') ? idsIn(source.slice(6)) : galleryIds(given.named, context)
  if (ids.length === 0) context.say(note('gallery-empty', given.name))
  return picturesHtml(ids)
}

const address: Expand = ({ named, bare, raw }) => {
  const found = named.url || named.src || raw?.trim() || bare[0] || ''
  return addressHtml(found)
}

export const pluginShortcodes: Readonly<Record<string, Expand>> = {
  quote: quote(false),
  blockquote: quote(false),
  pullquote: quote(true),
  pull_quote: quote(true),
  box: titled,
  note: titled,
  infobox: titled,
  info_box: titled,
  alert: titled,
  notice: titled,
  callout: titled,
  panel: titled,
  service: titled,
  spoiler: titled,
  toggle: titled,
  tab: titled,
  accordion: apart,
  accordion_item: titled,
  toggles: apart,
  tabs: apart,
  row: apart,
  column: apart,
  columns: apart,
  one_half: apart,
  one_half_last: apart,
  one_third: apart,
  one_third_last: apart,
  two_third: apart,
  two_third_last: apart,
  one_fourth: apart,
  one_fourth_last: apart,
  three_fourth: apart,
  three_fourth_last: apart,
  section: apart,
  heading: ({ content }) => headingHtml(withoutTags(content)),
  highlight: inner,
  label: inner,
  dropcap: inner,
  tooltip: inner,
  popup: inner,
  list: apart,
  divider: () => '\n\n<hr>\n\n',
  separator: () => '\n\n<hr>\n\n',
  button: linked,
  btn: linked,
  file: linked,
  document: linked,
  youtube: address,
  youtube_advanced: address,
  vimeo: address,
  dailymotion: address,
  audio: address,
  video: address,
  // Media Credit stands around the picture, within its caption.
  'media-credit': ({ named, content }) => (named.name ? `${content} (${escaped(named.name)})` : content),
  // Easy Footnotes, Modern Footnotes, and what others call them.
  efn_note: footnote,
  mfn: footnote,
  modern_footnote: footnote,
  footnote: footnote,
  fn: footnote,
  ref: footnote,
}

/** These say themselves what they have no pictures of. */
export const pluginGalleries: Readonly<Record<string, Expand>> = {
  gallery: ofSource,
  image_carousel: ofSource,
  carousel: ofSource,
  slider: ofSource,
  // NextGEN, Envira, FooGallery, Modula, Photonic: kept in tables of their own.
  nggallery: elsewhere,
  ngg: elsewhere,
  ngg_images: elsewhere,
  singlepic: elsewhere,
  imagebrowser: elsewhere,
  album: elsewhere,
  envira_gallery: elsewhere,
}
