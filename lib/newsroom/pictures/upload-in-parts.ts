/**
 * Pictures that come in parts, so that a sender who lost the network goes on where it was cut: the tus protocol
 * (https://tus.io/protocols/resumable-upload, 1.0.0) up to the last byte, then `takeUpload`. Parts lie beside the
 * pictures, where no address reaches them, each with a few words about whose it is, and are removed after a day.
 */

import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { FileStore } from '@tus/file-store'
import { Server, Upload } from '@tus/server'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { present } from '../../present.ts'
import type { Actor } from '../actor.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { attempt } from '../people/attempts.ts'
import { limits, type PictureRule } from './picture-rules.ts'
import type { PictureBytes } from './receive-picture.ts'
import { uploadPicture } from './upload-picture.ts'
import {
  isOld,
  recordsIn,
  removeOldUploads,
  type UploadRecord,
  uploadId,
  uploadsFolder,
} from './upload-records.ts'

const refused = (rule: PictureRule): NewsroomError => new NewsroomError('picture-refused', rule)

/** Whose request it is, and which upload it begins; told to the protocol's server by the request itself. */
const begun = new WeakMap<Request, UploadRecord>()

const servers = new Map<string, Server>()

/** @param address where uploads are begun, without a slash at its end; each lies under it by its id */
function serverFor({ mediaFolder, address, siteUrl, most = limits.bytes }: Arriving): Server {
  const folder = uploadsFolder(mediaFolder)
  const known = servers.get(`${address} ${folder}`)
  if (known) return known
  const records = recordsIn(folder)
  const store = new FileStore({
    directory: folder,
    expirationPeriodInMilliseconds: limits.unfinishedFor,
    configstore: {
      async get(id) {
        const one = await records.get(id)
        return one && new Upload({ id, size: one.size, offset: 0, creation_date: one.begunAt })
      },
      // What is to be known was written before the protocol's server heard of it.
      set: async () => {},
      delete: (id) => records.remove(id),
    },
  })
  const server = new Server({
    path: address,
    datastore: store,
    maxSize: most,
    relativeLocation: true,
    allowedOrigins: [siteUrl],
    namingFunction: (request) =>
      present(begun.get(request as unknown as Request), 'upload of this request').id,
    getFileIdFromRequest: (_, last) => (last && uploadId.test(last) ? last : undefined),
  })
  servers.set(`${address} ${folder}`, server)
  return server
}

type Arriving = {
  /** Absolute; `WARRAQ_DATA/media`. */
  mediaFolder: string
  /** Where uploads are begun. */
  address: string
  siteUrl: string
  /** Bytes of one; those of a picture by itself. */
  most?: number
}

/** Without one, an upload begins. */
const answerUploadInput = z.object({ id: z.string().optional() })

/**
 * Answers one request of the tus protocol: beginning an upload, asking how far it came, going on with it, giving it up.
 * @param id of the upload, from the address; undefined when one is begun
 * @throws {NewsroomError} `not-allowed`; `too-many-attempts`; `picture-refused`: `empty`, `too-heavy`, `too-many`, or
 *   `upload-gone` also for what is another person's
 */
export const answerUpload = operation({
  name: 'upload.answer',
  input: answerUploadInput,
  permission: 'media.upload',
  run: answerOne,
})

async function answerOne(
  db: Database,
  actor: Actor,
  { id }: z.output<typeof answerUploadInput>,
  request: Request,
  arriving: Arriving,
): Promise<Response> {
  const { mediaFolder, most = limits.bytes } = arriving
  const wait = await attempt(db, `upload|${staffOf(actor)}`, limits.requests)
  if (wait > 0) throw new NewsroomError('too-many-attempts', String(wait))
  if (id !== undefined) await ownUpload(actor, mediaFolder, id)
  else if (request.method === 'POST')
    begun.set(request, await begin(actor, mediaFolder, request.headers, most))
  const server = serverFor(arriving)
  const answer = await server.handleWeb(request as unknown as Parameters<Server['handleWeb']>[0])
  const headers = new Headers(answer.headers)
  // Its own answer to other sites; ours is none.
  for (const name of [...headers.keys()]) if (name.startsWith('access-control-')) headers.delete(name)
  headers.set('Cache-Control', 'no-store')
  return new Response(answer.body, { status: answer.status, headers })
}

