import { describe, expect, it } from 'vitest'
import { storyBlocks } from './story-blocks.ts'

const read = (html: string) => {
  const { blocks, notes } = storyBlocks(html, {
    locale: 'ar',
    otherwise: null,
    origin: 'https://old.example',
  })
  return { blocks, said: notes.map(({ kind, subject }) => `${kind} ${subject}`) }
}

describe('players of other sites', () => {
  it('in Flash, as they were given out once, are the video', () => {
    const { blocks, said } = read(
      `<p>شاهد:</p><object width="425" height="344"><param name="movie" value="http://www.youtube.com/v/abc123XYZ_-&amp;hl=en&amp;fs=1"></param><param name="allowFullScreen" value="true"></param><embed src="http://www.youtube.com/v/abc123XYZ_-&amp;hl=en&amp;fs=1" type="application/x-shockwave-flash" width="425" height="344"></embed></object><p>ثم</p>`,
    )
    expect(blocks).toMatchObject([
      { type: 'paragraph' },
      { type: 'embed', attrs: { url: 'https://www.youtube.com/watch?v=abc123XYZ_-' } },
      { type: 'paragraph' },
    ])
    expect(said).toEqual([])
  })

  it('that may not stand here are links, and said', () => {
    const { blocks, said } = read(
      '<embed src="https://player.example.org/7"><object data="https://old.example/u/report.pdf" type="application/pdf"></object>',
    )
    expect(JSON.stringify(blocks)).toContain('"href":"https://player.example.org/7"')
    expect(JSON.stringify(blocks)).toContain('"href":"https://old.example/u/report.pdf"')
    expect(said).toEqual([
      'embed-linked https://player.example.org/7',
      'embed-linked https://old.example/u/report.pdf',
    ])
  })

  it('drawn by a script are the post', () => {
    const { blocks } = read(
      `<script async src="https://telegram.org/js/telegram-widget.js?22" data-telegram-post="harbour/123" data-width="100%"></script><div class="fb-post" data-href="https://www.facebook.com/harbour/posts/1" data-width="500"></div>`,
    )
    expect(blocks).toMatchObject([
      { type: 'embed', attrs: { url: 'https://t.me/harbour/123' } },
      { type: 'embed', attrs: { url: 'https://www.facebook.com/harbour/posts/1' } },
    ])
  })
})

describe('hostile HTML', () => {
  it.each([
    ['objects without an end', '<object '.repeat(87_000)],
    ['objects', '<object></object>'.repeat(40_000)],
    ['an object of nothing but beginnings', `<object>${' src="http://'.repeat(50_000)}</object>`],
    ['scripts', '<script data-telegram-post="'.repeat(25_000)],
    [
      'what opens within what opens',
      `${'<details><summary>x</summary>'.repeat(100)}${'<p>س</p>'.repeat(10_000)}`,
    ],
    ['figures within figures', `${'<figure>'.repeat(100)}${'<p>س</p>'.repeat(10_000)}<table><tr><td>س`],
    ['pull quotes', '<blockquote class="pullquote">كلام</blockquote>'.repeat(9_000)],
    ['what is pressed', '<button>س</button>'.repeat(38_000)],
  ])('is read in no time: %s', { timeout: 20_000 }, (_, html) => {
    const started = process.cpuUsage()
    read(html)
    expect(process.cpuUsage(started).user).toBeLessThan(5_000_000)
  })
})
