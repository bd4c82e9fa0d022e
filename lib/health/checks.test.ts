import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest'
import { instance } from '../db/tables/instances.ts'
import { media, staff } from '../db/tables/people-and-pictures.ts'
import { article } from '../db/tables/stories.ts'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { inOperatorsWords } from '../newsroom/status/finding.ts'
import { fileOfSigner } from '../picture/credentials/testing/signed-pictures.ts'
import { bucketServer } from '../picture/testing/bucket-server.ts'
import { addStory, smallPublication } from '../publication/testing/small-publication.ts'
import { readSettings, type Settings } from '../settings/settings.ts'
import { checkHouse, findingsInWords } from './checks.ts'

describeDatabase('what an operator is told of her paper', (opened) => {
  let dataFolder: string
  let settings: Settings
  beforeAll(async () => {
    await smallPublication(opened())
    dataFolder = await mkdtemp(join(tmpdir(), 'warraq-health-'))
    settings = readSettings({ WARRAQ_DATA: dataFolder, SITE_URL: 'https://news.example' })
  })
  afterAll(() => rm(dataFolder, { recursive: true, force: true }))

  const look = async (about: string, given: Partial<Settings> = {}) => {
    const findings = await checkHouse({ db: opened(), settings: { ...settings, ...given } })
    const finding = findings.find((each) => each.about === about)
    return finding && inOperatorsWords(finding)
  }

  it('what is well, without a word of what to mend', async () => {
    for (const about of ['database', 'schema', 'schedule', 'pictures', 'disk', 'address', 'messages'])
      expect(await look(about), about).toEqual({ about, health: 'well', says: expect.any(String) })
  })

  it('what may be put off, with what to do', async () => {
    expect(await look('mail')).toMatchObject({ health: 'watch', mend: expect.stringContaining('SMTP_URL') })
    expect(await look('address', { siteUrl: 'http://localhost:3000' })).toMatchObject({
      health: 'watch',
      mend: expect.stringContaining('SITE_URL'),
    })
    expect(await look('owner')).toMatchObject({ health: 'watch' })
    await opened()
      .orm.insert(staff)
      .values({ id: 'own0000001', name: 'ليلى', email: 'o@e.example', role: 'owner' })
    expect(await look('owner')).toMatchObject({ health: 'well' })
  })

  it('a certificate that signs nothing', async () => {
    expect(await look('signature')).toBeUndefined()
    const [certificate, key] = [fileOfSigner('agency.pem'), fileOfSigner('agency.key')]
    expect(await look('signature', { contentCredentials: { certificate, key, trust: '' } })).toMatchObject({
      health: 'well',
    })
    const other = fileOfSigner('stranger.key')
    expect(
      await look('signature', { contentCredentials: { certificate, key: other, trust: '' } }),
    ).toMatchObject({ health: 'broken', mend: expect.stringContaining('CONTENT_CREDENTIALS_KEY') })
  })

  it('a mail server that is not there', async () => {
    const mail = { server: 'smtp://127.0.0.1:1', from: 'desk@news.example' }
    expect(await look('mail', { mail })).toMatchObject({
      health: 'broken',
      mend: expect.stringContaining('SMTP_URL'),
    })
  })

  it('a story that should be out', async () => {
    const { articleId } = await addStory(opened(), { slug: 'متأخرة', state: 'draft', publishedIn: null })
    await opened()
      .orm.update(article)
      .set({ state: 'scheduled', scheduledFor: new Date(Date.now() - 90_000) })
      .where(eq(article.id, articleId))
    expect(await look('schedule')).toMatchObject({
      health: 'broken',
      says: expect.stringMatching(/\b9\d seconds late/),
    })
    await opened()
      .orm.update(article)
      .set({ scheduleFailure: 'no-headline' })
      .where(eq(article.id, articleId))
    expect(await look('schedule')).toMatchObject({ health: 'watch' })
  })

  it('pictures that are gone', async () => {
    await opened().orm.insert(media).values({
      id: 'pict000009',
      contentHash: 'z',
      width: 8,
      height: 6,
      thumbhash: 'DwgGFQQ4h4iAiHeIeHeIeIeHCA==',
    })
    expect(await look('pictures')).toMatchObject({
      health: 'broken',
      says: expect.stringContaining('is not there'),
    })
  })

  it('a bucket of pictures that answers, refuses, and is away', async () => {
    const { server } = bucketServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      vi.unstubAllEnvs()
      server.close()
    })
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const ofBucket = (given: Record<string, string>) => {
      const environment = {
        MEDIA_BUCKET: 'pictures',
        MEDIA_ENDPOINT: at,
        MEDIA_REGION: 'eu-test-1',
        MEDIA_KEY_ID: 'the-key',
        MEDIA_KEY_SECRET: 'the-secret',
        ...given,
      }
      for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
      return readSettings({ WARRAQ_DATA: dataFolder, ...environment })
    }
    expect(await look('pictures', ofBucket({}))).toMatchObject({ health: 'well' })
    const bad: Record<string, string>[] = [
      { MEDIA_KEY_ID: 'another' },
      { MEDIA_ENDPOINT: 'http://127.0.0.1:1' },
    ]
    for (const given of bad)
      expect(await look('pictures', ofBucket(given))).toMatchObject({
        health: 'broken',
        says: expect.stringContaining('The bucket pictures does not answer'),
        mend: expect.stringContaining('MEDIA_ENDPOINT'),
      })
  })

  it('instances that would sign out each other’s people', async () => {
    const of = (id: string, secretMark: string, build: string) => ({ id, machine: id, secretMark, build })
    await opened()
      .orm.insert(instance)
      .values([of('a', 'one', '1'), of('b', 'one', '2')])
    expect(await look('instances')).toMatchObject({
      health: 'watch',
      says: '2 processes on 2 machines run different builds',
    })
    await opened()
      .orm.insert(instance)
      .values(of('c', 'another', '2'))
    expect(await look('instances')).toMatchObject({
      health: 'broken',
      mend: expect.stringContaining('WARRAQ_SECRET'),
    })
  })

  it('what is broken stands first, in words', async () => {
    const lines = findingsInWords(await checkHouse({ db: opened(), settings })).split('\n')
    expect(lines[0]).toMatch(/^broken /)
    expect(lines[1]).toMatch(/^ +→ \S/)
    expect(lines.at(-1)).toMatch(/^well /)
  })
})
