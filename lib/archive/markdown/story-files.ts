/** Which files of a static site are stories, in which language, and which of them are versions of one. */
import { isLocale } from '../../locale/table.ts'
import { type Fields, textField } from './front-matter.ts'
import { type StaticSite, tableIn } from './site-config.ts'
import { isAbout, isHtml, isMarkdown } from './site-paths.ts'

export type StoryFile = {
  /** Within the tree. */
  path: string
  /** Folders between the root of the content and the file, without that of its language. */
  folders: string[]
  /** The same as the program sees them: with that of a language of which its configuration knows nothing. */
  places: string[]
  /** Its name without extension, language, and day. */
  name: string
  /** `2020-01-02`, where its name begins with one. */
  day: string | null
  /** As its folder or name says it: `ar`, `pt-br`. */
  language: string | null
  /** Jekyll: `posts`, `drafts`, or a collection; null for what is none of one. */
  collection: string | null
  /** Hugo: `post/name/index.md`, with its pictures beside it. */
  isBundle: boolean
}

/** Texts in forms of markup that programs of sites read, and we do not. */
const isOtherMarkup = (path: string): boolean => /\.(?:adoc|asciidoc|org|rst|pandoc|pdc|textile)$/i.test(path)

/** Folders of what makes a site rather than of what is in it; those of no known program may be called as they like. */
const isMachinery = (path: string, { program }: StaticSite): boolean =>
  /(?:^|\/)(?:node_modules|_site|_includes|_layouts|_sass|_data|\.obsidian)\//.test(path) ||
  (program !== null && /(?:^|\/)(?:vendor|_templates|archetypes|layouts|themes)\//.test(path))

/** Whether a short word is the tag of a language: `ar`, `pt-br`; not `js`. */
const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
function isLanguage(tag: string): boolean {
  if (!/^[a-z]{2}(?:[-_][a-z]{2,4})?$/i.test(tag)) return false
  try {
    return languageNames.of(tag.replace('_', '-')) !== undefined
  } catch {
    return false
  }
}
/** A folder of such a name is one of a language: `en`, `ar`, `fa-IR`. */
const isLanguageFolder = (name: string): boolean =>
  isLanguage(name) && isLocale(name.toLowerCase().split(/[-_]/)[0] ?? '')

/** Where texts lie: folders, with a slash behind each, and the language of each where it has one. */
type Layout = { roots: { folder: string; language: string | null }[]; languages: string[] }

const withSlash = (folder: string): string => {
  const clean = folder.replace(/^\.?\/+|\/+$/g, '')
  return clean ? `${clean}/` : ''
}

function layoutOf(site: StaticSite): Layout {
  const { root, config, program } = site
  if (program !== 'hugo') return { roots: [{ folder: root, language: null }], languages: [] }
  const roots: Layout['roots'] = []
  const languages = Object.keys(tableIn(config, 'languages'))
  const { mounts } = tableIn(config, 'module')
  for (const mount of Array.isArray(mounts) ? (mounts as Fields[]) : []) {
    const target = textField(mount, 'target') ?? ''
    const source = textField(mount, 'source')
    if (source && /^content\/?$/.test(target))
      roots.push({
        folder: root + withSlash(source),
        language: textField(mount, 'lang')?.toLowerCase() ?? null,
      })
  }
  for (const language of languages) {
    const folder = textField(tableIn(config, 'languages', language), 'contentdir')
    if (folder) roots.push({ folder: root + withSlash(folder), language })
  }
  roots.push({ folder: root + withSlash(textField(config, 'contentdir') ?? 'content'), language: null })
  // content/ar before content.
  return { roots: roots.sort((a, b) => b.folder.length - a.folder.length), languages }
}

/** What is found in a folder: stories, and what could be one and is not read. */
export type FoundFiles = {
  stories: StoryFile[]
  left: string[]
  /** `_index` files: they name sections. */
  sections: StoryFile[]
}

export function storyFiles(paths: readonly string[], site: StaticSite): FoundFiles {
  const layout = layoutOf(site)
  const inContent = (path: string) => layout.roots.find(({ folder }) => path.startsWith(folder))
  // Somebody who packs her texts alone leaves away the folder that they lay in.
  const isWithout = site.program === 'hugo' && !paths.some((path) => isMarkdown(path) && inContent(path))
  if (isWithout) layout.roots = [{ folder: site.root, language: null }]
  const bundles = new Set(
    site.program === 'hugo'
      ? paths.filter((path) => /(?:^|\/)index(?:\.[\w-]+)?\.(?:md|markdown|html)$/i.test(path)).map(folderOf)
      : [],
  )
  const result: FoundFiles = { stories: [], left: [], sections: [] }
  for (const path of paths) {
    const root = inContent(path)
    if (!root) continue
    const within = path.slice(root.folder.length)
    if (isMachinery(within, site)) continue
    if (isOtherMarkup(path)) result.left.push(path)
    if (!isMarkdown(path) && !isHtml(path)) continue
    const file = fileOf(path, within, root.language, site, layout)
    if (/^_index$/i.test(file.name)) result.sections.push(file)
    else if (isAbout(path)) continue
    else if (isInBundle(path, bundles) && !file.isBundle) result.left.push(path)
    else if (isStory(file, within, site)) result.stories.push(file)
    else if (file.collection !== null && isMarkdown(path)) result.left.push(path)
  }
  return result
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)
/** Whether it belongs to the text of the folder it lies in, or of one above. */
function isInBundle(path: string, bundles: ReadonlySet<string>): boolean {
  for (let folder = folderOf(path); folder; folder = folderOf(folder.slice(0, -1)))
    if (bundles.has(folder)) return true
  return false
}

function fileOf(
  path: string,
  within: string,
  ofRoot: string | null,
  { program }: StaticSite,
  { languages }: Layout,
): StoryFile {
  const folders = within.split('/')
  const whole = (folders.pop() ?? '').replace(/\.\w+$/, '')
  const isKnown = (tag: string) =>
    languages.length ? languages.includes(tag.toLowerCase()) : isLanguage(tag)
  // Hugo: about.ar.md. Jekyll: 2020-01-02-name.md.
  const [, bare = whole, suffix] = /^(.+?)\.([a-z]{2}(?:[-_][a-z]{2,4})?)$/i.exec(whole) ?? []
  const ofName = suffix && isKnown(suffix) ? suffix.toLowerCase() : null
  const withoutLanguage = ofName ? bare : whole
  // Astro and others have folders of languages within those of collections: blog/ar/wheat.md.
  const at = ofRoot
    ? -1
    : folders.findIndex(
        (name, depth) => depth < 4 && (languages.includes(name.toLowerCase()) || isLanguageFolder(name)),
      )
  const ofFolder = at >= 0 ? (folders[at]?.toLowerCase() ?? null) : null
  // Hugo without languages in its configuration has sections of such names, but they are meant so.
  const places = ofFolder && !languages.includes(ofFolder) ? [...folders] : folders
  if (at >= 0) folders.splice(at, 1)
  const collection =
    program === 'jekyll' || program === null
      ? (folders
          .findLast((name) => /^_[a-z]/i.test(name))
          ?.slice(1)
          .toLowerCase() ?? null)
      : null
  const [, day = null, name = withoutLanguage] = /^(\d{4}-\d\d-\d\d)-(.+)$/.exec(withoutLanguage) ?? []
  return {
    path,
    folders,
    places: places === folders ? [...folders] : places,
    name,
    day,
    language: ofName ?? ofRoot ?? ofFolder,
    collection,
    isBundle: program === 'hugo' && name === 'index' && folders.length > 0,
  }
}

function isStory(file: StoryFile, within: string, { program, config }: StaticSite): boolean {
  if (program === 'jekyll') {
    const { collection } = file
    if (collection === 'posts' || collection === 'drafts') return true
    // Of a collection that is not written out, readers saw no page.
    if (collection !== null) return tableIn(config, 'collections', collection).output === true
    return (
      !/(?:^|\/)_/.test(within) &&
      (!isHtml(file.path) || !/^(?:index|404|search|archives?|tags|categories)$/.test(file.name))
    )
  }
  // Elsewhere HTML is what a program made, or a page of the theme.
  if (isHtml(file.path))
    return program === 'hugo' || file.collection === 'posts' || file.collection === 'drafts'
  return true
}

/** What all versions of a text are called: where it lies, whatever its language. */
export const commonName = ({ folders, name, day }: StoryFile): string =>
  [...folders, day ? `${day}-${name}` : name].join('/')

/** Names of texts that there are in more than one language. */
export function namesInSeveral(stories: readonly StoryFile[]): Set<string> {
  const languages = new Map<string, Set<string | null>>()
  for (const file of stories) {
    const name = commonName(file)
    const known = languages.get(name) ?? new Set()
    languages.set(name, known.add(file.language))
  }
  return new Set([...languages].filter(([, found]) => found.size > 1).map(([name]) => name))
}
