/**
 * The day of a newsroom, in Arabic, by six people of whom three have phones: a story is planned, assigned, taken, written,
 * noted, suggested to, returned, approved, translated, scheduled, published by its hour and corrected, and each is told in
 * the inbox that she has open, without asking: `node bench/newsroom-day.ts`. Some minutes, one of them the schedule's.
 *
 * Two instances serve a new paper on a PostgreSQL of its own: people work on one and have their inbox open on the other.
 * Every screen on the way is asked whether it is wider than its window and what axe finds. Prints each step, how long after
 * it was done its news stood on a screen, and «NOT reached» beside what did not come true. Those times are of a machine that
 * also draws everybody's screens; `notifications.ts` measures them alone. `--pictures=FOLDER` keeps what the screens looked like.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, type BrowserContext, devices, expect, type Page } from '@playwright/test'
import { violationsOn } from '../e2e/barriers.ts'
import { enter, newPerson } from '../e2e/newsroom-session.ts'
import {
  closePanel,
  headline as headlineOf,
  isReady,
  isSaved,
  line,
  makeMove,
  openTab,
  state,
  text,
  typeText,
} from '../e2e/story-screen.ts'
import type { Role } from '../lib/vocabulary.ts'
import { twoInstances } from './two-instances.ts'

const { values } = parseArgs({ options: { pictures: { type: 'string' } } })

const screens = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { ...devices['Pixel 7'], viewport: { width: 360, height: 780 } },
}

const started = Date.now()
const failures: string[] = []
const waits: number[] = []
let presses = 0
let steps = 0
const say = (words: string) =>
  console.log(`${String(Math.round((Date.now() - started) / 1000)).padStart(4)} s  ${words}`)
const fail = (words: string) => {
  failures.push(words)
  say(`NOT reached: ${words}`)
}

/** What is walked may fail and the day goes on, as it does. */
async function step(name: string, walk: () => Promise<unknown>): Promise<void> {
  steps += 1
  say(name)
  try {
    await walk()
  } catch (error) {
    fail(`${name}\n${String(error instanceof Error ? error.stack : error).slice(0, 1_500)}`)
    for (const person of Object.values(people))
      await person.page
        .screenshot({ path: pictureOf(`failed-${failures.length}-${person.key}`) })
        .catch(() => {})
  }
}

const pictures = values.pictures
if (pictures) await mkdir(pictures, { recursive: true })
const pictureOf = (name: string) => (pictures ? join(pictures, `${name}.png`) : '')

/** What is noted in pages. */
type Watched = { pressed: () => void; seen: Record<string, number> }

/** Somebody of the newsroom: the tab she works in, and her inbox in another, which nobody reloads. */
class Person {
  readonly key: string
  readonly name: string
  readonly page: Page
  readonly inbox: Page
  constructor(given: Pick<Person, 'key' | 'name' | 'page' | 'inbox'>) {
    this.key = given.key
    this.name = given.name
    this.page = given.page
    this.inbox = given.inbox
  }

  static async comesIn(
    browser: Browser,
    key: string,
    role: Role,
    name: string,
    screen: keyof typeof screens,
  ): Promise<Person> {
    const context: BrowserContext = await browser.newContext({ ...screens[screen], baseURL: one.url })
    context.setDefaultTimeout(20_000)
    await context.exposeBinding('pressed', () => {
      presses += 1
    })
    await context.addInitScript(() => {
      addEventListener('click', (event) => event.isTrusted && (window as unknown as Watched).pressed(), true)
    })
    const page = await context.newPage()
    await enter(page, await newPerson(role, { name, settings: { WARRAQ_DATA: data } }))
    const inbox = await context.newPage()
    await inbox.goto(`${other.url}/admin/inbox`)
    await inbox.evaluate(() => {
      const watched = window as unknown as Watched
      watched.seen = {}
      new MutationObserver(() => {
        for (const row of document.querySelectorAll('.inbox-row[data-unread]'))
          watched.seen[row.textContent] ??= Date.now()
      }).observe(document, { subtree: true, childList: true, characterData: true })
    })
    return new Person({ key, name, page, inbox })
  }

