import { describe, expect, it } from 'vitest'
import { withoutFramework, withStyles, withVersions } from './strip.ts'
import { styleSheet } from './used-styles.ts'

describe('withoutFramework', () => {
  it('takes out scripts, their preloads and the serialised tree, and keeps every word', () => {
    const html =
      '<html><head><link rel="preload" as="script" href="/a.js"/><script src="/b.js" async=""></script></head>' +
      '<body><p>نصّ</p><script>self.__next_f.push([1,"<p>نصّ</p>"])</script></body></html>'
    expect(withoutFramework(html)).toBe('<html><head></head><body><p>نصّ</p></body></html>')
  })

  it('keeps data for machines, speculation rules, and what is marked to stay', () => {
    const kept =
      '<script type="application/ld+json">{"a":1}</script><script type="speculationrules">{}</script><script data-keep="" type="module" src="/reader.js"></script>'
    expect(withoutFramework(kept)).toBe(kept)
  })

  it('does not mistake a person’s words for markup', () => {
    const html = '<p>&lt;script&gt;alert(1)&lt;/script&gt; and &lt;!--$--&gt;</p>'
    expect(withoutFramework(html)).toBe(html)
  })
})

describe('withStyles', () => {
  const styleSheets = {
    css: new Map([['/_next/a.css', styleSheet('p{color:red}.chart{color:blue}')]]),
    fonts: new Map([['Arab', ['/_next/markazi.woff2']]]),
    icon: 'data:image/svg+xml,%3Csvg/%3E',
    wordsOfScripts: new Set<string>(),
  }
  it('sets what the page uses of the style sheet into it and asks for the script’s first font', () => {
    expect(
      withStyles(
        '<html data-script="Arab"><head><link rel="stylesheet" href="/_next/a.css" data-precedence="next"/></head></html>',
        styleSheets,
      ),
    ).toBe(
      '<html data-script="Arab"><head><link rel="preload" href="/_next/markazi.woff2" as="font" type="font/woff2" crossorigin/><style>p{color:red}</style></head></html>',
    )
  })

  it('has the mark in the page, which no browser then asks for, and other icons as they are', () => {
    const png = '<link rel="icon" href="/icon-192.png" type="image/png" sizes="192x192"/>'
    expect(withStyles(`<link rel="icon" href="/icon.svg" type="image/svg+xml"/>${png}`, styleSheets)).toBe(
      `<link rel="icon" href="data:image/svg+xml,%3Csvg/%3E" type="image/svg+xml"/>${png}`,
    )
  })

  it('leaves a style sheet it does not have as a link', () => {
    const html = '<html><head><link rel="stylesheet" href="/other.css"/></head></html>'
    expect(withStyles(html, styleSheets)).toBe(html)
  })
})

describe('withVersions', () => {
  const scripts = new Map([['/reader.js', '/reader.js?v=abc']])
  it('asks for our scripts by their content, and leaves others', () => {
    expect(
      withVersions('<script type="module" src="/reader.js"></script><script src="/other.js"></script>', {
        scripts,
      }),
    ).toBe('<script type="module" src="/reader.js?v=abc"></script><script src="/other.js"></script>')
  })
})
