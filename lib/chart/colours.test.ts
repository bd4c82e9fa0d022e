import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { paletteSize } from './chart.ts'

type Colour = [number, number, number]

const sheet = readFileSync(new URL('../story/blocks/chart/reader.css', import.meta.url), 'utf8')
const tokens = readFileSync(new URL('../../components/reader/style/tokens.css', import.meta.url), 'utf8')

/** Linear light of a `light-dark()` of a sheet. */
function pairOf(css: string, name: string): Record<'light' | 'dark', Colour> {
  const [, light = '', dark = ''] = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css) ?? []
  const linear = (hex: string) =>
    [1, 3, 5].map((at) => {
      const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    }) as Colour
  return { light: linear(light), dark: linear(dark) }
}

/** WCAG 2.2, “contrast ratio”. */
function contrast(a: Colour, b: Colour): number {
  const luminance = ([r, g, b]: Colour) => 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
  const [low, high] = [luminance(a), luminance(b)].sort((p, q) => p - q) as [number, number]
  return high / low
}

/** How who lacks one kind of cone sees a colour: Machado, Oliveira and Fernandes 2009, severity 1. */
const seen: Record<string, Colour[]> = {
  all: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'no blue': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** Oklab (https://bottosson.github.io/posts/oklab/), in which distances are as they look. */
function oklab([r, g, b]: Colour): Colour {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

const names = [...Array.from({ length: paletteSize }, (_, i) => `k${i + 1}`), 'km']

it.each(['light', 'dark'] as const)('each colour of a chart stands out from %s paper', (scheme) => {
  const paper = pairOf(tokens, 'paper')[scheme]
  const faint = names.filter((name) => contrast(pairOf(sheet, name)[scheme], paper) < 3)
  expect(faint).toEqual([])
})

it.each(['light', 'dark'] as const)('a figure upon a colour can be read, on %s paper', (scheme) => {
  const on = (name: string) =>
    new RegExp(`\\.${name} \\{[^}]*--on: var\\(--ink-on\\)`).test(sheet) && scheme === 'light'
      ? 'ink'
      : 'paper'
  const faint = names
    .filter((name) => name !== 'km')
    .filter((name) => contrast(pairOf(sheet, name)[scheme], pairOf(tokens, on(name))[scheme]) < 4.5)
  expect(faint).toEqual([])
})

it.each(['light', 'dark'] as const)('no two colours look alike to anybody, on %s paper', (scheme) => {
  const alike = Object.entries(seen).flatMap(([who, rows]) => {
    const labs = names.slice(0, paletteSize).map((name) => {
      const colour = pairOf(sheet, name)[scheme]
      const look = rows.map((row) =>
        Math.min(
          1,
          Math.max(
            0,
            row.reduce((sum, part, i) => sum + part * (colour[i] ?? 0), 0),
          ),
        ),
      )
      return oklab(look as Colour)
    })
    return labs.flatMap((a, i) =>
      labs.slice(0, i).flatMap((b, k) => {
        const distance = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
        return distance < 0.08 ? [`${who}: ${names[i]} and ${names[k]}: ${distance.toFixed(3)}`] : []
      }),
    )
  })
  expect(alike).toEqual([])
})
