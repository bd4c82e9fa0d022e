/**
 * Attributes that several blocks share, and how they are read back from HTML of our own making: what is cut and pasted
 * within the newsroom travels as HTML. Nothing is trusted on the way in; `validateDocument` looks again on saving.
 */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { Direction } from '@/lib/locale/table.ts'

/** Text of an attribute, or null where there is none. */
export const wordsOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() ? value : null

/** Text of an attribute of HTML without which a node is nothing. */
export const requiredWords = (element: HTMLElement, name: string): string | null =>
  wordsOf(element.getAttribute(name))

/** What the editor chose for a block; null: by its first strong character. */
export const directionAttribute = {
  default: null as Direction | null,
  rendered: false,
  parseHTML: (element: HTMLElement): Direction | null => {
    const dir = element.getAttribute('dir')
    return dir === 'rtl' || dir === 'ltr' ? dir : null
  },
}

/** An attribute that holds words, kept in HTML under a name of its own. */
export const wordsAttribute = (htmlName: string) => ({
  default: null as string | null,
  rendered: false,
  parseHTML: (element: HTMLElement): string | null => wordsOf(element.getAttribute(htmlName)),
})

/** How much room a block has, of those that it may have. */
export const widthAttribute = (widths: readonly string[]) => ({
  default: null as string | null,
  rendered: false,
  parseHTML: (element: HTMLElement): string | null => {
    const width = element.getAttribute('data-width')
    return width && widths.includes(width) ? width : null
  },
})

export const attributionAttribute = wordsAttribute('data-attribution')

/** The HTML attribute of a chosen direction. */
export const directionOf = (node: ProseMirrorNode): { dir?: Direction } =>
  node.attrs.dir ? { dir: node.attrs.dir } : {}
