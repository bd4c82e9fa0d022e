/**
 * Everything that may happen to somebody who writes, as commands of a model-based run (fast-check): what they do on the
 * real screen, and what the model then knows. The model holds what stood on the screen when it was last looked at; the
 * screen is the judge of what was written, and every other place is held against it.
 */
import { expect, type Page } from '@playwright/test'
import fc from 'fast-check'
import { sameContent } from '../../lib/newsroom/writing/same-content.ts'
import { nothingElsewhere } from '../../lib/vocabulary.ts'
import { storyPath } from '../story-screen.ts'
import type { Weather } from './unsteady-network.ts'
import { again, type Seen, type WritingDesk } from './writing-desk.ts'

export type Model = {
  /** Where the writer is: at the story, or on another page of the newsroom, or of nobody. */
  at: 'story' | 'elsewhere'
  /** What the story's screen last showed her, while she wrote. */
  seen: Seen | null
  /** Words that others put into the story, and that the server took. */
  rivals: string[]
  /** Somebody else wrote since the screen was last looked at: words may stand in two versions. */
  isDivided: boolean
  /** What readers were given last. */
  published: Seen | null
  isSignedOut: boolean
  isOffline: boolean
  weather: Weather
  /** Numbers every word, so that no two are alike. */
  count: number
}

export const newModel = (): Model => ({
  at: 'story',
  seen: null,
  rivals: [],
  isDivided: false,
  published: null,
  isSignedOut: false,
  isOffline: false,
  weather: 'clear',
  count: 0,
})

export type Command = fc.AsyncCommand<Model, WritingDesk>

/** Letters of three scripts and digits of two, each a word of its own. */
const shapes = [
  (n: number) => `كلمة${n}`,
  (n: number) => `tZero${n}`,
  (n: number) => `«قول${n}»`,
  (n: number) => `${n}.5%`,
  (n: number) => `٤${n}مليون`,
  (n: number) => `سهم-${n}/USD`,
]

const body = (page: Page) => page.locator('.story-body[role=textbox]')
const isWriting = (page: Page): Promise<boolean> =>
  page
    .locator('.story-body[role=textbox][contenteditable=true]')
    .isVisible()
    .catch(() => false)

/** Words of what was seen, every one of them. */
export const wordsOf = (seen: Seen | null): string[] => {
  const texts: string[] = []
  const gather = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) gather(each)
    else if (typeof value === 'object' && value !== null)
      for (const [key, each] of Object.entries(value)) {
        if (key === 'text' && typeof each === 'string') texts.push(each)
        else if (typeof each === 'object') gather(each)
      }
  }
  if (!seen) return []
  gather(seen.document)
  texts.push(seen.headline, seen.kicker ?? '', seen.standfirst ?? '', seen.dateline ?? '')
  return texts.join(' ').split(/\s+/).filter(Boolean)
}

