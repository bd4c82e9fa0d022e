/**
 * Our lines against Chromium's: the browser sets the same words in the same files at the same size, and the two
 * pictures of each line are compared. It has its own bidi, shaping and rasteriser, so agreement on every line
 * means right order, right letter forms and marks in place. What else is asked of every sample is asked here too: drawing
 * them is most of the work.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Browser, chromium, type Page } from '@playwright/test'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumArguments, chromiumPath } from '../testing/browser.ts'
import type { Card, CardShape } from './card.ts'
import { emojiSvg, isEmoji } from './emoji.ts'
import type { Face } from './fonts.ts'
import { cardTextLines, layoutCard } from './layout.ts'
import { drawLayout, type RenderedCard, renderCard } from './render-card.ts'
import { sampleCards } from './sample-cards.ts'
import { emojiMetrics, graphemes } from './shape.ts'
import { type CardLine, palette } from './sheet.ts'

type Grey = { data: Uint8Array; width: number; height: number }

/** Between what right and wrong lines measured; the figures are in docs/decisions/0003-cards-shaped-by-us.md. */
const same = { mean: 0.96, worst: 0.5 }

const familyOf = (face: Face) => `'${face.family} ${face.weight}'`

const fontFace = (face: Face) =>
  `@font-face { font-family: ${familyOf(face)}; src: url(data:font/ttf;base64,${readFileSync(face.file, 'base64')}); }`

/** Text as HTML, with our emoji pictures where the browser would use a font's. */
function html(text: string): string {
  return [...graphemes.segment(text)]
    .map(({ segment }) => {
      if (!isEmoji(segment)) return segment.replace(/[&<>]/g, (c) => `&#${c.codePointAt(0)};`)
      const svg = emojiSvg(segment, 0, 0, 128).replace(
        '<svg ',
        '<svg xmlns:xlink="http://www.w3.org/1999/xlink" ',
      )
      const { advance, size, drop } = emojiMetrics
      return `<span style="display:inline-block;position:relative;height:0;width:${advance}em"><img style="position:absolute;left:${(advance - size) / 2}em;bottom:${-drop}em;width:${size}em;height:${size}em" src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}"></span>`
    })
    .join('')
}

/** How many isolates are open at a text's end; negative where it ends some that began before it. */
const isolation = (text: string): number =>
  [...text].reduce((depth, c) => depth + (/[\u2066-\u2068]/.test(c) ? 1 : c === '\u2069' ? -1 : 0), 0)

/**
 * A text of the card, its lines broken where ours are: bidi levels come from the whole of it, so each line is an
 * unbreakable span in a box too narrow for two. The empty inline block marks the first baseline.
 */
function paragraphHtml(lines: CardLine[], cardWidth: number): string {
  const [first, second] = lines
  const pitch = second ? second.baseline - first!.baseline : Math.ceil(first!.size * 1.2)
  const side = first!.direction === 'rtl' ? `right:${cardWidth - first!.right}px` : `left:${first!.left}px`
  const mark = '<b style="display:inline-block;width:0;height:0"></b>'
  const spans = lines
    .map(({ text }, i) => {
      // A line's text ends before what draws nothing, the end of an isolate included; one that goes on is left open.
      const goesOn = isolation(lines[i + 1]?.text ?? '') < 0
      const whole = goesOn ? text : text + '\u2069'.repeat(Math.max(0, isolation(text)))
      return `<span style="white-space:pre">${i ? '' : mark}${html(whole)}</span>`
    })
    .join(' ')
  return `<div dir="${first!.direction}" lang="${first!.language}" data-baseline="${first!.baseline}" style="position:absolute;top:0;${side};width:1px;font:${first!.size}px/${pitch}px ${first!.faces.map(familyOf).join(',')};color:${first!.color}">${spans}</div>`
}

let browser: Browser
let page: Page
/** Faces that the page has been given; it keeps them from one card to the next. */
const known = new Set<string>()

