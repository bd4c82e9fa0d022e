/**
 * ninjs, the news of agencies as JSON: 1.x, 2.x and 3.x (https://iptc.org/std/ninjs/), and what Superdesk adds to it. Of
 * one item the newest version counts.
 */
import type { ImportNote } from '../../vocabulary.ts'
import type { ArchivePart } from '../import/file-tree.ts'
import { stateInLanguage } from '../import/foreign-language.ts'
import { escapeHtml, lineOfHtml, paragraphsHtml, pictureHtml } from '../import/html-text.ts'
import type {
  ImportRecord,
  PictureRecord,
  RecordState,
  StoryRecord,
  TermRecord,
} from '../import/import-record.ts'
import { jsonElements } from '../import/json-elements.ts'
import { isObject, type Json, keyIn, objectsIn, textIn } from '../import/json-values.ts'
import { momentOf } from '../import/moment-of.ts'
import { note } from '../import/notes.ts'
import { namesOfByline, peopleByName } from '../import/people-by-name.ts'
import { withDateline } from '../nitf/dateline.ts'
import { localeOf } from '../wordpress/read-wordpress.ts'

/** @throws {FileRefused} */
export async function* readNinjs(parts: ArchivePart[]): AsyncGenerator<ImportRecord> {
  const newest = new Map<string, string>()
  for await (const item of itemsOf(parts)) {
    const age = ageOf(item)
    if (age >= (newest.get(idOf(item)) ?? '')) newest.set(idOf(item), age)
  }
  const people = new Set<string>()
  const told = new Set<string>()
  let older = 0
  yield { kind: 'site', source: 'ninjs', origin: null, locale: null }
  for await (const item of itemsOf(parts)) {
    const id = idOf(item)
    if (ageOf(item) !== newest.get(id) || told.has(id)) {
      older += 1
      continue
    }
    told.add(id)
    const type = textIn(item.type) || 'text'
    const picture = type === 'picture' || type === 'graphic' ? pictureOf(item) : null
    if (picture) yield picture
    else if (type === 'text' || type === 'composite') {
      const associated = associationsOf(item).flatMap((each) => pictureOf(each) ?? [])
      yield* associated
      const story = storyOf(item, associated)
      yield* peopleByName(story.people, people)
      yield story
    } else yield { kind: 'other', note: note('type-left-out', type) }
  }
  if (older) yield { kind: 'other', note: note('versions-left-out', String(older)) }
}

async function* itemsOf(parts: ArchivePart[]): AsyncGenerator<Json> {
  for (const { open } of parts)
    for await (const { row } of jsonElements(open, (path) => path === '', true)) {
      const within = itemsWithin(row)
      yield* within.length > 0 ? within : [row]
    }
}

/** Around items, an answer of somebody's own may stand: `{"ninjs": {…}}`, `{"data": {"items": [{…}]}}`. */
const mostWrapped = 3

function itemsWithin(value: unknown, depth = 0): Json[] {
  if (Array.isArray(value)) return value.flatMap((each) => itemsWithin(each, depth))
  if (!isObject(value)) return []
  if (idOf(value) && dated.some((name) => textIn(value[name]))) return [value]
  return depth < mostWrapped ? Object.values(value).flatMap((each) => itemsWithin(each, depth + 1)) : []
}

/** What only an item has, besides what it is called by. */
const dated = ['versioncreated', 'versionCreated', 'pubstatus', 'pubStatus'] as const

const idOf = (item: Json): string => textIn(item.uri) || textIn(item.guid)

/** Later ones sort behind earlier ones. */
const ageOf = (item: Json): string =>
  `${(momentOf(item.versionCreated, item.versioncreated)?.toISOString() ?? '').padEnd(24)}${keyIn(item.version).padStart(12, '0')}`

/** Called by name in 1.x, in a list from 2.0 on. */
const associationsOf = ({ associations }: Json): Json[] =>
  Array.isArray(associations)
    ? objectsIn(associations)
    : isObject(associations)
      ? Object.values(associations).filter(isObject)
      : []

/** Null for what is none, or has no file. */
function pictureOf(item: Json): PictureRecord | null {
  if (!['picture', 'graphic'].includes(textIn(item.type))) return null
  const renditions = Array.isArray(item.renditions)
    ? objectsIn(item.renditions)
    : isObject(item.renditions)
      ? Object.values(item.renditions).filter(isObject)
      : []
  const [largest] = renditions
    .filter(({ href }) => textIn(href))
    .sort((a, b) => Number(b.width ?? 0) - Number(a.width ?? 0))
  if (!largest) return null
  const said = lineOfHtml(
    textIn(item.description_text) || textOfRole(item.descriptions, 'main') || textIn(item.description_html),
  )
  return {
    kind: 'picture',
    key: idOf(item) || textIn(largest.href),
    address: textIn(largest.href),
    alt: textIn(item.alt_text) || textIn(item.altText) || null,
    caption: said || null,
    credit:
      textIn(item.byline) ||
      textIn(item.by) ||
      textIn(item.copyrightholder) ||
      textIn(item.copyrightHolder) ||
      null,
  }
}

