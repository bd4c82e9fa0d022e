/** The HTML of a story from elsewhere as blocks of ours, with a note of everything that had to be otherwise. */

import { type Locale, localeTable } from '../../locale/table.ts'
import { cleanHtml } from '../../newsroom/paste/clean-html.ts'
import { parse5Tree } from '../../newsroom/paste/parse5-tree.ts'
import { cleanHref } from '../../newsroom/paste/pasted-links.ts'
import { placeNotes } from '../../newsroom/paste/pasted-notes.ts'
import { settle } from '../../newsroom/paste/read-clipboard.ts'
import type { Block } from '../../story/document.ts'
import { plainText } from '../../story/plain-text.ts'
import type { ImportNote } from '../../vocabulary.ts'
import { detectLocale } from '../desk-text/language.ts'
import { note } from './notes.ts'
import { withOldPlayers } from './old-players.ts'
import { pictureToken } from './picture-token.ts'
import { leftOutOf, preparedTree } from './story-tree.ts'

export type StoryBlocks = {
  /** Pictures stand in them under their address in the place of an id; see `place-pictures.ts`. */
  blocks: Block[]
  locale: Locale
  isSure: boolean
  notes: ImportNote[]
  /** Longer than a story may be: what is here is not all of it. */
  isCut: boolean
  /** Where it was asked for: see `original-text.ts`. */
  original?: string
}

/** Of one story, about its footnotes. */
const mostOfNotes = 20

const overrides = /[\u202A-\u202E]/

/**
 * @param locale the story's, where it is known; else its words say it
 * @param otherwise the site's, for words that do not say
 */
export function storyBlocks(
  html: string,
  given: { locale: Locale | null; otherwise: Locale | null; origin: string | null; headline?: string },
): StoryBlocks {
  const notes: ImportNote[] = []
  const readable = withOldPlayers(html)
  for (const name of leftOutOf(readable)) notes.push(note('element-left-out', name))
  if (overrides.test(html)) notes.push(note('overrides-removed'))
  const { root, isCut } = parse5Tree(readable)
  const noted = placeNotes(root)
  for (const mark of noted.marksAlone.slice(0, mostOfNotes)) notes.push(note('footnote-missing', mark))
  for (const words of noted.notesAlone.slice(0, mostOfNotes)) notes.push(note('footnote-unmarked', words))
  const prepared = preparedTree(noted.root, given.origin, (each) => notes.push(each))
  const { blocks: read } = cleanHtml(prepared, ({ src = '', alt = '' }) =>
    isPlaceable(src) ? { mediaId: pictureToken(src), alt: alt.trim() || null } : null,
  )
  const blocks = read.map(linkedAddress)
  const words = `${given.headline ?? ''}\n${plainText({ type: 'doc', content: blocks })}`
  const told = given.locale ? { locale: given.locale, sure: true } : detectLocale(words)
  const locale = told.sure || !mayBeIn(words, told.locale, given.otherwise) ? told.locale : given.otherwise
  const settled = settle(blocks, locale)
  return {
    blocks: settled.blocks,
    locale,
    isSure: told.sure || locale === given.otherwise,
    notes,
    isCut: isCut || settled.isCut,
  }
}

/** Many a site was set up in English and never told that it is written in Arabic: its letters are believed first. */
const mayBeIn = (words: string, likeliest: Locale, otherwise: Locale | null): otherwise is Locale =>
  otherwise !== null && (!/\p{L}/u.test(words) || lettersOf(otherwise) === lettersOf(likeliest))

/** Nastaliq is a hand in which Arabic letters are written. */
const lettersOf = (locale: Locale): string => localeTable[locale].script.replace('Aran', 'Arab')

/** Of another site, of the site's own library, or of the file; not `data:`, nor what the browser would run. */
const isPlaceable = (src: string): boolean =>
  src.length <= 2_000 && (/^(?:https?:\/\/|picture:)/i.test(src) || /^(?![a-z][a-z\d+.-]*:)[^\s]/i.test(src))

/** An address on a line of its own is a player or a card on most sites; where it may not stand as one here, it leads there. */
function linkedAddress(block: Block): Block {
  if (block.type !== 'paragraph') return block
  const [only, ...others] = block.content ?? []
  if (others.length || only?.type !== 'text' || !/^https?:\/\/\S+$/.test(only.text)) return block
  const href = cleanHref(only.text)
  if (!href || only.marks?.some(({ type }) => type === 'link')) return block
  return {
    ...block,
    content: [{ ...only, marks: [...(only.marks ?? []), { type: 'link', attrs: { href } }] }],
  }
}