const backdrops = new Map<string, Promise<string>>()
/** Base64 of the card without its words, which many samples share. */
function backdropOf(layout: ReturnType<typeof layoutCard>): Promise<string> {
  const bare = { ...layout, lines: [] }
  const picture = bare.picture && createHash('sha256').update(bare.picture.data).digest('hex')
  const key = JSON.stringify({ ...bare, picture: { ...bare.picture, data: picture } })
  const backdrop =
    backdrops.get(key) ??
    drawLayout(bare).then(async (drawn) => (await drawn.png().toBuffer()).toString('base64'))
  backdrops.set(key, backdrop)
  return backdrop
}

/** What words stand on, a photograph under its veil too, is ours: it is the words that are compared. */
async function chromiumPicture(card: Card, shape: CardShape = 'wide'): Promise<Grey> {
  const layout = layoutCard(card, shape)
  const { lines, width, height } = layout
  const backdrop = await backdropOf(layout)
  const faces = new Map(lines.flatMap((line) => line.faces.map((face) => [familyOf(face), face] as const)))
  const unknown = [...faces].filter(([family]) => !known.has(family))
  for (const [family] of unknown) known.add(family)
  const paragraphs = Map.groupBy(lines, (line) => line.paragraph)
  await page.setViewportSize({ width, height })
  await page.evaluate(
    async ({ style, text }) => {
      if (style) document.head.insertAdjacentHTML('beforeend', `<style>${style}</style>`)
      document.body.innerHTML = text
      // Laid out once, so that the page asks for its faces; then again, in them.
      document.body.getBoundingClientRect()
      await document.fonts.ready
      await Promise.all([...document.images].map((image) => image.decode()))
      for (const paragraph of document.querySelectorAll<HTMLElement>('[data-baseline]')) {
        const baseline = paragraph.querySelector('b')!.getBoundingClientRect().bottom
        paragraph.style.top = `${Number(paragraph.dataset.baseline) - baseline}px`
      }
    },
    {
      style: unknown.map(([, face]) => fontFace(face)).join(''),
      text:
        `<img style="position:absolute;inset:0" src="data:image/png;base64,${backdrop}">` +
        [...paragraphs.values()].map((each) => paragraphHtml(each, width)).join(''),
    },
  )
  return grey(await page.screenshot({ animations: 'disabled' }))
}

