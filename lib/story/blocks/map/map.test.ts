import { expect, it } from 'vitest'
import { doc, map as mapBlock } from '../../compose.ts'
import { describeBlock } from '../../describe-block.ts'
import type { Block } from '../../document.ts'
import { feedHtml } from '../../feed-html.ts'
import { plainText } from '../../plain-text.ts'
import { validateDocument } from '../../validate.ts'
import { map } from './markdown.ts'

const places = mapBlock({
  places: 'جدة\t\tminor\nموضع <القطع>\t20.5, 38.1',
  title: 'أين انقطع الكابل',
  source: 'قياس أولي',
  zoom: 'far',
  inset: 'globe',
})
const areas = mapBlock({ data: 'البلد\tنسبة\nSA\t12\nMAR\t\n', title: 'عنوان', unit: '%', joined: 'EH' })
const stored = (content: unknown): Block | undefined =>
  validateDocument({ type: 'doc', content: [content] }).document.content[0]

it('what is stored is what was written, each in its form', () => {
  expect(stored(places)).toMatchObject({ type: 'map', attrs: { ...places.attrs, data: null, joined: null } })
  expect(stored(areas)).toMatchObject({
    attrs: { data: 'البلد\tنسبة\nSA\t12\nMAR\t', joined: 'EH', zoom: 'usual', inset: null },
  })
  for (const each of [places, areas]) expect(stored(stored(each))).toEqual(stored(each))
})

it('nothing strange is stored, and a map of nothing is its title', () => {
  const made = stored({
    type: 'map',
    attrs: {
      places: '\u202eم\t1, 2\tloud\n\n',
      zoom: 'moon',
      inset: 7,
      joined: 'FR,XK',
      frame: {},
      title: 7,
    },
  })
  expect(made).toMatchObject({
    attrs: { places: 'م\t1, 2', zoom: 'usual', inset: null, joined: 'XK', frame: null, title: null },
  })
  expect(stored({ type: 'map', attrs: { title: 'عنوان' } })).toMatchObject({ type: 'paragraph' })
  const long = stored({ type: 'map', attrs: { data: `أ\tب\n${'SA\t1\n'.repeat(20_000)}` } })
  expect(JSON.stringify(long).length).toBeLessThan(20_000)
})

it('search has its places and countries and none of its figures; versions are compared by both', () => {
  expect(plainText(doc(places))).toContain('موضع <القطع>')
  expect(plainText(doc(areas))).not.toContain('12')
  expect(describeBlock(areas, (type) => type)).toContain('SA\t12')
})

it('a feed names its places, or its countries in a table, every word escaped', () => {
  const feed = (block: Block) =>
    feedHtml(doc(block), {
      locale: 'ar',
      siteUrl: 'https://news.example',
      stories: new Map(),
      pictures: new Map(),
      recordings: new Map(),
    })
  expect(feed(places)).toContain('<ul><li>جدة</li><li>موضع &lt;القطع&gt;</li></ul>')
  expect(feed(areas)).toContain('<tr><th>السعودية</th><td>12</td></tr><tr><th>المغرب</th><td></td></tr>')
})

it('Markdown has them as they were typed', () => {
  const tools = { inside: () => '', pictureAt: () => '', fileAt: () => '' }
  expect(map(places, tools)).toBe(
    '**أين انقطع الكابل**\n\n- جدة\n- موضع \\<القطع\\> (20.5, 38.1)\n\n*قياس أولي*',
  )
  expect(map(areas, tools)).toContain('| SA | 12 |')
})
