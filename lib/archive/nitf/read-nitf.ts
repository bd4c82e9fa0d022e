/** Files of NITF 3, one story each, as agencies send them. */
import type { Locale } from '../../locale/table.ts'
import type { ImportNote } from '../../vocabulary.ts'
import { FileRefused } from '../import/file-refused.ts'
import type { ArchivePart } from '../import/file-tree.ts'
import { escapeHtml, withoutTags } from '../import/html-text.ts'
import type { ImportRecord, RecordState, StoryRecord, TermRecord } from '../import/import-record.ts'
import { momentOf } from '../import/moment-of.ts'
import { note } from '../import/notes.ts'
import { namesOfByline, peopleByName } from '../import/people-by-name.ts'
import { type XmlElement, xmlElements } from '../import/xml-elements.ts'
import { findElement, findElements, localName, wholeWords } from '../import/xml-html.ts'
import { localeOf } from '../wordpress/read-wordpress.ts'
import { withDateline } from './dateline.ts'
import { nitfHtml, nitfPicture } from './nitf-html.ts'

/** @throws {FileRefused} */
export async function* readNitf(parts: ArchivePart[]): AsyncGenerator<ImportRecord> {
  const people = new Set<string>()
  yield { kind: 'site', source: 'nitf', origin: null, locale: null }
  for (const { path, open } of parts)
    for await (const each of xmlElements(open, (depth) => depth === 0, { mayNameDoctype: true })) {
      if ('removed' in each) yield { kind: 'other', note: note('characters-removed', String(each.removed)) }
      if (!('whole' in each)) continue
      if (localName(each.whole.name) !== 'nitf') throw new FileRefused('broken-xml', `${path}: no <nitf>`)
      const { story, pictures } = nitfStory(each.whole, path)
      for (const picture of pictures) yield picture
      yield* peopleByName(story.people, people)
      yield story
    }
}

const line = (element: XmlElement | undefined): string =>
  element ? wholeWords(element).replace(/\s+/gu, ' ').trim() : ''

const childNamed = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => localName(child.name) === name)

/** What the words themselves say, for NewsML that wraps them as well. */
export type NitfWords = {
  headline: string
  standfirst: string
  byline: string
  html: () => string
  lead: string | null
  pictures: ImportRecord[]
}

export function nitfWords(nitf: XmlElement): NitfWords {
  const body = childNamed(nitf, 'body') ?? nitf
  const head = childNamed(body, 'body.head')
  const content = childNamed(body, 'body.content')
  const end = childNamed(body, 'body.end')
  const hedline = childNamed(head, 'hedline')
  const found = content ? findElements(content, 'media').flatMap((media) => nitfPicture(media) ?? []) : []
  const dateline = datelineOf(childNamed(head, 'dateline'))
  const headline = line(childNamed(hedline, 'hl1'))
  // AP writes the same twice.
  const under = line(childNamed(hedline, 'hl2'))
  const second = under === headline ? '' : under
  const abstract = line(childNamed(head, 'abstract'))
  return {
    headline,
    standfirst: second || abstract,
    byline: bylineOf(head),
    html: () => {
      const text = content ? nitfHtml(content) : ''
      // Beside a second headline it has no other place; many repeat it as their first words.
      const isSaid = !second || !abstract || withoutTags(text).includes(escapeHtml(abstract))
      return (
        (isSaid ? '' : `<p>${escapeHtml(abstract)}</p>`) +
        withDateline(text, dateline) +
        (end ? nitfHtml(end) : '')
      )
    },
    lead: found[0]?.source ?? null,
    pictures: found.map(({ source, caption, producer }) => ({
      kind: 'picture',
      key: source,
      address: source,
      alt: null,
      caption: caption || null,
      credit: producer || null,
    })),
  }
}

/** Its place and day, which stand in elements of their own. A moment as machines write it is for them alone. */
const datelineOf = (dateline: XmlElement | undefined): string =>
  dateline?.children.length
    ? dateline.children
        .map(line)
        .filter((words) => words && !/^\d{8}(?:T\d{4,6}(?:Z|[+-]\d{4})?)?$/.test(words))
        .join(' ')
    : line(dateline)

