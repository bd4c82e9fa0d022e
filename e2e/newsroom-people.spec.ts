/** Somebody comes into the newsroom, proves who they are, and is let go again: in Arabic. */
import type { Browser, CDPSession, Page } from '@playwright/test'
import { totp } from '../lib/newsroom/people/testing/totp.ts'
import { flaws } from './barriers.ts'
import { expect, newspaper, once, overflow, test } from './fixtures.ts'
import { alertOn, answers, enter, hasComeIn, newPerson, signIn, signInAsNew } from './newsroom-session.ts'

/** What the browser would not run, load or send: the pages' own policy, broken by their own pages. */
const violations: string[] = []
test.beforeEach(({ page }) => {
  violations.length = 0
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) violations.push(message.text())
  })
})
test.afterEach(() => expect(violations).toEqual([]))

/** Another browser, at the same screen size. */
async function elsewhere(browser: Browser, page: Page): Promise<Page> {
  const context = await browser.newContext({ baseURL: newspaper.url, viewport: page.viewportSize() })
  return context.newPage()
}

async function expectNoBarriers(page: Page): Promise<void> {
  const grave = (await flaws(page)).map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  )
  expect(grave, page.url()).toEqual([])
  expect(await overflow(page), page.url()).toBe(0)
}

test('an owner invites somebody, who chooses a password and comes in', async ({ page, browser }) => {
  await signInAsNew(page, 'owner')
  await page.goto('/admin/people')
  await expect(page.getByRole('heading', { name: 'الفريق' })).toBeVisible()
  await page.getByRole('link', { name: 'ادعُ شخصًا' }).click()
  const email = `sami-${Date.now()}@newsroom.example`
  await page.getByLabel('الاسم').fill('سامي المراسل')
  await page.getByLabel('البريد الإلكتروني').fill(email)
  await page.getByRole('radio', { name: 'محرر' }).check()
  await expectNoBarriers(page)
  await page.getByRole('button', { name: 'أنشئ رابط الدعوة' }).click()
  const link = (await page.getByLabel('رابط الدخول').textContent())!
  await expectNoBarriers(page)

  const theirs = await elsewhere(browser, page)
  await theirs.goto(link)
  await expect(theirs.getByRole('heading', { name: 'مرحبًا بك، سامي المراسل' })).toBeVisible()
  await expectNoBarriers(theirs)
  const submit = theirs.getByRole('button', { name: 'ادخل غرفة الأخبار' })
  await theirs.getByLabel('كلمة المرور', { exact: true }).fill('password1234')
  await submit.click()
  await expect(alertOn(theirs)).toContainText('سهلة التخمين')
  // What was written stays.
  await expect(theirs.getByLabel('الاسم')).toHaveValue('سامي المراسل')
  await theirs.getByLabel('كلمة المرور', { exact: true }).fill('ثلاث سفن عند الفجر')
  await submit.click()
  await expect(theirs).toHaveURL(hasComeIn)

  // Signed out, and in again by what he chose.
  await theirs.getByRole('button', { name: /سامي المراسل/ }).click()
  await theirs.getByRole('menuitem', { name: 'تسجيل الخروج' }).click()
  await expect(theirs.getByText('سجّلت خروجك من غرفة الأخبار.')).toBeVisible()
  await theirs.goto('/admin/account')
  await answers(theirs)
  await expect(theirs).toHaveURL(/\/admin\/sign-in\?to=%2Fadmin%2Faccount$/)
  await theirs.getByLabel('البريد الإلكتروني').fill(email)
  await theirs.getByLabel('كلمة المرور', { exact: true }).fill('ثلاث سفن عند الفجر')
  await theirs.getByRole('button', { name: 'تسجيل الدخول', exact: true }).click()
  await expect(theirs).toHaveURL(/\/admin\/account$/)

  // The link is used up; and an editor sees people without changing them.
  await theirs.goto(link)
  await expect(theirs.getByRole('heading', { name: 'لم يعد هذا الرابط صالحًا' })).toBeVisible()
  await theirs.goto('/admin/people')
  await expect(theirs.getByText(email)).toBeVisible()
  await expect(theirs.getByRole('link', { name: 'ادعُ شخصًا' })).toHaveCount(0)
  expect((await theirs.goto('/admin/people/new'))?.status()).toBe(404)
})

