/** Our own export, as files: a folder, or a ZIP of one. */

import { ZodError } from 'zod'
import { present } from '../../present.ts'
import { escapeHtml } from '../../story/html.ts'
import { plainText } from '../../story/plain-text.ts'
import { UnknownDocumentVersion } from '../../story/up-steps.ts'
import { FileRefused } from '../import/file-refused.ts'
import type { FileTree } from '../import/file-tree.ts'
import type { ImportRecord } from '../import/import-record.ts'
import { textOf, wholeText } from '../import/open-text.ts'
import type { OwnExport } from './own-export.ts'
import { exportVersion, header, type OwnRecord, type RecordName, recordsOf } from './records.ts'

/** Characters of one line. */
const longestLine = 20_000_000

/** @throws {FileRefused} */
async function readHeader(tree: FileTree) {
  const file = tree.files.find(({ path }) => path === 'warraq.json')
  const text = file ? await wholeText(file.open, 1_000_000) : ''
  try {
    const read = header.parse(JSON.parse(text))
    if (read.version > exportVersion) throw new FileRefused('unknown-version', String(read.version))
    return read
  } catch (error) {
    throw inOwnWords(error, 'warraq.json')
  }
}

/**
 * The records of one of its files, each checked; of one that is not there, none.
 * @throws {FileRefused} `broken-json` with file and line, `unknown-version`
 */
async function* recordsIn<N extends RecordName>(
  tree: FileTree,
  name: N,
  version: number,
): AsyncGenerator<OwnRecord<N>> {
  const file = tree.files.find(({ path }) => path === `${name}.jsonl`)
  if (!file) return
  const schema = recordsOf(version)[name]
  let number = 0
  for await (const line of linesOf(textOf(file.open), `${name}.jsonl`)) {
    number += 1
    if (!line.trim()) continue
    try {
      yield schema.parse(JSON.parse(line)) as OwnRecord<N>
    } catch (error) {
      throw inOwnWords(error, `${name}.jsonl, line ${number}`)
    }
  }
}

async function* linesOf(text: AsyncIterable<string>, name: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of text) {
    const lines = (rest + chunk).split('\n')
    rest = present(lines.pop(), 'line')
    if (rest.length > longestLine) throw new FileRefused('too-large', name)
    yield* lines
  }
  if (rest.trim()) throw new FileRefused('broken-json', `${name} ends within a line`)
}

function inOwnWords(error: unknown, where: string): Error {
  if (error instanceof FileRefused) return error
  if (error instanceof ZodError) {
    const [issue] = error.issues
    return new FileRefused('broken-json', `${where}: ${issue?.path.join('.')} ${issue?.message}`)
  }
  if (error instanceof UnknownDocumentVersion) return new FileRefused('unknown-version', where)
  return new FileRefused('broken-json', `${where}: ${(error as Error).message.slice(0, 200)}`)
}

const states = {
  draft: 'draft',
  in_review: 'in_review',
  approved: 'in_review',
  scheduled: 'scheduled',
  published: 'published',
  unpublished: 'private',
  killed: 'private',
} as const

/** What its files hold, for who writes it. */
export const ownExport = (tree: FileTree): OwnExport => ({
  header: () => readHeader(tree),
  async *records(name) {
    const { documentVersion: version } = await readHeader(tree)
    yield* recordsIn(tree, name, version)
  },
  file: async (path) => tree.files.find((each) => each.path === path)?.open ?? null,
})

/**
 * What a preview shows of it. Reading this once to its end is reading, and checking, all of its records; `import-own.ts`
 * writes them.
 */
export async function* readOwn(tree: FileTree): AsyncGenerator<ImportRecord> {
  const { documentVersion: version } = await readHeader(tree)
  yield { kind: 'site', source: 'warraq', origin: null, locale: null }
  const sections = new Map<string, string>()
  const topics = new Map<string, string>()
  const filed = new Map<string, { sectionId: string; topicIds: string[] }>()
  for await (const { id, names, slug } of recordsIn(tree, 'sections', version))
    sections.set(id, Object.values(names)[0] ?? slug)
  for await (const { id, names, slug } of recordsIn(tree, 'topics', version))
    topics.set(id, Object.values(names)[0] ?? slug)
  for await (const _ of recordsIn(tree, 'desks', version));
  for await (const { id, file } of recordsIn(tree, 'media', version))
    yield { kind: 'picture', key: id, address: file, alt: null, caption: null, credit: null }
  const authors = new Set<string>()
  for await (const { id, names, slug } of recordsIn(tree, 'authors', version)) {
    authors.add(id)
    yield {
      kind: 'person',
      key: id,
      name: Object.values(names)[0] ?? slug,
      slug,
      email: null,
      biography: null,
    }
  }
  for await (const { id, sectionId, topicIds } of recordsIn(tree, 'stories', version)) {
    refuseWithout(sections.has(sectionId), `stories.jsonl: the section of ${id}`)
    filed.set(id, { sectionId, topicIds })
  }
  const oldPaths = new Map<string, string[]>()
  for await (const each of recordsIn(tree, 'redirects', version))
    if ('articleId' in each)
      oldPaths.set(each.articleId, [
        ...(oldPaths.get(each.articleId) ?? []),
        'path' in each ? each.path : each.slug,
      ])
  const revised = new Set<string>()
  for await (const { articleId } of recordsIn(tree, 'revisions', version)) revised.add(articleId)
  for await (const _ of recordsIn(tree, 'fronts', version));
  for await (const _ of recordsIn(tree, 'parts', version));
  for await (const _ of recordsIn(tree, 'checklist', version));
  for await (const _ of recordsIn(tree, 'events', version));
  for await (const _ of recordsIn(tree, 'coverages', version));
  for await (const _ of recordsIn(tree, 'datasets', version));
  for await (const _ of recordsIn(tree, 'datasetChanges', version));
  for await (const each of recordsIn(tree, 'articles', version)) {
    revised.delete(each.id)
    refuseWithout(filed.has(each.storyId), `articles.jsonl: the story of ${each.id}`)
    for (const { authorId } of each.bylines)
      refuseWithout(authors.has(authorId), `articles.jsonl: an author of ${each.id}`)
    const { sectionId = '', topicIds = [] } = filed.get(each.storyId) ?? {}
    const named = (names: Map<string, string>, id: string) => {
      const name = names.get(id)
      return name ? [{ name, slug: null }] : []
    }
    yield {
      kind: 'story',
      sourceId: each.id,
      groupKey: each.storyId,
      locale: each.locale,
      state: states[each.state],
      isPage: false,
      headline: each.headline,
      slug: each.slug,
      standfirst: each.standfirst,
      publishedAt: each.publishedAt,
      people: each.bylines.map(({ authorId }) => authorId),
      section: named(sections, sectionId)[0] ?? null,
      topics: topicIds.flatMap((id) => named(topics, id)),
      text: () => `<p>${escapeHtml(plainText(each.document))}</p>`,
      lead: null,
      oldPaths: oldPaths.get(each.id) ?? [],
      notes: [],
    }
  }
  for (const id of revised) refuseWithout(false, `revisions.jsonl: the article ${id}`)
}

/** What one file refers to stands in another: where it does not, that one is cut off, or missing. */
function refuseWithout(isThere: boolean, what: string): void {
  if (!isThere) throw new FileRefused('broken-json', `${what} is not in the export`)
}
