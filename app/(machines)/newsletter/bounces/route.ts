import { createHash, timingSafeEqual } from 'node:crypto'
import { database } from '@/lib/db/open.ts'
import { longestReport, readReport, recordFailure } from '@/lib/newsroom/newsletters/bounces.ts'
import { newsroomSecret } from '@/lib/newsroom/people/secret.ts'
import { boundedBody } from '@/lib/server/bounded-body.ts'
import { orLater } from '@/lib/server/or-later.ts'
import { readSettings } from '@/lib/settings/settings.ts'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** A mail system tells of a letter that came back, or of a complaint: docs/newsletters.md. */
export async function POST(request: Request): Promise<Response> {
  const settings = readSettings()
  const { bouncesSecret } = settings.newsletters
  if (!bouncesSecret) return new Response('Nobody may tell of letters here.\n', { status: 404 })
  const given = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''
  // Before anything of the body is read.
  if (!timingSafeEqual(digest(given), digest(bouncesSecret)))
    return new Response('This is not the secret.\n', {
      status: 401,
      headers: { 'WWW-Authenticate': 'Bearer' },
    })
  let body: string
  try {
    body = (await boundedBody(request, longestReport, () => new RangeError('too long'))).toString('utf8')
  } catch (error) {
    if (error instanceof RangeError) return new Response('Send no more than 256 KB.\n', { status: 413 })
    throw error
  }
  const secret = newsroomSecret(settings)
  const report = readReport(secret, request.headers.get('content-type') ?? '', body)
  if (!report) return new Response('This names no letter of ours that failed.\n', { status: 422 })
  return orLater('A letter that came back could not be noted', async () => {
    await recordFailure(await database(), secret, report.subscriberId, report.kind)
    return new Response(null, { status: 204 })
  })
}
