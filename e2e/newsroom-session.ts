/**
 * People of the newsroom for browser tests: invited as an operator invites, and coming in by the link they are given.
 * The running server is asked as `npm run warraq -- user create` asks it, without the seconds that npm takes to start.
 */
import { randomBytes } from 'node:crypto'
import { type Cookie, expect, type Locator, type Page } from '@playwright/test'
import { askServer } from '../lib/server/command-socket.ts'
import type { NewsroomLocale, Role } from '../lib/vocabulary.ts'
import { newspaper } from './fixtures.ts'

export type NewsroomPerson = {
  name: string
  email: string
  /** What {@link enter} chooses. */
  password: string
  role: Role
  /** Works once; null for a contributor. */
  link: string | null
}

const names: Record<Role, string> = {
  owner: 'ليلى الناشرة',
  editor: 'هدى المحررة',
  author: 'سالم الكاتب',
  translator: 'ريم المترجمة',
  contributor: 'نادر المساهم',
}

/** Somebody new, whom no other test knows. */
export async function newPerson(
  role: Role,
  given: { name?: string; locale?: NewsroomLocale; settings?: Record<string, string> } = {},
): Promise<NewsroomPerson> {
  const mark = randomBytes(4).toString('hex')
  const { name = names[role], locale = 'ar', settings = newspaper.settings } = given
  const email = `${role}-${mark}@newsroom.example`
  const answer = await askServer(settings.WARRAQ_DATA!, {
    command: 'user',
    args: ['create', '--email', email, '--name', name, '--role', role, '--locale', locale],
  })
  if (!answer || answer.failed) throw new Error(`Nobody was invited:\n${answer?.output}`)
  const link = answer.output.match(/https?:\S+\/admin\/welcome\/\S+/)?.[0] ?? null
  return { name, email, password: `سبع نخلات ${mark}`, role, link }
}

/** Where somebody stands who has come in: where their work is, on the board or the desk of translations. */
export const hasComeIn = /\/admin(\?(state=in_review|mine=1).*|\/translations)?$/

/** Opens their link in this browser and chooses the password: they stand in the newsroom, signed in. */
export async function enter(page: Page, person: NewsroomPerson): Promise<void> {
  await page.goto(person.link!)
  await page.locator('input[name="password"]').fill(person.password)
  await page.locator('main form').getByRole('button').last().click()
  await expect(page).toHaveURL(hasComeIn, { timeout: 20_000 })
}

/** Somebody new of this role, signed in in this browser. */
export async function signInAsNew(
  page: Page,
  role: Exclude<Role, 'contributor'>,
  given?: Parameters<typeof newPerson>[1],
): Promise<NewsroomPerson> {
  const person = await newPerson(role, given)
  await enter(page, person)
  return person
}

/** Who has been let in before in this process, and the cookies they were given. */
const colleagues = new Map<Role, Cookie[]>()

/**
 * Somebody of this role who works here already, signed in in this browser: for tests that are about something else than
 * who it is. Such a test says itself where it goes first.
 */
export async function signInAsShared(page: Page, role: Exclude<Role, 'contributor'>): Promise<void> {
  const known = colleagues.get(role)
  if (known) return page.context().addCookies(known)
  await signInAsNew(page, role)
  colleagues.set(role, await page.context().cookies())
}

/** Signs in by e-mail address and password, as somebody who has been here before. */
export async function signIn(page: Page, { email, password }: Pick<NewsroomPerson, 'email' | 'password'>) {
  await page.goto('/admin/sign-in')
  await page.locator('input[name="email"]').fill(email)
  await page.locator('input[name="password"]').fill(password)
  await page.locator('main form').getByRole('button').last().click()
}

/** What a page says went wrong. (Next's own announcer of pages is an alert too.) */
export const alertOn = (page: Page): Locator => page.locator('.notice[role="alert"]')

/** Waits until a page answers to being pressed: React has taken its buttons over. A form can be sent before that. */
export async function answers(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const button = document.querySelector('main button')
    return button !== null && Object.keys(button).some((name) => name.startsWith('__reactProps'))
  })
}