/** One person's uploads are begun one after the other, so that what they may have is counted right. */
const beginning = new Map<string, Promise<unknown>>()

async function begin(
  actor: Actor,
  mediaFolder: string,
  headers: Headers,
  most: number,
): Promise<UploadRecord> {
  const size = Number(headers.get('upload-length') ?? Number.NaN)
  if (!Number.isInteger(size) || size < 0) throw new NewsroomError('malformed', 'upload-length')
  if (size === 0) throw refused('empty')
  if (size > most)
    throw most === limits.bytes ? refused('too-heavy') : new NewsroomError('file-refused', 'too-heavy')
  const staffId = staffOf(actor)
  const counted = (beginning.get(staffId) ?? Promise.resolve())
    .catch(() => {})
    .then(async () => {
      const records = recordsIn(uploadsFolder(mediaFolder))
      await removeOldUploads(mediaFolder)
      const open = (await records.all()).filter((each) => each.staffId === staffId && !each.taken)
      const bytes = open.reduce((sum, each) => sum + each.size, size)
      if (open.length >= limits.unfinished.uploads || bytes > limits.unfinished.bytes)
        throw refused('too-many')
      const one: UploadRecord = { id: randomUUID(), size, staffId, begunAt: new Date().toISOString() }
      await records.set(one)
      return one
    })
  beginning.set(staffId, counted)
  try {
    return await counted
  } finally {
    if (beginning.get(staffId) === counted) beginning.delete(staffId)
  }
}

/** What is being taken now: who asks meanwhile, because an answer was lost, waits for the same one. */
const taking = new Map<string, Promise<Taken>>()
type Taken = { mediaId: string; isKnown: boolean }

const takeUploadInput = z.object({ id: z.string() })

/**
 * Keeps the picture whose last byte has come. Asked again, because the answer was lost, it answers the same.
 * @throws {NewsroomError} `not-allowed`; `picture-refused`: `upload-gone`, `damaged` while bytes are missing, or what
 *   `uploadPicture` refuses
 */
export const takeUpload = operation({
  name: 'upload.take',
  input: takeUploadInput,
  permission: 'media.upload',
  run: (
    db: Database,
    actor: Actor,
    { id }: z.output<typeof takeUploadInput>,
    mediaFolder: string,
  ): Promise<Taken> =>
    takeWhole(actor, mediaFolder, id, (bytes) => uploadPicture(db, actor, {}, mediaFolder, bytes)),
})

/**
 * Has an upload whose last byte has come kept, once however often it is asked.
 * @param keep what becomes of its bytes
 * @throws {NewsroomError} `picture-refused`: `upload-gone`, `damaged` while bytes are missing, or what `keep` refuses
 */
export async function takeWhole(actor: Actor, mediaFolder: string, id: string, keep: Keep): Promise<Taken> {
  const one = await ownUpload(actor, mediaFolder, id)
  if (one.taken) return one.taken
  const others = taking.get(id)
  if (others) return others
  const taken = take(mediaFolder, one, keep).finally(() => taking.delete(id))
  taking.set(id, taken)
  return taken
}

type Keep = (bytes: PictureBytes) => Promise<Taken>

async function take(mediaFolder: string, one: UploadRecord, keep: Keep): Promise<Taken> {
  const folder = uploadsFolder(mediaFolder)
  const records = recordsIn(folder)
  const file = join(folder, one.id)
  const arrived = await stat(file).catch(() => null)
  if (arrived?.size !== one.size) throw refused('damaged')
  try {
    const { mediaId, isKnown } = await keep(createReadStream(file))
    const taken = { mediaId, isKnown }
    await records.set({ ...one, taken })
    await rm(file, { force: true })
    return taken
  } catch (error) {
    // What is wrong with the file stays wrong. Else it may be taken once more, without being sent again.
    if (error instanceof NewsroomError && error.subject !== 'not-opened') await records.remove(one.id)
    throw error
  }
}

async function ownUpload(actor: Actor, mediaFolder: string, id: string): Promise<UploadRecord> {
  const one = await recordsIn(uploadsFolder(mediaFolder)).get(id)
  if (!one || one.staffId !== staffOf(actor) || isOld(one)) throw refused('upload-gone')
  return one
}

function staffOf({ staffId }: Actor): string {
  if (staffId === null) throw new NewsroomError('not-allowed', 'media.upload')
  return staffId
}
