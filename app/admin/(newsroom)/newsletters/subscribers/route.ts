import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { requireActor } from '@/app/admin/require-actor.ts'
import { csvStream } from '@/lib/newsroom/csv-stream.ts'
import {
  type ExportedSubscription,
  exportSubscribers,
  importSubscribers,
  largestSubscriberFile,
} from '@/lib/newsroom/newsletters/subscribers.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { newsroomSecret } from '@/lib/newsroom/people/secret.ts'
import { authorise } from '@/lib/newsroom/permissions.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { answeringItself, jsonAnswer } from '../../stories/json-route.ts'

async function* linesOf(rows: AsyncIterable<ExportedSubscription>) {
  for await (const { email, language, newsletter, source, consentedAt, proof } of rows)
    yield [email, language, newsletter, source, consentedAt.toISOString(), proof]
}

/** Everybody who gets anything, as a CSV file that can be imported again. */
export const GET = (request: Request) =>
  answeringItself(async () => {
    const { db, actor } = await requireActor(request)
    // The rows ask too, but only once they are read, when it is too late to answer with a refusal.
    authorise(actor, 'newsletters.people')
    const columns = ['email', 'language', 'newsletter', 'source', 'consented_at', 'proof']
    return new Response(csvStream(columns, linesOf(exportSubscribers(db, actor, {}))), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="subscribers.csv"',
        'Cache-Control': 'no-store',
      },
    })
  })

/** Brings the subscribers of the CSV file that is the body: `?newsletter=ID&consent=…`. @returns what became of its lines */
export const POST = (request: Request) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    authorise(actor, 'newsletters.people')
    const asked = new URL(request.url).searchParams
    const folder = await mkdtemp(join(tmpdir(), 'warraq-subscribers-'))
    try {
      const path = join(folder, 'file.csv')
      let size = 0
      const body = Readable.fromWeb((request.body ?? new ReadableStream()) as NodeReadableStream<Uint8Array>)
      await pipeline(
        body,
        async function* (chunks) {
          for await (const chunk of chunks as AsyncIterable<Uint8Array>) {
            size += chunk.byteLength
            if (size > largestSubscriberFile) throw new NewsroomError('subscriber-file-long', '')
            yield chunk
          }
        },
        createWriteStream(path, { mode: 0o600 }),
      )
      return await importSubscribers(
        db,
        actor,
        { newsletterId: asked.get('newsletter') ?? '', consent: asked.get('consent') ?? '' },
        { path, secret: newsroomSecret(readSettings()) },
      )
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
