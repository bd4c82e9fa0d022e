/**
 * What takes longer with a long text than those who are served should wait: tidying takes some ten microseconds a character,
 * comparing grows faster than its texts, and a draft may have millions.
 */
import type { Locale } from '../../locale/table.ts'
import { AskedThread, ThreadRefusal, ThreadStopped } from '../../server/asked-thread.ts'
import type { ChangedPassage } from '../../vocabulary.ts'
import { mostCalendarEvents } from '../limits.ts'
import { NewsroomError, type Refusal } from '../newsroom-error.ts'
import type { ReadCalendar } from '../plan/read-calendar.ts'
import type { WrittenRedirect } from '../redirects/save-redirects.ts'
import type { ChecklistFacts } from '../stories/checklist.ts'
import type { DraftContent } from '../stories/draft-content.ts'
import type { TextOrder } from './text-thread.ts'

/** Milliseconds. */
const longest = 5_000
/** Megabytes. */
const memory = 256
/** Milliseconds without a question after which the thread is let go. */
const kept = 60_000

let thread: AskedThread<TextOrder> | undefined
let letGo: NodeJS.Timeout | undefined
/** One after the other, so that nobody's time is spent waiting for another's text. */
let turn: Promise<unknown> = Promise.resolve()

/** How many changes the tidy pass proposes where; nowhere any, for a text that takes longer than a story does. */
export const countUntidyInThread = (
  untidy: DraftContent,
  locale: Locale,
): Promise<ChecklistFacts['untidy']> => inTurn({ untidy, locale }, [])

/** As `changedPassages`; null as well for two texts that take longer than two versions of a story do. */
export const changedPassagesInThread = (
  changedFrom: DraftContent,
  to: DraftContent,
): Promise<ChangedPassage[] | null> => inTurn({ changedFrom, to }, null)

/**
 * As `readRedirectFile`.
 * @throws {NewsroomError} `redirect-file`, `redirect-file-long`
 */
export async function readRedirectFileInThread(
  redirects: Uint8Array,
): Promise<(WrittenRedirect & { line: number })[]> {
  const lines = await inTurn<(WrittenRedirect & { line: number })[] | null>({ redirects }, null)
  if (!lines) throw new NewsroomError('redirect-file-long', '')
  return lines
}

/**
 * As `readCalendar`.
 * @throws {NewsroomError} `calendar-unfit`, `calendar-long`
 */
export async function readCalendarInThread(calendar: Uint8Array, zone: string): Promise<ReadCalendar> {
  const read = await inTurn<ReadCalendar | null>({ calendar, zone }, null)
  if (!read) throw new NewsroomError('calendar-long', String(mostCalendarEvents))
  return read
}

/** For who holds the database while it is asked: starting a thread takes longer than what it is asked. */
export const textThreadIsReady = (): Promise<null> => inTurn({ isReady: true }, null)

function inTurn<T>(order: TextOrder, otherwise: T): Promise<T> {
  const answered = turn.then(() => ask(order, otherwise))
  turn = answered.catch(() => {})
  return answered
}

async function ask<T>(order: TextOrder, otherwise: T): Promise<T> {
  clearTimeout(letGo)
  if (!thread || thread.hasEnded)
    thread = new AskedThread('lib/newsroom/writing/text-thread.ts', { name: 'text', memory, isKept: true })
  const asked = thread
  try {
    return await asked.ask<T>(order, longest)
  } catch (error) {
    if (error instanceof ThreadStopped) return otherwise
    if (error instanceof ThreadRefusal) {
      const { refusal, subject } = error.refusal as { refusal: Refusal; subject: string }
      throw new NewsroomError(refusal, subject)
    }
    throw error
  } finally {
    letGo = setTimeout(() => {
      if (thread === asked) thread = undefined
      asked.close()
    }, kept).unref()
  }
}
