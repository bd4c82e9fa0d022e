/** The configuration of a static site, as it lies in its folder: what program makes it, and where it stood. */
import type { FileTree } from '../import/file-tree.ts'
import { wholeText } from '../import/open-text.ts'
import { type Fields, fieldNamed, textField, tomlFields, yamlFields } from './front-matter.ts'

export type StaticSite = {
  /** Null: a mere folder of texts, or one of a program whose configuration is not there. */
  program: 'hugo' | 'jekyll' | 'astro' | 'eleventy' | null
  /** The folder that the configuration lies in, with a slash behind it; '' for the whole tree. */
  root: string
  /** Where it stood, with its path and a slash behind it; null where nothing says so. */
  address: string | null
  config: Fields
}

const longestConfig = 500_000
const isOfConfig = /(?:^|\/)(?:hugo|config)\.(?:toml|ya?ml|json)$/

/** Hosts of manuals and of one's own machine: many a site says them, and is on none of them. */
const isNobodys =
  /^(?:(?:www\.)?example\.(?:com|org|net)|localhost|[\d.]+|\[.*\]|.*your.*(?:site|domain|username).*|.*\.localhost)$/i

/** An address of a site, with a slash behind its path; null where it is no address of one. */
function siteAddress(written: string | null, path = ''): string | null {
  const whole =
    written && !/^[a-z][a-z\d+.-]*:/i.test(written) ? `https://${written.replace(/^\/+/, '')}` : written
  if (!whole || !URL.canParse(whole)) return null
  const url = new URL(whole)
  if (!/^https?:$/.test(url.protocol) || isNobodys.test(url.hostname) || !url.hostname.includes('.'))
    return null
  const full = `${url.pathname}/${path}/`.replace(/\/{2,}/g, '/')
  return url.origin + full
}

/** What stories are known again by: the site's host and path; so that one site under two names is one, and two are two. */
export const siteName = (address: string): string => {
  const { host, pathname } = new URL(address)
  return host.replace(/^www\./, '') + pathname.replace(/\/$/, '')
}

const depthOf = (path: string): number => path.split('/').length

/** What the file of a configuration says by its name alone. */
function configAt(
  path: string,
): { program: NonNullable<StaticSite['program']>; root: string; path: string } | null {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const root = path.slice(0, path.length - name.length)
  if (/^_config\.ya?ml$/.test(name)) return { program: 'jekyll', root, path }
  if (/^(?:hugo|config)\.(?:toml|ya?ml|json)$/.test(name))
    return { program: 'hugo', root: root.replace(/(?:^|(?<=\/))config\/_default\/$/, ''), path }
  if (/^astro\.config\.[cm]?[jt]s$/.test(name)) return { program: 'astro', root, path }
  if (/^(?:\.eleventy|eleventy\.config)\.[cm]?js$/.test(name)) return { program: 'eleventy', root, path }
  return null
}

