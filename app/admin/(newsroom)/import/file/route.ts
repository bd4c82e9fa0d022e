import { acting } from '@/app/admin/acting.ts'
import { FileRefused } from '@/lib/archive/moving/file-refused.ts'
import { keepSentFile } from '@/lib/archive/moving/kept-runs.ts'
import { absolute } from '@/lib/publication/addresses.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { answeringItself } from '../../stories/json-route.ts'

/** A file comes in, as a form sends it: no script is needed. Leads to what is in it. */
export const POST = (request: Request) =>
  answeringItself(async () => {
    const { db, actor } = await acting(request)
    const leadTo = (path: string) =>
      new Response(null, { status: 303, headers: { Location: absolute(path), 'Cache-Control': 'no-store' } })
    try {
      const runId = await keepSentFile(db, actor, readSettings().dataFolder, {
        contentType: request.headers.get('content-type') ?? '',
        body: request.body ?? (async function* () {})(),
      })
      return leadTo(runId ? `/admin/import/${runId}` : '/admin/import?refused=missing')
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error
      return leadTo(
        `/admin/import?refused=${error.reason}&subject=${encodeURIComponent(error.subject.slice(0, 200))}`,
      )
    }
  })
