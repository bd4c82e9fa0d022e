import { describe, expect, it } from 'vitest'
import { emojiSvg, hasEmojiPicture, isEmoji } from './emoji.ts'

describe('isEmoji', () => {
  it.each(['🚀', '🇸🇦', '👨‍👩‍👧', '❤️', '1️⃣', '👍🏽'])('%s is one', (text) => {
    expect(isEmoji(text)).toBe(true)
  })

  it.each(['©', '™', '❤', '1', '#', 'ا', '→'])('%s is text', (text) => {
    expect(isEmoji(text)).toBe(false)
  })
})

describe('emoji pictures', () => {
  it('are found whether or not the set writes the variation selector in the name', () => {
    for (const emoji of ['🚀', '🇸🇦', '👨‍👩‍👧', '❤️', '1️⃣', '👍🏽', '🏳️‍🌈'])
      expect(hasEmojiPicture(emoji), emoji).toBe(true)
  })

  it('are one complete element, placed and sized', () => {
    const svg = emojiSvg('🚀', 10, 20, 30)
    expect(svg).toMatch(/^<svg x="10" y="20" width="30" height="30" /)
    expect(svg.match(/<svg/g)).toHaveLength(1)
    expect(svg).toMatch(/<\/svg>$/)
  })

  it('do not exist for emoji newer than the set', () => {
    expect(hasEmojiPicture('\u{1fae8}')).toBe(false)
    expect(emojiSvg('\u{1fae8}', 0, 0, 10)).toBe('')
  })
})
