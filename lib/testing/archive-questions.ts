/** What readers and editors ask of an archive, for benches and plans. */
import { listStories } from '../api/read-stories.ts'
import type { Database } from '../db/open.ts'
import { operator } from '../newsroom/actor.ts'
import { listEntries } from '../newsroom/directory/list-entries.ts'
import { findForFront, openFront } from '../newsroom/front/open-front.ts'
import type { InputOf } from '../newsroom/operation.ts'
import { listPictures } from '../newsroom/pictures/list-pictures.ts'
import { countPicturesUses, picturesUses } from '../newsroom/pictures/picture-uses.ts'
import { board } from '../newsroom/stories/board.ts'
import { boardCounts } from '../newsroom/stories/board-counts.ts'
import { storyBoard, storyColumns } from '../newsroom/stories/story-board.ts'
import { transitionArticle } from '../newsroom/stories/transition-article.ts'
import { translationsBoard, translationsInHand } from '../newsroom/translation/translations-board.ts'
import { changedByTime } from '../publication/changed-by-time.ts'
import { correctionsPage } from '../publication/corrections.ts'
import { feedStories } from '../publication/feed-stories.ts'
import { followedStories } from '../publication/followed.ts'
import { frontPage } from '../publication/front.ts'
import { keptStories, mostAskedOf } from '../publication/kept-stories.ts'
import { authorPage, deskPage, latestStories, sectionPage, topicPage } from '../publication/listing.ts'
import { masthead } from '../publication/masthead.ts'
import { findStory } from '../publication/story.ts'
import { searchPage } from '../search/search-page.ts'
import { suggest } from '../search/suggest.ts'
import { readMapName, siteMapIndex, siteMapText } from '../syndication/maps/site-map.ts'
import { demoVocabularies, pick, rareWord } from './generated-archive.ts'

/** Something that readers or editors ask of the paper. */
export type Question = {
  name: string /** Milliseconds of database. */
  goal: number
  ask: (turn: number) => Promise<unknown>
}

