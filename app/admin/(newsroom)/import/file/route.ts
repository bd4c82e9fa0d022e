import { requireActor } from '@/app/admin/require-actor.ts'
import { FileRefused } from '@/lib/archive/import/file-refused.ts'
import { saveSentFile } from '@/lib/archive/import/import-runs.ts'
import { absolute } from '@/lib/publication/addresses.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { answeringItself } from '../../stories/json-route.ts'

/** A file comes in, as a form sends it: no script is needed. Leads to what is in it. */
export const POST = (request: Request) =>
  answeringItself(async () => {
    const { db, actor } = await requireActor(request)
    const leadTo = (path: string) =>
      new Response(null, { status: 303, headers: { Location: absolute(path), 'Cache-Control': 'no-store' } })
    try {
      const runId = await saveSentFile(db, actor, {}, readSettings().dataFolder, {
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
