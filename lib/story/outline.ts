/** What a story's text is made of, for who reads it in parts: its headings, its questions, its live updates. */
import { slugify } from '../arabic/slug.ts'
import type { Locale } from '../locale/table.ts'
import type { Heading } from './blocks/heading/model.ts'
import type { LiveUpdate } from './blocks/live-update/model.ts'
import type { Paragraph } from './blocks/paragraph/model.ts'
import type { Block, StoryDocument } from './document.ts'
import { textOf } from './plain-text.ts'

/** A heading that the contents list leads to. `id` is its place in the page's address. */
export type ContentsEntry = { id: string; text: string; heading: Heading }

/** Its writer chose where the list of its headings stands. */
export const hasContentsList = ({ content }: StoryDocument): boolean =>
  content.some(({ type }) => type === 'contentsList')

/**
 * The headings of the outermost level that the story has, in reading order, each with an address of its own within the page: its words, so that
 * a link outlives a heading that is put before it.
 */
export function contentsOf(document: StoryDocument, locale: Locale): ContentsEntry[] {
  const taken = new Map<string, number>()
  const headings = document.content.filter((block) => block.type === 'heading')
  const outermost = Math.min(...headings.map(({ attrs }) => attrs.level))
  return headings.flatMap((block) => {
    const text = textOf(block).trim()
    if (block.attrs.level !== outermost || !text) return []
    const slug = slugify(text, locale)
    const times = (taken.get(slug) ?? 0) + 1
    taken.set(slug, times)
    return [{ id: times > 1 ? `${slug}-${times}` : slug, text, heading: block }]
  })
}

/** A question of an interview, as desks write it: a paragraph that is bold from its first word to its last. */
export const isQuestion = ({ content = [] }: Paragraph): boolean =>
  content.some((each) => each.type === 'text' && each.text.trim() !== '') &&
  content.every(
    (each) =>
      each.type !== 'text' ||
      each.text.trim() === '' ||
      (each.marks ?? []).some((mark) => mark.type === 'bold'),
  )

/** The entries of live coverage, in the order of the text. */
export const liveUpdatesOf = (document: StoryDocument): LiveUpdate[] =>
  document.content.filter((block): block is LiveUpdate => block.type === 'liveUpdate')

/**
 * What each update is called in addresses and within its page: by its moment, of those of one moment with its place among
 * them from the oldest on, so that a newer one changes no address.
 */
export function updateIds(document: StoryDocument): Map<LiveUpdate, string> {
  const taken = new Map<string, number>()
  return new Map(
    liveUpdatesOf(document)
      .toReversed()
      .map((update) => {
        if (update.attrs.posted) return [update, update.attrs.posted.anchor]
        const id = `u${Date.parse(update.attrs.at)}`
        const times = (taken.get(id) ?? 0) + 1
        taken.set(id, times)
        return [update, times > 1 ? `${id}-${times}` : id]
      }),
  )
}

/** The update that an address names, or undefined when there is none, or none any more. */
export const updateAt = (document: StoryDocument, id: string): LiveUpdate | undefined =>
  [...updateIds(document)].find(([, each]) => each === id)?.[0]

/** What the desk knows so far: the box that live coverage begins with, and all that comes after it. */
export function keyFacts({ content }: StoryDocument): { facts: Block | null; rest: Block[] } {
  const [first, ...rest] = content
  return first?.type === 'factBox' ? { facts: first, rest } : { facts: null, rest: content }
}

/** The stars that a review gives, in the box that is its verdict; null where it gives none. */
export const ratingOf = ({ content }: StoryDocument): number | null =>
  content.flatMap((block) => (block.type === 'factBox' && block.attrs.rating) || [])[0] ?? null

/**
 * The text with its dateline at the head of its first paragraph, where print has it, for who takes a document alone; null
 * when it has no paragraph of its own.
 */
export function withDateline(document: StoryDocument, dateline: string): StoryDocument | null {
  const at = document.content.findIndex((block) => block.type === 'paragraph')
  const first = document.content[at]
  if (first?.type !== 'paragraph') return null
  const opening = { type: 'text' as const, text: `${dateline} — `, marks: [{ type: 'bold' as const }] }
  const opened = { ...first, content: [opening, ...(first.content ?? [])] }
  return { ...document, content: document.content.with(at, opened) }
}

/** Some picture has more room than the text, so that nothing may stand beside the text. */
export const hasWidePictures = ({ content }: StoryDocument): boolean =>
  content.some(
    (block) =>
      (block.type === 'figure' || block.type === 'gallery' || block.type === 'beforeAfter') &&
      (block.attrs.width === 'wide' || block.attrs.width === 'full'),
  )
