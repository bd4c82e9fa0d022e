import { beforeAll, expect, it } from 'vitest'
import { publication } from '../db/schema.ts'
import { describeEachEngine } from '../db/testing/test-databases.ts'
import { writeReading } from '../locale/reading.ts'
import { localeTable, type Reading } from '../locale/table.ts'
import { cardOf } from './cards.ts'
import { masthead } from './masthead.ts'
import { addStory, smallPublication } from './testing/small-publication.ts'

const beirut: Reading = { numerals: 'arab', calendar: 'gregory', months: 'LB', secondCalendar: null }

describeEachEngine('how a publication prints numbers and dates', (opened) => {
  beforeAll(() => smallPublication(opened()))

  const set = (readings: Record<string, string>) => opened().orm.update(publication).set({ readings })

  it('is the language’s own way until the publication has one', async () => {
    expect((await masthead(opened(), 'ar')).reading).toEqual(localeTable.ar.reading)
    expect((await masthead(opened(), 'fa')).reading).toEqual(localeTable.fa.reading)
  })

  it('is the publication’s in the language it set it for, on its cards too', async () => {
    await set({ ar: writeReading(beirut) })
    expect((await masthead(opened(), 'ar')).reading).toEqual(beirut)
    expect((await masthead(opened(), 'en')).reading).toEqual(localeTable.en.reading)
    const { storyId } = await addStory(opened(), { slug: 'بورصة-الموانئ' })
    const card = await cardOf(opened(), 'story', 'ar', storyId)
    expect(card).toMatchObject({ dateText: expect.stringMatching(/^[٠-٩]+ \p{L}+( \p{L}+)? [٠-٩]{4}$/u) })
  })

  it('is the language’s own way where the row says what cannot be', async () => {
    await set({ ar: 'arab.mayan.LB.-', fa: '' })
    expect((await masthead(opened(), 'ar')).reading).toEqual(localeTable.ar.reading)
    expect((await masthead(opened(), 'fa')).reading).toEqual(localeTable.fa.reading)
  })
})
