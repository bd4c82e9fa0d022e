/**
 * A careless hand in the newsroom and on the paper, for as long as one lets it, in a real browser:
 *
 *   node bench/careless-hand.ts --minutes=10 --seed=1
 *
 * People of every role, in Arabic and English, at a desk and on a phone, some in two tabs, some with the keyboard alone,
 * press whatever they see, twice when they feel like it, type and paste whatever fits or does not, go back, reload while
 * they type, and leave. Networks are cut and come back, sessions end. After each step it is looked whether
 *
 * - an answer was a fault of ours (5xx), a link that a page offers led nowhere (404), or the console had an error;
 * - the page shows a key in place of a message, or what no person writes (`undefined`, `NaN`, `[object Object]`);
 * - it is wider than its screen, or is the page that says that something broke.
 *
 * What is found is printed once with the seed and the last steps, and its screen kept in `--out`. Ends with 1 when
 * anything was. The same seed presses the same things as long as the pages are the same.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Browser, chromium, devices, type Page } from '@playwright/test'
import { enter, newPerson, signIn } from '../e2e/newsroom-session.ts'
import { chromiumArguments, chromiumPath } from '../lib/testing/browser.ts'
import { oneOf, seeded } from '../lib/testing/chance.ts'
import { demoFolder, openNewspaper } from '../lib/testing/newspaper.ts'
import type { NewsroomLocale } from '../lib/vocabulary.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    /** Steps of one person before another comes. */
    steps: { type: 'string', default: '60' },
    role: { type: 'string' },
    screen: { type: 'string' },
    locale: { type: 'string' },
    /** Nobody has a mouse. */
    keyboard: { type: 'boolean', default: false },
    out: { type: 'string', default: join(process.cwd(), 'test-results', 'careless-hand') },
    log: { type: 'boolean', default: false },
  },
})
mkdirSync(values.out, { recursive: true })

/** Of the person who is at it. */
let random = seeded(0)
const any = <T>(list: readonly T[]): T => oneOf(random, list)

const screens = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { ...devices['Pixel 7'], viewport: { width: 360, height: 780 } },
}
const roles = ['owner', 'editor', 'author', 'translator', 'reader'] as const

/** What people type who do not look, and what people type who do. */
const words = [
  'ميزانية العام الجديد',
  'Kestrel raises $270 million',
  'استثمار بقيمة 270 مليون دولار في tZero',
  '‏אחת ‎two ثلاثة',
  '<b>bold</b> & "quoted"',
  '{name} {count, plural}',
  'https://example.com/a?b=c&d=é',
  'a@b.example',
  '٢٠٢٦-١٣-٤٥',
  '2026-12-24',
  '-1',
  '99999999999999999999',
  '   ',
  '👩🏽‍💻🎉',
  'كلمة '.repeat(300),
  'x'.repeat(400),
  '../../etc/passwd',
  '%00%ff',
]
const starts = [
  '/admin',
  '/admin/today',
  '/admin/plan',
  '/admin/media',
  '/admin/people',
  '/admin/settings',
  '/admin/live',
  '/admin/inbox',
  '/admin/account',
  '/',
  '/en',
  '/latest',
  '/search',
]

/** What comes by the clipboard: as text, and as programs write it. */
const long =
  'في دبي قالت Kestrel إنها جمعت ٢٧٠ مليون دولار (270M$) من شركة «tZero»، وفق https://example.com/a. '
const pastes = [
  { text: long.repeat(400), html: '' },
  { text: long, html: `<p dir="rtl">${long}</p><h2>Second هنا</h2><ul><li>${long}<li>x</ul>`.repeat(40) },
  { text: long, html: `<table>${`<tr><td>${long}<td>12,5 %</tr>`.repeat(12)}</table><p>${long}` },
  {
    text: 'سطر\n\nLine two\n\u200f\u202b‏عكس\u202c\n\n',
    html: '<o:p></o:p><p class=MsoNormal><b>غامق</b><img src=x>',
  },
  { text: 'https://www.youtube.com/watch?v=aqz-KE-bpKQ', html: '' },
]

/** What can be pressed or filled, and is seen. */
const touchable =
  'a[href]:not([download]):not([href^="mailto:"]):not([target="_blank"]), button, summary, [role="tab"], [role="option"], [role="menuitem"], input, select, textarea, [contenteditable="true"]'
/** Nobody goes on after it. */
const leaves = /sign.?out|خروج/i
const notText = new Set(['checkbox', 'radio', 'file', 'submit', 'button', 'range', 'color'])
const files = [
  { name: 'صورة.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') },
  { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('الاسم,القيمة\nأ,١\nب,2\n') },
  { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
]

type Finding = { what: string; where: string; steps: readonly string[] }
const found = new Map<string, Finding>()

