/** Ghost's Lexical documents (Ghost 5 on) as HTML. https://github.com/TryGhost/Koenig */
import { marked } from 'marked'
import type { ImportNote } from '../../vocabulary.ts'
import { escapeHtml } from '../import/html-text.ts'
import { namedWith, wordsIn } from '../import/json-values.ts'
import { note } from '../import/notes.ts'
import { cardHtml } from './cards.ts'

type Node = { type?: string; children?: Node[]; [key: string]: unknown }
const formats = ['b', 'i', 's', 'u', 'code', 'sub', 'sup']

function inline(nodes: readonly Node[] = []): string {
  return nodes
    .map((node) => {
      switch (node.type) {
        case 'linebreak':
          return '<br>'
        case 'link':
        case 'autolink':
        case 'at-link':
          return `<a href="${escapeHtml(node.url)}">${inline(node.children)}</a>`
        default: {
          if (node.children) return inline(node.children)
          const format = typeof node.format === 'number' ? node.format : 0
          return formats.reduce(
            (html, tag, bit) => (format & (1 << bit) ? `<${tag}>${html}</${tag}>` : html),
            escapeHtml(node.text),
          )
        }
      }
    })
    .join('')
}

const isList = ({ type }: Node): boolean => type === 'list'

/** Lexical keeps a list within a list in an item of its own, which has no words: it is the item's before. */
function itemsOf({ children = [] }: Node): Node[] {
  const items: Node[] = []
  for (const item of children) {
    const before = items.at(-1)
    const nested = item.children ?? []
    if (before && nested.length > 0 && nested.every(isList))
      items[items.length - 1] = { ...before, children: [...(before.children ?? []), ...nested] }
    else items.push(item)
  }
  return items
}

/** @param say is told of cards that are made by a program there */
export function lexicalHtml(json: string, say: (each: ImportNote) => void): string {
  const { root } = JSON.parse(json) as { root?: Node }
  const block = (node: Node): string => {
    switch (node.type) {
      case 'paragraph':
        return `<p>${inline(node.children)}</p>`
      case 'heading':
      case 'extended-heading': {
        const tag = /^h[1-6]$/.test(String(node.tag)) ? node.tag : 'h2'
        return `<${tag}>${inline(node.children)}</${tag}>`
      }
      case 'quote':
      case 'extended-quote':
      case 'aside':
        return `<blockquote><p>${inline(node.children)}</p></blockquote>`
      case 'list': {
        const tag = node.listType === 'number' ? 'ol' : 'ul'
        const start = tag === 'ol' && Number(node.start) > 1 ? ` start="${Number(node.start)}"` : ''
        return `<${tag}${start}>${itemsOf(node).map(block).join('')}</${tag}>`
      }
      case 'listitem': {
        const nested = (node.children ?? []).filter(isList)
        const words = (node.children ?? []).filter((each) => !isList(each))
        return `<li>${inline(words)}${nested.map(block).join('')}</li>`
      }
      case 'markdown':
        return marked.parse(String(node.markdown ?? ''), { async: false })
      default: {
        const html = cardHtml(String(node.type), node, say)
        if (html !== null) return html
        // What it has children of comes in.
        say(note('block-left-out', namedWith(String(node.type), wordsIn({ ...node, children: null }))))
        return node.children ? `<p>${inline(node.children)}</p>` : ''
      }
    }
  }
  return (root?.children ?? []).map(block).join('\n')
}
