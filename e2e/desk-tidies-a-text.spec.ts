import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run, warraq } from '../lib/testing/newspaper.ts'
import { expect, test } from './fixtures.ts'

let folder: string
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-tidy-'))
})
test.afterEach(() => rm(folder, { recursive: true, force: true }))

test('tidy prints the text alone on standard output, and each reason beside it; nothing is opened', async () => {
  const file = join(folder, 'text.txt')
  await writeFile(file, 'قال ، أمس ، إن "السوق" ارتفع 5 % .\n')
  const { code, output } = await warraq({ WARRAQ_DATA: join(folder, 'data') }, 'tidy', file)
  expect(code).toBe(0)
  expect(output).toContain('قال، أمس، إن «السوق» ارتفع 5%.')
  expect(output).toContain('space-before-punctuation')
  expect(output).toContain('straight-quotes')
  const alone = await run('sh', ['-c', `npm run --silent warraq -- tidy "${file}" 2>/dev/null`], {
    WARRAQ_DATA: join(folder, 'data'),
  })
  expect(alone.output).toBe('قال، أمس، إن «السوق» ارتفع 5%.\n')
  const again = join(folder, 'again.txt')
  await writeFile(again, alone.output)
  expect((await warraq({}, 'tidy', again)).output).toContain('Nothing to change.')
})