/** The same fault at another story is the same fault. */
const kindOf = (text: string) => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27,}|[\w-]*\d[\w-]*/g, '#').slice(0, 240)

/** What stands where a message is missing: its key, under one of these. */
const namespaces = Object.keys(JSON.parse(readFileSync('messages/ar.json', 'utf8')) as object).concat(
  'Newsroom',
)
const notWritten = new RegExp(
  `\\b(?:${namespaces.join('|')})\\.[a-zA-Z]+|\\bundefined\\b|\\bNaN\\b|\\[object |Invalid Date|MISSING_MESSAGE`,
)

/** What stands in place of a screen of the newsroom that could not be made. */
const broken = new RegExp(
  ['ar', 'en']
    .map((locale) => JSON.parse(readFileSync(`messages/newsroom/${locale}/shell.json`, 'utf8')).failure.title)
    .join('|'),
)

/** Of one element on the screen, as it is printed. */
type Seen = { at: number; tag: string; type: string; name: string; isShut: boolean; isOwn: boolean }

const onScreen = (page: Page): Promise<Seen[]> =>
  page.locator(touchable).evaluateAll((all) =>
    all.flatMap((element, at) => {
      const box = element.getBoundingClientRect()
      const isSeen = box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true })
      if (!isSeen) return []
      const name =
        element.getAttribute('aria-label') || element.textContent || element.getAttribute('name') || ''
      return {
        at,
        tag: element.tagName.toLowerCase(),
        type: element.getAttribute('type') ?? (element.hasAttribute('contenteditable') ? 'text' : ''),
        name: `${name.trim().replace(/\s+/g, ' ').slice(0, 40)} ${element.getAttribute('href') ?? ''}`.trim(),
        isShut: element.matches(':disabled, [aria-disabled="true"]'),
        isOwn: element.closest('main, dialog, [role="dialog"], [role="menu"]') !== null,
      }
    }),
  )

/** Presses or fills one thing on the screen. @returns what was done, for the story of a finding */
async function touch(page: Page): Promise<string> {
  const all = (await onScreen(page)).filter(({ isShut, name }) => !isShut && !leaves.test(name))
  if (all.length === 0) return 'nothing to press'
  // Mostly what stands on the page itself, or every other step would be of the navigation.
  const own = all.filter(({ isOwn }) => isOwn)
  const { at, tag, type, name } = any(own.length > 0 && random() < 0.8 ? own : all)
  const element = page.locator(touchable).nth(at)
  const done = `${tag}${type && `[${type}]`} «${name}»`
  const isText = tag === 'textarea' || type === 'text' || (tag === 'input' && !notText.has(type))
  if (tag === 'select') {
    const options = await element.locator('option').evaluateAll((each) => each.map((_, index) => index))
    await element.selectOption({ index: any(options) }, { timeout: 2_000 })
  } else if (type === 'file') {
    await element.setInputFiles(any(files), { timeout: 2_000 })
  } else if (isText) {
    const text = any(words)
    await element.click({ timeout: 2_000 })
    if (random() < 0.3) await page.keyboard.press('Control+A')
    if (random() < 0.15) return `${done} ← ${await paste(page)}`
    await page.keyboard.insertText(text)
    // Gone before anything of it is saved.
    if (random() < 0.08) return page.reload({ timeout: 15_000 }).then(() => `${done} ← and a reload`)
    if (random() < 0.3) await page.keyboard.press('Enter')
    return `${done} ← ${JSON.stringify(text.slice(0, 40))}`
  } else if (random() < 0.15) {
    await element.dblclick({ timeout: 2_000 })
    return `twice ${done}`
  } else await element.click({ timeout: 2_000, noWaitAfter: random() < 0.3 })
  return done
}

/** Pastes into what has the focus, as the browser would: what nobody takes over is put in as text. */
async function paste(page: Page): Promise<string> {
  const clip = any(pastes)
  await page.evaluate(({ text, html }) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    if (html) data.setData('text/html', html)
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    if (document.activeElement?.dispatchEvent(event)) document.execCommand('insertText', false, text)
  }, clip)
  return `a paste of ${clip.html.length || clip.text.length}`
}

