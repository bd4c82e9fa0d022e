/** What is known of uploads that are on their way, and their removal when their day is over. */

import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { firstOf } from '../../present.ts'
import { every } from '../../server/every.ts'
import { limits } from './picture-rules.ts'

/** Beside the pictures, where no address reaches it. */
export const uploadsFolder = (mediaFolder: string): string => join(mediaFolder, '.uploads')
export const uploadId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What is known of an upload besides its bytes. Written by us alone: nothing of it is what the sender says. */
const record = z.object({
  id: z.string().regex(uploadId),
  size: z.number().int(),
  staffId: z.string(),
  /** ISO 8601. */
  begunAt: z.string(),
  /** What became of it. Its bytes are gone then, and only the answer is kept, for a sender who never heard it. */
  taken: z.object({ mediaId: z.string(), isKnown: z.boolean() }).optional(),
})
export type UploadRecord = z.infer<typeof record>

/** The records of a folder of uploads, a file each. */
export const recordsIn = (folder: string) => {
  const at = (id: string) => join(folder, `${id}.json`)
  return {
    /** Undefined when there is none, and for what is none of ours. */
    async get(id: string): Promise<UploadRecord | undefined> {
      if (!uploadId.test(id)) return undefined
      const text = await readFile(at(id), 'utf8').catch(() => undefined)
      return text === undefined ? undefined : record.safeParse(JSON.parse(text)).data
    },
    async set(one: UploadRecord): Promise<void> {
      // Nobody else of this machine reads what is not published: the protocol's library writes files as anybody may.
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await chmod(folder, 0o700)
      await writeFile(`${at(one.id)}.part`, JSON.stringify(one), { mode: 0o600 })
      await rename(`${at(one.id)}.part`, at(one.id))
    },
    async remove(id: string): Promise<void> {
      await rm(join(folder, id), { force: true })
      await rm(at(id), { force: true })
    },
    async all(): Promise<UploadRecord[]> {
      const names = await readdir(folder).catch(() => [])
      const found = names.filter((name) => name.endsWith('.json')).map((name) => this.get(name.slice(0, -5)))
      return (await Promise.all(found)).filter((each) => each !== undefined)
    },
  }
}

export const isOld = ({ begunAt }: UploadRecord): boolean =>
  Date.now() - new Date(begunAt).getTime() > limits.unfinishedFor

/** Removes uploads whose day is over, and files that no record names any longer. */
export async function removeOldUploads(mediaFolder: string): Promise<void> {
  const folder = uploadsFolder(mediaFolder)
  const records = recordsIn(folder)
  const all = await records.all()
  for (const one of all) if (isOld(one)) await records.remove(one.id)
  const known = new Set(all.map(({ id }) => id))
  for (const name of await readdir(folder).catch(() => [])) {
    if (known.has(firstOf(name.split('.')))) continue
    const found = await stat(join(folder, name)).catch(() => null)
    if (found && Date.now() - found.mtimeMs > limits.unfinishedFor)
      await rm(join(folder, name), { force: true })
  }
}

/** Removes them now and once an hour, until stopped: also where nobody begins another upload. */
export const sweepUploadsHourly = (mediaFolder: string): (() => Promise<void>) =>
  every('Removing old uploads', 60 * 60 * 1000, () => removeOldUploads(mediaFolder)).stop
