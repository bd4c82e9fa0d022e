import type { Run } from '../arabic/isolate-runs.ts'
import type { Direction } from '../locale/table.ts'
import { itemAt } from '../present.ts'
import { blockDirection } from './block-direction.ts'
import type { FeedContext, FeedHtml } from './blocks/feed-context.ts'
import { blockFeedHtml } from './blocks/feed-html.ts'
import type { Block, KnownBlock, StoryDocument } from './document.ts'
import { element, escapeHtml, runsHtml } from './html.ts'
import type { Inline, TextNode } from './inline.ts'
import { isolateLine } from './isolate-line.ts'
import { safeHref } from './safe-address.ts'
import { readableBlocks } from './unknown-block.ts'

/**
 * A document as HTML for feed readers: no classes, no scripts, `dir` and `lang` on every block and isolated
 * run, because a feed reader has a style sheet and a direction of its own.
 */
export function feedHtml(document: StoryDocument, context: FeedContext): string {
  return document.content.map((block) => blockHtml(block, context)).join('\n')
}

function blockHtml(block: Block, context: FeedContext): string {
  if (block.type === 'unknownBlock')
    return readableBlocks(block)
      .map((each) => blockHtml(each, context))
      .join('\n')
  const dir = blockDirection(block, context.locale)
  // Its entry fits the block it is looked up by, which TypeScript cannot see through a table.
  const write = blockFeedHtml[block.type] as FeedHtml<KnownBlock>
  return write(block, {
    context,
    dir,
    lang: context.locale,
    inline: (line) => lineHtml(line ?? [], dir, context),
    inside: (blocks) => blocks.map((each) => blockHtml(each, context)).join(''),
  })
}

function lineHtml(line: readonly Inline[], base: Direction, context: FeedContext): string {
  const runs = isolateLine(line, base)
  return line
    .map((node, index) => (node.type === 'hardBreak' ? '<br>' : textHtml(node, itemAt(runs, index), context)))
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
