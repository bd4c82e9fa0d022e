/** A story of an archive, made ready to be written. */
import type { Locale } from '../../locale/table.ts'
import type { Figure } from '../../story/blocks/figure/model.ts'
import type { Block, StoryDocument } from '../../story/document.ts'
import { DocumentRefused, validateDocument } from '../../story/validate.ts'
import {
  type ImportNote,
  type ImportOutcome,
  nothingElsewhere,
  type StoryKind,
  type ToldElsewhere,
} from '../../vocabulary.ts'
import type { Survey } from './dry-run-import.ts'
import type { MappingRules } from './import-mapping.ts'
import type { ImportOptions } from './import-options.ts'
import type { Archive, FoundStory, PictureRecord } from './import-record.ts'
import { note } from './notes.ts'
import { oneLine } from './one-line.ts'
import type { MissedPicture, Pictures, Told } from './place-pictures.ts'

/** A story as it will be written. */
export type PreparedStory = {
  position: number
  found: FoundStory
  kind: StoryKind
  locale: Locale
  headline: string
  standfirst: string | null
  elsewhere: ToldElsewhere
  document: StoryDocument
  leadMediaId: string | null
  /** Words that pictures of ours have none of yet. */
  pictures: Map<string, PictureRecord>
  /** Ids of pictures that it shows, by the addresses that they had. */
  shown: Map<string, string>
  /** Those that are not with the file, in the order of the story. */
  missed: MissedPicture[]
  notes: ImportNote[]
  /** Why nothing of it is written. */
  left: ImportOutcome | null
  /** Its words as they stood, where they were asked for. */
  original?: string
}

/** A story of which nothing is written, and why. */
export const leaveOut = (
  position: number,
  found: FoundStory,
  left: ImportOutcome,
  ...notes: ImportNote[]
): PreparedStory => ({
  position,
  found,
  kind: 'report',
  locale: found.locale ?? 'ar',
  headline: oneLine(found.headline) ?? '',
  standfirst: null,
  elsewhere: nothingElsewhere,
  document: { type: 'doc', content: [] },
  leadMediaId: null,
  pictures: new Map(),
  shown: new Map(),
  missed: [],
  notes: [...found.notes, ...notes],
  left,
})

/** Everything that needs no lock: reading its words, and keeping its pictures. */
export async function prepareStory(
  position: number,
  found: FoundStory,
  {
    archive,
    surveyed,
    options,
    rules,
    pictures,
    original,
  }: {
    archive: Archive
    surveyed: Survey
    options: ImportOptions
    rules: MappingRules
    pictures: Pictures
    original?: boolean
  },
): Promise<PreparedStory> {
  if (found.state === 'trash') return leaveOut(position, found, 'skipped', note('was-in-trash'))
  const kind = rules.kindOf(found)
  if (kind === 'leave-out' || kind === 'not-asked-for')
    return leaveOut(position, found, 'skipped', note('left-out-by-mapping', found.storyType))
  try {
    const read = await archive.blocksOf(found, {
      locale: options.locale ?? found.locale,
      otherwise: surveyed.locale,
      origin: surveyed.origin,
      ...(original && { original }),
    })
    if ('refused' in read) return leaveOut(position, found, 'refused', note(read.refused))
    if (read.isCut) return leaveOut(position, found, 'refused', note('too-long'))
    const notes = [...found.notes, ...read.notes]
    if (!read.isSure) notes.push(note('language-guessed', read.locale))
    const words = new Map<string, PictureRecord>()
    const shown = new Map<string, string>()
    const missed: MissedPicture[] = []
    const told: Told = {
      say: (each) => notes.push(each),
      seen: (mediaId, said, address) => {
        if (said) words.set(mediaId, said)
        shown.set(address, mediaId)
      },
      missed: (each) => missed.push(each),
    }
    const blocks = await pictures.placeIn(read.blocks, told)
    const leadMediaId = found.lead ? await pictures.placeLead(found.lead, told) : null
    const over = figureOfLead(blocks, leadMediaId)
    if (over && leadMediaId) {
      const { alt = null, caption = null } = over.attrs
      words.set(leadMediaId, wordsOfLead(leadMediaId, words.get(leadMediaId), { alt, caption }))
    }
    const { document } = validateDocument({ type: 'doc', content: withoutLead(blocks, leadMediaId) })
    if (document.content.length === 0) notes.push(note('text-missing'))
    return {
      position,
      found,
      kind,
      ...(read.original !== undefined && { original: read.original }),
      locale: read.locale,
      headline: oneLine(found.headline) ?? '',
      standfirst: oneLine(found.standfirst),
      elsewhere: elsewhereOf(found),
      document,
      leadMediaId,
      pictures: words,
      shown,
      missed,
      notes,
      left: null,
    }
  } catch (error) {
    if (error instanceof DocumentRefused) return leaveOut(position, found, 'refused', note('too-long'))
    throw error
  }
}

/** What was said of it elsewhere in words of its own: most systems hold the headline there again. */
function elsewhereOf({ headline, standfirst, elsewhere = {} }: FoundStory): ToldElsewhere {
  const own = (words: string | null | undefined, usual: string | null) => {
    const line = oneLine(words ?? null)
    return line === oneLine(usual) ? null : line
  }
  return {
    searchTitle: own(elsewhere.searchTitle, headline),
    searchDescription: own(elsewhere.searchDescription, standfirst),
    socialTitle: own(elsewhere.socialTitle, headline),
    socialDescription: own(elsewhere.socialDescription, standfirst),
  }
}

/** Many put the picture over the story into its text as well, first of all: readers would see it twice. */
function figureOfLead([first]: readonly Block[], leadMediaId: string | null): Figure | null {
  return first?.type === 'figure' && first.attrs.mediaId === leadMediaId ? first : null
}

export const withoutLead = (blocks: Block[], leadMediaId: string | null): Block[] =>
  figureOfLead(blocks, leadMediaId) ? blocks.slice(1) : blocks

/** What stood under a picture that goes out of the text stands under the one over the story. */
export const wordsOfLead = (
  mediaId: string,
  said: Omit<PictureRecord, 'kind' | 'key' | 'address'> | undefined,
  { alt, caption }: { alt: string | null; caption: string | null },
): PictureRecord => ({
  kind: 'picture',
  key: mediaId,
  address: mediaId,
  credit: said?.credit ?? null,
  alt: alt || said?.alt || null,
  caption: caption || said?.caption || null,
})