/** The next thing of somebody who has no mouse. @returns what it was */
async function byKeyboard(page: Page): Promise<string> {
  const chance = random()
  if (chance < 0.45) {
    const key = random() < 0.8 ? 'Tab' : 'Shift+Tab'
    const times = 1 + Math.floor(random() * 12)
    for (let i = 0; i < times; i += 1) await page.keyboard.press(key)
    return `key ${key} × ${times}`
  }
  if (chance < 0.6) {
    const key = any(['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Escape', 'Home', 'End'])
    await page.keyboard.press(key)
    return `key ${key}`
  }
  const at = await page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null
    const isText =
      element?.matches('input:not([type="checkbox"], [type="radio"], [type="file"]), textarea') ||
      element?.isContentEditable
    return {
      isText,
      name: `${element?.tagName.toLowerCase()} «${(element?.getAttribute('aria-label') || element?.textContent || '').trim().slice(0, 40)}»`,
      leads: element?.matches('a[href^="http"], a[download], a[target], a[href^="mailto:"], [type="file"]'),
    }
  })
  if (at.leads || leaves.test(at.name)) return `looks at ${at.name}`
  if (at.isText && random() < 0.7) {
    const text = any(words)
    if (random() < 0.2) return `${at.name} ← ${await paste(page)}`
    await page.keyboard.insertText(text)
    return `${at.name} ← ${JSON.stringify(text.slice(0, 40))}`
  }
  const key = any(['Enter', 'Enter', 'Space', 'Control+Z'])
  await page.keyboard.press(key)
  return `key ${key} on ${at.name}`
}

/** One thing that somebody does. @returns what it was */
async function step(page: Page, role: string, hasMouse: boolean): Promise<string> {
  const chance = random()
  if (chance < 0.06) {
    const path = any(starts.filter((each) => each.startsWith('/admin') === (role !== 'reader')))
    await page.goto(path)
    return `goes to ${path}`
  }
  if (chance < 0.12) return page.goBack({ timeout: 5_000 }).then(() => 'back')
  if (chance < 0.14) return page.goForward({ timeout: 5_000 }).then(() => 'forward')
  if (chance < 0.18) return page.reload({ timeout: 15_000 }).then(() => 'reload')
  if (chance < 0.24) {
    const key = any(['Escape', 'Tab', 'Enter', 'ArrowDown', 'Control+Z', '/', 'Delete', 'Control+Enter'])
    await page.keyboard.press(key)
    return `key ${key}`
  }
  return hasMouse ? touch(page) : byKeyboard(page)
}

/** What may be wrong with what is on the screen. */
async function faultsOf(page: Page): Promise<string[]> {
  const seen = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const sticksOut = (element: Element) => {
      const { left, right, width } = element.getBoundingClientRect()
      return width > 0 && (right > clientWidth + 0.5 || left < -0.5)
    }
    const innermost =
      scrollWidth > clientWidth ? [...document.querySelectorAll('body *')].filter(sticksOut) : []
    return {
      // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not shown
      text: document.body?.innerText ?? '',
      wider: scrollWidth - clientWidth,
      by: innermost.slice(-3).map(({ tagName, className }) => `${tagName.toLowerCase()}.${className}`),
    }
  })
  const odd = notWritten.exec(seen.text)
  return [
    ...(odd ? [`shows «${seen.text.slice(Math.max(0, odd.index - 40), odd.index + 60)}»`] : []),
    ...(seen.wider > 0 ? [`is ${seen.wider} px wider than its screen, by ${seen.by.join(', ')}`] : []),
    ...(broken.test(seen.text) ? ['says that something broke'] : []),
  ]
}

