/**
 * NewsML-G2, the news that agencies exchange (https://iptc.org/std/NewsML-G2/guidelines/): items alone, or several in a
 * message. Of one item the newest version counts; packages say which pictures belong to which text.
 */
import type { ImportNote } from '../../vocabulary.ts'
import type { ArchivePart } from '../import/file-tree.ts'
import { pictureHtml } from '../import/html-text.ts'
import type { ImportRecord, RecordState, StoryRecord, TermRecord } from '../import/import-record.ts'
import { momentOf } from '../import/moment-of.ts'
import { note } from '../import/notes.ts'
import { textHeadOf } from '../import/open-text.ts'
import { namesOfByline, peopleByName } from '../import/people-by-name.ts'
import { type XmlElement, xmlElements } from '../import/xml-elements.ts'
import { findElement, findElements, localName, wholeWords } from '../import/xml-html.ts'
import { withDateline } from '../nitf/dateline.ts'
import { localeOf } from '../wordpress/read-wordpress.ts'
import { contentOf } from './news-content.ts'

/** What is known of all items before the first story. */
type Known = {
  /** By guid. */
  newest: Map<string, number>
  pictures: Set<string>
  /** By the guid of a text, the pictures that stand with it. */
  beside: Map<string, string[]>
}

/** @throws {FileRefused} */
export async function* readNewsml(parts: ArchivePart[]): AsyncGenerator<ImportRecord> {
  const known = await survey(parts)
  const people = new Set<string>()
  const told = new Set<string>()
  let older = 0
  yield { kind: 'site', source: 'newsml', origin: null, locale: null }
  for await (const item of itemsOf(parts)) {
    if (typeof item === 'number') {
      yield { kind: 'other', note: note('characters-removed', String(item)) }
      continue
    }
    const guid = guidOf(item)
    const name = localName(item.name)
    if (name === 'packageItem') continue
    if (name !== 'newsItem') {
      yield { kind: 'other', note: note('type-left-out', name) }
      continue
    }
    if (versionOf(item) !== known.newest.get(guid) || told.has(guid)) {
      older += 1
      continue
    }
    told.add(guid)
    const kind = classOf(item)
    if (kind === 'picture' || kind === 'graphic') {
      yield pictureOf(item)
    } else if (kind === 'text' || kind === 'composite') {
      const { story, pictures } = storyOf(item, known)
      yield* pictures
      yield* peopleByName(story.people, people)
      yield story
    } else yield { kind: 'other', note: note('type-left-out', kind) }
  }
  if (older) yield { kind: 'other', note: note('versions-left-out', String(older)) }
}

const items = new Set([
  'newsItem',
  'packageItem',
  'conceptItem',
  'knowledgeItem',
  'planningItem',
  'catalogItem',
])

/** Every item of every file; a number where characters were removed. */
async function* itemsOf(parts: ArchivePart[]): AsyncGenerator<XmlElement | number> {
  for (const { open } of parts) {
    const isMessage = /<(?:\w{1,20}:)?newsMessage\b/.test(await textHeadOf(open))
    const isWhole = (depth: number, path: readonly string[]) =>
      isMessage ? depth === 2 && localName(path[1] ?? '') === 'itemSet' : depth === 0
    for await (const each of xmlElements(open, isWhole, { mayNameDoctype: true })) {
      if ('removed' in each) yield each.removed
      else if ('whole' in each && items.has(localName(each.whole.name))) yield each.whole
    }
  }
}

const guidOf = ({ attributes }: XmlElement): string => attributes.guid ?? ''
const versionOf = ({ attributes }: XmlElement): number => Number(attributes.version ?? 1) || 1

async function survey(parts: ArchivePart[]): Promise<Known> {
  const known: Known = { newest: new Map(), pictures: new Set(), beside: new Map() }
  const together: string[][] = []
  for await (const item of itemsOf(parts)) {
    if (typeof item === 'number') continue
    const guid = guidOf(item)
    known.newest.set(guid, Math.max(known.newest.get(guid) ?? 0, versionOf(item)))
    const name = localName(item.name)
    if (name === 'packageItem')
      together.push(findElements(item, 'itemRef').map(({ attributes }) => attributes.residref ?? ''))
    else if (name === 'newsItem' && ['picture', 'graphic'].includes(classOf(item))) known.pictures.add(guid)
    // What a text itself says it goes with.
    else if (name === 'newsItem')
      together.push([guid, ...findElements(item, 'link').map(({ attributes }) => attributes.residref ?? '')])
  }
  for (const references of together) {
    const pictures = references.filter((guid) => known.pictures.has(guid))
    if (pictures.length === 0) continue
    for (const guid of references)
      if (guid && !known.pictures.has(guid) && !known.beside.has(guid)) known.beside.set(guid, pictures)
  }
  return known
}

const meta = (item: XmlElement, part: 'itemMeta' | 'contentMeta', name: string): XmlElement[] =>
  item.children
    .filter((child) => localName(child.name) === part)
    .flatMap(({ children }) => children.filter((child) => localName(child.name) === name))

