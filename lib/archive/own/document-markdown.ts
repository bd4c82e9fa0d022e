/** A story as Markdown (CommonMark, with GitHub's tables): readable anywhere, for ever. */
import type { Block, Inline, ListItem, Paragraph, StoryDocument, Table } from '../../story/document.ts'
import { readableBlocks } from '../../story/unknown-block.ts'

const escaped = (text: string): string =>
  text.replace(/[\\`*_[\]<>|~]/g, '\\$&').replace(/^(\s*)([#+>-]|\d+[.)])(?=\s)/gm, '$1\\$2')

function inline(content: readonly Inline[] = []): string {
  return content
    .map((each) => {
      if (each.type === 'hardBreak') return '\\\n'
      const marks = each.marks ?? []
      const has = (type: string) => marks.some((mark) => mark.type === type)
      // Signs must stand at the words, not at the spaces around them.
      const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(each.text) ?? []
      if (!words) return each.text
      let text = has('code') ? `\`${words.replaceAll('`', "'")}\`` : escaped(words)
      // Markdown has no signs of its own for these three, and lets HTML stand for them.
      if (has('superscript')) text = `<sup>${text}</sup>`
      if (has('subscript')) text = `<sub>${text}</sub>`
      if (has('underline')) text = `<u>${text}</u>`
      if (has('strike')) text = `~~${text}~~`
      if (has('italic')) text = `*${text}*`
      if (has('bold')) text = `**${text}**`
      const link = marks.find((mark) => mark.type === 'link')
      const story = marks.find((mark) => mark.type === 'storyLink')
      if (link) text = `[${text}](<${link.attrs.href}>)`
      else if (story) text = `[${text}](/s/${story.attrs.storyId})`
      return before + text + after
    })
    .join('')
}

const indented = (text: string, by: string): string =>
  text
    .split('\n')
    .map((line, index) => (index === 0 || line === '' ? line : by + line))
    .join('\n')
const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line ? `> ${line}` : '>'))
    .join('\n')

const list = (
  items: readonly ListItem[],
  marker: (index: number) => string,
  pictureAt: (id: string) => string,
): string =>
  items
    .map((item, index) => {
      const sign = marker(index)
      return (
        sign +
        indented(item.content.map((each) => blockOf(each, pictureAt)).join('\n\n'), ' '.repeat(sign.length))
      )
    })
    .join('\n')

const cell = (paragraphs: readonly Paragraph[]): string =>
  paragraphs
    .map((each) => inline(each.content))
    .join(' ')
    .replace(/\\?\n/g, ' ')

function table({ attrs, content }: Table): string {
  const rows = content.map((row) => `| ${row.content.map((each) => cell(each.content)).join(' | ')} |`)
  const rule = `|${' --- |'.repeat(content[0]?.content.length ?? 0)}`
  return [
    ...(attrs?.caption ? [`**${escaped(attrs.caption)}**`, ''] : []),
    rows[0],
    rule,
    ...rows.slice(1),
  ].join('\n')
}

function blockOf(block: Block | ListItem, pictureAt: (id: string) => string): string {
  const all = (blocks: readonly (Block | ListItem)[], between = '\n\n') =>
    blocks.map((each) => blockOf(each, pictureAt)).join(between)
  switch (block.type) {
    case 'unknownBlock':
      return all(readableBlocks(block))
    case 'paragraph':
      return inline(block.content)
    case 'heading':
      return `${'#'.repeat(block.attrs.level)} ${inline(block.content)}`
    case 'bulletList':
      return list(block.content, () => '- ', pictureAt)
    case 'orderedList':
      return list(block.content, (index) => `${(block.attrs?.start ?? 1) + index}. `, pictureAt)
    case 'listItem':
      return all(block.content)
    case 'blockquote':
      return quoted(
        all(block.content) + (block.attrs?.attribution ? `\n\n— ${escaped(block.attrs.attribution)}` : ''),
      )
    case 'pullQuote':
      return quoted(inline(block.content))
    case 'figure': {
      const { mediaId, alt, caption } = block.attrs
      return `![${escaped(alt ?? '')}](${pictureAt(mediaId)})${caption ? `\n\n*${escaped(caption)}*` : ''}`
    }
    case 'storyCard':
      return `[/s/${block.attrs.storyId}](/s/${block.attrs.storyId})`
    case 'embed':
      return block.attrs.title
        ? `[${escaped(block.attrs.title)}](<${block.attrs.url}>)`
        : `<${block.attrs.url}>`
    case 'factBox':
      return quoted(
        [...(block.attrs.title ? [`**${escaped(block.attrs.title)}**`] : []), all(block.content)].join(
          '\n\n',
        ),
      )
    case 'table':
      return table(block)
    case 'codeBlock': {
      const text = (block.content ?? []).map((each) => each.text).join('')
      const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)))
      return `${fence}${block.attrs?.language ?? ''}\n${text}\n${fence}`
    }
    case 'horizontalRule':
      return '---'
    case 'liveUpdate':
      return [`### ${block.attrs.at} ${escaped(block.attrs.headline)}`, all(block.content)].join('\n\n')
  }
}

/** @param pictureAt where a picture's file lies, seen from the text */
export const markdownOf = (document: StoryDocument, pictureAt: (mediaId: string) => string): string =>
  document.content.map((block) => blockOf(block, pictureAt)).join('\n\n')
