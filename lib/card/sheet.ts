/**
 * The sheet that a card is laid out on: fits and places text by start and end, with what every kind of card has. Pixels
 * from the top left; “start” is the right side in right-to-left languages and the left side otherwise.
 */
import { type Direction, localeTable } from '../locale/table.ts'
import { type Card, type CardPicture, type CardShape, cardShapes } from './card.ts'
import { type FittedText, fitText } from './fit.ts'
import { type Face, markFaces, textFaces, type Weight } from './fonts.ts'
import type { ShapedLine } from './shape.ts'

export const palette = {
  paper: '#FBF8F1',
  ink: '#1B1713',
  secondary: '#6B6259',
  accent: '#9E2B25',
  hairline: '#D9D1C3',
  /** On a photograph, under its veil. */
  onPicture: '#FBF8F1',
  kickerOnPicture: '#F5DEC4',
  ruleOnPicture: '#CFC6B8',
}

/** A filled rectangle: a line between texts, or what a badge stands on. Drawn under the text. */
type Rule = { left: number; top: number; width: number; height: number; color: string }

type PictureSlot = CardPicture & {
  left: number
  top: number
  width: number
  height: number
  /** Where across the slot the focal point is to stand, if not in the middle: 0 is its left. */
  aimX?: number
}

/** Ink over the whole card, under its words: how opaque it is at each place, in pixels along the way it runs. */
export type Veil = { towards: 'bottom' | 'left' | 'right'; stops: { at: number; opacity: number }[] }

export type CardLine = {
  /** What the line is on its card: headline, byline… */
  role: string
  /** Which of the card's texts it belongs to; a text's lines share the number. */
  paragraph: number
  text: string
  direction: Direction
  language: string
  faces: readonly Face[]
  size: number
  color: string
  left: number
  right: number
  baseline: number
  /** Extremes of the line's ink. */
  top: number
  bottom: number
  shaped: ShapedLine
}

export type CardLayout = {
  width: number
  height: number
  picture?: PictureSlot
  veil?: Veil
  rules: Rule[]
  lines: CardLine[]
}

/** What things are drawn in: ink on paper, or light on a photograph. */
export type Colours = { text: string; secondary: string; kicker: string; hairline: string }
export const onPaper: Colours = {
  text: palette.ink,
  secondary: palette.secondary,
  kicker: palette.accent,
  hairline: palette.hairline,
}
export const onPicture: Colours = {
  text: palette.onPicture,
  secondary: palette.onPicture,
  kicker: palette.kickerOnPicture,
  hairline: palette.ruleOnPicture,
}

/** Horizontal extent of a piece of text. */
export type Column = { left: number; right: number }

export type Style = {
  role: string
  color: string
  weight: Weight
  /** Sizes to try, largest first, as they are for Arabic in Markazi Text; see {@link looks}. */
  sizes: readonly number[]
  scale: 'display' | 'text'
  /** The publication's name keeps its face and size in every language. */
  mark?: boolean
}

/**
 * Markazi Text is a small-bodied face; the other scripts are set to look as large, and as far apart, as Arabic in
 * it. Nastaliq climbs along its line: large it needs little size and the most room between baselines, small it
 * needs more size to stay legible.
 */
const looks: Record<'Arab' | 'Latn' | 'Hebr' | 'Aran', { display: number; text: number; leading: number }> = {
  Arab: { display: 1, text: 1, leading: 1.08 },
  Latn: { display: 0.94, text: 0.94, leading: 1 },
  Hebr: { display: 0.76, text: 0.84, leading: 1.18 },
  Aran: { display: 0.6, text: 0.76, leading: 2.2 },
}

export const margin = 64
/** Only a square has room for the first of these. */
export const headlineSizes = [
  220, 204, 188, 176, 164, 148, 140, 132, 124, 116, 108, 102, 96, 90, 84, 78, 72, 68, 64, 60, 56,
]
export const panelHeadlineSizes = [92, 86, 80, 76, 72, 68, 64, 60, 56, 53, 50]
/** What is written between the folio and the foot stays between these heights, the second from the card's bottom. */
export const contentTop = 162
export const contentBottom = 114

export const heightOf = (text: FittedText) =>
  text.lines.length ? text.ascent + (text.lines.length - 1) * text.pitch + text.descent : 0

export const widthOf = (text: FittedText) => Math.max(0, ...text.lines.map((line) => line.width * text.size))

