import { describe, expect, it } from 'vitest'
import { plainText } from '../../story/plain-text.ts'
import { recordingLink } from './recording-link.ts'
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

it('reads players and downloads of Ghost’s pages as the files that they are of', () => {
  const html = `<div class="kg-card kg-audio-card"><img src="" alt="audio-thumbnail" class="kg-audio-thumbnail kg-audio-hide"><div class="kg-audio-thumbnail placeholder"><svg width="24" height="24"></svg></div><div class="kg-audio-player-container"><audio src="/content/media/2024/05/waves.mp3" preload="metadata"></audio><div class="kg-audio-title">صوت الموج</div><div class="kg-audio-player"><button class="kg-audio-play-icon" aria-label="Play audio"></button><span class="kg-audio-current-time">0:00</span><div class="kg-audio-time">/<span class="kg-audio-duration">60</span></div><button class="kg-audio-playback-rate">1&#215;</button></div></div></div>
<figure class="kg-card kg-video-card kg-width-regular kg-card-hascaption"><div class="kg-video-container"><video src="/content/media/2024/05/port.mp4" poster="https://img.spacergif.org/v1/1280x720/0a/spacer.png" width="1280" height="720" playsinline="" preload="metadata"></video><div class="kg-video-overlay"><button class="kg-video-large-play-icon"></button></div><div class="kg-video-player-container"><div class="kg-video-player"><span class="kg-video-current-time">0:00</span><div class="kg-video-time">/<span class="kg-video-duration">0:12</span></div></div></div></div><figcaption><p><span style="white-space: pre-wrap;">في الميناء</span></p></figcaption></figure>
<div class="kg-card kg-file-card"><a class="kg-file-card-container" href="/content/files/2024/05/report.pdf" title="Download" download=""><div class="kg-file-card-contents"><div class="kg-file-card-title">التقرير السنوي</div><div class="kg-file-card-caption">كاملًا</div><div class="kg-file-card-metadata"><div class="kg-file-card-filename">report.pdf</div><div class="kg-file-card-filesize">2 MB</div></div></div><div class="kg-file-card-icon"><svg></svg></div></a></div>`
  const origin = 'https://port.example'
  const { blocks } = storyBlocks(html, { locale: 'ar', otherwise: null, origin })
  expect(blocks.map((block) => recordingLink(block, origin))).toEqual([
    { href: `${origin}/content/media/2024/05/waves.mp3`, text: 'صوت الموج' },
    { href: `${origin}/content/media/2024/05/port.mp4`, text: 'في الميناء' },
    { href: `${origin}/content/files/2024/05/report.pdf`, text: 'التقرير السنوي' },
    null,
  ])
  expect(plainText({ type: 'doc', content: blocks })).not.toMatch(/0:00|2 MB/)
  // Of another site it is that site's.
  expect(blocks.map((block) => recordingLink(block, 'https://www.port.example'))[0]).not.toBeNull()
  expect(blocks.map((block) => recordingLink(block, 'https://other.example'))).toEqual([
    null,
    null,
    null,
    null,
  ])
  expect(blocks.map((block) => recordingLink(block, null))).toEqual([null, null, null, null])
})

describe('Blogger’s table around a picture', () => {
  it('is the picture with the words that stood under it', () => {
    const { blocks } = read(
      '<p>قبلها</p><table align="center" class="tr-caption-container" style="margin-left: auto;"><tbody><tr><td><a href="https://old.example/s1600/a.jpg"><img src="https://old.example/s320/a.jpg" alt="رصيف"></a></td></tr><tr><td class="tr-caption">الميناء <i>قديمًا</i></td></tr></tbody></table><p>بعدها</p><table class="tr-caption-container"><tr><td>أ</td><td>ب</td></tr><tr><td>1</td><td>2</td></tr></table>',
    )
    expect(blocks).toMatchObject([
      { type: 'paragraph' },
      { type: 'figure', attrs: { alt: 'رصيف', caption: 'الميناء قديمًا' } },
      { type: 'paragraph' },
      { type: 'table' },
    ])
  })
})