  /** She sees in the inbox that is open what has happened, from whom and with which words. */
  async hears(kind: string, about: string, ...more: string[]): Promise<void> {
    let row = this.inbox.locator('.inbox-row[data-unread]', { hasText: about }).filter({ hasText: kind })
    for (const each of more) row = row.filter({ hasText: each })
    try {
      await expect(row.first()).toBeVisible({ timeout: 10_000 })
      const wait = await row.first().evaluate((found) => {
        const at = (window as unknown as Watched).seen[found.textContent]
        return at && at - Date.parse(found.querySelector('time')?.dateTime ?? '')
      })
      if (wait !== undefined) waits.push(wait)
      say(`     ${this.name} is told «${kind}» (${wait} ms)`)
    } catch {
      fail(`${this.name} is told «${kind}»${more.length > 0 ? ` with ${more.join(', ')}` : ''}`)
    }
  }

  /** Through the inbox to what she was told of: as she would go. */
  async goesTo(kind: string, about: string): Promise<void> {
    const row = this.inbox.locator('.inbox-row', { hasText: about }).filter({ hasText: kind }).first()
    const href = await row.getByRole('link', { name: about }).getAttribute('href')
    await this.page.goto('/admin/inbox')
    await this.page
      .locator('.inbox-row', { hasText: about })
      .filter({ hasText: kind })
      .first()
      .getByRole('link', { name: about })
      .click()
    await this.page.waitForURL(`**${href}`)
  }

  /** What she looks at is no wider than her screen, and axe finds nothing. */
  async looks(name: string): Promise<void> {
    const wider = await this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (wider > 0) fail(`${name}: ${wider} pixels wider than the screen of ${this.name}`)
    for (const { id, nodes } of await violationsOn(this.page))
      fail(`${name}: ${id} on ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`)
    if (pictures) await this.page.screenshot({ path: pictureOf(`${name}-${this.key}`) })
  }
}

const { data, one, other, browser, close } = await twoInstances('newsroom-day')

const mark = Math.random().toString(36).slice(2, 6)
const people = {
  huda: await Person.comesIn(browser, 'huda', 'editor', `هدى ${mark}`, 'desktop'),
  salem: await Person.comesIn(browser, 'salem', 'author', `سالم ${mark}`, 'desktop'),
  karim: await Person.comesIn(browser, 'karim', 'author', `كريم ${mark}`, 'phone'),
  reem: await Person.comesIn(browser, 'reem', 'translator', `ريم ${mark}`, 'phone'),
  layla: await Person.comesIn(browser, 'layla', 'owner', `ليلى ${mark}`, 'phone'),
  nader: await Person.comesIn(browser, 'nader', 'editor', `نادر ${mark}`, 'desktop'),
}
presses = 0
const { huda, salem, karim, reem, layla, nader } = people

const event = `افتتاح الجسر ${mark}`
const headline = `الجسر يُفتح اليوم ${mark}`
const inEnglish = `The bridge opens ${mark}`
const pictureStory = `صور من الجسر ${mark}`
let story = ''
let publicHref = ''

/** What is to be heard in a moment, and not at the next heartbeat: an open tab that comes back hears at once. */
const comesBack = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('online')))

async function plans(about: string, person: string | null, kind?: string, language?: string): Promise<void> {
  const { page } = huda
  await page.getByRole('link', { name: 'أضف تغطية' }).click()
  await page.getByLabel('عنوان العمل').fill(about)
  if (kind) await page.getByLabel('ما يُصنع').selectOption({ label: kind })
  if (language) await page.getByLabel('اللغة', { exact: true }).selectOption({ label: language })
  if (person) await page.getByLabel('من يتولّاها').selectOption({ label: person })
  await page.getByLabel('التكليف').fill(`المطلوب: ${about}`)
  await page.getByRole('button', { name: 'أضفها إلى الخطة' }).click()
  await expect(page.locator('.plan-card', { hasText: about })).toContainText('مخطَّطة')
}

