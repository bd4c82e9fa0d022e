/** Pasted plain text as blocks: messages of WhatsApp, notes, anything without HTML. A line is a paragraph. */

import { itemAt } from '../../present.ts'
import type { ListItem } from '../../story/blocks/list-item/model.ts'
import { isPlainlyVerse, versesOfText } from '../../story/blocks/poem/verses.ts'
import type { Block } from '../../story/document.ts'
import type { Inline, Mark } from '../../story/inline.ts'
import { blockOfLine } from './clean-html.ts'
import { textNode } from './inline-run.ts'
import { cleanHref } from './pasted-links.ts'
import { takeWrittenNotes, withWrittenNotes } from './written-notes.ts'

const directionMarks = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g
const D = '[0-9٠-٩۰-۹]'
const date = `${D}{1,4}[/.-]${D}{1,2}[/.-]${D}{1,4}`
const time = `${D}{1,2}:${D}{2}(?::${D}{2})?(?:[\\s\\u00A0\\u202F]*(?:[AaPp]\\.?[Mm]\\.?|[صم]|صباحًا|مساءً|صباحا|مساء))?`

/** “[12:30, 3/11/2026] هدى: ”, “[3/11/2026، 12:30 م] هدى: ”, “3/11/2026, 12:30 - هدى: ”. */
const messageStart = new RegExp(
  `^(?:\\[(?:${time}\\s*[,،]\\s*${date}|${date}\\s*[,،]?\\s*${time})\\]\\s*|(?:${date}\\s*[,،]?\\s*${time})\\s*[-–]\\s*)(?:([^:\\n]{1,60}?)\\s*:\\s)?`,
)

/** What WhatsApp says itself, in its places for what people say. */
const spokenByWhatsApp =
  /^(?:<[^<>]*(?:omitted|مدرجة|استبعاد|محذوف\p{L}*)[^<>]*>|(?:image|video|audio|sticker|document|GIF) omitted|(?:تم حذف|حُذفت) هذه الرسالة\.?|This message was deleted\.?|You deleted this message\.?|لقد حذفت هذه الرسالة\.?|.*(?:مشفرة|end-to-end encrypted).*)$/iu
const editedNote = /\s*<(?:This message was edited|تم تعديل هذه الرسالة)>\s*$/u

type Message = { sender: string | null; lines: string[] }

/** Messages, where a text is made of them; null where it is not. */
function messagesOf(text: string): Message[] | null {
  const lines = text.replace(directionMarks, '').split(/\r\n|[\n\r\u2028\u2029]/)
  const first = lines.find((line) => line.trim())
  if (!first || !messageStart.test(first)) return null
  const messages: Message[] = []
  for (const line of lines) {
    const start = messageStart.exec(line)
    if (start) {
      const sender = start[1]?.trim() || null
      // A line with a time and no sender is WhatsApp's own: who joined, what is encrypted.
      messages.push({ sender, lines: sender ? [line.slice(start[0].length)] : [] })
    } else messages.at(-1)?.lines.push(line)
  }
  return messages
    .map(({ sender, lines }) => ({
      sender,
      lines: lines
        .map((line) => line.replace(editedNote, ''))
        .filter((line) => !spokenByWhatsApp.test(line.trim())),
    }))
    .filter(({ lines }) => lines.some((line) => line.trim()))
}

export const isWhatsApp = (text: string): boolean => messagesOf(text) !== null

/** Signs that WhatsApp sets text with, and what they mean. https://faq.whatsapp.com/539178204879377 */
const signs: [RegExp, Mark][] = [
  [/```([^`]+)```/, { type: 'code' }],
  [/(?<!`)`([^`\n]+)`(?!`)/, { type: 'code' }],
  [/(?<![\p{L}\p{N}*])\*(?!\s)([^*\n]+?)(?<!\s)\*(?![\p{L}\p{N}*])/u, { type: 'bold' }],
  [/(?<![\p{L}\p{N}_/])_(?!\s)([^_\n]+?)(?<!\s)_(?![\p{L}\p{N}_])/u, { type: 'italic' }],
  [/(?<![\p{L}\p{N}~])~(?!\s)([^~\n]+?)(?<!\s)~(?![\p{L}\p{N}~])/u, { type: 'strike' }],
]

/** Addresses that stand in the text as such; a stop or a bracket behind one belongs to the sentence. */
const address = /https?:\/\/[^\s<>"«»]*[^\s<>"«».,،؛;:!?؟)\]]/u

