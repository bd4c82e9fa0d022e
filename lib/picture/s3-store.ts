import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { present } from '../present.ts'
import type { Bucket } from '../settings/settings.ts'
import { type ByteRange, type MediaStore, mediaTypeOf } from './media-files.ts'
import { connectBucket, isAbsentObject, sendBody } from './s3-client.ts'

/** A bucket of Amazon S3, or of anything that speaks its language. */
export function s3Store(bucket: Bucket): MediaStore {
  let connected: ReturnType<typeof connectBucket> | undefined
  const asking = () => {
    connected ??= connectBucket(bucket)
    return connected
  }
  const at = (path: string) => ({ Bucket: bucket.name, Key: `${bucket.prefix}${path}` })

  const get = async (path: string, range?: ByteRange) => {
    const { s3, client } = await asking()
    return client.send(
      new s3.GetObjectCommand({ ...at(path), ...(range && { Range: `bytes=${range.from}-${range.to}` }) }),
    )
  }

  const size = async (path: string): Promise<number | null> => {
    const { s3, client } = await asking()
    try {
      return (await client.send(new s3.HeadObjectCommand(at(path)))).ContentLength ?? 0
    } catch (error) {
      if (isAbsentObject(error)) return null
      throw error
    }
  }

  return {
    async keep(path, file) {
      const { s3, client } = await asking()
      const { size: bytes } = await stat(file)
      // A film is larger than what should be held in memory.
      const body = createReadStream(file)
      await sendBody(body, (abortSignal) =>
        client.send(
          new s3.PutObjectCommand({
            ...at(path),
            Body: body,
            ContentLength: bytes,
            ContentType: mediaTypeOf(path),
            CacheControl: 'public, max-age=31536000, immutable',
          }),
          { abortSignal },
        ),
      )
    },
    async open(path, range) {
      try {
        const { Body, ContentLength, ContentRange } = await get(path, range)
        const whole = ContentRange && Number(/\/(\d+)$/.exec(ContentRange)?.[1])
        return {
          body: present(Body, 'body of this object').transformToWebStream() as ReadableStream<Uint8Array>,
          bytes: whole || present(ContentLength, 'length of this object'),
        }
      } catch (error) {
        if (isAbsentObject(error)) return null
        throw error
      }
    },
    async read(path) {
      const { Body } = await get(path)
      return Buffer.from(await present(Body, 'body of this object').transformToByteArray())
    },
    size,
    has: async (path) => (await size(path)) !== null,
    async remove(path) {
      const { s3, client } = await asking()
      await client.send(new s3.DeleteObjectCommand(at(path)))
    },
  }
}
