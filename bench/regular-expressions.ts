/**
 * Every regular expression of the house against texts that are made to be slow, each on its own:
 *
 *     node bench/regular-expressions.ts [PATH…]
 *
 * Takes the literals out of the sources, and repeats what each of them speaks of, and what backtracking likes, up to 20,000
 * characters, with and without an end that does not fit. Prints those that take longer than 25 ms, the slowest first, with
 * the text. Many of them meet short texts only, which their callers see to: a list to be read, not one to be empty.
 */
import { globSync, readFileSync } from 'node:fs'

const longest = 20_000
/** Milliseconds. */
const limit = 25
const givenUpAfter = 2_000

const pieces = [
  ...['a', 'A', '0', ' ', '\t', '\n', '\r\n', '-', '.', '/', ':', ',', '<', '<a ', '[', '(', '"', "'", '«'],
  ...[
    '»',
    '*a_',
    'ا',
    'ال',
    'ـ',
    '\u00a0',
    '\u200f',
    '\u064b',
    '%',
    '%25',
    '&',
    '#',
    '@',
    '?',
    '=',
    ';',
    'a.',
  ],
  ...['a-', 'a@', 'a ', ' a', '1.', '1 ', '٠', '،', '…', '\\', '{', '}', '|', '`', '~', '_', '+', '$'],
]
const ends = ['', '\u0000', '!', 'x', '\n\n', ' x', '"', '>']

/** What the expression itself names: its literal characters, alone and in pairs. */
function namedIn(source: string): string[] {
  const plain = source.replace(/\\[pPuxbBdDwWsS](?:\{[^}]*\})?/g, '').replace(/[\\^$*+?.()[\]{}|]/g, ' ')
  const words = plain.split(/\s+/).filter(Boolean).slice(0, 6)
  return [...words, ...words.flatMap((one) => words.map((other) => one + other))].filter(
    ({ length }) => length <= 24,
  )
}

type Slow = { ms: number; text: string }

function slowest(regex: RegExp): Slow | null {
  let worst: Slow | null = null
  // Short first, so that what is exponential is found before it holds this for ever.
  for (const piece of new Set([...pieces, ...namedIn(regex.source)]))
    for (const end of ends)
      for (const length of [25, 500, longest]) {
        const times = Math.ceil(length / piece.length)
        const text = piece.repeat(times) + end
        const from = performance.now()
        text.replace(regex, '')
        const ms = performance.now() - from
        if (ms <= limit) continue
        if (ms > (worst?.ms ?? 0))
          worst = { ms, text: `${JSON.stringify(piece)} × ${times} + ${JSON.stringify(end)}` }
        if (ms > givenUpAfter) return worst
        break
      }
  return worst
}

/** Not parsed: what looks like one and is none does not compile, or is harmless. */
const literal =
  /(?<=(?:[=(,:?!&|[{;>]|return|\n)\s*)\/(?![*/])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/([dgimsuvy]*)/g

const asked = process.argv.slice(2)
const files = globSync(asked.length ? asked : ['{lib,app,components}/**/*.{ts,tsx}', 'proxy.ts']).filter(
  (file) => !/\.test\.tsx?$|\/testing\//.test(file),
)
const found: (Slow & { where: string; source: string })[] = []
let count = 0
for (const file of files) {
  const text = readFileSync(file, 'utf8')
  for (const { index, 0: whole, 1: source = '', 2: flags = '' } of text.matchAll(literal)) {
    let regex: RegExp
    try {
      regex = new RegExp(source, flags.includes('g') ? flags : `${flags}g`)
    } catch {
      continue
    }
    count += 1
    const worst = slowest(regex)
    if (worst)
      found.push({ ...worst, where: `${file}:${text.slice(0, index).split('\n').length}`, source: whole })
  }
}
for (const { ms, text, where, source } of found.sort((a, b) => b.ms - a.ms))
  console.log(
    `${String(Math.round(ms)).padStart(6)} ms  ${where}\n           ${source.slice(0, 120)}\n           ${text}`,
  )
console.log(`${count} expressions, ${found.length} of them slower than ${limit} ms`)
