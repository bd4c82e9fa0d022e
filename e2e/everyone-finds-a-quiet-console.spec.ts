/**
 * No page of the house logs an error or a warning in the browser, or asks another site for anything before somebody wants
 * it to: each route of `app` is opened, in what it can show.
 */
import { globSync } from 'node:fs'
import type { ConsoleMessage, Page, Request } from '@playwright/test'
import { listPath, newHref } from '../components/newsroom/directory/directory-address.ts'
import { recordingId } from '../lib/demo/recordings.ts'
import { locales } from '../lib/locale/table.ts'
import { entryKinds } from '../lib/vocabulary.ts'
import { expect, newspaper, once, test } from './fixtures.ts'
import { answers, newPerson, signInAsNew } from './newsroom-session.ts'
import { anotherBrowser, beginStory } from './story-screen.ts'

// What keeps copies on the device is part of every page.
test.use({ serviceWorkers: 'allow' })

/** Routes that have a page, as Next spells them, without the groups that no address shows. */
const routes = globSync('app/**/page.tsx')
  .map((file) => `/${file.slice('app/'.length, -'page.tsx'.length)}`.replaceAll(/\/\([^)]+\)/g, ''))
  .map((route) => (route.length > 1 ? route.replace(/\/$/, '') : route))
  .sort()

/** An address of the public pages in each language. */
const inEach = (path: string): string[] =>
  locales.map((locale) => (locale === 'ar' ? path || '/' : `/${locale}${path}`))

/** What a route with a variable part is opened with; a route that is missing here fails the test that reads it. */
const addressesOf = (of: {
  story: string
  update: string
  article: string
  killed: string
  staff: string
  picture: string
  dataset: string
  part: string
  entry: string
  webhook: string
  run: string
  preview: string
}): Record<string, string[]> => ({
  '/[locale]': [...inEach(''), '/?lite', '/?lite=0'],
  '/[locale]/latest': [...inEach('/latest'), '/latest?page=2', '/latest?page=9'],
  '/[locale]/search': [...inEach('/search'), '/search?q=%D8%A7%D9%84%D9%86%D9%81%D8%B7', '/en/search?q=bank'],
  '/[locale]/corrections': inEach('/corrections'),
  '/[locale]/[section]': [...inEach('/economy'), '/about', '/en/about', '/nothing'],
  // Without a mail server there is none.
  '/[locale]/newsletters': ['/newsletters'],
  '/[locale]/mine': inEach('/mine'),
  '/[locale]/following': [...inEach('/following'), '/following?of=topic-nothing.section-x'],
  '/[locale]/notifications': ['/notifications'],
  '/[locale]/offline': inEach('/offline'),
  '/[locale]/authors': inEach('/authors'),
  '/[locale]/authors/[letter]': ['/authors/%D8%B3', '/en/authors/L', '/authors/nothing'],
  '/[locale]/archive/[[...period]]': [...inEach('/archive'), '/archive/2026/13'],
  '/[locale]/[section]/[slug]': [of.story, `${of.story}?lite`, of.killed, '/economy/nothing'],
  '/[locale]/[section]/[slug]/[update]': [of.update, `${of.story}/u1`],
  '/[locale]/author/[slug]': inEach('/author/salma-haddad'),
  '/[locale]/desk/[slug]': inEach('/desk/dubai'),
  '/[locale]/topic/[slug]': inEach('/topic/payments'),
  '/[locale]/[...rest]': ['/fa/a/b/c/d'],
  '/preview/[token]': [of.preview, '/preview/nothing'],
  '/admin/[...rest]': ['/admin/nothing'],
  '/admin/welcome/[token]': ['/admin/welcome/nothing'],
  '/admin/mail/[token]': ['/admin/mail/nothing'],
  '/admin/stories/[articleId]': [`/admin/stories/${of.article}`, '/admin/stories/nothing'],
  '/admin/stories/[articleId]/history': [`/admin/stories/${of.article}/history`],
  '/admin/stories/[articleId]/live': [`/admin/stories/${of.article}/live`],
  '/admin/media/[mediaId]': [of.picture],
  '/admin/media/files/[mediaId]': [`/admin/media/files/${recordingId('waves')}`],
  '/admin/people/[staffId]': [of.staff],
  '/admin/directory/[kind]': entryKinds.map(listPath),
  '/admin/directory/[kind]/new': entryKinds.map(newHref),
  '/admin/directory/[kind]/[entryId]': [of.entry],
  '/admin/import/[runId]': [of.run],
  '/admin/webhooks/[webhookId]': [of.webhook],
  '/admin/newsletters/[newsletterId]': ['/admin/newsletters/nothing'],
  '/admin/newsletters/[newsletterId]/[issueId]': ['/admin/newsletters/nothing/nothing'],
  '/admin/data/[datasetId]': [of.dataset, '/admin/data/nothing'],
  '/admin/parts/[partId]': [of.part, '/admin/parts/nothing'],
  '/admin/plan/event/[eventId]': ['/admin/plan/event/nothing'],
  '/admin/plan/coverage/[coverageId]': ['/admin/plan/coverage/nothing'],
  '/admin/settings/menus/[locale]': ['/admin/settings/menus/ar', '/admin/settings/menus/en'],
  '/admin/preview/[articleId]': [`/admin/preview/${of.article}`],
  '/admin/preview/front/[language]': ['/admin/preview/front/ar', '/admin/preview/front/en'],
})

