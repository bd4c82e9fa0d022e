import { expect, it } from 'vitest'
import { changedPassages } from '../corrections/changed-passages.ts'
import { countUntidy } from '../stories/count-untidy.ts'
import { changedPassagesInThread, countUntidyInThread, readRedirectFileInThread } from './ask-text-thread.ts'
import { sampleContent } from './testing/sample-content.ts'

const draft = (...paragraphs: string[]) => sampleContent('عنوان , أول', paragraphs)

it('says what is said here, one after the other', async () => {
  const [before, after] = [draft('قال :نصّ  أول', 'ثان'), draft('قال :نصّ  آخر', 'ثان')]
  const [untidy, changed] = await Promise.all([
    countUntidyInThread(before, 'ar'),
    changedPassagesInThread(before, after),
  ])
  expect(untidy).toEqual(countUntidy(before, 'ar'))
  expect(untidy.some(({ count }) => count > 0)).toBe(true)
  expect(changed).toEqual(changedPassages(before, after))
  expect(changed).toHaveLength(1)
})

it('reads a table of redirects, and refuses what is none', async () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  expect(await readRedirectFileInThread(bytes('from,to\n/old,/s/abc\n'))).toEqual([
    { line: 2, from: '/old', to: '/s/abc' },
  ])
  await expect(readRedirectFileInThread(bytes('no table'))).rejects.toMatchObject({
    name: 'RefusedByNewsroom',
    refusal: 'redirect-file',
  })
  // Of what was refused, the thread lives on.
  expect(await countUntidyInThread(draft('نصّ'), 'ar')).toBeDefined()
})
