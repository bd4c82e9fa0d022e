/** A desk's text file that is read by a thread of its own, within bounds on time and memory. */
import type { Locale } from '../../locale/table.ts'
import { AskedThread, ThreadRefusal, ThreadStopped } from '../../server/asked-thread.ts'
import { ImportRefused } from './decode-text.ts'
import type { DeskTextOrder } from './desk-text-thread.ts'
import type { PreparedText, TextFile } from './prepare-desk-text.ts'

/** Milliseconds, and megabytes. */
type Bounds = { time: number; memory: number }

const usual: Bounds = { time: 60_000, memory: 512 }

/**
 * The same as `prepareDeskText`; nothing of the file is read on this thread.
 * @throws {ImportRefused} also `took-too-long`, when it takes more time or memory than a story does
 */
export async function deskTextInThread(
  file: TextFile,
  locale?: Locale,
  bounds: Partial<Bounds> = {},
): Promise<PreparedText> {
  const { time, memory } = { ...usual, ...bounds }
  const thread = new AskedThread<DeskTextOrder>('lib/archive/desk-text/desk-text-thread.ts', {
    name: 'desk-text',
    memory,
  })
  try {
    return await thread.ask<PreparedText>({ file, locale }, time)
  } catch (error) {
    if (error instanceof ThreadRefusal) {
      const { code, message } = error.refusal as ImportRefused
      throw new ImportRefused(code, message)
    }
    if (!(error instanceof ThreadStopped)) throw error
    throw new ImportRefused(
      'took-too-long',
      `${file.name} took longer to read than a story does, and nothing of it was stored. Has it lost its line ends?`,
    )
  } finally {
    await thread.close()
  }
}
