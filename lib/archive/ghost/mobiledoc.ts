/** Mobiledoc, in which Ghost 1 to 4 kept its stories, as HTML. https://github.com/bustle/mobiledoc-kit/blob/master/MOBILEDOC.md */
import { marked } from 'marked'
import type { ImportNote } from '../../vocabulary.ts'
import { escapeHtml, pictureHtml } from '../import/html-text.ts'
import { namedWith, wordsIn } from '../import/json-values.ts'
import { note } from '../import/notes.ts'
import { cardHtml } from './cards.ts'

type Marker = [type: number, opened: number[], closed: number, value: string | number]
type Document = {
  markups?: [tag: string, attributes?: string[]][]
  atoms?: [name: string, text: string, payload: unknown][]
  cards?: [name: string, payload?: Record<string, unknown>][]
  sections?: [type: number, ...rest: unknown[]][]
}

const inlineTags = new Set(['a', 'b', 'strong', 'i', 'em', 'code', 'sub', 'sup', 'u', 's', 'strike', 'del'])
const blockTags = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'aside'])

export function mobiledocHtml(json: string, say: (each: ImportNote) => void): string {
  const { markups = [], atoms = [], cards = [], sections = [] } = JSON.parse(json) as Document

  const line = (markers: readonly Marker[] = []): string => {
    const open: string[] = []
    let html = ''
    for (const [type, opened, closed, value] of markers) {
      for (const index of opened) {
        const [tag = '', attributes = []] = markups[index] ?? []
        const name = inlineTags.has(tag) ? tag : 'span'
        const href = name === 'a' ? attributes[attributes.indexOf('href') + 1] : undefined
        html += href ? `<a href="${escapeHtml(href)}">` : `<${name}>`
        open.push(name)
      }
      if (type === 0) html += escapeHtml(value)
      else {
        const [name, text] = atoms[Number(value)] ?? []
        html += name === 'soft-return' ? '<br>' : escapeHtml(text)
      }
      for (let n = 0; n < closed; n += 1) html += `</${open.pop() ?? 'span'}>`
    }
    return html
  }

  return sections
    .map(([type, first, second]) => {
      switch (type) {
        case 1: {
          const tag = blockTags.has(String(first)) ? String(first) : 'p'
          const words = line(second as Marker[])
          return tag === 'aside' || tag === 'blockquote'
            ? `<blockquote><p>${words}</p></blockquote>`
            : `<${tag}>${words}</${tag}>`
        }
        case 2:
          return pictureHtml(first)
        case 3: {
          const tag = first === 'ol' ? 'ol' : 'ul'
          return `<${tag}>${(second as Marker[][]).map((item) => `<li>${line(item)}</li>`).join('')}</${tag}>`
        }
        case 10: {
          const [name = '', payload = {}] = cards[Number(first)] ?? []
          if (name === 'markdown' || name === 'card-markdown')
            return marked.parse(String(payload.markdown ?? ''), { async: false })
          const html = cardHtml(name, payload, say)
          if (html === null) say(note('block-left-out', namedWith(name, wordsIn(payload))))
          return html ?? ''
        }
        default:
          return ''
      }
    })
    .join('\n')
}
