/** Every text of a site by what others call it, and every picture by where it lies. */
import { posix } from 'node:path'
import type { FileTree } from '../import/file-tree.ts'
import { type Fields, textField } from './front-matter.ts'
import type { StaticSite } from './site-config.ts'
import { commonName, type StoryFile } from './story-files.ts'

type Page = { path: string; language: string | null; address: string | null }

const withoutExtension = (path: string): string => path.replace(/\.(?:md|markdown|mdx|html?)$/i, '')
/** Folders of files that are taken as they are. */
const staticFolders = ['', 'static/', 'public/', 'assets/', 'source/', 'src/', 'src/assets/', 'content/']

export class SitePages {
  readonly #site: StaticSite
  readonly #pages = new Map<string, Page[]>()
  readonly #files = new Set<string>()
  readonly #byName = new Map<string, string>()

  constructor(site: StaticSite, files: FileTree['files']) {
    this.#site = site
    for (const { path } of files) {
      this.#files.add(path)
      const name = posix.basename(path)
      if (!this.#byName.has(name)) this.#byName.set(name, path)
    }
  }

  /** @param address the first of those it had */
  add(file: StoryFile, fields: Fields, address: string | undefined): void {
    const page = { path: file.path, language: file.language, address: address ?? null }
    const path = withoutExtension(file.path)
    const dated = file.day ? `${file.day}-${file.name}` : file.name
    const last = file.name === 'index' ? (file.folders.at(-1) ?? '') : dated
    const folder = posix.dirname(path)
    const names = [
      path,
      commonName(file),
      last,
      file.name === 'index' ? folder : '',
      file.name === 'index' ? file.folders.join('/') : '',
    ]
    const title = textField(fields, 'title')
    if (title) names.push(title)
    for (const name of new Set(names.filter(Boolean).map((each) => each.toLowerCase()))) {
      const known = this.#pages.get(name) ?? []
      if (known.length < 20) known.push(page)
      this.#pages.set(name, known)
    }
  }

  /**
   * The whole address of a page, or its path where the site's is not known; null where there is none of that name.
   * @param language of the version that is meant; else that of the page which names it
   */
  pageAt(name: string, from: StoryFile, language: string | null = null): string | null {
    const clean = withoutExtension(
      name
        .trim()
        .replace(/[?#].*$/s, '')
        .replace(/\/$/, ''),
    )
    if (!clean || /^[a-z][a-z\d+.-]*:/i.test(clean)) return null
    const plain = clean.replace(/^\/+/, '')
    const beside = clean.startsWith('/')
      ? []
      : [posix.join(posix.dirname(from.path), clean), posix.join(...from.folders, clean)]
    const found = [...beside, this.#site.root + plain, plain].flatMap(
      (each) => this.#pages.get(each.toLowerCase())?.filter(({ address }) => address !== null) ?? [],
    )
    const inLanguage = (wanted: string | null) => found.find((each) => each.language === wanted)
    const page =
      (language ? inLanguage(language.toLowerCase()) : null) ?? inLanguage(from.language) ?? found[0]
    return page?.address ? this.#whole(page.address) : null
  }

  #whole(address: string): string {
    const { address: site } = this.#site
    return site && URL.canParse(address, site) ? new URL(address, site).href : encodeURI(decoded(address))
  }

  /** Where a picture lies in the folder; else where it stood on the site. */
  picture(address: string, from: StoryFile, page: string | undefined): string {
    const { address: site, root } = this.#site
    const ofSite =
      site && address.startsWith(new URL(site).origin) ? decoded(new URL(address).pathname) : null
    if (ofSite === null && /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(address)) return address
    const path = ofSite ?? decoded(address.replace(/[?#].*$/s, ''))
    const base = site ? new URL(site).pathname : '/'
    const plain = path.startsWith(base) ? path.slice(base.length) : path.replace(/^\/+/, '')
    const beside = path.startsWith('/') ? [] : [posix.join(posix.dirname(from.path), path)]
    const known = [...beside, ...staticFolders.map((folder) => root + folder + plain)].find((each) =>
      this.#files.has(each.normalize('NFC')),
    )
    if (known) return `/${known}`
    if (ofSite !== null) return address
    if (site) {
      const where = page && !path.startsWith('/') ? new URL(page, site).href : site
      return URL.canParse(address, where) ? new URL(address, where).href : address
    }
    return path.startsWith('/') ? path : `/${beside[0]}`
  }

  /** Obsidian finds a picture by its mere name, wherever it lies. */
  pictureNamed(name: string): string | null {
    const path = this.#byName.get(posix.basename(name).normalize('NFC'))
    return path ? `/${path}` : null
  }
}

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
