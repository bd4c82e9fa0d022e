import { isolateRuns, type Run } from '../arabic/isolate-runs.ts'
import { type Direction, type Locale, localeTable } from '../locale/table.ts'
import { blockDirection } from './block-direction.ts'
import type {
  Block,
  Inline,
  ListItem,
  MentionedStory,
  StoryDocument,
  TableRow,
  TextNode,
} from './document.ts'
import { isolateLine } from './isolate-line.ts'
import { safeHref } from './safe-address.ts'
import { readableBlocks } from './unknown-block.ts'

export type FeedPicture = {
  src: string
  width: number
  height: number
  alt: string
  caption: string
  credit: string
}
export type FeedContext = {
  locale: Locale
  /** `https://news.example`: a feed is read far from its origin, so every address is absolute. */
  siteUrl: string
  stories: ReadonlyMap<string, MentionedStory>
  pictures: ReadonlyMap<string, FeedPicture>
}

/**
 * A document as HTML for feed readers: no classes, no scripts, `dir` and `lang` on every block and isolated
 * run, because a feed reader has a style sheet and a direction of its own.
 */
export function feedHtml(document: StoryDocument, context: FeedContext): string {
  return document.content.map((block) => blockHtml(block, context)).join('\n')
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** Text safe between tags and inside quoted attributes (HTML Standard, 13.3). */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => escapes[character]!)

/** An element; attributes that are empty are left out. `html` is HTML already. */
export const element = (
  tag: string,
  attributes: Record<string, string | number | null | undefined>,
  html: string,
): string => {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join('')
  return `<${tag}${written}>${html}</${tag}>`
}

/** Text with its foreign runs in `<bdi>`. */
export const isolated = (text: string, base: Direction): string => runsHtml(isolateRuns(text, base))

const runsHtml = (runs: readonly Run[]): string =>
  runs
    .map((run) =>
      run.isolate ? element('bdi', { dir: run.isolate }, escapeHtml(run.text)) : escapeHtml(run.text),
    )
    .join('')

function lineHtml(line: readonly Inline[], base: Direction, context: FeedContext): string {
  const runs = isolateLine(line, base)
  return line
    .map((node, index) => (node.type === 'hardBreak' ? '<br>' : textHtml(node, runs[index]!, context)))
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

/** A picture with its words, in the direction of the story: also the one that leads it. */
export function figureHtml(picture: FeedPicture, { locale, siteUrl }: FeedContext): string {
  const { dir } = localeTable[locale]
  const image = `<img src="${escapeHtml(siteUrl + picture.src)}" width="${picture.width}" height="${picture.height}" alt="${escapeHtml(picture.alt)}">`
  const words = [picture.caption, picture.credit].filter(Boolean).map((each) => isolated(each, dir))
  return element(
    'figure',
    { dir, lang: locale },
    image + (words.length ? element('figcaption', {}, words.join(' — ')) : ''),
  )
}

type Container = Block | ListItem | TableRow

function blockHtml(block: Block, context: FeedContext): string {
  const dir = blockDirection(block, context.locale)
  const lang = context.locale
  const inline = (nodes: Inline[] | undefined) => lineHtml(nodes ?? [], dir, context)
  const inside = (nodes: Container[]): string => nodes.map((node) => childHtml(node)).join('')
  const childHtml = (node: Container): string => {
    if (node.type === 'listItem') return element('li', {}, inside(node.content))
    if (node.type === 'tableRow')
      return element(
        'tr',
        {},
        node.content
          .map((cell) =>
            element(
              cell.type === 'tableHeader' ? 'th' : 'td',
              { colspan: spanOf(cell.attrs?.colspan), rowspan: spanOf(cell.attrs?.rowspan) },
              cell.content.map((paragraph) => inline(paragraph.content)).join('<br>'),
            ),
          )
          .join(''),
      )
    return blockHtml(node, context)
  }
  const cite = (attribution: string | null | undefined) =>
    attribution ? element('p', {}, `— ${element('cite', {}, isolated(attribution, dir))}`) : ''

  switch (block.type) {
    case 'unknownBlock':
      return readableBlocks(block)
        .map((each) => blockHtml(each, context))
        .join('\n')
    case 'paragraph':
      return block.content ? element('p', { dir, lang }, inline(block.content)) : ''
    case 'heading':
      return element(`h${block.attrs.level}`, { dir, lang }, inline(block.content))
    case 'bulletList':
      return element('ul', { dir, lang }, inside(block.content))
    case 'orderedList':
      return element('ol', { dir, lang, start: spanOf(block.attrs?.start) }, inside(block.content))
    case 'blockquote':
      return element('blockquote', { dir, lang }, inside(block.content) + cite(block.attrs?.attribution))
    case 'pullQuote':
      // It repeats a sentence of the story: on its own in a feed it reads as a mistake.
      return ''
    case 'figure': {
      const picture = context.pictures.get(block.attrs.mediaId)
      if (!picture) return ''
      return figureHtml(
        {
          ...picture,
          alt: block.attrs.alt ?? picture.alt,
          caption: block.attrs.caption ?? picture.caption,
          credit: block.attrs.credit ?? picture.credit,
        },
        context,
      )
    }
    case 'storyCard': {
      const story = context.stories.get(block.attrs.storyId)
      return story
        ? element(
            'p',
            { dir: localeTable[story.locale].dir, lang: story.locale },
            element(
              'a',
              { href: context.siteUrl + story.href },
              isolated(story.headline, localeTable[story.locale].dir),
            ),
          )
        : ''
    }
    case 'embed': {
      const href = safeHref(block.attrs.url)
      return href
        ? element(
            'p',
            { dir, lang },
            element('a', { href }, block.attrs.title ? isolated(block.attrs.title, dir) : escapeHtml(href)),
          )
        : ''
    }
    case 'factBox':
      return element(
        'section',
        { dir, lang },
        element('h3', {}, isolated(block.attrs.title, dir)) + inside(block.content),
      )
    case 'table':
      return element(
        'table',
        { dir, lang },
        (block.attrs?.caption ? element('caption', {}, isolated(block.attrs.caption, dir)) : '') +
          element('tbody', {}, inside(block.content)),
      )
    case 'codeBlock':
      return element(
        'pre',
        { dir: 'ltr' },
        element('code', {}, escapeHtml((block.content ?? []).map((n) => n.text).join(''))),
      )
    case 'horizontalRule':
      return '<hr>'
    case 'liveUpdate':
      return element(
        'section',
        { dir, lang },
        element('h3', {}, isolated(block.attrs.headline, dir)) +
          element(
            'p',
            {},
            element(
              'time',
              { datetime: block.attrs.at },
              escapeHtml(`${block.attrs.at.slice(0, 16).replace('T', ' ')} UTC`),
            ),
          ) +
          inside(block.content),
      )
  }
}

/** 1 is what HTML assumes. */
const spanOf = (value: number | undefined): number | null => (value && value !== 1 ? value : null)
