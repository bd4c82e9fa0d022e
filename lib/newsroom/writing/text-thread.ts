/** The thread for what takes longer with a long text than those who are served should wait (`ask-text-thread.ts` asks). */
import type { Locale } from '../../locale/table.ts'
import { answerOrders } from '../../server/answer-orders.ts'
import { changedPassages } from '../corrections/changed-passages.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { readCalendar } from '../plan/read-calendar.ts'
import { readRedirectFile } from '../redirects/redirect-file.ts'
import { countUntidy } from '../stories/count-untidy.ts'
import type { DraftContent } from '../stories/draft-content.ts'

export type TextOrder =
  | { untidy: DraftContent; locale: Locale }
  | { changedFrom: DraftContent; to: DraftContent }
  | { redirects: Uint8Array }
  | { calendar: Uint8Array; zone: string }
  | { isReady: true }

answerOrders<TextOrder>(
  async (order) => {
    if ('untidy' in order) return countUntidy(order.untidy, order.locale)
    if ('redirects' in order) return readRedirectFile(order.redirects)
    if ('calendar' in order) return readCalendar(order.calendar, order.zone)
    return 'changedFrom' in order ? changedPassages(order.changedFrom, order.to) : null
  },
  (error) =>
    error instanceof NewsroomError ? { refusal: error.refusal, subject: error.subject } : undefined,
)
