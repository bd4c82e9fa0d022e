import type { CardShape, StoryCard } from '../card.ts'
import {
  type CardLayout,
  type Column,
  contentBottom,
  contentTop,
  folio,
  foot,
  headlineSizes,
  margin,
  onPaper,
  onPicture,
  type Part,
  palette,
  panelHeadlineSizes,
  type Sheet,
  type Style,
  sheet,
  stack,
  textPart,
  type Veil,
  widthOf,
} from '../sheet.ts'

/**
 * How opaque the ink over a photograph is where words stand on it. Over pure white it leaves a luminance of 0.114:
 * 5.1 : 1 under the kicker, 5.6 : 1 under the rest (WCAG 2.2, 1.4.3 asks for 4.5), so no picture needs to be looked at.
 */
const veilUnderText = 0.7

/** Beside a photograph that runs out under the words. */
const besidePicture = { column: 640, picture: 800, aim: 0.34, sizes: [100, 96, ...panelHeadlineSizes] }
const overPictureSizes = [132, 124, 116, 108, 102, 96, ...panelHeadlineSizes]

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

/** What a story's words stand on: paper, ink that a picture runs out of, the lower half of a picture. */
type Ground = 'paper' | 'beside' | 'over'

/** A story: its headline on paper, beside its picture, or in a square over it. */
export function storyCard(card: StoryCard, shape: CardShape): CardLayout {
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
