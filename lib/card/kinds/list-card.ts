import type { CardShape, ListCard } from '../card.ts'
import {
  type CardLayout,
  contentTop,
  folio,
  heightOf,
  margin,
  palette,
  type Style,
  sheet,
  stack,
  textPart,
} from '../sheet.ts'

/** What a page that lists stories is about, over its newest. */
export function listCard(card: ListCard, shape: CardShape): CardLayout {
  const on = sheet(card, shape)
  const column = on.between(margin, margin)
  const width = column.right - column.left
  folio(on, column, card.publicationName, card.kindName)

  const isSquare = on.shape === 'square'
  const headline: Style = {
    role: 'headline',
    color: palette.ink,
    weight: 600,
    sizes: isSquare ? [56, 52, 48, 44] : [46, 42],
    scale: 'display',
  }
  const rowHeight = isSquare ? 136 : 68
  const shown = card.headlines.slice(0, isSquare ? 5 : 3)
  const headlines = on.fitAlike(
    shown,
    headline,
    width,
    isSquare ? rowHeight - 16 : Infinity,
    isSquare ? 2 : 1,
  )
  const listTop = on.height - 20 - headlines.length * rowHeight
  headlines.forEach((words, i) => {
    const top = listTop + i * rowHeight
    on.rule(column, top, 1, palette.hairline)
    on.put(words, headline, column, top + (rowHeight - heightOf(words)) / 2 + words.ascent)
  })

  const name: Style = {
    role: 'name',
    color: palette.accent,
    weight: 700,
    sizes: [140, 124, 108, 92, 76, 64],
    scale: 'display',
  }
  const description: Style = {
    role: 'description',
    color: palette.secondary,
    weight: 400,
    sizes: [40, 36],
    scale: 'text',
  }
  stack(contentTop, headlines.length ? listTop - 24 : on.height - margin, [
    textPart(on, on.fitBox(card.name, name, width, 130), name, column),
    textPart(on, on.fitBox(card.description ?? '', description, width, 80, 2), description, column, 30),
  ])
  return on.layout
}
