import { describe, expect, it } from 'vitest'
import { embedFrame } from './embed-frame.ts'
import { embedProviderOf, embedSourceOf } from './safe-address.ts'
import { siteShown } from './site-shown.ts'

const post = '1799999999999999999'

describe('embedFrame', () => {
  it.each([
    ['https://www.youtube.com/watch?v=zH0rBkr7M2w', 'https://www.youtube-nocookie.com/embed/zH0rBkr7M2w'],
    [
      'https://m.youtube.com/watch?app=desktop&v=zH0rBkr7M2w',
      'https://www.youtube-nocookie.com/embed/zH0rBkr7M2w',
    ],
    [
      'https://youtu.be/zH0rBkr7M2w?si=track&t=1m30s',
      'https://www.youtube-nocookie.com/embed/zH0rBkr7M2w?start=90',
    ],
    [
      'https://www.youtube.com/live/zH0rBkr7M2w?t=45',
      'https://www.youtube-nocookie.com/embed/zH0rBkr7M2w?start=45',
    ],
    [
      'https://www.youtube.com/embed/zH0rBkr7M2w?autoplay=1',
      'https://www.youtube-nocookie.com/embed/zH0rBkr7M2w',
    ],
    ['https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871?dnt=1'],
    ['https://vimeo.com/76979871/0a1b2c3d4e', 'https://player.vimeo.com/video/76979871?dnt=1&h=0a1b2c3d4e'],
    [
      `https://x.com/warraq/status/${post}?s=20`,
      `https://platform.twitter.com/embed/Tweet.html?id=${post}&dnt=true`,
    ],
    [
      `https://twitter.com/i/web/status/${post}`,
      `https://platform.twitter.com/embed/Tweet.html?id=${post}&dnt=true`,
    ],
    [
      'https://www.instagram.com/reel/C4abcDEF_-1/?igsh=x',
      'https://www.instagram.com/reel/C4abcDEF_-1/embed/',
    ],
    ['https://instagram.com/warraq.news/p/C4abcDEF_-1', 'https://www.instagram.com/p/C4abcDEF_-1/embed/'],
    [
      'https://www.tiktok.com/@warraq/video/7300000000000000000',
      'https://www.tiktok.com/player/v1/7300000000000000000',
    ],
    [
      'https://www.facebook.com/warraq/posts/pfbid02abc?ref=share',
      'https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fwarraq%2Fposts%2Fpfbid02abc&show_text=true',
    ],
    [
      'https://m.facebook.com/watch/?v=10153231379946729',
      'https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fwatch%2F%3Fv%3D10153231379946729&show_text=false',
    ],
    [
      'https://ar-ar.facebook.com/warraq/posts/pfbid02abc',
      'https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fwarraq%2Fposts%2Fpfbid02abc&show_text=true',
    ],
    ['https://t.me/s/warraq/42', 'https://t.me/warraq/42?embed=1'],
    [
      'https://soundcloud.com/warraq/sets/podcast?utm_source=x',
      'https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fwarraq%2Fsets%2Fpodcast&visual=false',
    ],
    [
      'https://open.spotify.com/intl-fr/episode/0Q86acNRm6V9GYx55SXKwf?si=1',
      'https://open.spotify.com/embed/episode/0Q86acNRm6V9GYx55SXKwf',
    ],
    [
      'https://www.threads.net/@warraq.news/post/C4abcDEF_-1?xmt=x',
      'https://www.threads.com/@warraq.news/post/C4abcDEF_-1/embed',
    ],
    [
      'https://bsky.app/profile/warraq.example/post/3lbf3etdjxc24?ref_src=embed',
      'https://embed.bsky.app/embed/warraq.example/app.bsky.feed.post/3lbf3etdjxc24',
    ],
    [
      'https://bsky.app/profile/did:plc:oiawuf6mbqiigagveorctrsj/post/3lbf3etdjxc24',
      'https://embed.bsky.app/embed/did:plc:oiawuf6mbqiigagveorctrsj/app.bsky.feed.post/3lbf3etdjxc24',
    ],
    ['https://datawrapper.dwcdn.net/aB1cD/7/', 'https://datawrapper.dwcdn.net/aB1cD/7/'],
    ['https://www.datawrapper.de/_/aB1cD/', 'https://datawrapper.dwcdn.net/aB1cD/'],
    ['https://public.flourish.studio/visualisation/123456/', 'https://flo.uri.sh/visualisation/123456/embed'],
    ['https://public.flourish.studio/story/123456/?x=1', 'https://flo.uri.sh/story/123456/embed'],
    [
      'https://www.openstreetmap.org/?mlat=25.2048&mlon=55.2708#map=15/25.2048/55.2708',
      'https://www.openstreetmap.org/export/embed.html?bbox=55.25762%2C25.19685%2C55.28398%2C25.21275&layer=mapnik&marker=25.2048%2C55.2708',
    ],
    [
      'https://www.google.com/maps/place/Al+Fahidi/@25.2635,55.2972,17z/data=!3m1!4b1!4m6!3d25.26351!4d55.29721',
      'https://www.google.com/maps?q=25.26351%2C55.29721&z=17&output=embed',
    ],
    [
      `https://maps.google.com/?q=${encodeURIComponent('سوق واقف')}`,
      'https://www.google.com/maps?q=%D8%B3%D9%88%D9%82%20%D9%88%D8%A7%D9%82%D9%81&output=embed',
    ],
    [
      'https://www.google.com/maps/embed?pb=!1m18!1m12!1m3!1d3607.9!2d55.29',
      'https://www.google.com/maps/embed?pb=!1m18!1m12!1m3!1d3607.9!2d55.29',
    ],
  ])('%s', (address, src) => {
    expect(embedFrame(address)?.src).toBe(src)
    // What an editor may paste next is what this one made.
    expect(embedProviderOf(address)).toBe(embedFrame(address)?.provider)
  })

  it('a server of Mastodon\u2019s is one when the document says so, and its post has the form of one', () => {
    const toot = 'https://social.example/@warraq/113590000000000001'
    expect(embedFrame(toot)).toBeNull()
    expect(embedFrame(toot, 'mastodon')).toEqual({
      provider: 'mastodon',
      src: `${toot}/embed`,
      shape: 'post',
    })
    for (const other of ['https://social.example/about', 'http://social.example/@warraq/113590000000000001'])
      expect(embedFrame(other, 'mastodon'), other).toBeNull()
    expect(embedSourceOf('https://social.example/about', 'mastodon')).toBe('link')
  })

  it('any page may have a card, and no other scheme', () => {
    expect(embedSourceOf('https://example.org/a', 'link')).toBe('link')
    expect(embedSourceOf('http://example.org/a', 'link')).toBe('link')
    expect(embedSourceOf('https://youtu.be/zH0rBkr7M2w', 'link')).toBe('youtube')
    for (const none of ['mailto:a@example.org', 'javascript:alert(1)', 'data:text/html,x', '/a', null])
      expect(embedSourceOf(none, 'link'), String(none)).toBeNull()
    // What says that it is somebody's on the list, and is not.
    expect(embedSourceOf('https://youtube.com.evil.example/watch', 'youtube')).toBeNull()
  })

  it('a site is called by its host, and no letters pass for another\u2019s', () => {
    const shown = (url: string) => siteShown({ url, provider: 'link' })
    expect(shown('https://www.example.org/a')).toBe('example.org')
    expect(shown('https://موقع.وزارة-الاتصالات.مصر/خبر')).toBe('موقع.وزارة-الاتصالات.مصر')
    expect(shown('https://yоutube.com/watch')).toMatch(/^xn--/)
    expect(shown('https://youtu.be/zH0rBkr7M2w')).toBe('YouTube')
  })

  it('keeps the room that each kind needs', () => {
    expect(embedFrame('https://www.youtube.com/shorts/zH0rBkr7M2w')?.shape).toBe('tall-film')
    expect(embedFrame('https://youtu.be/zH0rBkr7M2w')?.shape).toBe('film')
    expect(embedFrame('https://t.me/warraq/42')?.shape).toBe('post')
    expect(embedFrame('https://open.spotify.com/track/0Q86acNRm6V9GYx55SXKwf')?.shape).toBe('sound')
  })

  it.each([
    // Pages that cannot be framed stay links.
    'https://www.youtube.com/@warraq',
    'https://www.youtube.com/playlist?list=PL0123456789',
    'https://x.com/warraq',
    'https://t.me/warraq',
    'https://vm.tiktok.com/ZM0000000/',
    'https://fb.watch/abc123/',
    'https://on.soundcloud.com/abcde',
    // An identifier that is none.
    'https://www.youtube.com/watch?v=zH0rBkr7M2w"onload=alert(1)',
    'https://www.youtube.com/watch?v=../../../evil',
    'https://youtu.be/zH0rBkr7M2w%2F..%2F..%2Fredirect',
    'https://vimeo.com/76979871/../../evil',
    'https://x.com/warraq/status/1%26evil',
    'https://www.instagram.com/p/..%2f..%2fevil/',
    'https://t.me/warraq/42%3Fembed',
    'https://open.spotify.com/track/0Q86acNRm6V9GYx55SXKw%66',
    'https://www.google.com/search?q=x',
    'https://www.google.com/maps/embed?pb="><script>',
    'https://www.openstreetmap.org/#map=15/x/y',
    'https://datawrapper.dwcdn.net/../evil/',
    'https://bsky.app/profile/warraq.example',
    // Somebody else's host.
    'https://youtube.com.evil.example/watch?v=zH0rBkr7M2w',
    'https://evil.example/?https://www.youtube.com/watch?v=zH0rBkr7M2w',
    'https://www.youtube.com@evil.example/watch?v=zH0rBkr7M2w',
    'https://user@www.youtube.com/watch?v=zH0rBkr7M2w',
    'https://www.youtube.com:8443/watch?v=zH0rBkr7M2w',
    'https://yоutube.com/watch?v=zH0rBkr7M2w',
    'http://www.youtube.com/watch?v=zH0rBkr7M2w',
    '//www.youtube.com/watch?v=zH0rBkr7M2w',
    'javascript:alert(1)//www.youtube.com/watch?v=zH0rBkr7M2w',
    'data:text/html,<script>alert(1)</script>',
    '',
    null,
    { toString: () => 'https://youtu.be/zH0rBkr7M2w' },
  ])('frames nothing at %s', (address) => {
    expect(embedFrame(address)).toBeNull()
  })

  it('frames only pages of the hosts that are known, whatever hides in a path or query', () => {
    const known = new Set([
      'www.youtube-nocookie.com',
      'player.vimeo.com',
      'platform.twitter.com',
      'www.instagram.com',
      'www.tiktok.com',
      'www.facebook.com',
      't.me',
      'w.soundcloud.com',
      'open.spotify.com',
    ])
    const hostile = ['https://evil.example', '"><script>', '%0d%0a', '\\@evil', "'", '&autoplay=1', '#/../..']
    const addresses = [
      'https://www.youtube.com/watch?v=zH0rBkr7M2w&t=',
      'https://vimeo.com/76979871?h=',
      `https://x.com/warraq/status/${post}?s=`,
      'https://www.instagram.com/p/C4abcDEF_-1/?x=',
      'https://www.facebook.com/permalink.php?story_fbid=1&id=',
      'https://t.me/warraq/42?x=',
    ]
    for (const address of addresses)
      for (const part of hostile) {
        const src = embedFrame(address + part)!.src
        expect(known, src).toContain(new URL(src).hostname)
        expect(src).toMatch(/^[\w:/.?=&%-]+$/)
        expect(src).not.toMatch(/evil|autoplay|script/)
      }
  })
})
