import { type Locale, localeTable } from '../locale/table.ts'
import { findAddresses } from './addresses.ts'
import { type Change, EditBuffer } from './edit-buffer.ts'
import { isolateRuns } from './isolate-runs.ts'
import { matchIsolates } from './isolates.ts'
import { unitSymbols } from './quantities.ts'
import { stepsOnAnyText, type TidyRule, type TidyStep, tidySteps } from './tidy-rules.ts'
import { typography } from './typography.ts'

export type TidyChange = Change<TidyRule>

type Span = { start: number; end: number }

/** Code in backticks, tags, entities, placeholders, and chunks that only a programmer would write. */
const code =
  /(?<!`)`[^`'\n]+`(?!`)|<\/?[a-z][^<>\n]*>|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);|\{\{[^{}\n]*\}\}|(?<!\S)(?=\S*[a-z])(?=\S*(?:[_=|\\^~{}]|::|->|\(\)))[!-~]+(?!\S)/giu
const quantity = new RegExp(
  `^[+\\-−]?[0-9.,]+[ \\u00A0\\u202F](?:${unitSymbols.join('|').replaceAll('/', '\\/')})$`,
  'v',
)

const scripts = { Arab: /\p{sc=Arab}/u, Hebr: /\p{sc=Hebr}/u, Latn: /\p{sc=Latn}/u }

/** Whether a text has letters, and none of the language's script. */
const isForeign = (text: string, locale: Locale) =>
  /\p{L}/u.test(text) && !scripts[typography[locale].script].test(text)

/** What no rule may look into: addresses, code, isolated text, and phrases in a script that runs the other way. */
function protectedSpans(text: string, locale: Locale): Span[] {
  const spans: Span[] = [
    ...findAddresses(text),
    ...[...text.matchAll(code)].map(({ index, 0: found }) => ({ start: index, end: index + found.length })),
    ...matchIsolates(text).pairs,
    // Quoted foreign text keeps its own typography, to the question mark: «Who am I?»
    ...[...text.matchAll(/(?<=[«“"])[^«»“”"\n]+(?=[»”"])/gu)]
      .filter(({ 0: quoted }) => isForeign(quoted, locale))
      .map(({ index, 0: quoted }) => ({
        start: index + (quoted.length - quoted.trimStart().length),
        end: index + quoted.trimEnd().length,
      })),
  ]
  let position = 0
  for (const run of isolateRuns(text, localeTable[locale].dir)) {
    const end = position + run.text.length
    if (run.isolate && /\p{L}/u.test(run.text) && !quantity.test(run.text))
      spans.push({ start: position, end })
    position = end
  }
  spans.sort((a, b) => a.start - b.start)
  const merged: Span[] = []
  for (const span of spans) {
    const last = merged.at(-1)
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end)
    else merged.push({ ...span })
  }
  return merged
}

function run(buffer: EditBuffer<TidyRule>, steps: readonly TidyStep[]): void {
  for (const step of steps) buffer.edit(step(buffer.seen))
}

/** Rules feed each other (a comma turned, then its space); no text has been seen to need more than four rounds. */
const mostRounds = 8

/**
 * Mends the typography of a text in one of our languages: spaces around punctuation, quotation marks, dashes,
 * ellipses, numbers, letters of the neighbouring keyboard, tatweel, stray marks and controls. Paragraphs are
 * separated by `\n`. The whole of a paragraph must be given: quotation marks are matched within it.
 *
 * Never touches URLs, e-mail addresses, handles, hashtags, file names, code, quoted foreign text, or phrases in a
 * script that runs the other way; a text that has no letter of the language's script is only freed of controls. No letter is lost: what changes is its form. Tidying twice changes nothing.
 *
 * @returns the text and what was changed, in order, at positions of the input (UTF-16 units); the changes are
 *   disjoint, so any of them can be left out ({@link applyChanges})
 */
export function tidy(text: string, locale: Locale): { text: string; changes: TidyChange[] } {
  const buffer = new EditBuffer<TidyRule>(text)
  for (let round = 0; round < mostRounds; round++) {
    const before = buffer.text
    buffer.hide([])
    run(buffer, stepsOnAnyText)
    const spans = protectedSpans(buffer.text, locale)
    buffer.hide(spans)
    if (!isForeign(buffer.text, locale)) run(buffer, tidySteps(locale))
    if (buffer.text === before) break
  }
  return { text: buffer.text, changes: buffer.changes }
}

/**
 * The text with some of its changes made: all of them gives what {@link tidy} gave.
 * @param changes of this very text, in order
 * @throws {RangeError} when a change does not fit: the text is another, or has been edited since
 */
export function applyChanges(text: string, changes: readonly Change[]): string {
  let result = ''
  let from = 0
  for (const { start, end, before, after } of changes) {
    if (start < from || text.slice(start, end) !== before) {
      throw new RangeError(`No “${before}” at ${start}–${end} to change`)
    }
    result += text.slice(from, start) + after
    from = end
  }
  return result + text.slice(from)
}
