import { mkdtemp, rm } from 'node:fs/promises'
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