await step('Huda plans an event and who makes what of it', async () => {
  const { page } = huda
  await page.goto('/admin/plan/event/new')
  await page.getByLabel('ماذا يحدث').fill(event)
  await page.getByRole('button', { name: 'خطِّط الحدث' }).click()
  await plans(headline, salem.name)
  await plans(inEnglish, reem.name, 'ترجمة', 'English')
  await plans(pictureStory, null, 'صور')
  await huda.looks('event')
  await salem.hears('كُلِّفت بها', headline, huda.name)
  await reem.hears('كُلِّفت بها', inEnglish, huda.name)
  await page.goto('/admin/plan')
  await huda.looks('plan')
})

await step('Karim takes what is nobody’s, with one press on his phone', async () => {
  const { page } = karim
  await page.goto('/admin/plan?view=list')
  await karim.looks('plan')
  const card = page.locator('.plan-card', { hasText: pictureStory })
  await card.getByRole('button', { name: /^خذها/ }).tap()
  await expect(card).toContainText(karim.name)
  await expect(huda.page.locator('.plan-card', { hasText: pictureStory })).toContainText(karim.name)
  await huda.hears('تولّاها زميل', pictureStory, karim.name)
})

await step('Reem sees that there is nothing to translate yet', async () => {
  await reem.goesTo('كُلِّفت بها', inEnglish)
  await reem.looks('coverage')
  await reem.page.getByRole('button', { name: 'ابدأ الترجمة' }).tap()
  await expect(reem.page.locator('.notice[role="alert"], .field-error').first()).toBeVisible()
  await reem.looks('coverage-no-source')
})

