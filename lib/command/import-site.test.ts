import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import {
  credentials,
  post,
  term,
  user,
  wordPressServer,
} from '../archive/wordpress-site/testing/wordpress-server.ts'
import { article } from '../db/tables/stories.ts'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { smallPublication } from '../publication/testing/small-publication.ts'
import { readSettings } from '../settings/settings.ts'
import { runCommand } from './commands.ts'

describeDatabase('import of a site by its address', (opened) => {
  it('looks, takes in, and catches up the next time', async () => {
    const db = opened()
    await smallPublication(db)
    const dataFolder = await mkdtemp(join(tmpdir(), 'warraq-command-'))
    const server = await wordPressServer()
    onTestFinished(async () => {
      await server.stop()
      await rm(dataFolder, { recursive: true, force: true })
    })
    server.collections.users = [user(1, 'كريم نصر', 'karim')]
    server.collections.categories = [term(4, 'اقتصاد', 'economy')]
    server.collections.posts = [post(server.address, 1), post(server.address, 2, { status: 'draft' })]
    const settings = { ...readSettings(), dataFolder, privateDestinations: ['127.0.0.1'] }
    const run = (...args: string[]) =>
      runCommand(db, settings, {
        command: 'import',
        args: [server.address, '--publish', ...args],
        site: { address: server.address, ...credentials },
      })
    const looked = await run('--dry-run')
    expect(looked.output).toMatch(/2\s+stories/)
    expect(await db.orm.$count(article)).toBe(0)
    expect(await run()).toMatchObject({ failed: false, output: expect.stringMatching(/2\s+new/) })
    expect(await db.orm.$count(article)).toBe(2)
    expect(
      (await readdir(join(dataFolder, 'wordpress-sites'))).filter((name) => !name.endsWith('.json')),
    ).toEqual([])
    server.collections.posts = [
      post(server.address, 1, {
        headline: 'عنوان جديد',
        modified_gmt: new Date(Date.now() + 60_000).toISOString().slice(0, 19),
      }),
    ]
    expect((await run()).output).toMatch(/1\s+brought up to date/)
    server.collections.posts = []
    const { output } = await run()
    expect(output).toContain('Nothing was changed over there')
    expect(output).toContain('عنوان جديد')
    expect(await db.orm.$count(article)).toBe(2)
    const refused = await runCommand(db, settings, {
      command: 'import',
      args: [],
      site: { address: 'https://127.0.0.2', user: '', password: '' },
    })
    expect(refused).toMatchObject({ failed: true, output: expect.stringContaining('no public address') })
  })
})
