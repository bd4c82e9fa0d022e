/**
 * People of a newsroom at work, by the API and by the routes of the newsroom's screens, through whatever stands in front.
 * Each does one thing after the other and asks again until it knows what came of it, as a program should.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { Locale } from '../../../lib/locale/table.ts'
import { present } from '../../../lib/present.ts'
import { doc, p } from '../../../lib/story/compose.ts'
import type { StoryDocument } from '../../../lib/story/document.ts'
import { between, oneOf } from '../../../lib/testing/chance.ts'
import type { Life, Lives, Standing } from './public-life.ts'

export type Newsroom = {
  url: string
  lives: Lives
  chance: () => number
  sections: readonly { id: string; slug: string }[]
  locales: readonly Locale[]
  hrefOf: (locale: Locale, section: string, slug: string) => string
  /** Told of what must not be. */
  violated: (what: string) => void
  isOver: () => boolean
  counts: Map<string, number>
  /** Told of what was just withdrawn for good. */
  killed: (path: string, token: string) => void
  /** Told by how many milliseconds something scheduled was seen late. */
  seenLate: (ms: number) => void
}

export type Writer = { key: string; cookie: string }

/** A story as its writer knows it. */
export type Written = {
  life: Life
  id: string
  section: string
  slug: string
  version: number
  state: 'draft' | 'published' | 'unpublished' | 'killed' | 'scheduled'
  /** How many versions of its words there were; the latest is what its draft says. */
  words: number
  token: string
  wasPublic: boolean
  /** Nothing is done to it before. */
  busyUntil: number
  /** What must have come of it, to be compared at the end. */
  appearances: number
  /** When it was to be published by its schedule, in milliseconds since 1970. */
  dues: number[]
  corrections: number
}

type Answer = { status: number; body: Record<string, unknown>; headers: Headers; again: boolean }

/** How long somebody asks again before it counts as lost. */
const patience = 120_000
/** Milliseconds. */
export const longestSuspended = 20_000

