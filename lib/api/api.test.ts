import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { eq, sql } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newId } from '../db/id.ts'
import type { Database } from '../db/open.ts'
import { answeredRequest } from '../db/tables/connections.ts'
import { draft } from '../db/tables/drafts.ts'
import { staff } from '../db/tables/people-and-pictures.ts'
import { rateLimit } from '../db/tables/sign-in.ts'
import { article, correction } from '../db/tables/stories.ts'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { type Actor, operator } from '../newsroom/actor.ts'
import { readDatasetChanges } from '../newsroom/datasets/read-datasets.ts'
import { createEntry } from '../newsroom/directory/create-entry.ts'
import { keyScopes } from '../newsroom/keys/key-scopes.ts'
import { newKey } from '../newsroom/keys/key-text.ts'
import { makeKey } from '../newsroom/keys/make-key.ts'
import { revokeKey } from '../newsroom/keys/revoke-key.ts'
import { heartbeat } from '../newsroom/stories/editing-tabs.ts'
import { fileStory } from '../newsroom/stories/file-story.ts'
import { setEmbargo } from '../newsroom/stories/set-embargo.ts'
import { transitionArticle } from '../newsroom/stories/transition-article.ts'
import { openDraft } from '../newsroom/stories/working-draft.ts'
import { staffMember, tab } from '../newsroom/testing/staff-member.ts'
import { absolute } from '../publication/addresses.ts'
import { addStory, smallPublication } from '../publication/testing/small-publication.ts'
import { doc, p } from '../story/compose.ts'
import { answerApi, requestsPerKey } from './answer.ts'
import { openApiDocument } from './openapi.ts'
import { answerChecker } from './testing/checked-answers.ts'

// biome-ignore lint/suspicious/noExplicitAny: each answer is held against the document, which says what it is
type Loose = any
type Called = { status: number; headers: Headers; body: Loose }
type Sending = {
  key?: string | undefined
  json?: unknown
  bytes?: BodyInit
  headers?: Record<string, string>
}

const check = answerChecker(openApiDocument())

