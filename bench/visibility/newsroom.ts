/**
 * A newsroom that works at random, and knows of every word it wrote whether the public may read it now. Each word is a mark:
 * it stands in one version of one field, and nowhere else.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../../lib/db/open.ts'
import type { Locale } from '../../lib/locale/table.ts'
import { operator } from '../../lib/newsroom/actor.ts'
import { correctStory } from '../../lib/newsroom/corrections/correct-story.ts'
import { withdrawNote } from '../../lib/newsroom/corrections/withdraw-note.ts'
import { createEntry } from '../../lib/newsroom/directory/create-entry.ts'
import { announceBreaking, withdrawBreaking } from '../../lib/newsroom/front/announce-breaking.ts'
import { markEntry, releaseEntry, withdrawEntry } from '../../lib/newsroom/live/change-entry.ts'
import { postEntry } from '../../lib/newsroom/live/post-entry.ts'
import { NewsroomError } from '../../lib/newsroom/newsroom-error.ts'
import { writeNote } from '../../lib/newsroom/notes/write-note.ts'
import { changePart } from '../../lib/newsroom/parts/change-part.ts'
import { readPart } from '../../lib/newsroom/parts/list-parts.ts'
import { makePart } from '../../lib/newsroom/parts/make-part.ts'
import { publishPart, withdrawPart } from '../../lib/newsroom/parts/settle-part.ts'
import { planCoverage } from '../../lib/newsroom/plan/plan-coverage.ts'
import { makePreviewLink } from '../../lib/newsroom/previews/preview-links.ts'
import { deleteArticle, restoreArticle } from '../../lib/newsroom/stories/bin.ts'
import { createStory } from '../../lib/newsroom/stories/create-story.ts'
import { fileStory } from '../../lib/newsroom/stories/file-story.ts'
import { renameArticle } from '../../lib/newsroom/stories/rename-article.ts'
import { listRevisions, restoreRevision } from '../../lib/newsroom/stories/revisions.ts'
import { setEmbargo } from '../../lib/newsroom/stories/set-embargo.ts'
import { transitionArticle } from '../../lib/newsroom/stories/transition-article.ts'
import { translateStory } from '../../lib/newsroom/stories/translate-story.ts'
import { openDraft, saveDraft } from '../../lib/newsroom/stories/working-draft.ts'
import { suggest } from '../../lib/newsroom/suggestions/suggest.ts'
import { staffMember, tab } from '../../lib/newsroom/testing/staff-member.ts'
import type { TransitionName } from '../../lib/newsroom/workflow.ts'
import { storyHref } from '../../lib/publication/addresses.ts'
import { doc, factBox, p, sharedBox, storyCard, storyLink } from '../../lib/story/compose.ts'
import type { Block } from '../../lib/story/document.ts'
import { between, oneOf } from '../../lib/testing/chance.ts'
import { secret } from '../faults/paper.ts'

/** Small letters and figures, as stand in addresses, too: `zk12v3hx` is the third writing of field `h` of number 12. */
const markForm = /zk\d+v\d+[a-z]x/g
export const marksIn = (text: string): Set<string> => new Set(text.toLowerCase().match(markForm) ?? [])

/** In all texts, so that a search for it finds everything that may be found. */
export const commonWord = 'النزهة'

type State = 'draft' | 'in_review' | 'approved' | 'scheduled' | 'published' | 'unpublished' | 'killed'
/** Of one that was withdrawn, readers are told why, and nothing that it said. */
type Note = { id: string; mark: string; isWithdrawn: boolean }
type Entry = { id: string; anchor: string; mark: string; state: 'draft' | 'published' | 'withdrawn' }

export type Article = {
  number: number
  id: string
  storyId: string
  locale: Locale
  state: State
  /** Of what readers were last given. */
  shown: Set<string>
  slug: string
  isBinned: boolean
  /** Milliseconds since 1970: it is out of sight until then. */
  embargo: number
  /** When its schedule brings it, if it has one. */
  due: number | null
  notes: Note[]
  entries: Entry[]
  killNote: string | null
}
type Story = {
  id: string
  section: string
  topics: Set<string>
  isLive: boolean
  articles: Article[]
}
type Box = { id: string; version: number; draft: string; shown: string | null }
type Topic = { id: string; slug: string; mark: string }

export type Newsroom = Awaited<ReturnType<typeof openNewsroom>>

