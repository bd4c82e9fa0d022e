/** The thread that reads and tidies one desk's text file, and ends (`desk-text-in-thread.ts` starts it). */
import { parentPort, workerData } from 'node:worker_threads'
import type { Locale } from '../../locale/table.ts'
import { present } from '../../present.ts'
import { type ImportRefusal, ImportRefused } from './decode-text.ts'
import { type PreparedText, prepareDeskText, type TextFile } from './prepare-desk-text.ts'

export type DeskTextData = { file: TextFile; locale: Locale | undefined }
export type DeskTextAnswer =
  | { prepared: PreparedText }
  | { refused: { code: ImportRefusal; message: string } }
  | { failed: string }

const port = present(parentPort, 'thread that started this one')
const { file, locale } = workerData as DeskTextData

const answer = await prepareDeskText(file, locale).then(
  (prepared): DeskTextAnswer => ({ prepared }),
  (error: unknown): DeskTextAnswer =>
    error instanceof ImportRefused
      ? { refused: { code: error.code, message: error.message } }
      : { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) },
)
port.postMessage(answer)
