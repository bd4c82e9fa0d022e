/** Pictures, cards, boxes and the entries of a live story. */
import { Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { embedProviderOf, safeHref } from '@/lib/story/safe-address.ts'
import { directionAttribute, directionOf, wordsAttribute, wordsOf } from './attributes.ts'

const required = (element: HTMLElement, name: string): string | null => wordsOf(element.getAttribute(name))

export const Figure = Node.create({
  name: 'figure',
  group: 'block',
  atom: true,
  addAttributes: () => ({
    mediaId: { default: '', rendered: false },
    alt: wordsAttribute('data-alt'),
    caption: wordsAttribute('data-caption'),
    credit: wordsAttribute('data-credit'),
    licence: wordsAttribute('data-licence'),
  }),
  parseHTML: () => [
    {
      tag: 'figure[data-media-id]',
      getAttrs: (element: HTMLElement) => {
        const mediaId = required(element, 'data-media-id')
        return mediaId ? { mediaId } : false
      },
    },
  ],
  renderHTML: ({ node: { attrs } }): DOMOutputSpec => [
    'figure',
    {
      'data-media-id': attrs.mediaId,
      'data-alt': attrs.alt,
      'data-caption': attrs.caption,
      'data-credit': attrs.credit,
      'data-licence': attrs.licence,
    },
    attrs.caption ?? '',
  ],
})

export const StoryCard = Node.create({
  name: 'storyCard',
  group: 'block',
  atom: true,
  addAttributes: () => ({ storyId: { default: '', rendered: false } }),
  parseHTML: () => [
    {
      tag: 'aside[data-block="storyCard"]',
      getAttrs: (element: HTMLElement) => {
        const storyId = required(element, 'data-story-id')
        return storyId ? { storyId } : false
      },
    },
  ],
  renderHTML: ({ node }): DOMOutputSpec => [
    'aside',
    { 'data-block': 'storyCard', 'data-story-id': node.attrs.storyId },
  ],
})

export const Embed = Node.create({
  name: 'embed',
  group: 'block',
  atom: true,
  addAttributes: () => ({
    provider: { default: '', rendered: false },
    url: { default: '', rendered: false },
    title: wordsAttribute('data-title'),
  }),
  parseHTML: () => [
    {
      tag: 'aside[data-block="embed"]',
      getAttrs: (element: HTMLElement) => {
        const url = safeHref(element.getAttribute('data-url'))
        const provider = embedProviderOf(url)
        return url && provider ? { url, provider } : false
      },
    },
  ],
  renderHTML: ({ node: { attrs } }): DOMOutputSpec => [
    'aside',
    { 'data-block': 'embed', 'data-url': attrs.url, 'data-title': attrs.title },
    ['a', { href: safeHref(attrs.url) ?? undefined }, attrs.title ?? attrs.url],
  ],
})

export const FactBox = Node.create({
  name: 'factBox',
  group: 'block',
  content: '(paragraph | bulletList | orderedList | table)+',
  defining: true,
  isolating: true,
  addAttributes: () => ({
    dir: directionAttribute,
    title: {
      default: '',
      rendered: false,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-title') ?? '',
    },
  }),
  parseHTML: () => [{ tag: 'aside[data-block="factBox"]' }],
  renderHTML: ({ node }): DOMOutputSpec => [
    'aside',
    { ...directionOf(node), 'data-block': 'factBox', 'data-title': node.attrs.title },
    0,
  ],
})

export const LiveUpdate = Node.create({
  name: 'liveUpdate',
  group: 'block',
  content: '(paragraph | bulletList | orderedList | blockquote | figure)+',
  defining: true,
  isolating: true,
  addAttributes: () => ({
    dir: directionAttribute,
    /** An ISO 8601 instant. */
    at: { default: '', rendered: false },
    headline: {
      default: '',
      rendered: false,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-headline') ?? '',
    },
  }),
  parseHTML: () => [
    {
      tag: 'article[data-block="liveUpdate"]',
      getAttrs: (element: HTMLElement) => {
        const at = element.getAttribute('data-at') ?? ''
        return Number.isNaN(Date.parse(at)) ? false : { at: new Date(at).toISOString() }
      },
    },
  ],
  renderHTML: ({ node }): DOMOutputSpec => [
    'article',
    {
      ...directionOf(node),
      'data-block': 'liveUpdate',
      'data-at': node.attrs.at,
      'data-headline': node.attrs.headline,
    },
    0,
  ],
})

/** Only in the document itself, where the door looks for it. */
export const UnknownBlock = Node.create({
  name: 'unknownBlock',
  atom: true,
  addAttributes: () => ({ stored: { default: '', rendered: false, parseHTML: storedIn } }),
  parseHTML: () => [
    { tag: 'div[data-unknown-block]', getAttrs: (element: HTMLElement) => storedIn(element) !== '' && null },
  ],
  renderHTML: ({ node }): DOMOutputSpec => ['div', { 'data-unknown-block': node.attrs.stored }],
})

function storedIn(element: HTMLElement): string {
  return element.getAttribute('data-unknown-block') ?? ''
}
