/** The fields that WordPress, its themes and plug-ins keep of a post besides its words. */
import { type ElsewhereField, elsewhereFields, type ToldElsewhere } from '../../vocabulary.ts'
import { childrenOf, childText, type XmlElement } from '../import/xml-elements.ts'
import { type PhpFields, phpFields } from './php-values.ts'
import { plainLine } from './plain-line.ts'

/** By name; of several with one name the last. */
export type PostMeta = ReadonlyMap<string, string>

export const metaOf = (item: XmlElement): PostMeta =>
  new Map(
    childrenOf(item, 'wp:postmeta').map((meta) => [
      childText(meta, 'wp:meta_key'),
      childText(meta, 'wp:meta_value'),
    ]),
  )

export const allOfMeta = (item: XmlElement, key: string): string[] =>
  childrenOf(item, 'wp:postmeta')
    .filter((meta) => childText(meta, 'wp:meta_key') === key)
    .map((meta) => childText(meta, 'wp:meta_value'))

const firstOf = (meta: PostMeta, keys: readonly string[]): string =>
  keys.map((key) => meta.get(key)?.trim() ?? '').find(Boolean) ?? ''

const textOf = (fields: PhpFields, key: string): string => {
  const value = fields[key]
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}

/** Settings that the themes Newspaper and JNews keep together. */
const themeFields = (meta: PostMeta): PhpFields => ({
  ...phpFields(meta.get('td_post_theme_settings')),
  ...phpFields(meta.get('jnews_single_post')),
})

/** KIA Subtitle, WP Subtitle, Subtitles, Secondary Title; the themes Jannah, Publisher, JNews, Newspaper and SmartMag. */
const subtitles = [
  'subtitle',
  '_subtitle',
  'kia_subtitle',
  'wps_subtitle',
  'secondary_title',
  '_secondary_title',
  'sub_title',
  '_sub_title',
  'post_subtitle',
  'tie_post_sub_title',
  'bs_subtitle',
  '_bunyad_sub_title',
  'newspack_post_subtitle',
]

export const subtitleOf = (meta: PostMeta): string =>
  plainLine(firstOf(meta, subtitles) || textOf(themeFields(meta), 'td_subtitle'))

/** What was told elsewhere, by the plug-ins' own names: Yoast, Rank Math, All in One SEO, SEOPress. */
const toldElsewhere: Record<ElsewhereField, readonly string[]> = {
  searchTitle: [
    '_yoast_wpseo_title',
    'rank_math_title',
    '_aioseo_title',
    '_aioseop_title',
    '_seopress_titles_title',
  ],
  searchDescription: [
    '_yoast_wpseo_metadesc',
    'rank_math_description',
    '_aioseo_description',
    '_aioseop_description',
    '_seopress_titles_desc',
  ],
  socialTitle: [
    '_yoast_wpseo_opengraph-title',
    '_yoast_wpseo_twitter-title',
    'rank_math_facebook_title',
    '_aioseo_og_title',
    '_seopress_social_fb_title',
  ],
  socialDescription: [
    '_yoast_wpseo_opengraph-description',
    '_yoast_wpseo_twitter-description',
    'rank_math_facebook_description',
    '_aioseo_og_description',
    '_seopress_social_fb_desc',
  ],
}

/** What search engines and platforms were told of a post. */
export function elsewhereOf(
  meta: PostMeta,
  own: { headline: string; standfirst: string | null },
): Partial<ToldElsewhere> {
  const told = (field: ElsewhereField) => filledIn(plainLine(firstOf(meta, toldElsewhere[field])), own)
  return Object.fromEntries(elsewhereFields.map((field) => [field, told(field)]))
}

/** A plug-in's name for what it fills in: `%%title%%` (Yoast, SEOPress), `%title%` (Rank Math), `#post_title` (AIOSEO). */
const variable = /%%([a-z_]+)%%|%([a-z_]+)%|#((?:post|site|separator)_[a-z_]+)/gi
const separators = new Set(['sep', 'separator_sa'])
const ofHeadline = new Set(['title', 'post_title', 'seo_title'])
const ofStandfirst = new Set(['excerpt', 'excerpt_only', 'post_excerpt', 'post_excerpt_only'])
/** The site's own name, and which page it is: heads of ours say both by themselves. */
const saidAnyway = new Set(['sitename', 'sitetitle', 'site_title', 'page', 'pagenumber'])

/**
 * Words with a plug-in's variables filled in. What stands after a separator is the site's name, which is not the title's.
 * @returns null where they need something that is not known here, or say nothing
 */
function filledIn(words: string, own: { headline: string; standfirst: string | null }): string | null {
  let isKnown = true
  let isOver = false
  const parts: string[] = []
  let from = 0
  for (const found of words.matchAll(variable)) {
    if (isOver) break
    const name = (found[1] ?? found[2] ?? found[3] ?? '').toLowerCase()
    parts.push(words.slice(from, found.index))
    from = found.index + found[0].length
    const hasWords = /\p{L}/u.test(parts.join(''))
    if (separators.has(name) && hasWords) isOver = true
    else if (ofHeadline.has(name)) parts.push(own.headline)
    else if (ofStandfirst.has(name)) parts.push(own.standfirst ?? '')
    else if (!separators.has(name) && !saidAnyway.has(name)) isKnown = false
  }
  if (!isOver) parts.push(words.slice(from))
  const line = parts.join('').replace(/\s+/gu, ' ').trim()
  return isKnown && /\p{L}/u.test(line) ? line : null
}