export async function openNewsroom(
  db: Database,
  ids: { section: string; other: string },
  chance: () => number,
) {
  const any = <T>(all: readonly T[]): T => oneOf(chance, all)
  const sections = [
    { id: ids.section, slug: 'economy' },
    { id: ids.other, slug: 'technology' },
  ]
  const stories: Story[] = []
  const boxes: Box[] = []
  const topics: Topic[] = []
  const notices: { id: string; mark: string; locale: Locale; until: number }[] = []
  /** Every address that anything ever had: whose it was, and whether readers ever found it there. */
  const addresses = new Map<string, { article: Article; wasRead: boolean }>()
  const told: string[] = []
  let number = 0
  let version = 0
  const mark = (field: string, of = number): string => `zk${of}v${++version}${field}x`
  // Somebody of the house, whose name and address are nobody's business.
  const hand = await staffMember(db, 'editor', { name: `زميلة ${mark('p')}`, authorId: null })

  const all = () => stories.flatMap(({ articles }) => articles)
  const storyOf = (article: Article) => stories.find(({ articles }) => articles.includes(article)) as Story
  const isRead = (article: Article, at: number): boolean =>
    !article.isBinned &&
    article.embargo <= at &&
    (article.state === 'published' ||
      (article.state === 'scheduled' && article.due !== null && article.due <= at))
  const hrefOf = (article: Article) => storyHref(article.locale, storyOf(article).section, article.slug)
  const hasAddress = (article: Article) => {
    const href = hrefOf(article)
    const wasRead = addresses.get(href)?.wasRead ?? false
    addresses.set(href, { article, wasRead: wasRead || isRead(article, Date.now()) })
  }
  const look = () => {
    for (const article of all()) if (article.slug) hasAddress(article)
  }

  /** What of a draft readers will see when it is published: all but headlines it might have had. */
  async function draftMarks(article: Article): Promise<Set<string>> {
    const { content } = await openDraft(db, operator, { articleId: article.id })
    const { otherHeadlines: _, ...read } = content
    return marksIn(JSON.stringify(read))
  }

  function words(article: Article) {
    const of = (field: string) => mark(field, article.number)
    const others = all().filter((each) => each !== article)
    const blocks: Block[] = [
      p(`فقرة عن ${commonWord} تقول ${of('b')} وما بعدها.`),
      factBox(`صندوق ${of('f')}`, p(`وفيه ${of('g')}.`)),
    ]
    if (others.length && chance() < 0.5)
      blocks.push(p('وقد كتبنا عن ذلك ', storyLink(any(others).storyId, 'من قبل'), '.'))
    if (others.length && chance() < 0.5) blocks.push(storyCard(any(others).storyId))
    if (boxes.length && chance() < 0.5) blocks.push(sharedBox(any(boxes).id, 'صندوق'))
    return {
      kicker: `تمهيد ${of('k')}`,
      headline: `${commonWord} في الحديقة ${of('h')}`,
      standfirst: `ملخّص ${of('s')}`,
      dateline: `دبي ${of('d')}`,
      searchTitle: chance() < 0.5 ? `${commonWord} ${of('q')}` : null,
      searchDescription: chance() < 0.5 ? `وصف ${of('r')}` : null,
      socialTitle: chance() < 0.5 ? `${commonWord} ${of('t')}` : null,
      socialDescription: chance() < 0.5 ? `وصف ${of('u')}` : null,
      otherHeadlines: [`عنوان آخر ${of('o')}`],
      document: doc(...blocks),
    }
  }

  async function write(article: Article): Promise<void> {
    const draft = await openDraft(db, operator, { articleId: article.id })
    await saveDraft(db, operator, {
      articleId: article.id,
      tabId: tab(),
      baseVersion: draft.version,
      content: { ...draft.content, ...words(article) },
    })
  }

  async function rename(article: Article): Promise<void> {
    const slug = await renameArticle(db, operator, {
      articleId: article.id,
      slug: `walk-${mark('a', article.number)}`,
    })
    article.slug = slug
    hasAddress(article)
  }

  const begun = (id: string, storyId: string, locale: Locale): Article => ({
    number,
    id,
    storyId,
    locale,
    state: 'draft',
    shown: new Set(),
    slug: '',
    isBinned: false,
    embargo: 0,
    due: null,
    notes: [],
    entries: [],
    killNote: null,
  })

  async function create(): Promise<string> {
    number += 1
    const section = any(sections)
    const locale = any(['ar', 'ar', 'en', 'fr'] as const)
    const isLive = chance() < 0.2
    const topicIds = topics.length && chance() < 0.6 ? [any(topics).id] : []
    const made = await createStory(db, operator, {
      locale,
      headline: `مسودة ${mark('h')}`,
      sectionId: section.id,
      topicIds,
      kind: isLive ? 'live' : any(['report', 'analysis'] as const),
    })
    const article = begun(made.articleId, made.storyId, locale)
    stories.push({
      id: made.storyId,
      section: section.slug,
      topics: new Set(topicIds),
      isLive,
      articles: [article],
    })
    await write(article)
    await rename(article)
    return `begins ${article.number}${isLive ? ', live' : ''}, in ${locale}`
  }

  async function move(article: Article, name: TransitionName): Promise<string> {
    const note = mark(name === 'kill' ? 'm' : 'n', article.number)
    const at = new Date(Date.now() + (chance() < 0.5 ? between(chance, 800, 2_500) : 3_600_000))
    const shown = name === 'publish' || name === 'schedule' ? await draftMarks(article) : article.shown
    await transitionArticle(db, operator, {
      articleId: article.id,
      move: name,
      note: `كلمة ${note}`,
      ...(name === 'schedule' && { at }),
    })
    article.shown = shown
    article.due = name === 'schedule' ? at.getTime() : null
    if (name === 'kill') article.killNote = note
    const states = {
      submit: 'in_review',
      return: 'draft',
      approve: 'approved',
      schedule: 'scheduled',
      unschedule: 'approved',
      publish: 'published',
      unpublish: 'unpublished',
      kill: 'killed',
    } as const
    article.state = states[name]
    return `${name} ${article.number}${name === 'schedule' ? ` at ${at.toISOString()}` : ''}`
  }

  const onArticle: [number, (article: Article) => Promise<string>][] = [
    [8, (article) => move(article, 'publish')],
    [3, (article) => move(article, 'schedule')],
    [2, (article) => move(article, 'unpublish')],
    [3, (article) => move(article, 'kill')],
    [1, (article) => move(article, any(['submit', 'return', 'approve', 'unschedule'] as const))],
    [
      6,
      async (article) => {
        await write(article)
        return `rewrites ${article.number}`
      },
    ],
    [
      3,
      async (article) => {
        await rename(article)
        return `renames ${article.number}`
      },
    ],
    [
      2,
      async (article) => {
        const section = any(sections)
        const story = storyOf(article)
        const topicIds = topics.length ? [any(topics).id] : []
        const relatedIds = [any(all()).storyId].filter((id) => id !== story.id)
        await fileStory(db, operator, { articleId: article.id, sectionId: section.id, topicIds, relatedIds })
        story.section = section.slug
        story.topics = new Set(topicIds)
        for (const each of story.articles) hasAddress(each)
        return `files ${article.number} in ${section.slug}`
      },
    ],
    [
      3,
      async (article) => {
        const until = any([null, 1_500, 3_600_000])
        const at = until === null ? null : new Date(Date.now() + until)
        await setEmbargo(db, operator, { articleId: article.id, until: at })
        article.embargo = at?.getTime() ?? 0
        return `embargo of ${article.number} for ${until} ms`
      },
    ],
    [
      3,
      async (article) => {
        const made = mark('c', article.number)
        const publishes = chance() < 0.5
        const shown = publishes ? await draftMarks(article) : article.shown
        const { correctionId } = await correctStory(db, operator, {
          articleId: article.id,
          kind: any(['correction', 'update'] as const),
          note: `تصويب ${made}`,
          publishes,
        })
        article.notes.push({ id: correctionId, mark: made, isWithdrawn: false })
        article.shown = shown
        return `corrects ${article.number}${publishes ? ', and publishes' : ''}`
      },
    ],
    [
      1,
      async (article) => {
        const note = article.notes.find(({ isWithdrawn }) => !isWithdrawn)
        if (!note) return 'has no note to withdraw'
        const reason = mark('e', article.number)
        await withdrawNote(db, operator, {
          articleId: article.id,
          correctionId: note.id,
          reason: `لا مكان لها ${reason}`,
        })
        note.mark = reason
        note.isWithdrawn = true
        return `withdraws a note of ${article.number}`
      },
    ],
    [
      1,
      async (article) => {
        await deleteArticle(db, operator, { articleId: article.id })
        article.isBinned = true
        if (article.state === 'scheduled') article.state = 'draft'
        return `bins ${article.number}`
      },
    ],
    [
      2,
      async (article) => {
        const locale = any(['ar', 'en', 'fr', 'fa'] as const)
        const made = await translateStory(db, operator, { articleId: article.id, locale })
        const story = storyOf(article)
        if (story.articles.some(({ id }) => id === made.articleId)) return 'has it in that language'
        number += 1
        const other = begun(made.articleId, story.id, locale)
        story.articles.push(other)
        await write(other)
        await rename(other)
        return `translates ${article.number} as ${other.number}, in ${locale}`
      },
    ],
    [
      1,
      async (article) => {
        await writeNote(db, hand, {
          articleId: article.id,
          words: `ملاحظة ${mark('n', article.number)}`,
          mentions: [],
          spots: [],
        })
        const { content } = await openDraft(db, hand, { articleId: article.id })
        const document = doc(p(`اقتراح ${mark('i', article.number)}`), ...content.document.content)
        await suggest(db, hand, { articleId: article.id, base: content.document, document })
        const link = { articleId: article.id, note: `لضيف ${mark('n', article.number)}`, hours: 24 } as const
        await makePreviewLink(db, hand, link, secret)
        return `notes, suggestions and a link to ${article.number}`
      },
    ],
    [
      1,
      async (article) => {
        const { number: first } = (await listRevisions(db, operator, { articleId: article.id })).at(-1) as {
          number: number
        }
        await restoreRevision(db, operator, { articleId: article.id, revision: first })
        return `brings the first words of ${article.number} back, as a draft`
      },
    ],
    [
      1,
      async (article) => {
        const made = mark('y', article.number)
        const until = chance() < 0.3 ? 2_000 : 3_600_000
        const given = {
          locale: article.locale,
          text: `عاجل ${made}`,
          expiresAt: new Date(Date.now() + until),
        }
        for (const each of notices)
          if (each.locale === article.locale) await withdrawBreaking(db, operator, { noticeId: each.id })
        notices.splice(0, notices.length, ...notices.filter(({ locale }) => locale !== article.locale))
        const id = await announceBreaking(db, operator, {
          ...given,
          ...(isRead(article, Date.now()) && { articleId: article.id }),
        })
        notices.push({ id, mark: made, locale: article.locale, until: given.expiresAt.getTime() })
        return `announces ${article.number}`
      },
    ],
  ]

  const onLive: ((article: Article) => Promise<string>)[] = [
    async (article) => {
      const made = mark('l', article.number)
      const isDraft = chance() < 0.4
      const posted = await postEntry(db, operator, {
        articleId: article.id,
        key: tab(),
        headline: `تحديث ${made}`,
        words: `من ${commonWord}: ${made}`,
        isDraft,
        isKey: chance() < 0.5,
        isPinned: chance() < 0.2,
        isBreaking: chance() < 0.2,
      })
      article.entries.push({ id: posted.entryId, anchor: posted.anchor, mark: made, state: posted.state })
      return `posts ${made} to ${article.number}${isDraft ? ', as a draft' : ''}`
    },
    async (article) => {
      const entry = article.entries.find(({ state }) => state === 'draft')
      if (!entry) return 'has nothing to release'
      await releaseEntry(db, operator, { entryId: entry.id })
      entry.state = 'published'
      return `releases ${entry.mark}`
    },
    async (article) => {
      const entry = article.entries.find(({ state }) => state !== 'withdrawn')
      if (!entry) return 'has nothing to withdraw'
      await withdrawEntry(db, operator, { entryId: entry.id })
      entry.state = 'withdrawn'
      return `withdraws ${entry.mark}`
    },
    async (article) => {
      if (article.entries.length === 0) return 'has nothing to mark'
      const entry = any(article.entries)
      await markEntry(db, operator, { entryId: entry.id, isKey: chance() < 0.5, isPinned: chance() < 0.5 })
      return `marks ${entry.mark}`
    },
  ]

  const inHouse: (() => Promise<string>)[] = [
    async () => {
      const made = mark('z', 0)
      const { partId } = await makePart(db, operator, {
        kind: 'box',
        locale: 'ar',
        name: `صندوق ${mark('n', 0)}`,
        document: doc(p(`يقول ${made}`)),
      })
      boxes.push({ id: partId, version: 1, draft: made, shown: null })
      return `makes a box of ${made}`
    },
    async () => {
      if (boxes.length === 0) return 'has no box'
      const box = any(boxes)
      const made = mark('z', 0)
      const { version: now, name } = await readPart(db, operator, { partId: box.id })
      await changePart(db, operator, {
        partId: box.id,
        version: now,
        locale: 'ar',
        name,
        document: doc(p(`يقول ${made}`)),
      })
      box.draft = made
      return `changes a box to ${made}`
    },
    async () => {
      if (boxes.length === 0) return 'has no box'
      const box = any(boxes)
      const { version: now } = await readPart(db, operator, { partId: box.id })
      if (chance() < 0.7) {
        await publishPart(db, operator, { partId: box.id, version: now })
        box.shown = box.draft
        return `publishes a box of ${box.shown}`
      }
      await withdrawPart(db, operator, { partId: box.id, version: now })
      box.shown = null
      return 'withdraws a box'
    },
    async () => {
      const made = mark('j', 0)
      const slug = `topic-${made}`
      const id = await createEntry(db, operator, {
        kind: 'topic',
        slug,
        names: { ar: `موضوع ${made}`, en: `Topic ${made}` },
      })
      topics.push({ id, slug, mark: made })
      return `makes a topic ${made}`
    },
    async () => {
      await planCoverage(db, operator, {
        kind: 'text',
        locale: 'ar',
        headline: `تغطية ${mark('n', 0)}`,
        notes: mark('n', 0),
      })
      return 'plans what is made'
    },
    async () => {
      const [notice] = notices.splice(0, 1)
      if (!notice) return 'has no notice to take down'
      await withdrawBreaking(db, operator, { noticeId: notice.id })
      return 'takes a notice down'
    },
  ]

  async function chosen(): Promise<string> {
    const free = all().filter(({ due, state }) => state !== 'scheduled' || (due ?? 0) > Date.now() + 60_000)
    const read = all().filter((each) => isRead(each, Date.now())).length
    if (free.length < 8 || chance() < (read < 8 ? 0.25 : 0.05)) return create()
    if (chance() < 0.15) return any(inHouse)()
    const binned = all().find(({ isBinned }) => isBinned)
    if (binned && chance() < 0.1) {
      await restoreArticle(db, operator, { articleId: binned.id })
      binned.isBinned = false
      return `restores ${binned.number}`
    }
    const article = any(free.filter(({ isBinned }) => !isBinned))
    if (read < 8 && article.state !== 'killed' && chance() < 0.5) return move(article, 'publish')
    if (storyOf(article).isLive && chance() < 0.4) return any(onLive)(article)
    let at = chance() * onArticle.reduce((sum, [weight]) => sum + weight, 0)
    for (const [weight, act] of onArticle) {
      at -= weight
      if (at <= 0) return act(article)
    }
    return create()
  }

  return {
    addresses,
    told,
    topics,
    articles: all,
    isRead: (article: Article) => isRead(article, Date.now()),
    hrefOf,
    /** One thing is done, or refused. @throws whatever is no refusal */
    async step(): Promise<void> {
      try {
        told.push(await chosen())
        look()
      } catch (error) {
        if (!(error instanceof NewsroomError)) throw error
        told.push(`is refused: ${error.message}`)
      }
    },
    /** Until what was to come by itself has come. */
    async settle(): Promise<void> {
      const dues = all()
        .flatMap(({ due, embargo }) => [due ?? 0, embargo])
        .concat(notices.map(({ until }) => until))
        .filter((at) => at > Date.now() - 3_000 && at < Date.now() + 60_000)
      await wait(Math.max(1_000, ...dues.map((at) => at + 3_000 - Date.now())))
      for (const article of all())
        if (article.state === 'scheduled' && (article.due ?? Number.POSITIVE_INFINITY) <= Date.now()) {
          article.state = 'published'
          article.due = null
        }
      look()
    },
    /** Every mark that the public may read now. */
    readable(): Set<string> {
      const at = Date.now()
      const may = new Set<string>()
      for (const article of all()) {
        if (article.state === 'killed' && article.killNote && !article.isBinned) may.add(article.killNote)
        if (!isRead(article, at)) continue
        for (const each of [...article.shown, ...marksIn(article.slug)]) may.add(each)
        for (const note of article.notes) may.add(note.mark)
        for (const entry of article.entries) if (entry.state === 'published') may.add(entry.mark)
        for (const topic of topics) if (storyOf(article).topics.has(topic.id)) may.add(topic.mark)
      }
      for (const { shown } of boxes) if (shown) may.add(shown)
      for (const notice of notices) if (notice.until > at) may.add(notice.mark)
      return may
    },
  }
}