function inlinesOf(text: string, marks: Mark[], isMarked: boolean): Inline[] {
  if (!text) return []
  const link = marks.some(({ type }) => type === 'link' || type === 'code') ? null : address.exec(text)
  if (link) {
    const href = cleanHref(link[0])
    return [
      ...inlinesOf(text.slice(0, link.index), marks, isMarked),
      textNode(link[0], href ? [...marks, { type: 'link', attrs: { href } }] : marks),
      ...inlinesOf(text.slice(link.index + link[0].length), marks, isMarked),
    ]
  }
  if (isMarked) {
    for (const [sign, mark] of signs) {
      const found = sign.exec(text)
      if (!found || marks.some(({ type }) => type === mark.type || type === 'code')) continue
      return [
        ...inlinesOf(text.slice(0, found.index), marks, true),
        ...inlinesOf(found[1] ?? '', [...marks, mark], true),
        ...inlinesOf(text.slice(found.index + found[0].length), marks, true),
      ]
    }
  }
  return [textNode(text, marks)]
}

const bullet = /^\s*[-–•·▪◦*]\s+(?=\S)/u
const numeral = new RegExp(`^\\s*(${D}{1,3})[.)-]\\s+(?=\\S)`)

/** Where two verses or more of two halves follow each other, beyond doubt. */
function poemsIn(lines: readonly string[]): { from: number; to: number }[] {
  const poems: { from: number; to: number }[] = []
  for (let from = 0; from < lines.length; from += 1) {
    if (!isPlainlyVerse(itemAt(lines, from))) continue
    let to = from + 1
    for (let at = to; at < lines.length; at += 1) {
      const line = itemAt(lines, at)
      if (isPlainlyVerse(line)) to = at + 1
      else if (line.trim()) break
    }
    if (to > from + 1) poems.push({ from, to })
    from = to - 1
  }
  return poems
}

/** Lines as blocks; those that begin with bullets or numbers, one after the other, are lists. */
function blocksOfLines(lines: string[], isMarked: boolean): Block[] {
  const blocks: Block[] = []
  const poems = isMarked ? [] : poemsIn(lines)
  let passed = 0
  for (const [index, raw] of lines.entries()) {
    while ((poems[passed]?.to ?? lines.length) <= index) passed += 1
    const within = poems[passed]
    if (within && index >= within.from) {
      if (within.from === index)
        blocks.push({
          type: 'poem',
          attrs: { attribution: null },
          content: versesOfText(lines.slice(within.from, within.to).join('\n')),
        })
      continue
    }
    const line = raw.replace(/^[\u200E\u200F\u061C]+|[\u200E\u200F\u061C]+$/g, '').trim()
    if (!line) continue
    const quoted = isMarked ? /^>\s+(.+)$/.exec(line) : null
    if (quoted) {
      blocks.push({
        type: 'blockquote',
        attrs: { attribution: null },
        content: [{ type: 'paragraph', content: inlinesOf(quoted[1] ?? '', [], isMarked) }],
      })
      continue
    }
    const counted = numeral.exec(line)
    const start = counted ?? bullet.exec(line)
    if (!start) {
      blocks.push(blockOfLine(inlinesOf(line, [], isMarked)))
      continue
    }
    const item: ListItem = {
      type: 'listItem',
      content: [{ type: 'paragraph', content: inlinesOf(line.slice(start[0].length), [], isMarked) }],
    }
    const last = blocks.at(-1)
    const type = counted ? 'orderedList' : 'bulletList'
    if (last && (last.type === 'bulletList' || last.type === 'orderedList') && last.type === type)
      last.content.push(item)
    else if (counted) {
      const from = Number(
        (counted[1] ?? '1').replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf)),
      )
      blocks.push({ type: 'orderedList', attrs: { start: from }, content: [item] })
    } else blocks.push({ type: 'bulletList', content: [item] })
  }
  return blocks
}

/** Characters, 100,000 words. What is more is cut off. */
const maxText = 600_000

/**
 * Blocks of a pasted plain text. Messages of WhatsApp lose their times; of several people, each keeps the name before
 * what she said, since a desk that quotes must know who spoke.
 */
export function cleanText(pasted: string): { blocks: Block[]; isCut: boolean } {
  const text = pasted.slice(0, maxText)
  const isCut = pasted.length > maxText
  const messages = messagesOf(text)
  if (!messages) {
    const { lines, notes } = takeWrittenNotes(text.split(/\r\n|[\n\r\u2028\u2029]/))
    const noteOf = (words: string) => inlinesOf(words, [], false).filter((each) => each.type !== 'footnote')
    const { blocks, left } = withWrittenNotes(blocksOfLines(lines, false), notes, noteOf)
    return { blocks: [...blocks, ...blocksOfLines(left, false)], isCut }
  }
  const senders = new Set(messages.map(({ sender }) => sender))
  let before: string | null = null
  const blocks = messages.flatMap(({ sender, lines }) => {
    const found = blocksOfLines(lines, true)
    const isNamed = senders.size > 1 && sender !== null && sender !== before
    before = sender
    if (!isNamed) return found
    const name: Inline[] = [textNode(`${sender}:`, [{ type: 'bold' }]), textNode(' ')]
    const [first] = found
    if (first?.type === 'paragraph') first.content = [...name, ...(first.content ?? [])]
    else found.unshift({ type: 'paragraph', content: name.slice(0, 1) })
    return found
  })
  return { blocks, isCut }
}