test('two steps: an app is scanned, asked for at the door, and lost', async ({ page, browser }) => {
  test.slow()
  const person = await signInAsNew(page, 'editor')
  await page.goto('/admin/account')
  await answers(page)
  await expectNoBarriers(page)
  await page.getByRole('button', { name: 'فعّل التحقق بخطوتين' }).click()
  await expect(page.getByRole('img', { name: 'صورة تُمسح بتطبيق المصادقة' })).toBeVisible()
  await expectNoBarriers(page)
  const secret = (await page.locator('.factor-secret').textContent())!
  const code = page.getByLabel('رمز التطبيق')
  await code.fill('000000')
  await page.getByRole('button', { name: 'أكّد' }).click()
  await expect(alertOn(page)).toContainText('هذا الرمز غير صحيح')
  await code.fill(totp(secret))
  await page.getByRole('button', { name: 'أكّد' }).click()
  await expect(page.locator('.recovery-codes code')).toHaveCount(10)
  const codes = await page.locator('.recovery-codes code').allTextContents()
  await expectNoBarriers(page)
  await page.getByRole('button', { name: 'حفظتها' }).click()
  await expect(
    page.getByText('بقي لك 10 رموز استعادة.').or(page.getByText('بقيت لك 10 رموز استعادة.')),
  ).toBeVisible()

  // With the app.
  const theirs = await elsewhere(browser, page)
  await signIn(theirs, person)
  await expect(theirs.getByRole('heading', { name: 'التحقق بخطوتين' })).toBeVisible()
  await expectNoBarriers(theirs)
  // The password alone opens nothing.
  const peeking = await theirs.context().newPage()
  await peeking.goto('/admin/account')
  await expect(peeking).toHaveURL(/sign-in/)
  await peeking.close()
  await theirs.getByLabel('رمز التطبيق').fill('123456')
  await theirs.getByRole('button', { name: 'تابع' }).click()
  await expect(alertOn(theirs)).toContainText('غير صحيح')
  // The one that confirmed the app is used up; this is the next.
  await theirs.getByLabel('رمز التطبيق').fill(totp(secret, Date.now() + 30_000))
  await theirs.getByRole('button', { name: 'تابع' }).click()
  await expect(theirs).toHaveURL(hasComeIn)

  // Without it: a recovery code, which is good once.
  for (const outcome of ['in', 'used'] as const) {
    await theirs.context().clearCookies()
    await signIn(theirs, person)
    await theirs.getByRole('link', { name: /رمز استعادة/ }).click()
    await theirs.getByLabel('رمز الاستعادة').fill(codes[0]!)
    await expectNoBarriers(theirs)
    await theirs.getByRole('button', { name: 'تابع' }).click()
    if (outcome === 'in') await expect(theirs).toHaveURL(hasComeIn)
    else await expect(alertOn(theirs)).toContainText('استُعمل من قبل')
  }
})

/** A device that holds passkeys and always knows its owner: https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/ */
async function deviceWithPasskeys(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return session
}

test('a passkey is made, comes in by itself, and is removed', async ({ page }) => {
  await deviceWithPasskeys(page)
  await signInAsNew(page, 'author')
  await page.goto('/admin/account')
  await answers(page)
  await page.getByLabel('اسم المفتاح').fill('هاتفي')
  await page.getByRole('button', { name: 'أضف مفتاح مرور' }).click()
  await expect(page.getByText('أُضيف مفتاح المرور.')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'هاتفي' })).toBeVisible()

  await page.context().clearCookies()
  await page.goto('/admin/sign-in?to=/admin/account')
  await answers(page)
  await expectNoBarriers(page)
  await page.getByRole('button', { name: 'ادخل بمفتاح مرور' }).click()
  // The door's own address ends with where it leads.
  await expect(page).toHaveURL(({ pathname }) => pathname === '/admin/account')
  await answers(page)
  await page.getByRole('button', { name: 'احذف مفتاح المرور «هاتفي»' }).click()
  await expect(page.getByText('لا مفاتيح بعد.')).toBeVisible()

  await page.context().clearCookies()
  await page.goto('/admin/sign-in')
  await answers(page)
  await page.getByRole('button', { name: 'ادخل بمفتاح مرور' }).click()
  await expect(alertOn(page)).toContainText('لم يكتمل الدخول بمفتاح المرور')
})

test('a session that is ended elsewhere is over at once', once, async ({ page, browser }) => {
  const person = await signInAsNew(page, 'author')
  const theirs = await elsewhere(browser, page)
  await signIn(theirs, person)
  await expect(theirs).toHaveURL(hasComeIn)
  await page.goto('/admin/account')
  await answers(page)
  await expect(page.getByText('هذا المتصفح', { exact: true })).toHaveCount(1)
  await page.getByRole('button', { name: /^أنهِ جلسة/ }).click()
  await expect(page.getByRole('button', { name: /^أنهِ جلسة/ })).toHaveCount(0)
  await theirs.goto('/admin/account')
  await answers(theirs)
  await expect(theirs).toHaveURL(/\/admin\/sign-in/)
})