/** Opens a page, waits until all of it is taken over by React, and tells what it logged meanwhile, and what it asked others. */
async function loggedBy(page: Page, address: string): Promise<string[]> {
  const logged: string[] = []
  const hear = (message: ConsoleMessage) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    // A page that answers 404 on purpose: Chromium logs the answer to the page itself.
    if (/status of 4(04|10)/.test(message.text()) && message.location().url === page.url()) return
    logged.push(`${address}: ${message.text()}`)
  }
  const fail = (error: Error) => logged.push(`${address}: ${error.stack ?? error.message}`)
  const leave = (request: Request) => {
    const { protocol, origin } = new URL(request.url())
    if (/^(http|ws)/.test(protocol) && origin !== newspaper.url)
      logged.push(`${address}: asks ${request.url()}`)
  }
  page.on('console', hear)
  page.on('pageerror', fail)
  page.context().on('request', leave)
  await page.goto(address)
  await page.waitForFunction(
    () =>
      document.querySelector('script[src*="/_next/"]') === null ||
      Object.keys(document.body).some((name) => name.startsWith('__reactFiber')),
  )
  // Effects, and what they fetch.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1_000 })))
  page.off('console', hear)
  page.off('pageerror', fail)
  page.context().off('request', leave)
  return logged
}

test('no page of ours logs an error or a warning, or asks another site', once, async ({ page, browser }) => {
  test.setTimeout(300_000)
  const logged: string[] = []
  const walk = async (on: Page, addresses: readonly string[]) => {
    for (const address of addresses) logged.push(...(await loggedBy(on, address)))
  }
  /** The first link of a page whose address begins so. */
  const linkOn = async (address: string, beginning: RegExp): Promise<string> => {
    await page.goto(address)
    const all = await page.locator('main a').evaluateAll((links) => links.map((a) => a.getAttribute('href')!))
    const found = all.find((each) => beginning.test(each))
    if (!found) throw new Error(`No link to ${beginning} on ${address}`)
    return found
  }
  const headers = { origin: newspaper.url }
  const moveStory = async (article: string, move: 'publish' | 'kill') => {
    const { value } = await (await page.request.get(`/admin/stories/${article}/draft`)).json()
    const data = { move, baseVersion: value.version, note: 'هدوء' }
    const moved = await page.request.post(`/admin/stories/${article}/move`, { headers, data })
    expect(moved.status(), await moved.text()).toBe(200)
  }

  const owner = await signInAsNew(page, 'owner')
  // Before anything is made, if this test is the first, and after.
  await walk(page, ['/admin/keys', '/admin/webhooks'])
  await answers(page)
  await page.getByLabel('من يُبلَّغ؟').fill('هدوء')
  await page.getByLabel('العنوان', { exact: true }).fill('http://127.0.0.1:9/')
  await page.getByRole('button', { name: 'أضف العنوان' }).click()
  await expect(page.getByLabel('السر الجديد')).toBeVisible()
  const title = `هدوء ${owner.email}`
  const [article, gone] = [await beginStory(page, title), await beginStory(page, `${title} يُسحب`)]
  const made = await page.request.post(`/admin/stories/${article}/links`, { headers, data: { hours: 24 } })
  await moveStory(gone, 'publish')
  await page.goto('/latest')
  const killed = (await page
    .getByRole('link', { name: `${title} يُسحب` })
    .first()
    .getAttribute('href'))!
  await moveStory(gone, 'kill')
  const sent = await page.request.post('/admin/import/file', {
    headers,
    multipart: { file: { name: 'quiet.xml', mimeType: 'text/xml', buffer: Buffer.from('<rss/>') } },
  })

  const examples = addressesOf({
    article,
    killed,
    story: await linkOn('/', /^\/economy\/[^?]+$/),
    update: await linkOn(
      await linkOn('/technology', /^\/technology\/%D8%A7%D9%86%D9%82%D8%B7%D8%A7%D8%B9/),
      /\/u[^/?]+$/,
    ),
    staff: await linkOn('/admin/people', /^\/admin\/people\/(?!new$)[^?]+$/),
    dataset: await linkOn('/admin/data', /^\/admin\/data\/(?!new$)[^?]+$/),
    part: await linkOn('/admin/parts', /^\/admin\/parts\/(?!new$)[^?]+$/),
    picture: await linkOn('/admin/media', /^\/admin\/media\/(?!together|files)[^?]+$/),
    entry: await linkOn(listPath('author'), /^\/admin\/directory\/authors\/(?!new$)[^?]+$/),
    webhook: await linkOn('/admin/webhooks', /^\/admin\/webhooks\/[^?]+$/),
    run: new URL(sent.url()).pathname,
    preview: new URL((await made.json()).value[0].address).pathname,
  })
  const addresses = routes.flatMap((route) => {
    const own = route.includes('[') ? examples[route] : [route]
    if (!own) throw new Error(`${route} is a page that this test has no address of`)
    return own
  })
  // Who is not signed in: the paper, the entrance, and what it keeps closed.
  const stranger = await anotherBrowser(browser)
  const guest = await newPerson('author', { locale: 'en' })
  await Promise.all([
    walk(
      page,
      addresses.filter((each) => each.startsWith('/admin')),
    ),
    walk(stranger, [
      ...addresses.filter((each) => !each.startsWith('/admin')),
      ...addresses.filter((each) => /^\/admin\/(sign-in|forgotten|security|welcome)/.test(each)),
      guest.link!,
      '/admin',
    ]),
  ])
  await stranger.context().close()
  expect(logged).toEqual([])
})