/** Of several texts, that of a role, else the first. */
function textOfRole(values: unknown, role: string): string {
  const all = objectsIn(values)
  return textIn((all.find((each) => textIn(each.role) === role) ?? all[0])?.value)
}

/** HTML of the richest body; plain text where there is no other. */
function bodyOf(item: Json): string {
  const bodies = objectsIn(item.bodies)
  const rich = bodies.find(({ contentType }) => /html/i.test(textIn(contentType)))
  const html =
    textIn(rich?.value) || textIn(item.body_html) || textIn(item.body_richhtml5) || textIn(item.body_xhtml)
  if (html) return html
  const plain = textIn(bodies[0]?.value) || textIn(item.body_text)
  if (plain) return paragraphsHtml(plain)
  // A name of somebody's own: `body_mynews`.
  const [, other] =
    Object.entries(item).find(([name, value]) => name.startsWith('body_') && textIn(value)) ?? []
  const words = textIn(other)
  return /<p\b/i.test(words) ? words : paragraphsHtml(words)
}

function stateOf(item: Json, notes: ImportNote[]): RecordState {
  const until = momentOf(item.embargoed)
  if (until && until.getTime() > Date.now()) {
    notes.push(note('was-embargoed', until.toISOString().slice(0, 16)))
    return 'private'
  }
  const status = (textIn(item.pubstatus) || textIn(item.pubStatus) || 'usable').toLowerCase()
  if (status !== 'usable') {
    notes.push(note('was-private', status))
    return 'private'
  }
  const expired = momentOf(item.expires)
  if (expired && expired.getTime() < Date.now()) {
    notes.push(note('was-expired', expired.toISOString().slice(0, 10)))
    return 'draft'
  }
  return 'published'
}

/** What it is about; what it only mentions is none of its topics. */
function termsOf(item: Json): TermRecord[] {
  const named = (values: unknown, isAll: boolean) =>
    objectsIn(values).flatMap((each) =>
      isAll || textIn(each.rel) === 'about' ? textIn(each.name) || [] : [],
    )
  const keywords = Array.isArray(item.keywords) ? item.keywords.map(textIn) : []
  const names = [
    ...named(item.subject ?? item.subjects, true),
    ...keywords,
    ...[
      item.person ?? item.people,
      item.organisation ?? item.organisations,
      item.place ?? item.places,
      item.event ?? item.events,
    ].flatMap((values) => named(values, false)),
  ]
  return [...new Set(names.filter(Boolean))].map((name) => ({ name, slug: null, isTag: true }))
}

function storyOf(item: Json, [picture, ...pictures]: PictureRecord[]): StoryRecord {
  const notes: ImportNote[] = []
  const editors = textIn(item.ednote) || textIn(item.edNote)
  if (editors) notes.push(note('editors-note', lineOfHtml(editors)))
  const [service] = objectsIn(item.service)
  const [first, ...others] = termsOf(item)
  const section = service && textIn(service.name) ? { name: textIn(service.name), slug: null } : first
  const authors = objectsIn(item.authors)
    .map(({ name }) => textIn(name))
    .filter(Boolean)
  return {
    kind: 'story',
    sourceId: idOf(item),
    groupKey: null,
    locale: localeOf(textIn(item.language)),
    state: stateInLanguage(stateOf(item, notes), textIn(item.language), (each) => notes.push(each)),
    isPage: false,
    headline: lineOfHtml(
      textOfRole(item.headlines, 'main') ||
        textIn(item.headline) ||
        textIn(item.title) ||
        textIn(item.slugline),
    ),
    slug: null,
    standfirst:
      lineOfHtml(
        textOfRole(item.descriptions, 'main') ||
          textIn(item.description_text) ||
          textIn(item.description_html),
      ) || null,
    publishedAt: momentOf(
      item.firstpublished,
      item.firstPublished,
      item.firstcreated,
      item.firstCreated,
      item.versioncreated,
      item.versionCreated,
    ),
    people: authors.length ? authors : namesOfByline(textIn(item.byline) || textIn(item.by)),
    section: section ?? null,
    topics: section === first ? others : first ? [first, ...others] : others,
    text: () => {
      const body = bodyOf(item)
      // Those that the body does not show itself.
      const more = pictures.filter(({ address }) => !body.includes(address))
      return (
        withDateline(body, textIn(item.dateline)) +
        more.map(({ key, caption }) => pictureHtml(`picture:${key}`, '', escapeHtml(caption))).join('')
      )
    },
    lead: picture ? `picture:${picture.key}` : null,
    oldPaths: [textIn(item.canonicalUrl), textIn(item.canonical_url)].filter((address) =>
      /^https?:/.test(address),
    ),
    notes,
  }
}
