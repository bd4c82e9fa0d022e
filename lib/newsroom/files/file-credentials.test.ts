import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { media, rendition } from '../../db/tables/people-and-pictures.ts'
import { describeEngine } from '../../db/testing/test-databases.ts'
import { readManifests } from '../../picture/credentials/c2pa.ts'
import { credentialsFrom } from '../../picture/credentials/from-manifests.ts'
import {
  fileOfSigner,
  signedPicture,
  trustOfTests,
} from '../../picture/credentials/testing/signed-pictures.ts'
import { recordingsById } from '../../publication/recordings.ts'
import type { Actor } from '../actor.ts'
import { staffMember } from '../testing/staff-member.ts'
import { inspectFile } from './inspect-file.ts'
import { mp3, mp4, place, wav } from './testing/recordings.ts'
import { uploadFile } from './upload-file.ts'

describeEngine('embedded', 'content credentials of a sound or film', (opened) => {
  let folder: string
  let owner: Actor
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-file-credentials-'))
    owner = await staffMember(opened(), 'owner')
    vi.stubEnv('CONTENT_CREDENTIALS_TRUST', fileOfSigner('root.pem'))
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true, force: true })
  })
  const bring = async (bytes: Buffer) => {
    const { mediaId } = await uploadFile(opened(), owner, { name: 'x' }, folder, [bytes])
    const [row] = await opened()
      .orm.select()
      .from(media)
      .innerJoin(rendition, eq(rendition.mediaId, media.id))
      .where(eq(media.id, mediaId))
    const { path, bytes: size } = row!.rendition
    return { ...row!.media, path, size, content: await readFile(join(folder, path)) }
  }
  const told = async (content: Buffer, type: string) => {
    const manifests = await readManifests(content, type, trustOfTests())
    return manifests === null ? null : credentialsFrom(manifests)
  }

  it('are told to whoever edits, and to readers as much as is sure', async () => {
    const bytes = await signedPicture({ file: wav(1), type: 'audio/wav', isMachineMade: true })
    const { id, credentials, content } = await bring(bytes)
    expect(credentials).toMatchObject({ state: 'trusted', machine: 'trainedAlgorithmicMedia' })
    expect(await recordingsById(opened().orm, 'ar', [id])).toEqual(
      new Map([
        [
          id,
          expect.objectContaining({
            digitalSource: 'trainedAlgorithmicMedia',
            origin: expect.objectContaining({ state: 'trusted', tool: 'Test Camera 1.0' }),
          }),
        ],
      ]),
    )
    // Nothing in it was made empty: it is still as it was signed.
    expect(content).toEqual(bytes)
  })

  it('say that a sound was changed since', async () => {
    const bytes = Buffer.from(await signedPicture({ file: mp3(60), type: 'audio/mpeg' }))
    bytes[bytes.length - 40]! ^= 0x55
    expect((await bring(bytes)).credentials?.state).toBe('changed')
  })

  it('go from a film whose place is made empty, since it is no longer what was signed', async () => {
    const bytes = await signedPicture({ file: mp4(), type: 'video/mp4' })
    expect(bytes.includes(place)).toBe(true)
    const { credentials, content } = await bring(bytes)
    expect(credentials?.state).toBe('trusted')
    expect(content.includes(place)).toBe(false)
    expect(await told(content, 'video/mp4')).toBeNull()
  })

  it('are the paper’s own when it has a certificate, with what was signed before', async () => {
    vi.stubEnv('CONTENT_CREDENTIALS_CERTIFICATE', fileOfSigner('agency.pem'))
    vi.stubEnv('CONTENT_CREDENTIALS_KEY', fileOfSigner('agency.key'))
    const bytes = await signedPicture({ file: mp4({ moovLast: true }), type: 'video/mp4' })
    const { path, size, content } = await bring(bytes)
    expect(size).toBe(content.length)
    expect(content.includes(place)).toBe(false)
    const ours = await told(content, 'video/mp4')
    expect(ours).toMatchObject({
      state: 'trusted',
      entries: [
        { depth: 0, tool: 'Warraq', matches: true },
        { depth: 1, tool: 'Test Camera 1.0', matches: true },
      ],
    })
    expect(await inspectFile(join(folder, path), 'mp4', 'x')).toMatchObject({ format: 'mp4', seconds: 2 })
    const plain = await bring(mp3(61, true))
    expect(await told(plain.content, 'audio/mpeg')).toMatchObject({
      state: 'trusted',
      entries: [{}, { tool: null }],
    })
  })
})
