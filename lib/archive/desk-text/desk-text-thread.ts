/** The thread that reads and tidies a desk's text file (`desk-text-in-thread.ts` asks). */
import type { Locale } from '../../locale/table.ts'
import { answerOrders } from '../../server/answer-orders.ts'
import { ImportRefused } from './decode-text.ts'
import { prepareDeskText, type TextFile } from './prepare-desk-text.ts'

export type DeskTextOrder = { file: TextFile; locale: Locale | undefined }

answerOrders<DeskTextOrder>(
  ({ file, locale }) => prepareDeskText(file, locale),
  (error) => (error instanceof ImportRefused ? { code: error.code, message: error.message } : undefined),
)