/** That of the whole tree: the one that lies nearest to its top. Two beside each other are nobody's. */
export async function readSite({ files }: FileTree): Promise<StaticSite> {
  const none: StaticSite = { program: null, root: '', address: null, config: {} }
  const found = files
    .flatMap(({ path }) => configAt(path) ?? [])
    .filter(({ root }) => !/(?:^|\/)(?:themes|node_modules|exampleSite)\//.test(root))
    .sort((a, b) => depthOf(a.root) - depthOf(b.root))
  const [first] = found
  if (!first) return none
  const beside = found.filter(({ root }) => depthOf(root) === depthOf(first.root))
  if (beside.some(({ root }) => root !== first.root)) return none
  // `config.toml` is a name that others have as well.
  const { program, root, path: configPath } = beside.find((each) => each.program !== 'hugo') ?? first
  const open = (path: string) => files.find((each) => each.path === path)?.open
  const textAt = async (path: string): Promise<string> => {
    const bytes = open(path)
    return bytes ? wholeText(bytes, longestConfig).catch(() => '') : ''
  }
  const domain = (
    await Promise.all([`${root}CNAME`, `${root}static/CNAME`, `${root}public/CNAME`].map(textAt))
  )
    .map((text) => text.trim())
    .find((text) => /^[\w.-]+\.\w+$/.test(text))
  const site = { program, root }
  if (program === 'jekyll') {
    const config = fieldsOf(await textAt(configPath), configPath)
    const path = textField(config, 'baseurl') ?? ''
    return { ...site, config, address: siteAddress(textField(config, 'url') ?? domain ?? null, path) }
  }
  if (program === 'hugo') {
    const config = await hugoConfig(
      files.map(({ path }) => path),
      root,
      textAt,
    )
    return {
      ...site,
      config,
      address: siteAddress(textField(config, 'baseurl', 'base_url') ?? domain ?? null),
    }
  }
  // Programs of their own, of which only what is plainly written is read.
  const text = await textAt(configPath)
  const said = (name: string) =>
    new RegExp(`\\b${name}\\s{0,20}:\\s{0,20}["'\`]([^"'\`\\s]{1,300})["'\`]`).exec(text)?.[1]
  return {
    ...site,
    config: {},
    address: siteAddress(said('site') ?? domain ?? null, said('base') ?? said('pathPrefix')),
  }
}

/** One file, or a folder with a file for each part of it; what is for production counts above what is for all. */
async function hugoConfig(
  paths: string[],
  root: string,
  textAt: (path: string) => Promise<string>,
): Promise<Fields> {
  let config: Fields = {}
  for (const path of paths.filter(
    (each) => isOfConfig.test(each) && each.slice(0, each.lastIndexOf('/') + 1) === root,
  ))
    config = merged(config, fieldsOf(await textAt(path), path))
  for (const folder of ['config/_default/', 'config/production/']) {
    for (const path of paths.filter((each) => each.startsWith(root + folder))) {
      // languages.toml, languages.ar.toml, permalinks.yaml
      const [, part = '', key] =
        /([\w-]+)(?:\.([\w-]+))?\.(?:toml|ya?ml|json)$/.exec(path.slice(root.length + folder.length)) ?? []
      if (!part) continue
      const fields = fieldsOf(await textAt(path), path)
      const own = key ? { [key]: fields } : fields
      config = merged(config, part === 'hugo' || part === 'config' ? own : { [part]: own })
    }
  }
  return config
}

/** Names in lower case, as Hugo has them. What cannot be read says nothing. */
function fieldsOf(text: string, path: string): Fields {
  try {
    const read = /\.toml$/.test(path)
      ? tomlFields(text)
      : /\.json$/.test(path)
        ? JSON.parse(text)
        : yamlFields(text)
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? lowered(read as Fields) : {}
  } catch {
    return {}
  }
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

const lowered = (fields: Fields, depth = 0): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.toLowerCase(),
      isFields(value) && depth < 8 ? lowered(value, depth + 1) : value,
    ]),
  )

const merged = (below: Fields, above: Fields): Fields => ({
  ...below,
  ...Object.fromEntries(
    Object.entries(above).map(([name, value]) => {
      const under = fieldNamed(below, name)
      return [name, isFields(under) && isFields(value) ? merged(under, value) : value]
    }),
  ),
})

/** Names of people that articles call by a short key, as Jekyll and Hugo keep them beside the texts; keys in lower case. */
export async function namedAuthors({ files }: FileTree, { root }: StaticSite): Promise<Map<string, string>> {
  const file = files.find(
    ({ path }) =>
      path.startsWith(root) && /^_?data\/authors\.(?:toml|ya?ml|json)$/.test(path.slice(root.length)),
  )
  const table = file ? fieldsOf(await wholeText(file.open, longestConfig).catch(() => ''), file.path) : {}
  const names = Object.entries(table).flatMap(([key, value]): [string, string][] => {
    const name = isFields(value)
      ? textField(value, 'display_name', 'name')
      : typeof value === 'string'
        ? value
        : null
    return name ? [[key, name]] : []
  })
  return new Map(names)
}

/** What a configuration says under a name, where that is a table. */
export function tableIn(config: Fields, ...names: string[]): Fields {
  let at: unknown = config
  for (const name of names) at = isFields(at) ? fieldNamed(at, name) : undefined
  return isFields(at) ? at : {}
}
