import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, inArray } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { media, rendition } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import { describeEngine } from '../../db/testing/test-databases.ts'
import { readManifests } from '../../picture/credentials/c2pa.ts'
import { credentialsShape } from '../../picture/credentials/credentials.ts'
import { credentialsFrom } from '../../picture/credentials/from-manifests.ts'
import {
  fileOfSigner,
  plainPicture,
  signedPicture,
  tamperedPicture,
  trustOfTests,
} from '../../picture/credentials/testing/signed-pictures.ts'
import type { Actor } from '../actor.ts'
import { staffMember } from '../testing/staff-member.ts'
import { licensePicture } from './license-picture.ts'
import { requireMachineLabels, setMachineLabelRule } from './machine-label.ts'
import { uploadPicture } from './upload-picture.ts'

describeEngine('embedded', 'content credentials', (opened) => {
  let folder: string
  let owner: Actor
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-credentials-'))
    owner = await staffMember(opened(), 'owner')
    vi.stubEnv('CONTENT_CREDENTIALS_TRUST', fileOfSigner('root.pem'))
    await opened()
      .orm.insert(publication)
      .values({ id: 1, names: { ar: 'ورّاق' }, taglines: {}, timeZone: 'UTC' })
      .onConflictDoNothing()
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true, force: true })
  })
  const orm = () => opened().orm
  const bring = async (bytes: Buffer) => {
    const { mediaId } = await uploadPicture(opened(), owner, {}, folder, [bytes])
    const [row] = await orm().select().from(media).where(eq(media.id, mediaId))
    return row!
  }
  const filesOf = async (mediaId: string) => {
    const rows = await orm().select().from(rendition).where(eq(rendition.mediaId, mediaId))
    return Promise.all(rows.map(async (row) => ({ ...row, content: await readFile(join(folder, row.path)) })))
  }

  it('are read of a picture as its signer left it, with what was done and by what', async () => {
    const { credentials, digitalSource } = await bring(await signedPicture({ title: 'ميناء' }))
    expect(digitalSource).toBeNull()
    expect(credentials).toEqual({
      state: 'trusted',
      machine: null,
      entries: [
        {
          depth: 0,
          title: 'ميناء',
          signer: 'سميرة النداف · وكالة الاختبار',
          tool: 'Test Camera 1.0',
          at: '2026-03-01T11:00:00.000Z',
          steps: ['created', 'colour', 'other'],
          matches: true,
        },
      ],
    })
  })

  it('tell when nobody we know vouches for the signer, and when the picture was changed since', async () => {
    expect((await bring(await signedPicture({ by: 'stranger' }))).credentials?.state).toBe('intact')
    const { credentials } = await bring(await tamperedPicture())
    expect(credentials).toMatchObject({ state: 'changed', entries: [{ matches: false }] })
  })

  it('follow a picture to what it was made from, and say that a model made that', async () => {
    const original = await signedPicture({ by: 'stranger', isMachineMade: true })
    const row = await bring(await signedPicture({ original, file: await plainPicture(70) }))
    expect(row.digitalSource).toBe('trainedAlgorithmicMedia')
    expect(row.credentials?.entries.map(({ depth, signer }) => [depth, signer])).toEqual([
      [0, 'سميرة النداف · وكالة الاختبار'],
      [1, 'Nobody · Unknown Studio'],
    ])
  })

  it('are nothing of a picture without any, and no reason to refuse one whose are broken', async () => {
    expect((await bring(await plainPicture(80))).credentials).toBeNull()
    const signed = await signedPicture()
    const mark = signed.indexOf('jumdc2pa')
    for (const at of [mark + 120, mark + 700]) {
      const broken = Buffer.from(signed)
      broken[at] = (broken[at] ?? 0) ^ 0xff
      broken[broken.length - 30] = at & 0xff
      expect((await bring(broken)).credentials?.state).toMatch(/unreadable|changed/)
    }
  })

  it('are written into the largest of what we make of it, by the paper, with the original in them', async () => {
    vi.stubEnv('CONTENT_CREDENTIALS_CERTIFICATE', fileOfSigner('agency.pem'))
    vi.stubEnv('CONTENT_CREDENTIALS_KEY', fileOfSigner('agency.key'))
    try {
      const { id } = await bring(await signedPicture({ by: 'stranger', file: await plainPicture(90) }))
      for (const { content, bytes, width, format } of await filesOf(id)) {
        expect(content.length).toBe(bytes)
        expect((await sharp(content).metadata()).width).toBe(width)
        const told = await readManifests(content, `image/${format}`, trustOfTests())
        if (width < 400) expect(told).toBeNull()
        else
          expect(credentialsFrom(told)).toMatchObject({
            state: 'trusted',
            entries: [
              { tool: 'Warraq', steps: ['opened', 'converted'] },
              { signer: 'Nobody · Unknown Studio', tool: 'Test Camera 1.0', matches: true },
            ],
          })
      }
      // One that nobody had signed is signed, too.
      const plain = await filesOf((await bring(await plainPicture(95))).id)
      const jpeg = plain.find(({ format, width }) => format === 'jpeg' && width === 400)!
      expect(credentialsFrom(await readManifests(jpeg.content, 'image/jpeg', trustOfTests())).state).toBe(
        'trusted',
      )
    } finally {
      vi.stubEnv('CONTENT_CREDENTIALS_CERTIFICATE', '')
      vi.stubEnv('CONTENT_CREDENTIALS_KEY', '')
    }
  })

  it('make a label that the paper asks for stay', async () => {
    const { id } = await bring(await signedPicture({ isMachineMade: true, file: await plainPicture(99) }))
    const unlabelled = { kind: null, printed: null, note: null, expiresAt: null, digitalSource: null }
    const missing = { refusal: 'machine-label-missing' }
    const asked = () => orm().transaction((tx) => requireMachineLabels(tx, [id]))
    await licensePicture(opened(), owner, { mediaId: id, ...unlabelled })
    await asked()
    await setMachineLabelRule(opened(), owner, { isRequired: true })
    await expect(asked()).rejects.toMatchObject(missing)
    await licensePicture(opened(), owner, {
      mediaId: id,
      ...unlabelled,
      digitalSource: 'trainedAlgorithmicMedia',
    })
    await asked()
    await expect(licensePicture(opened(), owner, { mediaId: id, ...unlabelled })).rejects.toMatchObject(
      missing,
    )
    await setMachineLabelRule(opened(), owner, { isRequired: false })
    expect(await orm().$count(media, inArray(media.id, [id]))).toBe(1)
  })
})

