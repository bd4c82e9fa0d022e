import { requireActor } from '@/app/admin/require-actor.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { authorise } from '@/lib/newsroom/permissions.ts'
import { everyRedirect } from '@/lib/newsroom/redirects/list-redirects.ts'
import { largestFile, redirectFile } from '@/lib/newsroom/redirects/redirect-file.ts'
import { importRedirects } from '@/lib/newsroom/redirects/save-redirects.ts'
import { readRedirectFileInThread } from '@/lib/newsroom/writing/ask-text-thread.ts'
import { boundedBody } from '@/lib/server/bounded-body.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { answeringItself, jsonAnswer } from '../../stories/json-route.ts'

/** Every redirect, as a CSV file. */
export const GET = (request: Request) =>
  answeringItself(async () => {
    const { db, actor } = await requireActor(request)
    // The list asks too, but only once it is read, when it is too late to answer with a refusal.
    authorise(actor, 'directory.edit')
    return new Response(redirectFile(everyRedirect(db, actor)), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="redirects.csv"',
        'Cache-Control': 'no-store',
      },
    })
  })

/** Keeps the redirects of the CSV file that is the body. @returns what became of its lines */
export const POST = (request: Request) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    authorise(actor, 'directory.edit')
    const bytes = await boundedBody(request, largestFile, () => new NewsroomError('redirect-file-long', ''))
    return importRedirects(
      db,
      actor,
      { lines: await readRedirectFileInThread(bytes) },
      new URL(readSettings().siteUrl).origin,
    )
  })
