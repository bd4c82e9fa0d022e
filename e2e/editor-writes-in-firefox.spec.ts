/** An author writes in Firefox: what she types, composes, pastes, undoes and leaves is there when she comes back. */
import type { Browser, Page } from 'puppeteer-core'
import { firefoxPath, openFirefox } from '../lib/testing/firefox.ts'
import { expect, newspaper, once, test } from './fixtures.ts'
import { newPerson } from './newsroom-session.ts'

test.skip(!firefoxPath(), 'no Firefox is installed here: apt-get install firefox-esr, or set FIREFOX_PATH')
test.slow()

const body = '.story-body[role=textbox][contenteditable=true]'

const textOf = (page: Page): Promise<string> =>
  page.$eval('.story-body[role=textbox]', (element) => element.textContent ?? '')

const isSaved = (page: Page) => page.waitForSelector('.story-status[data-kind=saved]', { timeout: 20_000 })

/** At the end of the text, as a person puts the caret there. */
async function atEnd(page: Page): Promise<void> {
  await page.focus(body)
  await page.keyboard.down('Control')
  await page.keyboard.press('End')
  await page.keyboard.up('Control')
}

async function press(page: Page, key: 'a' | 'c' | 'v' | 'z'): Promise<void> {
  await page.keyboard.down('Control')
  await page.keyboard.press(key)
  await page.keyboard.up('Control')
}

/** As an input method does: the word grows under the caret, and only at its end is it one. */
async function compose(page: Page, steps: readonly string[], { ends = true } = {}): Promise<void> {
  await page.$eval(
    body,
    (element, parts, isEnded) => {
      const tell = (type: string, data: string) =>
        element.dispatchEvent(new CompositionEvent(type, { data, bubbles: true, cancelable: true }))
      const selection = getSelection()!
      tell('compositionstart', '')
      const word = document.createTextNode('')
      selection.getRangeAt(0).insertNode(word)
      for (const part of parts) {
        word.data = part
        selection.collapse(word, part.length)
        tell('compositionupdate', part)
        element.dispatchEvent(
          new InputEvent('input', {
            data: part,
            inputType: 'insertCompositionText',
            isComposing: true,
            bubbles: true,
          }),
        )
      }
      if (isEnded) tell('compositionend', parts.at(-1)!)
    },
    [...steps],
    ends,
  )
}

async function enter(page: Page): Promise<void> {
  const person = await newPerson('author')
  await page.goto(person.link!)
  await page.type('input[name="password"]', person.password)
  await Promise.all([page.waitForNavigation(), page.click('main form button[type=submit]')])
  await page.waitForFunction(() => location.pathname === '/admin')
}

let firefox: Browser
test.beforeAll(async () => {
  firefox = await openFirefox()
})
test.afterAll(() => firefox?.close())

test(
  'writes, composes, pastes, undoes, leaves within a second and comes back: every word is there',
  once,
  async () => {
    const page = await firefox.newPage()
    page.setDefaultTimeout(20_000)
    await enter(page)
    await page.goto(`${newspaper.url}/admin/new`)
    await page.type('main form textarea, main form input[type=text]', 'مادة من Firefox')
    await page.click('main form button[type=submit]')
    await page.waitForSelector(body)
    const address = page.url()

    await test.step('types in two scripts', async () => {
      await page.focus(body)
      await page.keyboard.type('أعلنت tZero نتائجها: 4.5% و٣ ملايين.')
      await page.keyboard.press('Enter')
      expect(await textOf(page)).toContain('أعلنت tZero نتائجها: 4.5% و٣ ملايين.')
      expect(await page.$eval(`${body} p`, (element) => (element as HTMLElement).dir)).toBe('rtl')
      await isSaved(page)
    })

    await test.step('composes a word, letter by letter', async () => {
      await atEnd(page)
      await compose(page, ['ا', 'ال', 'الم', 'المر', 'المرك', 'المركب'])
      await page.keyboard.type(' تم')
      expect(await textOf(page)).toContain('المركب تم')
      expect((await textOf(page)).match(/المركب/g)).toHaveLength(1)
    })

    await test.step('pastes, and undoes it', async () => {
      await atEnd(page)
      const other = await firefox.newPage()
      await other.setContent('<p>ملصق من <b>صفحة</b></p>')
      await press(other, 'a')
      await press(other, 'c')
      await other.close()
      await page.bringToFront()
      await atEnd(page)
      await press(page, 'v')
      await page.waitForFunction((at) => document.querySelector(at)?.querySelector('strong, b'), {}, body)
      expect(await textOf(page)).toContain('ملصق من صفحة')
      await press(page, 'z')
      expect(await textOf(page)).not.toContain('ملصق من صفحة')
      expect(await textOf(page)).toContain('المركب تم')
    })

    await test.step('leaves by a link at once, and comes back', async () => {
      await atEnd(page)
      await page.keyboard.type(' ثم رحلت')
      await page.click('.shell-name')
      await page.waitForFunction(() => !document.querySelector('.story-screen'))
      await page.goBack()
      await page.waitForSelector(body)
      expect(await textOf(page)).toContain('ثم رحلت')
      await isSaved(page)
    })

    await test.step('leaves in the middle of a word that is being composed', async () => {
      await atEnd(page)
      await page.keyboard.type(' ')
      await compose(page, ['ن', 'نص', 'نصف'], { ends: false })
      await page.click('.shell-name')
      await page.waitForFunction(() => !document.querySelector('.story-screen'))
      await page.goto(address)
      await page.waitForSelector(body)
      expect(await textOf(page)).toContain('نصف')
    })

    await test.step('reloads in the middle of a sentence', async () => {
      await atEnd(page)
      await page.keyboard.type(' وأعدت التحميل')
      await page.reload()
      await page.waitForSelector(body)
      for (const words of ['أعلنت tZero', 'المركب تم', 'ثم رحلت', 'نصف', 'وأعدت التحميل'])
        expect(await textOf(page)).toContain(words)
      await isSaved(page)
    })
  },
)