/** Where a story was taken from. */
const sourceAddresses = ['source_url', '_source_url', 'source_link', '_source_link', 'original_url']
const sourceNames = ['source_name', '_source_name', 'source', '_source', 'news_source']

/** Fields that are read here, whoever made them. */
const readFields = new Set([
  ...subtitles,
  ...Object.values(toldElsewhere).flat(),
  ...sourceAddresses,
  ...sourceNames,
])

/**
 * Sentences in fields that a site made for itself with Advanced Custom Fields, `name: words`, which its theme printed
 * somewhere: beside each stands its key, `field_…` in `_name`. One word is a choice of a list; what is an address, a number
 * or serialised is a setting.
 */
export const ownFields = (meta: PostMeta): string[] =>
  [...meta].flatMap(([name, value]) => {
    if (readFields.has(name) || !/^field_\w+$/.test(meta.get(`_${name}`) ?? '')) return []
    if (/^(?:[aOsibd]:\d|[[{]|https?:\/\/\S+$)/.test(value.trim())) return []
    const words = plainLine(value)
    return /\p{L}[^\p{L}\s]*\s+[^\p{L}\s]*\p{L}/u.test(words) ? [`${name}: ${words}`] : []
  })

/** Words of a story for which there is no field here. */
export const unplacedWords = (meta: PostMeta, { hasExcerpt }: { hasExcerpt: boolean }): string[] =>
  [hasExcerpt ? subtitleOf(meta) : ''].filter((words) => /\p{L}/u.test(words))

type Source = { name: string; url: string }

/** Where a story was taken from, as its theme printed it under the text. */
export function sourcesOf(meta: PostMeta): Source[] {
  const found: Source[] = []
  const add = (name: string, url: string) => {
    const line = plainLine(name)
    if ((line || url) && found.length < 10 && !found.some((each) => each.name === line && each.url === url))
      found.push({ name: line || url, url })
  }
  for (const number of ['', '_2', '_3'])
    add(meta.get(`_bs_source_name${number}`) ?? '', meta.get(`_bs_source_url${number}`)?.trim() ?? '')
  const fields = themeFields(meta)
  add(textOf(fields, 'td_source'), textOf(fields, 'td_source_url'))
  add(textOf(fields, 'source_name'), textOf(fields, 'source_url'))
  for (const each of Object.values(phpFields(meta.get('tie_source'))))
    if (each && typeof each === 'object') add(textOf(each, 'text'), textOf(each, 'url'))
  const address = firstOf(meta, sourceAddresses)
  const name = firstOf(meta, sourceNames)
  // What is no words is a setting of something else.
  if (/^https?:\/\//.test(name)) add('', name)
  else
    add(
      /\p{L}{2}/u.test(name) && !/^[aO]:\d/.test(name) ? name : '',
      /^https?:\/\//.test(address) ? address : '',
    )
  return found
}

type LeadMedia = { addresses: string[]; html: string[]; pictures: string[] }

/** What themes print over the text of posts of a format: a recording by its address or its code, or pictures by their ids. */
export function leadMediaOf(meta: PostMeta): LeadMedia {
  const told = [
    ...['_format_video_embed', '_format_audio_embed', '_featured_embed_code', '_bunyad_featured_video'],
    ...['tie_video_url', 'tie_video_self', 'tie_embed_code', 'tie_audio_mp3', 'tie_audio_soundcloud'],
  ].map((key) => meta.get(key)?.trim() ?? '')
  for (const key of ['td_post_video', 'td_post_audio'])
    told.push(textOf(phpFields(meta.get(key)), key === 'td_post_video' ? 'td_video' : 'td_audio'))
  const isAddress = (value: string) => /^https?:\/\/\S+$/.test(value)
  const ids = ['_format_gallery_images', 'tie_post_gallery'].flatMap((key) =>
    Object.values(phpFields(meta.get(key))).map((each) =>
      each && typeof each === 'object' ? textOf(each, 'id') : String(each ?? ''),
    ),
  )
  return {
    addresses: [...new Set(told.filter(isAddress))],
    html: told.filter((value) => /<iframe/i.test(value)),
    pictures: ids.filter((id) => /^[1-9]\d*$/.test(id)).slice(0, 300),
  }
}

/** The id of the category that stands for all of a story's: of SEO plug-ins, and of themes. */
export function primaryTermOf(meta: PostMeta, taxonomy: string): string | null {
  const told = firstOf(meta, [
    `_yoast_wpseo_primary_${taxonomy}`,
    `rank_math_primary_${taxonomy}`,
    `_primary_term_${taxonomy}`,
    '_seopress_robots_primary_cat',
    'tie_primary_category',
    '_bs_primary_category',
  ])
  const id =
    told ||
    textOf(themeFields(meta), 'td_primary_cat') ||
    textOf(phpFields(meta.get('jnews_primary_category')), 'id')
  return /^[1-9]\d*$/.test(id) ? id : null
}

/** Who took a picture: plug-ins for credits, and what the camera or the agency wrote into the file itself. */
export function creditOf(meta: PostMeta): string | null {
  const told = firstOf(meta, [
    '_media_credit',
    'media_credit',
    '_wp_attachment_source_name',
    'isc_image_source',
    'photographer_name',
    'photo_credit',
    '_photo_credit',
    'image_credit',
    '_image_credit',
    'credit',
    '_credit',
  ])
  if (told) return plainLine(told) || null
  const written = phpFields(meta.get('_wp_attachment_metadata')).image_meta
  return written && typeof written === 'object' ? plainLine(textOf(written, 'credit')) || null : null
}
