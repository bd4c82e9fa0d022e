import { firstStrongDirection } from '../arabic/first-strong.ts'
import type { Run } from '../arabic/isolate-runs.ts'
import { numbersTag } from '../locale/format-preferences.ts'
import { type Direction, localeTable } from '../locale/table.ts'
import { itemAt } from '../present.ts'
import { blockDirection } from './block-direction.ts'
import { blockRuns } from './block-runs.ts'
import type { FeedContext, FeedHtml } from './blocks/feed-context.ts'
import { blockFeedHtml } from './blocks/feed-html.ts'
import type { Block, KnownBlock, StoryDocument } from './document.ts'
import { type NoteNumbers, noteId, noteMarkId, noteNumbers } from './footnotes.ts'
import { element, escapeHtml, runsHtml } from './html.ts'
import type { Footnote, Inline, TextNode } from './inline.ts'
import { isolateLine } from './isolate-line.ts'
import { contentsOf, hasContentsList } from './outline.ts'
import { textOf } from './plain-text.ts'
import { safeHref } from './safe-address.ts'
import { readableBlocks } from './unknown-block.ts'

/**
 * A document as HTML for feed readers: no classes, no scripts, `dir` and `lang` on every block and isolated
 * run, because a feed reader has a style sheet and a direction of its own.
 */
export function feedHtml(document: StoryDocument, context: FeedContext): string {
  const listed = hasContentsList(document) ? contentsOf(document, context.locale) : []
  const contents = listed.map((entry) => ({ ...entry, id: inItem(context, entry.id) }))
  const numbered = { ...context, contents, notes: noteNumbers(document) }
  const blocks = runsHtmlOf(document.content, numbered)
  return [...blocks, notesHtml(numbered)]
    .filter((html, index) => html !== '' || index < blocks.length)
    .join('\n')
}

type Numbered = FeedContext & { notes: NoteNumbers }

/** Where a note is found within the page that shows the item: several items stand on one. */
const inItem = ({ anchor = '' }: FeedContext, id: string): string => (anchor ? `${anchor}-${id}` : id)

/** The number of a note, as the story's language writes it: a feed is made for all of its readers. */
const noteNumber = (number: number, { locale }: FeedContext): string =>
  new Intl.NumberFormat(numbersTag(locale, localeTable[locale].reading)).format(number)

function markHtml(note: Footnote, context: Numbered): string {
  const number = context.notes.get(note)
  if (!number) return ''
  const link = { id: inItem(context, noteMarkId(number)), href: `#${inItem(context, noteId(number))}` }
  return element('sup', {}, element('a', link, `[${noteNumber(number, context)}]`))
}

/** Notes at the end of the item, each with a way back. */
function notesHtml(context: Numbered): string {
  if (context.notes.size === 0) return ''
  const { locale } = context
  const items = [...context.notes].map(([note, number]) => {
    const dir = firstStrongDirection(textOf(note)) ?? localeTable[locale].dir
    const back = element('a', { href: `#${inItem(context, noteMarkId(number))}` }, '↑')
    const text = element('p', { dir, lang: locale }, `${lineHtml(note.content, dir, context)} ${back}`)
    return element('li', { id: inItem(context, noteId(number)) }, text)
  })
  return `<hr>\n${element('ol', { dir: localeTable[locale].dir, lang: locale }, items.join(''))}`
}

/** Blocks in order, those that are items with their list around them. */
const runsHtmlOf = (blocks: readonly Block[], context: Numbered): string[] =>
  blockRuns(blocks).map((run) => {
    if (!run.list) return blockHtml(run.block, context)
    const items = run.items.map((each) => blockHtml(each, context)).join('')
    const { dir } = localeTable[context.locale]
    return items && element(run.list === 'timelineEntry' ? 'dl' : 'ul', { dir, lang: context.locale }, items)
  })

function blockHtml(block: Block, context: Numbered): string {
  if (block.type === 'unknownBlock') return runsHtmlOf(readableBlocks(block), context).join('\n')
  const dir = blockDirection(block, context.locale)
  // Its entry fits the block it is looked up by, which TypeScript cannot see through a table.
  const write = blockFeedHtml[block.type] as FeedHtml<KnownBlock>
  return write(block, {
    context,
    dir,
    lang: context.locale,
    inline: (line) => lineHtml(line ?? [], dir, context),
    inside: (blocks) => runsHtmlOf(blocks, context).join(''),
  })
}

function lineHtml(line: readonly Inline[], base: Direction, context: Numbered): string {
  const runs = isolateLine(line, base)
  return line
    .map((node, index) => {
      if (node.type === 'hardBreak') return '<br>'
      if (node.type === 'footnote') return markHtml(node, context)
      return textHtml(node, itemAt(runs, index), context)
    })
    .join('')
}

/** @param runs null where the text is set as it stands */
function textHtml(node: TextNode, runs: readonly Run[] | null, context: FeedContext): string {
  let html = runs ? runsHtml(runs) : escapeHtml(node.text)
  for (const mark of node.marks ?? []) {
    switch (mark.type) {
      case 'bold':
        html = element('strong', {}, html)
        break
      case 'italic':
        html = element('em', {}, html)
        break
      case 'underline':
        html = element('u', {}, html)
        break
      case 'strike':
        html = element('s', {}, html)
        break
      case 'superscript':
        html = element('sup', {}, html)
        break
      case 'subscript':
        html = element('sub', {}, html)
        break
      case 'code':
        html = element('code', { dir: 'ltr' }, html)
        break
      case 'isolate':
        html = element('bdi', { dir: mark.attrs.dir, lang: mark.attrs.lang }, html)
        break
      case 'link': {
        const href = safeHref(mark.attrs.href)
        if (href) html = element('a', { href }, html)
        break
      }
      case 'storyLink': {
        const story = context.stories.get(mark.attrs.storyId)
        if (story) html = element('a', { href: context.siteUrl + story.href }, html)
        break
      }
    }
  }
  return html
}
