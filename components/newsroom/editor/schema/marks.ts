/** Marks, from the outermost to the innermost, as they nest in HTML. */
import { Mark } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { safeHref } from '@/lib/story/safe-address.ts'
import { directionAttribute, wordsOf } from './attributes.ts'

export const Link = Mark.create({
  name: 'link',
  inclusive: false,
  excludes: 'link storyLink',
  addAttributes: () => ({ href: { default: '', rendered: false } }),
  parseHTML: () => [
    {
      tag: 'a[href]:not([data-story-id])',
      getAttrs: (element: HTMLElement) => {
        const href = safeHref(element.getAttribute('href'))
        return href ? { href } : false
      },
    },
  ],
  // Never followed from the text: a click places the cursor. The address is checked again, as on the reader's page.
  renderHTML: ({ mark }): DOMOutputSpec => [
    'a',
    { href: safeHref(mark.attrs.href) ?? undefined, rel: 'noopener', title: mark.attrs.href },
    0,
  ],
})

export const StoryLink = Mark.create({
  name: 'storyLink',
  inclusive: false,
  excludes: 'link storyLink',
  addAttributes: () => ({ storyId: { default: '', rendered: false } }),
  parseHTML: () => [
    {
      tag: 'a[data-story-id]',
      getAttrs: (element: HTMLElement) => {
        const storyId = wordsOf(element.getAttribute('data-story-id'))
        return storyId ? { storyId } : false
      },
    },
  ],
  renderHTML: ({ mark }): DOMOutputSpec => [
    'a',
    { 'data-story-id': mark.attrs.storyId, class: 'story-link' },
    0,
  ],
})

export const Bold = Mark.create({
  name: 'bold',
  parseHTML: () => [{ tag: 'strong' }, { tag: 'b' }],
  renderHTML: (): DOMOutputSpec => ['strong', 0],
})

export const Italic = Mark.create({
  name: 'italic',
  parseHTML: () => [{ tag: 'em' }, { tag: 'i' }],
  renderHTML: (): DOMOutputSpec => ['em', 0],
})

export const Underline = Mark.create({
  name: 'underline',
  parseHTML: () => [{ tag: 'u' }],
  renderHTML: (): DOMOutputSpec => ['u', 0],
})

export const Strike = Mark.create({
  name: 'strike',
  parseHTML: () => [{ tag: 's' }],
  renderHTML: (): DOMOutputSpec => ['s', 0],
})

export const Superscript = Mark.create({
  name: 'superscript',
  excludes: 'superscript subscript',
  parseHTML: () => [{ tag: 'sup' }],
  renderHTML: (): DOMOutputSpec => ['sup', 0],
})

export const Subscript = Mark.create({
  name: 'subscript',
  excludes: 'superscript subscript',
  parseHTML: () => [{ tag: 'sub' }],
  renderHTML: (): DOMOutputSpec => ['sub', 0],
})

export const Isolate = Mark.create({
  name: 'isolate',
  addAttributes: () => ({
    dir: directionAttribute,
    lang: {
      default: null as string | null,
      rendered: false,
      parseHTML: (element: HTMLElement) => element.getAttribute('lang') || null,
    },
  }),
  parseHTML: () => [{ tag: 'bdi' }],
  renderHTML: ({ mark }): DOMOutputSpec => ['bdi', { dir: mark.attrs.dir, lang: mark.attrs.lang }, 0],
})

export const Code = Mark.create({
  name: 'code',
  code: true,
  parseHTML: () => [{ tag: 'code' }],
  renderHTML: (): DOMOutputSpec => ['code', { dir: 'ltr' }, 0],
})
