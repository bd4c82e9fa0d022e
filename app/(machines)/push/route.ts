import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { type Database, database } from '@/lib/db/open.ts'
import { publication } from '@/lib/db/tables/publication.ts'
import { newsroomSecret } from '@/lib/newsroom/people/secret.ts'
import { serverKey, serverKeyName } from '@/lib/newsroom/push/server-key.ts'
import {
  changeWishes,
  mayAsk,
  moveDevice,
  pushRequest,
  readWishes,
  refusalOf,
  stopDevice,
} from '@/lib/newsroom/push/subscribe.ts'
import { boundedBody } from '@/lib/server/bounded-body.ts'
import { orLater } from '@/lib/server/or-later.ts'
import { isOwnRequest } from '@/lib/server/own-request.ts'
import { readSettings } from '@/lib/settings/settings.ts'

/** Bytes of what a browser says: two addresses, and as many lists as a device may follow. */
const longest = 24_000

/** The key that browsers subscribe for. Asked for once somebody wants to. */
export const GET = (): Promise<Response> =>
  orLater(
    'Nobody could be told how to subscribe to notices',
    async () => {
      if (!(await isOffered(await database()))) return answer(404, { fault: 'off' })
      return answer(200, { key: serverKey(newsroomSecret(readSettings())).publicKey })
    },
    busy,
  )

/** A browser says what its device is told of. No cookie is set or read: see `lib/newsroom/push/subscribe.ts`. */
export async function POST(request: Request): Promise<Response> {
  const settings = readSettings()
  if (!isOwnRequest(request.headers, settings.siteUrl)) return answer(403, { fault: 'failed' })
  let asked: ReturnType<typeof pushRequest.safeParse>
  try {
    const body = await boundedBody(request, longest, () => new RangeError('too long'))
    asked = pushRequest.safeParse(JSON.parse(body.toString('utf8')))
  } catch (error) {
    if (error instanceof RangeError) return answer(413, { fault: 'failed' })
    if (error instanceof SyntaxError) return answer(400, { fault: 'failed' })
    throw error
  }
  if (!asked.success) return answer(400, { fault: 'failed' })
  const { data } = asked
  // The server has put the client's address there, and nobody else could.
  const client = request.headers.get('x-forwarded-for') ?? 'unknown'
  return orLater('A device could not be told of anything else', () => change(data, client), busy)
}

async function change(data: z.output<typeof pushRequest>, client: string): Promise<Response> {
  const settings = readSettings()
  const db = await database()
  const wait = await mayAsk(db, client)
  if (wait > 0) return answer(429, { fault: 'busy' }, { 'Retry-After': String(wait) })
  // To stop, it need not be offered any more.
  if (data.do === 'stop') {
    await stopDevice(db, data.device)
    return answer(200, { wishes: [] })
  }
  if (!(await isOffered(db))) return answer(404, { fault: 'off' })
  const allowed = settings.privateDestinations
  if ([data.device, 'to' in data ? data.to : data.device].some((each) => refusalOf(each, allowed) !== null))
    return answer(422, { fault: 'failed' })
  const key = serverKeyName(serverKey(newsroomSecret(settings)))
  if (data.do === 'read') return answer(200, { wishes: await readWishes(db, data.device, data.locale, key) })
  if (data.do === 'move') {
    await moveDevice(db, data.device, data.to, key)
    return answer(200, {})
  }
  const wishes = await changeWishes(db, data.device, { ...data, how: data.do, serverKey: key })
  return typeof wishes === 'string'
    ? answer(wishes === 'full' ? 503 : 422, { fault: 'failed' })
    : answer(200, { wishes })
}

async function isOffered({ orm }: Database): Promise<boolean> {
  const [row] = await orm
    .select({ offersPush: publication.offersPush })
    .from(publication)
    .where(eq(publication.id, 1))
  return row?.offersPush ?? false
}

const busy = (): Response => answer(503, { fault: 'busy' })

const answer = (status: number, said: object, headers: Record<string, string> = {}): Response =>
  Response.json(said, { status, headers: { 'Cache-Control': 'no-store', ...headers } })
