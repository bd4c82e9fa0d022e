/**
 * Drupal's content by its usual exports: pages of JSON:API (https://www.drupal.org/docs/core-modules-and-themes/core-modules/jsonapi-module)
 * with what they include, and what Views or REST write as XML or JSON, which are tables.
 */

import type { ImportNote } from '../../vocabulary.ts'
import type { ArchivePart } from '../import/file-tree.ts'
import { stateInLanguage } from '../import/foreign-language.ts'
import { pictureHtml } from '../import/html-text.ts'
import type { ImportRecord, RecordState, StoryRecord, TermRecord } from '../import/import-record.ts'
import { jsonElements } from '../import/json-elements.ts'
import { isObject, type Json, keyIn, objectIn, textIn } from '../import/json-values.ts'
import { momentOf } from '../import/moment-of.ts'
import { note } from '../import/notes.ts'
import { onSite, sourcesOnSite } from '../import/on-site.ts'
import { textHeadOf } from '../import/open-text.ts'
import { originOf } from '../import/origin-of.ts'
import { siteIdentity } from '../import/site-identity.ts'
import { topKeys } from '../import/top-keys.ts'
import { readTable } from '../table/read-table.ts'
import { localeOf } from '../wordpress/read-wordpress.ts'
import { fileOf, type Included, nameOf, nodeHtml, referencesIn } from './node-html.ts'

/** @throws {FileRefused} */
export async function* readDrupal(parts: ArchivePart[], fileName: string): AsyncGenerator<ImportRecord> {
  const pages: ArchivePart[] = []
  const tables: ArchivePart[] = []
  for (const part of parts)
    (topKeys(await textHeadOf(part.open, 65_536)).has('jsonapi') ? pages : tables).push(part)
  if (pages.length) yield* readPages(pages)
  // Both of one site are never in one file: ids of a table are numbers.
  else yield* readTable(tables, fileName)
}

async function* resources(parts: ArchivePart[], list: 'data' | 'included'): AsyncGenerator<Json> {
  for (const { open } of parts)
    for await (const { row } of jsonElements(open, (path) => path === list)) yield row
}

async function* readPages(parts: ArchivePart[]): AsyncGenerator<ImportRecord> {
  const included = new Map<string, Json>()
  for await (const each of resources(parts, 'included')) included.set(nameOf(each), each)
  let origin: string | null = null
  let isSiteTold = false
  const people = new Set<string>()
  for await (const each of resources(parts, 'data')) {
    const type = textIn(each.type)
    if (!type.startsWith('node--')) {
      yield { kind: 'other', note: note('type-left-out', type) }
      continue
    }
    if (!isSiteTold) {
      const self = objectIn(each.links).self
      origin = originOf(textIn(isObject(self) ? self.href : self))
      yield { kind: 'site', source: siteIdentity('drupal', origin), origin, locale: null }
      isSiteTold = true
    }
    const found = related(each, included)
    const html = () => nodeHtml(each, included)
    for (const { id, name } of found.people) {
      if (!people.has(id)) yield { kind: 'person', key: id, name, slug: null, email: null, biography: null }
      people.add(id)
    }
    for (const { address, alt } of found.pictures)
      if (alt) {
        const at = onSite(origin, address)
        yield { kind: 'picture', key: at, address: at, alt, caption: null, credit: null }
      }
    yield storyOf(each, found, origin, html)
  }
}

type Related = {
  people: { id: string; name: string }[]
  /** By the field that names them. */
  terms: { field: string; term: TermRecord }[]
  pictures: { address: string; alt: string }[]
}

/** What a story refers to, as far as the pages include it. */
function related(node: Json, included: Included): Related {
  const found: Related = { people: [], terms: [], pictures: [] }
  for (const field of Object.keys(objectIn(node.relationships))) {
    for (const reference of referencesIn(node, field)) {
      const type = textIn(reference.type)
      const attributes = objectIn(included.get(nameOf(reference))?.attributes)
      const name = textIn(attributes.display_name) || textIn(attributes.name) || textIn(attributes.title)
      if (type === 'user--user' && field === 'uid' && name)
        found.people.push({ id: keyIn(reference.id), name })
      if (type.startsWith('taxonomy_term--') && name)
        found.terms.push({ field, term: { name, slug: lastOf(textIn(objectIn(attributes.path).alias)) } })
      const file = fileOf(reference, included)
      if (file) found.pictures.push({ address: file, alt: textIn(objectIn(reference.meta).alt) })
    }
  }
  return found
}

const lastOf = (path: string): string | null => path.split('/').filter(Boolean).at(-1) ?? null

/** Fields that file a story under something, as sites name them. */
const filing = /section|categor|channel|rubri|department/i

function storyOf(node: Json, found: Related, origin: string | null, html: () => string): StoryRecord {
  const notes: ImportNote[] = []
  const attributes = objectIn(node.attributes)
  const body = objectIn(attributes.body)
  const number = keyIn(attributes.drupal_internal__nid)
  const alias = textIn(objectIn(attributes.path).alias)
  const language = textIn(attributes.langcode)
  const filed = found.terms.find(({ field }) => filing.test(field))
  const [section, ...topics] = [
    ...(filed ? [filed] : []),
    ...found.terms.filter((each) => each !== filed),
  ].map(({ term }) => ({ ...term, isTag: !filed }))
  if (attributes.sticky === true) notes.push(note('was-pinned'))
  const [lead, ...others] = found.pictures
  const id = textIn(node.id)
  // Translations share a number, and stand behind the word for their language, which is no part of an alias.
  const prefix = (path: string) =>
    attributes.default_langcode === false && !path.startsWith(`/${language}/`) ? `/${language}${path}` : path
  return {
    kind: 'story',
    // Translations of one story have one id.
    sourceId: attributes.default_langcode === false ? `${id}:${language}` : id,
    groupKey: id,
    locale: localeOf(language),
    state: stateInLanguage(stateOf(attributes), language, (each) => notes.push(each)),
    isPage: textIn(node.type) === 'node--page',
    headline: textIn(attributes.title),
    slug: lastOf(alias),
    standfirst: textIn(attributes.field_subtitle) || textIn(body.summary) || null,
    publishedAt: momentOf(attributes.published_at, attributes.created),
    people: found.people.map((person) => person.id),
    section: section ?? null,
    topics,
    text: () =>
      sourcesOnSite(origin, html()) +
      others.map(({ address, alt }) => pictureHtml(onSite(origin, address), alt)).join(''),
    lead: lead ? onSite(origin, lead.address) : null,
    oldPaths: [alias, number ? `/node/${number}` : ''].filter(Boolean).map((path) => prefix(path)),
    notes,
  }
}

function stateOf(attributes: Json): RecordState {
  const moderated = textIn(attributes.moderation_state)
  if (attributes.status === true) return 'published'
  return /review/.test(moderated) ? 'in_review' : 'draft'
}
