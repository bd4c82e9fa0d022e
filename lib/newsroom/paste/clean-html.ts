/**
 * Pasted HTML as blocks of a story: what Word, Google Docs and web pages put on the clipboard, without what they put
 * there besides the text. Directions are not taken over: every program writes one on every paragraph, and ours are read
 * from the words.
 */

import { itemAt } from '../../present.ts'
import { linkOf } from '../../story/blocks/call-out/model.ts'
import { type DetailsContent, details } from '../../story/blocks/details/model.ts'
import type { Embed } from '../../story/blocks/embed/model.ts'
import type { Figure } from '../../story/blocks/figure/model.ts'
import type { ListItem } from '../../story/blocks/list-item/model.ts'
import type { Paragraph } from '../../story/blocks/paragraph/model.ts'
import { inBrackets, sourceOf } from '../../story/blocks/scripture/model.ts'
import type { TableRow } from '../../story/blocks/table/model.ts'
import type { Block } from '../../story/document.ts'
import type { Inline, Mark, NoteText } from '../../story/inline.ts'
import { embedSourceOf, linkCard } from '../../story/safe-address.ts'
import { InlineRun, textNode, wordsOf } from './inline-run.ts'
import { cleanHref, embedAddress } from './pasted-links.ts'
import { placeNotes } from './pasted-notes.ts'
import { altOf, emojiOf, isSpeck, type PictureOf } from './pasted-pictures.ts'
import { isContentsList, isElement, type PastedElement, type PastedNode } from './pasted-tree.ts'
import { asLines, isPullQuote, repeatedPullQuotes } from './pull-quotes.ts'
import { isPoem, isVerse, poemOf, stanzasOf } from './verse.ts'

/** An item of a list that Word wrote as a paragraph; `marker` is its bullet or number as printed. */
type WordItem = { type: 'wordItem'; level: number; marker: string; content: Inline[] }
type Loose = Block | WordItem

/** Pictures that do not stand in the text, which should be said: of some there is a link, of others nothing. */
export type PasteNotes = { linked: number; missing: number }

const dropped = new Set(['nav', 'button', 'input', 'select', 'textarea', 'option', 'audio', 'menu', 'dialog'])
const blocks = new Set(
  'address article aside body center dd details div dl dt fieldset figcaption figure footer form header html li main p section summary td th tr tbody thead tfoot'.split(
    ' ',
  ),
)

const { rule: detailsRule } = details

/** One pair of a list of them. */
const ofQuestions = /\b(?:schema-faq-section|rank-math-list-item)\b/

/** Blocks as our own pages, our Markdown and other programs have them. */
const ofBlock = {
  entry: /(?:^|\s)timeline-entry(?:\s|$)/,
  figure: /(?:^|\s)key-figure(?:\s|$)/,
  callOut: /(?:^|\s)(?:call-out|kg-callout-card)(?:\s|$)/,
  list: /(?:^|\s)(?:timeline|key-figures)(?:\s|$)/,
}

/** What only a cell that lays out a page holds. */
const laysOut = new Set('h1 h2 h3 h4 h5 h6 img figure ul ol blockquote pre hr iframe video form'.split(' '))

