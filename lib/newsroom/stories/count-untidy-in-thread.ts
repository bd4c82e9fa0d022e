/** Tidying takes some ten microseconds a character, and a draft may have millions: it is done where nobody waits for it. */
import type { Locale } from '../../locale/table.ts'
import { AskedThread, ThreadStopped } from '../../server/asked-thread.ts'
import type { ChecklistFacts } from './checklist.ts'
import type { DraftContent } from './draft-content.ts'
import type { UntidyOrder } from './untidy-thread.ts'

/** Milliseconds: twenty times what the longest story of the demo takes. */
const longest = 5_000
/** Megabytes. */
const memory = 256
/** Milliseconds without a question after which the thread is let go. */
const kept = 60_000

let thread: AskedThread<UntidyOrder> | undefined
let letGo: NodeJS.Timeout | undefined
/** One after the other, so that nobody's time is spent waiting for another's text. */
let turn: Promise<unknown> = Promise.resolve()

/** How many changes the tidy pass proposes where; nowhere any, for a text that takes longer than a story does. */
export function countUntidyInThread(
  content: DraftContent,
  locale: Locale,
): Promise<ChecklistFacts['untidy']> {
  const counted = turn.then(() => ask({ content, locale }))
  turn = counted.catch(() => {})
  return counted
}

async function ask(order: UntidyOrder): Promise<ChecklistFacts['untidy']> {
  clearTimeout(letGo)
  if (!thread || thread.hasEnded)
    thread = new AskedThread('lib/newsroom/stories/untidy-thread.ts', {
      name: 'untidy',
      memory,
      isKept: true,
    })
  try {
    return await thread.ask<ChecklistFacts['untidy']>(order, longest)
  } catch (error) {
    if (error instanceof ThreadStopped) return []
    throw error
  } finally {
    const asked = thread
    letGo = setTimeout(() => {
      if (thread === asked) thread = undefined
      asked.close()
    }, kept).unref()
  }
}