/** A sheet in one language: fits and places text by start and end instead of left and right. */
export function sheet(card: Card, shape: CardShape, colours: Colours = onPaper) {
  const { dir, script } = localeTable[card.locale]
  const look = looks[script]
  const size = cardShapes[shape]
  const layout: CardLayout = { ...size, rules: [], lines: [] }
  const facesOf = (style: Style) =>
    style.mark ? markFaces(style.weight) : textFaces(card.locale, style.weight)

  /** The part of the card between two insets. */
  const between = (start: number, end: number): Column =>
    dir === 'rtl' ? { left: end, right: size.width - start } : { left: start, right: size.width - end }

  /** The part of a column left when something this wide stands at its start. */
  const after = (column: Column, width: number): Column =>
    dir === 'rtl' ? { ...column, right: column.right - width } : { ...column, left: column.left + width }

  const fitBox = (
    text: string,
    style: Style,
    width: number,
    height = Infinity,
    maxLines = 1,
    largest = Infinity,
  ): FittedText =>
    fitText(text, {
      direction: dir,
      language: card.locale,
      faces: facesOf(style),
      sizes: style.sizes
        .map((size) => Math.round(size * (style.mark ? 1 : look[style.scale])))
        .filter((size) => size <= largest),
      width,
      height,
      maxLines,
      leading: look.leading,
    })

  /** Texts side by side or one under the other, all at the size the longest of them needs. */
  const fitAlike = (
    texts: string[],
    style: Style,
    width: number,
    height: number,
    maxLines: number,
  ): FittedText[] => {
    const smallest = Math.min(...texts.map((text) => fitBox(text, style, width, height, maxLines).size))
    return texts.map((text) => fitBox(text, style, width, height, maxLines, smallest))
  }

  const put = (
    fitted: FittedText,
    style: Style,
    column: Column,
    firstBaseline: number,
    align: 'start' | 'end' | 'center' = 'start',
  ) => {
    const atLeft = (align === 'start') === (dir === 'ltr')
    const paragraph = (layout.lines.at(-1)?.paragraph ?? -1) + 1
    fitted.lines.forEach((shaped, i) => {
      const width = shaped.width * fitted.size
      const middle = (column.left + column.right - width) / 2
      const left = align === 'center' ? middle : atLeft ? column.left : column.right - width
      const baseline = Math.round(firstBaseline) + i * fitted.pitch
      layout.lines.push({
        role: style.role,
        paragraph,
        text: shaped.text,
        direction: dir,
        language: card.locale,
        faces: facesOf(style),
        size: fitted.size,
        color: style.color,
        left,
        right: left + width,
        baseline,
        top: baseline - shaped.ascent * fitted.size,
        bottom: baseline + shaped.descent * fitted.size,
        shaped,
      })
    })
  }

  const rule = (column: Column, top: number, height: number, color: string) => {
    layout.rules.push({ left: column.left, top, width: column.right - column.left, height, color })
  }

  return { ...size, shape, colours, layout, dir, between, after, fitBox, fitAlike, put, rule }
}

export type Sheet = ReturnType<typeof sheet>

/** The thick and thin rule under a newspaper's name. */
export function doubleRule(on: Sheet, column: Column, top: number) {
  on.rule(column, top, 4, on.colours.text)
  on.rule(column, top + 8, 1, on.colours.text)
}

/** The publication's name at the start, where in the publication we are at the end, over the double rule. */
export function folio(on: Sheet, column: Column, publicationName: string, place: string | undefined) {
  const width = column.right - column.left
  const mark: Style = {
    role: 'publication',
    color: on.colours.text,
    weight: 700,
    sizes: [76, 64, 52],
    scale: 'display',
    mark: true,
  }
  const name = on.fitBox(publicationName, mark, width * 0.6)
  on.put(name, mark, column, 96)
  if (place) {
    const style: Style = {
      role: 'section',
      color: on.colours.secondary,
      weight: 500,
      sizes: [38, 34, 30],
      scale: 'text',
    }
    on.put(on.fitBox(place, style, width - widthOf(name) - 32), style, column, 96, 'end')
  }
  doubleRule(on, column, 122)
}

/** A hairline, the byline at the start and the date at the end under it; the date alone stands at the start. */
export function foot(on: Sheet, column: Column, bylineText: string | undefined, dateText: string) {
  const byline: Style = {
    role: 'byline',
    color: on.colours.text,
    weight: 500,
    sizes: [36, 32, 28],
    scale: 'text',
  }
  const date: Style = {
    role: 'date',
    color: on.colours.secondary,
    weight: 400,
    sizes: [34, 30],
    scale: 'text',
  }
  const baseline = on.height - 38
  const width = column.right - column.left
  on.rule(column, on.height - 86, 1, on.colours.hairline)
  const when = on.fitBox(dateText, date, bylineText ? width * 0.6 : width)
  on.put(on.fitBox(bylineText ?? '', byline, width - widthOf(when) - 32), byline, column, baseline)
  on.put(when, date, column, baseline, bylineText ? 'end' : 'start')
}

/** Something with a height, to be drawn with its top at y. */
export type Part = { height: number; gap: number; draw: (top: number) => void }

/**
 * Parts one under the other, as a group a little above the middle of the room they have, where the eye looks.
 * @param share of the room left that stands over them: 1 puts them at the bottom
 * @returns where the group begins
 */
export function stack(top: number, bottom: number, parts: Part[], share = 0.45): number {
  const shown = parts.filter((part) => part.height > 0)
  const total = shown.reduce((sum, part, i) => sum + part.height + (i ? part.gap : 0), 0)
  const start = top + Math.max(0, bottom - top - total) * share
  let y = start
  shown.forEach((part, i) => {
    if (i) y += part.gap
    part.draw(y)
    y += part.height
  })
  return start
}

/** A fitted text as a part; `gap` is the room over it. */
export function textPart(on: Sheet, fitted: FittedText, style: Style, column: Column, gap = 0): Part {
  return {
    height: heightOf(fitted),
    gap,
    draw: (top) => on.put(fitted, style, column, top + fitted.ascent),
  }
}