const styleOf = (element: PastedElement): string => (element.attributes.style ?? '').toLowerCase()
const styleValue = (element: PastedElement, property: string): string =>
  new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`).exec(styleOf(element))?.[1]?.trim() ?? ''

function isHidden(element: PastedElement): boolean {
  const style = styleOf(element)
  return (
    'hidden' in element.attributes ||
    /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-element\s*:\s*(?:comment|header|footer)/.test(
      style,
    ) ||
    // Word's remarks in the margin, and what was deleted with changes tracked.
    /\b(?:mso(?:comment\w*|del))\b/i.test(element.attributes.class ?? '') ||
    // A deletion with its author: that of Word. One without was struck out to be read.
    (element.name === 'del' && 'cite' in element.attributes) ||
    /^#_msocom/.test(element.attributes.href ?? '') ||
    element.attributes['aria-hidden'] === 'true'
  )
}

/** Whether an element stands above the line or below it. The sign of a note is raised by Word's own style sheet. */
function scriptOf(element: PastedElement): 'superscript' | 'subscript' | null {
  const aligned = styleValue(element, 'vertical-align')
  if (element.name === 'sup' || /^super/.test(aligned)) return 'superscript'
  if (element.name === 'sub' || /^sub/.test(aligned)) return 'subscript'
  return /\bMso(?:Footnote|Endnote)Reference\b/.test(element.attributes.class ?? '') ? 'superscript' : null
}

/** Marks an element adds to those around it; one that says the contrary takes them away. */
function marksWithin(element: PastedElement, marks: Mark[]): Mark[] {
  let result = marks
  const put = (mark: Mark) => {
    result = [...result.filter(({ type }) => type !== mark.type), mark]
  }
  const take = (type: Mark['type']) => {
    result = result.filter((mark) => mark.type !== type)
  }
  const weight = styleValue(element, 'font-weight')
  const isBold = /^(?:bold|bolder|[6-9]00)/.test(weight)
  // Google Docs wraps a whole document in <b style="font-weight:normal">.
  const isPlain = /^(?:normal|lighter|[1-5]00)/.test(weight)
  if (isBold || (['b', 'strong'].includes(element.name) && !isPlain)) put({ type: 'bold' })
  else if (isPlain) take('bold')
  const slant = styleValue(element, 'font-style')
  if (
    /^(?:italic|oblique)/.test(slant) ||
    (['i', 'em', 'cite', 'dfn', 'var'].includes(element.name) && slant !== 'normal')
  )
    put({ type: 'italic' })
  else if (slant === 'normal') take('italic')
  const decoration = styleValue(element, 'text-decoration') + styleValue(element, 'text-decoration-line')
  // Every program underlines its links; ours have a line of their own.
  if (/underline/.test(decoration) || (element.name === 'u' && !/none/.test(decoration))) {
    if (!result.some(({ type }) => type === 'link')) put({ type: 'underline' })
  }
  if (
    /line-through/.test(decoration) ||
    (['s', 'strike', 'del'].includes(element.name) && !/none/.test(decoration))
  )
    put({ type: 'strike' })
  const script = scriptOf(element)
  if (script) {
    take('superscript')
    take('subscript')
    put({ type: script })
  }
  if (['code', 'kbd', 'samp', 'tt'].includes(element.name)) put({ type: 'code' })
  if (element.name === 'a') {
    const href = cleanHref(element.attributes.href ?? '')
    if (href) {
      put({ type: 'link', attrs: { href } })
      take('underline')
    }
  }
  if (element.name === 'bdi') {
    const { dir, lang } = element.attributes
    put({ type: 'isolate', attrs: { dir: dir === 'rtl' || dir === 'ltr' ? dir : null, lang: lang ?? null } })
  }
  return result
}

/** The whole text beneath a node, as it stands. */
function rawText(node: PastedNode): string {
  if (!isElement(node)) return node.text
  if (node.name === 'br') return '\n'
  return node.children.map(rawText).join('')
}

const find = (node: PastedElement, wanted: (element: PastedElement) => boolean): PastedElement | null => {
  for (const child of node.children) {
    if (!isElement(child)) continue
    if (wanted(child)) return child
    const within = find(child, wanted)
    if (within) return within
  }
  return null
}

const paragraph = (content: Inline[]): Paragraph => ({ type: 'paragraph', content })
const linkTo = (href: string, text: string): Paragraph =>
  paragraph([textNode(text, [{ type: 'link', attrs: { href } }])])

/** What stands in the text for a picture that is not to be had. @param alt its description, or '' */
export type Placeholder = (alt: string) => string

class Reader {
  readonly notes: PasteNotes = { linked: 0, missing: 0 }
  readonly #pictureOf: PictureOf | undefined
  readonly #placeholder: Placeholder | undefined
  /** Pictures met where none may stand, until what they were met in is over. */
  #waiting: Figure[] = []
  /** How many lists, quotations and tables the one being read is in: none of them holds a picture. */
  #within = 0
  /** How many lists the one being read is in, itself included. */
  #depth = 0
  /** The largest heading of what was pasted; ours begin at 2. */
  #largest = 1

  constructor(pictureOf?: PictureOf, placeholder?: Placeholder) {
    this.#pictureOf = pictureOf
    this.#placeholder = placeholder
  }

  read(root: PastedElement): Block[] {
    const levels = [1, 2, 3, 4, 5, 6].filter((level) => find(root, ({ name }) => name === `h${level}`))
    this.#largest = find(root, ({ attributes }) => /\bMsoTitle\b/.test(attributes.class ?? ''))
      ? 1
      : (levels[0] ?? 1)
    return repeatedPullQuotes(listsOfWordItems(this.#blocksIn(root.children, [])))
  }

  #blocksIn(nodes: PastedNode[], marks: Mark[]): Loose[] {
    const found: Loose[] = []
    const line = new InlineRun()
    const flush = () => {
      const content = line.take()
      if (content.length) found.push(blockOfLine(content))
    }
    this.#walk(nodes, marks, line, found, flush)
    flush()
    return found
  }

  #walk(nodes: PastedNode[], marks: Mark[], line: InlineRun, found: Loose[], flush: () => void): void {
    const push = (...more: Loose[]) => {
      flush()
      found.push(...more)
    }
    for (const node of nodes) {
      if (!isElement(node)) {
        line.add(node.text, marks)
        continue
      }
      if (node.name === 'footnote') {
        line.note(this.#note(node))
        continue
      }
      const { name, attributes } = node
      const named = attributes.class ?? ''
      if (isContentsList(node)) {
        if (this.#within === 0) push({ type: 'contentsList' })
        continue
      }
      if (dropped.has(name) || isHidden(node)) continue
      if (name === 'br') {
        // Two in a row part paragraphs, as many a page writes them.
        if (line.endsInBreak) flush()
        else if (!line.isEmpty) line.break()
      } else if (/^h[1-6]$/.test(name) || /\bMsoTitle\b/.test(attributes.class ?? '')) {
        push(...this.#heading(node))
      } else if (ofBlock.entry.test(named)) push(...this.#timelineEntry(node, marks))
      else if (ofBlock.figure.test(named)) push(...this.#keyFigure(node, marks))
      else if (ofBlock.callOut.test(named)) push(...this.#callOut(node, marks))
      else if (ofBlock.list.test(named)) push(...this.#blocksIn(node.children, marks))
      else if (name === 'ul' || name === 'ol') {
        push(
          ...this.#inside(() => {
            const list = this.#list(node, marks)
            return list ? [list] : []
          }),
        )
      } else if (name === 'blockquote') push(...this.#inside(() => this.#quotation(node, marks)))
      else if (name === 'pre') {
        const text = rawText(node).replace(/^\n/, '').trimEnd()
        const verses = isPoem(node) && this.#within === 0 ? poemOf(node, marks, marksWithin) : null
        if (verses) push(verses)
        else if (isVerse(node, text)) push(...stanzasOf(node, marks, marksWithin))
        else if (text) {
          const { dir } = attributes
          const runs = dir === 'rtl' || dir === 'auto' ? { runs: dir as 'rtl' | 'auto' } : {}
          push({ type: 'codeBlock', attrs: { language: null, ...runs }, content: [{ type: 'text', text }] })
        }
      } else if (name === 'hr') push({ type: 'horizontalRule' })
      else if (name === 'table') push(...this.#table(node, marks))
      else if (ofQuestions.test(attributes.class ?? '')) push(...this.#question(node, marks))
      else if (name === 'details') push(...this.#toggle(node, marks))
      else if (isGallery(node)) push(...this.#gallery(node, marks))
      else if (this.#within === 0 && addressAlone(node)) push(...this.#embedded(node, marks))
      else if (hasBookmark(node) && this.#within === 0) push(...this.#bookmark(node, marks))
      else if (name === 'figure' && isOfOthers(node)) push(...this.#captioned(node, marks))
      else if (name === 'img' || name === 'figure') {
        const figure = this.#figure(node)
        if (figure) {
          if (this.#within > 0) this.#waiting.push(figure)
          else push(figure)
          // A credit, or a line of a program's, that is no part of the caption.
          if (name === 'figure') push(...this.#blocksIn(besidePicture(node).children, marks))
        } else if (name === 'img') this.#picture(node, marks, line)
        else {
          flush()
          this.#walk(node.children, marksWithin(node, marks), line, found, flush)
          flush()
        }
      } else if (name === 'iframe') {
        const embed = embedAddress(attributes.src ?? '')
        const title = attributes.title?.trim() || null
        if (embed) push({ type: 'embed', attrs: { ...embed, title } })
      } else if (name === 'video' || name === 'source') {
        const href = cleanHref(attributes.src ?? '')
        if (href) push(linkTo(href, href))
      } else if (name === 'p' && /mso-list\s*:\s*l?\d/.test(styleOf(node))) push(this.#wordItem(node, marks))
      else if (name === 'dt') push(...this.#blocksIn(node.children, [...marks, { type: 'bold' }]))
      else if (blocks.has(name)) {
        flush()
        // A paragraph of a Google document may be bold by its style.
        this.#walk(node.children, marksWithin(node, marks), line, found, flush)
        flush()
      } else this.#walk(node.children, marksWithin(node, marks), line, found, flush)
    }
  }

  /** The words of a note as one line, paragraphs of it by line ends. */
  #note(node: PastedElement): NoteText[] {
    const lines = this.#inside(() => this.#blocksIn(node.children, []))
      .flatMap((block) => (block.type === 'wordItem' ? [paragraph(block.content)] : paragraphsOf(block)))
      .map(({ content = [] }) => content)
      .filter((content) => wordsOf(content).trim())
    return asLines(lines.map((content) => ({ content }))).flatMap((each) =>
      each.type === 'footnote' ? each.content : [each],
    )
  }

  /** A picture of ours, with the words under it where it is the only one that they stand under. */
  #figure(node: PastedElement): Figure | null {
    if (!this.#pictureOf) return null
    if (node.name === 'img') {
      const attrs = this.#pictureOf(node.attributes)
      return attrs && { type: 'figure', attrs }
    }
    const isPicture = ({ name }: PastedElement) => name === 'img'
    const picture = find(node, isPicture)
    if (!picture || find(without(node, picture), isPicture)) return null
    const attrs = this.#pictureOf(picture.attributes)
    const words = find(node, ({ name }) => name === 'figcaption')
    const caption = words && rawText(words).replace(/\s+/g, ' ').trim()
    return attrs && { type: 'figure', attrs: caption ? { ...attrs, caption } : attrs }
  }

  /** Pictures that stood as one, each with the words under it; what else stood among them follows. */
  #gallery(node: PastedElement, marks: Mark[]): Loose[] {
    const caption = node.children.find(
      (child): child is PastedElement => isElement(child) && child.name === 'figcaption',
    )
    const inside = this.#blocksIn(
      node.children.filter((child) => child !== caption),
      marks,
    )
    const pictures = inside.filter((block): block is Figure => block.type === 'figure')
    if (pictures.length < 2) return caption ? [...inside, ...this.#blocksIn(caption.children, marks)] : inside
    const words = caption ? rawText(caption).replace(/\s+/g, ' ').trim() : ''
    const others = inside.filter(({ type }) => type !== 'figure')
    return [{ type: 'gallery', attrs: { caption: words || null }, content: pictures }, ...others]
  }

  /** An address that WordPress had its site embed; of what cannot be, the card. */
  #embedded(node: PastedElement, marks: Mark[]): Loose[] {
    const address = addressAlone(node) ?? ''
    const url = cleanHref(address)
    const source = embedAddress(address) ?? { url, provider: embedSourceOf(url, linkCard) }
    const caption = find(node, ({ name }) => name === 'figcaption')
    if (!source.url || !source.provider) return this.#blocksIn(node.children, marks)
    return [
      { type: 'embed', attrs: { provider: source.provider, url: source.url, title: null } },
      ...(caption ? this.#blocksIn(caption.children, marks) : []),
    ]
  }

  /** A card of another page, as Ghost writes one; other systems' are brought into that form (`bookmarkHtml`). */
  #bookmark(node: PastedElement, marks: Mark[]): Loose[] {
    const link = find(node, ({ name, attributes }) => name === 'a' && Boolean(attributes.href))
    const part = (name: string) => {
      const found = find(node, ({ attributes }) => hasName(attributes.class, `kg-bookmark-${name}`))
      return found ? rawText(found).replace(/\s+/g, ' ').trim() : ''
    }
    const href = link?.attributes.href ?? ''
    const url = cleanHref(href)
    const source = embedAddress(href) ?? { url, provider: embedSourceOf(url, linkCard) }
    const caption = find(node, ({ name }) => name === 'figcaption')
    const below = caption ? this.#blocksIn(caption.children, marks) : []
    if (!source.url || !source.provider) return [...this.#blocksIn(node.children, marks)]
    const attrs: Embed['attrs'] = { provider: source.provider, url: source.url, title: part('title') || null }
    // Ghost calls the site an author, and who wrote it the publisher.
    const told = { description: part('description'), author: part('publisher'), site: part('author') }
    for (const [name, words] of Object.entries(told)) if (words) attrs[name as keyof typeof told] = words
    return [{ type: 'embed', attrs }, ...below]
  }

  /** A table, a quotation or a recording with a line under it. */
  #captioned(node: PastedElement, marks: Mark[]): Loose[] {
    const caption = find(node, ({ name }) => name === 'figcaption')
    const rest = caption ? without(node, caption) : node
    const words = caption ? rawText(caption).replace(/\s+/g, ' ').trim() : ''
    const tables = rest.children.filter(
      (child) => isElement(child) && child.name === 'table',
    ) as PastedElement[]
    const [table] = tables
    const isPulled = isPullQuote(node.attributes.class)
    if (table && tables.length === 1 && words && !rawText(without(rest, table)).trim())
      return this.#table(table, marks, words)
    const inside = this.#blocksIn(
      isPulled ? rest.children.map((child) => (isElement(child) ? pulled(child) : child)) : rest.children,
      marks,
    )
    return caption ? [...inside, ...this.#blocksIn(caption.children, marks)] : inside
  }

  /** What opens when its title is pressed stays so, unless it stands where that may not, or holds what it may not. */
  #toggle(node: PastedElement, marks: Mark[]): Loose[] {
    const summary = node.children.find((child) => isElement(child) && child.name === 'summary')
    const title = summary ? rawText(summary).replace(/\s+/g, ' ').trim() : ''
    const inside = listsOfWordItems(
      this.#blocksIn(
        node.children.filter((child) => child !== summary),
        marks,
      ),
    )
    if (!title) return inside
    const content = inside.filter(
      (block) => block.type !== 'paragraph' || wordsOf(block.content ?? []).trim(),
    )
    // A picture stands by itself: an import looks for its file later, and puts it there.
    const isBox = content.every(
      (block): block is DetailsContent =>
        block.type !== 'figure' && (detailsRule.content as readonly string[]).includes(block.type),
    )
    return this.#within === 0 && isBox && content.length > 0
      ? [{ type: 'details', attrs: { title }, content }]
      : [paragraph([textNode(title, [{ type: 'bold' }])]), ...content]
  }

  /** When, and what happened. Within a list or a quotation they are paragraphs. */
  #timelineEntry(node: PastedElement, marks: Mark[]): Loose[] {
    const { words: when, rest } = takenOut(node, ({ attributes }) =>
      /(?:^|\s)timeline-when(?:\s|$)/.test(attributes.class ?? ''),
    )
    const inside = this.#inside(() => listsOfWordItems(this.#blocksIn(rest.children, marks)))
    const content = proseOf(listsOfWordItems(inside), 1)
    const block: Block = {
      type: 'timelineEntry',
      attrs: { when },
      content: content.length ? content : [paragraph([])],
    }
    return this.#within === 0 ? [block] : paragraphsOf(block)
  }

  #keyFigure(node: PastedElement, marks: Mark[]): Loose[] {
    const part = (wanted: string) => takenOut(node, ({ name }) => name === wanted).words
    const block: Block = {
      type: 'keyFigure',
      attrs: { figure: part('strong'), label: part('span'), note: part('small') || null },
    }
    if (!block.attrs.figure && !block.attrs.label) return this.#blocksIn(node.children, marks)
    return this.#within === 0 ? [block] : paragraphsOf(block)
  }

  #callOut(node: PastedElement, marks: Mark[]): Loose[] {
    const isLink = ({ attributes }: PastedElement) =>
      /(?:^|\s)call-out-link(?:\s|$)/.test(attributes.class ?? '')
    const link = find(node, isLink)
    const anchor = link && find(link, ({ name }) => name === 'a')
    const url = cleanHref(anchor?.attributes.href ?? '')
    const { words: label, rest } = url ? takenOut(node, isLink) : { words: '', rest: node }
    const inside = this.#inside(() => listsOfWordItems(this.#blocksIn(rest.children, marks)))
    const content = proseOf(listsOfWordItems(inside), 1)
    if (content.length === 0 && !url) return []
    const block: Block = {
      type: 'callOut',
      attrs: { label: label === url ? '' : label, url },
      content: content.length ? content : [paragraph([])],
    }
    return this.#within === 0 ? [block] : paragraphsOf(block)
  }

  /** A question and its answer, as Yoast's and Rank Math's blocks have them: the first element asks. */
  #question(node: PastedElement, marks: Mark[]): Loose[] {
    const asks = find(node, ({ attributes }) =>
      /\b(?:schema-faq|rank-math)-question\b/.test(attributes.class ?? ''),
    )
    const question = asks ? rawText(asks).replace(/\s+/g, ' ').trim() : ''
    const rest = asks ? without(node, asks) : node
    const answer = this.#inside(() => listsOfWordItems(this.#blocksIn(rest.children, marks)))
    const prose = proseOf(listsOfWordItems(answer), 1)
    return question && this.#within === 0 && prose.length > 0
      ? [{ type: 'questionAnswer', attrs: { question }, content: prose }]
      : [...(question ? [paragraph([textNode(question, [{ type: 'bold' }])])] : []), ...answer]
  }

  /** Reads what no picture may stand in; those that did stand behind it. */
  #inside(read: () => Loose[]): Loose[] {
    this.#within += 1
    const found = read()
    this.#within -= 1
    return this.#within > 0 ? found : [...found, ...this.#waiting.splice(0)]
  }

  #heading(node: PastedElement): Block[] {
    const inside = listsOfWordItems(this.#blocksIn(node.children, []))
    const own = node.name.startsWith('h') ? Number(node.name[1]) : 1
    const level = Math.min(4, 2 + Math.max(0, own - this.#largest)) as 2 | 3 | 4
    return inside.map((block) =>
      block.type === 'paragraph'
        ? {
            type: 'heading',
            attrs: { level },
            // All of a heading is set bold already.
            content: (block.content ?? []).map((each) =>
              each.type === 'text'
                ? textNode(
                    each.text,
                    (each.marks ?? []).filter(({ type }) => type !== 'bold'),
                  )
                : each,
            ),
          }
        : block,
    )
  }

  #list(node: PastedElement, marks: Mark[]): Block | null {
    this.#depth += 1
    const items = this.#items(node, marks)
    this.#depth -= 1
    if (items.length === 0) return null
    const start = Number(node.attributes.start)
    return node.name === 'ol'
      ? {
          type: 'orderedList',
          attrs: { start: Number.isInteger(start) && start >= 0 && 'start' in node.attributes ? start : 1 },
          content: items,
        }
      : { type: 'bulletList', content: items }
  }

  #items(node: PastedElement, marks: Mark[]): ListItem[] {
    const items: ListItem[] = []
    for (const child of node.children) {
      if (!isElement(child)) {
        if (child.text.trim())
          items.push({ type: 'listItem', content: [paragraph([textNode(child.text.trim())])] })
        continue
      }
      if (dropped.has(child.name) || isHidden(child)) continue
      if (child.name === 'ul' || child.name === 'ol') {
        // Google Docs puts a nested list beside the item it belongs to.
        const nested = this.#list(child, marks)
        const last = items.at(-1)
        if (!nested) continue
        if (nested.type !== 'bulletList' && nested.type !== 'orderedList') continue
        if (last && this.#depth < deepest) last.content.push(nested)
        else items.push(...nested.content)
        continue
      }
      const content = proseOf(
        listsOfWordItems(this.#blocksIn(child.children, marksWithin(child, marks))),
        this.#depth,
      )
      if (content.length) items.push({ type: 'listItem', content })
    }
    return items
  }

  #quotation(node: PastedElement, marks: Mark[]): Block[] {
    if (/\b(?:twitter-tweet|instagram-media)\b/.test(node.attributes.class ?? '')) {
      const post = find(
        node,
        ({ name, attributes }) => name === 'a' && embedAddress(attributes.href ?? '') !== null,
      )
      const embed = embedAddress(post?.attributes.href ?? node.attributes['data-instgrm-permalink'] ?? '')
      if (embed) return [{ type: 'embed', attrs: { ...embed, title: null } }]
    }
    const source = find(node, ({ name }) => name === 'cite' || name === 'footer')
    const said = source ? without(node, source) : node
    const content = proseOf(listsOfWordItems(this.#blocksIn(said.children, marks)), 1)
    if (content.length === 0) return []
    const attribution = source
      ? rawText(source)
          .replace(/\s+/g, ' ')
          .replace(/^\s*[—–-]\s*/, '')
          .trim()
      : ''
    return isPullQuote(node.attributes.class) && this.#within === 1
      ? [
          {
            type: 'pullQuote',
            attrs: { attribution: attribution || null },
            content: asLines(content.flatMap(paragraphsOf)),
          },
        ]
      : [{ type: 'blockquote', attrs: { attribution: attribution || null }, content }]
  }

  /** @param told a line that stands under it, outside of it */
  #table(node: PastedElement, marks: Mark[], told = ''): Loose[] {
    const rows: PastedElement[] = []
    let caption = told
    const collect = (element: PastedElement) => {
      for (const child of element.children) {
        if (!isElement(child)) continue
        if (child.name === 'tr') rows.push(child)
        else if (child.name === 'caption') caption = rawText(child).replace(/\s+/g, ' ').trim() || told
        else if (['tbody', 'thead', 'tfoot'].includes(child.name)) collect(child)
      }
    }
    collect(node)
    const cellsOf = (row: PastedElement) =>
      row.children.filter((child) => isElement(child) && ['td', 'th'].includes(child.name)) as PastedElement[]
    const widest = Math.max(0, ...rows.map((row) => cellsOf(row).length))
    // Pages and letters are laid out in tables: one column, a table within a table, or a single row of what no cell of
    // ours may hold is no table of anything.
    const isLayout =
      node.attributes.role === 'presentation' ||
      widest < 2 ||
      find(node, ({ name }) => name === 'table') ||
      (rows.length < 2 && find(node, ({ name }) => laysOut.has(name)))
    if (isLayout)
      return [
        ...rows.flatMap((row) => cellsOf(row).flatMap((cell) => this.#blocksIn(cell.children, marks))),
        ...(caption ? [paragraph([textNode(caption)])] : []),
      ]

    return this.#inside(() => this.#dataTable(rows, cellsOf, caption))
  }

  #dataTable(
    rows: PastedElement[],
    cellsOf: (row: PastedElement) => PastedElement[],
    caption: string,
  ): Loose[] {
    const hasHeader = rows.some((row) => cellsOf(row).some(({ name }) => name === 'th'))
    const span = (cell: PastedElement, attribute: 'colspan' | 'rowspan') => {
      const value = Number(cell.attributes[attribute])
      return Number.isInteger(value) && value > 1 && value <= 50 ? value : 1
    }
    const content = rows.flatMap((row, index): TableRow[] => {
      const cells = cellsOf(row)
      if (cells.length === 0) return []
      return [
        {
          type: 'tableRow',
          content: cells.map((cell) => {
            const isHeader = cell.name === 'th' || (!hasHeader && index === 0 && rows.length > 1)
            const inside = proseOf(listsOfWordItems(this.#blocksIn(cell.children, [])), 1)
            const paragraphs = inside
              .flatMap(paragraphsOf)
              .map((each) => (isHeader ? paragraph((each.content ?? []).map(withoutBold)) : each))
            return {
              type: isHeader ? ('tableHeader' as const) : ('tableCell' as const),
              attrs: { colspan: span(cell, 'colspan'), rowspan: span(cell, 'rowspan') },
              content: paragraphs.length ? paragraphs : [{ type: 'paragraph' as const }],
            }
          }),
        },
      ]
    })
    return content.length ? [{ type: 'table', attrs: { caption: caption || null }, content }] : []
  }

  /** Never fetched. A picture that can be reached is a link to it. */
  #picture({ attributes }: PastedElement, marks: Mark[], line: InlineRun): void {
    const emoji = emojiOf(attributes)
    if (emoji) {
      line.add(emoji, marks)
      return
    }
    if (isSpeck(attributes)) return
    const alt = altOf(attributes)
    const href = cleanHref(attributes.src ?? '')
    if (!href || !/^https?:/.test(href)) {
      this.notes.missing += 1
      if (this.#placeholder) line.add(this.#placeholder(alt), marks)
      else if (alt) line.add(`[${alt}]`, marks)
      return
    }
    this.notes.linked += 1
    const name = decodedName(href)
    line.add(`[${alt || name}]`, [
      ...marks.filter(({ type }) => type !== 'link'),
      { type: 'link', attrs: { href } },
    ])
  }

  #wordItem(node: PastedElement, marks: Mark[]): WordItem {
    const level = Number(/level(\d)/.exec(styleOf(node))?.[1] ?? 1)
    const ignored = find(node, (each) => /mso-list\s*:\s*ignore/.test(styleOf(each)))
    const marker = ignored ? rawText(ignored).replace(/[\s\u00A0]+/g, '') : ''
    const text = ignored ? without(node, ignored) : node
    const content = this.#blocksIn(text.children, marksWithin(node, marks)).flatMap((block) =>
      'content' in block && block.type === 'paragraph' ? (block.content ?? []) : [],
    )
    return { type: 'wordItem', level, marker, content }
  }
}

const withoutBold = (inline: Inline): Inline =>
  inline.type === 'text'
    ? textNode(
        inline.text,
        (inline.marks ?? []).filter(({ type }) => type !== 'bold'),
      )
    : inline

const decodedName = (href: string): string => {
  const last = new URL(href).pathname.split('/').filter(Boolean).at(-1) ?? new URL(href).hostname
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

/** A copy of a tree without one of its elements. */
function without(node: PastedElement, gone: PastedElement): PastedElement {
  return {
    ...node,
    children: node.children.flatMap((child) =>
      child === gone ? [] : [isElement(child) ? without(child, gone) : child],
    ),
  }
}

/** The words of the first element that is looked for, in one line, and everything else. */
function takenOut(node: PastedElement, wanted: (element: PastedElement) => boolean) {
  const found = find(node, wanted)
  return found
    ? { words: rawText(found).replace(/\s+/g, ' ').trim(), rest: without(node, found) }
    : { words: '', rest: node }
}

/** As WordPress, its plug-in Jetpack and Ghost draw one. */
const isGallery = ({ attributes }: PastedElement): boolean =>
  /(?:^|\s)(?:wp-block-gallery|wp-block-jetpack-(?:tiled-gallery|slideshow)|tiled-gallery|galleryid-\d+|kg-gallery-card)(?:\s|$)/.test(
    attributes.class ?? '',
  )

/** A figure of something else than a picture; with a picture in a cell of its table it is no picture. */
const isOfOthers = (node: PastedElement): boolean =>
  isPullQuote(node.attributes.class) ||
  find(node, ({ name }) => name === 'table' || name === 'blockquote' || name === 'pre') !== null

const hasName = (names: string | undefined, name: string): boolean =>
  (names ?? '').split(/\s+/).includes(name)
/** The address that is all there is in WordPress' block of one. */
function addressAlone(node: PastedElement): string | null {
  if (node.name !== 'figure' || !hasName(node.attributes.class, 'wp-block-embed')) return null
  const caption = find(node, ({ name }) => name === 'figcaption')
  const words = rawText(caption ? without(node, caption) : node).trim()
  return /^https?:\/\/\S+$/.test(words) ? words : null
}

const hasBookmark = ({ attributes }: PastedElement): boolean => hasName(attributes.class, 'kg-bookmark-card')

const pulled = (node: PastedElement): PastedElement =>
  node.name === 'blockquote' ? { ...node, attributes: { ...node.attributes, class: 'pullquote' } } : node

/** A figure without its picture and the words that became its caption. */
function besidePicture(node: PastedElement): PastedElement {
  const picture = find(node, ({ name }) => name === 'img')
  const caption = find(node, ({ name }) => name === 'figcaption')
  const rest = picture ? without(node, picture) : node
  const same = caption && find(rest, ({ name }) => name === 'figcaption')
  return same ? without(rest, same) : rest
}

/** A line that is nothing but the address of a post is the post. */
export function blockOfLine(content: Inline[]): Block {
  const [only] = content
  if (content.length === 1 && only?.type === 'text') {
    const link = only.marks?.find((mark) => mark.type === 'link')
    const text = only.text.trim()
    const isAddress = /^https?:\/\/\S+$/.test(text)
    const embed = isAddress ? embedAddress(link?.type === 'link' ? link.attrs.href : text) : null
    if (embed) return { type: 'embed', attrs: { ...embed, title: null } }
  }
  return paragraph(content)
}

/** Every block as paragraphs: for cells, which hold nothing else. */
function paragraphsOf(block: Block | ListItem): Paragraph[] {
  switch (block.type) {
    case 'paragraph':
      return [block]
    case 'heading':
    case 'pullQuote':
      return [paragraph(block.content ?? [])]
    case 'bulletList':
    case 'orderedList':
    case 'listItem':
    case 'blockquote':
      return (block.content as (Block | ListItem)[]).flatMap(paragraphsOf)
    case 'table':
      return block.content.map((row) =>
        paragraph(
          row.content.flatMap((cell, index) => [
            ...(index ? [textNode(' – ')] : []),
            ...cell.content.flatMap((each) => each.content ?? []),
          ]),
        ),
      )
    case 'codeBlock':
      return (block.content ?? [])
        .flatMap(({ text }) => text.split('\n'))
        .filter((text) => text.trim())
        .map((text) => paragraph([textNode(text, [{ type: 'code' }])]))
    case 'poem':
      return block.content.flatMap((verse) => {
        const halves = verse.content.flatMap(({ content }) => (content ? [content] : []))
        return halves.length > 0
          ? [paragraph(halves.flatMap((half, index) => (index ? [textNode(' … '), ...half] : half)))]
          : []
      })
    case 'scripture':
      return [inBrackets(block), block.attrs.translation, sourceOf(block)].flatMap((text) =>
        text ? [paragraph([textNode(text)])] : [],
      )
    case 'questionAnswer':
      return [
        ...(block.attrs.question ? [paragraph([textNode(block.attrs.question, [{ type: 'bold' }])])] : []),
        ...block.content.flatMap(paragraphsOf),
      ]
    case 'timelineEntry':
      return [
        ...(block.attrs.when ? [paragraph([textNode(block.attrs.when, [{ type: 'bold' }])])] : []),
        ...block.content.flatMap(paragraphsOf),
      ]
    case 'keyFigure':
      return [block.attrs.figure, block.attrs.label, block.attrs.note].flatMap((text) =>
        text ? [paragraph([textNode(text)])] : [],
      )
    case 'callOut': {
      const link = linkOf(block)
      return [...block.content.flatMap(paragraphsOf), ...(link ? [linkTo(link.href, link.label)] : [])]
    }
    case 'details':
    case 'factBox':
      return [
        ...(block.attrs.title ? [paragraph([textNode(block.attrs.title, [{ type: 'bold' }])])] : []),
        ...block.content.flatMap(paragraphsOf),
      ]
    case 'embed':
      return [linkTo(block.attrs.url, block.attrs.title ?? block.attrs.url)]
    default:
      return []
  }
}

/** Lists within lists, at most: a story nests no deeper than it can be read. */
const deepest = 4

/** Blocks as items and quotations may hold them. */
function proseOf(found: Block[], depth: number): ListItem['content'] {
  return found.flatMap((block): ListItem['content'] => {
    if ((block.type === 'bulletList' || block.type === 'orderedList') && depth < deepest) return [block]
    return paragraphsOf(block)
  })
}

/** Items that Word wrote one after the other, as the lists they were. */
function listsOfWordItems(found: Loose[]): Block[] {
  const result: Block[] = []
  for (let index = 0; index < found.length; ) {
    const block = itemAt(found, index)
    if (block.type !== 'wordItem') {
      result.push(block)
      index += 1
      continue
    }
    let end = index
    while (found[end]?.type === 'wordItem') end += 1
    result.push(...wordLists(found.slice(index, end) as WordItem[], 1))
    index = end
  }
  return result
}

/** The number a marker counts with, or null where it is a bullet. Letters count from one. */
function numberOf(marker: string): number | null {
  const digits = /^[(]?([0-9٠-٩۰-۹]+)[.)\-–]*$/.exec(marker)?.[1]
  if (digits) {
    return Number(digits.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf)))
  }
  return /^[(]?(?:[a-zA-Z]|[ivxIVX]{2,4}|\p{Script=Arabic})[.)]$/u.test(marker) ? 1 : null
}

function wordLists(items: WordItem[], level: number): Block[] {
  const lists: (Block & { type: 'bulletList' | 'orderedList' })[] = []
  for (let index = 0; index < items.length; ) {
    const item = itemAt(items, index)
    if (item.level > level && level < deepest) {
      let end = index
      while ((items[end]?.level ?? 0) > level) end += 1
      const nested = wordLists(items.slice(index, end), level + 1) as ListItem['content']
      const last = lists.at(-1)?.content.at(-1)
      if (last) last.content.push(...nested)
      else lists.push({ type: 'bulletList', content: [{ type: 'listItem', content: nested }] })
      index = end
      continue
    }
    const number = numberOf(item.marker)
    const type = number === null ? 'bulletList' : 'orderedList'
    const made: ListItem = { type: 'listItem', content: [paragraph(item.content)] }
    const last = lists.at(-1)
    if (last?.type === type) last.content.push(made)
    else if (type === 'orderedList') lists.push({ type, attrs: { start: number ?? 1 }, content: [made] })
    else lists.push({ type, content: [made] })
    index += 1
  }
  return lists
}

/**
 * Blocks of a pasted page, and what had to be left out of them.
 * @param pictureOf without it, pictures become links
 * @param placeholder without it, a picture that is not to be had is its description
 */
export function cleanHtml(
  root: PastedElement,
  pictureOf?: PictureOf,
  placeholder?: Placeholder,
): { blocks: Block[]; notes: PasteNotes } {
  const reader = new Reader(pictureOf, placeholder)
  const found = reader.read(placeNotes(root).root)
  return {
    blocks: found.filter((block) => block.type !== 'paragraph' || wordsOf(block.content ?? []).trim()),
    notes: reader.notes,
  }
}