/** The names in a byline, where they are marked, without what stands around them. */
function bylineOf(head: XmlElement | undefined): string {
  const byline = childNamed(head, 'byline')
  const marked = byline ? findElements(byline, 'person').map(line).filter(Boolean) : []
  if (marked.length || !byline) return marked.join(', ')
  // What somebody is stands in an element of its own, without a space before it.
  const isTitle = (part: string | XmlElement) => typeof part !== 'string' && localName(part.name) === 'byttl'
  return line({ ...byline, parts: byline.parts.filter((part) => !isTitle(part)) })
}

function nitfStory(nitf: XmlElement, path: string): { story: StoryRecord; pictures: ImportRecord[] } {
  const notes: ImportNote[] = []
  const head = childNamed(nitf, 'head')
  const docdata = childNamed(head, 'docdata')
  const attribute = (name: string, of: string) => childNamed(docdata, name)?.attributes[of] ?? ''
  const words = nitfWords(nitf)
  const topics = topicsOf(head, docdata)
  const [section, ...others] = topics
  return {
    pictures: words.pictures,
    story: {
      kind: 'story',
      sourceId: attribute('doc-id', 'id-string') || nitf.attributes.uno || path,
      groupKey: null,
      locale: languageOf(nitf),
      state: stateOf(docdata, notes),
      isPage: false,
      headline: words.headline || line(childNamed(head, 'title')),
      slug: null,
      standfirst: words.standfirst || null,
      publishedAt: momentOf(
        attribute('date.release', 'norm'),
        attribute('date.issue', 'norm'),
        childNamed(head, 'pubdata')?.attributes['date.publication'],
      ),
      people: namesOfByline(words.byline),
      section: section ?? null,
      topics: others,
      text: words.html,
      lead: words.lead,
      oldPaths: [childNamed(head, 'pubdata')?.attributes['ex-ref'] ?? ''].filter((address) =>
        /^https?:/.test(address),
      ),
      notes,
    },
  }
}

const languageOf = (nitf: XmlElement): Locale | null => {
  const body = childNamed(nitf, 'body')
  return localeOf(nitf.attributes['xml:lang'] ?? body?.attributes['xml:lang'] ?? '')
}

/** Subjects first, then keywords: what an agency files under is the nearest to a section. */
function topicsOf(head: XmlElement | undefined, docdata: XmlElement | undefined): TermRecord[] {
  const subjects = head
    ? findElements(head, 'tobject.subject').map(
        ({ attributes }) =>
          attributes['tobject.subject.detail'] ||
          attributes['tobject.subject.matter'] ||
          attributes['tobject.subject.type'] ||
          '',
      )
    : []
  const keywords = docdata
    ? findElements(docdata, 'keyword').map(({ attributes }) => attributes.key ?? '')
    : []
  return [...new Set([...subjects, ...keywords].map((name) => name.trim()).filter(Boolean))].map((name) => ({
    name,
    slug: null,
    isTag: true,
  }))
}

/** https://iptc.org/std/NITF/3.5/documentation/nitf-documentation.html */
function stateOf(docdata: XmlElement | undefined, notes: ImportNote[]): RecordState {
  const norm = (name: string) => momentOf(childNamed(docdata, name)?.attributes.norm)
  const status = docdata?.attributes['management-status'] ?? 'usable'
  const message = docdata ? findElement(docdata, 'ed-msg')?.attributes.info : ''
  if (message) notes.push(note('editors-note', message))
  if (status === 'embargoed') return 'scheduled'
  if (status !== 'usable') {
    notes.push(note('was-private', status))
    return 'private'
  }
  const expired = norm('date.expire')
  if (expired && expired.getTime() < Date.now()) {
    notes.push(note('was-expired', expired.toISOString().slice(0, 10)))
    return 'draft'
  }
  const released = norm('date.release')
  return released && released.getTime() > Date.now() ? 'scheduled' : 'published'
}
