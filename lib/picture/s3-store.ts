import { readFile } from 'node:fs/promises'
import { present } from '../present.ts'
import type { Bucket } from '../settings/settings.ts'
import { type MediaStore, mediaTypeOf } from './media-files.ts'
import { connectBucket, isAbsentObject } from './s3-client.ts'

/** A bucket of Amazon S3, or of anything that speaks its language. */
export function s3Store(bucket: Bucket): MediaStore {
  let connected: ReturnType<typeof connectBucket> | undefined
  const asking = () => {
    connected ??= connectBucket(bucket)
    return connected
  }
  const at = (path: string) => ({ Bucket: bucket.name, Key: `${bucket.prefix}${path}` })

  const get = async (path: string) => {
    const { s3, client } = await asking()
    return client.send(new s3.GetObjectCommand(at(path)))
  }

  return {
    async keep(path, file) {
      const { s3, client } = await asking()
      await client.send(
        new s3.PutObjectCommand({
          ...at(path),
          Body: await readFile(file),
          ContentType: mediaTypeOf(path),
          CacheControl: 'public, max-age=31536000, immutable',
        }),
      )
    },
    async open(path) {
      try {
        const { Body, ContentLength } = await get(path)
        return {
          body: present(Body, 'body of this object').transformToWebStream() as ReadableStream<Uint8Array>,
          bytes: present(ContentLength, 'length of this object'),
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
    async has(path) {
      const { s3, client } = await asking()
      try {
        await client.send(new s3.HeadObjectCommand(at(path)))
        return true
      } catch (error) {
        if (isAbsentObject(error)) return false
        throw error
      }
    },
    async remove(path) {
      const { s3, client } = await asking()
      await client.send(new s3.DeleteObjectCommand(at(path)))
    },
  }
}
