/** A reader saves, follows, listens, stops and comes back, on a phone of her own and without an account. */
import { storyId } from '../lib/demo/demo-story.ts'
import { violationsOn } from './barriers.ts'
import { expect, overflow, test } from './fixtures.ts'
import { smallTargets } from './targets.ts'

const long = `/s/${storyId('stablecoin-reserves-report')}`
const stored = { saved: 'saved-stories', history: 'read-stories' }

/** What a phone has and a browser without a screen has not: a voice, and who keeps pages for later. */
function asDevice() {
  const heard: string[] = []
  let saying: ReturnType<typeof setTimeout>
  const voices = [
    { name: 'Samantha', lang: 'en-US', localService: true, default: true },
    { name: 'ماجد', lang: 'ar-001', localService: true, default: false },
  ]
  const device = {
    getVoices: () => (sessionStorage.getItem('test-mute') ? [] : voices),
    addEventListener: () => {},
    cancel: () => clearTimeout(saying),
    speak: (said: { text: string; lang: string; onend: () => void }) => {
      heard.push(`${said.lang} ${said.text}`)
      // The headline is over at once; what comes after it goes on until it is stopped.
      if (heard.length === 1) saying = setTimeout(() => said.onend(), 50)
    },
  }
  class Utterance {
    text: string
    constructor(text: string) {
      this.text = text
    }
  }
  const told: unknown[] = []
  const active = { postMessage: (message: unknown) => told.push(message) }
  const worker = { ready: Promise.resolve({ active }), register: async () => {}, addEventListener: () => {} }
  for (const [of, name, value] of [
    [window, 'speechSynthesis', device],
    [window, 'SpeechSynthesisUtterance', Utterance],
    [navigator, 'serviceWorker', worker],
  ] as const)
    Object.defineProperty(of, name, { value, configurable: true })
  Object.assign(window, { heard, told })
}
declare global {
  interface Window {
    heard: string[]
    told: { kind: string; address: string; pictures: string[] }[]
  }
}

