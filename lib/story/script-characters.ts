/** Superscripts and subscripts where there are no marks: by the characters that Unicode has for them. */
import { itemAt } from '../present.ts'
import type { TextNode } from './inline.ts'

const plain = '0123456789+-=()'
const forms = { superscript: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾', subscript: '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎' } as const

/** Digits of Arabic and Persian have no such forms, and mean the same: «١» is ¹. A minus is a hyphen's form. */
const sameAs = (character: string): string =>
  /[٠-٩۰-۹]/.test(character)
    ? String(character.charCodeAt(0) & 0xf)
    : /[−–]/.test(character)
      ? '-'
      : character

/** Which of the two a run of text is, if any. */
const scriptOf = ({ marks = [] }: TextNode): 'superscript' | 'subscript' | null =>
  marks.some(({ type }) => type === 'superscript')
    ? 'superscript'
    : marks.some(({ type }) => type === 'subscript')
      ? 'subscript'
      : null

/**
 * A run of text with its raised or lowered characters in the forms that Unicode has for digits and signs (E=mc²,
 * H₂O), each in its place: the length stays. Letters stay as they are, also of ordinals: “1er” is what is searched for.
 */
export function scriptCharacters(node: TextNode): string {
  const script = scriptOf(node)
  if (!script || /\p{L}/u.test(node.text)) return node.text
  return node.text.replace(/./gu, (character) => {
    const index = plain.indexOf(sameAs(character))
    return index < 0 ? character : itemAt(forms[script], index)
  })
}

/** Three letters or digits and more before it: a word. One or two are a unit or a symbol: m², كم², mc², 10⁶. */
const wordBefore = /(?:[\p{L}\p{N}]\p{M}*){3}$/u
const lettersBefore = /(?:\p{L}\p{M}*){3}$/u

/**
 * Whether a superscript behind some text is the mark of a footnote, and no part of the word that it stands at: search
 * takes ¹ for 1, and «الميناء¹» must be found as «الميناء», “port¹” as “port”.
 */
export const isNoteMark = (before: string, node: TextNode): boolean =>
  scriptOf(node) === 'superscript' &&
  ((/\p{N}/u.test(node.text) && !/\p{L}{2}/u.test(node.text) && wordBefore.test(before)) ||
    (/^\p{L}$/u.test(node.text) && lettersBefore.test(before)))