async function person(browser: Browser, url: string, settings: Record<string, string>, seed: number) {
  random = seeded(seed)
  const role = (values.role as (typeof roles)[number] | undefined) ?? any(roles)
  const screen =
    (values.screen as keyof typeof screens | undefined) ??
    any(Object.keys(screens) as (keyof typeof screens)[])
  const locale = (values.locale as NewsroomLocale | undefined) ?? any(['ar', 'en'] as const)
  const colorScheme = any(['light', 'dark'] as const)
  const hasMouse = values.keyboard ? false : screen === 'phone' || random() < 0.8
  const context = await browser.newContext({ ...screens[screen], colorScheme, baseURL: url })
  context.setDefaultNavigationTimeout(20_000)
  const steps: string[] = []
  const who = `seed ${seed}, ${role}, ${locale}, ${screen}, ${colorScheme}${hasMouse ? '' : ', keyboard'}`
  const heard: string[] = []
  let isCut = false
  let hasEnded = false
  const open = async () => {
    const page = await context.newPage()
    listen(page)
    return page
  }
  const listen = (page: Page) => {
    page.on('dialog', (dialog) => void (random() < 0.5 ? dialog.accept() : dialog.dismiss()).catch(() => {}))
    page.on('pageerror', (error) => heard.push(`error in the page: ${error.stack ?? error.message}`))
    page.on('console', (message) => {
      const text = message.text()
      // What the browser and Next say of a request that was cut, and of a preview whose session has ended.
      if (
        text.startsWith('Failed to load resource') ||
        (isCut && /fetch|network|load chunk|ERR_/i.test(text)) ||
        (hasEnded && text.includes('frame-ancestors'))
      )
        return
      if (message.type() === 'error') heard.push(`console: ${text}`)
    })
    page.on('response', (response) => {
      if (!response.url().startsWith(url)) return
      const status = response.status()
      const path = response.url().slice(url.length)
      if (status >= 500) heard.push(`${status} from ${response.request().method()} ${path}`)
      if (status === 404 && response.request().isNavigationRequest() && steps.at(-1)?.startsWith('a '))
        heard.push(`a link that leads nowhere: ${path}`)
    })
  }
  const pages = [await open()]
  let page = pages[0] as Page
  const tell = async () => {
    for (const what of [...heard.splice(0), ...(await faultsOf(page).catch(() => []))]) {
      const where = page.url().slice(url.length)
      const kind = kindOf(
        `${what} ${what.startsWith('shows') || what.startsWith('is') ? where.split('?')[0] : ''}`,
      )
      if (found.has(kind)) continue
      found.set(kind, { what, where, steps: steps.slice(-12) })
      const picture = join(values.out, `${found.size}.png`)
      await page.screenshot({ path: picture }).catch(() => {})
      console.log(
        `\n${found.size}. ${what.slice(0, 900)}\n   at ${where} (${who}), after\n   ${steps.slice(-8).join('\n   ')}`,
      )
    }
  }
  const cut = async (offline: boolean) => {
    await context.setOffline(offline)
    isCut = offline
    return offline ? 'the network is cut' : 'the network is back'
  }
  /** What happens to people besides what they do. */
  const often = async (isIn: boolean): Promise<string> => {
    if (isCut && random() < 0.4) return cut(false)
    const chance = random()
    if (chance < 0.015) return cut(true)
    if (isIn && chance < 0.025) {
      hasEnded = true
      return context.clearCookies().then(() => 'the session ended')
    }
    if (chance < 0.04 && pages.length < 2) {
      const address = page.url()
      page = await open()
      pages.push(page)
      return page.goto(address).then(() => 'opens a second tab')
    }
    if (pages.length > 1 && chance < 0.1) {
      page = any(pages)
      await page.bringToFront()
    }
    return step(page, role, hasMouse)
  }
  try {
    const one = role === 'reader' ? null : await newPerson(role, { locale, settings })
    if (one) await enter(page, one)
    else await page.goto(any(['/', '/en', '/fr', '/he', '/ur', '/fa']))
    const home = one ? '/admin' : '/'
    for (let i = 0; i < Number(values.steps); i += 1) {
      steps.push('…')
      let done: string
      try {
        done = await bounded(often(one !== null), 'the step')
      } catch (error) {
        if (error instanceof Stuck) throw error
        done = `could not: ${(error as Error).message.split('\n')[0]}`
      }
      steps.splice(-1, 1, pages.length > 1 ? `${pages.indexOf(page)}: ${done}` : done)
      if (values.log) console.log(`  ${steps.at(-1)}`)
      await page.waitForLoadState('domcontentloaded', { timeout: 20_000 }).catch(() => {})
      await pause(120)
      if (!isCut) await bounded(tell(), 'looking at the screen')
      if (!page.url().startsWith(url) && !isCut) await page.goto(home)
      if (one && /\/sign-in/.test(page.url()) && !isCut) {
        await signIn(page, one)
        await page.waitForURL((to) => !to.pathname.endsWith('/sign-in'), { timeout: 15_000 })
        steps.push('signs in again')
      }
    }
  } catch (error) {
    const what = (error as Error).message
    found.set(`${seed} ${what}`, { what, where: page.url(), steps: steps.slice(-12) })
    console.log(
      `\n${found.size}. ${what}\n   at ${page.url()} (${who}), after\n   ${steps.slice(-8).join('\n   ')}`,
    )
  } finally {
    await bounded(context.close(), 'closing').catch(() => {})
  }
  return steps.length
}

class Stuck extends Error {}

/** Nothing that a person does takes a minute: a page that answers nothing is a finding, not the end of the walk. */
async function bounded<T>(work: Promise<T>, what: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Stuck(`${what} did not end within a minute`)), 60_000)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

const folder = await demoFolder('hand')
const server = await openNewspaper({ WARRAQ_DATA: folder, LOG_LEVEL: 'warn' })
const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments })
const until = Date.now() + Number(values.minutes) * 60_000
let seed = Number(values.seed)
let steps = 0
try {
  for (; Date.now() < until; seed += 1)
    steps += await person(browser, server.url, { WARRAQ_DATA: folder }, seed)
} finally {
  await browser.close()
  await server.stop()
}
console.log(`\n${steps} steps of ${seed - Number(values.seed)} people: ${found.size} findings`)
process.exit(found.size > 0 ? 1 : 0)
