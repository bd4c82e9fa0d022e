/**
 * Where everything on a social card goes: pure arithmetic on shaped text, so tests can ask for it line by line.
 * Pixels from the top left; “start” is the right side in right-to-left languages and the left side otherwise.
 */
import { type Direction, localeTable } from '../locale/table.ts'
import type { AuthorCard, Card, FrontCard, SectionCard, StoryCard } from './card.ts'
import { type FittedText, fitText } from './fit.ts'
import { type Face, markFaces, textFaces, type Weight } from './fonts.ts'
import type { ShapedLine } from './shape.ts'

/** The size Open Graph readers crop least, https://developers.facebook.com/docs/sharing/webmasters/images */
export const cardWidth = 1200
export const cardHeight = 630

export const palette = {
  paper: '#FBF8F1',
  ink: '#1B1713',
  secondary: '#6B6259',
  accent: '#9E2B25',
  hairline: '#D9D1C3',
}

/** A filled rectangle: a line between texts, or what a badge stands on. Drawn under the text. */
export type Rule = { left: number; top: number; width: number; height: number; color: string }

export type PictureSlot = {
  left: number
  top: number
  width: number
  height: number
  data: Buffer
  focalX: number
  focalY: number
}

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

export type CardLayout = { rules: Rule[]; picture?: PictureSlot; lines: CardLine[] }

/** Horizontal extent of a piece of text. */
type Column = { left: number; right: number }

type Style = {
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

const margin = 64
const pictureWidth = 520
const panelMargin = 52
const headlineSizes = [164, 148, 140, 132, 124, 116, 108, 102, 96, 90, 84, 78, 72, 68, 64, 60, 56]
const panelHeadlineSizes = [92, 86, 80, 76, 72, 68, 64, 60, 56, 53, 50]
/** What is written between the folio and the foot stays between these heights. */
const contentTop = 162
const contentBottom = 516

const heightOf = (text: FittedText) =>
  text.lines.length ? text.ascent + (text.lines.length - 1) * text.pitch + text.descent : 0

const widthOf = (text: FittedText) => Math.max(0, ...text.lines.map((line) => line.width * text.size))

/** A sheet in one language: fits and places text by start and end instead of left and right. */
function sheet(card: Card) {
  const { dir, script } = localeTable[card.locale]
  const look = looks[script]
  const layout: CardLayout = { rules: [], lines: [] }
  const facesOf = (style: Style) =>
    style.mark ? markFaces(style.weight) : textFaces(card.locale, style.weight)

  /** The part of the card between two insets. */
  const between = (start: number, end: number): Column =>
    dir === 'rtl' ? { left: end, right: cardWidth - start } : { left: start, right: cardWidth - end }

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

  return { layout, dir, between, after, fitBox, fitAlike, put, rule }
}

type Sheet = ReturnType<typeof sheet>

/** The thick and thin rule under a newspaper's name. */
function doubleRule(on: Sheet, column: Column, top: number) {
  on.rule(column, top, 4, palette.ink)
  on.rule(column, top + 8, 1, palette.ink)
}

/** The publication's name at the start, where in the publication we are at the end, over the double rule. */
function folio(on: Sheet, column: Column, publicationName: string, place: string | undefined) {
  const width = column.right - column.left
  const mark: Style = {
    role: 'publication',
    color: palette.ink,
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
      color: palette.secondary,
      weight: 500,
      sizes: [38, 34, 30],
      scale: 'text',
    }
    on.put(on.fitBox(place, style, width - widthOf(name) - 32), style, column, 96, 'end')
  }
  doubleRule(on, column, 122)
}

/** A hairline, the byline at the start and the date at the end under it; the date alone stands at the start. */
function foot(on: Sheet, column: Column, bylineText: string | undefined, dateText: string) {
  const byline: Style = {
    role: 'byline',
    color: palette.ink,
    weight: 500,
    sizes: [36, 32, 28],
    scale: 'text',
  }
  const date: Style = { role: 'date', color: palette.secondary, weight: 400, sizes: [34, 30], scale: 'text' }
  const width = column.right - column.left
  on.rule(column, 544, 1, palette.hairline)
  const when = on.fitBox(dateText, date, bylineText ? width * 0.6 : width)
  on.put(on.fitBox(bylineText ?? '', byline, width - widthOf(when) - 32), byline, column, 592)
  on.put(when, date, column, 592, bylineText ? 'end' : 'start')
}

/** Something with a height, to be drawn with its top at y. */
type Part = { height: number; gap: number; draw: (top: number) => void }

/** Parts one under the other, as a group a little above the middle of the room they have, where the eye looks. */
function stack(top: number, bottom: number, parts: Part[]) {
  const shown = parts.filter((part) => part.height > 0)
  const total = shown.reduce((sum, part, i) => sum + part.height + (i ? part.gap : 0), 0)
  let y = top + Math.max(0, bottom - top - total) * 0.45
  shown.forEach((part, i) => {
    if (i) y += part.gap
    part.draw(y)
    y += part.height
  })
}

/** A fitted text as a part; `gap` is the room over it. */
function textPart(on: Sheet, fitted: FittedText, style: Style, column: Column, gap = 0): Part {
  return {
    height: heightOf(fitted),
    gap,
    draw: (top) => on.put(fitted, style, column, top + fitted.ascent),
  }
}

