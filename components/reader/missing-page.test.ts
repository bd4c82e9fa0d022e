import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/**
 * Next renders it with every page below it, in case that page calls `notFound()`: each would be made from what it shows
 * (the newest stories), and dropped with it. A page of ours that has nothing to show is a `MissingPage`.
 */
it('no not-found.tsx stands above readers’ pages', () => {
  const files = readdirSync(join(import.meta.dirname, '../../app/[locale]'), { recursive: true })
  expect(
    files.map(String).filter((file) => /(^|\/)(not-found|forbidden|unauthorized)\.tsx$/.test(file)),
  ).toEqual([])
})
