import { describe, expect, it } from 'vitest'
import { author } from '../db/tables/people-and-pictures.ts'
import { byline } from '../db/tables/stories.ts'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { authorIndex, letterOf, noLetter } from './author-index.ts'
import { addStory, smallPublication } from './testing/small-publication.ts'

describe('the letter that a name is filed under', () => {
  it('is the one a dictionary of its language has', () => {
    const letters = (names: string[], locale: 'ar' | 'fa' | 'fr' | 'he') =>
      names.map((name) => letterOf(name, locale))
    expect(letters(['أحمد', 'إيمان', 'آمنة', '«بسمة»', 'Élie', '٣ أقلام'], 'ar')).toEqual([
      ...['ا', 'ا', 'ا', 'ب', 'E', ''],
    ])
    expect(letters(['آرش', 'احمد'], 'fa')).toEqual(['آ', 'ا'])
    expect(letters(['élie', 'Œuvre'], 'fr')).toEqual(['E', 'Œ'])
    expect(letters(['דוד'], 'he')).toEqual(['ד'])
  })
})

describeDatabase('the index of authors', (opened) => {
  it('has who may be read, in the order of the language, its own letters first; of many, a page of each letter', async () => {
    const db = opened()
    await smallPublication(db)
    const { articleId } = await addStory(db, { slug: 'خبر' })
    const write = async (names: string[], more: Partial<typeof author.$inferInsert> = {}) => {
      const rows = names.map((name, place) => ({
        id: `w${String(place).padStart(3, '0')}${[...name].map((each) => each.codePointAt(0)).join('')}`.slice(
          0,
          10,
        ),
        slug: `writer-${place}-${names.length}`,
        names: { ar: name },
        ...more,
      }))
      await db.orm.insert(author).values(rows)
      return rows.map(({ id }) => id)
    }
    const credit = (ids: string[]) =>
      db.orm.insert(byline).values(
        ids.map((authorId, place) => ({
          articleId,
          authorId,
          role: 'author' as const,
          position: place + 1,
        })),
      )
    await credit(await write(['وليد', 'Adam', 'إيمان', '3 كتّاب', 'أحمد']))
    await credit(await write(['بسمة'], { archivedAt: new Date(), id: 'archived01', slug: 'archived' }))
    await write(['لم يكتب'], { id: 'silent0001', slug: 'silent' })

    const small = await authorIndex(db, 'ar', '', 1)
    expect(small!.groups.map(({ letter, authors }) => [letter, authors.map(({ name }) => name)])).toEqual([
      ['ا', ['أحمد', 'إيمان']],
      ['س', ['سلمى الحدّاد']],
      ['و', ['وليد']],
      ['A', ['Adam']],
      ['', ['3 كتّاب']],
    ])
    expect(await authorIndex(db, 'en', '', 1)).toMatchObject({ total: 0, groups: [] })
    expect(await authorIndex(db, 'ar', 'ب', 1)).toBeNull()
    expect((await authorIndex(db, 'ar', noLetter, 1))!.groups).toHaveLength(1)

    await credit(
      await write(
        Array.from({ length: 130 }, (_, at) => `ميم ${at}`),
        {},
      ),
    )
    const large = await authorIndex(db, 'ar', '', 1)
    expect(large).toMatchObject({ total: 136, groups: [] })
    expect(large!.letters).toContainEqual({ letter: 'م', count: 130 })
    expect((await authorIndex(db, 'ar', 'م', 1))!.groups[0]!.authors).toHaveLength(120)
    expect((await authorIndex(db, 'ar', 'م', 2))!.groups[0]!.authors).toHaveLength(10)
    expect(await authorIndex(db, 'ar', 'م', 3)).toBeNull()
  })
})
