/** Sounds, films and documents of the library, as a page shows them. */
import { createHash } from 'node:crypto'
import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { media, rendition } from '../db/tables/people-and-pictures.ts'
import { inLocale, type Locale, locales, type PerLocale } from '../locale/table.ts'
import type { CredentialEntry, CredentialState } from '../picture/credentials/credentials.ts'
import type { DigitalSource } from '../picture/digital-source.ts'
import { type FileFormat, type FileKind, fileFormats, isFileFormat } from '../picture/file-formats.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import type { FeedRecording } from '../story/blocks/feed-context.ts'
import type { StoryDocument } from '../story/document.ts'
import { mediaHref } from './addresses.ts'
import { type Origin, originColumns, originOf } from './origin.ts'
import { isShown } from './picture.ts'

/** What somebody says in a recording, in one language. */
type Track = { locale: Locale; href: string }

/** A file of the library that is no picture. */
export type Recording = {
  mediaId: string
  kind: FileKind
  format: FileFormat
  href: string
  /** Within the store. */
  path: string
  /** Of the file: `audio/mpeg`. */
  type: string
  bytes: number
  fileName: string
  /** Null where the file does not say how long it is. */
  seconds: number | null
  /** Pixels; 0 of what shows nothing. */
  width: number
  height: number
  credit: string
  /** That a model made it or changed it. */
  digitalSource: DigitalSource | null
  /** What its credentials said; null where they said nothing sure. */
  origin: Origin | null
  tracks: Track[]
}

/**
 * Files by id. Unknown ids, pictures, and what readers may not see any longer are absent.
 * @param whose `newsroom`: also those whose licence has run out
 */
export async function recordingsById(
  orm: Database['orm'],
  locale: Locale,
  ids: readonly string[],
  whose: 'reader' | 'newsroom' = 'reader',
): Promise<Map<string, Recording>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  dependsOn(...wanted.map(tags.media))
  const rows = await orm
    .select({
      mediaId: media.id,
      fileName: media.fileName,
      seconds: media.seconds,
      width: media.width,
      height: media.height,
      credits: media.credits,
      tracks: media.tracks,
      digitalSource: media.digitalSource,
      ...originColumns,
      path: rendition.path,
      format: rendition.format,
      bytes: rendition.bytes,
    })
    .from(media)
    .innerJoin(rendition, eq(rendition.mediaId, media.id))
    .where(
      and(inArray(media.id, wanted), ne(media.kind, 'picture'), whose === 'reader' ? isShown : undefined),
    )
  return new Map(rows.flatMap((row) => toRecording(row, locale)).map((each) => [each.mediaId, each]))
}

type Row = {
  mediaId: string
  fileName: string | null
  seconds: number | null
  width: number
  height: number
  credits: PerLocale
  tracks: PerLocale
  digitalSource: DigitalSource | null
  state: CredentialState | null
  itself: CredentialEntry | null
  path: string
  format: string
  bytes: number
}

export function toRecording(
  { credits, tracks, format, fileName, state, itself, ...row }: Row,
  locale: Locale,
): Recording[] {
  if (!isFileFormat(format)) return []
  const { kind, type } = fileFormats[format]
  return [
    {
      ...row,
      ...{ kind, format, type },
      fileName: fileName ?? `${row.mediaId}.${format}`,
      href: mediaHref(row.path),
      credit: inLocale(credits, locale),
      origin: originOf({ state, itself }),
      tracks: locales.flatMap((each) => {
        const text = tracks[each]
        return text ? [{ locale: each, href: trackHref(row.mediaId, each, text) }] : []
      }),
    },
  ]
}

/** The name changes with the text. */
const trackHref = (mediaId: string, locale: Locale, text: string): string =>
  mediaHref(`${mediaId}/${locale}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.vtt`)

/** What is said in a recording, as WebVTT; null where nobody has brought it, or readers may not have it any longer. */
export async function trackAt({ orm }: Database, mediaId: string, locale: Locale): Promise<string | null> {
  const [row] = await orm
    .select({ tracks: media.tracks })
    .from(media)
    .where(and(eq(media.id, mediaId), isShown))
  return row?.tracks[locale] ?? null
}

/** As a feed has them. @param words of `Blocks.recording.source` */
export const feedRecordings = (
  recordings: ReadonlyMap<string, Recording>,
  words: (source: DigitalSource, of: { kind: FileKind }) => string,
): Map<string, FeedRecording> =>
  new Map(
    [...recordings].map(([id, recording]) => {
      const { href: src, digitalSource, kind } = recording
      return [id, { ...recording, src, source: digitalSource ? words(digitalSource, { kind }) : '' }]
    }),
  )

/** A sound or film where it stands in a story. */
export type StoryRecording = {
  recording: Recording
  title: string
  caption: string
  posterId: string | null
}

/** The sounds and films of a story, the story read aloud before all others. */
export function recordingsIn(
  document: StoryDocument,
  recordings: ReadonlyMap<string, Recording>,
): StoryRecording[] {
  const found = document.content.flatMap((block) => {
    if (block.type !== 'audio' && block.type !== 'video') return []
    const recording = recordings.get(block.attrs.mediaId)
    if (!recording) return []
    const { title, caption } = block.attrs
    return {
      reads: block.type === 'audio' && block.attrs.reads === 'story',
      recording,
      title: title ?? '',
      caption: caption ?? '',
      posterId: (block.type === 'video' && block.attrs.posterId) || null,
    }
  })
  return found.sort((one, two) => Number(two.reads) - Number(one.reads)).map(({ reads: _, ...each }) => each)
}

/** It has a sound that readers may hear, so that it is an episode of its section's podcast. */
export const hasSound = ({
  document,
  recordings,
}: {
  document: StoryDocument
  recordings: ReadonlyMap<string, Recording>
}): boolean => recordingsIn(document, recordings).some(({ recording }) => recording.kind === 'audio')
