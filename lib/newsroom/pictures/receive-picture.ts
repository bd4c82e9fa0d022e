import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { NewsroomError } from '../newsroom-error.ts'
import { limits } from './picture-rules.ts'
import { type TakenType, tellingBytes, typeOfPicture } from './picture-type.ts'

type ReceivedAs<T> = {
  /** Absolute. The folder that is this file's alone until it is kept, with the bytes in `file`. */
  folder: string
  file: string
  /** SHA-256 of the bytes, hex. */
  contentHash: string
  bytes: number
  type: T
}
export type Received = ReceivedAs<TakenType>

/** What is taken of what arrives. */
type Judge<T> = {
  /** Bytes. */
  most: number
  tooHeavy: () => NewsroomError
  /** What it is, by its first {@link tellingBytes}; throws what it is refused with. */
  typeOf: (head: Uint8Array) => T
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
export const receivePicture = <T>(
  mediaFolder: string,
  bytes: PictureBytes,
  use: (received: Received) => Promise<T>,
): Promise<T> => receiveFile(mediaFolder, bytes, pictures, use)

const pictures: Judge<TakenType> = {
  most: limits.bytes,
  tooHeavy: () => new NewsroomError('picture-refused', 'too-heavy'),
  typeOf: (head) => {
    const told = typeOfPicture(head)
    if ('breaks' in told) throw new NewsroomError('picture-refused', told.breaks)
    return told.type
  },
}

/** {@link receivePicture}, for what something else judges. */
export async function receiveFile<K, T>(
  mediaFolder: string,
  bytes: PictureBytes,
  judge: Judge<K>,
  use: (received: ReceivedAs<K>) => Promise<T>,
): Promise<T> {
  await removeAbandoned(mediaFolder)
  const folder = join(incoming(mediaFolder), randomUUID())
  await mkdir(folder, { recursive: true })
  try {
    const file = join(folder, 'original')
    return await use({ folder, file, ...(await write(file, bytes, judge)) })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function write<K>(
  file: string,
  bytes: PictureBytes,
  { most, tooHeavy, typeOf }: Judge<K>,
): Promise<Pick<ReceivedAs<K>, 'contentHash' | 'bytes' | 'type'>> {
  const hash = createHash('sha256')
  const handle = await open(file, 'wx', 0o600)
  let head = Buffer.alloc(0)
  let type: { known: K } | undefined
  let size = 0
  try {
    for await (const chunk of bytes) {
      size += chunk.length
      if (size > most) throw tooHeavy()
      if (head.length < tellingBytes)
        head = Buffer.concat([head, chunk.subarray(0, tellingBytes - head.length)])
      if (head.length === tellingBytes) type ??= { known: typeOf(head) }
      hash.update(chunk)
      await handle.writeFile(chunk)
    }
  } finally {
    await handle.close()
  }
  return { contentHash: hash.digest('hex'), bytes: size, type: type ? type.known : typeOf(head) }
}

async function removeAbandoned(mediaFolder: string): Promise<void> {
  for (const name of await readdir(incoming(mediaFolder)).catch(() => [])) {
    const path = join(incoming(mediaFolder), name)
    // Another upload may be removing the same one.
    const found = await stat(path).catch(() => null)
    if (found && Date.now() - found.mtimeMs > abandonedAfter) await rm(path, { recursive: true, force: true })
  }
}
