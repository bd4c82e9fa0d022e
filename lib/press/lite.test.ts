import { describe, expect, it } from 'vitest'
import { insistedEdition, liteEdition, movedInEdition, withOfferOf } from './lite.ts'

const offer =
  '<p class="edition-offer" data-note="Light." data-full="Full page" data-picture="Picture:"><a href="?lite">Light edition</a></p>'
const srcset = (format: string) =>
  `/media/a/320.${format} 320w, /media/a/640.${format} 640w, /media/a/960.${format} 960w`
const picture = (alt: string) =>
  `<picture><source type="image/avif" srcset="${srcset('avif')}"><source type="image/webp" srcset="${srcset('webp')}"><img src="/media/a/960.jpg" srcset="${srcset('jpg')}" alt="${alt}"></picture>`
const page = (body: string, head = '') =>
  `<!DOCTYPE html><html lang="ar" dir="rtl"><head>${head}</head><body><header class="masthead"><a href="/">W</a></header>${body}<footer>${offer}</footer></body></html>`
const lite = (body: string, { head = '', query = '' } = {}) => liteEdition(page(body, head), query, 'p{}')

describe('liteEdition', () => {
  it('makes a picture that says something a link to a file of middling size, with its words and its caption', () => {
    expect(
      lite(`<figure>${picture('A crane &amp; a ship')}<figcaption>At dawn</figcaption></figure>`),
    ).toContain(
      '<figure><a class="picture" href="/media/a/640.webp">Picture: A crane &amp; a ship</a><figcaption>At dawn</figcaption></figure>',
    )
    expect(lite(`<figure>${picture('')}<figcaption>At dawn</figcaption></figure>`)).toContain(
      '<a class="picture" href="/media/a/640.webp">Picture:</a>',
    )
  })

  it('takes a picture that decorates away, with the link that held nothing else', () => {
    const text = lite(
      `<article><a href="/a" aria-hidden="true">${picture('')}</a><a href="/a">Headline</a></article><div class="portrait">${picture('')}</div>`,
    )
    expect(text).toContain('<article><a href="/a?lite">Headline</a></article><footer>')
    expect(text).not.toContain('/media/')
  })

  it('fetches nothing: no script, font, style sheet, preload or picture', () => {
    const text = lite(
      `<script type="speculationrules">{}</script><script data-keep="" src="/reader.js"></script><live-story data-lite="none"><p role="status"></p></live-story>${picture('x')}<p>Text</p>`,
      {
        head: '<link rel="stylesheet" href="/a.css"><link rel="preload" as="font" href="/f.woff2"><style>@font-face{src:url(/f.woff2)}</style><link rel="canonical" href="https://news.example/a">',
      },
    )
    expect(text).not.toMatch(/<script|<img|<source|woff2|rel="(stylesheet|preload)"|live-story/)
    expect(text).toContain('<link rel="canonical" href="https://news.example/a">')
    expect(text.match(/<style>/g)).toHaveLength(1)
    expect(text).toContain('<style>p{}</style></head>')
    expect(text).toContain('<p>Text</p>')
  })

  it.each([
    ['/economy/a', '/economy/a?lite'],
    ['/', '/?lite'],
    ['/latest?page=2', '/latest?page=2&amp;lite'],
    ['/live/a#u17', '/live/a?lite#u17'],
    ['/a?lite=0', '/a?lite'],
    ['#text', '#text'],
    ['/media/a/960.jpg', '/media/a/960.jpg'],
    ['/feed/ar', '/feed/ar'],
    ['/s/0123456789', '/s/0123456789'],
    ['/admin', '/admin'],
    ['//elsewhere.example/a', '//elsewhere.example/a'],
    ['https://elsewhere.example/a', 'https://elsewhere.example/a'],
    ['mailto:a@news.example', 'mailto:a@news.example'],
  ])('leads %s to %s', (href, expected) => {
    expect(lite(`<a href="${href}">x</a>`)).toContain(`<a href="${expected}">x</a><footer>`)
  })

  it('has a form that asks stay, and leaves a form that sends alone', () => {
    expect(lite('<form action="/search"><input name="q"></form>')).toContain(
      '<input name="q"><input type="hidden" name="lite" value="1"></form>',
    )
    expect(lite('<form method="post" action="/reading"></form>')).toContain(
      '<form method="post" action="/reading"></form>',
    )
  })

  it('says what it is first, and leads back to the same page in full', () => {
    const text = lite('<p>Text</p>', { query: '?page=2' })
    expect(text).toContain(
      '<header class="masthead"><p class="lite">Light. <a href="?page=2&amp;lite=0" rel="nofollow">Full page</a></p>',
    )
    expect(text).not.toContain('edition-offer')
    expect(lite('<p>Text</p>')).toContain('<a href="?lite=0" rel="nofollow">')
  })
})

describe('insistedEdition', () => {
  it('keeps the page as it is, and its links full', () => {
    expect(insistedEdition(page(`${picture('x')}<a href="/a?page=2">x</a>`))).toBe(
      page(`${picture('x')}<a href="/a?page=2&amp;lite=0">x</a>`).replace('href="/"', 'href="/?lite=0"'),
    )
  })
})

describe('withOfferOf', () => {
  it('offers the light edition of this page of a list', () => {
    expect(withOfferOf(page(''), '?page=2')).toContain('<a href="?page=2&amp;lite">')
    expect(withOfferOf(page(''), '')).toContain('<a href="?lite">')
  })
})

describe('keptInEdition', () => {
  const moved = (location: string) => ({ status: 301, headers: { location }, body: Buffer.alloc(0) })
  const asked = (edition: 'full' | 'lite' | 'insisted') => ({ key: '', url: '', edition })
  it.each([
    ['lite', '/new', '/new?lite'],
    ['insisted', '/new', '/new?lite=0'],
    ['full', '/new', '/new'],
    ['lite', 'https://elsewhere.example/', 'https://elsewhere.example/'],
  ] as const)('in %s, has an address that moved to %s lead to %s', (edition, location, expected) => {
    expect(movedInEdition(moved(location), asked(edition)).headers.location).toBe(expected)
  })
})
