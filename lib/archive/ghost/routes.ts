/** `routes.yaml`, in which Ghost keeps where posts stand (https://ghost.org/docs/themes/routing/); no export holds it. */
import type { FileTree } from '../import/file-tree.ts'
import { wholeText } from '../import/open-text.ts'
import { yamlFields } from '../markdown/front-matter.ts'

/** A collection: the address of its posts, and which they are. */
export type GhostRoute = { permalink: string; filter: string | null }

const longestRoutes = 100_000

/** In their order, of which the first that a post fits counts. None where the file is not there, or cannot be read. */
export async function ghostRoutes(tree: FileTree | null): Promise<GhostRoute[]> {
  const file = tree?.files.find(({ path }) => /(?:^|\/)routes\.ya?ml$/.test(path))
  if (!file) return []
  try {
    const read = yamlFields(await wholeText(file.open, longestRoutes)) as {
      collections?: Record<string, unknown>
    } | null
    return Object.values(read?.collections ?? {}).flatMap((each) => {
      const { permalink, filter } = (each ?? {}) as { permalink?: unknown; filter?: unknown }
      return typeof permalink === 'string'
        ? [{ permalink, filter: typeof filter === 'string' ? filter : null }]
        : []
    })
  } catch {
    return []
  }
}

export type RoutedPost = {
  slug: string
  id: string
  publishedAt: Date | null
  /** Slugs, in order. */
  tags: string[]
  authors: string[]
  isFeatured: boolean
}

/** The path of a post by the first collection that it is in; null where none is, or the path cannot be known. */
export function routedPath(routes: readonly GhostRoute[], post: RoutedPost): string | null {
  const route = routes.find(({ filter }) => filter === null || fits(filter, post))
  if (!route) return null
  const two = (value: number | undefined) => (value === undefined ? null : String(value).padStart(2, '0'))
  const at = post.publishedAt
  const values: Record<string, string | null | undefined> = {
    slug: post.slug,
    id: post.id,
    year: at && String(at.getUTCFullYear()),
    month: at && two(at.getUTCMonth() + 1),
    day: at && two(at.getUTCDate()),
    primary_tag: post.tags[0] ?? 'all',
    primary_author: post.authors[0] ?? 'all',
    author: post.authors[0],
  }
  let isWhole = true
  const path = route.permalink.replace(/[{:](\w{1,40})\}?/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : null
    if (!value) isWhole = false
    return value ?? ''
  })
  return isWhole ? path : null
}

/** `tag:news`, `primary_tag:[news,sport]+featured:false`: what filters of routes are made of; others fit nothing. */
function fits(filter: string, post: RoutedPost): boolean {
  return filter
    .slice(0, 1_000)
    .split(',', 50)
    .reduce<string[]>((parts, each) => {
      // A comma within brackets is none between alternatives.
      const last = parts.at(-1)
      if (last?.includes('[') && !last.includes(']')) parts[parts.length - 1] = `${last},${each}`
      else parts.push(each)
      return parts
    }, [])
    .some((alternative) => alternative.split('+').every((each) => fitsOne(each.trim(), post)))
}

function fitsOne(condition: string, { tags, authors, isFeatured }: RoutedPost): boolean {
  const [, name = '', not, value = ''] = /^(\w+):(-)?'?\[?([^\]']+)\]?'?$/.exec(condition) ?? []
  const wanted = value.split(',').map((each) => each.trim())
  const among = (found: string[]) => found.some((each) => wanted.includes(each))
  const isSo =
    name === 'tag' || name === 'tags'
      ? among(tags)
      : name === 'primary_tag'
        ? among(tags.slice(0, 1))
        : name === 'author' || name === 'authors'
          ? among(authors)
          : name === 'primary_author'
            ? among(authors.slice(0, 1))
            : name === 'featured'
              ? isFeatured === (value === 'true')
              : null
  return isSo !== null && isSo !== (not === '-')
}
