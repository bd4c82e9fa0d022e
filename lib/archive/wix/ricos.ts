/** Rich content of Wix as HTML (https://dev.wix.com/docs/ricos/api-reference/ricos-document). */
import type { ImportNote } from '../../vocabulary.ts'
import { aloneHtml, escapeHtml, galleryHtml, pictureHtml } from '../import/html-text.ts'
import { type Json, namedWith, objectIn, objectsIn, textIn, wordsIn } from '../import/json-values.ts'
import { note } from '../import/notes.ts'

type Say = (each: ImportNote) => void
const deepest = 30

export const ricosHtml = (document: Json, say: Say): string => nodesHtml(document.nodes, say, 0)

const nodesHtml = (nodes: unknown, say: Say, depth: number): string =>
  depth > deepest
    ? ''
    : objectsIn(nodes)
        .map((node) => nodeHtml(node, say, depth + 1))
        .join('')

/** Kinds of nodes that are HTML by another name. */
const tags: Readonly<Record<string, string>> = {
  PARAGRAPH: 'p',
  BLOCKQUOTE: 'blockquote',
  BULLETED_LIST: 'ul',
  ORDERED_LIST: 'ol',
  LIST_ITEM: 'li',
  CODE_BLOCK: 'pre',
  TABLE: 'table',
  TABLE_ROW: 'tr',
  TABLE_CELL: 'td',
  COLLAPSIBLE_ITEM_TITLE: 'h3',
  CAPTION: 'p',
}
/** Kinds that are what is in them. */
const wrappers = new Set([
  'COLLAPSIBLE_LIST',
  'COLLAPSIBLE_ITEM',
  'COLLAPSIBLE_ITEM_BODY',
  'LAYOUT',
  'LAYOUT_CELL',
  'SPOILER',
])

function nodeHtml(node: Json, say: Say, depth: number): string {
  const type = textIn(node.type)
  const inside = () => nodesHtml(node.nodes, say, depth)
  const tag = tags[type]
  if (tag) return `<${tag}>${inside()}</${tag}>`
  if (wrappers.has(type)) return inside()
  switch (type) {
    case 'TEXT':
      return marked(objectIn(node.textData))
    case 'HEADING': {
      const level = Math.min(6, Math.max(2, Number(objectIn(node.headingData).level) || 2))
      return `<h${level}>${inside()}</h${level}>`
    }
    case 'DIVIDER':
      return '<hr>'
    case 'IMAGE': {
      const data = objectIn(node.imageData)
      const caption = textIn(data.caption) || plainOf(objectsIn(node.nodes))
      return pictureHtml(sourceOf(data.image), textIn(data.altText), escapeHtml(caption))
    }
    case 'GALLERY':
      return galleryHtml(
        objectsIn(objectIn(node.galleryData).items)
          .map((item) =>
            pictureHtml(
              sourceOf(objectIn(item.image).media),
              textIn(item.altText),
              escapeHtml(textIn(item.title)),
            ),
          )
          .filter(Boolean),
      )
    case 'VIDEO':
    case 'AUDIO':
    case 'FILE': {
      const data = objectIn(node[`${type.toLowerCase()}Data`])
      const source = objectIn(objectIn(data.video ?? data.audio ?? data).src)
      return aloneHtml(
        textIn(source.url) || (source.id ? `https://static.wixstatic.com/${textIn(source.id)}` : ''),
        textIn(data.title) || textIn(data.name),
      )
    }
    case 'EMBED':
    case 'LINK_PREVIEW': {
      const data = objectIn(node.embedData ?? node.linkPreviewData)
      return aloneHtml(
        textIn(data.src) || textIn(objectIn(data.link).url),
        type === 'EMBED' ? '' : textIn(data.title),
      )
    }
    case 'HTML': {
      const data = objectIn(node.htmlData)
      return textIn(data.html) || aloneHtml(textIn(data.url))
    }
    case 'BUTTON': {
      const data = objectIn(node.buttonData)
      return aloneHtml(textIn(objectIn(data.link).url), textIn(data.text))
    }
    case 'GIF': {
      const data = objectIn(node.gifData)
      return pictureHtml(textIn(objectIn(data.original).gif), textIn(data.title))
    }
    default:
      // What it has nodes of comes in.
      say(
        note('block-left-out', namedWith(type.toLowerCase() || 'unknown', wordsIn({ ...node, nodes: null }))),
      )
      return inside()
  }
}

const plainOf = (nodes: Json[]): string =>
  nodes
    .map((node) => textIn(objectIn(node.textData).text) || plainOf(objectsIn(node.nodes)))
    .join(' ')
    .trim()

/** `wix:image://v1/ID/name.jpg#…`, an id, or an address. */
export function wixPicture(written: string): string {
  if (/^https?:/.test(written)) return written
  const [, id] = /^wix:image:\/\/v1\/([^/#?]+)/.exec(written) ?? []
  return id || /^[\w~.]+\.(?:jpe?g|png|gif|webp)$/i.test(written)
    ? `https://static.wixstatic.com/media/${id ?? written}`
    : ''
}

const sourceOf = (image: unknown): string => {
  const source = objectIn(objectIn(image).src)
  return textIn(source.url) || wixPicture(textIn(source.id))
}

function marked(data: Json): string {
  let html = escapeHtml(typeof data.text === 'string' ? data.text : '')
  for (const decoration of objectsIn(data.decorations)) {
    const type = textIn(decoration.type)
    if (type === 'BOLD' && Number(decoration.fontWeightValue ?? 700) >= 600) html = `<strong>${html}</strong>`
    if (type === 'ITALIC' && decoration.italicData !== false) html = `<em>${html}</em>`
    if (type === 'UNDERLINE' && decoration.underlineData !== false) html = `<u>${html}</u>`
    if (type === 'STRIKETHROUGH') html = `<s>${html}</s>`
    const link = objectIn(objectIn(decoration.linkData).link)
    if (type === 'LINK' && textIn(link.url)) html = `<a href="${escapeHtml(textIn(link.url))}">${html}</a>`
  }
  return html
}
