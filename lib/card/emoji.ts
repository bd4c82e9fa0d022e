/**
 * Emoji pictures from the bundled Noto set (Emoji 13.1). The package ships one 27 MB sprite; it is indexed at the
 * first emoji a process meets, and single pictures are read from the file when needed.
 */

import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { codePointOf, present } from '../present.ts'

let index: Map<string, { start: number; length: number }> | undefined

const spriteFile = () =>
  join(/* turbopackIgnore: true */ process.cwd(), 'node_modules/@svgmoji/noto/sprites/all.svg')

function spriteIndex(): NonNullable<typeof index> {
  if (index) return index
  // Latin-1 keeps one unit per byte, so positions in the string are positions in the file.
  const sprite = readFileSync(/* turbopackIgnore: true */ spriteFile(), 'latin1')
  index = new Map()
  for (const match of sprite.matchAll(/<svg [^>]*?id="([0-9A-F-]+)"/g)) {
    const end = sprite.indexOf('</svg>', match.index) + '</svg>'.length
    index.set(match[1] ?? '', { start: match.index, length: end - match.index })
  }
  return index
}

const hex = (text: string) => [...text].map((c) => codePointOf(c).toString(16).toUpperCase().padStart(4, '0'))

/** The sprite's name for an emoji: its code points; the set leaves U+FE0F out of some names and not of others. */
function spriteName(emoji: string): string | undefined {
  const full = hex(emoji)
  return [full.join('-'), full.filter((c) => c !== 'FE0F').join('-')].find((name) => spriteIndex().has(name))
}

/** Is this grapheme to be shown as an emoji (Unicode RGI set, emoji presentation: UTS #51, section 2)? */
export function isEmoji(grapheme: string): boolean {
  return /^\p{RGI_Emoji}$/v.test(grapheme) && /\p{Emoji_Presentation}|\uFE0F/u.test(grapheme)
}

/** True if the bundled set has a picture for this emoji. */
export function hasEmojiPicture(emoji: string): boolean {
  return spriteName(emoji) !== undefined
}

/** The emoji's `<svg>` element at a place in a larger SVG (pixels), or '' if the set has no picture for it. */
export function emojiSvg(emoji: string, x: number, y: number, size: number): string {
  const name = spriteName(emoji)
  if (!name) return ''
  const { start, length } = present(spriteIndex().get(name), 'emoji of this name')
  const bytes = Buffer.alloc(length)
  const file = openSync(/* turbopackIgnore: true */ spriteFile(), 'r')
  try {
    readSync(file, bytes, 0, length, start)
  } finally {
    closeSync(file)
  }
  return bytes.toString('utf8').replace('<svg ', `<svg x="${x}" y="${y}" width="${size}" height="${size}" `)
}