/** Something done with the keyboard, on the story's screen; what stands there afterwards is what was written. */
class Writes implements Command {
  readonly #name: string
  readonly #work: (page: Page, word: string) => Promise<unknown>
  readonly #rest: number
  readonly #adds: boolean
  constructor(
    name: string,
    work: (page: Page, word: string) => Promise<unknown>,
    { rest = 0, adds = true }: { rest?: number; adds?: boolean } = {},
  ) {
    this.#name = name
    this.#work = work
    this.#rest = rest
    this.#adds = adds
  }
  check = ({ at }: Readonly<Model>) => at === 'story'
  async run(model: Model, desk: WritingDesk) {
    const { page } = desk
    if (!(await isWriting(page))) return
    model.count += 1
    const word = shapes[model.count % shapes.length]!(model.count)
    await this.#work(page, word)
    const seen = await desk.look()
    // Taken over from in the middle of a word: from then on it is not she who writes.
    if (seen && (await isWriting(page))) {
      if (this.#adds) expect(JSON.stringify(seen), `typing shows ${word}`).toContain(word)
      model.seen = seen
    }
    if (this.#rest) await page.waitForTimeout(this.#rest)
  }
  toString = () => `${this.#name}${this.#rest ? ` +${this.#rest}ms` : ''}`
}

const inText = async (page: Page, keys: () => Promise<unknown>) => {
  await body(page).focus()
  await keys()
}

const typing =
  (where: 'end' | 'start' | 'here' | 'line') =>
  (page: Page, word: string): Promise<unknown> =>
    inText(page, async () => {
      if (where === 'end' || where === 'line') await page.keyboard.press('Control+End')
      if (where === 'start') await page.keyboard.press('Control+Home')
      if (where === 'line') await page.keyboard.press('Enter')
      await page.keyboard.type(where === 'start' ? `${word} ` : ` ${word}`)
    })

const typingOver =
  (name: 'headline' | 'standfirst') =>
  async (page: Page, word: string): Promise<unknown> => {
    await page.locator(`.story-line-${name} textarea`).focus()
    await page.keyboard.press('End')
    return page.keyboard.type(` ${word}`)
  }

const pasting =
  (html: (word: string) => string) =>
  (page: Page, word: string): Promise<unknown> =>
    inText(page, async () => {
      await page.keyboard.press('Control+End')
      await body(page).evaluate(
        (element, [markup, text]) => {
          const clipboardData = new DataTransfer()
          clipboardData.setData('text/html', markup!)
          clipboardData.setData('text/plain', text!)
          element.dispatchEvent(
            new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
          )
        },
        [html(word), word],
      )
    })

const pressing =
  (...keys: string[]) =>
  (page: Page): Promise<unknown> =>
    inText(page, async () => {
      for (const key of keys) await page.keyboard.press(key)
    })

const inserting =
  (kind: string) =>
  (page: Page, word: string): Promise<unknown> =>
    inText(page, async () => {
      await page.keyboard.press('Control+End')
      await page.keyboard.press('Enter')
      await page.keyboard.type(`/${kind}`)
      const option = page.getByRole('listbox').getByRole('option').first()
      if (await option.isVisible().catch(() => false)) await page.keyboard.press('Enter')
      await page.keyboard.type(word)
    })

/** What happens around the writing. */
class Happens implements Command {
  readonly #name: string
  readonly check: (model: Readonly<Model>) => boolean
  readonly #work: (model: Model, desk: WritingDesk) => Promise<unknown>
  constructor(
    name: string,
    check: (model: Readonly<Model>) => boolean,
    work: (model: Model, desk: WritingDesk) => Promise<unknown>,
  ) {
    this.#name = name
    this.check = check
    this.#work = work
  }
  async run(model: Model, desk: WritingDesk) {
    await this.#work(model, desk)
  }
  toString = () => this.#name
}

/** At the story again: what it opens with is what was left. */
export async function arrive(model: Model, desk: WritingDesk): Promise<void> {
  const standing = await desk.settled()
  model.at = 'story'
  if (standing !== 'writing') return
  // Its first answer may be the words of somebody who wrote in between.
  if (model.isDivided) return
  await expect
    .poll(async () => whatDiffers(model.seen, await desk.look()), {
      message: 'the story opens with what was left',
      timeout: 15_000,
    })
    .toBe('the same')
}

const whole = (seen: Seen) => ({
  ...seen,
  ...nothingElsewhere,
  otherHeadlines: [],
  leadMediaId: null,
  bylines: [],
})

/** 'the same', or what differs: for a message that is read by a person. */
export function whatDiffers(expected: Seen | null, found: Seen | null): string {
  if (!expected) return 'the same'
  if (!found) return 'nothing is shown'
  if (sameContent(whole(expected), whole(found))) return 'the same'
  const there = new Set(wordsOf(found))
  const lost = wordsOf(expected).filter((word) => !there.has(word))
  const had = new Set(wordsOf(expected))
  const extra = wordsOf(found).filter((word) => !had.has(word))
  return `lost: ${lost.join(' ') || '–'}; more: ${extra.join(' ') || '–'}; expected ${JSON.stringify(expected)}; found ${JSON.stringify(found)}`
}

const reachable = (model: Readonly<Model>) =>
  !model.isOffline && model.weather !== 'cut' && !model.isSignedOut

const isThere = ({ at }: Readonly<Model>) => at === 'story'
const canLeave = (model: Readonly<Model>) => model.at === 'story' && reachable(model)

/** Without a network, or a session, one gets nowhere; but away from the story all the same. */
const leaving = (name: string, rest: number, go: (page: Page) => Promise<unknown>): Command =>
  new Happens(`leaves by ${name}${rest ? ` after ${rest}ms` : ''}`, isThere, async (model, { page }) => {
    if (rest) await page.waitForTimeout(rest)
    const left = go(page)
    if (reachable(model)) await left
    else await left.catch(() => page.goto('/admin/calendar').catch(() => {}))
    model.at = 'elsewhere'
  })

const clicking =
  (selector: string) =>
  async (page: Page): Promise<unknown> => {
    const clicked = await page.evaluate((at) => {
      const link = [...document.querySelectorAll<HTMLElement>(at)].find(
        (each) => each.getClientRects().length > 0,
      )
      link?.click()
      return Boolean(link)
    }, selector)
    expect(clicked, `${selector} can be pressed`).toBe(true)
    return expect(page.locator('.story-screen')).toHaveCount(0, { timeout: 15_000 })
  }

const comingBack = (name: string, go: (desk: WritingDesk) => Promise<unknown>): Command =>
  new Happens(
    `comes back by ${name}`,
    (model) => model.at === 'elsewhere' && reachable(model),
    async (model, desk) => {
      // A way back that led elsewhere, or was cut short: there is always the address.
      await go(desk).catch(() => {})
      if (!desk.page.url().endsWith(storyPath(desk.articleId))) await desk.goto()
      await arrive(model, desk)
    },
  )

/** Milliseconds between the last letter and what comes after it: within a save, between two, and after one. */
const rests = [0, 60, 130, 250, 500, 900, 1_000, 1_400, 2_000, 3_000]

/** Nothing stands in the way, and nobody else writes. */
const isQuiet = (model: Readonly<Model>) => canLeave(model) && model.weather === 'clear' && !model.isDivided

/** The story as the server has it, with a word more. */
async function rivalWrites(model: Model, desk: WritingDesk, by: 'program' | 'colleague'): Promise<void> {
  model.count += 1
  const word = `${by === 'program' ? 'آلي' : 'زميلة'}${model.count}`
  const { version, content } = await desk.onServer()
  const written = {
    ...content,
    document: {
      ...content.document,
      content: [
        ...content.document.content,
        { type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text: word }] },
      ],
    },
  }
  const tabId = `colleague-${model.count}-${desk.articleId}`
  const path = storyPath(desk.articleId)
  if (by === 'colleague') await desk.colleague.post(`${path}/tab/take-over`, { ...again, data: { tabId } })
  const answer =
    by === 'program'
      ? await desk.program.put(`/api/v1/drafts/${desk.articleId}`, {
          ...again,
          data: { baseVersion: version, content: written },
        })
      : await desk.colleague.put(`${path}/draft`, {
          ...again,
          data: { tabId, baseVersion: version, turn: model.count, content: written },
        })
  if (by === 'colleague') await desk.colleague.delete(`${path}/tab`, { ...again, data: { tabId } })
  if (!answer.ok()) return
  model.rivals.push(word)
  model.isDivided = true
}

/** Chooses one side of a conflict, if there is one; afterwards the other side is in the history. */
export async function resolve(model: Model, desk: WritingDesk, side: 0 | 1): Promise<void> {
  const conflict = desk.page.locator('.conflict')
  if (!(await conflict.isVisible().catch(() => false))) return
  // Pressed again when the answer was that she has to sign in, or that the server is away.
  await expect(async () => {
    if (await conflict.isVisible())
      await conflict.locator('.conflict-head .button-row button').nth(side).click()
    await expect(conflict).toHaveCount(0, { timeout: 10_000 })
  }).toPass({ timeout: 60_000 })
  model.isDivided = true
}

/** In these orders of magnitude people type, leave and come back; each group is as likely as the next. */
const groups: Command[][] = [
  rests.map((rest) => new Writes('types at the end', typing('end'), { rest })),
  rests.map((rest) => new Writes('types a line', typing('line'), { rest })),
  [0, 500].flatMap((rest) => [
    new Writes('types at the start', typing('start'), { rest }),
    new Writes('types here', typing('here'), { rest }),
  ]),
  [0, 130, 1_000].flatMap((rest) =>
    (['headline', 'standfirst'] as const).map(
      (name) => new Writes(`types in the ${name}`, typingOver(name), { rest }),
    ),
  ),
  [
    new Writes(
      'pastes a sentence',
      pasting((word) => `<p>${word} من <b>صفحة</b> أخرى</p>`),
    ),
    new Writes(
      'pastes two blocks',
      pasting((word) => `<h2>عنوان</h2><p>${word}</p>`),
    ),
  ],
  [
    new Writes('cuts a word', pressing('Control+End', 'Control+Shift+ArrowRight', 'Control+x'), {
      adds: false,
    }),
    new Writes('undoes', pressing('Control+z'), { adds: false }),
    new Writes('redoes', pressing('Control+Shift+z'), { adds: false }),
    new Writes('makes it bold', pressing('Control+End', 'Shift+Home', 'Control+b'), { adds: false }),
    new Writes('moves the block up', pressing('Control+End', 'Alt+ArrowUp'), { adds: false }),
    new Writes('changes direction', pressing('Control+Shift+x'), { adds: false }),
    new Writes('makes a heading', pressing('Control+End', 'Control+Alt+2'), { adds: false }),
  ],
  ['عنوان', 'قائمة', 'اقتباس', 'table'].map(
    (kind) => new Writes(`inserts ${kind}`, inserting(kind), { adds: false }),
  ),
  rests.map((rest) => leaving('the rooms', rest, clicking('.shell-nav a, .shell-name'))),
  rests.map((rest) => leaving('the name of the paper', rest, clicking('.shell-name'))),
  rests.map((rest) => leaving('the palette', rest, byPalette)),
  rests.map((rest) => leaving('Back', rest, (page) => page.goBack())),
  rests.map((rest) => leaving('a whole page', rest, (page) => page.goto('/admin/calendar'))),
  [
    comingBack('Back', (desk) => desk.page.goBack()),
    comingBack('Forward', (desk) => desk.page.goForward()),
    comingBack('its address', (desk) => desk.goto()),
  ],
  [comingBack('Back', (desk) => desk.page.goBack()), comingBack('its address', (desk) => desk.goto())],
  rests.map(
    (rest) => new Happens(`reloads after ${rest}ms`, canLeave, (model, desk) => reload(model, desk, rest)),
  ),
  [new Happens('closes the tab and opens another', canLeave, closeTab)],
  [
    new Happens(
      'goes offline',
      (model) => !model.isOffline,
      async (model, desk) => {
        await desk.setOffline(true)
        model.isOffline = true
      },
    ),
  ],
  [
    new Happens(
      'is online again',
      (model) => model.isOffline,
      async (model, desk) => {
        await desk.setOffline(false)
        model.isOffline = false
      },
    ),
  ],
  (['clear', 'slow', 'cut', 'deaf', 'failing'] as const).map(
    (weather) =>
      new Happens(
        `the network is ${weather}`,
        (model) => model.weather !== weather,
        async (model, desk) => {
          desk.network.weather = weather
          model.weather = weather
        },
      ),
  ),
  [
    new Happens(
      'is signed out',
      (model) => !model.isSignedOut,
      async (model, desk) => {
        await desk.signOut()
        model.isSignedOut = true
      },
    ),
  ],
  [new Happens('signs in again', (model) => model.isSignedOut, signIn)],
  [
    new Happens('opens it in a second tab, and closes that', canLeave, async (_, desk) => {
      const second = await desk.newTab()
      await second.goto(storyPath(desk.articleId))
      await desk.settled(second)
      await second.close()
    }),
    new Happens(
      'takes over in a second tab, and writes there',
      (model) => canLeave(model) && model.weather === 'clear',
      takeOverInSecondTab,
    ),
  ],
  [
    new Happens(
      'a program writes',
      () => true,
      (model, desk) => rivalWrites(model, desk, 'program'),
    ),
  ],
  [
    new Happens(
      'a colleague takes over and writes',
      () => true,
      (model, desk) => rivalWrites(model, desk, 'colleague'),
    ),
  ],
  ([0, 1] as const).map(
    (side) =>
      new Happens(
        `settles a conflict for ${side === 0 ? 'her' : 'the other'} side`,
        (model) => isThere(model) && reachable(model),
        (model, desk) => resolve(model, desk, side),
      ),
  ),
  [new Happens('publishes', isQuiet, publish)],
  [new Happens('brings an earlier version back', isQuiet, restore)],
]

const kills: Command[][] = [
  [
    new Happens(
      'the server is killed',
      () => true,
      async (_, desk) => desk.killServer(),
    ),
  ],
  [
    new Happens(
      'the browser is killed',
      (model) => reachable(model) && model.weather === 'clear',
      async (model, desk) => {
        // What a keystroke has not yet brought to the disk is nobody's to keep.
        if (model.at === 'story') await isOnDisk(model, desk)
        await desk.killBrowser()
        await arrive(model, desk)
      },
    ),
  ],
]

/** Any of all that may happen, group by group. */
export const anyCommand = (given: { kills: boolean }): fc.Arbitrary<Command>[] =>
  [...groups, ...(given.kills ? kills : [])].map((group) => fc.constantFrom(...group))

/** A sequence that is known by its names, as a run prints it. @throws for a name that is none */
export const commandsNamed = (names: readonly string[]): Command[] =>
  names.map((name) => {
    const found = [...groups, ...kills].flat().find((each) => String(each) === name)
    if (!found) throw new Error(`No command is named “${name}”`)
    return found
  })

async function byPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  const item = page.locator('.palette .menu-item').first()
  // In a text the same keys ask for a link.
  if (!(await item.isVisible().catch(() => false))) {
    await page.keyboard.press('Escape')
    await page.locator('.palette-button').click()
  }
  await item.click()
  await expect(page.locator('.story-screen')).toHaveCount(0, { timeout: 20_000 })
}

