/** FormatPreferences a file once, to its end, before anything of it is written: what is in it, and whether it is whole. */

import { defaultLocale, type Locale } from '../../locale/table.ts'
import type { ImportFormat } from '../../vocabulary.ts'
import { FileRefused } from './file-refused.ts'
import type { Archive, FoundStory, PersonRecord, PictureRecord, RecordState } from './import-record.ts'
import { type CountedNote, NoteTally, note } from './notes.ts'
import { originalAddress } from './picture-address.ts'
import { type CountedPictures, PictureCensus } from './picture-census.ts'

/** What a person is shown before she says yes. */
export type Preview = {
  format: ImportFormat
  fileName: string
  source: string
  stories: number
  states: Partial<Record<RecordState, number>>
  pages: number
  people: number
  /** As the site's own library counts them. */
  pictures: number
  /** Those that the stories show whose words were read, and where they are; null where none were. */
  shownPictures: CountedPictures | null
  oldAddresses: number
  sections: { name: string; stories: number }[]
  topics: number
  languages: Partial<Record<Locale, number>>
  first: { headline: string; locale: Locale; state: RecordState; publishedAt: string | null }[]
  notes: CountedNote[]
  /** How many stories the languages and notes were read from: all, or the first. */
  looked: number
}

/** What taking in needs to know of the whole file before its first story. */
export type Survey = {
  preview: Preview
  source: string
  origin: string | null
  locale: Locale | null
  people: Map<string, PersonRecord>
  /** By key and by address. */
  catalogue: Map<string, PictureRecord>
  stories: number
}

const shown = 10

/**
 * @param given `looks`: of how many stories the words are read as well, which takes as long as taking them in
 * @throws {FileRefused} where the file is broken anywhere, or is none of its kind
 */
export async function dryRunImport(
  archive: Archive,
  given: { locale: Locale | null; looks: number; tell?: (stories: number) => void },
): Promise<Survey> {
  let site = {
    source: archive.format as string,
    origin: null as string | null,
    locale: null as Locale | null,
  }
  const people = new Map<string, PersonRecord>()
  const catalogue = new Map<string, PictureRecord>()
  const sections = new Map<string, number>()
  const topics = new Set<string>()
  const tally = new NoteTally()
  const census = new PictureCensus(archive.shelf)
  const preview: Preview = {
    format: archive.format,
    fileName: archive.fileName,
    source: '',
    stories: 0,
    states: {},
    pages: 0,
    people: 0,
    pictures: 0,
    shownPictures: null,
    oldAddresses: 0,
    sections: [],
    topics: 0,
    languages: {},
    first: [],
    notes: [],
    looked: 0,
  }
  for await (const found of archive.read()) {
    if (found.kind === 'site') site = found
    else if (found.kind === 'person') people.set(found.key, found)
    else if (found.kind === 'picture') {
      catalogue.set(found.key, found)
      catalogue.set(originalAddress(found.address), found)
      preview.pictures += 1
    } else if (found.kind === 'other') tally.add([found.note])
    else {
      preview.stories += 1
      preview.states[found.state] = (preview.states[found.state] ?? 0) + 1
      if (found.isPage) preview.pages += 1
      preview.oldAddresses += found.oldPaths.length
      if (found.section) sections.set(found.section.name, (sections.get(found.section.name) ?? 0) + 1)
      for (const topic of found.topics) topics.add(topic.slug ?? topic.name)
      tally.add(found.notes)
      if (preview.looked < given.looks) {
        const { locale, notes } = await look(archive, found, given.locale, site, census)
        tally.add(notes)
        preview.looked += 1
        preview.languages[locale] = (preview.languages[locale] ?? 0) + 1
        if (preview.first.length < shown)
          preview.first.push({
            headline: found.headline,
            locale,
            state: found.state,
            publishedAt: found.publishedAt?.toISOString() ?? null,
          })
      }
      given.tell?.(preview.stories)
    }
  }
  if (preview.stories === 0) throw new FileRefused('empty', archive.fileName)
  preview.source = site.source
  preview.people = people.size
  preview.topics = topics.size
  preview.sections = [...sections]
    .map(([name, stories]) => ({ name, stories }))
    .sort((a, b) => b.stories - a.stories)
  if (preview.looked > 0) preview.shownPictures = await census.count(catalogue, site.origin)
  preview.notes = tally.counted
  return { preview, ...site, people, catalogue, stories: preview.stories }
}

async function look(
  archive: Archive,
  found: FoundStory,
  asked: Locale | null,
  site: { origin: string | null; locale: Locale | null },
  census: PictureCensus,
): Promise<{ locale: Locale; notes: FoundStory['notes'] }> {
  const read = await archive.blocksOf(found, {
    locale: asked ?? found.locale,
    otherwise: site.locale,
    origin: site.origin,
  })
  if (!('refused' in read)) await census.add(read.blocks, found.lead)
  return 'refused' in read
    ? { locale: asked ?? found.locale ?? site.locale ?? defaultLocale, notes: [note(read.refused)] }
    : read
}