await step('Salem writes what he was assigned', async () => {
  await salem.goesTo('كُلِّفت بها', headline)
  const { page } = salem
  await page.getByRole('button', { name: 'ابدأ المادة' }).click()
  await page.waitForURL('**/admin/stories/*')
  story = new URL(page.url()).pathname
  await isReady(page)
  await expect(headlineOf(page)).toHaveValue(headline)
  await line(page, 'الملخّص').fill('بعد عامين من العمل يعبره الناس صباح اليوم.')
  await typeText(page, 'قال الوزير أمس إن الجسر كلّف ثلاثين مليونًا.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('وسيُفتح للسيارات والمشاة معًا، وفق تقرير Kestrel.')
  await isSaved(page)
  await salem.looks('writing')
  await expect(huda.page.locator('.plan-card', { hasText: headline })).toContainText('تُكتب')
})

await step('Huda notes words while he writes, names him, and hears his answer', async () => {
  const { page } = huda
  await page.goto(story)
  await text(page).getByText('Kestrel').dblclick()
  await page.keyboard.press('Control+Alt+M')
  const field = page.getByRole('textbox', { name: 'ما تريد قوله' })
  await field.pressSequentially(`@سالم ${mark}`)
  await page.getByRole('option', { name: salem.name }).click()
  await page.keyboard.type('من كتب هذا التقرير؟')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.note-thread')).toContainText('من كتب هذا التقرير؟')
  await salem.hears('إشارة إليك في ملاحظة', headline, huda.name)
  await comesBack(salem.page)
  await openTab(salem.page, 'الملاحظات')
  const thread = salem.page.locator('.note-thread')
  await thread.getByRole('button', { name: 'ردّ', exact: true }).first().click()
  await salem.page.keyboard.type('مكتب المهندس نفسه.')
  await thread.getByRole('button', { name: 'ردّ', exact: true }).click()
  await huda.hears('ردّ في ملاحظة', headline, salem.name)
})

await step(
  'Karim, who may not change it, suggests on his phone; Salem decides, and Karim hears',
  async () => {
    const { page } = karim
    await page.goto(story)
    await expect(page.getByRole('button', { name: 'اقترح', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    await text(page).locator('p').first().tap()
    await page.keyboard.press('Control+Home')
    await page.keyboard.type('وقد ')
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' وتلك زيادة.')
    await expect(page.getByText('حُفظت اقتراحاتك.')).toBeVisible()
    await headlineOf(page).fill(`الجسر يُفتح صباح اليوم ${mark}`)
    await expect(page.getByText('حُفظت اقتراحاتك.')).toBeVisible()
    await karim.looks('suggesting')
    await salem.hears('اقتراحات على مادتك', headline, karim.name)
    await comesBack(salem.page)
    await openTab(salem.page, 'الملاحظات')
    await salem.page.getByRole('button', { name: /^الاقتراحات/ }).click()
    const cards = salem.page.locator('.story-panel .note-thread')
    await cards.filter({ hasText: 'وقد' }).getByRole('button', { name: 'اقبل' }).click()
    await cards.filter({ hasText: 'زيادة' }).getByRole('button', { name: 'ارفض' }).click()
    await salem.looks('deciding')
    const ofHeadline = cards.filter({ hasText: 'صباح' })
    await ofHeadline.getByRole('button', { name: 'اقبل' }).click()
    await expect(headlineOf(salem.page)).toHaveValue(`الجسر يُفتح صباح اليوم ${mark}`)
    await isSaved(salem.page)
    await karim.hears('قُبل ما اقترحته', mark, salem.name)
    await karim.hears('لم يُقبل ما اقترحته', mark, salem.name)
  },
)

await step('Salem hands it in; whoever may approve it is told', async () => {
  await makeMove(salem.page, 'أرسلها إلى المراجعة', 'راجعوا الرقم من فضلكم')
  for (const each of [huda, nader, layla])
    await each.hears('مادة تنتظر المراجعة', mark, 'راجعوا الرقم', salem.name)
  await layla.page.goto('/admin/today')
  await layla.looks('today')
})

await step('Huda returns it with a word, and Salem puts it right', async () => {
  await huda.page.goto(story)
  await makeMove(huda.page, 'أعدها إلى كاتبها', 'أضف اسم المهندس')
  await salem.hears('أُعيدت إليك للتعديل', mark, 'أضف اسم المهندس', huda.name)
  await huda.page.goto('/admin')
  await comesBack(salem.page)
  await expect(salem.page.locator('.story-notices .hand-over')).toContainText('أضف اسم المهندس')
  await closePanel(salem.page)
  await typeText(salem.page, ' والمهندس هو بسام.')
  await isSaved(salem.page)
  await makeMove(salem.page, 'أرسلها إلى المراجعة', 'أضفت الاسم')
  // He has other work: who stays in a story has the pen.
  await salem.page.goto('/admin')
  await layla.hears('مادة تنتظر المراجعة', mark, 'أضفت الاسم')
  await expect(huda.page.locator('.board-row', { hasText: mark }).first()).toContainText('أضفت الاسم')
})

await step('Layla approves it on her phone', async () => {
  await layla.goesTo('مادة تنتظر المراجعة', mark)
  await expect(headlineOf(layla.page)).toBeVisible()
  await layla.looks('approving')
  await makeMove(layla.page, 'اعتمدها', 'جيدة')
  await salem.hears('اعتُمدت مادتك', mark, 'جيدة', layla.name)
  await layla.page.goto('/admin/today')
})

await step('Reem begins the translation on her phone and hands it in', async () => {
  const { page } = reem
  await reem.hears('جاهزة للترجمة', inEnglish, layla.name)
  await reem.goesTo('جاهزة للترجمة', inEnglish)
  await page.getByRole('button', { name: 'ابدأ الترجمة' }).tap()
  await page.waitForURL('**/admin/stories/*')
  await isReady(page)
  await reem.looks('translating')
  await headlineOf(page).fill(inEnglish)
  await line(page, 'الملخّص').fill('After two years of work people cross it this morning.')
  await closePanel(page)
  await text(page).locator('> *').last().tap()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('The minister said that the bridge cost thirty million.')
  await page.keyboard.press('Enter')
  await page.keyboard.type(
    'It is open to cars and people alike, according to Kestrel. Its engineer is Bassam.',
  )
  await isSaved(page)
  await makeMove(page, 'أرسلها إلى المراجعة', 'ترجمة أولى')
  await huda.hears('مادة تنتظر المراجعة', inEnglish, reem.name)
})

await step('Nader schedules the story for the minute after next; Salem is told', async () => {
  const { page } = nader
  await page.goto(story)
  await expect(headlineOf(page)).toBeVisible()
  const panel = await openTab(page, 'النشر')
  await nader.looks('publish-tab')
  await panel.getByRole('button', { name: 'جدوِل نشرها', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'جدوِل نشرها' })
  const at = new Date(Date.now() + 100_000)
  const wall = new Intl.DateTimeFormat('sv-SE', {
    // That of the demo.
    timeZone: 'Asia/Dubai',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at)
  const fields = dialog.locator('input')
  await fields.nth(0).fill(wall.slice(0, 10))
  if ((await fields.count()) > 1) await fields.nth(1).fill(wall.slice(11, 16))
  await nader.looks('scheduling')
  await dialog.getByRole('button', { name: 'جدوِل نشرها', exact: true }).click()
  await expect(dialog).toBeHidden()
  await salem.hears('جُدوِل نشر مادتك', mark, nader.name)
  await expect(state(page)).toHaveText('مجدولة')
})

await step('Its hour comes by itself: its makers and who scheduled it are told', async () => {
  const row = salem.inbox
    .locator('.inbox-row[data-unread]', { hasText: 'نُشرت مادتك' })
    .filter({ hasText: mark })
  await expect(row.first()).toBeVisible({ timeout: 180_000 })
  await nader.hears('نُشرت مادتك', mark)
  await nader.page.reload()
  await expect(headlineOf(nader.page)).toBeVisible()
  await expect(state(nader.page)).toHaveText('منشورة')
  const panel = await openTab(nader.page, 'النشر')
  publicHref = (await panel.getByRole('link', { name: 'انظرها كما يراها القراء' }).getAttribute('href'))!
  const reader = await browser.newPage({ baseURL: other.url })
  await reader.goto(publicHref)
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(`الجسر يُفتح صباح اليوم ${mark}`)
  await reader.close()
  await expect(layla.page.locator('.today-part', { hasText: 'نُشر اليوم' })).toContainText(mark)
})

await step('Huda publishes the translation; Reem is told', async () => {
  await huda.goesTo('مادة تنتظر المراجعة', inEnglish)
  await expect(headlineOf(huda.page)).toBeVisible()
  await huda.looks('reviewing-translation')
  await makeMove(huda.page, 'انشرها الآن')
  await reem.hears('نُشرت مادتك', inEnglish, huda.name)
})

await step('Nader corrects it: its author and its translator are told', async () => {
  const { page } = nader
  await closePanel(page)
  await isReady(page)
  await text(page).getByText('ثلاثين').dblclick()
  await page.keyboard.type('أربعين')
  await isSaved(page)
  const panel = await openTab(page, 'النشر')
  await panel.getByRole('button', { name: 'صوّب المادة' }).click()
  const dialog = page.getByRole('dialog', { name: 'صوّب المادة' })
  await dialog.getByRole('textbox', { name: /الملاحظة/ }).fill('كلّف الجسر أربعين مليونًا لا ثلاثين.')
  await dialog.getByRole('button', { name: 'انشر الملاحظة والتعديلات' }).click()
  await expect(dialog).toBeHidden()
  await salem.hears('نُشر تصويب في مادتك', mark, 'أربعين مليونًا')
  await reem.hears('تغيّر النص الأصلي لترجمتك', inEnglish, nader.name)
})

await step('The day is seen: the plan and the home say where all stands', async () => {
  await huda.page.goto('/admin/plan')
  await expect(huda.page.locator('.plan-card', { hasText: `الجسر يُفتح صباح اليوم ${mark}` })).toContainText(
    'منشورة',
  )
  await expect(huda.page.locator('.plan-card', { hasText: inEnglish })).toContainText('منشورة')
  await huda.looks('plan-at-the-end')
  for (const each of Object.values(people)) {
    await each.page.goto('/admin/inbox')
    await each.looks('inbox-at-the-end')
  }
})

for (const paper of await close()) fail(`an instance did not close well\n${paper.output()}`)
const quantile = (q: number) => {
  const sorted = waits.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN)
}
say(
  `${steps} steps, ${presses} presses; ${waits.length} times somebody was told: ` +
    `p50 ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms from what was done to the inbox on the other instance`,
)
say(failures.length === 0 ? 'The day came true.' : `${failures.length} of it NOT reached.`)
process.exitCode = failures.length === 0 ? 0 : 1
