/** Stories of Arc XP as its API gives them, in ANS: one a file, lists of them, or answers of a search. */
import type { ImportNote } from '../../vocabulary.ts'
import type { ArchivePart } from '../import/file-tree.ts'
import { lineOfHtml } from '../import/html-text.ts'
import type {
  ImportRecord,
  PersonRecord,
  PictureRecord,
  RecordState,
  StoryRecord,
  TermRecord,
} from '../import/import-record.ts'
import { jsonElements } from '../import/json-elements.ts'
import { type Json, objectIn, objectsIn, textIn } from '../import/json-values.ts'
import { lastSegment } from '../import/last-segment.ts'
import { momentOf } from '../import/moment-of.ts'
import { note } from '../import/notes.ts'
import { originOf } from '../import/origin-of.ts'
import { localeOf } from '../wordpress/read-wordpress.ts'
import { creditOf, elementsHtml, imageAddress } from './ans-elements.ts'

/** @throws {FileRefused} */
export async function* readArc(parts: ArchivePart[]): AsyncGenerator<ImportRecord> {
  const known = new Set<string>()
  let isSiteTold = false
  for (const { open } of parts)
    for await (const { row } of jsonElements(open, (path) => path === '', true))
      for (const item of textIn(row.type) === 'results' ? objectsIn(row.content_elements) : [row]) {
        const type = textIn(item.type) || 'story'
        if (type === 'image') {
          yield pictureOf(item)
          continue
        }
        if (type !== 'story') {
          yield { kind: 'other', note: note('type-left-out', type) }
          continue
        }
        if (!isSiteTold) {
          // Its ids are one of a kind in all of Arc.
          yield { kind: 'site', source: 'arc', origin: originOf(textIn(item.canonical_url)), locale: null }
          isSiteTold = true
        }
        for (const image of imagesOf(item)) yield pictureOf(image)
        for (const person of peopleOf(item)) {
          if (!known.has(person.key)) yield person
          known.add(person.key)
        }
        yield storyOf(item)
      }
}

const leadOf = (item: Json): Json => {
  const promoted = objectIn(objectIn(item.promo_items).basic)
  // Of a film or a gallery, the picture that stands for it.
  return textIn(promoted.type) === 'image' || !promoted.promo_items
    ? promoted
    : objectIn(objectIn(promoted.promo_items).basic)
}

/** What stands over the story and is no picture: it comes first of its text. */
const filmOver = (item: Json): Json[] => {
  const promoted = objectIn(objectIn(item.promo_items).basic)
  return promoted.type && textIn(promoted.type) !== 'image' ? [promoted] : []
}

const imagesOf = (item: Json): Json[] => {
  const within = objectsIn(item.content_elements).flatMap((each) =>
    textIn(each.type) === 'gallery' ? objectsIn(each.content_elements) : [each],
  )
  return [leadOf(item), ...within].filter((each) => textIn(each.type) === 'image' && imageAddress(each))
}

const pictureOf = (image: Json): PictureRecord => ({
  kind: 'picture',
  key: textIn(image._id) || imageAddress(image),
  address: imageAddress(image),
  alt: textIn(image.alt_text) || null,
  caption: lineOfHtml(textIn(image.caption)) || null,
  credit: creditOf(image) || null,
})

const peopleOf = (item: Json): PersonRecord[] =>
  objectsIn(objectIn(item.credits).by).flatMap((author) => {
    const name =
      textIn(author.name) || textIn(objectIn(objectIn(author.additional_properties).original).byline)
    const person = {
      kind: 'person' as const,
      key: textIn(author._id) || name,
      name,
      slug: textIn(author.slug) || null,
      email: null,
      biography: textIn(author.bio) || textIn(author.description) || null,
    }
    return name ? [person] : []
  })

/** What everybody may read: the rest is for some. */
const open = new Set(['', 'free', 'metered', 'public', 'default', 'none', '0'])

function stateOf(item: Json, notes: ImportNote[]): RecordState {
  const published = momentOf(item.publish_date, item.first_publish_date, item.display_date)
  const isPublished =
    objectIn(item.additional_properties).is_published !== false && objectIn(item.revision).published !== false
  const planned = momentOf(objectIn(objectIn(item.planning).scheduling).planned_publish_date)
  if (!isPublished || !published) return planned && planned.getTime() > Date.now() ? 'scheduled' : 'draft'
  const code = textIn(objectIn(item.content_restrictions).content_code).toLowerCase()
  if (open.has(code)) return 'published'
  notes.push(note('was-private', code))
  return 'private'
}

/** What a story only points to, before its system has put it there: an author, a section. Null where it is all there. */
const referred = (each: Json): string | null =>
  textIn(each.type) === 'reference' ? textIn(objectIn(each.referent).id) || null : null

function storyOf(item: Json): StoryRecord {
  const notes: ImportNote[] = []
  for (const author of objectsIn(objectIn(item.credits).by)) {
    const id = referred(author)
    if (id) notes.push(note('author-unknown', id))
  }
  const taxonomy = objectIn(item.taxonomy)
  const primary = objectIn(taxonomy.primary_section ?? taxonomy.primary_site)
  const termOf = (each: Json): TermRecord => {
    const slug = lastSegment(referred(each) ?? '')
    return slug ? { name: slug, slug, isTag: true } : termIn(each)
  }
  const termIn = (each: Json): TermRecord => ({
    name: textIn(each.name) || textIn(each.text) || textIn(each.description),
    slug: lastSegment(textIn(each.slug) || textIn(each.path) || textIn(each._id)) || null,
  })
  const sections = objectsIn(taxonomy.sections ?? taxonomy.sites).map(termOf)
  const section = primary.name || referred(primary) ? termOf(primary) : sections[0]
  const topics = [
    ...sections,
    ...objectsIn(taxonomy.tags).map(termOf),
    ...objectsIn(taxonomy.topics).map(termOf),
  ]
  const lead = leadOf(item)
  const headlines = objectIn(item.headlines)
  return {
    kind: 'story',
    sourceId: textIn(item._id) || textIn(item.canonical_url),
    groupKey: null,
    locale: localeOf(textIn(item.language)),
    state: stateOf(item, notes),
    isPage: false,
    headline: lineOfHtml(textIn(headlines.basic) || textIn(headlines.web) || textIn(headlines.print)),
    slug: textIn(item.slug) || null,
    standfirst:
      lineOfHtml(textIn(objectIn(item.subheadlines).basic) || textIn(objectIn(item.description).basic)) ||
      null,
    // The day that readers were shown.
    publishedAt: momentOf(item.display_date, item.first_publish_date, item.publish_date),
    people: peopleOf(item).map(({ key }) => key),
    section: section ?? null,
    topics: topics.filter(({ name }) => name && name !== section?.name),
    text: (say) => elementsHtml([...filmOver(item), ...objectsIn(item.content_elements)], say),
    lead: textIn(lead.type) === 'image' ? imageAddress(lead) || null : null,
    oldPaths: [
      textIn(item.canonical_url),
      ...Object.values(objectIn(item.websites)).map((site) => textIn(objectIn(site).website_url)),
      ...objectsIn(objectIn(item.related_content).redirect).map(({ redirect_url: from }) => textIn(from)),
    ].filter((address, at, all) => /^(?:\/|https?:)/.test(address) && all.indexOf(address) === at),
    notes,
  }
}