test('a new password ends the other sessions', once, async ({ page, browser }) => {
  const person = await signInAsNew(page, 'author')
  const theirs = await elsewhere(browser, page)
  await signIn(theirs, person)
  await expect(theirs).toHaveURL(hasComeIn)
  await page.goto('/admin/account')
  await answers(page)
  await page.getByLabel('كلمة المرور الجديدة').fill('قمر فوق سطوح المدينة')
  await page.getByRole('button', { name: 'غيّر كلمة المرور' }).click()
  await expect(page.getByText('تغيّرت كلمة المرور')).toBeVisible()
  await theirs.goto('/admin')
  await expect(theirs).toHaveURL(/\/admin\/sign-in/)
  await signIn(theirs, person)
  await expect(alertOn(theirs)).toContainText('لم نتعرف على البريد وكلمة المرور')
  await signIn(theirs, { ...person, password: 'قمر فوق سطوح المدينة' })
  await expect(theirs).toHaveURL(hasComeIn)
})

test('an owner suspends somebody, whose next click leads to the door; reinstates and removes them', async ({
  page,
  browser,
}) => {
  test.slow()
  await signInAsNew(page, 'owner')
  const person = await newPerson('editor', { name: 'موقوفة مؤقتًا' })
  const theirs = await elsewhere(browser, page)
  await enter(theirs, person)
  await theirs.goto('/admin/account')
  await answers(theirs)

  await page.goto('/admin/people')
  await page.getByRole('listitem').filter({ hasText: person.email }).getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'موقوفة مؤقتًا' })).toBeVisible()
  await answers(page)
  await expectNoBarriers(page)
  await page.getByRole('button', { name: 'أوقف دخول موقوفة مؤقتًا' }).click()
  await expectNoBarriers(page)
  await page.getByRole('alertdialog').getByRole('button', { name: 'أوقف دخول موقوفة مؤقتًا' }).click()
  await expect(page.getByRole('heading', { name: 'إعادة الدخول' })).toBeVisible()

  // In the page that was open: an action is refused with its reason, and nothing was changed.
  await theirs.getByLabel('الاسم', { exact: true }).fill('اسم آخر')
  await theirs.getByRole('button', { name: 'احفظ', exact: true }).click()
  await expect(alertOn(theirs)).toContainText('انتهت جلستك')
  await theirs.goto('/admin')
  await expect(theirs).toHaveURL(/\/admin\/sign-in/)
  await signIn(theirs, person)
  await expect(alertOn(theirs)).toContainText('لم نتعرف على البريد وكلمة المرور')

  await page.getByRole('button', { name: 'أعد دخول موقوفة مؤقتًا' }).click()
  await expect(page.getByRole('heading', { name: 'إيقاف الدخول' })).toBeVisible()
  await signIn(theirs, person)
  await expect(theirs).toHaveURL(hasComeIn)

  await page.getByRole('button', { name: 'احذف موقوفة مؤقتًا' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'احذف موقوفة مؤقتًا' }).click()
  await expect(page).toHaveURL(/\/admin\/people$/)
  await expect(page.getByText(person.email)).toHaveCount(0)
  await theirs.goto('/admin')
  await expect(theirs).toHaveURL(/\/admin\/sign-in/)
})

test('a role, desks and a byline are given, and kept', async ({ page }) => {
  await signInAsNew(page, 'owner')
  const person = await newPerson('author')
  await page.goto('/admin/people')
  await page.getByRole('listitem').filter({ hasText: person.email }).getByRole('link').click()
  await page.getByRole('radio', { name: 'مترجم' }).check()
  await page.getByRole('checkbox').first().check()
  await page.getByLabel('التوقيع').selectOption({ label: 'دانيال رييس' })
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await expect(page.getByText('حُفظ.')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('radio', { name: 'مترجم' })).toBeChecked()
  await expect(page.getByRole('checkbox').first()).toBeChecked()
  await expect(page.getByLabel('التوقيع')).not.toHaveValue('')
  await page.getByLabel('التوقيع').selectOption('')
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await expect(page.getByText('حُفظ.')).toBeVisible()
})