test('what is saved, followed, heard and left half read stays in the browser', async ({ page, context }) => {
  test.skip((page.viewportSize()?.width ?? 0) > 500, 'what stands at the foot of the screen is for a thumb')
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.addInitScript(asDevice)
  await page.goto(long)
  const address = new URL(page.url()).pathname
  const headline = (await page.getByRole('heading', { level: 1 }).textContent())!

  await test.step('she saves it, and whoever keeps pages for later hears of it', async () => {
    const save = page.getByRole('button', { name: 'احفظها لوقت لاحق' })
    await expect(save).toHaveAttribute('aria-pressed', 'false')
    await save.click()
    await expect(save).toHaveAttribute('aria-pressed', 'true')
    await expect(page.locator('.own-bar [role=status]')).toHaveText('حُفظت في هذا المتصفح.')
    const [entry] = await page.evaluate((name) => JSON.parse(localStorage.getItem(name)!), stored.saved)
    expect(entry).toMatchObject({ address, headline, language: 'ar' })
    expect(Object.keys(entry)).toEqual(expect.arrayContaining(['picture', 'savedAt']))
    // The page says besides that it is being read.
    const told = (await page.evaluate(() => window.told)).find(({ kind }) => kind === 'save')
    expect(told).toMatchObject({ address })
    expect(told!.pictures.length).toBeGreaterThan(0)
  })

  await test.step('she listens: the Arabic voice says the headline, then the standfirst', async () => {
    await page.getByRole('button', { name: 'استمع', exact: true }).click()
    await expect(page.locator('.standfirst.being-read')).toBeVisible()
    expect((await page.evaluate(() => window.heard))[0]).toBe(`ar-001 ${headline}`)
    await page.getByRole('button', { name: 'الفقرة التالية' }).click()
    await expect(page.locator('.story-body p.being-read')).toBeInViewport()
    await page.getByRole('button', { name: 'أوقف مؤقتًا' }).click()
    expect(await violationsOn(page, '.own-dock')).toEqual([])
    expect(await overflow(page)).toBe(0)
    await page.getByRole('button', { name: 'أنهِ الاستماع' }).click()
    await expect(page.getByRole('button', { name: 'استمع', exact: true })).toBeFocused()
    // Without a voice it says so.
    await page.evaluate(() => sessionStorage.setItem('test-mute', 'yes'))
    await page.getByRole('button', { name: 'استمع', exact: true }).click()
    await expect(page.locator('.own-dock')).toContainText('ليس في هذا الجهاز صوت عربي')
    await page.keyboard.press('Escape')
    await expect(page.locator('.own-dock')).toHaveCount(0)
  })

  await test.step('she quotes a passage: its words, without the halves of any, and where it stands', async () => {
    await page
      .locator('.story-body > p')
      .nth(1)
      .evaluate((paragraph) => {
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
        const texts: Text[] = []
        while (walker.nextNode()) texts.push(walker.currentNode as Text)
        getSelection()!.setBaseAndExtent(texts[0]!, 2, texts[2]!, 6)
      })
    await page.getByRole('button', { name: 'انسخ الاقتباس' }).click()
    await expect(page.locator('.own-dock [role=status]')).toHaveText('نُسخ الاقتباس مع رابطه.')
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    const [quoted, named, link] = copied.split('\n')
    expect(named).toBe(headline)
    const words = quoted!.replaceAll(/[«»]/g, '')
    expect(decodeURIComponent(new URL(link!).hash)).toBe(`#:~:text=${words}`)
    await expect(page.locator('.story-body > p').nth(1)).toContainText(words)
    expect(await page.locator('.story-body > p').nth(1).textContent()).toMatch(
      new RegExp(`^${words}(?!\\p{L})`, 'u'),
    )
    // Where nothing may be copied, it stands in a field, which stays while she is in it.
    await page.evaluate(() => {
      navigator.clipboard.writeText = async () => {
        throw new DOMException('Write permission denied.', 'NotAllowedError')
      }
    })
    await page.getByRole('button', { name: 'انسخ الاقتباس' }).click()
    await expect(page.locator('.own-dock [role=status]')).toContainText('لم يسمح المتصفح بالنسخ')
    const field = page.locator('.own-dock textarea')
    await expect(field).toBeFocused()
    await expect(field).toHaveValue(copied)
    // Longer than it waits before it looks at a selection.
    await page.waitForTimeout(600)
    await expect(field).toBeVisible()
    expect(await violationsOn(page, '.own-dock')).toEqual([])
    await field.blur()
    await page.evaluate(() => getSelection()!.removeAllRanges())
    await page.evaluate(() => document.dispatchEvent(new Event('selectionchange')))
    await expect(page.locator('.own-dock')).toHaveCount(0)
  })

  await test.step('she follows its section, stops in the middle, and is led back there when she returns', async () => {
    await page.locator('.story-foot .follow-here').getByRole('button').last().click()
    const middle = page.locator('.story-body > p').nth(9)
    await middle.evaluate((block) => block.scrollIntoView({ block: 'start' }))
    await expect
      .poll(() => page.evaluate((name) => JSON.parse(localStorage.getItem(name)!)[0].block, stored.history))
      .toBeGreaterThan(5)
    await page.goto('/mine')
    await page.goto(long)
    await expect(page.locator('.own-dock [role=status]')).toContainText('توقفت في هذه المادة')
    expect(await violationsOn(page, '.own-dock')).toEqual([])
    await page.getByRole('button', { name: 'أكمل من حيث توقفت' }).click()
    await expect(middle).toBeInViewport()
  })

  await test.step('her own page has it all, less what is withdrawn and what no program of ours wrote', async () => {
    await page.evaluate((name) => {
      const [own] = JSON.parse(localStorage.getItem(name)!)
      const former = { ...own, article: undefined, story: 'before', address: '/economy/before' }
      const foreign = { ...own, address: 'https://elsewhere.example/' }
      const strange = [own, foreign, former, null, 7, { address: '/x' }]
      const withdrawn = {
        ...own,
        article: 'withdrawn0',
        address: '/economy/withdrawn',
        headline: 'مادة سُحبت',
      }
      localStorage.setItem(name, JSON.stringify([...strange, withdrawn]))
    }, stored.saved)
    await page.goto('/mine')
    const saved = page.locator('#saved li')
    await expect(page.locator('.own-said [role=status]')).toHaveText('أُزيل ما لم يعد منشورًا.')
    await expect(saved).toHaveCount(1)
    await expect(saved.getByRole('link')).toHaveAttribute('href', address)
    await expect(page.locator('#continue li')).toHaveCount(1)
    await expect(page.locator('#history li')).toHaveCount(1)
    expect(await smallTargets(page)).toEqual([])
    expect(await violationsOn(page, 'main')).toEqual([])
    expect(await overflow(page)).toBe(0)
    await saved.getByRole('button', { name: `أزل: ${headline}` }).click()
    await expect(page.locator('#saved')).toContainText('لم تحفظ شيئًا بعد')
    await page.getByRole('button', { name: 'تراجع' }).click()
    await expect(saved).toHaveCount(1)
    await page.getByRole('button', { name: 'أوقف السجل وامحُه' }).click()
    await expect(page.locator('#history')).toContainText('السجل موقوف')
    await expect(page.locator('#continue li')).toHaveCount(0)
  })

  await test.step('what is new of what she follows is at an address of its own', async () => {
    await page.locator('.own-tabs').getByRole('link', { name: 'ما أتابعه' }).click()
    await expect(page).toHaveURL(/\/following\?of=section-\w+$/)
    await expect(page.locator('.story-day .teaser').first()).toBeVisible()
    const followed = page.locator('.own-following').getByRole('button')
    await expect(followed).toHaveAttribute('aria-pressed', 'true')
    await followed.click()
    await page.goto('/following')
    await expect(page.locator('.empty')).toContainText('لا تتابع شيئًا بعد')
    // With storage that holds no list at all, and with none.
    await page.evaluate(() => localStorage.setItem('following', '{"a":'))
    await page.reload()
    await expect(page.locator('.own-following').getByRole('button').first()).toHaveAttribute(
      'aria-pressed',
      'false',
    )
  })
})
