/** What is asked of a WordPress, collection by collection (https://developer.wordpress.org/rest-api/reference/). */

/** `posts`: what has words. `terms`: what they are filed under, people and pictures among them. */
export type Collection = { route: string; kind: 'posts' | 'terms' }

/** As a visitor may; with a password more of each comes (`context=edit`). A name that a site does not know is none to it. */
const postFields = [
  ...[
    'id',
    'date',
    'date_gmt',
    'modified_gmt',
    'guid',
    'slug',
    'status',
    'type',
    'link',
    'password',
    'parent',
  ],
  ...[
    'title',
    'content',
    'excerpt',
    'author',
    'featured_media',
    'sticky',
    'format',
    'categories',
    'tags',
    'meta',
  ],
  // Of plug-ins: Co-Authors Plus, Polylang, WPML's REST API, Yoast.
  ...['coauthors', 'lang', 'translations', 'wpml_current_locale', 'wpml_translations'],
  ...['yoast_head_json.author', 'yoast_head_json.schema'],
]
const fields: Record<string, string[]> = {
  blocks: ['id', 'content', 'modified_gmt'],
  users: ['id', 'name', 'slug', 'description', 'link', 'email', 'username'],
  media: [
    'id',
    'slug',
    'title',
    'source_url',
    'alt_text',
    'caption',
    'mime_type',
    'modified_gmt',
    'link',
    'guid',
  ],
}
const termFields = ['id', 'name', 'slug', 'parent', 'description', 'link', 'count', 'taxonomy']

export const fieldsOf = ({ route, kind }: Collection): string =>
  (fields[route] ?? (kind === 'posts' ? postFields : termFields)).join(',')

export const media: Collection = { route: 'media', kind: 'terms' }
export const tags: Collection = { route: 'tags', kind: 'terms' }
/** Few enough to be read whole each time. */
export const always: Collection[] = [
  { route: 'users', kind: 'terms' },
  { route: 'categories', kind: 'terms' },
  { route: 'coauthors', kind: 'terms' },
]
/** Words that several stories share: they show them by their ids. For who may edit alone. */
export const sharedBlocks: Collection = { route: 'blocks', kind: 'terms' }
export const posts: Collection[] = [
  { route: 'posts', kind: 'posts' },
  { route: 'pages', kind: 'posts' },
]

/** Kinds that WordPress, its themes and its editors keep for themselves. */
const internal =
  /^(?:attachment|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_.*|elementor_.*|e-.*|jp_.*|acf-.*)$/

/**
 * The kinds of posts of plug-ins and themes that the API shows.
 * @param types the answer of `/wp/v2/types`
 */
export function customPosts(types: unknown): Collection[] {
  if (typeof types !== 'object' || types === null) return []
  return Object.entries(types as Record<string, unknown>)
    .flatMap(([name, type]) => {
      const { rest_base: base, rest_namespace: space } = (type ?? {}) as Record<string, unknown>
      const isPlain = typeof base === 'string' && /^[\w-]{1,100}$/.test(base)
      const isOfCore = space === undefined || space === 'wp/v2'
      return isPlain && isOfCore && !internal.test(name) && !posts.some(({ route }) => route === base)
        ? [{ route: base, kind: 'posts' as const }]
        : []
    })
    .slice(0, 50)
}