async function grey(picture: Buffer): Promise<Grey> {
  const { data, info } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

type Window = { left: number; right: number; above: number; below: number }

/** The pixels of a window around a line's baseline and starting edge. */
function pixels(picture: Grey, line: CardLine, window: Window, dx: number, dy: number): Uint8Array {
  const edge = Math.round(line.direction === 'rtl' ? line.right : line.left) + dx
  const baseline = line.baseline + dy
  const width = window.left + window.right
  const out = new Uint8Array(width * (window.above + window.below)).fill(255)
  for (let y = 0; y < window.above + window.below; y++) {
    for (let x = 0; x < width; x++) {
      const [px, py] = [edge - window.left + x, baseline - window.above + y]
      if (px >= 0 && px < picture.width && py >= 0 && py < picture.height)
        out[y * width + x] = picture.data[py * picture.width + px]!
    }
  }
  return out
}

/**
 * Structural similarity (Wang et al. 2004, with its constants) of each square window where either picture has ink.
 * Paper agrees with paper everywhere and would drown what matters.
 */
function similarities(a: Uint8Array, b: Uint8Array, width: number, side: number): number[] {
  const [c1, c2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2]
  // Less is the rim of a letter that stands in the next window, and rims are where two rasterisers differ.
  const leastVariance = side < 16 ? 200 : 400
  const height = a.length / width
  const n = side * side
  const found: number[] = []
  for (let top = 0; top + side <= height; top += side / 2) {
    for (let left = 0; left + side <= width; left += side / 2) {
      let [sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0]
      for (let y = top; y < top + side; y++) {
        for (let x = left; x < left + side; x++) {
          const [va, vb] = [a[y * width + x]!, b[y * width + x]!]
          sumA += va
          sumB += vb
          squaresA += va * va
          squaresB += vb * vb
          products += va * vb
        }
      }
      const [meanA, meanB] = [sumA / n, sumB / n]
      const [varianceA, varianceB] = [squaresA / n - meanA ** 2, squaresB / n - meanB ** 2]
      if (Math.max(varianceA, varianceB) < leastVariance) continue
      found.push(
        ((2 * meanA * meanB + c1) * (2 * (products / n - meanA * meanB) + c2)) /
          ((meanA ** 2 + meanB ** 2 + c1) * (varianceA + varianceB + c2)),
      )
    }
  }
  return found
}

/** The mean sees words out of place and missing marks; the worst place sees a single dot missing from a line. */
type Likeness = { mean: number; worst: number }

/** How alike two lines look. Chromium may round an edge or a baseline to the next pixel, so that much is allowed. */
function likeness(ours: Grey, ourLine: CardLine, theirs: Grey, theirLine: CardLine): Likeness {
  const lines = [ourLine, theirLine]
  const width = Math.ceil(Math.max(...lines.map((line) => line.right - line.left))) + 4
  const rtl = ourLine.direction === 'rtl'
  const window = {
    left: rtl ? width : 4,
    right: rtl ? 4 : width,
    above: Math.ceil(Math.max(...lines.map((line) => line.baseline - line.top))) + 2,
    below: Math.ceil(Math.max(...lines.map((line) => line.bottom - line.baseline))) + 2,
  }
  const reference = pixels(ours, ourLine, window, 0, 0)
  const shifts = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const))
  const shifted = shifts.map(([dx, dy]) => pixels(theirs, theirLine, window, dx, dy))
  const nearest = shifted.reduce((best, next) =>
    difference(reference, next) < difference(reference, best) ? next : best,
  )
  const stride = window.left + window.right
  const fine = similarities(reference, nearest, stride, 8)
  return {
    mean: fine.reduce((sum, value) => sum + value, 0) / fine.length,
    worst: Math.min(...similarities(reference, nearest, stride, 16)),
  }
}

/** The sum of squared differences: cheap, and enough to find the shift at which two pictures lie on each other. */
function difference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += (a[at]! - b[at]!) ** 2
  return sum
}

const looksSame = (found: Likeness) => found.mean >= same.mean && found.worst >= same.worst

/** With CARD_FIGURES set, the figures the threshold was chosen from. */
function report(name: string, figures: Likeness[]) {
  if (process.env.CARD_FIGURES) console.log(JSON.stringify({ name, figures }))
}

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...chromiumArguments, '--font-render-hinting=none', '--disable-lcd-text'],
  })
  page = await browser.newPage()
  await page.setContent(
    '<!doctype html><style>body{margin:0;text-rendering:geometricPrecision;font-synthesis:none}</style>',
  )
})

afterAll(async () => {
  await browser?.close()
})

const samples = await sampleCards()
type Sample = (typeof samples)[number]

const alreadyDrawn = new Map<string, Promise<RenderedCard>>()
/** Each sample is drawn once, whatever is asked of it. */
const drawn = ({ name, card, shape }: Sample): Promise<RenderedCard> => {
  const rendered = alreadyDrawn.get(name) ?? renderCard(card, shape)
  alreadyDrawn.set(name, rendered)
  return rendered
}

describe('renderCard', () => {
  it.each(samples)('$name has its size and is light enough for every platform', async (sample) => {
    const { card, shape } = sample
    const { body, contentType, width, height } = await drawn(sample)
    const found = await sharp(body).metadata()
    const size = shape === 'wide' ? [1200, 630] : [1200, 1200]
    expect([found.width, found.height]).toEqual(size)
    expect([width, height]).toEqual(size)
    expect(contentType).toBe(`image/${found.format}`)
    const picture = 'picture' in card && card.picture
    expect(contentType).toBe(picture ? 'image/jpeg' : 'image/png')
    expect(body.length).toBeLessThan(picture ? 300_000 : 60_000)
  })

  it('has paper of one tint: a palette must not lay patches of a second', async () => {
    for (const sample of samples.filter(({ name }) => /section|front|story, square/.test(name))) {
      const data = await sharp((await drawn(sample)).body)
        .removeAlpha()
        .raw()
        .toBuffer()
      // The corner is paper; what differs from it by a hair is another tint of it, or the rim of a letter.
      const [r, g, b] = data
      let tinted = 0
      for (let i = 0; i < data.length; i += 3) {
        const away = Math.max(
          Math.abs(data[i]! - r!),
          Math.abs(data[i + 1]! - g!),
          Math.abs(data[i + 2]! - b!),
        )
        if (away > 0 && away <= 6) tinted++
      }
      expect(tinted / (data.length / 3), sample.name).toBeLessThan(0.003)
    }
  })
})

