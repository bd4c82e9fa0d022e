import { describe, expect, it } from 'vitest'
import { longestData } from '../../../chart/chart.ts'
import { chart as chartBlock, doc } from '../../compose.ts'
import { describeBlock } from '../../describe-block.ts'
import type { Block } from '../../document.ts'
import { feedHtml } from '../../feed-html.ts'
import { plainText } from '../../plain-text.ts'
import { validateDocument } from '../../validate.ts'
import { chart } from './markdown.ts'
import type { Chart } from './model.ts'

const block = chartBlock(
  {
    kind: 'lines',
    title: 'الهاتف يبتعد عن <الشبّاك>',
    description: 'متوسط التكلفة',
    unit: '%',
    note: 'تقدير',
    source: 'مركز ضفاف',
    annotations: '2020\tأُغلقت الشبابيك',
  },
  ['السنة', 'الشبابيك', 'App | Pay'],
  [2019, '8.3', '6.2'],
  [2020, '8.6', ''],
)
const stored = (content: unknown): Block | undefined =>
  validateDocument({ type: 'doc', content: [content] }).document.content[0]

describe('what is stored of a chart', () => {
  it('is what was written, each in its form', () => {
    expect(stored(block)).toEqual({
      type: 'chart',
      attrs: { ...block.attrs, roles: null, flow: null },
    })
    expect(stored(stored(block))).toEqual(stored(block))
  })

  it('is of a kind that there is, without tabs in cells or empty rows, and no marks that turn text round', () => {
    const made = stored({
      type: 'chart',
      attrs: { kind: 'pie', data: '\tق\t\n\u202eس\t1\t\n\t\t\n', flow: 'up', title: 7 },
    }) as Chart
    expect(made.attrs).toMatchObject({ kind: 'bars', data: '\tق\nس\t1', flow: null, title: null })
  })

  it('is its title where there is no table, and whole rows of one that is longer than any', () => {
    expect(stored({ type: 'chart', attrs: { title: 'عنوان' } })).toMatchObject({
      type: 'paragraph',
      content: [{ text: 'عنوان' }],
    })
    const long = stored({ type: 'chart', attrs: { data: `\tق\n${'سطر\t123\n'.repeat(20_000)}` } }) as Chart
    expect(long.attrs.data.length).toBeLessThanOrEqual(longestData)
    expect(long.attrs.data.endsWith('سطر\t123')).toBe(true)
  })
})

it('search has its words and none of its figures', () => {
  const text = plainText(doc(block))
  for (const words of ['الهاتف يبتعد', 'متوسط', 'الشبابيك', 'أُغلقت', 'تقدير', 'مركز ضفاف'])
    expect(text).toContain(words)
  expect(text).not.toContain('8.3')
})

it('two versions are compared by its figures, too', () => {
  expect(describeBlock(block, (type) => type)).toContain('2019\t8.3\t6.2')
})

it('a feed has its table, in its story’s direction, every word escaped', () => {
  const html = feedHtml(doc(block), {
    locale: 'ar',
    siteUrl: 'https://news.example',
    stories: new Map(),
    pictures: new Map(),
    recordings: new Map(),
  })
  expect(html).toContain('<figure dir="rtl" lang="ar"><p><strong>الهاتف يبتعد عن &lt;الشبّاك&gt;</strong></p>')
  expect(html).toContain('<tr><th>2019</th><td>8.3</td><td>6.2</td></tr>')
  expect(html).toContain('<figcaption>تقدير · مركز ضفاف</figcaption>')
})

it('Markdown has its table', () => {
  expect(chart(block, { inside: () => '', pictureAt: () => '', fileAt: () => '' })).toBe(
    [
      '**الهاتف يبتعد عن \\<الشبّاك\\>**',
      'متوسط التكلفة · %',
      '| السنة | الشبابيك | App \\| Pay |\n| --- | --- | --- |\n| 2019 | 8.3 | 6.2 |\n| 2020 | 8.6 |  |',
      '*تقدير*\n*مركز ضفاف*',
    ].join('\n\n'),
  )
})
