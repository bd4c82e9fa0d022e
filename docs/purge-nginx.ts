/**
 * Deletes what nginx keeps of the pages that were made from the keys it is told; nginx itself cannot be told by key.
 * Runs beside nginx, as the user whose the cache is:
 *
 *     PURGE_TOKEN=… node docs/purge-nginx.ts /var/cache/nginx/warraq 3001
 *
 * and Warraq gets PURGE_URL=http://localhost:3001/ and the same PURGE_TOKEN.
 */
import { timingSafeEqual } from 'node:crypto'
import { open, readdir, unlink } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import { join } from 'node:path'

const [folder, port] = process.argv.slice(2)
const token = process.env.PURGE_TOKEN
if (!folder || !port || !token) throw new Error('PURGE_TOKEN=… node docs/purge-nginx.ts FOLDER PORT')

/** A kept answer begins with nginx's own notes, its key and its headers; Warraq's keys are at most 7,000 bytes. */
const mostRead = 16_384

async function keysOf(path: string): Promise<string[]> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(mostRead), 0, mostRead, 0)
    const header = /\r\nsurrogate-key: *([^\r\n]*)\r\n/i.exec(buffer.toString('latin1', 0, bytesRead))
    return header?.[1]?.split(' ') ?? []
  } finally {
    await file.close()
  }
}

/** @returns how many kept answers were deleted */
async function purge(cacheFolder: string, keys: ReadonlySet<string>): Promise<number> {
  let purged = 0
  for (const entry of await readdir(cacheFolder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    // nginx deletes files of its own accord, also between our looking and our reading.
    const has = await keysOf(path).catch(() => [])
    if (has.some((key) => keys.has(key)))
      purged += await unlink(path).then(
        () => 1,
        () => 0,
      )
  }
  return purged
}

function isAllowed({ headers }: IncomingMessage): boolean {
  const given = Buffer.from(headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

createServer((request, response) => {
  const say = (status: number, text: string) => response.writeHead(status).end(`${text}\n`)
  if (request.method !== 'POST' || !isAllowed(request)) return say(403, 'No.')
  request
    .toArray()
    .then((chunks) => {
      const { tags } = JSON.parse(Buffer.concat(chunks).toString()) as { tags: string[] }
      return purge(folder, new Set(tags))
    })
    .then(
      (purged) => say(200, `${purged} purged`),
      (error: unknown) => say(500, String(error)),
    )
  return undefined
}).listen(Number(port), 'localhost', () => console.log(`Purging ${folder} when told on port ${port}`))
