import { requireActor } from '@/app/admin/require-actor.ts'
import { isLocale } from '@/lib/locale/table.ts'
import { audienceFile } from '@/lib/newsroom/audience/audience-file.ts'
import { audiencePeriods, everyCount } from '@/lib/newsroom/audience/read-audience.ts'
import { authorise } from '@/lib/newsroom/permissions.ts'
import { answeringItself } from '../../stories/json-route.ts'

/** Every count of the days that the page shows, as a CSV file. */
export const GET = (request: Request) =>
  answeringItself(async () => {
    const { db, actor } = await requireActor(request)
    // The list asks too, but only once it is read, when it is too late to answer with a refusal.
    authorise(actor, 'audience.read')
    const asked = new URL(request.url).searchParams
    const period = audiencePeriods.find((each) => each === asked.get('period'))
    const language = asked.get('language') ?? undefined
    const counts = everyCount(db, actor, { period, ...(isLocale(language) && { language }) })
    return new Response(audienceFile(counts), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="audience.csv"',
        'Cache-Control': 'no-store',
      },
    })
  })
