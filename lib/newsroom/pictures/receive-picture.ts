import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { NewsroomError } from '../newsroom-error.ts'
import { limits, type PictureRule } from './picture-rules.ts'
import { type TakenType, tellingBytes, typeOfPicture } from './picture-type.ts'

export type Received = {
  /** Absolute. The folder that is this picture's alone until it is kept, with the bytes in `file`. */
  folder: string
  file: string
  /** SHA-256 of the bytes, hex. */
  contentHash: string
  type: TakenType
}

/** Bytes as they arrive: a request's body, or those of a file that is already here. */
export type PictureBytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Beside the renditions, so that they can be moved into place; no address reaches it. */
const incoming = (mediaFolder: string): string => join(mediaFolder, '.incoming')
/** Milliseconds after which what lies there was left by a server that ended. */
const abandonedAfter = 3_600_000

/**
 * Writes what arrives to a file of its own, and lets `use` have it; then it is gone, whatever happened. Stops reading
 * at the first byte too many, and as soon as the bytes tell that they are no picture of ours.
 * @param mediaFolder absolute
 * @throws {NewsroomError} `picture-refused`: `empty`, `too-heavy`, or what {@link typeOfPicture} says
 */
export async function receivePicture<T>(
  mediaFolder: string,
  bytes: PictureBytes,
  use: (received: Received) => Promise<T>,
): Promise<T> {
  await removeAbandoned(mediaFolder)
  const folder = join(incoming(mediaFolder), randomUUID())
  await mkdir(folder, { recursive: true })
  try {
    const file = join(folder, 'original')
    return await use({ folder, file, ...(await write(file, bytes)) })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function write(file: string, bytes: PictureBytes): Promise<{ contentHash: string; type: TakenType }> {
  const hash = createHash('sha256')
  const handle = await open(file, 'wx', 0o600)
  let head = Buffer.alloc(0)
  let type: TakenType | undefined
  let size = 0
  const decide = (): TakenType => {
    const told = typeOfPicture(head)
    if ('breaks' in told) throw refused(told.breaks)
    return told.type
  }
  try {
    for await (const chunk of bytes) {
      size += chunk.length
      if (size > limits.bytes) throw refused('too-heavy')
      if (head.length < tellingBytes)
        head = Buffer.concat([head, chunk.subarray(0, tellingBytes - head.length)])
      if (head.length === tellingBytes) type ??= decide()
      hash.update(chunk)
      await handle.writeFile(chunk)
    }
  } finally {
    await handle.close()
  }
  return { contentHash: hash.digest('hex'), type: type ?? decide() }
}

async function removeAbandoned(mediaFolder: string): Promise<void> {
  for (const name of await readdir(incoming(mediaFolder)).catch(() => [])) {
    const path = join(incoming(mediaFolder), name)
    // Another upload may be removing the same one.
    const found = await stat(path).catch(() => null)
    if (found && Date.now() - found.mtimeMs > abandonedAfter) await rm(path, { recursive: true, force: true })
  }
}

const refused = (rule: PictureRule): NewsroomError => new NewsroomError('picture-refused', rule)
