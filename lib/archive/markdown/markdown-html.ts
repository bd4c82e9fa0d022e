/** The text of a Markdown file as HTML, with the commands of its program carried out, or taken out and said. */
import { Marked, type TokenizerAndRendererExtension, type Tokens } from 'marked'
import { escapeHtml } from '../import/html-text.ts'
import { type Beyond, withoutExtensions } from './beyond-commonmark.ts'
import { Footnotes } from './footnotes.ts'
import { expandHugoShortcodes } from './hugo-shortcodes.ts'
import { withoutJsx } from './jsx.ts'
import { expandLiquid, type LiquidExpanding } from './liquid.ts'
import { outsideCode } from './outside-code.ts'
import { Pieces } from './pieces.ts'
import type { StaticSite } from './site-config.ts'

export type MarkdownOf = Omit<LiquidExpanding, 'pieces' | 'words'> &
  Pick<Beyond, 'pictureAt'> & {
    program: StaticSite['program']
    form: 'markdown' | 'mdx' | 'html'
    /** Jekyll: `render_with_liquid: false`. */
    hasLiquid: boolean
    /** The address of a picture, and of what a link leads to, as the file names them. */
    placed: (address: string, isPicture: boolean) => string
  }

export function markdownHtml(source: string, of: MarkdownOf): string {
  const pieces = new Pieces()
  const footnotes = new Footnotes(pieces)
  const marked = markedWith()
  const words = (markdown: string) => marked.parseInline(markdown, { async: false })
  const expanding = { ...of, pieces, words }
  let text = Pieces.clean(source).replaceAll('\r\n', '\n')
  text = withoutCommands(text, expanding)
  if (of.form === 'html') return relative(pieces.fill(text), of)
  if (of.form === 'mdx') text = withoutJsx(text, expanding)
  text = footnotes.take(text)
  const beyond: Beyond = { ...expanding, footnotes, isVault: of.program === null }
  const htmlOf = (markdown: string) =>
    marked.parse(
      outsideCode(withoutContents(markdown), (each) => withoutExtensions(withContents(each), beyond)),
      { async: false },
    )
  const body = htmlOf(text)
  return relative(pieces.fill(`${body}\n${footnotes.html(htmlOf)}`), of)
}

/**
 * Hugo and Jekyll read their commands wherever they stand, in code as well; where the program is not known, what stands
 * in code is an example.
 */
function withoutCommands(text: string, expanding: MarkdownOf & LiquidExpanding): string {
  const { program, hasLiquid, form } = expanding
  const liquid = (each: string) => (hasLiquid && form !== 'mdx' ? expandLiquid(each, expanding) : each)
  if (program === 'hugo') return expandHugoShortcodes(text, expanding)
  if (program === 'jekyll') return liquid(text)
  if (program === 'astro') return text
  return outsideCode(text, (each) => liquid(expandHugoShortcodes(each, expanding)))
}

const contentsList = '\n<nav class="story-contents"></nav>\n'

/** kramdown's list of contents: an item that says nothing, and a line that has it replaced. */
const withoutContents = (text: string): string =>
  text.replace(/^(?:[*+-]|1\.)[ \t]{1,4}[^\n]{0,60}\n[ \t]{0,4}\{:toc[^{}\n]{0,60}\}[ \t]*$/gim, contentsList)

/** The same in a line of its own, as Python-Markdown, Typora and GitLab have it. */
const withContents = (text: string): string =>
  text.replace(/^(?:\[TOC\]|\[\[_?TOC_?\]\])[ \t]*$/gim, contentsList)

function markedWith(): Marked {
  const marked = new Marked({ gfm: true, extensions: [definitionList, lineBlock] })
  marked.use({
    renderer: {
      /** `> [!NOTE] Title`: a box, in GitHub's and in Obsidian's way of writing one. */
      blockquote(token: Tokens.Blockquote) {
        const html = this.parser.parse(token.tokens)
        const [head, title = ''] =
          /^\s*<p>\[!\w{1,30}(?:\|[^\]\n]{0,60})?\][+-]?[ \t]*([^\n]{0,500}?)(?:<\/p>|\n|<br>)/.exec(
            html.slice(0, 700),
          ) ?? []
        if (head === undefined) return `<blockquote>\n${html}</blockquote>\n`
        const rest = html.slice(head.length)
        return `<aside>${title.trim() ? `<p><b>${title.trim()}</b></p>` : ''}${head.endsWith('</p>') ? '' : '<p>'}${rest}</aside>\n`
      },
      /** `dir=rtl` behind the fence, as our own Markdown has it. */
      code(token: Tokens.Code) {
        const [, dir] = /\sdir=(rtl|auto)\b/.exec(token.lang ?? '') ?? []
        return dir ? `<pre dir="${dir}"><code>${escapeHtml(token.text)}\n</code></pre>\n` : false
      },
      /** To be done, or done: the boxes of a list of tasks are no form. */
      checkbox: ({ checked }: Tokens.Checkbox) => (checked ? '☑ ' : '☐ '),
    },
  })
  return marked
}

