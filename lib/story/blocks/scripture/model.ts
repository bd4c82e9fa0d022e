import type { TextNode } from '../../inline.ts'
import { words } from '../attributes.ts'
import { type BlockModel, joinLines } from '../block-model.ts'

/**
 * Qur'an or hadith, quoted in Arabic with where it stands. In other languages its translation stands beside it. The Arabic is
 * nobody's to tidy: not a letter, not a mark.
 */
export type Scripture = {
  type: 'scripture'
  /** `reference`: sura and verses, or collection and number. `grade`: how a hadith is judged. */
  attrs: {
    kind: ScriptureKind
    reference?: string | null
    grade?: string | null
    translation?: string | null
  }
  content?: TextNode[]
}
export type ScriptureKind = 'quran' | 'hadith'

export const scripture = {
  rule: {
    content: 'text',
    attrs: (a) => ({
      kind: a.kind === 'hadith' ? a.kind : 'quran',
      reference: words(a.reference),
      grade: words(a.grade),
      translation: words(a.translation),
    }),
    needsContent: true,
  },
  // Its Arabic runs from the right in any story, and what is said of it as the story does.
  isDirected: false,
  isVerbatim: true,
  fields: ['reference', 'grade', 'translation'],
  plainText: (block) => joinLines([scriptureText(block), block.attrs.translation, sourceOf(block)]),
  isNamed: true,
  lines: (block) => [scriptureText(block), block.attrs.translation, sourceOf(block)],
} satisfies BlockModel<Scripture>

/** Its words without brackets around them, which its style draws. */
export const scriptureText = ({ content = [] }: Scripture): string =>
  content
    .map(({ text }) => text)
    .join('')
    .trim()
    .replace(/^[﴾﴿«»"“”]\s*/u, '')
    .replace(/\s*[﴾﴿«»"“”]$/u, '')

/** In the brackets of its kind: for where there is no style. Nothing, as long as there is only its translation. */
export function inBrackets(block: Scripture): string {
  const text = scriptureText(block)
  if (!text) return ''
  return block.attrs.kind === 'quran' ? `﴿${text}﴾` : `«${text}»`
}

export const sourceOf = ({ attrs: { reference, grade } }: Scripture): string =>
  [reference, grade].filter(Boolean).join(' · ')
