/**
 * Every operation against every page: a page whose content changed must be forgotten (or readers see old news),
 * and one whose content did not change must be kept (or a busy desk empties the cache all day). Let off the second half
 * are searches, which any story that comes may change; cards, which ask the same queries as their pages and show less of
 * the answer; the maps that say of many stories only when the latest of them changed; and oEmbed, for which an old address
 * of a story is as good as its new one.
 */
import { and, eq, ne, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '../api/problems.ts'
import { listAuthors, listSections, listTopics } from '../api/read-directory.ts'
import { listStories, readStory } from '../api/read-stories.ts'
import { importStory } from '../archive/import-story.ts'
import type { Database } from '../db/open.ts'
import { dataset } from '../db/tables/datasets.ts'
import { topic } from '../db/tables/directory.ts'
import { breakingNotice, frontPlan, frontSlot } from '../db/tables/front.ts'
import { author, desk, media, rendition } from '../db/tables/people-and-pictures.ts'
import { article, correction } from '../db/tables/stories.ts'
import { askOnce } from '../db/testing/ask-once.ts'
import { describeEngine } from '../db/testing/test-databases.ts'
import { isoDay } from '../locale/moments.ts'
import { operator } from '../newsroom/actor.ts'
import { correctStory, showChange } from '../newsroom/corrections/correct-story.ts'
import { withdrawNote } from '../newsroom/corrections/withdraw-note.ts'
import { tellOfFigures } from '../newsroom/datasets/tell-of-figures.ts'
import { changeRows, createDataset } from '../newsroom/datasets/write-dataset.ts'
import { archiveEntry } from '../newsroom/directory/archive-entry.ts'
import { changeEntry } from '../newsroom/directory/change-entry.ts'
import { createEntry } from '../newsroom/directory/create-entry.ts'
import { mergeEntries } from '../newsroom/directory/merge-entries.ts'
import { moveSection } from '../newsroom/directory/order-sections.ts'
import { removeEntry } from '../newsroom/directory/remove-entry.ts'
import { announceBreaking, withdrawBreaking } from '../newsroom/front/announce-breaking.ts'
import { layOutDue, layOutFront, planFront } from '../newsroom/front/lay-out-front.ts'
import { writeFigures } from '../newsroom/front/write-figures.ts'
import { stopHeadlineTest } from '../newsroom/headlines/end-test.ts'
import { readHeadlineTests } from '../newsroom/headlines/read-tests.ts'
import { startHeadlineTest } from '../newsroom/headlines/start-test.ts'
import { focusPicture } from '../newsroom/pictures/focus-picture.ts'
import { hideExpiredPictures } from '../newsroom/pictures/hide-expired-pictures.ts'
import { licensePicture } from '../newsroom/pictures/license-picture.ts'
import { replacePicture } from '../newsroom/pictures/replace-picture.ts'
import { changeSettings, readPublication, setMenus } from '../newsroom/settings/change-settings.ts'
import { setMachineTerms } from '../newsroom/settings/set-machine-terms.ts'
import { deleteArticle, restoreArticle } from '../newsroom/stories/bin.ts'
import { createStory } from '../newsroom/stories/create-story.ts'
import { fileStory } from '../newsroom/stories/file-story.ts'
import { publishDue } from '../newsroom/stories/publish-due.ts'
import { renameArticle } from '../newsroom/stories/rename-article.ts'
import { setEmbargo } from '../newsroom/stories/set-embargo.ts'
import { transitionArticle } from '../newsroom/stories/transition-article.ts'
import { openDraft, saveDraft } from '../newsroom/stories/working-draft.ts'
import type { TransitionName } from '../newsroom/workflow.ts'
import { recordDependencies, type Tag } from '../press/cache-dependencies.ts'
import { setPress } from '../press/invalidation.ts'
import { searchPage } from '../search/search-page.ts'
import { dataTable, doc, p, profileBox, storyLink } from '../story/compose.ts'
import { answerOEmbed } from '../syndication/embed/oembed.ts'
import { storyCard } from '../syndication/embed/story-card.ts'
import { feedDocument } from '../syndication/feeds/feed-document.ts'
import { readMapName, siteMapIndex, siteMapText } from '../syndication/maps/site-map.ts'
import { adsTxt } from '../syndication/terms/declared-files.ts'
import { licenceXml } from '../syndication/terms/licence.ts'
import { robotsTxt } from '../syndication/text-files.ts'
import { absolute, storyHref } from './addresses.ts'
import { archiveDay, archiveMonth, archiveMonths } from './archive.ts'
import { authorIndex } from './author-index.ts'
import { standingNotice } from './breaking.ts'
import { cardOf } from './cards.ts'
import { correctionsPage } from './corrections.ts'
import { frontPage } from './front.ts'
import { authorPage, deskPage, latestStories, sectionPage, topicPage } from './listing.ts'
import { masthead } from './masthead.ts'
import { movedTo } from './moved-to.ts'
import { offeredInstead } from './offered-instead.ts'
import { findStory } from './story.ts'
import { addStory, smallPublication } from './testing/small-publication.ts'
import { isPublic } from './visibility.ts'

describeEngine('embedded', 'pages and operations', (opened) => {
  const ids: Record<string, { storyId: string; articleId: string }> = {}
  let tableId = ''

  beforeAll(async () => {
    const db = opened()
    await smallPublication(db)
    await db.orm.insert(topic).values({ id: 'top1c00002', slug: 'gold', names: { ar: 'ذهب' } })
    await db.orm.insert(desk).values({ id: 'desk000002', slug: 'cairo', names: { ar: 'مكتب القاهرة' } })
    await db.orm.insert(author).values({ id: 'auth000002', slug: 'karim', names: { ar: 'كريم' } })
    ids.old = await addStory(db, { slug: 'قديمة', publishedIn: -100 })
    await db.orm.insert(media).values({
      id: 'pict000001',
      contentHash: 'a',
      width: 800,
      height: 600,
      thumbhash: 'DwgGFQQ4h4iAiHeIeHeIeIeHCA==',
    })
    await db.orm.insert(rendition).values({
      mediaId: 'pict000001',
      width: 640,
      height: 480,
      format: 'jpeg',
      path: 'a/640.jpg',
      bytes: 1,
    })
    await db.orm.insert(media).values({
      id: 'pict000002',
      contentHash: 'b',
      width: 800,
      height: 600,
      thumbhash: 'DwgGFQQ4h4iAiHeIeHeIeIeHCA==',
    })
    await db.orm.insert(rendition).values({
      mediaId: 'pict000002',
      width: 640,
      height: 480,
      format: 'jpeg',
      path: 'b/640.jpg',
      bytes: 1,
    })
    await db.orm.update(article).set({ leadMediaId: 'pict000001' }).where(eq(article.id, ids.old.articleId))
    ids.other = await addStory(db, { slug: 'أخرى', publishedIn: -90 })
    ids.target = await addStory(db, { slug: 'المقصودة', publishedIn: -50 })
    tableId = (
      await createDataset(db, operator, {
        name: 'أسعار',
        locale: 'ar',
        columns: [
          { key: 'name', name: 'السلعة' },
          { key: 'price', name: 'السعر', kind: 'number' },
        ],
        rows: [{ name: 'الذهب', cells: { price: '3' } }],
      })
    ).id
    await db.orm.update(dataset).set({ toldAt: new Date(0) })
    ids.mentions = await addStory(db, {
      slug: 'تذكرها',
      publishedIn: -40,
      document: doc(
        p('اقرأ ', storyLink(ids.target.storyId, 'ذلك')),
        profileBox('auth000001'),
        dataTable(tableId),
      ),
    })
    ids.sibling = await addStory(db, { slug: 'the-sibling', locale: 'en', storyId: ids.target.storyId })
    ids.english = await addStory(db, { slug: 'only-english', locale: 'en' })
    ids.draft = await addStory(db, { slug: 'مسودة', state: 'draft', publishedIn: null })
  })

  /** Every page type, at one address or several; what it answers is all that its page is made of. */
  const pages: Record<string, (db: Database) => Promise<unknown>> = {
    'front ar': (db) => frontPage(db, 'ar'),
    'front en': (db) => frontPage(db, 'en'),
    'latest ar': (db) => latestStories(db, 'ar', 1),
    'feed ar': (db) => feedDocument(db, { kind: 'feed', locale: 'ar', format: 'rss' }),
    'feed en': (db) => feedDocument(db, { kind: 'feed', locale: 'en', format: 'json' }),
    ...Object.fromEntries(
      [
        { kind: 'section' as const, slug: 'economy' },
        { kind: 'section' as const, slug: 'technology' },
        { kind: 'topic' as const, slug: 'payments' },
        { kind: 'desk' as const, slug: 'dubai' },
        { kind: 'author' as const, slug: 'salma' },
      ].map((list) => [
        `feed of ${list.kind} ${list.slug}`,
        (db: Database) => feedDocument(db, { kind: 'feed', locale: 'ar', format: 'atom', list }),
      ]),
    ),
    'site map index': siteMapIndex,
    'robots.txt': robotsTxt,
    'license.xml': licenceXml,
    'ads.txt': adsTxt,
    ...Object.fromEntries(
      ['pages', 'ar-news', 'en-news', ...lastMonths().flatMap((month) => [`ar-${month}`, `en-${month}`])].map(
        (name) => [`map ${name}`, (db: Database) => siteMapText(db, readMapName(name)!)],
      ),
    ),
    'latest en': (db) => latestStories(db, 'en', 1),
    'section economy ar': (db) => sectionPage(db, 'ar', 'economy', 1),
    'section technology ar': (db) => sectionPage(db, 'ar', 'technology', 1),
    'topic ar': (db) => topicPage(db, 'ar', 'payments', 1),
    'topic en': (db) => topicPage(db, 'en', 'payments', 1),
    'desk ar': (db) => deskPage(db, 'ar', 'dubai', 1),
    'author ar': (db) => authorPage(db, 'ar', 'salma', 1),
    'author en': (db) => authorPage(db, 'en', 'salma', 1),
    'another author ar': (db) => authorPage(db, 'ar', 'karim', 1),
    'another author en': (db) => authorPage(db, 'en', 'karim', 1),
    'another topic ar': (db) => topicPage(db, 'ar', 'gold', 1),
    'another desk ar': (db) => deskPage(db, 'ar', 'cairo', 1),
    'masthead ar': (db) => masthead(db, 'ar'),
    'story itself': (db) => findStory(db, 'ar', 'economy', 'المقصودة'),
    'story that mentions it': (db) => findStory(db, 'ar', 'economy', 'تذكرها'),
    'its sibling': (db) => findStory(db, 'en', 'economy', 'the-sibling'),
    'story with a picture': (db) => findStory(db, 'ar', 'economy', 'قديمة'),
    'an unrelated English story': (db) => findStory(db, 'en', 'economy', 'only-english'),
    'the draft’s address': (db) => findStory(db, 'ar', 'economy', 'مسودة'),
    'an address to come': (db) => findStory(db, 'ar', 'economy', 'اسم-جديد'),
    'an address of nothing': (db) => findStory(db, 'ar', 'economy', 'لا-شيء'),
    'breaking ar': (db) => standingNotice(db, 'ar'),
    'breaking en': (db) => standingNotice(db, 'en'),
    'corrections ar': (db) => correctionsPage(db, 'ar', 1),
    'corrections en': (db) => correctionsPage(db, 'en', 1),
    'feed of corrections ar': (db) =>
      feedDocument(db, { kind: 'feed', locale: 'ar', format: 'atom', list: { kind: 'corrections' } }),
    'card of corrections ar': (db) => cardOf(db, 'corrections', 'ar', 'corrections'),
    'card to embed': (db) => storyCard(db, 'ar', ids.target!.storyId),
    'oEmbed of the story': (db) => {
      const url = absolute(storyHref('ar', 'economy', 'المقصودة'))
      return answerOEmbed(db, { url, format: 'json', maxwidth: null, maxheight: null })
    },
    'API: list ar': (db) => listStories(db, { locale: 'ar', limit: 50 }),
    'API: list en': (db) => listStories(db, { locale: 'en', limit: 50 }),
    'API: changes ar': (db) => listStories(db, { locale: 'ar', since: '2000-01-01T00:00:00Z', limit: 50 }),
    'API: section ar': (db) => asked(listStories(db, { locale: 'ar', section: 'economy', limit: 50 })),
    'API: topic ar': (db) => asked(listStories(db, { locale: 'ar', topic: 'payments', limit: 50 })),
    'API: author ar': (db) => asked(listStories(db, { locale: 'ar', author: 'salma', limit: 50 })),
    'API: the story': (db) => asked(readStory(db, ids.target!.articleId)),
    'API: its sibling': (db) => asked(readStory(db, ids.sibling!.articleId)),
    'API: the draft': (db) => asked(readStory(db, ids.draft!.articleId)),
    'API: sections': (db) => listSections(db, { locale: 'ar' }),
    'API: authors': (db) => listAuthors(db, { locale: 'ar', limit: 50 }),
    'API: topics': (db) => listTopics(db, { locale: 'ar', limit: 50 }),
    'card of the story': (db) => cardOf(db, 'story', 'ar', ids.target!.storyId),
    'author under another name': (db) => authorPage(db, 'ar', 'salma-haddad', 1),
    'topic to come': (db) => topicPage(db, 'ar', 'climate', 1),
    'feed of a topic to come': (db) =>
      feedDocument(db, {
        kind: 'feed',
        locale: 'ar',
        format: 'rss',
        list: { kind: 'topic', slug: 'climate' },
      }),
    'section technology en': (db) => sectionPage(db, 'en', 'technology', 1),
    'section to come': (db) => sectionPage(db, 'ar', 'markets', 1),
    'search for a synonym': (db) => searchPage(db, 'ar', 'فينتك', 1, 'Asia/Dubai'),
    'search for a section’s word': (db) => searchPage(db, 'ar', 'السوق', 1, 'Asia/Dubai'),
    'old address of the author': (db) => movedTo(db, '/author/salma'),
    'old address of the section': (db) => movedTo(db, '/economy'),
    'old address of the topic': (db) => movedTo(db, '/topic/gold'),
    'card of the front': (db) => cardOf(db, 'front', 'ar', 'front'),
    'card of the author': (db) => cardOf(db, 'author', 'ar', 'salma'),
    'card of the section': (db) => cardOf(db, 'section', 'ar', 'economy'),
    'static page to come': (db) => findStory(db, 'ar', '', 'المقصودة'),
    'static page under another name': (db) => findStory(db, 'ar', '', 'من-نحن'),
    'masthead en': (db) => masthead(db, 'en'),
    'authors ar': (db) => authorIndex(db, 'ar', '', 1),
    'authors of a letter en': (db) => authorIndex(db, 'en', 'S', 1),
    'archive of all months ar': (db) => archiveMonths(db, 'ar', 'Asia/Dubai'),
    ...Object.fromEntries(
      lastMonths().map((month) => [
        `archive of ${month} ar`,
        (db: Database) => archiveMonth(db, 'ar', month, 'Asia/Dubai'),
      ]),
    ),
    'archive of today ar': (db) => archiveDay(db, 'ar', isoDay(new Date(), 'Asia/Dubai'), 1, 'Asia/Dubai'),
    'archive of the oldest day ar': (db) => archiveDay(db, 'ar', oldestDay, 1, 'Asia/Dubai'),
    'offered where nothing is found ar': (db) => offeredInstead(db, 'ar'),
  }

  const text = (headline: string) =>
    Buffer.from(
      `${headline}\n\nفقرة عن المدفوعات في السوق.\n\n-----\nمؤلف: سلمى الحدّاد\nالبريد الإلكتروني: salma@warraq.example`,
    )

  const salma = { authorId: 'auth000001', role: 'author' }
  const karim = { authorId: 'auth000002', role: 'author' }
  const target = () => ids.target!.articleId
  const inAnHour = (hours = 1) => new Date(Date.now() + hours * 3_600_000)
  const move = (db: Database, name: TransitionName, note?: string) =>
    transitionArticle(db, operator, { articleId: target(), move: name, ...(note && { note }) })
  const write = async (db: Database, change: Record<string, unknown>) => {
    const { content, version } = await openDraft(db, operator, { articleId: target() })
    await saveDraft(db, operator, {
      articleId: target(),
      tabId: 'tab-of-this-test',
      baseVersion: version,
      content: { ...content, ...change },
    })
  }

  const licence = { kind: null, printed: null, note: null, expiresAt: null }

  /** In the order that they are run: each leaves the state that the next begins with. */
  const operations: [string, (db: Database) => Promise<unknown>][] = [
    [
      'import a draft',
      (db) => importStory(db, { name: 'a.txt', bytes: text('خبر أوّل عن السوق') }, { publish: false }),
    ],
    [
      'import and publish',
      (db) =>
        importStory(
          db,
          { name: 'b.txt', bytes: text('خبر ثان عن السوق') },
          { publish: true, section: 'technology' },
        ),
    ],
    [
      'import the same again',
      (db) => importStory(db, { name: 'b.txt', bytes: text('خبر ثان عن السوق') }, { publish: true }),
    ],
    [
      'move the focal point of a picture',
      (db) => focusPicture(db, operator, { mediaId: 'pict000001', focus: { x: 0.2, y: 0.3 } }),
    ],
    [
      'look elsewhere in one crop of it',
      (db) =>
        focusPicture(db, operator, {
          mediaId: 'pict000001',
          focus: { x: 0.2, y: 0.3 },
          crops: { card: { x: 0.9, y: 0.3 } },
        }),
    ],
    ['license it', (db) => licensePicture(db, operator, { mediaId: 'pict000001', ...licence, kind: 'own' })],
    [
      'print its licence',
      (db) => licensePicture(db, operator, { mediaId: 'pict000001', ...licence, printed: 'وكالة' }),
    ],
    ['hide pictures that ran out, when none has', (db) => hideExpiredPictures(db, operator, { hides: true })],
    [
      'let its licence run out',
      (db) =>
        licensePicture(db, operator, {
          mediaId: 'pict000001',
          ...licence,
          printed: 'وكالة',
          expiresAt: new Date(0),
        }),
    ],
    ['show pictures that ran out again', (db) => hideExpiredPictures(db, operator, { hides: false })],
    [
      'put another picture in its place',
      (db) =>
        replacePicture(db, operator, { mediaId: 'pict000001', replacement: 'pict000002' }).then(() => {}),
    ],
    [
      'publish the draft',
      (db) => transitionArticle(db, operator, { articleId: ids.draft!.articleId, move: 'publish' }),
    ],
    [
      'rename the story',
      (db) => renameArticle(db, operator, { articleId: ids.target!.articleId, slug: 'اسم جديد' }),
    ],
    [
      'rename it back',
      (db) => renameArticle(db, operator, { articleId: ids.target!.articleId, slug: 'المقصودة' }),
    ],
    ['save a draft of the story', (db) => write(db, { headline: 'عنوان لم يُنشر', standfirst: 'مقدّمة' })],
    ['publish its changes', (db) => move(db, 'publish')],
    ['publish it again, the same', (db) => move(db, 'publish')],
    [
      'publish other words',
      (db) => write(db, { document: doc(p('نصّ آخر')) }).then(() => move(db, 'publish')),
    ],
    [
      'credit another author too',
      (db) => write(db, { bylines: [salma, karim] }).then(() => move(db, 'publish')),
    ],
    [
      'credit them the other way round',
      (db) => write(db, { bylines: [karim, salma] }).then(() => move(db, 'publish')),
    ],
    ['credit the first no longer', (db) => write(db, { bylines: [karim] }).then(() => move(db, 'publish'))],
    [
      'correct it, with what changed',
      async (db) => {
        await write(db, { document: doc(p('نصّ آخر صُوّب')) })
        await correctStory(db, operator, {
          articleId: target(),
          kind: 'correction',
          note: 'كان خطأ.',
          publishes: true,
          showsChange: true,
        })
      },
    ],
    [
      'note something on it',
      (db) =>
        correctStory(db, operator, {
          articleId: target(),
          kind: 'clarification',
          note: 'توضيح.',
          publishes: false,
        }),
    ],
    [
      'no longer show what changed',
      async (db) => {
        const [note] = await db.orm.select().from(correction).where(eq(correction.kind, 'correction'))
        await showChange(db, operator, { articleId: target(), correctionId: note!.id, isShown: false })
      },
    ],
    [
      'withdraw what was corrected',
      async (db) => {
        const [note] = await db.orm.select().from(correction).where(eq(correction.kind, 'correction'))
        await withdrawNote(db, operator, {
          articleId: target(),
          correctionId: note!.id,
          reason: 'كانت عن مادة أخرى.',
        })
      },
    ],
    [
      'announce it as breaking',
      (db) =>
        announceBreaking(db, operator, {
          locale: 'ar',
          text: 'عاجل',
          articleId: target(),
          expiresAt: inAnHour(),
        }),
    ],
    [
      'announce something else in its place',
      async (db) => {
        const [standing] = await db.orm.select().from(breakingNotice)
        await announceBreaking(db, operator, {
          locale: 'ar',
          text: 'عاجل آخر',
          articleId: target(),
          expiresAt: inAnHour(),
          replaces: standing!.id,
        })
      },
    ],
    [
      'withdraw it',
      async (db) => {
        const standing = (await standingNotice(db, 'ar'))!
        await withdrawBreaking(db, operator, { noticeId: standing.id })
      },
    ],
    [
      'lay the front out',
      (db) => layOutFront(db, operator, { locale: 'ar', baseVersion: 0, places: [{ articleId: target() }] }),
    ],
    [
      'lay it out the same',
      (db) => layOutFront(db, operator, { locale: 'ar', baseVersion: 1, places: [{ articleId: target() }] }),
    ],
    [
      'plan another front',
      (db) =>
        planFront(db, operator, {
          locale: 'ar',
          at: inAnHour(),
          places: [null, { articleId: ids.old!.articleId }],
        }),
    ],
    ['change fronts that are due, when none is', (db) => layOutDue(db)],
    [
      'change the front that is due',
      async (db) => {
        await db.orm.update(frontPlan).set({ at: sql`now()` })
        expect(await layOutDue(db)).toHaveLength(1)
      },
    ],
    [
      'leave the front to the newest',
      async (db) => {
        await layOutFront(db, operator, { locale: 'ar', baseVersion: 2, places: [] })
        expect(await db.orm.$count(frontSlot)).toBe(0)
      },
    ],
    [
      'lay a section’s front out, with a story of another',
      (db) =>
        layOutFront(db, operator, {
          front: 'section:sect000002',
          locale: 'ar',
          baseVersion: 0,
          places: [null, { articleId: target() }],
        }),
    ],
    [
      'lay a topic’s front out',
      (db) =>
        layOutFront(db, operator, {
          front: 'topic:top1c00001',
          locale: 'ar',
          baseVersion: 0,
          places: [{ articleId: ids.old!.articleId }],
        }),
    ],
    [
      'write figures',
      (db) => writeFigures(db, operator, { locale: 'ar', figures: [{ label: 'الذهب', value: '3.50' }] }),
    ],
    [
      'write them again, the same',
      (db) => writeFigures(db, operator, { locale: 'ar', figures: [{ label: 'الذهب', value: '3.50' }] }),
    ],
    [
      'write into a table of figures',
      (db) =>
        changeRows(db, operator, { datasetId: tableId, rows: [{ name: 'الذهب', cells: { price: '4' } }] }),
    ],
    [
      'write into it again, too soon for pages to be told, and tell them then',
      async (db) => {
        await changeRows(db, operator, {
          datasetId: tableId,
          rows: [{ name: 'الذهب', cells: { price: '5' } }],
        })
        await db.orm.update(dataset).set({ toldAt: new Date(0) })
        await tellOfFigures(db)
      },
    ],
    ['take them away', (db) => writeFigures(db, operator, { locale: 'ar', figures: [] })],
    ['embargo it', (db) => setEmbargo(db, operator, { articleId: target(), until: inAnHour() })],
    ['embargo it for longer', (db) => setEmbargo(db, operator, { articleId: target(), until: inAnHour(2) })],
    ['lift the embargo', (db) => setEmbargo(db, operator, { articleId: target(), until: null })],
    [
      'test its headline',
      async (db) => {
        await startHeadlineTest(db, operator, { articleId: target(), headlines: ['غيره'], hours: 6 })
      },
    ],
    [
      'stop the test',
      async (db) => {
        const { tests } = await readHeadlineTests(db, operator, { articleId: target() })
        await stopHeadlineTest(db, operator, { articleId: target(), testId: tests[0]!.testId })
      },
    ],
    ['unpublish it', (db) => move(db, 'unpublish', 'سبب')],
    ['publish it again, by others', (db) => write(db, { bylines: [salma] }).then(() => move(db, 'publish'))],
    ['file it as something else', (db) => fileStory(db, operator, { articleId: target(), kind: 'analysis' })],
    ['file it as live coverage', (db) => fileStory(db, operator, { articleId: target(), kind: 'live' })],
    ['file it as live no longer', (db) => fileStory(db, operator, { articleId: target(), kind: 'report' })],
    [
      'file it under another topic',
      (db) => fileStory(db, operator, { articleId: target(), topicIds: ['top1c00002'] }),
    ],
    [
      'file it under both',
      (db) => fileStory(db, operator, { articleId: target(), topicIds: ['top1c00001', 'top1c00002'] }),
    ],
    [
      'lead its readers on to another story',
      async (db) => {
        const [other] = await db.orm
          .select({ storyId: article.storyId })
          .from(article)
          .where(and(ne(article.id, target()), eq(article.locale, 'ar'), isPublic()))
          .limit(1)
        await fileStory(db, operator, { articleId: target(), relatedIds: other ? [other.storyId] : [] })
      },
    ],
    ['lead them on no longer', (db) => fileStory(db, operator, { articleId: target(), relatedIds: [] })],
    [
      'file it with another desk',
      (db) => fileStory(db, operator, { articleId: target(), deskId: 'desk000002' }),
    ],
    [
      'file it in another section',
      (db) => fileStory(db, operator, { articleId: target(), sectionId: 'sect000002' }),
    ],
    ['file it back', (db) => fileStory(db, operator, { articleId: target(), sectionId: 'sect000001' })],
    ['make it a static page', (db) => fileStory(db, operator, { articleId: target(), kind: 'page' })],
    [
      'file the static page elsewhere',
      (db) => fileStory(db, operator, { articleId: target(), sectionId: 'sect000002', topicIds: [] }),
    ],
    ['rename the static page', (db) => renameArticle(db, operator, { articleId: target(), slug: 'من نحن' })],
    [
      'publish other words of the static page',
      (db) => write(db, { document: doc(p('من نحن؟')) }).then(() => move(db, 'publish')),
    ],
    [
      'publish another headline of it',
      (db) => write(db, { headline: 'من نحن' }).then(() => move(db, 'publish')),
    ],
    ['unpublish the static page', (db) => move(db, 'unpublish', 'سبب')],
    ['publish the static page again', (db) => move(db, 'publish')],
    [
      'make it a story again',
      async (db) => {
        await renameArticle(db, operator, { articleId: target(), slug: 'المقصودة' })
        await fileStory(db, operator, {
          articleId: target(),
          kind: 'analysis',
          sectionId: 'sect000001',
          topicIds: ['top1c00001', 'top1c00002'],
        })
      },
    ],
    [
      'begin, submit and schedule a story',
      async (db) => {
        const given = { locale: 'ar' as const, headline: 'موعدها بعد حين', sectionId: 'sect000001' }
        ids.scheduled = await createStory(db, operator, given)
        await transitionArticle(db, operator, { articleId: ids.scheduled.articleId, move: 'submit' })
        await transitionArticle(db, operator, {
          articleId: ids.scheduled.articleId,
          move: 'schedule',
          at: inAnHour(),
        })
      },
    ],
    [
      'file it, unpublished',
      (db) => fileStory(db, operator, { articleId: ids.scheduled!.articleId, topicIds: ['top1c00001'] }),
    ],
    ['publish what is due, when nothing is', (db) => publishDue(db)],
    [
      'publish what is due',
      async (db) => {
        await db.orm
          .update(article)
          .set({ scheduledFor: sql`now()` })
          .where(eq(article.id, ids.scheduled!.articleId))
        expect((await publishDue(db)).published).toEqual([ids.scheduled!.articleId])
      },
    ],
    [
      'delete a story and restore it',
      async (db) => {
        const given = { locale: 'ar' as const, headline: 'لا يراها أحد', sectionId: 'sect000001' }
        const { articleId } = await createStory(db, operator, given)
        await deleteArticle(db, operator, { articleId })
        await restoreArticle(db, operator, { articleId })
      },
    ],
    [
      'name an author otherwise',
      (db) =>
        changeEntry(db, operator, { kind: 'author', id: 'auth000001', names: { ar: 'سلمى', en: 'Salma' } }),
    ],
    [
      'say who an author is',
      (db) =>
        changeEntry(db, operator, {
          kind: 'author',
          id: 'auth000001',
          descriptions: { ar: 'صحافية', en: 'A journalist' },
          email: 'salma.haddad@warraq.example',
          languages: ['ar'],
        }),
    ],
    [
      'give an author a job',
      (db) =>
        changeEntry(db, operator, {
          kind: 'author',
          id: 'auth000001',
          jobTitles: { ar: 'محرّرة', en: 'Editor' },
        }),
    ],
    [
      'give an author another address',
      (db) => changeEntry(db, operator, { kind: 'author', id: 'auth000001', slug: 'salma-haddad' }),
    ],
    ['give it back', (db) => changeEntry(db, operator, { kind: 'author', id: 'auth000001', slug: 'salma' })],
    [
      'have an author work for another desk',
      (db) => changeEntry(db, operator, { kind: 'author', id: 'auth000001', deskId: 'desk000002' }),
    ],
    [
      'change nothing of an author',
      (db) => changeEntry(db, operator, { kind: 'author', id: 'auth000001', slug: 'salma' }),
    ],
    [
      'archive an author',
      (db) => archiveEntry(db, operator, { kind: 'author', id: 'auth000001', isArchived: true }),
    ],
    [
      'offer them again',
      (db) => archiveEntry(db, operator, { kind: 'author', id: 'auth000001', isArchived: false }),
    ],
    [
      'name a desk otherwise',
      (db) =>
        changeEntry(db, operator, { kind: 'desk', id: 'desk000002', names: { ar: 'القاهرة', en: 'Cairo' } }),
    ],
    [
      'describe a desk',
      (db) => changeEntry(db, operator, { kind: 'desk', id: 'desk000002', descriptions: { ar: 'وصف' } }),
    ],
    [
      'name a topic otherwise',
      (db) =>
        changeEntry(db, operator, { kind: 'topic', id: 'top1c00001', names: { ar: 'الدفع', en: 'Paying' } }),
    ],
    [
      'describe a topic',
      (db) =>
        changeEntry(db, operator, {
          kind: 'topic',
          id: 'top1c00001',
          descriptions: { ar: 'وصف', en: 'About' },
        }),
    ],
    [
      'give a topic a synonym',
      (db) => changeEntry(db, operator, { kind: 'topic', id: 'top1c00001', synonyms: ['فينتك'] }),
    ],
    [
      'add a topic',
      async (db) => {
        ids.added = {
          storyId: '',
          articleId: await createEntry(db, operator, {
            kind: 'topic',
            names: { ar: 'مناخ' },
            slug: 'climate',
          }),
        }
      },
    ],
    ['remove it', (db) => removeEntry(db, operator, { kind: 'topic', id: ids.added!.articleId })],
    [
      'name a section otherwise',
      (db) =>
        changeEntry(db, operator, { kind: 'section', id: 'sect000001', names: { ar: 'المال', en: 'Money' } }),
    ],
    [
      'describe a section',
      (db) => changeEntry(db, operator, { kind: 'section', id: 'sect000001', descriptions: { ar: 'وصف' } }),
    ],
    [
      'give a section another address',
      (db) => changeEntry(db, operator, { kind: 'section', id: 'sect000001', slug: 'markets' }),
    ],
    [
      'give it back its own',
      (db) => changeEntry(db, operator, { kind: 'section', id: 'sect000001', slug: 'economy' }),
    ],
    [
      'add a section, and remove it',
      async (db) => {
        const id = await createEntry(db, operator, {
          kind: 'section',
          names: { ar: 'مناخ' },
          slug: 'weather',
        })
        await removeEntry(db, operator, { kind: 'section', id })
      },
    ],
    ['move a section down', (db) => moveSection(db, operator, { id: 'sect000001', direction: 'down' })],
    [
      'move the last section down',
      (db) => moveSection(db, operator, { id: 'sect000001', direction: 'down' }),
    ],
    [
      'archive a section',
      (db) => archiveEntry(db, operator, { kind: 'section', id: 'sect000002', isArchived: true }),
    ],
    [
      'offer it again',
      (db) => archiveEntry(db, operator, { kind: 'section', id: 'sect000002', isArchived: false }),
    ],
    [
      'change settings',
      async (db) => {
        const { version } = await readPublication(db, operator)
        await changeSettings(db, operator, { names: { ar: 'النخلة', en: 'The Palm' }, baseVersion: version })
      },
    ],
    [
      'set menus',
      async (db) => {
        const { version } = await readPublication(db, operator)
        const header = [{ kind: 'topic' as const, id: 'top1c00001' }]
        await setMenus(db, operator, { locale: 'ar', header, baseVersion: version })
      },
    ],
    [
      'say other terms to machines',
      async (db) => {
        const { version } = await readPublication(db, operator)
        await setMachineTerms(db, operator, {
          terms: { uses: { training: 'refused' }, crawlers: {}, termsHref: '' },
          adsTxt: 'ads.example.com, 1, DIRECT',
          trustTxt: '',
          baseVersion: version,
        })
      },
    ],
    [
      'merge two topics',
      (db) => mergeEntries(db, operator, { kind: 'topic', id: 'top1c00002', intoId: 'top1c00001' }),
    ],
    [
      'merge two authors',
      (db) => mergeEntries(db, operator, { kind: 'author', id: 'auth000002', intoId: 'auth000001' }),
    ],
    [
      'kill its sibling',
      (db) => transitionArticle(db, operator, { articleId: ids.sibling!.articleId, move: 'kill' }),
    ],
    [
      'kill the story',
      (db) =>
        transitionArticle(db, operator, { articleId: ids.target!.articleId, move: 'kill', note: 'سبب' }),
    ],
    [
      'an operation that is refused',
      (db) =>
        transitionArticle(db, operator, {
          articleId: ids.draft!.articleId.replace(/./, 'z'),
          move: 'kill',
        }).catch(() => {}),
    ],
  ]

  /** What every page is made of as things are, and what it has read for that. */
  type Pages = Map<string, { content: string; read: Set<Tag> }>
  const makeAll = (db: Database): Promise<Pages> =>
    askOnce(db, async () => {
      const all: Pages = new Map()
      for (const [page, make] of Object.entries(pages)) {
        const { made, read } = await recordDependencies(() => make(db))
        all.set(page, { content: contentOf(made), read })
      }
      return all
    })
  /** As the operation before left them: none when it is the first, or failed on its way. */
  let standing: Pages | undefined

  describe.each(operations)('%s', (name, operate) => {
    it('has exactly the pages it changed made anew', async () => {
      const db = opened()
      const before = standing ?? (await makeAll(db))
      standing = undefined
      const touched = new Set<Tag>()
      setPress({
        forget: (more) => {
          for (const { tag } of more) touched.add(tag)
        },
      })
      try {
        await operate(db)
      } finally {
        setPress(undefined)
      }
      const after = await makeAll(db)
      standing = after
      const changed: string[] = []
      const forgotten: string[] = []
      for (const [page, { content, read }] of before) {
        if (after.get(page)!.content !== content) changed.push(page)
        if ([...read].some((tag) => touched.has(tag))) forgotten.push(page)
      }
      const stale = changed.filter((page) => !forgotten.includes(page))
      expect(stale, `${name}: pages that would show old news`).toEqual([])
      const isLetOff = (page: string) => mayBeMadeAgain.test(page) || changesInPart[name]?.test(page)
      const needless = forgotten.filter((page) => !changed.includes(page) && !isLetOff(page))
      expect(needless, `${name}: pages made anew for nothing`).toEqual([])
    })
  })
})

/** Pages that ask for an article as a whole and show part of it: its address, its moments, or its words alone. */
const showPart = /^(feed|map|an address to come|static page)/
/** What shows a story without what its readers were told since, or without the words that these changed. */
const showNoNote =
  /^(front|latest|section|desk|author|another|topic|feed|map|corrections|an address to come|static page|story that|an unrelated|story with|its sibling|card|the draft|API: (list|changes|section|topic|author))/
/** The same, and every list: none names a story's topics but feeds. */
const showNoTopic =
  /^(front|latest|corrections|section|desk|author|another|topic|feed|map|an address to come|static page|story that|an unrelated|API: (list|changes|section|author))/
/** What to read next holds a few of a list, and depends on all of it. */
const showFew = /^story (that mentions it|with a picture)$/
/** Feeds and the API send a whole picture, and maps none. */
const cutNoPicture = /^(feed|map|API: )/
const either = (...pages: RegExp[]): RegExp =>
  new RegExp(pages.map(({ source }) => `(?:${source})`).join('|'))
/** What only leads to a static page, and what tells when anything of the language changed last. */
const showPageMoved =
  /^(feed|API: (list|changes)|front|story itself|its sibling|static page to come|an address to come)/
/** Operations that change no more of a story than some of the pages that show it. */
const changesInPart: Record<string, RegExp> = {
  'move the focal point of a picture': cutNoPicture,
  'look elsewhere in one crop of it': cutNoPicture,
  'print its licence': cutNoPicture,
  'publish its changes': showPart,
  'publish other words': showPart,
  'credit another author too': showPart,
  'credit them the other way round': showPart,
  'credit the first no longer': either(showPart, showFew),
  'correct it, with what changed': showPart,
  'note something on it': showNoNote,
  'no longer show what changed': showNoNote,
  'withdraw what was corrected': showNoNote,
  'file it as something else': showPart,
  // Every front of a language asks what is live in it.
  'file it as live coverage': /^(feed|map|an address to come|static page|another topic|section)/,
  'file it as live no longer': /^(feed|map|an address to come|static page|another topic|section)/,
  // The first of its section, which then stands at the head of every page; feeds ask for the head, and show its name alone.
  'import and publish': /^feed/,
  'file it under another topic': either(showNoTopic, showFew),
  'file it under both': either(showNoTopic, showFew),
  'file it with another desk': /^API: changes/,
  'make it a static page': /^feed/,
  'file the static page elsewhere': showPageMoved,
  'rename the static page': /^feed/,
  'publish other words of the static page': showPageMoved,
  'publish another headline of it': showPageMoved,
  'unpublish the static page': /^feed/,
  'publish the static page again': /^feed/,
  'make it a story again': /^(feed|static page|section technology)/,
}

/** Sections stand at the head of every page: all of them are made anew, whatever part of one they show. */
for (const name of [
  'change settings',
  'set menus',
  'name a section otherwise',
  'give a section another address',
  'give it back its own',
  'add a section, and remove it',
  'move a section down',
  'archive a section',
  'offer it again',
])
  changesInPart[name] = /./
Object.assign(changesInPart, {
  // Feeds name who wrote and what it is about, without an address, a job or who else works there.
  'give an author a job': /^feed/,
  'give an author another address': /^feed/,
  'give it back': /^feed/,
  // The story has a box about them, which asks for all that their page says.
  'have an author work for another desk': /^(feed|API: authors|story that mentions it$)/,
  'name a topic otherwise': showNoTopic,
  // What is related to a story is found anew for every story of either topic; a list may have had all of them.
  'merge two topics':
    /^(front|section|story|the draft|an unrelated|its sibling|topic|feed of topic|API: topic)/,
})

/** A day of a hundred hours ago. */
const oldestDay = isoDay(new Date(Date.now() - 100 * 3_600_000), 'Asia/Dubai')

/**
 * Indexes and the archive hear of every story that comes or goes, whoever wrote it and whatever its day; the API's lists
 * of names of every name that comes or goes, whether something public has it or not.
 */
const mayBeMadeAgain =
  /^(card|search|oEmbed|authors|API: authors|API: topics|archive|offered|site map index$|map (pages|[a-z]{2}-news)$)/

/** The months that the stories of this test may stand in: the oldest is a hundred hours old. */
const lastMonths = (): string[] => {
  const month = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString().slice(0, 7)
  return [...new Set([month(0), month(100)])]
}

const contentOf = (made: unknown): string =>
  JSON.stringify(made, (_key, value: unknown) => (value instanceof Map ? [...value] : value))

/** What the API says: an answer, or the code of a problem. */
const asked = (answer: Promise<unknown>): Promise<unknown> => answer.catch(({ code }: Problem) => code)