/** The line over a headline: the label on a badge, then the kicker. */
function kickerPart(on: Sheet, card: StoryCard, column: Column): Part {
  const kicker: Style = {
    role: 'kicker',
    color: palette.accent,
    weight: 600,
    sizes: [42, 38, 34],
    scale: 'text',
  }
  const label: Style = { ...kicker, role: 'label', color: palette.paper, sizes: [36] }
  const width = column.right - column.left
  const padding = 16
  const badge = on.fitBox(card.label ?? '', label, width / 2)
  const badgeWidth = badge.lines.length ? widthOf(badge) + 2 * padding : 0
  const rest = on.after(column, badgeWidth ? badgeWidth + 20 : 0)
  const words = on.fitBox(card.kicker ?? '', kicker, rest.right - rest.left)

  const room = badge.lines.length ? 8 : 0
  const ascent = Math.max(words.ascent, badge.ascent + room)
  const descent = Math.max(words.descent, badge.descent + room)
  return {
    height: badge.lines.length || words.lines.length ? ascent + descent : 0,
    gap: 0,
    draw: (top) => {
      const baseline = Math.round(top + ascent)
      if (badge.lines.length) {
        const plate = on.dir === 'rtl' ? column.right - badgeWidth : column.left
        on.rule(
          { left: plate, right: plate + badgeWidth },
          baseline - ascent,
          ascent + descent,
          palette.accent,
        )
        on.put(badge, label, on.after(column, padding), baseline)
      }
      on.put(words, kicker, rest, baseline)
    },
  }
}

/** The end side of the card, full height. */
function pictureSide(on: Sheet) {
  const left = on.dir === 'rtl' ? 0 : cardWidth - pictureWidth
  return { left, top: 0, width: pictureWidth, height: cardHeight }
}

/** Where the text stands: the whole card within its margins, or the half a picture leaves. */
function textColumn(on: Sheet, picture: unknown): Column {
  return picture ? on.between(panelMargin, pictureWidth + panelMargin) : on.between(margin, margin)
}

function storyCard(card: StoryCard): CardLayout {
  const on = sheet(card)
  const column = textColumn(on, card.picture)
  folio(on, column, card.publicationName, card.sectionName)
  foot(on, column, card.bylineText, card.dateText)

  const headline: Style = {
    role: 'headline',
    color: palette.ink,
    weight: 700,
    sizes: card.picture ? panelHeadlineSizes : headlineSizes,
    scale: 'display',
  }
  const over = kickerPart(on, card, column)
  const gap = 34
  const room = contentBottom - contentTop - (over.height ? over.height + gap : 0)
  const words = on.fitBox(card.headline, headline, column.right - column.left, room, 4)
  stack(contentTop, contentBottom, [over, textPart(on, words, headline, column, gap)])
  if (card.picture) on.layout.picture = { ...pictureSide(on), ...card.picture }
  return on.layout
}

function authorCard(card: AuthorCard): CardLayout {
  const on = sheet(card)
  const column = textColumn(on, card.portrait)
  const width = column.right - column.left
  folio(on, column, card.publicationName, card.deskName)

  const name: Style = {
    role: 'name',
    color: palette.ink,
    weight: 700,
    sizes: card.portrait ? [116, 108, 100, ...panelHeadlineSizes] : [180, ...headlineSizes],
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
  stack(contentTop, cardHeight - margin, [
    dash,
    textPart(on, on.fitBox(card.name, name, width, 260, 3), name, column, 36),
    textPart(on, on.fitBox(card.jobTitle ?? '', title, width, 90, 2), title, column, 32),
  ])
  // Faces sit in the upper half of portraits.
  if (card.portrait)
    on.layout.picture = { ...pictureSide(on), data: card.portrait, focalX: 0.5, focalY: 0.35 }
  return on.layout
}

function sectionCard(card: SectionCard): CardLayout {
  const on = sheet(card)
  const column = on.between(margin, margin)
  const width = column.right - column.left
  folio(on, column, card.publicationName, undefined)

  const headline: Style = {
    role: 'headline',
    color: palette.ink,
    weight: 600,
    sizes: [46, 42],
    scale: 'display',
  }
  const rowHeight = 68
  const headlines = on.fitAlike(card.headlines.slice(0, 3), headline, width, Infinity, 1)
  const listTop = cardHeight - 20 - headlines.length * rowHeight
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
  stack(contentTop, headlines.length ? listTop - 24 : cardHeight - margin, [
    textPart(on, on.fitBox(card.name, name, width, 130), name, column),
    textPart(on, on.fitBox(card.description ?? '', description, width, 80, 2), description, column, 30),
  ])
  return on.layout
}

/** A front page in small: the name across the sheet, the leading stories in columns. */
function frontCard(card: FrontCard): CardLayout {
  const on = sheet(card)
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

  const headline: Style = {
    role: 'headline',
    color: palette.ink,
    weight: 600,
    sizes: [66, 62, 58, 55, 52, 49, 46, 43],
    scale: 'display',
  }
  const texts = card.headlines.slice(0, 3)
  const gutter = 56
  const each = (width - gutter * (texts.length - 1)) / texts.length
  const top = 324
  const height = 260
  on.fitAlike(texts, headline, each, height, 5).forEach((words, i) => {
    const inset = margin + i * (each + gutter)
    on.put(words, headline, on.between(inset, cardWidth - inset - each), top + words.ascent)
    if (i > 0) {
      const middle = inset - gutter / 2
      on.layout.rules.push({
        left: Math.round(on.dir === 'rtl' ? cardWidth - middle : middle),
        top,
        width: 1,
        height,
        color: palette.hairline,
      })
    }
  })
  return on.layout
}

/** Everything on a card, with its place. Throws if a font file cannot be read. */
export function layoutCard(card: Card): CardLayout {
  switch (card.kind) {
    case 'story':
      return storyCard(card)
    case 'author':
      return authorCard(card)
    case 'section':
      return sectionCard(card)
    case 'front':
      return frontCard(card)
  }
}

/** The card's lines of text with the boxes they fill, a text's lines one after the other. */
export function cardTextLines(card: Card): CardLine[] {
  return layoutCard(card).lines
}
