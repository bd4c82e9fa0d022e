import { requireActor } from '@/app/admin/require-actor.ts'
import type { BroughtCalendar } from '@/components/newsroom/plan/calendar-file.client.tsx'
import { largestCalendar, mostCalendarEvents } from '@/lib/newsroom/limits.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { authorise } from '@/lib/newsroom/permissions.ts'
import { importCalendar } from '@/lib/newsroom/plan/import-calendar.ts'
import { readCalendarInThread } from '@/lib/newsroom/writing/ask-text-thread.ts'
import { boundedBody } from '@/lib/server/bounded-body.ts'
import { jsonAnswer } from '../../../stories/json-route.ts'

/** Plans the events of the iCalendar file that is the body. @returns what became of them */
export const POST = (request: Request) =>
  jsonAnswer(async (): Promise<BroughtCalendar> => {
    const { db, actor, timeZone } = await requireActor(request)
    authorise(actor, 'plan.edit')
    const bytes = await boundedBody(
      request,
      largestCalendar,
      () => new NewsroomError('calendar-long', String(mostCalendarEvents)),
    )
    const { events, refused } = await readCalendarInThread(bytes, timeZone)
    const deskId = new URL(request.url).searchParams.get('desk')
    const report = await importCalendar(db, actor, { events, deskId })
    return { ...report, notTaken: refused }
  })
