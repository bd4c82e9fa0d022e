import { describe, expect, it } from 'vitest'
import { squarespaceHtml } from '../squarespace/squarespace-html.ts'
import { substackHtml } from '../substack/substack-html.ts'
import { dayOf } from '../table/day-order.ts'
import { textHtml } from '../table/text-html.ts'
import { FileRefused } from './file-refused.ts'
import { lineOfHtml, paragraphsHtml } from './html-text.ts'
import { lastSegment } from './last-segment.ts'
import { momentOf } from './moment-of.ts'
import { namesOfByline } from './people-by-name.ts'
import { sniffFormat } from './sniff-format.ts'
import { opened } from './testing/opened.ts'
import { topKeys } from './top-keys.ts'

/** Characters: what is quadratic takes many seconds for them, what is not a tenth of a second where nothing else runs. */
const size = 100_000
/** Milliseconds, where much else runs. */
const longest = 4_000
const many = (piece: string): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size)

/** What makes a careless pattern or parser slow. */
const worst = [
  '<a ',
  '<',
  '&',
  '&amp;#',
  '<hr id="system-readmore" ',
  '<script src="',
  '<p class="',
  '\n \t',
  '\r\n',
  ',',
  '،',
  '"',
  '""',
  '{x ',
  '[',
  '{"a":',
  '/',
  '-a',
  'a',
  ' ',
  '_1.html',
  '٣/',
  '{loadposition ',
  '<p>\n\n<b>',
  'و',
  '=\\"',
]

const milliseconds = async (work: () => unknown): Promise<number> => {
  const from = performance.now()
  try {
    await work()
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
  }
  return performance.now() - from
}

const texts: Record<string, (text: string) => unknown> = {
  lineOfHtml,
  paragraphsHtml,
  textHtml,
  lastSegment,
  momentOf: (text) => momentOf(text),
  dayOf: (text) => dayOf(text, 'either'),
  namesOfByline,
  topKeys,
  sniffFormat: (text) => sniffFormat(text, 'a.csv'),
  substackHtml: (text) => substackHtml(text, () => {}),
  squarespaceHtml,
}

const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', '')}]]>`
const files: Record<string, (text: string) => [name: string, content: string | Record<string, string>]> = {
  blogger: (text) => [
    'b.xml',
    `<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:blogger.com,1999:blog-1</id><entry><id>${cdata(text)}</id><title>${cdata(text)}</title><content type="html">${cdata(text)}</content><link rel="alternate" href="https://x.example/y.html"/></entry></feed>`,
  ],
  joomla: (text) => [
    'j.xml',
    `<j2xml><content><id>1</id><title>${cdata(text)}</title><catid>${cdata(text)}</catid><introtext>${cdata(text)}</introtext><created>${cdata(text)}</created></content></j2xml>`,
  ],
  medium: (text) => [
    'm.zip',
    {
      'posts/a.html': `<article class="h-entry"><h1 class="p-name">x</h1><section class="e-content">${text}</section><a class="p-canonical" href="https://x.example/${text.replace(/["<>&]/g, '')}">c</a></article>`,
    },
  ],
  nitf: (text) => [
    'n.xml',
    `<nitf><head/><body><body.head><byline>${cdata(text)}</byline></body.head><body.content><p>${cdata(text)}</p></body.content></body></nitf>`,
  ],
  newsml: (text) => [
    'n.xml',
    `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x"><contentMeta><dateline>${cdata(text)}</dateline><headline>${cdata(text)}</headline></contentMeta><contentSet><inlineData contenttype="text/html">${cdata(text)}</inlineData></contentSet></newsItem>`,
  ],
  ninjs: (text) => [
    'n.json',
    JSON.stringify({ uri: 'x', versioncreated: text, headline: text, byline: text, body_xhtml: text }),
  ],
  arc: (text) => [
    'a.json',
    JSON.stringify({
      _id: 'x',
      type: 'story',
      headlines: { basic: text },
      canonical_url: text,
      content_elements: [
        { type: 'image', url: 'https://x.example/a', caption: text },
        { type: 'text', content: text },
      ],
    }),
  ],
  drupal: (text) => [
    'd.json',
    JSON.stringify({
      jsonapi: {},
      data: [
        {
          type: 'node--article',
          id: '1',
          attributes: { title: text, created: text, path: { alias: text }, body: { value: text } },
        },
      ],
    }),
  ],
  wix: (text) => [
    'w.json',
    JSON.stringify({ posts: [{ id: '1', title: text, firstPublishedDate: text, contentText: text }] }),
  ],
  table: (text) => [
    't.csv',
    `title,text,date,author,url,tags\n"${text.replaceAll('"', '""')}","${text.replaceAll('"', '""')}",x,"${text.replaceAll('"', '""')}",x,"${text.replaceAll('"', '""')}"\n`,
  ],
}

describe('a long text of what is worst', () => {
  it.each(Object.entries(texts))(
    'does not hold up %s',
    async (_, read) => {
      for (const piece of worst) {
        const took = await milliseconds(() => read(many(piece)))
        expect([piece, took > longest ? took : 0]).toEqual([piece, 0])
      }
    },
    120_000,
  )

  it.each(Object.entries(files))(
    'does not hold up the reader of %s',
    async (_, fileOf) => {
      for (const piece of worst) {
        const [name, content] = fileOf(many(piece))
        const took = await milliseconds(async () => {
          const { records } = await opened(name, content)
          for (const each of records) if (each.kind === 'story') each.text(() => {})
        })
        expect([piece, took > longest ? took : 0]).toEqual([piece, 0])
      }
    },
    120_000,
  )
})
