/** The thread in which the tidy pass counts for the checklist (`count-untidy-in-thread.ts` asks). */
import type { Locale } from '../../locale/table.ts'
import { answerOrders } from '../../server/answer-orders.ts'
import { countUntidy } from './count-untidy.ts'
import type { DraftContent } from './draft-content.ts'

export type UntidyOrder = { content: DraftContent; locale: Locale }

answerOrders<UntidyOrder>(async ({ content, locale }) => countUntidy(content, locale))
