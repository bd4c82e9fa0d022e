/** What the documents name exists: files and folders, functions and types, npm's scripts. */
import { readdir, readFile } from 'node:fs/promises'
import { posix } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { projectPath } from '../../db/project-path.ts'

const atRoot = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md']
/** Drawn from the code; of the past; and of a file that is not of this project. */
const unread = ['schema.md', 'house.md', 'house-before.md', 'export-format.md']
const folders = [
  'app',
  'bench',
  'components',
  'deploy',
  'docs',
  'drizzle',
  'e2e',
  'lib',
  'messages',
  'public',
]

const read = (path: string) => readFile(projectPath(path), 'utf8')

async function readDocuments(): Promise<Record<string, string>> {
  const inDocs = await readdir(projectPath('docs'), { recursive: true })
  const paths = [
    ...atRoot,
    ...inDocs.filter((name) => name.endsWith('.md') && !unread.includes(name)).map((name) => `docs/${name}`),
  ]
  return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await read(path)] as const)))
}

/** Files and folders of the project, as seen from its root. */
async function readPaths(): Promise<string[]> {
  const root = await readdir(projectPath('.'), { withFileTypes: true })
  const below = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(projectPath(folder), { recursive: true })).map((name) => `${folder}/${name}`),
    ),
  )
  return [...root.filter((entry) => entry.isFile()).map(({ name }) => name), ...folders, ...below.flat()]
}

const example = /^```.*?^```/gms

/** What stands in backticks, outside of longer examples. */
const marked = (text: string): string[] =>
  [...text.replaceAll(example, '').matchAll(/`([^`\n]+)`/g)].map(([, token]) => token!)

/** Words of commands: whatever of them begins in one of the project's folders is a path. */
const wordsOfCommands = (text: string): string[] =>
  [...(text.match(example) ?? []), ...marked(text)]
    .filter((token) => /\s/.test(token))
    .flatMap((token) => token.split(/\s+/))
    .filter((word) => folders.some((folder) => word.startsWith(`${folder}/`)))

/** A file by its extension, or what begins in one of the project's folders. */
const isPath = (token: string): boolean =>
  /^[^\s/.][^\s:;=]*$/.test(token) &&
  (/\.(tsx?|mjs|jsonc?|css|sql|svg|md)$/.test(token) ||
    folders.some((folder) => token.startsWith(`${folder}/`)))

/** `{ar,en}` is each of them; `*`, `…` and a word in capitals are any name, as in `lib/story/blocks/KIND/model.ts`. */
function patternsOf(token: string): RegExp[] {
  const [braces, names] = token.match(/\{([^}]+)\}/) ?? []
  if (braces && names) return names.split(',').flatMap((name) => patternsOf(token.replace(braces, name)))
  const pattern = token
    .replace(/\/$/, '')
    .replaceAll(/[.()[\]+$^]/g, '\\$&')
    .replaceAll(/…|\*|(?<![a-zA-Z])[A-Z]{2,}(?![a-zA-Z])/g, '[^/]+')
  // A name alone, or the end of a path, may stand in any folder.
  return [new RegExp(`^(?:.*/)?${pattern}$`)]
}

const pathsOfNothing = (text: string, paths: readonly string[]): string[] =>
  [...marked(text), ...wordsOfCommands(text)]
    .filter(isPath)
    .filter((token) => !patternsOf(token).every((pattern) => paths.some((path) => pattern.test(path))))

/** What is wrong in each document, as lines. */
async function faultsOf(find: (text: string, document: string) => Iterable<string>): Promise<string[]> {
  const documents = Object.entries(await readDocuments())
  return documents.flatMap(([path, text]) =>
    [...new Set(find(text, path))].map((fault) => `${path}: ${fault}`),
  )
}

test('every path that a document names exists', async () => {
  const paths = await readPaths()
  expect(await faultsOf((text) => pathsOfNothing(text, paths))).toEqual([])
})

test('every link of a document to another file leads to one', async () => {
  const paths = await readPaths()
  const faults = await faultsOf((text, document) =>
    [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)]
      .map(([, link]) => link!)
      .filter((link) => !paths.includes(posix.join(posix.dirname(document), link))),
  )
  expect(faults).toEqual([])
})

test('every function and type that a document names stands in the code', async () => {
  const sources = (await readPaths()).filter(
    (path) =>
      /^(app|components|lib|e2e|messages|public)\/.*\.(tsx?|js|json)$|^biome\.jsonc$/.test(path) &&
      !path.endsWith('.test.ts'),
  )
  const words = new Set<string>()
  for (const path of sources) for (const [word] of (await read(path)).matchAll(/\w+/g)) words.add(word)
  const faults = await faultsOf((text) =>
    marked(text).flatMap((token) => {
      const [, name] = token.match(/^(\w+)(?:\(.*\))?$/) ?? []
      const isName = name && (/[a-z][A-Z]/.test(name) || token.endsWith(')'))
      return isName && !words.has(name) ? [name] : []
    }),
  )
  expect(faults).toEqual([])
})

test('every script of npm that a document names exists', async () => {
  const { scripts } = JSON.parse(await read('package.json')) as { scripts: Record<string, string> }
  const faults = await faultsOf((text) =>
    [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!).filter((name) => !(name in scripts)),
  )
  expect(faults).toEqual([])
})

describe('what counts as a path', () => {
  const paths = [
    'lib',
    'lib/story',
    'lib/story/html.ts',
    'messages',
    'messages/ar.json',
    'app/(a)/[b]/page.tsx',
  ]

  it.each([
    ['`lib/story`, `lib/story/`, `html.ts` and `story/html.ts`', []],
    ['`lib/storm`', ['lib/storm']],
    ['`gone.ts`', ['gone.ts']],
    ['`messages/{ar,en}.json`', ['messages/{ar,en}.json']],
    ['`lib/NOUN/html.ts` and `lib/*/html.ts`', []],
    ['`lib/NOUN/gone.ts`', ['lib/NOUN/gone.ts']],
    ['`app/(a)/[b]/page.tsx`', []],
    ['`/admin`, `article:…`, `npm start`, `?lite`, `.ts`', []],
    ['```sh\nnode `gone.ts`\nnode lib/gone.ts\n```\n', ['lib/gone.ts']],
    ['`npm run test:unit -- lib/story lib/storm/`', ['lib/storm/']],
  ])('%s', (text, expected) => {
    expect(pathsOfNothing(text, paths)).toEqual(expected)
  })
})
