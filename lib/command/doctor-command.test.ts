import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { warraq } from '../testing/newspaper.ts'

it('looks at a paper that no server runs, and changes nothing of it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-doctor-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  // As before an upgrade: what the new build would migrate, it only names.
  for (const _ of ['once', 'again']) {
    const { code, output } = await warraq({ WARRAQ_DATA: folder }, 'doctor')
    expect(code, output).toBe(0)
    expect(output).toMatch(/^broken {2}schema: The database is \d+ migrations behind this build\n +→ \S/m)
    expect(output).toMatch(/^well {4}database: The embedded engine/m)
  }
})

it.each([
  [{ WARRAQ_DATA: 'file' }, /is no folder\. Give WARRAQ_DATA/],
  [{ WARRAQ_DATA: 'file/below' }, /is no folder\. Give WARRAQ_DATA/],
  [
    { DATABASE_URL: 'postgres://somebody:secret@127.0.0.1:1/paper' },
    /somebody@127\.0\.0\.1:1\/paper cannot be reached/,
  ],
  [{ DATABASE_URL: 'nonsense' }, /DATABASE_URL must start with postgres:/],
])('says in words why a paper cannot be looked at at all: %j', async (given, words) => {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-doctor-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, 'file'), '')
  const { WARRAQ_DATA = 'data', ...others } = given as Record<string, string>
  const { code, output } = await warraq({ ...others, WARRAQ_DATA: join(folder, WARRAQ_DATA) }, 'doctor')
  expect(code, output).toBe(1)
  expect(output).toMatch(words)
  expect(output).not.toMatch(/^ {4}at |secret/m)
})