/** Pandoc's line block: lines that begin with `|` and are no table. A poem, in Markdown. */
const lineBlock: TokenizerAndRendererExtension = {
  name: 'lineBlock',
  level: 'block',
  tokenizer(source) {
    const lines: string[] = []
    let end = 0
    while (end < source.length) {
      const newline = source.indexOf('\n', end)
      const next = newline < 0 ? source.length : newline + 1
      const [, line] = /^\|(?:[ \t](.*))?$/.exec(source.slice(end, next).trimEnd()) ?? []
      if (line === undefined && source.slice(end, next).trim() !== '|') break
      // A row of a table ends as it begins.
      if (line && /(?<!\\)\|\s*$/.test(line)) return undefined
      lines.push(line ?? '')
      end = next
    }
    if (lines.filter((line) => line.trim()).length < 2) return undefined
    const children = lines.map((line) => this.lexer.inlineTokens(line))
    return { type: 'lineBlock', raw: source.slice(0, end), children }
  },
  renderer({ children }) {
    const lines = (children as Tokens.Generic[][]).map((line) => this.parser.parseInline(line))
    return `<pre class="verse">\n${lines.join('\n')}</pre>\n`
  },
}

/** `Term` and, under it, `: what it is`, as kramdown, Goldmark and Pandoc have it. */
const definitionList: TokenizerAndRendererExtension = {
  name: 'definitionList',
  level: 'block',
  tokenizer(source) {
    if (!/^(?![ \t>#|:*+-]|\d+\.)[^\n]{1,300}\n(?:[ \t]*\n)?:[ \t]{1,4}\S/.test(source)) return undefined
    const items: { name: 'dt' | 'dd'; lines: string[] }[] = []
    let end = 0
    let isBehindEmpty = false
    for (let at = 0; at < source.length; ) {
      const newline = source.indexOf('\n', at)
      const next = newline < 0 ? source.length : newline + 1
      const line = source.slice(at, next).trimEnd()
      const [, said] = /^:[ \t]{1,4}(.*)$/.exec(line) ?? []
      const last = items.at(-1)
      if (said !== undefined) items.push({ name: 'dd', lines: [said] })
      else if (!line) {
        if (isBehindEmpty) break
        isBehindEmpty = true
        at = next
        continue
      } else if (
        last?.name === 'dd' &&
        (/^(?: {2,}|\t)/.test(line) || (!isBehindEmpty && !isTerm(source, at)))
      )
        last.lines.push(...(isBehindEmpty ? [''] : []), line.trim())
      else if (isTerm(source, at)) items.push({ name: 'dt', lines: [line] })
      else break
      isBehindEmpty = false
      at = next
      end = at
    }
    const children = items.map(({ name, lines }) => {
      const tokens =
        name === 'dd'
          ? this.lexer.blockTokens(lines.join('\n'), [])
          : this.lexer.inlineTokens(lines.join(' '))
      return { name, tokens }
    })
    return { type: 'definitionList', raw: source.slice(0, end), children }
  },
  renderer({ children }) {
    const html = (children as { name: string; tokens: Tokens.Generic[] }[]).map(({ name, tokens }) =>
      name === 'dd' ? `<dd>${this.parser.parse(tokens)}</dd>` : `<dt>${this.parser.parseInline(tokens)}</dt>`,
    )
    return `<dl>${html.join('')}</dl>\n`
  },
}

/** Whether what is said of it follows a line. */
function isTerm(source: string, at: number): boolean {
  const newline = source.indexOf('\n', at)
  return newline >= 0 && /^(?:[ \t]{0,9}\n)?:[ \t]{1,4}\S/.test(source.slice(newline + 1, newline + 30))
}

/** Pictures and links are named from the file that shows them, or from the site's root. */
const relative = (html: string, { placed }: MarkdownOf): string =>
  html.replace(
    /(<(img|a)\b[^<>]{0,2000}?\s(?:src|href)=)(?:"([^"<>]*)"|'([^'<>]*)')/gi,
    (_, before: string, name: string, double?: string, single?: string) =>
      `${before}"${escapeHtml(placed(decoded(double ?? single ?? ''), name.toLowerCase() === 'img'))}"`,
  )

const decoded = (attribute: string): string =>
  attribute
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
