/** What is typed into the form of an entry, as what may stand in one, and back. */
import { z } from 'zod'
import { withoutOverrides } from '../../story/clean-text.ts'
import type { Block, StoryDocument } from '../../story/document.ts'
import { textOf } from '../../story/plain-text.ts'
import { embedProviderOf, safeHref } from '../../story/safe-address.ts'
import { validateDocument } from '../../story/validate.ts'
import { idOf, line, readBy, text } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'

/** UTF-16 units: whoever writes more writes a story. */
const longestWords = 10_000

/** A few paragraphs. */
const words = (name: string) =>
  text
    .nullish()
    .refine((value) => (value?.length ?? 0) <= longestWords, { params: { name } })
    .transform((value) => withoutOverrides((value ?? '').replace(/\r\n?/g, '\n')).trim())

const optionalPicture = z
  .union([z.literal(''), idOf('picture-refused', 'unknown')])
  .nullish()
  .transform((value) => value || null)

/** Each may be left out; one of them must say something. */
export const entryFields = {
  headline: readBy(line('headline')),
  words: words('words'),
  /** Somebody’s own words, and whose they are. */
  quotation: words('quotation'),
  attribution: readBy(line('attribution')),
  mediaId: optionalPicture,
  caption: readBy(line('caption')),
  /** A post or film of another site, or any other page. */
  link: readBy(readLink),
  isKey: z.boolean().default(false),
  isBreaking: z.boolean().default(false),
  isPinned: z.boolean().default(false),
}
const entryWords = z.object(entryFields)
export type TypedEntry = Pick<
  z.output<typeof entryWords>,
  'headline' | 'words' | 'quotation' | 'attribution' | 'mediaId' | 'caption' | 'link'
>

/** @throws {NewsroomError} `update-link` */
function readLink(value?: string | null): string | null {
  const given = line('link')(value)
  if (!given) return null
  const href = safeHref(/^[a-z]+:/i.test(given) ? given : `https://${given}`)
  if (!href || !/^https?:/.test(href)) throw new NewsroomError('update-link', given)
  return href
}

/** @throws {NewsroomError} `update-empty` */
export function documentOf(typed: TypedEntry): StoryDocument {
  const content: Block[] = paragraphs(typed.words)
  if (typed.quotation)
    content.push({
      type: 'blockquote',
      attrs: { attribution: typed.attribution },
      content: paragraphs(typed.quotation),
    })
  if (typed.mediaId)
    content.push({ type: 'figure', attrs: { mediaId: typed.mediaId, caption: typed.caption } })
  const provider = typed.link && embedProviderOf(typed.link)
  if (typed.link && provider) content.push({ type: 'embed', attrs: { provider, url: typed.link } })
  else if (typed.link)
    content.push({
      type: 'paragraph',
      content: [
        { type: 'text', text: shownAs(typed.link), marks: [{ type: 'link', attrs: { href: typed.link } }] },
      ],
    })
  if (content.length === 0 && !typed.headline) throw new NewsroomError('update-empty', '')
  return validateDocument({ type: 'doc', content }).document
}

const paragraphs = (typed: string): { type: 'paragraph'; content: { type: 'text'; text: string }[] }[] =>
  typed
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean)
    .map((each) => ({ type: 'paragraph', content: [{ type: 'text', text: each }] }))

/** An address as readers know it: without what machines need alone. */
const shownAs = (href: string): string => {
  const { host, pathname } = new URL(href)
  return `${host.replace(/^www\./, '')}${pathname === '/' ? '' : pathname}`
}

/** What the form of an entry shows that was made of it. */
export function typedOf(headline: string, { content }: StoryDocument): TypedEntry {
  const typed: TypedEntry = {
    headline: headline || null,
    words: '',
    quotation: '',
    attribution: null,
    mediaId: null,
    caption: null,
    link: null,
  }
  const lines: string[] = []
  for (const block of content) {
    const [only, ...others] = (block.type === 'paragraph' && block.content) || []
    const link =
      only?.type === 'text' && others.length === 0 && only.marks?.find(({ type }) => type === 'link')
    if (block.type === 'blockquote') {
      typed.quotation = block.content.map((each) => textOf(each)).join('\n')
      typed.attribution = block.attrs?.attribution ?? null
    } else if (block.type === 'figure') {
      typed.mediaId = block.attrs.mediaId
      typed.caption = block.attrs.caption ?? null
    } else if (block.type === 'embed') typed.link = block.attrs.url
    else if (link && link.type === 'link') typed.link = link.attrs.href
    else lines.push(textOf(block))
  }
  return { ...typed, words: lines.join('\n') }
}

/** Whether somebody went on with what they had written: most of it stands there still, around what was added or changed. */
export function isOfSame(before: TypedEntry, now: TypedEntry): boolean {
  const [old, other] = [textOfAll(before), textOfAll(now)]
  const most = Math.min(old.length, other.length)
  let head = 0
  while (head < most && old[head] === other[head]) head += 1
  let tail = 0
  while (tail < most - head && old.at(-1 - tail) === other.at(-1 - tail)) tail += 1
  return head + tail >= old.length * 0.8
}

const textOfAll = ({ headline, words, quotation, attribution, mediaId, caption, link }: TypedEntry): string =>
  [headline, words, quotation, attribution, mediaId, caption, link].filter(Boolean).join('\n')
