import { applyWinningHeadline } from '@/lib/newsroom/headlines/apply-winner.ts'
import { stopHeadlineTest } from '@/lib/newsroom/headlines/end-test.ts'
import { jsonRoute } from '../../../json-route.ts'

/** Stops a test. */
export const DELETE = jsonRoute(stopHeadlineTest)

/** Puts the headline that won over the story. */
export const POST = jsonRoute(applyWinningHeadline)
