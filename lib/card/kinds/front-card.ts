import type { CardShape, FrontCard } from '../card.ts'
import {
  type CardLayout,
  type Column,
  doubleRule,
  heightOf,
  margin,
  palette,
  type Sheet,
  type Style,
  sheet,
} from '../sheet.ts'

/** A front page in small: the name across the sheet, the leading stories in columns, in a square one under the other. */
export function frontCard(card: FrontCard, shape: CardShape): CardLayout {
  const on = sheet(card, shape)
  const column = on.between(margin, margin)
  const width = column.right - column.left
  const mark: Style = {
    role: 'publication',
    color: palette.ink,
    weight: 700,
    sizes: [176, 156, 136, 116, 96],
    scale: 'display',
    mark: true,
  }
  const tagline: Style = {
    role: 'tagline',
    color: palette.secondary,
    weight: 400,
    sizes: [38, 34, 30],
    scale: 'text',
  }
  on.put(on.fitBox(card.publicationName, mark, width), mark, column, 160, 'center')
  doubleRule(on, column, 212)
  const words = on.fitBox(card.tagline, tagline, width)
  on.put(words, tagline, column, 221 + (288 - 221 - heightOf(words)) / 2 + words.ascent, 'center')
  on.rule(column, 288, 1, palette.ink)
  const texts = card.headlines.slice(0, 3)
  if (on.shape === 'square') headlineRows(on, column, texts)
  else headlineColumns(on, width, texts)
  return on.layout
}

const frontHeadline = (sizes: readonly number[]): Style => ({
  role: 'headline',
  color: palette.ink,
  weight: 600,
  sizes,
  scale: 'display',
})

function headlineColumns(on: Sheet, width: number, texts: string[]) {
  const headline = frontHeadline([66, 62, 58, 55, 52, 49, 46, 43])
  const gutter = 56
  const each = (width - gutter * (texts.length - 1)) / texts.length
  const top = 324
  const height = 260
  on.fitAlike(texts, headline, each, height, 5).forEach((words, i) => {
    const inset = margin + i * (each + gutter)
    on.put(words, headline, on.between(inset, on.width - inset - each), top + words.ascent)
    if (i > 0) {
      const middle = inset - gutter / 2
      on.layout.rules.push({
        left: Math.round(on.dir === 'rtl' ? on.width - middle : middle),
        top,
        width: 1,
        height,
        color: palette.hairline,
      })
    }
  })
}

function headlineRows(on: Sheet, column: Column, texts: string[]) {
  const headline = frontHeadline([92, 86, 80, 76, 72, 68, 64, 60, 56, 53, 50])
  const top = 312
  const rowHeight = (on.height - margin - top) / texts.length
  on.fitAlike(texts, headline, column.right - column.left, rowHeight - 56, 3).forEach((words, i) => {
    const rowTop = top + i * rowHeight
    if (i > 0) on.rule(column, Math.round(rowTop), 1, palette.hairline)
    on.put(words, headline, column, rowTop + (rowHeight - heightOf(words)) / 2 + words.ascent)
  })
}
