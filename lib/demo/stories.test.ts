import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tidy } from '../arabic/tidy.ts'
import type { TidyRule } from '../arabic/tidy-rules.ts'
import { type Locale, locales } from '../locale/table.ts'
import { longestNoticeText } from '../newsroom/front/announce-breaking.ts'
import { longestFigureText, longestUnit, mostFigures } from '../newsroom/front/figure-limits.ts'
import { readDecimal } from '../newsroom/front/write-figures.ts'
import { placesIn } from '../publication/front-shape.ts'
import { plainText } from '../story/plain-text.ts'
import type { DemoPage, DemoVersion } from './demo-story.ts'
import { sections } from './directory.ts'
import { demoStories } from './fill.ts'
import { breaking, figureBoards, fronts } from './fronts.ts'

const stories = await demoStories()
const pageFiles = await readdir(join(import.meta.dirname, 'pages'))
const demoPages = (
  await Promise.all(
    pageFiles.map(
      (file): Promise<Record<string, DemoPage>> => import(`./pages/${file.replace(/\.ts$/, '')}.ts`),
    ),
  )
).flatMap((each) => Object.values(each))
const byKey = new Map(stories.map((each) => [each.key, each]))
const inLanguage = (locale: Locale) => stories.filter((each) => each.versions[locale])

/** What stands on fronts, and of French the whole text: it alone parts its marks from its words. */
const textsOf = (
  { headline, standfirst, body }: Pick<DemoVersion, 'headline' | 'standfirst' | 'body'>,
  locale: Locale,
) => [
  headline,
  standfirst,
  ...(locale === 'fr'
    ? plainText(typeof body === 'function' ? body(() => '2026-01-01T00:00:00Z') : body)
        // Cells of a table stand beside each other by a tab.
        .split(/[\n\t]/)
    : []),
]

/** What a reader sees at once when it is wrong. Letters are left: a text may quote another language. */
const typography: readonly TidyRule[] = [
  'space-before-punctuation',
  'space-inside-quotes',
  'percent-spacing',
  'punctuation-form',
  'digit-form',
  'ellipsis',
]

describe('the demo publication', () => {
  it.each(locales)('is a daily in %s: a dozen stories, every section, news of today', (locale) => {
    const own = inLanguage(locale)
    expect(own.length).toBeGreaterThanOrEqual(12)
    expect(new Set(own.map((each) => each.section))).toEqual(new Set(Object.keys(sections)))
    for (const [from, to] of [
      [0, 12],
      [24, 48],
      [24 * 31, 24 * 120],
    ] as const)
      expect(own.some(({ publishedHoursAgo: ago }) => ago >= from && ago < to)).toBe(true)
    for (const kind of ['opinion', 'interview', 'photo', 'review', 'obituary', 'statement', 'explainer'])
      expect(own.map((each) => each.kind)).toContain(kind)
  })

  it('says what it is in all of its languages', () => {
    for (const { key, versions } of demoPages)
      expect(Object.keys(versions).sort(), key).toEqual([...locales].sort())
  })

  it('is set as its languages are set', () => {
    const wrong = [...stories, ...demoPages].flatMap(({ key, versions }) =>
      (Object.entries(versions) as [Locale, Pick<DemoVersion, 'headline' | 'standfirst' | 'body'>][]).flatMap(
        ([locale, version]) =>
          textsOf(version, locale).flatMap((text) =>
            tidy(text, locale)
              .changes.filter(({ rule }) => typography.includes(rule))
              .map(({ rule }) => `${key} (${locale}): ${rule} in “${text}”`),
          ),
      ),
    )
    expect(wrong).toEqual([])
  })

  it('translates from versions that are there', () => {
    for (const { key, versions } of stories)
      for (const { translatedFrom } of Object.values(versions))
        if (translatedFrom) expect(versions[translatedFrom]?.translatedFrom, key).toBeUndefined()
  })

  it('lays out fronts of stories that are there, each once, where there is a place', () => {
    for (const { locale, of, layout } of fronts) {
      const keys = Object.values(layout).flat()
      expect(new Set(keys).size).toBe(keys.length)
      for (const key of keys) {
        expect(byKey.get(key)?.versions[locale], `${key} (${locale})`).toBeDefined()
        if (of !== 'front') expect(byKey.get(key)?.section).toBe(of)
      }
      for (const [area, placed] of Object.entries(layout))
        expect(placed.length).toBeLessThanOrEqual(placesIn(area as keyof typeof layout).length)
      expect(layout.lead ?? []).not.toContain('counting-chain-patents')
      for (const key of layout.pictures ?? []) expect(byKey.get(key)?.picture, key).toBeDefined()
    }
  })

  it('has figures and a notice that its newsroom could have written', () => {
    for (const [locale, line] of Object.entries(breaking.lines)) {
      expect(line.length).toBeLessThanOrEqual(longestNoticeText)
      expect(byKey.get(breaking.story)?.versions[locale as Locale]).toBeDefined()
    }
    for (const { title, figures } of Object.values(figureBoards)) {
      expect(figures.length).toBeLessThanOrEqual(mostFigures)
      expect(title.length).toBeLessThanOrEqual(longestFigureText)
      for (const { label, value, unit, change } of figures) {
        expect(label.length).toBeLessThanOrEqual(longestFigureText)
        expect(unit?.length ?? 0).toBeLessThanOrEqual(longestUnit)
        for (const number of [value, change ?? '0']) expect(readDecimal(number, 'value')).toBe(number)
      }
    }
  })
})
