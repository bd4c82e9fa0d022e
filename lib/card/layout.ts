/**
 * Where everything on a social card goes: pure arithmetic on shaped text, so tests can ask for it line by line.
 * Pixels from the top left; “start” is the right side in right-to-left languages and the left side otherwise.
 */
import { type Direction, localeTable } from '../locale/table.ts'
import {
  type AuthorCard,
  type Card,
  type CardPicture,
  type CardShape,
  cardShapes,
  type FrontCard,
  type ListCard,
  type StoryCard,
} from './card.ts'
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

/**
 * How opaque the ink over a photograph is where words stand on it. Over pure white it leaves a luminance of 0.114:
 * 5.1 : 1 under the kicker, 5.6 : 1 under the rest (WCAG 2.2, 1.4.3 asks for 4.5), so no picture needs to be looked at.
 */
const veilUnderText = 0.7

/** A filled rectangle: a line between texts, or what a badge stands on. Drawn under the text. */
export type Rule = { left: number; top: number; width: number; height: number; color: string }

export type PictureSlot = CardPicture & {
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
type Colours = { text: string; secondary: string; kicker: string; hairline: string }
const onPaper: Colours = {
  text: palette.ink,
  secondary: palette.secondary,
  kicker: palette.accent,
  hairline: palette.hairline,
}
const onPicture: Colours = {
  text: palette.onPicture,
  secondary: palette.onPicture,
  kicker: palette.kickerOnPicture,
  hairline: palette.ruleOnPicture,
}

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
/** Only a square has room for the first of these. */
const headlineSizes = [
  220, 204, 188, 176, 164, 148, 140, 132, 124, 116, 108, 102, 96, 90, 84, 78, 72, 68, 64, 60, 56,
]
const panelHeadlineSizes = [92, 86, 80, 76, 72, 68, 64, 60, 56, 53, 50]
/** Beside a photograph that runs out under the words. */
const besidePicture = { column: 640, picture: 800, aim: 0.34, sizes: [100, 96, ...panelHeadlineSizes] }
const overPictureSizes = [132, 124, 116, 108, 102, 96, ...panelHeadlineSizes]
/** What is written between the folio and the foot stays between these heights, the second from the card's bottom. */
const contentTop = 162
const contentBottom = 114

const heightOf = (text: FittedText) =>
  text.lines.length ? text.ascent + (text.lines.length - 1) * text.pitch + text.descent : 0

const widthOf = (text: FittedText) => Math.max(0, ...text.lines.map((line) => line.width * text.size))

/** A sheet in one language: fits and places text by start and end instead of left and right. */
function sheet(card: Card, shape: CardShape, colours: Colours = onPaper) {
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

type Sheet = ReturnType<typeof sheet>

/** The thick and thin rule under a newspaper's name. */
function doubleRule(on: Sheet, column: Column, top: number) {
  on.rule(column, top, 4, on.colours.text)
  on.rule(column, top + 8, 1, on.colours.text)
}

/** The publication's name at the start, where in the publication we are at the end, over the double rule. */
function folio(on: Sheet, column: Column, publicationName: string, place: string | undefined) {
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
function foot(on: Sheet, column: Column, bylineText: string | undefined, dateText: string) {
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
type Part = { height: number; gap: number; draw: (top: number) => void }

/**
 * Parts one under the other, as a group a little above the middle of the room they have, where the eye looks.
 * @param share of the room left that stands over them: 1 puts them at the bottom
 * @returns where the group begins
 */
function stack(top: number, bottom: number, parts: Part[], share = 0.45): number {
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
    color: on.colours.kicker,
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

/** The end side of a wide card, full height; a band under the folio of a square one. */
function portraitSlot(on: Sheet) {
  if (on.shape === 'square') return { left: 0, top: contentTop, width: on.width, height: 560 }
  const left = on.dir === 'rtl' ? 0 : on.width - pictureWidth
  return { left, top: 0, width: pictureWidth, height: on.height }
}

/** What a story's words stand on: paper, ink that a picture runs out of, the lower half of a picture. */
type Ground = 'paper' | 'beside' | 'over'

function storyCard(card: StoryCard, shape: CardShape): CardLayout {
  const ground: Ground = card.picture ? (shape === 'wide' ? 'beside' : 'over') : 'paper'
  const on = sheet(card, shape, card.picture ? onPicture : onPaper)
  const column = on.between(margin, ground === 'beside' ? on.width - margin - besidePicture.column : margin)
  const bottom = on.height - contentBottom
  folio(on, column, card.publicationName, card.sectionName)
  foot(on, column, card.bylineText, card.dateText)

  const headline: Style = {
    role: 'headline',
    color: on.colours.text,
    weight: 700,
    sizes: { paper: headlineSizes, beside: besidePicture.sizes, over: overPictureSizes }[ground],
    scale: 'display',
  }
  const over = kickerPart(on, card, column)
  const gap = 34
  // A picture under the words is to be seen: they leave it the upper half.
  const most = ground === 'over' ? on.height * 0.46 : bottom - contentTop
  const room = most - (over.height ? over.height + gap : 0)
  const words = on.fitBox(card.headline, headline, column.right - column.left, room, 4)
  const parts = [over, textPart(on, words, headline, column, gap)]
  const top = stack(contentTop, bottom, parts, ground === 'over' ? 1 : undefined)
  if (!card.picture) return on.layout
  const slot = { left: 0, top: 0, width: on.width, height: on.height }
  if (ground === 'over')
    return { ...on.layout, picture: { ...card.picture, ...slot }, veil: veilDown(on, top) }
  const { picture: width, aim } = besidePicture
  const isRtl = on.dir === 'rtl'
  return {
    ...on.layout,
    picture: {
      ...card.picture,
      ...slot,
      left: isRtl ? 0 : on.width - width,
      width,
      // The middle of what no word covers.
      aimX: isRtl ? aim : 1 - aim,
    },
    veil: veilAcross(on),
  }
}

/** Solid ink where the picture begins, none where it is to be seen; what words stand on in between stays dark enough. */
function veilAcross(on: Sheet): Veil {
  const { picture, column } = besidePicture
  const words = margin + column + 12
  return {
    towards: on.dir === 'rtl' ? 'left' : 'right',
    stops: [
      { at: on.width - picture, opacity: 1 },
      { at: on.width - picture + 120, opacity: 0.93 },
      { at: words, opacity: veilUnderText },
      { at: words + 130, opacity: 0.22 },
      { at: words + 290, opacity: 0 },
    ],
  }
}

/** Dark under the folio, and again from the words' top down. */
function veilDown(on: Sheet, wordsTop: number): Veil {
  const folioBottom = 140
  const words = wordsTop - 24
  const fade = Math.min(150, (words - folioBottom) / 2)
  return {
    towards: 'bottom',
    stops: [
      { at: 0, opacity: veilUnderText + 0.05 },
      { at: folioBottom, opacity: veilUnderText },
      { at: folioBottom + fade, opacity: 0.05 },
      { at: words - fade, opacity: 0.05 },
      { at: words, opacity: veilUnderText },
      { at: on.height, opacity: 0.9 },
    ],
  }
}

function authorCard(card: AuthorCard, shape: CardShape): CardLayout {
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

/** What a page that lists stories is about, over its newest. */
function listCard(card: ListCard, shape: CardShape): CardLayout {
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

/** A front page in small: the name across the sheet, the leading stories in columns, in a square one under the other. */
function frontCard(card: FrontCard, shape: CardShape): CardLayout {
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

/** Everything on a card, with its place. Throws if a font file cannot be read. */
export function layoutCard(card: Card, shape: CardShape = 'wide'): CardLayout {
  switch (card.kind) {
    case 'story':
      return storyCard(card, shape)
    case 'author':
      return authorCard(card, shape)
    case 'section':
    case 'topic':
    case 'desk':
    case 'corrections':
      return listCard(card, shape)
    case 'front':
      return frontCard(card, shape)
  }
}

/** The card's lines of text with the boxes they fill, a text's lines one after the other. */
export function cardTextLines(card: Card, shape: CardShape = 'wide'): CardLine[] {
  return layoutCard(card, shape).lines
}
