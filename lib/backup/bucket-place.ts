import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { reasonOf } from '../log/reason-of.ts'
import { connectBucket, isAbsentObject, sendBody } from '../picture/s3-client.ts'
import { present } from '../present.ts'
import type { Bucket } from '../settings/settings.ts'
import { BackupRefused } from './backup-refused.ts'
import type { BackupPlace, FileContent, PlacedFile } from './place.ts'

const statusOf = (error: unknown): number | undefined =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode

/** Milliseconds for one object, with all that is tried again. */
const longest = 5 * 60 * 1000

/** Bytes that are held in memory, so that the library can send them again by itself. */
const mostHeld = 8 * 1024 * 1024

/** @param name as people are told */
export function bucketPlace(bucket: Bucket, name: string): BackupPlace {
  let connected: ReturnType<typeof connectBucket> | undefined
  const at = (path: string) => ({ Bucket: bucket.name, Key: `${bucket.prefix}${path}` })

  type Connected = Awaited<ReturnType<typeof connectBucket>>
  async function ask<T>(work: (asked: Connected, patience: { abortSignal: AbortSignal }) => Promise<T>) {
    connected ??= connectBucket(bucket)
    try {
      return await work(await connected, { abortSignal: AbortSignal.timeout(longest) })
    } catch (error) {
      if (isAbsentObject(error)) return null
      throw unreachable(error)
    }
  }
  const unreachable = (error: unknown) =>
    new BackupRefused('unreachable', `${name}: ${reasonOf(error) || (error as Error).name}`)

  async function* pieces(body: Readable): AsyncGenerator<Uint8Array> {
    try {
      yield* body
    } catch (error) {
      throw unreachable(error)
    }
  }

  const put = (path: string, bytes: Uint8Array, more: { IfNoneMatch?: '*' } = {}) =>
    ask(async ({ s3, client }, patience) => {
      try {
        await client.send(new s3.PutObjectCommand({ ...at(path), ...more, Body: bytes }), patience)
        return true
      } catch (error) {
        if (more.IfNoneMatch && [409, 412].includes(statusOf(error) ?? 0)) return false
        throw error
      }
    })

  async function write(path: string, content: Uint8Array | FileContent): Promise<void> {
    if (content instanceof Uint8Array) return void (await put(path, content))
    const { bytes, open } = content
    if (bytes <= mostHeld) return void (await put(path, await buffer(await open())))
    await ask(async ({ s3, client }, patience) => {
      const send = async () => {
        const body = Readable.from(await open())
        return sendBody(body, (brokenOff) =>
          client.send(new s3.PutObjectCommand({ ...at(path), Body: body, ContentLength: bytes }), {
            abortSignal: AbortSignal.any([brokenOff, patience.abortSignal]),
          }),
        )
      }
      // Once more from its beginning, which the library cannot go back to.
      await send().catch(send)
    })
  }

  const read = (path: string) =>
    ask(async ({ s3, client }, patience) => {
      const { Body } = await client.send(new s3.GetObjectCommand(at(path)), patience)
      return Buffer.from(await present(Body, 'body of this object').transformToByteArray())
    })

  const pages = async function* (folder: string, delimiter?: '/') {
    for (let token: string | undefined, isFirst = true; isFirst || token; isFirst = false) {
      const found = await ask(({ s3, client }, patience) =>
        client.send(
          new s3.ListObjectsV2Command({
            Bucket: bucket.name,
            Prefix: `${bucket.prefix}${folder}`,
            ...(delimiter && { Delimiter: delimiter }),
            ...(token && { ContinuationToken: token }),
          }),
          patience,
        ),
      )
      if (!found) return
      yield found
      token = found.IsTruncated ? found.NextContinuationToken : undefined
    }
  }

  const remove = async (path: string): Promise<void> =>
    void (await ask(({ s3, client }, patience) =>
      client.send(new s3.DeleteObjectCommand(at(path)), patience),
    ))

  async function* list(folder: string): AsyncGenerator<PlacedFile> {
    for await (const { Contents = [] } of pages(folder))
      for (const { Key = '', Size = 0 } of Contents)
        yield { path: Key.slice(bucket.prefix.length), bytes: Size }
  }

  return {
    name,
    isSingleFile: false,
    write,
    async writeNew(path, bytes) {
      if (!(await put(path, bytes, { IfNoneMatch: '*' }))) return false
      // What does not know the condition has overwritten it: of two that write at once the last has it.
      return (await read(path))?.equals(bytes) ?? false
    },
    has: async (path) =>
      (await ask(({ s3, client }, patience) => client.send(new s3.HeadObjectCommand(at(path)), patience))) !==
      null,
    read,
    async open(path) {
      const body = await ask(async ({ s3, client }, patience) => {
        const { Body } = await client.send(new s3.GetObjectCommand(at(path)), patience)
        return present(Body, 'body of this object') as Readable
      })
      return body && pieces(body)
    },
    list,
    async folders(folder) {
      const names: string[] = []
      for await (const { CommonPrefixes = [] } of pages(folder, '/'))
        for (const { Prefix = '' } of CommonPrefixes)
          names.push(Prefix.slice(bucket.prefix.length + folder.length, -1))
      return names
    },
    remove,
    async removeFolder(folder) {
      for await (const { path } of list(folder)) await remove(path)
    },
    finish: async () => {},
    publish: async () => {},
    close: async () => (await connected)?.client.destroy(),
  }
}
