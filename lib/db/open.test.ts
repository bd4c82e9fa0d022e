import { count } from 'drizzle-orm'
import { expect, test } from 'vitest'
import * as schema from './schema.ts'
import { describeEachEngine } from './testing/test-databases.ts'

describeEachEngine('a database', (opened) => {
  test('counts', async () => {
    expect(await opened().orm.select({ n: count() }).from(schema.section)).toEqual([{ n: 0 }])
  })
})
