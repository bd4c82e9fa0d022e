import type { Document } from 'openapi-client-axios'
import { OpenAPIClientAxios } from 'openapi-client-axios'
import { answerChecker } from '../lib/api/testing/checked-answers.ts'
import { keyScopes } from '../lib/newsroom/keys/key-scopes.ts'
import { expect, newspaper, test } from './fixtures.ts'
import { answers, signInAsNew } from './newsroom-session.ts'

test('a program reads, writes and publishes by a client made of the document, and every answer is as described', async ({
  page,
  request,
}) => {
  test.slow()
  const answer = await request.get('/api/v1/openapi.json')
  expect(answer.headers()['access-control-allow-origin']).toBe('*')
  const document = (await answer.json()) as Document
  const check = answerChecker(document)

  await signInAsNew(page, 'editor')
  await page.goto('/admin/keys')
  await answers(page)
  await page.getByLabel('لأي برنامج هو؟').fill('منصة')
  for (const box of await page.locator('input[name="scope"]').all()) await box.check()
  expect(await page.locator('input[name="scope"]').count()).toBe(keyScopes.length)
  await page.getByRole('button', { name: 'أصدر المفتاح' }).click()
  const key = (await page.getByLabel('المفتاح الجديد').textContent())!

  const clientWith = async (headers: Record<string, string>) => {
    const api = new OpenAPIClientAxios({
      definition: document,
      withServer: { url: `${newspaper.url}/api/v1` },
      axiosConfigDefaults: { headers, validateStatus: () => true },
    })
    const client = await api.init()
    client.interceptors.response.use((response) => {
      const { method = 'get', url = '' } = response.config
      check(method.toUpperCase(), url.replace(`${newspaper.url}/api/v1`, ''), {
        status: response.status,
        type: String(response.headers['content-type'] ?? ''),
        body: response.data === '' ? undefined : response.data,
      })
      return response
    })
    return client
  }
  const anybody = await clientWith({})
  const program = await clientWith({ authorization: `Bearer ${key}` })

  const list = await anybody.listStories!({ locale: 'ar', limit: 3 })
  expect(list.data.items).toHaveLength(3)
  // The newest may be another test's, without a word yet.
  const found = await anybody.search!({ q: 'الذهب' })
  const story = await anybody.readStory!(found.data.items[0].story.id)
  expect(story.data.html).toContain('<p dir="rtl" lang="ar">')
  expect(found.status).toBe(200)
  const sections = await anybody.listSections!()
  expect(
    (await anybody.createDraft!(undefined, { locale: 'ar', sectionId: sections.data.items[0].id })).status,
  ).toBe(401)

  const begun = await program.createDraft!(undefined, {
    locale: 'ar',
    headline: 'خبر من منصة',
    sectionId: sections.data.items[0].id,
  })
  expect(begun.status).toBe(201)
  const { id } = begun.data
  const words = {
    headline: 'خبر من منصة',
    document: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'نصّه.' }] }] },
    bylines: [],
  }
  expect((await program.saveDraft!(id, { baseVersion: 1, content: words })).data.version).toBe(2)
  const late = await program.saveDraft!(id, { baseVersion: 1, content: { ...words, headline: 'متأخر' } })
  expect([late.status, late.data.theirs.headline]).toEqual([409, 'خبر من منصة'])
  expect((await anybody.readStory!(id)).status).toBe(404)
  expect((await program.moveDraft!(id, { move: 'publish', baseVersion: 2 })).data.state).toBe('published')
  // At once, past what the press had kept.
  expect((await anybody.readStory!(id)).data.headline).toBe('خبر من منصة')
  expect((await anybody.listStories!({ locale: 'ar', limit: 3 })).data.items[0].id).toBe(id)
  expect((await program.moveDraft!(id, { move: 'kill', note: 'تجربة' })).data.state).toBe('killed')
  expect((await anybody.readStory!(id)).status).toBe(410)
  expect((await anybody.listStories!({ locale: 'ar', limit: 3 })).data.items[0].id).not.toBe(id)
})

test('what the API says to everybody is kept and compressed, and what it says to a key is not', async ({
  request,
}) => {
  const path = '/api/v1/stories?locale=ar'
  for (const encoding of ['br', 'gzip', 'zstd', 'identity']) {
    const answer = await request.get(path, { headers: { 'accept-encoding': encoding } })
    const { etag, vary, 'cache-control': kept, 'content-encoding': sentAs } = answer.headers()
    expect(sentAs ?? 'identity').toBe(encoding)
    expect(vary).toBe('Accept-Encoding, Authorization')
    expect(kept).toContain('s-maxage')
    const again = await request.get(path, {
      headers: { 'accept-encoding': encoding, 'if-none-match': etag! },
    })
    expect(again.status()).toBe(304)
  }
  const keyed = await request.get(path, { headers: { authorization: 'Bearer wq_nothing' } })
  expect([keyed.status(), keyed.headers()['cache-control']]).toEqual([401, 'no-store'])
  for (const [method, address, status] of [
    ['DELETE', '/api/v1/stories', 405],
    ['POST', '/api/v1/drafts', 401],
    ['GET', '/api/v1/nothing', 404],
    ['GET', '/api/v1/stories?limit=many', 422],
    ['GET', '/api/v1/stories/%E0%A4%A', 400],
  ] as const) {
    const answer = await request.fetch(address, { method })
    expect([address, answer.status()]).toEqual([address, status])
    expect(answer.headers()['content-type']).toContain('application/problem+json')
    expect((await answer.json()).type).toContain('/api#')
  }
  const people = await request.get('/api')
  expect(await people.text()).toContain('id="stale-version"')
})
