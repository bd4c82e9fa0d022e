import { join } from 'node:path'
import { Readable } from 'node:stream'
import { requireActor } from '@/app/admin/require-actor.ts'
import { exportFiles } from '@/lib/archive/own/write-export.ts'
import { writeZip } from '@/lib/archive/own/zip-writer.ts'
import { authorise } from '@/lib/newsroom/permissions.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { answeringItself } from '../stories/json-route.ts'

/** Everything, as a ZIP that is written while it is sent. `?media=no` leaves the pictures out. */
export const GET = (request: Request) =>
  answeringItself(async () => {
    const { db, actor } = await requireActor(request)
    // The files ask too, but only once they are read, when it is too late to answer with a refusal.
    authorise(actor, 'archive.export')
    const files = exportFiles(db, actor, {
      mediaFolder: join(/* turbopackIgnore: true */ readSettings().dataFolder, 'media'),
      withMedia: new URL(request.url).searchParams.get('media') !== 'no',
    })
    const day = new Date().toISOString().slice(0, 10)
    return new Response(Readable.toWeb(Readable.from(writeZip(files))) as ReadableStream<Uint8Array>, {
      headers: {
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="warraq-${day}.zip"`,
        'Cache-Control': 'no-store',
      },
    })
  })