/** Asks, and holds the answer against the document. */
async function call(db: Database, method: string, path: string, sending: Sending = {}): Promise<Called> {
  const { key, json, bytes, headers } = sending
  const request = new Request(absolute(`/api/v1${path}`), {
    method,
    headers: {
      ...(key && { authorization: `Bearer ${key}` }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
    ...(bytes !== undefined && { body: bytes }),
  })
  const answer = await answerApi(db, request, path.split('?', 1)[0]!)
  const text = await answer.text()
  const body = text ? JSON.parse(text) : undefined
  const type = answer.headers.get('content-type') ?? ''
  if (method !== 'OPTIONS' && method !== 'HEAD') check(method, path, { status: answer.status, type, body })
  if (answer.status >= 400)
    expect(body).toMatchObject({ status: answer.status, type: expect.stringContaining('/api#') })
  // The press, which keeps what is open to everybody, says otherwise for itself.
  expect(answer.headers.get('cache-control')).toBe('no-store')
  return { status: answer.status, headers: answer.headers, body }
}

describe('the document', () => {
  it('is an OpenAPI document', async () => {
    const result = await new Validator().validate(structuredClone(openApiDocument()))
    expect(result.errors ?? []).toEqual([])
    expect(result.valid).toBe(true)
  })

  it('names every scope that a key can have', () => {
    const named = new Set(
      Object.values(
        openApiDocument().paths as Record<string, Record<string, { security: { key?: string[] }[] }>>,
      )
        .flatMap((path) => Object.values(path))
        .flatMap(({ security }) => security.flatMap(({ key }) => key ?? [])),
    )
    expect([...named].sort()).toEqual([...keyScopes].sort())
  })
})

describeDatabase('the API', (opened) => {
  let db: Database
  let ids: Awaited<ReturnType<typeof smallPublication>>
  let owner: Actor
  let reading: string
  let writing: string
  let folder: string

  const keyOf = async (actor: Actor, scopes: readonly string[]): Promise<{ id: string; key: string }> =>
    makeKey(db, actor, { name: 'برنامج', scopes: [...scopes], days: 30 })
  const content = (headline: string) => ({ headline, document: doc(p('نصّ')), bylines: [] })

  beforeAll(async () => {
    db = opened()
    ids = await smallPublication(db)
    owner = await staffMember(db, 'owner')
    reading = (await keyOf(owner, ['story.read'])).key
    writing = (await keyOf(owner, keyScopes)).key
    folder = await mkdtemp(join(tmpdir(), 'warraq-api-'))
    vi.stubEnv('WARRAQ_DATA', folder)
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true, force: true })
  })

  describe('what everybody may read', () => {
    it('lists stories page by page, none twice and none left out, also of one microsecond', async () => {
      const made: string[] = []
      for (let i = 0; i < 7; i += 1) made.push((await addStory(db, { slug: `قائمة-${i}` })).articleId)
      // Closer together than a JavaScript date can tell.
      await db.orm.execute(sql`update article set published_at = now() - interval '1 hour'
        + (case when id = ${made[0]} then 0 else 1 end) * interval '1 microsecond'
        where id = any(${sql.param(made)}::text[])`)
      const seen: string[] = []
      let next: string | null = '/stories?limit=2&locale=ar'
      while (next) {
        const { status, body, headers } = await call(db, 'GET', next)
        expect(status).toBe(200)
        expect(headers.get('access-control-allow-origin')).toBe('*')
        seen.push(...body.items.map((each: { id: string }) => each.id))
        next = body.next && (body.next as string).slice(absolute('/api/v1').length)
      }
      expect(seen).toHaveLength(new Set(seen).size)
      expect([...seen].sort()).toEqual([...made].sort())
      expect(seen.at(-1)).toBe(made[0])
    })

    it('narrows them by section, topic, author, language and moment', async () => {
      const { articleId, storyId } = await addStory(db, { slug: 'مصفّى', publishedIn: -300 })
      await addStory(db, { slug: 'filtered', storyId, locale: 'en', publishedIn: -300 })
      const has = async (query: string) =>
        (await call(db, 'GET', `/stories?limit=100&${query}`)).body.items.some(
          (each: { id: string }) => each.id === articleId,
        )
      for (const query of [
        'section=economy',
        'topic=payments',
        'author=salma',
        `author=${ids.author}`,
        'locale=ar',
      ])
        expect(await has(query), query).toBe(true)
      expect(await has('section=technology')).toBe(false)
      expect(await has('locale=en')).toBe(false)
      const since = `since=${new Date(Date.now() - 3_600_000 * 200).toISOString()}`
      expect(await has(since)).toBe(false)
      await db.orm.update(article).set({ updatedAt: new Date() }).where(eq(article.id, articleId))
      expect(await has(since), 'changed since').toBe(true)
      expect((await call(db, 'GET', '/stories?topic=nothing')).body.code).toBe('not-found')
    })

    it('has a story whole', async () => {
      const { articleId, storyId } = await addStory(db, { slug: 'كاملة', document: doc(p('كلام الخبر')) })
      const other = await addStory(db, { slug: 'whole', storyId, locale: 'en', headline: 'Whole' })
      await db.orm.insert(correction).values({ id: newId(), articleId, note: 'صُوّب' })
      const { status, body } = await call(db, 'GET', `/stories/${articleId}`)
      expect(status).toBe(200)
      expect(body).toMatchObject({
        id: articleId,
        locale: 'ar',
        text: 'كلام الخبر',
        html: '<p dir="rtl" lang="ar">كلام الخبر</p>',
        document: { type: 'doc' },
        bylines: [{ author: { id: ids.author, name: 'سلمى الحدّاد' } }],
        topics: [{ name: 'مدفوعات' }],
        alternates: [{ locale: 'en', id: other.articleId, headline: 'Whole' }],
        corrections: [{ note: 'صُوّب' }],
      })
      expect(body.url).toBe(absolute(`/economy/${encodeURIComponent('كاملة')}`))
    })

    it('names no topic and no author of whom nothing is public', async () => {
      const held = await createEntry(db, operator, {
        kind: 'topic',
        slug: 'takeover',
        names: { ar: 'استحواذ' },
      })
      await createEntry(db, operator, { kind: 'author', slug: 'guest', names: { ar: 'ضيفة' } })
      const { articleId } = await addStory(db, { slug: 'محظور', embargoIn: 1 })
      await fileStory(db, operator, { articleId, topicIds: [held] })
      const named = async (path: string) =>
        (await call(db, 'GET', path)).body.items.map((each: Loose) => each.slug)
      expect(await named('/topics')).not.toContain('takeover')
      expect(await named('/authors?limit=100')).not.toContain('guest')
      await setEmbargo(db, operator, { articleId, until: null })
      expect(await named('/topics')).toContain('takeover')
      await transitionArticle(db, operator, { articleId, move: 'kill', note: 'ليست لنا.' })
      expect(await named('/topics')).not.toContain('takeover')
    })

    it('has authors, sections, topics, and what words find', async () => {
      await addStory(db, { slug: 'مقصود', headline: 'زعفران نادر' })
      expect((await call(db, 'GET', '/sections')).body.items.map((each: Loose) => each.slug)).toEqual([
        'economy',
        'technology',
      ])
      expect((await call(db, 'GET', '/topics?locale=en')).body.items).toMatchObject([{ slug: 'payments' }])
      const slugs: string[] = []
      let next: string | null = '/authors?limit=1'
      while (next) {
        const { body } = await call(db, 'GET', next)
        slugs.push(...body.items.map((each: Loose) => each.slug))
        next = body.next && (body.next as string).slice(absolute('/api/v1').length)
      }
      expect(slugs).toContain('salma')
      expect(slugs).toEqual([...new Set(slugs)].sort())
      expect((await call(db, 'GET', '/authors/salma?locale=en')).body.name).toBe('Salma Haddad')
      const found = await call(db, 'GET', `/search?q=${encodeURIComponent('زعفران')}`)
      expect(found.body).toMatchObject({ total: 1, items: [{ story: { headline: 'زعفران نادر' } }] })
    })

    it('shows nothing that readers may not see', async () => {
      const hidden = await addStory(db, { slug: 'مستور', state: 'draft', publishedIn: null })
      expect((await call(db, 'GET', `/stories/${hidden.articleId}`)).status).toBe(404)
      expect((await call(db, 'GET', `/stories/${hidden.articleId}`, { key: writing })).status).toBe(404)
      const killed = await addStory(db, { slug: 'مسحوب' })
      await transitionArticle(db, operator, { articleId: killed.articleId, move: 'kill', note: 'لم يصحّ' })
      const { status, body } = await call(db, 'GET', `/stories/${killed.articleId}`)
      expect(status).toBe(410)
      expect(body).toMatchObject({ code: 'gone', reason: 'لم يصحّ' })
      expect(JSON.stringify(body)).not.toContain('عنوان')
    })
  })

  describe('who may not', () => {
    it('asks for a key, and takes none that is nothing', async () => {
      for (const path of ['/drafts', '/pictures', `/drafts/${newId()}`]) {
        const { status, headers, body } = await call(db, 'GET', path)
        expect([status, body.code]).toEqual([401, 'key-missing'])
        expect(headers.get('www-authenticate')).toBe('Bearer')
        expect(headers.has('access-control-allow-origin')).toBe(false)
      }
      // Also where none is needed: whoever sends one believes that it counts.
      for (const path of ['/drafts', '/stories'])
        for (const key of [newKey(), 'nonsense'])
          expect((await call(db, 'GET', path, { key })).body.code).toBe('key-refused')
      expect((await call(db, 'POST', '/drafts', { json: {} })).status).toBe(401)
    })

    it('refuses at once what is revoked, or whose maker is suspended', async () => {
      const { id, key } = await keyOf(owner, ['story.read'])
      expect((await call(db, 'GET', '/drafts', { key })).status).toBe(200)
      await revokeKey(db, owner, { id })
      expect((await call(db, 'GET', '/drafts', { key })).status).toBe(401)
      expect((await call(db, 'GET', '/stories', { key })).status).toBe(401)
    })

    it('does no more than the key is for, and leaves nothing behind', async () => {
      const before = await db.orm.$count(article)
      const json = { locale: 'ar', headline: 'لا', sectionId: ids.section }
      const { status, body } = await call(db, 'POST', '/drafts', { key: reading, json })
      expect([status, body.code, body.action]).toEqual([403, 'scope-missing', 'story.create'])
      expect(await db.orm.$count(article)).toBe(before)
      const { articleId } = await addStory(db, { slug: 'لا-تُنشر', state: 'draft', publishedIn: null })
      const half = (await keyOf(owner, ['story.submit'])).key
      const move = await call(db, 'POST', `/drafts/${articleId}/moves`, {
        key: half,
        json: { move: 'publish' },
      })
      expect([move.status, move.body.code]).toEqual([403, 'scope-missing'])
    })

    it('does no more than its maker may', async () => {
      const maker = await staffMember(db, 'editor', { deskIds: [newId()].slice(1) })
      const { key } = await keyOf(maker, ['story.publish', 'story.read'])
      await db.orm.update(staff).set({ role: 'author' }).where(eq(staff.id, maker.staffId!))
      const { articleId } = await addStory(db, { slug: 'ليست-له', state: 'approved', publishedIn: null })
      const { status, body } = await call(db, 'POST', `/drafts/${articleId}/moves`, {
        key,
        json: { move: 'publish' },
      })
      expect([status, body.code]).toEqual([403, 'not-allowed'])
    })

    it('counts what a key asks for', async () => {
      const { id, key } = await keyOf(owner, ['story.read'])
      await call(db, 'GET', '/drafts', { key })
      await db.orm
        .update(rateLimit)
        .set({ count: requestsPerKey.most })
        .where(eq(rateLimit.key, `api|${id}`))
      const { status, headers, body } = await call(db, 'GET', '/drafts', { key })
      expect([status, body.code]).toEqual([429, 'too-many-requests'])
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
      expect((await call(db, 'GET', '/drafts', { key: reading })).status).toBe(200)
    })
  })

  it('takes a story from its first word to its end', async () => {
    const given = { locale: 'ar', headline: 'خبر من برنامج', sectionId: ids.section }
    const begun = await call(db, 'POST', '/drafts', { key: writing, json: given })
    expect(begun.status).toBe(201)
    const path = `/drafts/${begun.body.id}`
    expect(begun.headers.get('location')).toBe(absolute(`/api/v1${path}`))
    const read = await call(db, 'GET', path, { key: writing })
    expect(read.body).toMatchObject({ version: 1, state: 'draft', content: { headline: 'خبر من برنامج' } })
    const saved = await call(db, 'PUT', path, {
      key: writing,
      json: { baseVersion: 1, content: content('أفضل') },
    })
    expect(saved.body).toMatchObject({ version: 2, changed: true })
    expect(saved.headers.get('etag')).toBe('"2"')
    expect((await call(db, 'PATCH', path, { key: writing, json: { kind: 'analysis' } })).status).toBe(204)
    const move = (json: object) => call(db, 'POST', `${path}/moves`, { key: writing, json })
    expect((await move({ move: 'submit' })).body).toEqual({ state: 'in_review' })
    expect((await move({ move: 'approve' })).body).toEqual({ state: 'approved' })
    expect((await move({ move: 'schedule' })).body.code).toBe('moment-passed')
    const at = new Date(Date.now() + 3_600_000).toISOString()
    expect((await move({ move: 'schedule', at })).body).toEqual({ state: 'scheduled' })
    const stale = await move({ move: 'publish', baseVersion: 1 })
    expect([stale.status, stale.body.code]).toEqual([409, 'stale-version'])
    expect((await move({ move: 'publish', baseVersion: 2 })).body).toEqual({ state: 'published' })
    expect((await call(db, 'GET', `/stories/${begun.body.id}`)).body).toMatchObject({
      headline: 'أفضل',
      kind: 'analysis',
    })
    expect((await call(db, 'DELETE', path, { key: writing })).body.code).toBe('was-public')
    // What is taken from readers asks people for a proof; whoever made the key gave it then.
    expect((await move({ move: 'unpublish' })).body.code).toBe('note-missing')
    expect((await move({ move: 'unpublish', note: 'سبب' })).body).toEqual({ state: 'unpublished' })
    expect((await move({ move: 'kill' })).body).toEqual({ state: 'killed' })
    expect((await move({ move: 'publish' })).body.code).toBe('killed')
    expect((await call(db, 'GET', `/stories/${begun.body.id}`)).status).toBe(410)
    const list = await call(db, 'GET', '/drafts?state=killed&mine=true', { key: writing })
    expect(list.body.items.map((each: Loose) => each.id)).toContain(begun.body.id)
    const other = await call(db, 'POST', '/drafts', { key: writing, json: given })
    expect((await call(db, 'DELETE', `/drafts/${other.body.id}`, { key: writing })).status).toBe(204)
    expect((await call(db, 'GET', `/drafts/${other.body.id}`, { key: writing })).status).toBe(404)
  })

  describe('two who write at once', () => {
    const begin = async () => {
      const json = { locale: 'ar', headline: 'أصل', sectionId: ids.section }
      return (await call(db, 'POST', '/drafts', { key: writing, json })).body.id as string
    }

    it('loses neither’s words: both versions come back', async () => {
      const path = `/drafts/${await begin()}`
      const save = (headline: string, more: object, headers?: Record<string, string>) =>
        call(db, 'PUT', path, {
          key: writing,
          json: { ...more, content: content(headline) },
          ...(headers && { headers }),
        })
      expect((await save('الأوّل', { baseVersion: 1 })).body.version).toBe(2)
      const late = await save('الثاني', { baseVersion: 1 })
      expect(late.status).toBe(409)
      expect(late.body).toMatchObject({
        code: 'stale-version',
        version: 2,
        theirs: { headline: 'الأوّل' },
        yours: { headline: 'الثاني' },
      })
      expect((await openDraft(db, operator, { articleId: path.split('/')[2]! })).content.headline).toBe(
        'الأوّل',
      )
      // The same by If-Match.
      expect((await save('الثاني', {}, { 'if-match': '"1"' })).status).toBe(412)
      expect((await save('الثاني', {}, { 'if-match': 'W/"2"' })).status).toBe(412)
      expect((await save('الثاني', {}, { 'if-match': '"2"' })).body.version).toBe(3)
      // Which version is never guessed.
      expect((await save('الثالث', {})).status).toBe(422)
      expect((await save('الثالث', { baseVersion: 3 }, { 'if-match': '"2"' })).status).toBe(422)
    })

    it('keeps from a person who writes, and keeps nobody out itself', async () => {
      const articleId = await begin()
      const person = tab()
      const save = () =>
        call(db, 'PUT', `/drafts/${articleId}`, {
          key: writing,
          json: { baseVersion: 1, content: content('من برنامج') },
        })
      await heartbeat(db, owner, { articleId, tabId: person, wantsToWrite: true })
      const locked = await save()
      expect([locked.status, locked.body.code]).toEqual([409, 'locked'])
      await heartbeat(db, owner, { articleId, tabId: person, wantsToWrite: false })
      expect((await save()).status).toBe(200)
      expect(
        (await heartbeat(db, owner, { articleId, tabId: person, wantsToWrite: true })).writer?.isMe,
      ).toBe(true)
    })

    it('does a request that names itself once', async () => {
      const json = { locale: 'ar', headline: 'مرّة', sectionId: ids.section }
      const headers = { 'idempotency-key': newId() }
      const before = await db.orm.$count(draft)
      const first = await call(db, 'POST', '/drafts', { key: writing, json, headers })
      const again = await call(db, 'POST', '/drafts', { key: writing, json, headers })
      expect(again.body).toEqual(first.body)
      expect(again.headers.get('location')).toBe(first.headers.get('location'))
      expect(await db.orm.$count(draft)).toBe(before + 1)
      const other = await call(db, 'POST', '/drafts', {
        key: writing,
        json: { ...json, headline: 'غيرها' },
        headers,
      })
      expect(other.body.code).toBe('other-request')
      // Refused, it may be sent again when it will not be.
      const refused = { 'idempotency-key': newId() }
      const wrong = { ...json, sectionId: newId() }
      expect(
        (await call(db, 'POST', '/drafts', { key: writing, json: wrong, headers: refused })).status,
      ).toBe(422)
      expect((await call(db, 'POST', '/drafts', { key: writing, json, headers: refused })).status).toBe(201)
      await db.orm.insert(answeredRequest).values({
        apiKeyId: (await db.orm.select().from(answeredRequest))[0]!.apiKeyId,
        name: 'cut-off',
        fingerprint: '',
      })
    })
  })

  it('takes pictures by their bytes, and nothing else', async () => {
    const send = (bytes: BodyInit, type: string, key = writing) =>
      call(db, 'POST', '/pictures', { key, bytes, headers: { 'content-type': type } })
    const picture = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#345' } })
      .jpeg()
      .toBuffer()
    const kept = await send(new Uint8Array(picture), 'image/jpeg')
    expect(kept.status).toBe(201)
    expect(kept.body).toMatchObject({ width: 900, height: 600, isKnown: false })
    expect((await send(new Uint8Array(picture), 'application/octet-stream')).body).toMatchObject({
      id: kept.body.id,
      isKnown: true,
    })
    const words = { locale: 'ar', alt: 'بحر', credit: 'مريم' }
    const path = `/pictures/${kept.body.id}`
    expect((await call(db, 'PATCH', path, { key: writing, json: words })).status).toBe(204)
    expect((await call(db, 'GET', path, { key: reading })).body).toMatchObject({ alts: { ar: 'بحر' } })
    expect((await call(db, 'GET', '/pictures', { key: reading })).body.total).toBe(1)
    expect((await call(db, 'GET', `/pictures/${newId()}`, { key: reading })).status).toBe(404)
    expect((await send('{}', 'application/json')).status).toBe(415)
    expect((await send('<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml')).status).toBe(415)
    expect((await send('no picture at all', 'image/png')).status).toBe(415)
    expect((await send(new Uint8Array(41 * 1024 * 1024).fill(7, 0, 3), 'image/jpeg')).status).not.toBe(201)
    expect((await send(new Uint8Array(picture), 'image/jpeg', reading)).body.code).toBe('scope-missing')
  }, 60_000)

  it('figures of a front are written whole, by a key that is for it, and the same again is no change', async () => {
    const market = (await keyOf(owner, ['figures.write'])).key
    const gold = { label: 'الذهب', value: '2410.50', unit: '$', change: '-0.40', source: 'سوق دبي' }
    const put = (key: string, json: unknown, locale = 'ar') =>
      call(db, 'PUT', `/figures/${locale}`, { key, json })
    expect((await put(market, { figures: [gold] })).status).toBe(204)
    expect((await put(market, { figures: [gold] })).status).toBe(204)
    expect((await call(db, 'GET', '/figures/ar', { key: market })).body).toMatchObject({
      version: 1,
      title: null,
      figures: [{ ...gold, changeIn: 'percent', at: null }],
    })
    expect((await put(market, { figures: [{ ...gold, value: 'غالٍ' }] })).status).toBe(422)
    expect((await put(market, { figures: [], baseVersion: 0 })).status).toBe(409)
    expect((await put(market, { figures: [] }, 'tlh')).status).toBe(422)
    expect((await put(reading, { figures: [] })).body.code).toBe('scope-missing')
    expect((await put(market, { figures: [] })).status).toBe(204)
  })

  describe('tables of figures', () => {
    let market: string
    const columns = [
      { key: 'team', name: 'الفريق' },
      { key: 'points', name: 'النقاط', kind: 'number' },
      { key: 'day', name: 'اليوم', kind: 'date' },
    ]
    const begin = async (more: object = {}): Promise<string> => {
      const json = { name: 'الدوري', locale: 'ar', columns, ...more }
      const { status, body } = await call(db, 'POST', '/datasets', { key: market, json })
      expect(status).toBe(201)
      return body.id
    }
    const read = async (id: string) => (await call(db, 'GET', `/datasets/${id}`, { key: market })).body
    const patch = (id: string, json: unknown, key = market) =>
      call(db, 'PATCH', `/datasets/${id}/rows`, { key, json })
    beforeAll(async () => {
      market = (await keyOf(owner, ['figures.write'])).key
    })

    it('are made, read, changed by row and replaced whole, and the same again is no change', async () => {
      const id = await begin({ rows: [{ name: 'الهلال', cells: { points: '١٢٫٥', day: '2026/12/2' } }] })
      expect(await read(id)).toMatchObject({
        version: 1,
        rowCount: 1,
        rows: [{ name: 'الهلال', cells: { points: '12.5', day: '2026-12-02' } }],
      })
      const change = { rows: [{ name: 'Al Nassr', cells: { points: -3 } }] }
      for (const _ of [1, 2]) expect((await patch(id, change)).body).toEqual({ version: 2 })
      const put = (json: unknown) => call(db, 'PUT', `/datasets/${id}`, { key: market, json })
      expect((await put({ rows: change.rows, baseVersion: 1 })).body.code).toBe('stale-version')
      for (const _ of [1, 2]) expect((await put({ rows: change.rows })).body).toEqual({ version: 3 })
      expect((await read(id)).rows).toEqual([{ name: 'Al Nassr', cells: { points: '-3' } }])
      const { items } = (await call(db, 'GET', '/datasets', { key: market })).body
      expect(items).toContainEqual(expect.objectContaining({ id, rowCount: 1, version: 3 }))
    })

    it('refuse in words what does not fit, and keep nothing of it', async () => {
      const id = await begin()
      const refused = async (json: unknown) => {
        const { status, body } = await patch(id, json)
        return [status, body.code]
      }
      const row = (cells: unknown) => ({ rows: [{ name: 'الهلال', cells }] })
      expect(await refused(row({ goals: 1 }))).toEqual([422, 'unknown-column'])
      // The first column is the name itself.
      expect(await refused(row({ team: 'الهلال' }))).toEqual([422, 'unknown-column'])
      expect(await refused(row({ points: 'كثير' }))).toEqual([422, 'cell-no-number'])
      expect(await refused(row({ points: 1e30 }))).toEqual([422, 'cell-no-number'])
      expect(await refused(row({ day: '2026-02-30' }))).toEqual([422, 'cell-no-date'])
      expect(await refused(row([1]))).toEqual([422, 'invalid'])
      expect(await refused({ rows: [{ name: 'أ' }, { name: 'أ' }] })).toEqual([422, 'row-twice'])
      const rows = Array.from({ length: 1_001 }, (_, n) => ({ name: `صف ${n}` }))
      expect(await refused({ rows })).toEqual([422, 'invalid'])
      expect((await patch(id, { rows: rows.slice(1) })).body.version).toBe(2)
      expect(await refused({ rows: rows.slice(0, 1) })).toEqual([422, 'rows-many'])
      const many = { name: 'كثير', locale: 'ar', columns, rows }
      const made = await call(db, 'POST', '/datasets', { key: market, json: many })
      expect([made.status, made.body.code]).toEqual([422, 'invalid'])
      expect(await read(id)).toMatchObject({ version: 2, rowCount: 1_000 })
    })

    it('have no column whose empty cells would be what every object of the language inherits', async () => {
      const json = {
        name: 'السباق',
        locale: 'en',
        columns: [columns[0], { key: 'constructor', name: 'Constructor' }],
      }
      expect((await call(db, 'POST', '/datasets', { key: market, json })).status).toBe(422)
    })

    it('are written by a key that is for it, whose maker may', async () => {
      const id = await begin()
      const all = [
        ['GET', '/datasets'],
        ['GET', `/datasets/${id}`],
        ['POST', '/datasets', { name: 'لا', locale: 'ar', columns }],
        ['PUT', `/datasets/${id}`, { rows: [] }],
        ['PATCH', `/datasets/${id}/rows`, { rows: [{ name: 'لا' }] }],
      ] as const
      const author = await staffMember(db, 'editor')
      const { key: former } = await keyOf(author, ['figures.write'])
      await db.orm.update(staff).set({ role: 'author' }).where(eq(staff.id, author.staffId!))
      for (const [method, path, json] of all) {
        expect((await call(db, method, path, { json })).body.code).toBe('key-missing')
        expect((await call(db, method, path, { json, key: newKey() })).body.code).toBe('key-refused')
        expect((await call(db, method, path, { json, key: reading })).body.code).toBe('scope-missing')
        expect((await call(db, method, path, { json, key: former })).body.code).toBe('not-allowed')
      }
      for (const other of [newId(), 'nothing'])
        expect((await patch(other, { rows: [] })).body).toMatchObject({ status: 404 })
      expect(await read(id)).toMatchObject({ version: 1, rowCount: 0 })
    })

    it('are written by two at once: each cell as its last writer left it, none lost', async () => {
      // No writer's figure: what changes nothing is no version of its own.
      const id = await begin({ rows: [{ name: 'الهلال', cells: { points: 88 } }] })
      const written = await Promise.all(
        Array.from({ length: 12 }, (_, n) =>
          patch(id, { rows: [{ name: n % 2 ? 'الهلال' : `فريق ${n}`, cells: { points: n } }] }),
        ),
      )
      expect(written.map(({ status }) => status)).toEqual(written.map(() => 200))
      expect(new Set(written.map(({ body }) => body.version)).size).toBe(12)
      expect(await read(id)).toMatchObject({ version: 13, rowCount: 7 })
      // Who says what she saw overwrites nothing that came since.
      const seen = { rows: [{ name: 'الهلال', cells: { points: 99 }, seen: { points: '77' } }] }
      const late = await patch(id, seen)
      expect([late.status, late.body.code]).toEqual([409, 'figures-changed'])
      expect((await patch(id, { rows: [], baseVersion: 1 })).body.code).toBe('stale-version')
    })

    it('keep what stood there, and who wrote over it', async () => {
      const id = await begin({ rows: [{ name: 'الهلال', cells: { points: 1 } }] })
      await patch(id, { rows: [{ name: 'الهلال', cells: { points: 2 } }, { name: 'الاتحاد' }] })
      await patch(id, { rows: [{ name: 'الهلال', cells: { points: 3 } }], remove: ['الاتحاد'] })
      const { changes } = await readDatasetChanges(db, owner, { datasetId: id })
      expect(changes.map(({ version, isProgram }) => [version, isProgram])).toEqual([
        [3, true],
        [1, true],
      ])
      // What came and went within a minute is no change.
      expect(changes[0]).toMatchObject({
        count: 1,
        cells: [{ row: 'الهلال', column: 'points', before: '1', after: '3' }],
      })
      await patch(id, { rows: [{ name: 'الهلال', cells: { points: 1 } }] })
      expect((await readDatasetChanges(db, owner, { datasetId: id })).changes[0]).toMatchObject({ cells: [] })
    })
  })

  it('posts to live coverage and withdraws from it, in the scope that it is for', async () => {
    const begin = { locale: 'ar', headline: 'تغطية من برنامج', sectionId: ids.section, kind: 'live' }
    const { id } = (await call(db, 'POST', '/drafts', { key: writing, json: begin })).body
    const post = (key: string, json: unknown) => call(db, 'POST', `/drafts/${id}/entries`, { key, json })
    const posted = await post(writing, { words: 'وصلت السفينة.', isKey: true })
    expect([posted.status, posted.body.state]).toEqual([201, 'published'])
    expect(posted.body.anchor).toMatch(/^u\d+$/)
    expect((await post(writing, {})).body.code).toBe('update-empty')
    expect((await post(writing, { link: 'javascript:alert(1)' })).body.code).toBe('update-link')
    expect((await post(reading, { words: 'كلمة' })).body.code).toBe('scope-missing')
    const withdraw = (key: string) => call(db, 'DELETE', `/entries/${posted.body.id}`, { key })
    expect((await withdraw(reading)).body.code).toBe('scope-missing')
    expect((await withdraw(writing)).status).toBe(204)
    expect((await call(db, 'DELETE', '/entries/0000000000', { key: writing })).status).toBe(404)
  })

  describe('what is no request of ours', () => {
    const path = '/drafts'
    const sent = (bytes: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
      call(db, 'POST', path, { key: writing, bytes, headers })

    it('says what is wrong, and where', async () => {
      const { status, body } = await call(db, 'POST', path, {
        key: writing,
        json: { locale: 'tlh', headline: 7, sectionId: 'x y', another: true },
      })
      expect(status).toBe(422)
      const pointers = body.errors.map((each: Loose) => each.pointer)
      expect(pointers).toEqual(expect.arrayContaining(['/locale', '/headline', '/sectionId']))
      const query = await call(db, 'GET', '/stories?limit=0&locale=xx')
      expect(query.body.errors.map((each: Loose) => each.parameter).sort()).toEqual(['limit', 'locale'])
      expect((await call(db, 'GET', '/stories?limit=1&limit=2')).status).toBe(422)
    })

    it.each([
      ['no JSON', '{', 400],
      ['no UTF-8', '\u{fffd}"', 400],
      ['a list', '[]', 422],
      ['null', 'null', 422],
      ['a depth of a hundred thousand', '['.repeat(100_000) + ']'.repeat(100_000), 413],
      ['a depth within the size', '['.repeat(30_000) + ']'.repeat(30_000), 422],
      ['a prototype', '{"__proto__":{"locale":"ar"},"constructor":1}', 422],
      ['a zero byte', JSON.stringify({ locale: 'ar', headline: 'a\0b', sectionId: 'sect000001' }), 201],
      ['half of a surrogate pair', '{"locale":"ar","headline":"\\ud800","sectionId":"sect000001"}', 201],
    ])('answers %s', async (_, bytes, status) => {
      expect((await sent(bytes)).status).toBe(status)
    })

    it.each([
      ['/stories?cursor=AAAA', 422],
      [`/stories?cursor=${Buffer.from('9999-99-99T99:99:99.999999Z x').toString('base64url')}`, 422],
      [`/stories?cursor=${Buffer.from('2026-02-30T09:09:09.999999Z x').toString('base64url')}`, 422],
      ['/stories?since=yesterday', 422],
      ['/stories?since=0000-01-01T00:00:00Z', 422],
      [`/stories?section=${'x'.repeat(500)}`, 422],
      ['/stories?topic=%00', 422],
      ['/stories/%00', 422],
      ['/stories/..%2f..%2fetc', 422],
      [`/stories/${'z'.repeat(900)}`, 422],
      ['/stories/%E0%A4%A', 404],
      ['/search?q=%00%ff', 200],
      [`/search?q=${'('.repeat(150)}`, 200],
      ['/search?q=x&page=500', 404],
      ['/search', 422],
      ['/nothing', 404],
      ['/stories/', 422],
      ['', 404],
      ['/constructor', 404],
      ['/authors/__proto__', 404],
    ])('answers GET %s with %i', async (address, status) => {
      expect((await call(db, 'GET', address)).status).toBe(status)
    })

    it('takes JSON alone, and no more of it than makes sense', async () => {
      const json = JSON.stringify({ locale: 'ar', sectionId: ids.section })
      expect((await sent(json, { 'content-type': 'text/plain' })).status).toBe(415)
      expect((await sent(json, {})).status).toBe(415)
      expect((await sent(`"${'x'.repeat(70_000)}"`)).status).toBe(413)
      const { articleId } = await addStory(db, { slug: 'عميقة' })
      const depth = 5_000
      const document = `${'{"type":"blockquote","content":['.repeat(depth)}${']}'.repeat(depth)}`
      const { bylines } = content('')
      const save = await call(db, 'PUT', `/drafts/${articleId}`, {
        key: writing,
        bytes: `{"baseVersion":1,"content":{"headline":"x","bylines":${JSON.stringify(bylines)},"document":{"type":"doc","content":[${document}]}}}`,
        headers: { 'content-type': 'application/json' },
      })
      expect([save.status, save.body.code]).toEqual([422, 'invalid'])
    })

    it('says which methods an address has', async () => {
      const { status, headers, body } = await call(db, 'DELETE', '/stories')
      expect([status, body.code, headers.get('allow')]).toEqual([
        405,
        'method-not-allowed',
        'GET, HEAD, OPTIONS',
      ])
      expect((await call(db, 'POST', '/openapi.json', { json: {} })).status).toBe(405)
      const asked = await call(db, 'OPTIONS', '/drafts')
      expect([asked.status, asked.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, OPTIONS'])
      // A page of another site is not told that it may send a key.
      expect(asked.headers.has('access-control-allow-origin')).toBe(false)
      const open = await call(db, 'OPTIONS', '/stories')
      expect(open.headers.get('access-control-allow-origin')).toBe('*')
      expect(open.headers.has('access-control-allow-headers')).toBe(false)
    })

    it('tells nothing of a fault of ours', async () => {
      const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
      const broken = { ...db, orm: null } as unknown as Database
      const answer = await answerApi(broken, new Request(absolute('/api/v1/stories')), '/stories')
      expect(answer.status).toBe(500)
      expect(await answer.text()).not.toMatch(/at |TypeError|lib\//)
      expect(logged).toHaveBeenCalled()
      logged.mockRestore()
    })
  })
})
