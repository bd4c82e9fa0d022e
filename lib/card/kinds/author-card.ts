import type { AuthorCard, CardShape } from '../card.ts'
import {
  type CardLayout,
  contentTop,
  folio,
  headlineSizes,
  margin,
  type Part,
  palette,
  panelHeadlineSizes,
  type Sheet,
  type Style,
  sheet,
  stack,
  textPart,
} from '../sheet.ts'

const pictureWidth = 520
const panelMargin = 52

/** The end side of a wide card, full height; a band under the folio of a square one. */
function portraitSlot(on: Sheet) {
  if (on.shape === 'square') return { left: 0, top: contentTop, width: on.width, height: 560 }
  const left = on.dir === 'rtl' ? 0 : on.width - pictureWidth
  return { left, top: 0, width: pictureWidth, height: on.height }
}

/** An author: name and title, with the portrait beside or over them. */
export function authorCard(card: AuthorCard, shape: CardShape): CardLayout {
  const on = sheet(card, shape)
  const slot = card.picture && portraitSlot(on)
  const isBeside = slot !== undefined && slot.height === on.height
  const column = isBeside ? on.between(panelMargin, pictureWidth + panelMargin) : on.between(margin, margin)
  const width = column.right - column.left
  folio(on, column, card.publicationName, card.deskName)

  const name: Style = {
    role: 'name',
    color: palette.ink,
    weight: 700,
    sizes: card.picture ? [116, 108, 100, ...panelHeadlineSizes] : [180, ...headlineSizes.slice(4)],
    scale: 'display',
  }
  const title: Style = {
    role: 'jobTitle',
    color: palette.secondary,
    weight: 500,
    sizes: [50, 46, 42, 38],
    scale: 'text',
  }
  const dash: Part = {
    height: 6,
    gap: 0,
    draw: (top) => {
      const rest = on.after(column, 96)
      const start = on.dir === 'rtl' ? { ...column, left: rest.right } : { ...column, right: rest.left }
      on.rule(start, Math.round(top), 6, palette.accent)
    },
  }
  const top = slot && !isBeside ? slot.top + slot.height + 40 : contentTop
  stack(top, on.height - margin, [
    dash,
    textPart(on, on.fitBox(card.name, name, width, 260, 3), name, column, 36),
    textPart(on, on.fitBox(card.jobTitle ?? '', title, width, 90, 2), title, column, 32),
  ])
  if (card.picture && slot) on.layout.picture = { ...card.picture, ...slot }
  return on.layout
}
