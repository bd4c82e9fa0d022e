/** Fields of what is sent to the operations on notes. */
import { z } from 'zod'
import { withoutOverrides } from '../../story/clean-text.ts'
import { spotParts } from '../../vocabulary.ts'
import { idOf, readBy, text } from '../fields.ts'
import { longestStoryNote, mostMentions, mostSpots } from '../limits.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { longestQuote } from './spots.ts'

export const threadId = idOf('unknown-note')
export const noteId = idOf('unknown-note')

/**
 * What somebody wrote, of several lines if need be.
 * @throws {NewsroomError} `malformed`; `note-missing` where nothing is left; `text-too-long`, with the most
 */
function readWords(value: unknown): string {
  if (value === undefined || value === null) throw new NewsroomError('note-missing', 'note')
  if (typeof value !== 'string' || !value.isWellFormed() || value.includes('\0'))
    throw new NewsroomError('malformed', 'words')
  const words = withoutOverrides(value.replace(/\r\n?/g, '\n')).trim()
  if (words.length > longestStoryNote) throw new NewsroomError('text-too-long', String(longestStoryNote))
  if (!/[^\s\u200b-\u200f\u2066-\u2069\ufeff]/u.test(words)) throw new NewsroomError('note-missing', 'note')
  return words
}

export const words = readBy<unknown, string>(readWords)

export const mentions = z
  .array(z.object({ kind: z.enum(['person', 'desk']), id: idOf('mention-unseen', ''), name: text.max(300) }))
  .max(mostMentions)
  .default([])

const short = text.max(100)
const place = z.int32().min(0)

/** Where the words stand, as the editor counts them; found anew in the draft before they are kept. */
export const spots = z
  .array(
    z.object({
      part: z.enum(spotParts),
      block: place,
      kind: short,
      whole: z.boolean(),
      start: place,
      end: place,
      quote: z.string().max(longestQuote).transform(whole),
      before: z.string().max(100).transform(whole),
      after: z.string().max(100).transform(whole),
      identity: z.string().max(4_000).transform(whole).nullable(),
      isGone: z.boolean().default(false),
    }),
  )
  .max(mostSpots)
  .default([])

/** A piece of a text may begin or end within a character, which no database takes. */
function whole(piece: string): string {
  return piece.toWellFormed().replaceAll('\0', '')
}
