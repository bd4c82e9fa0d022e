import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { auditEvent } from '../../db/tables/audit.ts'
import { section } from '../../db/tables/directory.ts'
import { media, rendition } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import { story } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { type Tag, tags } from '../../press/cache-dependencies.ts'
import { setPress } from '../../press/invalidation.ts'
import { houseAccents } from '../../publication/accents.ts'
import { masthead } from '../../publication/masthead.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { operator } from '../actor.ts'
import { setFormatPreferences } from '../set-format-preferences.ts'
import { staffMember } from '../testing/staff-member.ts'
import { changeSettings, readPublication, setMenus } from './change-settings.ts'
import { contrastOf, judgeColour, readColour } from './contrast.ts'
import type { SettingsInput } from './parse-settings.ts'

it.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#767676', '#ffffff', 4.54],
])('contrast of %s and %s', (a, b, expected) => {
  expect(contrastOf(a, b)).toBeCloseTo(expected, 2)
  expect(contrastOf(b, a)).toBe(contrastOf(a, b))
})

it.each([
  ['#9e2b25', 'light', true],
  ['#9e2b25', 'dark', false],
  ['#e58473', 'dark', true],
  ['#ffffff', 'light', false],
] as const)('says whether %s can be read on %s paper', (colour, paper, passes) => {
  expect(judgeColour(colour, paper).passes).toBe(passes)
})

it('judges where the paper is worst, and rounds nothing up', () => {
  // On #fbf8f1 it has 4.79, on the paper of boxes 4.32.
  expect(judgeColour('#767060', 'light').passes).toBe(false)
  for (let grey = 0; grey < 256; grey++) {
    const { ratio, passes } = judgeColour(`#${grey.toString(16).padStart(2, '0').repeat(3)}`, 'light')
    expect(ratio >= 4.5, `${grey}`).toBe(passes)
  }
})

it.each([
  ['#9E2B25', '#9e2b25'],
  [' 9e2b25 ', '#9e2b25'],
  ['#abc', '#aabbcc'],
  ['#ab', null],
  ['#9e2b2', null],
  ['red', null],
  ['', null],
])('reads the colour %j', (written, colour) => expect(readColour(written)).toBe(colour))

