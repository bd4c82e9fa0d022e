/**
 * A writer at her desk, for machines that try to lose her words: a newspaper of her own, behind a network that may fail,
 * in a browser that may be killed, with a colleague and a program that write into the same story.
 */
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type APIRequestContext,
  type BrowserContext,
  type BrowserContextOptions,
  type Cookie,
  chromium,
  expect,
  type Page,
  request as requests,
} from '@playwright/test'
import type { DraftContent } from '../../lib/newsroom/stories/draft-content.ts'
import type { UnsavedDraft } from '../../lib/newsroom/writing/draft-autosave.ts'
import { validateDocument } from '../../lib/story/validate.ts'
import { chromiumArguments, chromiumPath } from '../../lib/testing/browser.ts'
import { copyDemo, freePort, type Newspaper, openNewspaper } from '../../lib/testing/newspaper.ts'
import { answers, enter, newPerson } from '../newsroom-session.ts'
import { status, storyPath } from '../story-screen.ts'
import { UnsteadyNetwork } from './unsteady-network.ts'

/** A connection that the server has closed for its idleness is opened again. */
export const again = { maxRetries: 3 }

/** What stands on the screen of a story. */
export type Seen = Pick<DraftContent, 'kicker' | 'headline' | 'standfirst' | 'dateline' | 'document'>

export type OnServer = { version: number; content: DraftContent }

export class WritingDesk {
  page!: Page
  articleId = ''
  #context!: BrowserContext
  #newspaper: Newspaper
  #session: Cookie[] = []
  readonly network: UnsteadyNetwork
  readonly url: string
  readonly #settings: Record<string, string>
  readonly #folder: string
  readonly #screen: BrowserContextOptions
  /** Another editor, who has no browser: what she does goes to the server at once. */
  colleague!: APIRequestContext
  /** A program with a key. */
  program!: APIRequestContext
  #section = ''

  private constructor(
    given: Pick<WritingDesk, 'network' | 'url'> & {
      newspaper: Newspaper
      settings: Record<string, string>
      folder: string
      screen: BrowserContextOptions
    },
  ) {
    this.network = given.network
    this.url = given.url
    this.#newspaper = given.newspaper
    this.#settings = given.settings
    this.#folder = given.folder
    this.#screen = given.screen
  }

