import { beforeAll, expect, it } from 'vitest'
import { publication } from '../db/tables/publication.ts'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { type FormatPreferences, localeTable } from '../locale/table.ts'
import { operator } from '../newsroom/actor.ts'
import { setFormatPreferences } from '../newsroom/set-format-preferences.ts'
import { readPublication, setMenus } from '../newsroom/settings/change-settings.ts'
import { cardOf } from './cards.ts'
import { masthead } from './masthead.ts'
import { addStory, smallPublication } from './testing/small-publication.ts'

const beirut: FormatPreferences = {
  numerals: 'arab',
  calendar: 'gregory',
  months: 'LB',
  secondCalendar: null,
}

describeDatabase('how a publication prints numbers and dates', (opened) => {
  beforeAll(() => smallPublication(opened()))

  it('is the language’s own way until the publication has one', async () => {
    expect((await masthead(opened(), 'ar')).reading).toEqual(localeTable.ar.reading)
    expect((await masthead(opened(), 'fa')).reading).toEqual(localeTable.fa.reading)
  })

  it('is the publication’s in the language it set it for, on its cards too', async () => {
    await setFormatPreferences(opened(), operator, { locale: 'ar', reading: beirut })
    expect((await masthead(opened(), 'ar')).reading).toEqual(beirut)
    expect((await masthead(opened(), 'en')).reading).toEqual(localeTable.en.reading)
    const { storyId } = await addStory(opened(), { slug: 'بورصة-الموانئ' })
    const card = await cardOf(opened(), 'story', 'ar', storyId)
    expect(card?.card).toMatchObject({
      dateText: expect.stringMatching(/^[٠-٩]+ \p{L}+( \p{L}+)? [٠-٩]{4}$/u),
    })
  })

  it('is set for one language at a time, and set back', async () => {
    const tehran: FormatPreferences = { ...localeTable.fa.reading, secondCalendar: 'gregory' }
    await setFormatPreferences(opened(), operator, { locale: 'ar', reading: beirut })
    await setFormatPreferences(opened(), operator, { locale: 'fa', reading: tehran })
    expect((await masthead(opened(), 'ar')).reading).toEqual(beirut)
    expect((await masthead(opened(), 'fa')).reading).toEqual(tehran)
    await setFormatPreferences(opened(), operator, { locale: 'ar', reading: null })
    expect((await masthead(opened(), 'ar')).reading).toEqual(localeTable.ar.reading)
    expect((await masthead(opened(), 'fa')).reading).toEqual(tehran)
  })

  it('is the language’s own way where the row says what cannot be', async () => {
    const readings = { ar: 'arab.mayan.LB.-', en: '', fa: 'x'.repeat(10_000) }
    await opened().orm.update(publication).set({ readings })
    for (const locale of ['ar', 'en', 'fa'] as const)
      expect((await masthead(opened(), locale)).reading).toEqual(localeTable[locale].reading)
  })
})

describeDatabase('the head of the paper', (opened) => {
  it('names a section where it has something to read, in its own menu and in that of an owner', async () => {
    const db = opened()
    const { section, other } = await smallPublication(db)
    const named = async (locale: 'ar' | 'en') => (await masthead(db, locale)).sections.map(({ id }) => id)
    expect(await named('ar')).toEqual([])
    await addStory(db, { slug: 'أول-ما-في-القسم' })
    await addStory(db, { slug: 'to-come', locale: 'en', embargoIn: 1 })
    expect([await named('ar'), await named('en')]).toEqual([[section], []])
    const { version } = await readPublication(db, operator)
    const header = [section, other].map((id) => ({ kind: 'section' as const, id }))
    await setMenus(db, operator, { locale: 'ar', header, baseVersion: version })
    expect((await masthead(db, 'ar')).menus.header).toHaveLength(1)
  })
})
