/** The story's document as suggestions look at it: any node, and the line of text in it, counted in UTF-16 units. */
import { blockModels, modelOf, partRules } from '../../story/blocks/models.ts'
import type { Block } from '../../story/document.ts'
import type { StoryPiece as Piece } from '../../vocabulary.ts'
import { isSpace, wordsAndSpaces } from '../stories/diff-words.ts'
import { canonical } from '../writing/canonical.ts'

export type { StoryPiece as Piece } from '../../vocabulary.ts'

const rules = {
  ...Object.fromEntries(Object.entries(blockModels).map(([type, { rule }]) => [type, rule])),
  ...partRules,
}

/**
 * What is in a node, as far as changes in it are told one by one: a line, blocks, or nothing. What is shown as one thing
 * (pictures that stand together, a block that we do not know) has nothing in it: it is replaced as a whole.
 */
export function insideOf(type: string): 'line' | 'blocks' | null {
  if (type === 'doc') return 'blocks'
  if (type === 'gallery' || type === 'beforeAfter' || !Object.hasOwn(rules, type)) return null
  const { content } = rules[type as keyof typeof rules]
  if (content === null) return null
  return content === 'inline' || content === 'text' ? 'line' : 'blocks'
}

/** What no change of words makes another thing: which picture, which story. */
export const identityOf = (piece: Piece): string => modelOf(piece.type)?.identity?.(piece as Block) ?? ''

const keys = new WeakMap<Piece, string>()

/** Equal pieces have equal keys. A document never changes, so that each is made once. */
export function keyOf(piece: Piece): string {
  const known = keys.get(piece)
  if (known !== undefined) return known
  const made = canonical(piece)
  keys.set(piece, made)
  return made
}

export const keyOfAll = (pieces: readonly Piece[]): string => pieces.map(keyOf).join('')

/** How much room a piece takes in a line: a note or a line break stands for one unit. */
const lengthOf = (piece: Piece): number => (piece.type === 'text' ? (piece.text ?? '').length : 1)

export const lengthOfAll = (line: readonly Piece[]): number =>
  line.reduce((sum, piece) => sum + lengthOf(piece), 0)

/** What stands in a line from a place to another. */
export function sliceLine(line: readonly Piece[], from: number, to: number): Piece[] {
  const cut: Piece[] = []
  let at = 0
  for (const piece of line) {
    const [start, end] = [Math.max(from, at), Math.min(to, at + lengthOf(piece))]
    if (start < end)
      cut.push(
        piece.type === 'text' ? { ...piece, text: (piece.text ?? '').slice(start - at, end - at) } : piece,
      )
    at += lengthOf(piece)
  }
  return cut
}

/** Runs of a line, those of one form that follow each other as one. */
export function joinLine(line: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const piece of line) {
    const last = joined.at(-1)
    if (last?.type === 'text' && piece.type === 'text' && formOf(last) === formOf(piece))
      joined[joined.length - 1] = { ...last, text: `${last.text ?? ''}${piece.text ?? ''}` }
    else joined.push(piece)
  }
  return joined
}

const formOf = ({ marks }: Piece): string => (marks?.length ? marks.map(canonical).sort().join() : '')

const characters = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** A word, a space, a sign or something that stands in a line, never a part of what a reader takes for one character. */
export type Token = { key: string; length: number; isSpace: boolean }

export function tokensOf(line: readonly Piece[]): Token[] {
  return line.flatMap((piece): Token[] => {
    if (piece.type !== 'text') return [{ key: keyOf(piece), length: 1, isSpace: false }]
    const form = formOf(piece)
    return wholeWords(piece.text ?? '').map((word) => ({
      key: `${form}\n${word}`,
      length: word.length,
      isSpace: isSpace(word),
    }))
  })
}

/** Where the words of a text may begin within a character. */
const mayCut =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{1f1e6}-\u{1f1ff}\u20e3]|[^\p{L}\p{N}\p{M}\u0640]\p{M}/u

function wholeWords(text: string): string[] {
  const words = wordsAndSpaces(text)
  if (!mayCut.test(text)) return words
  const begins = new Set<number>()
  for (const { index } of characters.segment(text)) begins.add(index)
  const whole: string[] = []
  let at = 0
  for (const word of words) {
    if (begins.has(at)) whole.push(word)
    else whole[whole.length - 1] += word
    at += word.length
  }
  return whole
}

/** The bare words of pieces, of all that is in them. */
export const textOf = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ type, text, content }) =>
      type === 'text'
        ? (text ?? '')
        : type === 'hardBreak'
          ? '\n'
          : type === 'footnote'
            ? ''
            : textOf(content ?? []),
    )
    .join('')
