/** Categories, tags and other terms of a post: which is its section, and which are its topics. */
import { fold } from '../../arabic/fold.ts'
import type { TermRecord } from '../import/import-record.ts'
import { childrenOf, type XmlElement } from '../import/xml-elements.ts'
import { type Library, type Term, termKey } from './library.ts'
import { decodedSlug, plainLine } from './plain-line.ts'
import { type PostMeta, primaryTermOf } from './post-meta.ts'

export type PostTerm = {
  taxonomy: string
  slug: string
  name: string
  /** Of the whole site, where the file holds some of it. */
  stories?: number
}

export const termsOf = (item: XmlElement): PostTerm[] =>
  childrenOf(item, 'category').map((each) => ({
    taxonomy: each.attributes.domain ?? 'category',
    slug: decodedSlug(each.attributes.nicename ?? ''),
    name: plainLine(each.text),
  }))

/** How WordPress' theme showed a post, where it was not as any other: “gallery”, “video”, “quote”. */
export const formatOf = (terms: readonly PostTerm[]): string | null =>
  terms.find(({ taxonomy }) => taxonomy === 'post_format')?.slug.replace(/^post-format-/, '') || null

/** Where WordPress puts what nobody filed. */
const unfiled = new Set(['uncategorized', 'غير-مصنف', 'non-classe', 'sin-categoria'])

/**
 * Categories that say where on its front a site showed a story, or how urgent it was, and not what it is about: a section
 * of them would be all news of all kinds. They stay topics, so that nothing of them is lost.
 */
const placements = new Set(
  [
    'عاجل',
    'أخبار عاجلة',
    'خبر عاجل',
    'breaking',
    'breaking news',
    'urgent',
    'مميز',
    'مميزة',
    'أخبار مميزة',
    'مقالات مميزة',
    'featured',
    'featured posts',
    'سلايدر',
    'السلايدر',
    'slider',
    'slideshow',
    'carousel',
    'شريط الأخبار',
    'شريط الاخبار العاجلة',
    'ticker',
    'news ticker',
    'الرئيسية',
    'الصفحة الرئيسية',
    'home',
    'homepage',
    'front page',
    'مانشيت',
    'headlines',
    'top stories',
    'top news',
    'آخر الأخبار',
    'أحدث الأخبار',
    'latest',
    'latest news',
    'اخترنا لك',
    'اختيارات المحرر',
    'editors picks',
    'editor s picks',
    'الأكثر قراءة',
    'most read',
    'trending',
  ].map((name) => fold(name)),
)

const isPlacement = ({ name, slug }: { name: string; slug: string }): boolean =>
  [name, slug.replace(/[-_]+/g, ' ')].some((each) => placements.has(fold(each.replace(/['’]/g, ' ')).trim()))

/** Taxonomies that sort posts for a program; no reader saw a word of them. */
const internal =
  /^(?:author|language|post_format|post_translations|term_.*|nav_menu|link_category|wp_.*|translation_.*|elementor_.*|.*_library_.*|product_.*|pa_.*|yst_.*|amp_.*|action-group|media_.*|folder.*|.*_folders?|tdb?_.*|ngg_.*|series_order|following_users|ef_.*|edit_flow.*|coauthors?|blog_id|.*_layout|.*_template|types?-.*)$/
const isCategory = (taxonomy: string): boolean =>
  taxonomy === 'category' || /(?:^|[_-])(?:cat|category|categories|sections?|departments?)$/.test(taxonomy)

const recordOf = (
  { name, slug }: { name: string; slug: string },
  taxonomy: string,
  library: Library,
): TermRecord => ({
  name,
  slug: slug || null,
  ...(slug && { oldPaths: pathsOf(taxonomy, slug, library) }),
})

/** Where WordPress shows a term, as long as nobody changed the bases: below the categories above it, or by its number. */
function pathsOf(taxonomy: string, slug: string, library: Library): string[] {
  const base = taxonomy === 'post_tag' ? 'tag' : taxonomy
  const { sitePath } = library
  const above = ancestry(taxonomy, slug, library).map((term) => term.slug)
  const { id, link } = library.terms.bySlug.get(termKey(taxonomy, slug)) ?? {}
  const number = taxonomy === 'category' && id ? [`${sitePath}/?cat=${id}`] : []
  if (link) return [link, ...number]
  return [
    ...(above.length > 1 ? [`${sitePath}/${base}/${above.reverse().join('/')}/`] : []),
    `${sitePath}/${base}/${slug}/`,
    ...number,
  ]
}

/** From the category itself up to the one that has none above it. */
function ancestry(taxonomy: string, slug: string, library: Library): Term[] {
  const found: Term[] = []
  for (let at: string = slug; at; ) {
    const term: Term | undefined = library.terms.bySlug.get(termKey(taxonomy, at))
    // A file may say that two are above each other.
    if (!term || found.includes(term)) break
    found.push(term)
    at = term.parent
  }
  return found
}

/**
 * A section here is as broad as a section of a paper: the topmost category above the one that counts. The one that counts,
 * and all others, are topics.
 */
export function filedUnder(
  terms: readonly PostTerm[],
  meta: PostMeta,
  library: Library,
): { section: TermRecord | null; topics: TermRecord[] } {
  const filed = terms.filter(({ taxonomy, slug }) => !internal.test(taxonomy) && !unfiled.has(slug))
  const categories = filed.filter(({ taxonomy }) => isCategory(taxonomy))
  const eligible = categories.filter((each) => !isPlacement(each))
  const primary = primaryOf(categories, meta, library)
  const counts = primary && !isPlacement(primary) ? primary : eligible[0]
  const above = counts ? ancestry(counts.taxonomy, counts.slug, library) : []
  // What is above all may be a drawer for placements itself: “home > economy”.
  const top = above.findLast((each) => !isPlacement(each)) ?? counts
  const topics = filed.filter(
    ({ taxonomy, slug }) =>
      !(top && isCategory(taxonomy) && slug === top.slug && taxonomy === counts?.taxonomy),
  )
  return {
    section: top && counts ? recordOf(top, counts.taxonomy, library) : null,
    topics: topics.map((each) => ({
      ...recordOf(each, each.taxonomy, library),
      ...(isCategory(each.taxonomy) && { isCategory: true }),
      ...(each.stories !== undefined && { stories: each.stories }),
    })),
  }
}

function primaryOf(categories: readonly PostTerm[], meta: PostMeta, library: Library): PostTerm | undefined {
  for (const taxonomy of new Set(categories.map((each) => each.taxonomy))) {
    const term = library.terms.byId.get(primaryTermOf(meta, taxonomy) ?? '')
    const found = term && categories.find((each) => each.taxonomy === taxonomy && each.slug === term.slug)
    if (found) return found
  }
  return undefined
}
