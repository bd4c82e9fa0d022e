/**
 * What the stories of an export refer to, wherever in the file it stands: WordPress writes its posts by their ids, so that
 * the pictures of a gallery, and a block that several stories share, come after the story as often as before it.
 */
import type { ImportRecord, PictureRecord } from '../import/import-record.ts'
import { note } from '../import/notes.ts'
import type { Bytes } from '../import/open-text.ts'
import { childText, type XmlElement, xmlElements } from '../import/xml-elements.ts'
import { decodedSlug, plainLine } from './plain-line.ts'
import { creditOf, metaOf } from './post-meta.ts'

export type Term = {
  id: string
  slug: string
  name: string
  parent: string
  /** Where its list of stories stands, where the site says so. */
  link?: string
}

export type Library = {
  /** Ids of the pictures that were uploaded to a post, by its id, in the order of a gallery. */
  attached: Map<string, string[]>
  /** What was uploaded and is no picture, by id. */
  files: Map<string, { address: string; title: string }>
  /** Words of blocks that several stories share, by id. */
  sharedBlocks: Map<string, string>
  /** Of all that were met, kept or not. */
  sharedCharacters: number
  terms: {
    byId: Map<string, Term>
    /** By taxonomy and slug, see {@link termKey}. */
    bySlug: Map<string, Term>
  }
  /** The path of the site's front, without a slash at its end: `/ar` of one in a network. */
  sitePath: string
  /** Posts that WPML made copies of in other languages. */
  originals: Set<string>
}

export const emptyLibrary = (): Library => ({
  attached: new Map(),
  files: new Map(),
  sharedBlocks: new Map(),
  sharedCharacters: 0,
  terms: { byId: new Map(), bySlug: new Map() },
  sitePath: '',
  originals: new Set(),
})

export const termKey = (taxonomy: string, slug: string): string => `${taxonomy}:${slug}`

/** Ids of the shared blocks that a post names. */
export const sharedBlocksIn = (content: string): string[] =>
  [
    ...new Set(
      [...content.matchAll(/<!-- wp:(?:core\/)?block \{"ref":(\d{1,20})/g)].map(([, id]) => id ?? ''),
    ),
  ].slice(0, 200)

/** Words of those. */
export const sharedBlocksOf = (content: string, { sharedBlocks }: Library): string[] =>
  sharedBlocks.size === 0 ? [] : sharedBlocksIn(content).map((id) => sharedBlocks.get(id) ?? '')

/** Characters of all shared blocks together: what a file of any size may have us hold. */
const mostShared = 4_000_000

export function keepShared(library: Library, id: string, words: string): void {
  library.sharedCharacters += words.length
  if (library.sharedCharacters <= mostShared) library.sharedBlocks.set(id, words)
}

/**
 * Reads a file to its end and fills the library; of several files that are one site, one after the other.
 * @returns the pictures that it meets, which are the library of the site itself
 * @throws {FileRefused}
 */
export async function* readLibrary(bytes: Bytes, library: Library): AsyncGenerator<ImportRecord> {
  const positions = new Map<string, { id: string; order: number }[]>()
  for await (const each of xmlElements(bytes, (depth, path) => depth === 2 && path[1] === 'channel')) {
    if (!('whole' in each)) continue
    const { whole } = each
    const term = termOf(whole)
    if (term) {
      library.terms.byId.set(term.id, term)
      library.terms.bySlug.set(termKey(term.taxonomy, term.slug), term)
    }
    if (whole.name !== 'item') continue
    const id = childText(whole, 'wp:post_id')
    const type = childText(whole, 'wp:post_type')
    const original = metaOf(whole).get('_icl_lang_duplicate_of')
    if (original) library.originals.add(original)
    if (type === 'wp_block') keepShared(library, id, childText(whole, 'content:encoded'))
    if (type !== 'attachment') continue
    const picture = pictureOf(whole)
    if (!isPicture(picture.address)) {
      library.files.set(id, { address: picture.address, title: plainLine(childText(whole, 'title')) })
      const kind = /\.(\w{1,8})$/.exec(picture.address)?.[1]?.toLowerCase() ?? ''
      yield { kind: 'other', note: note('type-left-out', kind ? `attachment (${kind})` : 'attachment') }
      continue
    }
    const parent = childText(whole, 'wp:post_parent')
    if (parent && parent !== '0') {
      const those = positions.get(parent) ?? []
      those.push({ id, order: Number(childText(whole, 'wp:menu_order')) || 0 })
      positions.set(parent, those)
    }
    yield picture
  }
  // As WordPress orders a gallery that names no pictures: `menu_order ID`.
  for (const [parent, those] of positions)
    library.attached.set(parent, [
      ...(library.attached.get(parent) ?? []),
      ...those.sort((a, b) => a.order - b.order || Number(a.id) - Number(b.id)).map(({ id }) => id),
    ])
}

function pictureOf(item: XmlElement): PictureRecord {
  const meta = metaOf(item)
  return {
    kind: 'picture',
    key: childText(item, 'wp:post_id'),
    address: childText(item, 'wp:attachment_url') || childText(item, 'guid'),
    alt: meta.get('_wp_attachment_image_alt') ?? null,
    caption: plainLine(childText(item, 'excerpt:encoded')) || null,
    credit: creditOf(meta),
  }
}

/** An address without an ending may be one. */
const isPicture = (address: string): boolean =>
  !/\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|txt|csv|zip|rar|7z|epub|mp[34]|m4[av]|ogg|oga|ogv|wav|wma|wmv|mov|avi|flv|webm|mkv|3gp|json|xml|vtt|srt|woff2?|ttf)$/i.test(
    address.replace(/[?#].*$/s, ''),
  )

/** The head of an export names categories, tags and terms of any other taxonomy, each in a form of its own. */
function termOf(element: XmlElement): (Term & { taxonomy: string }) | null {
  const read = (taxonomy: string, slug: string, name: string, parent: string) => ({
    id: childText(element, 'wp:term_id'),
    taxonomy,
    slug: decodedSlug(childText(element, slug)),
    name: plainLine(childText(element, name)),
    parent: decodedSlug(childText(element, parent)),
  })
  if (element.name === 'wp:category')
    return read('category', 'wp:category_nicename', 'wp:cat_name', 'wp:category_parent')
  if (element.name === 'wp:tag') return read('post_tag', 'wp:tag_slug', 'wp:tag_name', 'wp:term_parent')
  if (element.name === 'wp:term')
    return read(childText(element, 'wp:term_taxonomy'), 'wp:term_slug', 'wp:term_name', 'wp:term_parent')
  return null
}