export function writing(newsroom: Newsroom, writer: Writer, name: string) {
  const { url, lives, chance, violated, counts } = newsroom
  const mine: Written[] = []
  /** What will be seen later, and is waited for. */
  const awaited: Promise<void>[] = []
  let requests = 0

  const count = (what: string): void => {
    counts.set(what, (counts.get(what) ?? 0) + 1)
  }

  /** Asks until there is an answer that says what came of it. */
  async function ask(method: string, path: string, body?: unknown): Promise<Answer> {
    requests += 1
    const isApi = path.startsWith('/api/')
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      connection: 'close',
      ...(isApi
        ? { authorization: `Bearer ${writer.key}`, 'idempotency-key': `${name}-${requests}` }
        : { cookie: writer.cookie, origin: url }),
    }
    const from = Date.now()
    for (let attempt = 1; ; attempt += 1) {
      const asked = Date.now()
      const answer = await fetch(url + path, {
        method,
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
        redirect: 'manual',
        signal: AbortSignal.timeout(90_000),
      }).then(
        (response) =>
          response.text().then(
            (text) => ({ response, text }),
            () => 'broken off' as const,
          ),
        (error: unknown) => ({ error }),
      )
      if (answer === 'broken off') {
        // Its instance was killed while it answered: nobody in front can take back what was sent.
        count('answers broken off in the middle')
      } else if ('error' in answer) {
        violated(`${method} ${path}: no answer after ${Date.now() - asked} ms (${String(answer.error)})`)
        count('writes without an answer')
      } else {
        const { response, text } = answer
        const { status } = response
        if (text.includes('"refusal":"no-primary"')) {
          count('writes on screens that found no primary')
          // As the editor is told in her language; her words stay with her, and are sent again.
          if (status !== 503 || !text.includes('قاعدة البيانات للقراءة فقط'))
            violated(`${method} ${path}: ${status} where nothing can be saved: ${text.slice(0, 200)}`)
        }
        const isBusy = status === 429 || (status === 409 && text.includes('"in-progress"'))
        if (status < 500 && !isBusy) {
          const told = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {}
          return { status, body: told, headers: response.headers, again: attempt > 1 }
        }
        // Cut off in the middle: only looking tells whether it happened.
        if (status === 409) return { status, body: {}, headers: response.headers, again: true }
        if (status >= 500) {
          count(`writes answered ${status}`)
          if (status !== 503)
            violated(`${method} ${path}: ${status} after ${Date.now() - asked} ms: ${text.slice(0, 200)}`)
          else if (!response.headers.get('retry-after'))
            violated(`${method} ${path}: 503 without Retry-After`)
        }
      }
      if (Date.now() - from > patience)
        throw new Error(`${method} ${path} was not answered in ${patience} ms`)
      await wait(500 + 500 * chance())
    }
  }

  const wordsOf = (token: string): { headline: string; document: StoryDocument } => ({
    headline: `مادة النزهة ${token}`,
    document: doc(p(`فقرة تقول ما في المادة ${token}، ومتى وأين.`)),
  })
  const tokenOf = (life: Life, words: number) => `K${life.number}V${words}X`
  const publicAs = (
    story: Written,
    changed: Partial<Pick<Written, 'section' | 'slug' | 'token'>> = {},
  ): Standing => {
    const { section, slug, token } = { ...story, ...changed }
    return { kind: 'public', path: newsroom.hrefOf(story.life.locale, section, slug), token }
  }
  const api = (story: Written, rest = '') => `/api/v1/drafts/${story.id}${rest}`
  const screen = (story: Written, rest: string) => `/admin/stories/${story.id}${rest}`

  type Draft = {
    state: Written['state']
    version: number
    content: { headline: string }
    slug: string
    sectionId: string
  }
  async function look(story: Written): Promise<Draft> {
    const { status, body } = await ask('GET', api(story))
    if (status !== 200) throw new Error(`A draft could not be read: ${status} ${JSON.stringify(body)}`)
    return body as unknown as Draft
  }

  async function create(): Promise<void> {
    const locale = oneOf(chance, newsroom.locales)
    const section = oneOf(chance, newsroom.sections)
    const life = lives.begin(locale)
    // Its first words have their mark, too: an earlier version may be brought back.
    const { headline } = wordsOf(tokenOf(life, 0))
    const { status, body } = await ask('POST', '/api/v1/drafts', { locale, sectionId: section.id, headline })
    // Cut off in the middle, and not to be done twice: nobody knows its id, so it stays a draft that nobody asks for.
    if (status === 409) return count('drafts of which it is not known whether they were made')
    if (status !== 201) return refused('create', status, body)
    const story: Written = {
      life,
      id: String(body.id),
      section: section.slug,
      slug: '',
      version: Number(body.version),
      state: 'draft',
      words: 0,
      token: '',
      wasPublic: false,
      busyUntil: 0,
      appearances: 0,
      dues: [],
      corrections: 0,
    }
    mine.push(story)
    await save(story)
    // Its own address from the beginning, or its headline would choose one when it is published.
    const { slug } = await rename(story, `walk-${name}-${story.life.number}`)
    story.slug = slug
  }

  function refused(what: string, status: number, body: Record<string, unknown>): void {
    count(`refused: ${what} ${status}`)
    violated(`${what} was refused: ${status} ${JSON.stringify(body).slice(0, 300)}`)
  }

  async function save(story: Written): Promise<void> {
    const words = story.words + 1
    const token = tokenOf(story.life, words)
    const { status, body } = await ask('PUT', api(story), {
      baseVersion: story.version,
      content: { ...wordsOf(token), bylines: [] },
    })
    // Written, and not answered: the second time it is somebody else's version, which is ours.
    const isOurs = status === 409 && JSON.stringify(body.theirs ?? '').includes(token)
    if (status !== 200 && !isOurs) return refused('save', status, body)
    story.version = Number(body.version)
    story.words = words
    story.token = token
  }

  async function rename(story: Written, wished: string): Promise<{ slug: string }> {
    const { status, body } = await ask('PUT', screen(story, '/address'), { slug: wished })
    if (status !== 200) {
      refused('rename', status, body)
      return { slug: story.slug }
    }
    return (body as { value: { slug: string } }).value
  }

  async function comesTo(story: Written, state: Written['state'], longest: number): Promise<boolean> {
    for (const from = Date.now(); Date.now() - from < longest; await wait(1_000))
      if ((await look(story)).state === state) return true
    return false
  }

  /** @returns whether it was done, by its answer or by looking */
  async function move(story: Written, move: string, to: Written['state'], more = {}): Promise<boolean> {
    const { status, body, again } = await ask('POST', api(story, '/moves'), { move, ...more })
    if (status === 200) return true
    if (!again) {
      refused(move, status, body)
      return false
    }
    // Cut off in the middle. An instance that is suspended, or far away, may still do it: that is waited for.
    if (story.state === to) await wait(longestSuspended)
    else if (await comesTo(story, to, longestSuspended)) return true
    // Nobody can tell by looking whether what was public already was published again: only an answer tells.
    for (const from = Date.now(); Date.now() - from < patience; await wait(longestSuspended)) {
      count('moves that were asked for again, as others')
      const next = await ask('POST', api(story, '/moves'), { move, ...more })
      if (next.status === 200) return true
      if (story.state !== to && (await comesTo(story, to, 2 * longestSuspended))) return true
      if (!next.again) break
    }
    refused(move, status, body)
    return false
  }

  async function publish(story: Written): Promise<void> {
    const begun = story.life.begins(publicAs(story))
    if (!(await move(story, 'publish', 'published'))) return begun.refused()
    begun.acked()
    if (story.state !== 'published') story.appearances += 1
    story.state = 'published'
    story.wasPublic = true
  }

  async function rewrite(story: Written): Promise<void> {
    await save(story)
    await publish(story)
  }

  async function correct(story: Written): Promise<void> {
    await save(story)
    const begun = story.life.begins(publicAs(story))
    const { status, body } = await ask('POST', screen(story, '/corrections'), {
      kind: 'correction',
      note: `كان في المادة خطأ، وهذا تصويبه (${requests}).`,
      publishes: true,
    })
    if (status !== 200) {
      begun.refused()
      return refused('correct', status, body)
    }
    begun.acked()
    story.corrections += 1
  }

  async function withdraw(story: Written, as: 'kill' | 'unpublish'): Promise<void> {
    const { path, token } = story.life.standing as { path: string; token: string }
    const begun = story.life.begins(as === 'kill' ? { kind: 'killed', path } : { kind: 'hidden' })
    const to = as === 'kill' ? 'killed' : 'unpublished'
    if (!(await move(story, as, to, { note: 'سُحبت لخطأ فيها.' }))) return begun.refused()
    begun.acked()
    story.state = to
    if (as === 'kill') newsroom.killed(path, token)
  }

  async function schedule(story: Written): Promise<void> {
    const due = Date.now() + between(chance, 6, 20) * 1000
    const at = new Date(due).toISOString()
    // By the moment itself; how late it came is read from the log at the end.
    const begun = story.life.begins(publicAs(story), due - 50)
    const { status, body, again } = await ask('POST', api(story, '/moves'), { move: 'schedule', at })
    if (status !== 200) {
      const { state } = await look(story)
      const isDone = again && (state === 'scheduled' || state === 'published')
      // It took longer to be heard than it was to wait.
      if (!isDone) begun.refused()
      if (!isDone && Date.now() > due) return count('schedules that were heard too late')
      if (!isDone) return refused('schedule', status, body)
    }
    story.state = 'published'
    story.wasPublic = true
    story.appearances += 1
    story.dues.push(due)
    story.busyUntil = Number.POSITIVE_INFINITY
    awaited.push(
      seenPublished(story, due).then(
        (seen) => {
          begun.acked(seen)
          story.busyUntil = seen
          newsroom.seenLate(Math.max(0, seen - due))
        },
        (error: unknown) => violated(String(error)),
      ),
    )
  }

  /** How late it comes is counted: an instance that falls silent with the story in its hands keeps it from the others. */
  async function seenPublished(story: Written, due: number): Promise<number> {
    await wait(Math.max(0, due - Date.now()))
    for (;;) {
      const { state } = await look(story)
      if (state === 'published') return Date.now()
      if (Date.now() - due > patience) throw new Error(`story ${story.life.number} is ${state}, scheduled`)
      await wait(500)
    }
  }

  async function embargo(story: Written): Promise<void> {
    const until = Date.now() + between(chance, 6, 15) * 1000
    const before = publicAs(story)
    const begun = story.life.begins({ kind: 'hidden' })
    const back = story.life.begins(before, until - 50)
    const { status, body } = await ask('PUT', screen(story, '/embargo'), {
      until: new Date(until).toISOString(),
    })
    if (status !== 200) {
      begun.refused()
      back.refused()
      if (Date.now() > until) return count('embargoes that were heard too late')
      return refused('embargo', status, body)
    }
    begun.acked()
    back.acked(Math.max(until, Date.now()) + 5_000)
    story.appearances += 1
    story.busyUntil = until + 6_000
  }

  async function file(story: Written): Promise<void> {
    const to = oneOf(chance, newsroom.sections)
    if (to.slug === story.section) return
    const isSeen = story.state === 'published'
    const begun = isSeen ? story.life.begins(publicAs(story, { section: to.slug })) : undefined
    const { status, body } = await ask('PATCH', api(story), { sectionId: to.id })
    if (status !== 204) {
      begun?.refused()
      return refused('file', status, body)
    }
    begun?.acked()
    story.section = to.slug
  }

  async function readdress(story: Written): Promise<void> {
    const wished = `walk-${name}-${story.life.number}-${requests}`
    const isSeen = story.state === 'published'
    const begun = isSeen ? story.life.begins(publicAs(story, { slug: wished })) : undefined
    const { slug } = await rename(story, wished)
    if (slug === story.slug) begun?.refused()
    else begun?.acked(Date.now(), publicAs(story, { slug }))
    story.slug = slug
  }

  /** An earlier version of its words comes back, as a draft, and is published. */
  async function restore(story: Written): Promise<void> {
    const { status, body } = await ask('POST', screen(story, '/revisions/1/restore'), {})
    if (status !== 200) return refused('restore', status, body)
    const draft = await look(story)
    story.version = draft.version
    story.token = present(/K\d+V\d+X/.exec(draft.content.headline)?.[0], 'mark in an earlier version')
    await publish(story)
  }

  async function step(): Promise<void> {
    const free = mine.filter(({ busyUntil, state }) => Date.now() > busyUntil && state !== 'killed')
    if (free.length < 6) return create()
    const story = oneOf(chance, free)
    const dice = chance()
    if (story.state === 'published') {
      if (dice < 0.2) return rewrite(story)
      if (dice < 0.35) return correct(story)
      if (dice < 0.55) return withdraw(story, 'kill')
      if (dice < 0.65) return withdraw(story, 'unpublish')
      if (dice < 0.75) return embargo(story)
      if (dice < 0.85) return file(story)
      if (dice < 0.95) return readdress(story)
      return restore(story)
    }
    if (dice < 0.2) return save(story)
    if (dice < 0.65) return schedule(story)
    return publish(story)
  }

  return {
    mine,
    look,
    run: async () => {
      while (!newsroom.isOver()) {
        await step()
        await wait(100 + 600 * chance())
      }
      await Promise.all(awaited)
    },
  }
}