async function reload(model: Model, desk: WritingDesk, rest: number): Promise<void> {
  if (rest) await desk.page.waitForTimeout(rest)
  await desk.page.reload()
  await arrive(model, desk)
}

async function closeTab(model: Model, desk: WritingDesk): Promise<void> {
  const next = await desk.newTab()
  const closed = desk.page.waitForEvent('close')
  await desk.page.close({ runBeforeUnload: true })
  await closed
  desk.page = next
  await desk.page.goto('/admin')
  await desk.goto()
  await arrive(model, desk)
}

async function signIn(model: Model, desk: WritingDesk): Promise<void> {
  await desk.signIn()
  model.isSignedOut = false
  if (model.at === 'story') await pressNotice(desk)
}

/** “I have signed in”, “try now”: what the screen offers where something stands in the way of a save. */
export const pressNotice = ({ page }: WritingDesk): Promise<void> =>
  page
    .locator('.story-notices .notice button')
    .first()
    .click({ timeout: 500 })
    .catch(() => {})

async function takeOverInSecondTab(model: Model, desk: WritingDesk): Promise<void> {
  const second = await desk.newTab()
  await second.goto(storyPath(desk.articleId))
  const takeOver = async () => {
    await second.locator('.story-notices .notice button').first().click()
    await second.getByRole('alertdialog').locator('.button').last().click()
  }
  if ((await desk.settled(second)) === 'reading') await takeOver()
  if ((await desk.settled(second)) !== 'writing') return second.close()
  model.count += 1
  const word = `نافذة${model.count}`
  await typing('end')(second, word)
  const line = second.locator('.story-status')
  await expect(line).toHaveAttribute('data-kind', /saved|locked/, { timeout: 20_000 })
  // The first tab, thought to be gone while the server was away, was heard of again before this one.
  if ((await line.getAttribute('data-kind')) === 'locked') await takeOver()
  await expect(line).toHaveAttribute('data-kind', 'saved', { timeout: 20_000 })
  // The first tab may hold words that never arrived: then there are two versions.
  model.rivals.push(word)
  model.isDivided = true
  await second.close()
  await reload(model, desk, 0)
}

