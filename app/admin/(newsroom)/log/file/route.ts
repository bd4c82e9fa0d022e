import { requireActor } from '@/app/admin/require-actor.ts'
import { readLogQuestion } from '@/components/newsroom/log/log-address.ts'
import { logFile } from '@/lib/newsroom/log/log-file.ts'
import { everyEntry } from '@/lib/newsroom/log/read-log.ts'
import { authorise } from '@/lib/newsroom/permissions.ts'
import { answeringItself } from '../../stories/json-route.ts'

/** The log, narrowed as its page is, as a CSV file. */
export const GET = (request: Request) =>
  answeringItself(async () => {
    const { db, actor, locale, timeZone } = await requireActor(request)
    // The list asks too, but only once it is read, when it is too late to answer with a refusal.
    authorise(actor, 'audit.read')
    const question = readLogQuestion(Object.fromEntries(new URL(request.url).searchParams))
    return new Response(logFile(everyEntry(db, actor, { locale, timeZone, ...question })), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="log.csv"',
        'Cache-Control': 'no-store',
      },
    })
  })