describeDatabase('settings of the publication', (opened) => {
  let ids: Awaited<ReturnType<typeof smallPublication>>
  beforeAll(async () => {
    ids = await smallPublication(opened())
  })
  const version = async () => (await readPublication(opened(), operator)).version
  const change = async (given: SettingsInput) =>
    changeSettings(opened(), operator, { ...given, baseVersion: await version() })
  const ar = () => masthead(opened(), 'ar')

  it('shows readers what was changed, at once, and logs it', async () => {
    const touched: Tag[] = []
    setPress({ forget: (more) => touched.push(...more.map(({ tag }) => tag)) })
    try {
      await change({
        names: { ar: ' صحيفة النخلة ', en: 'The Palm' },
        taglines: { ar: 'كل صباح' },
        timeZone: 'Africa/Cairo',
        accents: { light: '#0A5C36', dark: '#7fd1a8' },
        readings: { ar: 'arab.gregory.LB.islamic-umalqura', en: 'latn.gregory.-.-' },
        contactEmail: 'desk@palm.example',
        handles: [{ network: 'x', handle: '@palm' }],
        policies: { ethics: '/ideas/ethics' },
        withdrawnNotes: { ar: 'سُحبت لخطأ فيها.' },
      })
    } finally {
      setPress(undefined)
    }
    expect(touched).toContain(tags.publication())
    expect(await ar()).toMatchObject({
      name: 'صحيفة النخلة',
      tagline: 'كل صباح',
      timeZone: 'Africa/Cairo',
      accents: { light: '#0a5c36', dark: '#7fd1a8' },
      reading: { numerals: 'arab', months: 'LB', secondCalendar: 'islamic-umalqura' },
      contactEmail: 'desk@palm.example',
      handles: [{ network: 'x', handle: 'palm' }],
      policies: { ethics: '/ideas/ethics' },
      withdrawnNote: 'سُحبت لخطأ فيها.',
    })
    // What is the language's own way is not written down: it may be set right in the table.
    expect(Object.keys((await readPublication(opened(), operator)).readings)).toEqual(['ar'])
    const [logged] = await opened()
      .orm.select()
      .from(auditEvent)
      .where(eq(auditEvent.action, 'settings.edit'))
    expect(logged!.details.parts).toContain('names')
  })

  it.each<[string, string, SettingsInput]>([
    ['name-missing', 'ar', { names: { en: 'The Palm' } }],
    ['zone-unknown', 'Asia/Nowhere', { timeZone: 'Asia/Nowhere' }],
    ['zone-unknown', '+04:00', { timeZone: '+04:00' }],
    ['email-unfit', 'desk', { contactEmail: 'desk' }],
    ['colour-unfit', 'light', { accents: { light: 'green', dark: '#7fd1a8' } }],
    ['colour-unfit', 'dark', { accents: { light: '', dark: '#7fd1a' } }],
    ['contrast-too-low', 'light', { accents: { light: '#7fd1a8', dark: '#7fd1a8' } }],
    ['contrast-too-low', 'dark', { accents: { light: '#0a5c36', dark: '#0a5c36' } }],
    ['handle-unfit', 'x.com/palm', { handles: [{ network: 'x', handle: 'x.com/palm' }] }],
    ['link-unfit', 'http://palm.example', { policies: { ethics: 'http://palm.example' } }],
    ['link-unfit', '//palm.example', { policies: { ethics: '//palm.example' } }],
    ['link-unfit', 'javascript:alert(1)', { policies: { ethics: 'javascript:alert(1)' } }],
    ['picture-refused', 'unknown', { logoId: 'nopicture0' }],
    ['malformed', 'readings', { readings: { en: 'arab.gregory.-.-' } }],
    ['text-too-long', '100', { names: { ar: 'س'.repeat(101) } }],
  ])('refuses %s: %s', async (refusal, subject, given) => {
    const before = await readPublication(opened(), operator)
    await expect(change({ contactEmail: 'other@palm.example', ...given })).rejects.toMatchObject({
      refusal,
      subject,
    })
    expect(await readPublication(opened(), operator)).toEqual(before)
  })

  it('tells one of two owners that the other was first; also whoever set a reading', async () => {
    const seen = await version()
    await changeSettings(opened(), operator, { taglines: { ar: 'أولى' }, baseVersion: seen })
    await expect(
      changeSettings(opened(), operator, { taglines: { ar: 'ثانية' }, baseVersion: seen }),
    ).rejects.toMatchObject({ refusal: 'entry-changed' })
    expect((await ar()).tagline).toBe('أولى')
    const later = await version()
    await setFormatPreferences(opened(), operator, { locale: 'ar', reading: null })
    await expect(setMenus(opened(), operator, { locale: 'ar', baseVersion: later })).rejects.toMatchObject({
      refusal: 'entry-changed',
    })
  })

  it('takes one colour and leaves the other to the house, however it is written', async () => {
    await change({ accents: { light: ' 0A5C36', dark: '' } })
    expect(await ar()).toMatchObject({ accents: { light: '#0a5c36', dark: houseAccents.dark } })
    await change({ accents: { light: '', dark: '#afc' } })
    expect(await ar()).toMatchObject({ accents: { light: houseAccents.light, dark: '#aaffcc' } })
    await change({ accents: { light: '', dark: ' ' } })
    expect((await ar()).accents).toBe(null)
  })

  it('counts no version for what changes nothing', async () => {
    const seen = await version()
    await changeSettings(opened(), operator, { taglines: { ar: 'أولى' }, baseVersion: seen })
    expect(await version()).toBe(seen)
  })

  it('puts its own mark beside the name', async () => {
    await opened().orm.insert(media).values({
      id: 'pict000001',
      contentHash: 'a',
      width: 200,
      height: 200,
      thumbhash: 'DwgGFQQ4h4iAiHeIeHeIeIeHCA==',
    })
    await opened().orm.insert(rendition).values({
      mediaId: 'pict000001',
      width: 200,
      height: 200,
      format: 'jpeg',
      path: 'a/200.jpg',
      bytes: 1,
    })
    await change({ logoId: 'pict000001' })
    expect((await ar()).logo?.mediaId).toBe('pict000001')
    await change({ logoId: '' })
    expect((await ar()).logo).toBeNull()
  })

  it('sets a menu in one language, and leaves out what is archived', async () => {
    // Of sections only those are named that have something to read.
    const { storyId } = await addStory(opened(), { slug: 'هاتف' })
    await opened().orm.update(story).set({ sectionId: ids.other }).where(eq(story.id, storyId))
    const address = { kind: 'address' as const, label: 'المتجر', href: 'https://shop.palm.example/' }
    await setMenus(opened(), operator, {
      locale: 'ar',

      header: [
        { kind: 'section', id: ids.other },
        { kind: 'topic', id: ids.topic },
        { kind: 'page', page: 'latest' },
        address,
      ],
      baseVersion: await version(),
    })
    expect((await ar()).menus).toEqual({
      header: [
        { href: '/technology', label: 'تقنية' },
        { href: '/topic/payments', label: 'مدفوعات' },
        { href: '/latest', page: 'latest' },
        { href: 'https://shop.palm.example/', label: 'المتجر' },
      ],
      footer: null,
    })
    expect((await masthead(opened(), 'en')).menus).toEqual({ header: null, footer: null })
    await opened().orm.update(section).set({ archivedAt: sql`now()` }).where(eq(section.id, ids.other))
    expect((await ar()).menus.header!.map((each) => each.href)).not.toContain('/technology')
    await setMenus(opened(), operator, { locale: 'ar', baseVersion: await version() })
    expect((await ar()).menus.header).toBeNull()
    expect((await opened().orm.select().from(publication))[0]!.menus).toEqual({})
  })

  it.each([
    ['link-unfit', { kind: 'address', label: 'متجر', href: 'data:text/html,x' }],
    ['label-missing', { kind: 'address', label: ' ', href: '/ideas' }],
    ['unknown-reference', { kind: 'topic', id: 'notopic000' }],
    ['malformed', { kind: 'page', page: 'admin' }],
  ] as const)('refuses a menu: %s', async (refusal, item) => {
    await expect(
      setMenus(opened(), operator, { locale: 'ar', footer: [item as never], baseVersion: await version() }),
    ).rejects.toMatchObject({ refusal })
  })

  it('is for owners', async () => {
    for (const role of ['editor', 'author', 'translator'] as const) {
      const actor = await staffMember(opened(), role)
      await expect(readPublication(opened(), actor)).rejects.toMatchObject({ refusal: 'not-allowed' })
      await expect(changeSettings(opened(), actor, { baseVersion: 1 })).rejects.toMatchObject({
        refusal: 'not-allowed',
      })
      await expect(setMenus(opened(), actor, { locale: 'ar', baseVersion: 1 })).rejects.toMatchObject({
        refusal: 'not-allowed',
      })
    }
  })
})