/** Squares set the same words in the same way; those of one language of each direction stand for all. */
const compared = samples.filter(({ shape, card }) => shape === 'wide' || /^(ar|fr)$/.test(card.locale))

describe('each line looks as Chromium sets it', () => {
  it.each(compared)('$name', async (sample) => {
    const { name, card, shape } = sample
    const ours = await grey((await drawn(sample)).body)
    const theirs = await chromiumPicture(card, shape)
    const found = cardTextLines(card, shape).map((line) => ({
      text: line.text,
      ...likeness(ours, line, theirs, line),
    }))
    report(
      name,
      found.map(({ mean, worst }) => ({ mean, worst })),
    )
    expect(found.length).toBeGreaterThan(1)
    expect(found.filter((line) => !looksSame(line))).toEqual([])
  })
})

describe('a line set wrongly does not', () => {
  const right = 'قِفَا نَبْكِ مِنْ ذِكْرَى حَبِيبٍ وَمَنْزِلِ'
  const cardOf = (headline: string): Card => ({
    kind: 'section',
    locale: 'ar',
    publicationName: 'ورّاق',
    name: 'ثقافة',
    headlines: [headline],
  })
  const lineOf = (card: Card) => cardTextLines(card).find((line) => line.role === 'headline')!

  /** Likeness of a line we set, perhaps spoilt afterwards, to Chromium's setting of the right words. */
  async function likenessOf(headline: string, spoil: (body: Buffer, line: CardLine) => Promise<Buffer>) {
    const line = lineOf(cardOf(headline))
    const theirLine = lineOf(cardOf(right))
    expect(line.size).toBe(theirLine.size)
    const { body } = await renderCard(cardOf(headline))
    return likeness(
      await grey(await spoil(body, line)),
      line,
      await chromiumPicture(cardOf(right)),
      theirLine,
    )
  }
  const asDrawn = async (body: Buffer) => body

  it.each([
    ['words in left-to-right order', right.split(' ').toReversed().join(' ')],
    ['vowel marks dropped', right.replace(/\p{M}/gu, '')],
    ['letters not joined', right.replace(/(\p{L}\p{M}*)(?=\p{L})/gu, '$1\u200c')],
    ['one dot missing', right.replace('ذ', 'د')],
    // A face without the letter draws its box for what is not there.
    ['a glyph missing', right.replace('ق', 'Ж')],
    ['two words exchanged', right.replace('حَبِيبٍ', 'ذِكْرَى').replace('ذِكْرَى', 'حَبِيبٍ')],
  ])('%s', async (name, wrong) => {
    const found = await likenessOf(wrong, asDrawn)
    report(name, [found])
    expect(looksSame(found)).toBe(false)
    expect(looksSame(await likenessOf(right, asDrawn))).toBe(true)
  })

  it.each(['top', 'bottom'] as const)('%s clipped by a fifth', async (side) => {
    const found = await likenessOf(right, (body, line) => {
      const height = Math.round((line.bottom - line.top) / 5)
      const cover = { width: 1200, height, channels: 3 as const, background: palette.paper }
      const top = Math.round(side === 'top' ? line.top : line.bottom - height)
      return sharp(body)
        .composite([{ input: { create: cover }, left: 0, top }])
        .png()
        .toBuffer()
    })
    report(`${side} clipped`, [found])
    expect(looksSame(found)).toBe(false)
  })
})