test('somebody who guesses is asked to wait, calmly', once, async ({ page }) => {
  test.slow()
  const person = await newPerson('author')
  await page.goto('/admin/sign-in')
  await answers(page)
  const submit = page.getByRole('button', { name: 'تسجيل الدخول', exact: true })
  for (let i = 0; i < 10; i += 1) {
    await page.getByLabel('البريد الإلكتروني').fill(person.email)
    await page.getByLabel('كلمة المرور', { exact: true }).fill(`محاولة رقم ${i}`)
    await submit.click()
    await expect(submit).toBeEnabled()
    await expect(alertOn(page)).toContainText('لم نتعرف على البريد وكلمة المرور')
  }
  await page.getByLabel('كلمة المرور', { exact: true }).fill('محاولة أخيرة')
  await submit.click()
  await expect(page.getByRole('status')).toContainText(/كثرت المحاولات.*بعد \d+ دقيقة/)
  await expect(page.getByLabel('البريد الإلكتروني')).toHaveValue(person.email)
  await expectNoBarriers(page)
})

test('the newsroom speaks English to who asks for it', once, async ({ page }) => {
  await page.goto('/admin/sign-in')
  await answers(page)
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in to the newsroom' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
  await expectNoBarriers(page)
  await page.goto('/admin/forgotten')
  await expect(page.getByText('This paper sends no mail')).toBeVisible()
  await expectNoBarriers(page)
})

test('what another site sends is refused, whatever it says of itself', once, async ({ page }) => {
  await signInAsNew(page, 'editor')
  const foreign = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
    { origin: newspaper.url.replace('localhost', '127.0.0.1') },
    {},
  ]
  for (const headers of foreign) {
    const answer = await page.request.post('/admin/auth/passkey/verify-registration', {
      headers: headers as Record<string, string>,
      data: { response: {} },
    })
    expect(answer.status(), JSON.stringify(headers)).toBe(403)
    expect(await answer.json()).toEqual({ code: 'foreign-origin' })
  }
  // The same from our own pages is refused for what it holds.
  const own = await page.request.post('/admin/auth/passkey/verify-registration', {
    headers: { origin: newspaper.url },
    data: { response: {} },
  })
  expect(own.status()).toBe(400)
  // And nothing of the library's is open that no page of ours asks for.
  for (const path of ['sign-up/email', 'update-user', 'delete-user', 'get-session', 'list-sessions', 'ok'])
    for (const method of ['GET', 'POST'])
      expect(
        (
          await page.request.fetch(`/admin/auth/${path}`, { method, headers: { origin: newspaper.url } })
        ).status(),
        path,
      ).toBe(404)
})

test('an action of ours, sent by another site, is refused and does nothing', once, async ({ page }) => {
  const person = await signInAsNew(page, 'editor')
  await page.goto('/admin/account')
  await answers(page)
  // What our own page sends, caught on its way and sent from elsewhere.
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  const request = await sent
  await expect(page.getByText('حُفظ.')).toBeVisible()
  const given = await request.allHeaders()
  const body = request.postDataBuffer()!.toString('utf8').replaceAll(person.name, 'اسم من موقع آخر')
  const sendAgain = async (origin: string | undefined) => {
    const own = ['origin', 'content-length', 'sec-fetch-site', 'host', 'cookie']
    const headers = Object.fromEntries(
      Object.entries(given).filter(([name]) => !name.startsWith(':') && !own.includes(name)),
    )
    await page.request.post('/admin/account', {
      headers: { ...headers, ...(origin && { origin, 'x-forwarded-host': new URL(newspaper.url).host }) },
      data: Buffer.from(body),
    })
    await page.reload()
  }
  for (const origin of ['https://evil.example', 'null', undefined]) {
    await sendAgain(origin)
    await expect(page.getByLabel('الاسم', { exact: true }), origin).toHaveValue(person.name)
  }
  // It is the origin that was refused: the same, from us, is done.
  await sendAgain(newspaper.url)
  await expect(page.getByLabel('الاسم', { exact: true })).toHaveValue('اسم من موقع آخر')
})

test('every page of the newsroom says how it may be used', once, async ({ page }) => {
  const nonces = new Set<string>()
  for (const path of ['/admin/sign-in', '/admin/sign-in', '/admin', '/admin/welcome/none']) {
    const answer = await page.request.get(path)
    const headers = answer.headers()
    const policy = headers['content-security-policy']!
    const nonce = policy.match(/script-src 'nonce-([^']+)' 'strict-dynamic'(;|$)/)?.[1]
    expect(nonce, policy).toBeTruthy()
    nonces.add(nonce!)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe-eval')
    expect(headers['cache-control']).toContain('no-store')
    expect(headers['x-robots-tag']).toContain('noindex')
    expect(headers['x-frame-options']).toBe('DENY')
    const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(0)
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
  }
  // Each answer has its own.
  expect(nonces.size).toBe(4)
})