describe('what a file says of its own manifests', () => {
  const manifest = (ingredients: object[], more: object = {}) => ({ ingredients, ...more })
  it('is read once, though it leads back to itself, and no further than is shown', () => {
    const round = credentialsFrom({
      active_manifest: 'a',
      validation_state: 'Valid',
      manifests: {
        a: manifest([{ active_manifest: 'b', relationship: 'parentOf' }]),
        b: manifest([{ active_manifest: 'a', relationship: 'parentOf' }]),
      },
    })
    expect(round).toMatchObject({ state: 'intact' })
    expect(round.entries).toHaveLength(2)
    const many = credentialsFrom({
      active_manifest: 'a',
      validation_state: 'Valid',
      manifests: { a: manifest(Array.from({ length: 5000 }, () => ({ title: 'x'.repeat(9000) }))) },
    })
    expect(credentialsShape.safeParse(many).success).toBe(true)
  })

  it.each([
    null,
    7,
    'x',
    [],
    {},
    { manifests: [], active_manifest: {} },
    { manifests: { a: 1 }, active_manifest: 'a' },
  ])('may be anything: %j', (told) => {
    expect(credentialsShape.safeParse(credentialsFrom(told)).success).toBe(true)
  })

  it('tells a certificate that is not valid from a picture that was changed', () => {
    const stateWith = (...codes: string[]) =>
      credentialsFrom({
        validation_state: 'Invalid',
        validation_results: { activeManifest: { failure: codes.map((code) => ({ code })) } },
      }).state
    expect(stateWith('signingCredential.untrusted', 'signingCredential.expired')).toBe('certificate')
    expect(stateWith('signingCredential.expired', 'assertion.dataHash.mismatch')).toBe('changed')
    // Never made by the rules, which is no word of what became of it since.
    expect(stateWith('assertion.action.malformed')).toBe('unreadable')
  })

  it('is a picture that a model changed, where one that it made was put in', () => {
    const source = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia'
    const made = {
      assertions: [{ label: 'c2pa.actions', data: { actions: [{ digitalSourceType: source }] } }],
    }
    const { machine } = credentialsFrom({
      active_manifest: 'a',
      validation_state: 'Valid',
      manifests: { a: manifest([{ active_manifest: 'b', relationship: 'componentOf' }]), b: made },
    })
    expect(machine).toBe('compositeWithTrainedAlgorithmicMedia')
  })
})