const line = (element: XmlElement | undefined): string =>
  element ? wholeWords(element).replace(/\s+/gu, ' ').trim() : ''

/** What a code says, whatever its scheme: `text` of `ninat:text`. */
const codeOf = (element: XmlElement | undefined): string => {
  const code = element?.attributes.qcode ?? element?.attributes.uri ?? element?.attributes.literal ?? ''
  return code.replace(/^.*[:/]/, '').toLowerCase()
}

const classOf = (item: XmlElement): string => codeOf(meta(item, 'itemMeta', 'itemClass')[0]) || 'text'

/** A name in the item's own language, if there are several. */
function nameOf(element: XmlElement, language: string): string {
  const names = element.children.filter(({ name }) => localName(name) === 'name')
  const own = names.find(({ attributes }) => localeOf(attributes['xml:lang'] ?? '') === localeOf(language))
  return line(own ?? names[0]) || (element.attributes.literal ?? '')
}

function pictureOf(item: XmlElement): ImportRecord {
  const remote = findElements(item, 'remoteContent').filter(({ attributes }) => attributes.href)
  const [largest] = [...remote].sort(
    (a, b) => Number(b.attributes.width ?? 0) - Number(a.attributes.width ?? 0),
  )
  return {
    kind: 'picture',
    key: guidOf(item),
    address: largest?.attributes.href ?? guidOf(item),
    alt: line(meta(item, 'contentMeta', 'headline')[0]) || null,
    caption: line(meta(item, 'contentMeta', 'description')[0]) || null,
    credit: line(meta(item, 'contentMeta', 'creditline')[0]) || null,
  }
}

function stateOf(item: XmlElement, notes: ImportNote[]): RecordState {
  const status = codeOf(meta(item, 'itemMeta', 'pubStatus')[0]) || 'usable'
  const embargoed = meta(item, 'itemMeta', 'embargoed')[0]
  const until = momentOf(line(embargoed))
  // An embargo without a moment holds until it is lifted.
  if (embargoed && (!until || until.getTime() > Date.now())) {
    notes.push(note('was-embargoed', until?.toISOString().slice(0, 16) ?? ''))
    return 'private'
  }
  if (status === 'usable') return 'published'
  if (status === 'draft') return 'draft'
  notes.push(note('was-private', status))
  return 'private'
}

function storyOf(item: XmlElement, known: Known): { story: StoryRecord; pictures: ImportRecord[] } {
  const notes: ImportNote[] = []
  const guid = guidOf(item)
  const content = contentOf(item)
  const of = (name: string) => meta(item, 'contentMeta', name)
  const language = of('language')[0]?.attributes.tag || item.attributes['xml:lang'] || ''
  const headlines = of('headline')
  const main = headlines.find(({ attributes }) => /main/.test(attributes.role ?? '')) ?? headlines[0]
  const sub = headlines.find((each) => each !== main)
  const description = of('description').find(({ attributes }) =>
    /summary|abstract|intro|drol:/.test(attributes.role ?? 'drol:'),
  )
  const creators = of('creator')
    .map((each) => nameOf(each, language))
    .filter(Boolean)
  const byline = namesOfByline(line(of('by')[0]) || content.byline)
  const subjects = of('subject')
    .map((each) => nameOf(each, language))
    .filter(Boolean)
  const keywords = of('keyword').map(line).filter(Boolean)
  const [section, ...topics] = [...new Set([...subjects, ...keywords])].map(
    (name): TermRecord => ({ name, slug: null, isTag: true }),
  )
  const editors = meta(item, 'itemMeta', 'edNote').map(line).filter(Boolean)
  for (const said of editors) notes.push(note('editors-note', said))
  const dateline = line(of('dateline')[0])
  const [lead, ...pictures] = known.beside.get(guid) ?? []
  return {
    pictures: content.pictures,
    story: {
      kind: 'story',
      sourceId: guid,
      groupKey:
        meta(item, 'itemMeta', 'link').find(({ attributes }) => /translat/i.test(attributes.rel ?? ''))
          ?.attributes.residref ?? null,
      locale: localeOf(language),
      state: stateOf(item, notes),
      isPage: false,
      headline:
        line(main) || content.headline || line(meta(item, 'itemMeta', 'title')[0]) || line(of('slugline')[0]),
      slug: null,
      standfirst: line(sub) || line(description) || content.standfirst || null,
      publishedAt: momentOf(
        line(meta(item, 'itemMeta', 'firstCreated')[0]),
        line(of('contentCreated')[0]),
        line(meta(item, 'itemMeta', 'versionCreated')[0]),
      ),
      people: byline.length ? byline : creators,
      section: section ?? null,
      topics,
      text: (say) =>
        withDateline(content.html(say), dateline) +
        pictures.map((picture) => pictureHtml(`picture:${picture}`)).join(''),
      lead: lead ? `picture:${lead}` : content.lead,
      oldPaths: [findElement(item, 'altLoc')?.attributes.href ?? ''].filter((address) =>
        /^https?:/.test(address),
      ),
      notes,
    },
  }
}
