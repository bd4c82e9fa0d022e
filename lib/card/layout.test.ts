import { describe, expect, it } from 'vitest'
import { localeTable } from '../locale/table.ts'
import { cardTextLines, layoutCard } from './layout.ts'
import { sampleCards } from './sample-cards.ts'
import { type CardLine, palette } from './sheet.ts'

const samples = await sampleCards()
/** Platforms round the corners and lay controls over the rim. */
const rim = 16

const overlap = (a: CardLine, b: CardLine) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

describe('layoutCard', () => {
  it.each(samples)(
    '$name: every line inside the card, none on another or on the bare picture',
    ({ card, shape }) => {
      const { lines, picture, veil, width, height } = layoutCard(card, shape)
      // Beside a portrait; words may stand on a picture only where a veil makes them legible.
      const beside = veil || picture?.width === width ? undefined : picture
      for (const line of lines) {
        expect(line.top, line.text).toBeGreaterThanOrEqual(rim)
        expect(line.bottom, line.text).toBeLessThanOrEqual(height - rim)
        expect(line.left, line.text).toBeGreaterThanOrEqual(beside?.left === 0 ? beside.width : rim)
        expect(line.right, line.text).toBeLessThanOrEqual(
          beside && beside.left > 0 ? beside.left : width - rim,
        )
        if (picture && !veil && !beside)
          expect(line.bottom < picture.top || line.top > picture.top + picture.height, line.text).toBe(true)
      }
      for (const [i, line] of lines.entries())
        for (const other of lines.slice(i + 1))
          expect(overlap(line, other), `${line.text} / ${other.text}`).toBe(false)
    },
  )

  it.each(samples)('$name: no text on a rule, a badge’s own text apart', ({ card, shape }) => {
    const { lines, rules } = layoutCard(card, shape)
    for (const line of lines.filter((line) => line.role !== 'label')) {
      for (const rule of rules) {
        const crosses =
          line.left < rule.left + rule.width &&
          rule.left < line.right &&
          line.top < rule.top + rule.height &&
          rule.top < line.bottom
        expect(crosses, `${line.role} ${line.text}`).toBe(false)
      }
    }
  })

  it.each(samples)('$name: stories keep their whole headline', ({ card, shape }) => {
    if (card.kind !== 'story') return
    const shown = cardTextLines(card, shape).filter((line) => line.role === 'headline')
    expect(shown.length).toBeLessThanOrEqual(4)
    expect(
      shown
        .map((line) => line.text)
        .join(' ')
        .replace(/[\u2066-\u2069]/g, ''),
    ).toBe(card.headline)
  })

  it('starts texts at the side where the language starts, and puts the picture on the other', () => {
    for (const { name, card } of samples.filter((sample) => sample.name.endsWith('story with picture'))) {
      const { lines, picture, veil, width } = layoutCard(card)
      const mark = lines.find((line) => line.role === 'publication')!
      const date = lines.find((line) => line.role === 'date')!
      if (localeTable[card.locale].dir === 'rtl') {
        expect(mark.left, name).toBeGreaterThan(date.right)
        expect([picture!.left, veil!.towards], name).toEqual([0, 'left'])
      } else {
        expect(mark.right, name).toBeLessThan(date.left)
        expect([picture!.left + picture!.width, veil!.towards], name).toEqual([width, 'right'])
      }
    }
  })

  it('leaves out what a card does not say', () => {
    const [roles, dateAlone] = [undefined, 'بقلم'].map((bylineText) =>
      cardTextLines({
        kind: 'story',
        locale: 'ar',
        publicationName: 'ورّاق',
        sectionName: 'ثقافة',
        headline: 'قمة',
        dateText: '2026',
        bylineText,
      }),
    )
    expect(roles!.map((line) => line.role).sort()).toEqual(['date', 'headline', 'publication', 'section'])
    expect(dateAlone!.some((line) => line.role === 'byline')).toBe(true)
    expect(
      cardTextLines({ kind: 'front', locale: 'fr', publicationName: 'W', tagline: 't', headlines: [] }),
    ).toHaveLength(2)
  })
})

describe('palette', () => {
  /** WCAG 2.2, relative luminance and contrast ratio. */
  const luminance = (hex: string) => {
    const [r, g, b] = [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
  }
  const contrast = (a: string, b: string) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
    return (light! + 0.05) / (dark! + 0.05)
  }

  it.each(['ink', 'secondary', 'accent'] as const)('%s is legible on paper', (name) => {
    expect(contrast(palette[name], palette.paper)).toBeGreaterThanOrEqual(4.5)
  })
})
