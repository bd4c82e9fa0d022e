import { expect, it } from 'vitest'
import type { Database } from '../db/open.ts'
import { readSettings } from '../settings/settings.ts'
import { runCommand } from './commands.ts'

/** Whatever is asked of it is one thing too many. */
const untouched = new Proxy({} as Database, {
  get: (_, name) => {
    throw new Error(`The database was asked for ${String(name)}`)
  },
})

it('import --dry-run writes nothing of a text that is no archive', async () => {
  const answer = await runCommand(untouched, readSettings(), {
    command: 'import',
    args: ['story.txt', '--dry-run'],
    file: { name: 'story.txt', base64: Buffer.from('عنوان\n\nنصّ').toString('base64') },
  })
  expect(answer).toMatchObject({ failed: true, output: expect.stringContaining('nothing of it was written') })
})
