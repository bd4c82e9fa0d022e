/** Reads a file once, to its end, before anything of it is written: what is in it, and whether it is whole. */

import { defaultLocale, type Locale } from '../../locale/table.ts'
import type { ImportFormat, ImportNote } from '../../vocabulary.ts'
import { emptyInventory, FileInventory, type Inventory } from './file-inventory.ts'
import { FileRefused } from './file-refused.ts'
import type {
  Archive,
  ColumnsRecord,
  FoundStory,
  PersonRecord,
  PictureRecord,
  RecordState,
} from './import-record.ts'
import type { Told } from './known-stories.ts'
import { type CountedNote, NoteTally, note } from './notes.ts'
import { originalAddress } from './picture-address.ts'
import { type CountedPictures, PictureCensus } from './picture-census.ts'
import type { StoryBlocks } from './story-blocks.ts'
import { TrialChoice } from './trial-choice.ts'

/** What a person is shown before she says yes. */
export type Preview = {
  format: ImportFormat
  fileName: string
  source: string
  /** Of how many stories it is known whether they are here already, and how many are. */
  known: { looked: number; here: number }
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
  inventory: Inventory
  /** Positions of the stories that are tried first. */
  trial: number[]
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
  /** How many stories have each tag of the file. */
  storiesOfTag: ReadonlyMap<string, number>
  /** Of every kind, those that are left out too: the position of the last. */
  stories: number
  /** By what the first of its stories are known again. */
  told: Told[]
  /** What is said of the file as a whole: of what is no story of it. */
  notes: ImportNote[]
}

const shown = 10
const mostTold = 1_000
/** Subjects of one kind that a run names: files, types, columns. */
const mostNamed = 200

/**
 * @param given `looks`: of how many stories the words are read as well, which takes as long as taking them in
 * @throws {FileRefused} where the file is broken anywhere, or is none of its kind
 */
export async function dryRunImport(
  archive: Archive,
  given: {
    locale: Locale | null
    looks: number
    tell?: (stories: number) => void
    /** Is told the columns of each table, also of one that is refused for them. */
    tellColumns?: (found: ColumnsRecord) => void
  },
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
  const ofFile = new NoteTally()
  const sayOfFile = (each: ImportNote) => {
    tally.add([each])
    ofFile.add([each])
  }
  const told: Told[] = []
  const inventory = new FileInventory()
  const trial = new TrialChoice()
  let last = 0
  const census = new PictureCensus(archive.shelf)
  const preview: Preview = {
    format: archive.format,
    fileName: archive.fileName,
    source: '',
    known: { looked: 0, here: 0 },
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
    inventory: emptyInventory,
    trial: [],
  }
  for await (const found of archive.read()) {
    if (found.kind === 'site') site = found
    else if (found.kind === 'person') people.set(found.key, found)
    else if (found.kind === 'picture') {
      catalogue.set(found.key, found)
      catalogue.set(originalAddress(found.address), found)
      preview.pictures += 1
    } else if (found.kind === 'other') sayOfFile(found.note)
    else if (found.kind === 'category') inventory.addCategory(found)
    else if (found.kind === 'columns') given.tellColumns?.(found)
    else {
      last = found.position
      inventory.add(found)
      if (found.isCustomType) {
        sayOfFile(note('type-left-out', found.storyType))
        continue
      }
      preview.stories += 1
      if (told.length < mostTold)
        told.push({
          sourceId: found.sourceId,
          headline: found.headline,
          publishedAt: found.publishedAt,
          oldPaths: found.oldPaths,
        })
      preview.states[found.state] = (preview.states[found.state] ?? 0) + 1
      if (found.isPage) preview.pages += 1
      preview.oldAddresses += found.oldPaths.length
      if (found.section) sections.set(found.section.name, (sections.get(found.section.name) ?? 0) + 1)
      for (const topic of found.topics) topics.add(topic.slug ?? topic.name)
      tally.add(found.notes)
      let read: StoryBlocks | null = null
      if (preview.looked < given.looks) {
        const looked = await look(archive, found, given.locale, site, census)
        const { locale, notes } = looked
        read = looked.read
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
      trial.add(found, read)
      given.tell?.(preview.stories)
    }
  }
  if (last === 0) throw new FileRefused('empty', archive.fileName)
  preview.source = site.source
  preview.people = people.size
  preview.topics = topics.size
  preview.sections = [...sections]
    .map(([name, stories]) => ({ name, stories }))
    .sort((a, b) => b.stories - a.stories)
  if (preview.looked > 0) preview.shownPictures = await census.count(catalogue, site.origin)
  preview.notes = tally.counted
  preview.inventory = inventory.counted(people)
  preview.trial = trial.positions
  return {
    preview,
    ...site,
    people,
    catalogue,
    storiesOfTag: inventory.storiesOfTag,
    stories: last,
    told,
    notes: ofFile.each(mostNamed),
  }
}

async function look(
  archive: Archive,
  found: FoundStory,
  asked: Locale | null,
  site: { origin: string | null; locale: Locale | null },
  census: PictureCensus,
): Promise<{ locale: Locale; notes: FoundStory['notes']; read: StoryBlocks | null }> {
  const read = await archive.blocksOf(found, {
    locale: asked ?? found.locale,
    otherwise: site.locale,
    origin: site.origin,
  })
  if (!('refused' in read)) await census.add(read.blocks, found.lead)
  return 'refused' in read
    ? {
        locale: asked ?? found.locale ?? site.locale ?? defaultLocale,
        notes: [note(read.refused)],
        read: null,
      }
    : { locale: read.locale, notes: read.notes, read }
}
