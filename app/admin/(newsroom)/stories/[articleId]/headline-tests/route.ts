import { readHeadlineTests } from '@/lib/newsroom/headlines/read-tests.ts'
import { startHeadlineTest } from '@/lib/newsroom/headlines/start-test.ts'
import { jsonRoute } from '../../json-route.ts'

/** Tests of its headlines, and how they are going. */
export const GET = jsonRoute(readHeadlineTests)

/** Begins one. */
export const POST = jsonRoute(startHeadlineTest)