  /** @param screen what the browser is opened with: its size, and whether it is a phone */
  static async open(screen: BrowserContextOptions): Promise<WritingDesk> {
    const folder = await mkdtemp(join(tmpdir(), 'warraq-writing-'))
    const [port, outside] = [await freePort(), await freePort()]
    const url = `http://localhost:${outside}`
    const settings = { WARRAQ_DATA: join(folder, 'data'), PORT: String(port), SITE_URL: url }
    await copyDemo(settings.WARRAQ_DATA)
    const newspaper = await openNewspaper(settings)
    const network = await UnsteadyNetwork.open(outside, port)
    process.once('exit', () => desk.#endServer())
    const desk = new WritingDesk({ network, url, newspaper, settings, folder, screen })
    await desk.#openBrowser()
    await desk.#meetOthers()
    return desk
  }

  /** The browser, with everything it remembers of an earlier one. */
  async #openBrowser(): Promise<void> {
    this.#context = await chromium.launchPersistentContext(join(this.#folder, 'browser'), {
      executablePath: chromiumPath(),
      args: chromiumArguments,
      baseURL: this.url,
      ...this.#screen,
    })
    this.#context.setDefaultTimeout(30_000)
    this.page = this.#context.pages()[0] ?? (await this.#context.newPage())
  }

  async #meetOthers(): Promise<void> {
    const settings = this.#settings
    await enter(this.page, await newPerson('editor', { settings, name: 'نور الزميلة' }))
    // The network that fails is the writer's: the others have one of their own.
    const baseURL = this.#newspaper.url
    this.colleague = await requests.newContext({
      baseURL,
      storageState: await this.#context.storageState(),
      extraHTTPHeaders: { origin: this.url },
    })
    await this.#context.clearCookies()
    await enter(this.page, await newPerson('editor', { settings }))
    this.#session = await this.#context.cookies()
    await this.page.goto('/admin/keys')
    await answers(this.page)
    await this.page.locator('input[name="name"]').fill('آلة')
    for (const box of await this.page.locator('input[name="scope"]').all()) await box.check()
    await this.page.locator('main form button[type="submit"]').first().click()
    const key = await this.page.getByLabel('المفتاح الجديد').textContent()
    this.program = await requests.newContext({
      baseURL,
      extraHTTPHeaders: { authorization: `Bearer ${key}` },
    })
    const { items } = await (await this.program.get('/api/v1/sections')).json()
    this.#section = items[0].id
  }

  /** A new story, empty, on the writer's screen. */
  async begin(words: string): Promise<void> {
    this.network.weather = 'clear'
    await this.#context.setOffline(false)
    await this.signIn()
    const begun = await this.program.post('/api/v1/drafts', {
      ...again,
      data: { locale: 'ar', headline: words, sectionId: this.#section },
    })
    expect(begun.status()).toBe(201)
    this.articleId = (await begun.json()).id
    for (const page of this.#context.pages()) if (page !== this.page) await page.close()
    await this.goto()
  }

  async goto(): Promise<void> {
    const address = storyPath(this.articleId)
    // A page that was on its way elsewhere, as to the sign-in, takes this one away.
    for (let left = 3; ; left--)
      try {
        await this.page.goto(address)
        return
      } catch (error) {
        if (left === 0) throw error
        await this.page.waitForLoadState('load').catch(() => {})
      }
  }

  /** Waits until the screen of the story has settled what it opens with. */
  async settled(page = this.page): Promise<'writing' | 'conflict' | 'reading'> {
    const conflict = page.locator('.conflict')
    const line = page.locator('.story-line-headline textarea')
    const settled = line
      .and(page.locator(':not([readonly])'))
      .or(conflict)
      .or(page.locator('.story-notices .notice'))
    await expect(settled.first()).toBeVisible({ timeout: 20_000 })
    if (await conflict.isVisible()) return 'conflict'
    return (await line.isEditable()) ? 'writing' : 'reading'
  }

  /** What stands on the screen at this moment; null when it is none of a story. Changes nothing there. */
  async look(page = this.page): Promise<Seen | null> {
    const found = await page
      .evaluate(() => {
        const body = document.querySelector('.story-body[role=textbox]') as
          | (Element & { editor?: { getJSON: () => unknown } })
          | null
        const lines = [...document.querySelectorAll<HTMLTextAreaElement>('.story-lines textarea')]
        return body?.editor
          ? { lines: lines.map((each) => each.value), document: body.editor.getJSON() }
          : null
      })
      .catch(() => null)
    if (!found) return null
    const [kicker, title, standfirst, dateline] = found.lines
    return {
      kicker: kicker || null,
      headline: title ?? '',
      standfirst: standfirst || null,
      dateline: dateline || null,
      document: validateDocument(found.document).document,
    }
  }

  statusNow = (): Promise<string | null> =>
    status(this.page)
      .getAttribute('data-kind', { timeout: 1_000 })
      .catch(() => null)

  async onServer(): Promise<OnServer> {
    const answer = await this.colleague.get(`${storyPath(this.articleId)}/draft`, again)
    return (await answer.json()).value
  }

  /** Every version that is kept, as text. */
  async history(): Promise<string[]> {
    const base = `${storyPath(this.articleId)}/revisions`
    const { value } = await (await this.colleague.get(base, again)).json()
    return Promise.all(
      value.revisions.map(async ({ number }: { number: number }) =>
        JSON.stringify(await (await this.colleague.get(`${base}/${number}`, again)).json()),
      ),
    )
  }

  /** What the browser's own store holds of the story. */
  async kept(): Promise<UnsavedDraft[]> {
    if (!this.page.url().startsWith(this.url)) return []
    const all = await this.page
      .evaluate(
        () =>
          new Promise<unknown[]>((resolve) => {
            const opening = indexedDB.open('warraq-newsroom')
            opening.onerror = () => resolve([])
            opening.onsuccess = () => {
              const database = opening.result
              if (!database.objectStoreNames.contains('kept-words')) return resolve([])
              const all = database.transaction('kept-words').objectStore('kept-words').getAll()
              all.onsuccess = () => {
                database.close()
                resolve(all.result)
              }
            }
          }),
      )
      .catch(() => [])
    return (all as UnsavedDraft[]).filter((each) => each.articleId === this.articleId)
  }

  async setOffline(isOffline: boolean): Promise<void> {
    await this.#context.setOffline(isOffline)
  }

  async signOut(): Promise<void> {
    await this.#context.clearCookies()
  }

  async signIn(): Promise<void> {
    await this.#context.addCookies(this.#session)
  }

  newTab(): Promise<Page> {
    return this.#context.newPage()
  }

  /** At once, also when the run that opened it ends in the middle. */
  #endServer(): void {
    const { pid, exitCode, signalCode } = this.#newspaper.process
    if (pid && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL')
  }

  /** The server's whole process group, with nothing said to it; and after a while it is there again. */
  async killServer(): Promise<void> {
    const ended = new Promise((resolve) => this.#newspaper.process.once('close', resolve))
    this.#endServer()
    await ended
    this.#newspaper = await openNewspaper(this.#settings)
  }

  /** The browser and all its processes, with nothing said to them; and then it is opened again. */
  async killBrowser(): Promise<void> {
    const gone = new Promise((resolve) => this.#context.once('close', resolve))
    spawnSync('pkill', ['-9', '-f', join(this.#folder, 'browser')])
    await gone
    await rm(join(this.#folder, 'browser', 'SingletonLock'), { force: true })
    await this.#openBrowser()
    await this.signIn()
    await this.goto()
  }

  async close(): Promise<void> {
    await this.#context.close().catch(() => {})
    await this.colleague.dispose()
    await this.program.dispose()
    await this.network.close()
    await this.#newspaper.stop().catch(() => {})
    await rm(this.#folder, { recursive: true, force: true })
  }
}