/** Every page, list and search, asked of an archive that {@link generateArchive} made. */
export async function archiveQuestions(db: Database): Promise<Question[]> {
  const { rows } = await db.pool.query(
    `SELECT substr(id, 3)::int AS n FROM article WHERE locale = 'ar' AND id ~ '^ar[0-9]+$' ORDER BY md5(id) LIMIT 200`,
  )
  const sections = new Map<string, string>(
    (
      await db.pool.query(
        'SELECT story.id, slug FROM story JOIN section ON section.id = section_id WHERE story.id = ANY($1)',
        [rows.map(({ n }) => `s${n}`)],
      )
    ).rows.map((row) => [row.id, row.slug]),
  )
  const [{ slug: section }] = (await db.pool.query('SELECT slug FROM section ORDER BY position LIMIT 1')).rows
  const [{ slug: desk }] = (await db.pool.query('SELECT slug FROM desk LIMIT 1')).rows
  const spoken = (await demoVocabularies()).flat().filter((word) => word.length > 3)
  const story = (turn: number) => rows[turn % rows.length].n as number
  const search =
    (text: () => string, page = 1) =>
    () =>
      searchPage(db, 'ar', text(), page, 'Asia/Dubai')
  const months = (
    await db.pool.query(`SELECT month FROM listing_month WHERE locale = 'ar' ORDER BY md5(month) LIMIT 50`)
  ).rows
  const lists = { limit: 30, locale: 'ar' as const }
  let cursor: string | undefined
  const staff = (await db.pool.query('SELECT id FROM staff LIMIT 1')).rows[0]?.id ?? null
  const editor = { ...operator, staffId: staff }
  const credited = { ...operator, authorId: 'a0' }
  const [{ id: deskId }] = (await db.pool.query('SELECT id FROM desk LIMIT 1')).rows
  const [{ id: topicId }] = (await db.pool.query("SELECT id FROM topic WHERE slug = 'topic-7'")).rows
  const [{ id: sectionId }] = (await db.pool.query('SELECT id FROM section LIMIT 1')).rows
  const storyBoards: [string, InputOf<typeof storyBoard>][] = [
    ['all', {}],
    ['oldest, 200 of them', { order: 'worked-oldest', length: 200 }],
    ['by date', { order: 'dated' }],
    ['of a section', { sectionId }],
    ['of a topic', { topicId }],
    ['of an author', { authorId: 'a3' }],
    ['of a kind in a language', { kind: 'report', locale: 'ar' }],
    ['of a kind that is not there', { kind: 'obituary', state: 'published' }],
    ['of a section by an author, earliest first', { sectionId, authorId: 'a0', order: 'dated-soonest' }],
    ['with a picture', { hasPicture: true }],
    ['that nobody has', { ownerId: 'nobody', sectionId }],
    ['of a year', { from: '2020-01-01T00:00:00Z', before: '2021-01-01T00:00:00Z' }],
  ]
  return [
    { name: 'masthead', goal: 50, ask: () => masthead(db, 'ar') },
    { name: 'front', goal: 50, ask: () => frontPage(db, 'ar') },
    { name: 'latest', goal: 50, ask: () => latestStories(db, 'ar', 1) },
    { name: 'latest, page 500', goal: 50, ask: () => latestStories(db, 'ar', 500) },
    { name: 'section', goal: 50, ask: () => sectionPage(db, 'ar', section, 1) },
    { name: 'desk', goal: 50, ask: () => deskPage(db, 'ar', desk, 1) },
    { name: 'author of a twentieth', goal: 50, ask: () => authorPage(db, 'ar', 'author-0', 1) },
    { name: 'author', goal: 50, ask: (turn) => authorPage(db, 'ar', `author-${1 + turn * 17}`, 1) },
    { name: 'topic of half', goal: 50, ask: () => topicPage(db, 'ar', 'topic-0', 1) },
    { name: 'topic', goal: 50, ask: (turn) => topicPage(db, 'ar', `topic-${1 + turn * 17}`, 1) },
    {
      name: 'following forty lists',
      goal: 50,
      ask: (turn) =>
        followedStories(db, 'ar', [
          { kind: 'section', id: sectionId },
          { kind: 'topic', id: topicId },
          ...Array.from({ length: 38 }, (_, at) => ({
            kind: 'author' as const,
            id: `a${(turn + at) % 100}`,
          })),
        ]),
    },
    {
      name: 'forty kept stories',
      goal: 50,
      ask: (turn) =>
        keptStories(
          db,
          Array.from({ length: mostAskedOf }, (_, at) => `${at % 2 ? 'ar' : 'en'}${story(turn + at)}`),
        ),
    },
    {
      name: 'story',
      goal: 50,
      ask: (turn) => findStory(db, 'ar', sections.get(`s${story(turn)}`)!, `ar-${story(turn)}`),
    },
    {
      name: 'story that is not there',
      goal: 50,
      ask: (turn) => findStory(db, 'ar', section, `nothing-${turn}`),
    },
    { name: 'corrections', goal: 50, ask: () => correctionsPage(db, 'ar', 1) },
    { name: 'feed', goal: 50, ask: () => feedStories(db, 'ar') },
    {
      name: 'feed of a topic of half',
      goal: 50,
      ask: () => feedStories(db, 'ar', { kind: 'topic', slug: 'topic-0' }),
    },
    { name: 'search, one common word', goal: 50, ask: search(() => pick(spoken)) },
    { name: 'search, its page 20', goal: 50, ask: search(() => pick(spoken), 20) },
    { name: 'search, two words', goal: 50, ask: search(() => `${pick(spoken)} ${pick(spoken)}`) },
    { name: 'search, two rare words', goal: 50, ask: search(() => `${rareWord()} ${rareWord()}`) },
    {
      name: 'search, no such word',
      goal: 50,
      ask: search(() => `${pick(spoken).slice(0, 3)}ظظ${pick(spoken).slice(3)}`),
    },
    {
      name: 'search, fifty words',
      goal: 50,
      ask: search(() => Array.from({ length: 50 }, () => pick(spoken)).join(' ')),
    },
    {
      name: 'search, a word without another',
      goal: 50,
      ask: search(() => `${pick(spoken)} -${pick(spoken)}`),
    },
    { name: 'suggestions', goal: 50, ask: () => suggest(db, 'ar', pick(spoken).slice(0, 4)) },
    { name: 'map index', goal: 50, ask: () => siteMapIndex(db) },
    { name: 'map of pages', goal: 50, ask: () => siteMapText(db, readMapName('pages')!) },
    { name: 'map of topics', goal: 50, ask: () => siteMapText(db, readMapName('pages-2')!) },
    {
      name: 'map of a month',
      goal: 50,
      ask: (turn) => siteMapText(db, readMapName(`ar-${months[turn % months.length].month}`)!),
    },
    { name: 'API list', goal: 50, ask: () => listStories(db, lists) },
    {
      name: 'API list, deep',
      goal: 50,
      ask: async (turn) => {
        cursor ??= new URL((await listStories(db, lists)).next!).searchParams.get('cursor')!
        const at = new Date(Date.now() - (turn + 1) * 1e10).toISOString().replace('Z', '000Z')
        const place = Buffer.from(`${at} ar1`).toString('base64url')
        return listStories(db, { ...lists, cursor: place }).catch(() => listStories(db, { ...lists, cursor }))
      },
    },
    {
      name: 'API list of a topic since',
      goal: 50,
      ask: () => listStories(db, { ...lists, topic: 'topic-1', since: '2020-01-01T00:00:00Z' }),
    },
    {
      name: 'changed by time',
      goal: 5,
      ask: () => changedByTime(db, new Date(Date.now() - 1000), new Date()),
    },
    { name: 'board', goal: 50, ask: () => board(db, editor, { page: 1 }) },
    { name: 'board, mine', goal: 50, ask: () => board(db, editor, { page: 1, mine: true }) },
    { name: 'board, drafts', goal: 50, ask: () => board(db, editor, { page: 1, state: 'draft' }) },
    {
      name: 'board, published of a language',
      goal: 50,
      ask: () => board(db, editor, { page: 1, state: 'published', locale: 'ar' }),
    },
    { name: 'board, mine of a twentieth', goal: 50, ask: () => board(db, credited, { page: 1, mine: true }) },
    {
      name: 'board, page 100 of a desk',
      goal: 50,
      ask: () => board(db, editor, { page: 100, deskId, state: 'published', locale: 'ar' }),
    },
    {
      name: 'board, of a desk in English',
      goal: 50,
      ask: () => board(db, editor, { page: 1, deskId, locale: 'en' }),
    },
    { name: 'board, the bin', goal: 50, ask: () => board(db, editor, { page: 1, bin: true }) },
    { name: 'board, expiring', goal: 50, ask: () => board(db, editor, { page: 1, expiring: true }) },
    { name: 'board, its counts', goal: 100, ask: () => boardCounts(db, editor, {}) },
    {
      name: 'board, counts of a word',
      goal: 100,
      ask: () => boardCounts(db, editor, { query: pick(spoken) }),
    },
    {
      name: 'board, two letters',
      goal: 50,
      ask: () => board(db, editor, { page: 1, query: pick(spoken).slice(0, 2) }),
    },
    {
      name: 'board, two words of a desk',
      goal: 50,
      ask: () => board(db, editor, { page: 1, deskId, query: `${pick(spoken)} ${pick(spoken)}` }),
    },
    {
      name: 'board, a word of drafts',
      goal: 50,
      ask: () => board(db, editor, { page: 1, state: 'draft', query: pick(spoken) }),
    },
    { name: 'board, a rare word', goal: 50, ask: () => board(db, editor, { page: 1, query: rareWord() }) },
    ...storyBoards.map(([what, asked]) => ({
      name: `stories, ${what}`,
      goal: 100,
      ask: () => storyBoard(db, editor, { reader: 'ar', ...asked }),
    })),
    { name: 'stories, mine of a twentieth', goal: 100, ask: () => storyBoard(db, credited, { mine: true }) },
    { name: 'stories, by state', goal: 200, ask: () => storyColumns(db, editor, { reader: 'ar' }) },
    { name: 'board, a word', goal: 50, ask: () => board(db, editor, { page: 1, query: pick(spoken) }) },
    { name: 'translations', goal: 100, ask: () => translationsBoard(db, editor, {}) },
    {
      name: 'translations, missing in English',
      goal: 100,
      ask: () => translationsBoard(db, editor, { standing: 'missing', locale: 'en' }),
    },
    {
      name: 'translations, changed',
      goal: 100,
      ask: () => translationsBoard(db, editor, { standing: 'changed' }),
    },
    {
      name: 'translations, drafts of a desk',
      goal: 100,
      ask: () => translationsBoard(db, editor, { standing: 'draft', deskId }),
    },
    { name: 'translations in hand', goal: 100, ask: () => translationsInHand(db, credited, {}) },
    { name: 'front desk', goal: 50, ask: () => openFront(db, editor, { locale: 'ar' }) },
    {
      name: 'front desk, its find',
      goal: 50,
      ask: () => findForFront(db, editor, { locale: 'ar', query: pick(spoken) }),
    },
    { name: 'directory of topics', goal: 50, ask: () => listEntries(db, editor, { kind: 'topic' }) },
    {
      name: 'directory of topics, a query',
      goal: 50,
      ask: () => listEntries(db, editor, { kind: 'topic', query: pick(spoken) }),
    },
    { name: 'directory of authors', goal: 50, ask: () => listEntries(db, editor, { kind: 'author' }) },
    { name: 'media library', goal: 50, ask: () => listPictures(db, editor, {}) },
    { name: 'media library, unused', goal: 50, ask: () => listPictures(db, editor, { use: 'unused' }) },
    {
      name: 'count of uses of a picture of a twentieth',
      goal: 50,
      ask: () => countPicturesUses(db, editor, { mediaIds: ['m0'] }),
    },
    {
      name: 'uses of a picture of a twentieth',
      goal: 50,
      ask: () => picturesUses(db, editor, { mediaIds: ['m0'] }),
    },
    {
      name: 'publish',
      goal: 150,
      ask: async (turn) => {
        const articleId = `ar${story(turn)}`
        await transitionArticle(db, operator, { articleId, move: 'unpublish', note: 'bench' })
        await transitionArticle(db, operator, { articleId, move: 'publish' })
      },
    },
  ]
}
