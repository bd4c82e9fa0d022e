import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Direction } from '../locale/table.ts'
import { chromiumArguments, chromiumPath } from '../testing/browser.ts'
import { isolateInPlainText, isolateRuns } from './isolate-runs.ts'
import { visualOrders } from './visual-orders.ts'

// The order in which a browser paints the characters, not the one an algorithm of ours thinks it paints.

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments })
  page = await browser.newPage()
  await page.setContent(
    '<!doctype html><style>p { white-space: nowrap; font: 20px sans-serif }</style><p></p>',
  )
})
afterAll(() => browser.close())

type Part = { text: string; isolate: Direction | null }

/** Sets a paragraph of these parts and reads its characters back from the left edge to the right one. */
function paintedOrder(parts: readonly Part[], base: Direction, lang: string): Promise<string> {
  return page.evaluate(
    ({ parts, base, lang }) => {
      const paragraph = document.querySelector('p') as HTMLParagraphElement
      paragraph.dir = base
      paragraph.lang = lang
      paragraph.replaceChildren(
        ...parts.map(({ text, isolate }) => {
          if (!isolate) return document.createTextNode(text)
          const bdi = document.createElement('bdi')
          bdi.dir = isolate
          bdi.textContent = text
          return bdi
        }),
      )
      const painted: { char: string; middle: number }[] = []
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        let position = 0
        for (const char of node.textContent ?? '') {
          const range = document.createRange()
          range.setStart(node, position)
          position += char.length
          range.setEnd(node, position)
          const box = range.getBoundingClientRect()
          // Marks and controls have no place of their own.
          if (!/[\p{M}\p{Cf}]/u.test(char)) painted.push({ char, middle: box.left + box.width / 2 })
        }
      }
      return painted
        .sort((a, b) => a.middle - b.middle)
        .map(({ char }) => char)
        .join('')
    },
    { parts, base, lang },
  )
}

/** The characters of a marked sentence from the left edge to the right one. */
function expectedOrder(marked: string, base: Direction): string {
  const units = (marked.match(/⟨[^⟩]*⟩|./gu) ?? []).map((unit) =>
    (base === 'rtl') === unit.startsWith('⟨') ? unit : [...unit].reverse().join(''),
  )
  const ordered = base === 'rtl' ? units.reverse() : units
  return ordered.join('').replace(/[⟨⟩\p{M}\p{Cf}]/gu, '')
}

const all = Object.values(visualOrders).flatMap(({ base, lang, sentences }) =>
  sentences.map((marked) => ({ base, lang, marked, text: marked.replace(/[⟨⟩]/gu, '') })),
)

describe.each(Object.entries(visualOrders))('%s', (_, { base, lang, sentences }) => {
  it.each(sentences)('%s', async (marked) => {
    const text = marked.replace(/[⟨⟩]/gu, '')
    const expected = expectedOrder(marked, base)
    expect(await paintedOrder(isolateRuns(text, base), base, lang), 'in <bdi>').toBe(expected)
    const plain = [{ text: isolateInPlainText(text, base), isolate: null }]
    expect(await paintedOrder(plain, base, lang), 'in FSI and PDI').toBe(expected)
  })
})

it('holds a hundred sentences, of which a browser left to itself gets a third wrong', async () => {
  expect(all.length).toBeGreaterThanOrEqual(100)
  let wrong = 0
  for (const { base, lang, marked, text } of all) {
    const painted = await paintedOrder([{ text, isolate: null }], base, lang)
    if (painted !== expectedOrder(marked, base)) wrong++
  }
  expect(wrong).toBeGreaterThan(all.length / 3)
})