async function isOnDisk(model: Model, desk: WritingDesk): Promise<void> {
  await expect
    .poll(
      async () => {
        if (model.isDivided || (await desk.statusNow()) === 'saved') return true
        const kept = await desk.kept()
        return kept.some((each) => whatDiffers(model.seen, each.content) === 'the same')
      },
      { message: 'the browser keeps what was written', timeout: 10_000 },
    )
    .toBe(true)
}

async function openPanel(page: Page, tab: number): Promise<void> {
  const item = page.getByRole('tab').nth(tab)
  const panel = page.locator('.story-panel-content:not([hidden], [inert])')
  if ((await item.getAttribute('aria-selected')) !== 'true' || !(await panel.isVisible())) await item.click()
  await expect(panel).toBeVisible()
}

async function closePanel(page: Page): Promise<void> {
  const close = page.getByRole('button', { name: 'أغلق اللوحة' })
  if (await close.isVisible().catch(() => false)) await close.click()
}

/** Right after a keystroke: readers are given it, too. */
async function publish(model: Model, desk: WritingDesk): Promise<void> {
  const { page } = desk
  if (!(await isWriting(page)) || !model.seen) return
  await openPanel(page, 0)
  const move = page.locator('.story-moves .button-primary')
  if (!(await move.isVisible().catch(() => false))) return closePanel(page)
  await move.click()
  const dialog = page.getByRole('dialog').filter({ has: page.locator('textarea') })
  const go = dialog.locator('.button-primary')
  await expect(go).toBeVisible()
  if (await go.isDisabled()) {
    await page.keyboard.press('Escape')
    return closePanel(page)
  }
  await go.click()
  await expect(dialog, 'publishing right after typing is not refused').toBeHidden({ timeout: 20_000 })
  model.published = model.seen
  await closePanel(page)
}

async function restore(model: Model, desk: WritingDesk): Promise<void> {
  const { page } = desk
  if (!(await isWriting(page)) || !model.seen) return
  // By the route that the button asks, once what was typed has been sent.
  await page.keyboard.press('Control+s')
  await expect.poll(() => desk.statusNow(), { timeout: 15_000 }).toBe('saved')
  const path = storyPath(desk.articleId)
  const before = model.seen
  const { value } = await (await page.request.get(`${path}/revisions`)).json()
  const oldest = value.revisions.at(-1)
  const answer = await page.request.post(`${path}/revisions/${oldest.number}/restore`, {
    data: {},
    headers: { origin: desk.url },
  })
  expect(answer.ok(), 'a version is brought back').toBe(true)
  const history = (await desk.history()).join(' ')
  for (const word of wordsOf(before))
    expect(history, `the history has ${word}`).toContain(JSON.stringify(word).slice(1, -1))
  await page.reload()
  expect(await desk.settled()).toBe('writing')
  model.seen = await desk.look()
}
