import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Database } from '../../db/open.ts'

import { importRun } from '../../db/tables/imports.ts'
import { article } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'

import type { Actor } from '../../newsroom/actor.ts'
import { staffMember } from '../../newsroom/testing/staff-member.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import { listRuns, readRun, saveSentFile } from './import-runs.ts'
import { startRun } from './start-run.ts'
import { bytesOf } from './testing/archive-of.ts'

const whole = await readFile(new URL('../wordpress/fixtures/blocks-1.2.xml', import.meta.url), 'utf8')
const form = (name: string, content: string) => ({
  contentType: 'multipart/form-data; boundary=----b',
  body: bytesOf(
    `------b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n${content}\r\n------b--\r\n`,
  )(),
})
const choices = { publish: true, locale: '', section: '' }

describeDatabase('a file that an owner sends', (opened) => {
  let folder: string
  let owner: Actor
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-runs-'))
    await smallPublication(opened())
    owner = await staffMember(opened(), 'owner')
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const until = (db: Database, runId: string, state: string) =>
    vi.waitFor(
      async () => {
        const found = await readRun(db, owner, { runId }, folder)
        expect(found?.run.state).toBe(state)
        return found!
      },
      { timeout: 30_000, interval: 50 },
    )

  it('is shown before anything is written, then taken in, and then gone', async () => {
    const db = opened()
    const runId = (await saveSentFile(db, owner, {}, folder, form('الميناء.xml', whole)))!
    const { preview, run } = await until(db, runId, 'waiting')
    expect(preview).toMatchObject({ stories: 7, people: 1, fileName: 'الميناء.xml' })
    expect(run.startedBy).toBe('owner')
    expect(await db.orm.$count(article)).toBe(0)
    await startRun(db, owner, { runId, ...choices }, folder)
    const { report, stories } = await until(db, runId, 'finished')
    expect(report.outcomes).toEqual({ created: 6, skipped: 1 })
    expect(stories).toHaveLength(6)
    expect(await db.orm.$count(article)).toBe(6)
    expect(await readdir(join(folder, 'imports', runId))).toEqual(['preview.json'])
    await expect(startRun(db, owner, { runId, ...choices }, folder)).rejects.toMatchObject({
      refusal: 'wrong-state',
    })
    expect((await listRuns(db, owner)).map(({ id }) => id)).toContain(runId)
  })

  it('that is hostile or broken is named so, and nothing of it is kept', async () => {
    const db = opened()
    const before = await db.orm.$count(article)
    for (const [content, reason] of [
      ['<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>', 'doctype'],
      [whole.slice(0, -50), 'broken-xml'],
    ] as const) {
      const runId = (await saveSentFile(db, owner, {}, folder, form('x.xml', content)))!
      const { run } = await until(db, runId, 'failed')
      expect(run.failure?.reason).toBe(reason)
      expect(await readdir(join(folder, 'imports'))).not.toContain(runId)
      await expect(startRun(db, owner, { runId, ...choices }, folder)).rejects.toMatchObject({
        refusal: 'wrong-state',
      })
    }
    await expect(saveSentFile(db, owner, {}, folder, form('x.png', '\x89PNG'))).rejects.toMatchObject({
      reason: 'unknown-format',
    })
    expect(await saveSentFile(db, owner, {}, folder, form('', ''))).toBeNull()
    expect((await readdir(join(folder, 'imports'))).filter((name) => name.startsWith('arriving'))).toEqual([])
    expect(await db.orm.$count(article)).toBe(before)
  })

  it('goes on when its server ended in the middle', async () => {
    const db = opened()
    const runId = (await saveSentFile(db, owner, {}, folder, form('x.xml', whole)))!
    await until(db, runId, 'waiting')
    const interrupted = { state: 'running' as const, done: 3, seenAt: sql`now() - interval '2 minutes'` }
    await db.orm.update(importRun).set(interrupted).where(eq(importRun.id, runId))
    await until(db, runId, 'interrupted')
    await startRun(db, owner, { runId, ...choices }, folder)
    const { run, report } = await until(db, runId, 'finished')
    expect(run.done).toBe(7)
    expect(report.outcomes).toEqual({ 'already-there': 3, skipped: 1 })
  })

  it('is nobody else’s to send, to see or to start', async () => {
    const db = opened()
    const [{ id } = { id: '' }] = await listRuns(db, owner)
    for (const role of ['editor', 'author', 'translator', 'contributor'] as const) {
      const actor = await staffMember(db, role)
      for (const denied of [
        saveSentFile(db, actor, {}, folder, form('x.xml', whole)),
        listRuns(db, actor),
        readRun(db, actor, { runId: id }, folder),
        startRun(db, actor, { runId: id, ...choices }, folder),
      ])
        await expect(denied).rejects.toMatchObject({ refusal: 'not-allowed' })
    }
    await expect(
      startRun(db, owner, { runId: id, ...choices, section: 'nowhere' }, folder),
    ).rejects.toMatchObject({
      refusal: 'unknown-reference',
    })
    await expect(startRun(db, owner, { runId: id, ...choices, locale: 'xx' }, folder)).rejects.toMatchObject({
      refusal: 'malformed',
    })
  })
})
