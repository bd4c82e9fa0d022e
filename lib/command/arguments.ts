/** What stands behind `npm run warraq -- COMMAND`: words and options. */

import { parseArgs } from 'node:util'
import { isLocale, type Locale } from '../locale/table.ts'
import { itemAt } from '../present.ts'

export type Arguments = { words: string[]; options: Map<string, string | true> }

/** A command that was not understood; the message says how it is spelled. */
export class Misspelled extends Error {}

const options = {
  locale: { type: 'string' },
  media: { type: 'string' },
  section: { type: 'string' },
  user: { type: 'string' },
  mapping: { type: 'string' },
  resume: { type: 'string' },
  stop: { type: 'string' },
  undo: { type: 'string' },
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  'without-second-factor': { type: 'boolean' },
  publish: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  'without-media': { type: 'boolean' },
  'fetch-pictures': { type: 'boolean' },
  keep: { type: 'string' },
  backup: { type: 'string' },
  to: { type: 'string' },
  verify: { type: 'boolean' },
  list: { type: 'boolean' },
  again: { type: 'boolean' },
  'as-copy': { type: 'boolean' },
} as const
const isOption = (name: string): name is keyof typeof options => Object.hasOwn(options, name)

/**
 * Words and `--options`, the options anywhere. A word may begin with one dash, as a sentence may.
 * @throws {Misspelled} for an option that there is not, or that lacks its value
 */
export function readArguments(args: string[]): Arguments {
  // Not strict, because its messages are for programmers; the tokens say what was meant.
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true })
  const read: Arguments = { words: [], options: new Map() }
  let wordAt = -1
  for (const token of tokens) {
    if (token.kind === 'positional') read.words.push(token.value)
    else if (token.kind === 'option' && !token.rawName.startsWith('--')) {
      // `-abc` comes as three options of one letter: it is the word it was.
      if (token.index !== wordAt) read.words.push(itemAt(args, token.index))
      wordAt = token.index
    } else if (token.kind === 'option') {
      if (!isOption(token.name)) throw new Misspelled(`There is no option --${token.name}.`)
      if (options[token.name].type === 'boolean') read.options.set(token.name, true)
      else if (token.value === undefined) throw new Misspelled(`--${token.name} needs a value.`)
      else read.options.set(token.name, token.value)
    }
  }
  return read
}

/**
 * `--locale`, checked; undefined when it is not given.
 * @throws {Misspelled} for a language that the paper does not have
 */
export function localeOption(given: Arguments['options']): Locale | undefined {
  const asked = given.get('locale')
  if (asked === undefined) return undefined
  if (typeof asked !== 'string' || !isLocale(asked)) throw new Misspelled(`There is no language ${asked}.`)
  return asked
}
