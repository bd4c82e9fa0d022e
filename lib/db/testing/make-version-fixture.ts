/** Makes the fixture of a version, with its own code: see `fixtures/README.md`. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { isNotNull, sql } from 'drizzle-orm'
import { answerApi } from '../../api/answer.ts'
import { archiveHere } from '../../archive/import/archive-here.ts'
import { dryRunImport } from '../../archive/import/dry-run-import.ts'
import { openArchive } from '../../archive/import/open-archive.ts'
import { runImport } from '../../archive/import/run-import.ts'
import { zipOf } from '../../archive/import/testing/zip-of.ts'
import { saveExport } from '../../archive/own/save-export.ts'
import { exportFiles } from '../../archive/own/write-export.ts'
import { type Actor, operator } from '../../newsroom/actor.ts'
import { addItem } from '../../newsroom/checklist/change-items.ts'
import { tickItem } from '../../newsroom/checklist/tick-item.ts'
import { correctStory } from '../../newsroom/corrections/correct-story.ts'
import { createDataset } from '../../newsroom/datasets/write-dataset.ts'
import { changeEntry } from '../../newsroom/directory/change-entry.ts'
import { announceBreaking } from '../../newsroom/front/announce-breaking.ts'
import { layOutFront } from '../../newsroom/front/lay-out-front.ts'
import { writeFigures } from '../../newsroom/front/write-figures.ts'
import { changeMailPreferences } from '../../newsroom/inbox/mail-preferences.ts'
import { makeKey } from '../../newsroom/keys/make-key.ts'
import { postEntry } from '../../newsroom/live/post-entry.ts'
import { makeNewsletter } from '../../newsroom/newsletters/change-newsletter.ts'
import { writeNote } from '../../newsroom/notes/write-note.ts'
import { findParts } from '../../newsroom/parts/list-parts.ts'
import { makePart } from '../../newsroom/parts/make-part.ts'
import { publishPart } from '../../newsroom/parts/settle-part.ts'
import { describePicture } from '../../newsroom/pictures/describe-picture.ts'
import { halved } from '../../newsroom/pictures/testing/strange-pictures.ts'
import { uploadPicture } from '../../newsroom/pictures/upload-picture.ts'
import { planCoverage } from '../../newsroom/plan/plan-coverage.ts'
import { planEvent } from '../../newsroom/plan/plan-event.ts'
import { makeFeed } from '../../newsroom/plan/plan-feeds.ts'
import { makePreviewLink } from '../../newsroom/previews/preview-links.ts'
import { previewToken } from '../../newsroom/previews/preview-token.ts'
import { changeSettings, readPublication, setMenus } from '../../newsroom/settings/change-settings.ts'
import { saveView } from '../../newsroom/stories/board-views.ts'
import { changeMany } from '../../newsroom/stories/bulk-change.ts'
import { createStory } from '../../newsroom/stories/create-story.ts'
import { fileStory } from '../../newsroom/stories/file-story.ts'
import { renameArticle } from '../../newsroom/stories/rename-article.ts'
import { saveRevision } from '../../newsroom/stories/revisions.ts'
import { transitionArticle } from '../../newsroom/stories/transition-article.ts'
import { openDraft, saveDraft } from '../../newsroom/stories/working-draft.ts'
import { listSuggestions } from '../../newsroom/suggestions/list-suggestions.ts'
import { suggest } from '../../newsroom/suggestions/suggest.ts'
import { staffMember, tab } from '../../newsroom/testing/staff-member.ts'
import { makeWebhook } from '../../newsroom/webhooks/change-webhook.ts'
import { deliverNext } from '../../newsroom/webhooks/deliver.ts'
import { openReceiver } from '../../newsroom/webhooks/testing/receiver.ts'
import { present } from '../../present.ts'
import { absolute } from '../../publication/addresses.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import {
  bold,
  bullets,
  code,
  codeBlock,
  divider,
  doc,
  embed,
  factBox,
  figure,
  h2,
  h3,
  isolate,
  italic,
  link,
  liveUpdate,
  numbered,
  p,
  pullQuote,
  quote,
  storyCard,
  storyLink,
  strike,
  subscript,
  superscript,
  table,
  underline,
} from '../../story/compose.ts'
import type { Database } from '../open.ts'
import { projectPath } from '../project-path.ts'
import { audienceCount, audienceSalt, audienceSketch, mostRead } from '../tables/audience.ts'
import { backupRun } from '../tables/backups.ts'
import { announcement, answeredRequest, previewLink } from '../tables/connections.ts'
import { editingTab } from '../tables/drafts.ts'
import { breakingNotice, frontPlan } from '../tables/front.ts'
import { headlineTest } from '../tables/headline-tests.ts'
import { importEntry, importHost, importPicture, importPictureUse } from '../tables/imports.ts'
import { instance } from '../tables/instances.ts'
import {
  mailSuppression,
  newsletterDelivery,
  newsletterIssue,
  newsletterSubscription,
  subscriber,
  subscriptionRequest,
} from '../tables/newsletters.ts'
import { pushChunk, pushDelivery, pushMessage, pushSubscription, pushWish } from '../tables/push.ts'
import * as signIn from '../tables/sign-in.ts'
import { pathRedirect } from '../tables/stories.ts'
import {
  type Address,
  feedEntries,
  frontHrefs,
  lookupAt,
  mastheadOf,
  noticeOf,
  redirectAt,
  storyAt,
  type VersionFixture,
} from './version-fixture.ts'

const secret = 'a secret of this house, for tests alone'
const far = new Date('2099-01-01T00:00:00.000Z')

/**
 * Fills a paper with one of everything, and keeps it as rows and as an export.
 * @param db empty
 * @param out absolute, there and empty; where `database.json.br` and `export.zip` go
 * @throws when a table was left without a row
 */
export async function makeVersionFixture(db: Database, out: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-fixture-'))
  const mediaFolder = join(folder, 'media')
  const { orm } = db
  const ids = await smallPublication(db)
  const owner = { ...(await staffMember(db, 'owner', { name: 'هدى' })), hasProved: true }
  const editor = await staffMember(db, 'editor', { name: 'Nour', deskIds: [ids.desk], authorId: ids.author })
  const receiver = await openReceiver()
  await makeWebhook(
    db,
    owner,
    {
      name: 'شريك',
      address: receiver.address,
      events: ['story.published', 'story.changed', 'story.corrected', 'story.unpublished', 'story.killed'],
    },
    ['127.0.0.1'],
  )
  await changeMailPreferences(
    db,
    { ...owner, staffId: String(owner.staffId) },
    { ways: { mentions: 'now', handovers: 'digest', mine: 'never' }, digestHour: 7 },
  )
  const letters = await makeNewsletter(db, owner, {
    locale: 'ar',
    kind: 'daily',
    name: 'نشرة الصباح',
    description: 'أهم ما نُشر',
    list: 'latest',
    hour: 7,
    weekday: 6,
    timeZone: 'Asia/Dubai',
  })
  await orm.insert(subscriber).values({
    id: 'reader0001',
    email: 'reader@warraq.example',
    emailKey: 'reader@warraq.example',
    locale: 'ar',
  })
  await orm.insert(newsletterSubscription).values({
    newsletterId: letters.id,
    subscriberId: 'reader0001',
    source: 'form',
    consentedAt: new Date('2026-11-01T07:00:00Z'),
  })
  await orm.insert(subscriptionRequest).values({
    id: 'request001',
    email: 'other@warraq.example',
    emailKey: 'other@warraq.example',
    locale: 'ar',
    newsletterIds: [letters.id],
    expiresAt: new Date('2026-11-03T07:00:00Z'),
  })
  await orm.insert(mailSuppression).values({ emailHash: 'a-hash', reason: 'erased' })
  await orm.insert(newsletterIssue).values({
    id: 'issue00001',
    newsletterId: letters.id,
    key: '2026-11-02',
    state: 'sent',
    subject: '',
    articleIds: [],
    finishedAt: new Date('2026-11-02T07:01:00Z'),
    sent: 1,
    failed: 0,
  })
  await orm.insert(newsletterDelivery).values({
    issueId: 'issue00001',
    subscriberId: 'reader0001',
    sentAt: new Date('2026-11-02T07:00:30Z'),
  })
  await orm.insert(pushSubscription).values({
    id: 'device0001',
    endpoint: 'https://push.example/device',
    endpointHash: 'a-hash',
    host: 'push.example',
    p256dh: 'a-key',
    auth: 'a-secret',
    serverKey: 'ours',
  })
  await orm.insert(pushWish).values({ locale: 'ar', list: 'breaking', subscriptionId: 'device0001' })
  await orm.insert(pushMessage).values({
    id: 'message001',
    key: 'story:gone',
    locale: 'ar',
    lists: [],
    takenTo: null,
    until: new Date('2026-11-02T07:00:00Z'),
  })
  await orm.insert(pushChunk).values({
    id: 'chunk00001',
    messageId: 'message001',
    after: '',
    upTo: 'device0001',
    leaseEnds: new Date('2026-11-02T07:00:00Z'),
    takenBy: 'elsewhere',
  })
  await orm.insert(pushDelivery).values({
    messageId: 'message001',
    subscriptionId: 'device0001',
    nextAt: new Date('2026-11-02T07:00:00Z'),
  })
  const day = '2026-11-02'
  await orm
    .insert(audienceCount)
    .values({ grain: 'day', at: new Date(`${day}T00:00Z`), kind: 'paper', views: 3, readers: 2 })
  await orm.insert(audienceSketch).values({ day, kind: 'paper', key: '', registers: Buffer.from([0, 1, 2]) })
  await orm.insert(audienceSalt).values({ day, salt: 'of that day' })
  await orm.insert(mostRead).values({ locale: 'ar', span: 'day', articleIds: ['article001'] })
  const key = await makeKey(db, owner, { name: 'لوحة', scopes: ['story.read'], days: null })

  const picture = await halved(320, 200).jpeg().toBuffer()
  const { mediaId } = await uploadPicture(db, operator, {}, mediaFolder, [picture])
  await describePicture(db, operator, {
    mediaId,
    locale: 'ar',
    alt: 'رافعة',
    caption: 'تحتها',
    credit: 'ليلى',
  })

  const first = await addStory(db, { slug: 'أول', headline: 'أول خبر', publishedIn: -100 })
  const every = await addStory(db, {
    slug: 'كل-شيء',
    headline: 'كل ما تحمله القصة من Kestrel Labs',
    publishedIn: -50,
    document: doc(
      h2('ما الذي تغيّر'),
      h3('تفصيل'),
      p(
        'أعلنت ',
        isolate('Kestrel Labs', 'en', 'ltr'),
        ' نتائجها ',
        bold('عريض'),
        italic('مائل'),
        ' و',
        storyLink(first.storyId, 'رابط'),
        ' ثم ',
        link('https://example.org/a', 'خارجي'),
        superscript('2'),
        subscript('3'),
        underline('مهم'),
        strike('قديم'),
        code('x = 1'),
      ),
      bullets('أول', ['ثانٍ ', bold('مهم')]),
      numbered('واحد', 'اثنان'),
      quote('هدى سالم', 'لا أحد يعرف.'),
      pullQuote('لا أحد يعرف.', 'هدى'),
      figure(mediaId, { caption: 'صورة' }),
      storyCard(first.storyId),
      embed('youtube', 'https://www.youtube.com/watch?v=abcdefghijk', 'مقطع'),
      factBox('بالأرقام', p('12.5%')),
      table('جدول', ['سنة', 'عدد'], ['2026', '٤٢']),
      codeBlock('json', '{"a": 1}'),
      divider(),
      liveUpdate('2026-01-01T10:00:00.000Z', 'عاجل', p('عادت الخدمة.')),
    ),
  })
  await orm.insert(headlineTest).values({
    id: 'test000001',
    articleId: every.articleId,
    headlines: ['عنوان', 'عنوان آخر'],
    shown: [40, 41],
    opened: [2, 3],
    endsAt: new Date('2026-01-02T00:00:00Z'),
    endedAt: new Date('2026-01-02T00:00:00Z'),
    outcome: 'none',
  })
  await addStory(db, {
    slug: 'everything',
    locale: 'en',
    storyId: every.storyId,
    headline: 'Everything a story holds',
    publishedIn: -40,
    document: doc(
      p('It’s in ', isolate('القاهرة', 'ar', 'rtl'), '.'),
      bullets('one', 'two'),
      figure(mediaId, { caption: 'A crane' }),
    ),
  })
  await fileStory(db, operator, { articleId: every.articleId, relatedIds: [first.storyId] })
  const killed = await addStory(db, { slug: 'سحب', publishedIn: -30 })
  await transitionArticle(
    db,
    { ...operator, hasProved: true },
    { articleId: killed.articleId, move: 'kill', note: 'لم يكن صحيحًا' },
  )
  await renameArticle(db, operator, { articleId: first.articleId, slug: 'أول-باسم-جديد' })
  await changeEntry(db, operator, { kind: 'topic', id: ids.topic, slug: 'digital-payments' })

  const write = async (articleId: string, change: object) => {
    const { content, version } = await openDraft(db, operator, { articleId })
    await saveDraft(db, editor, {
      articleId,
      tabId: tab(),
      baseVersion: version,
      content: { ...content, ...change },
    })
    await orm.delete(editingTab)
  }
  await write(every.articleId, { headline: 'عنوان مصحّح من Kestrel Labs' })
  await correctStory(db, owner, {
    articleId: every.articleId,
    kind: 'correction',
    note: 'كان العنوان خطأ.',
    publishes: true,
    showsChange: true,
  })
  const begun = await createStory(db, owner, {
    locale: 'ar',
    headline: 'أُعلن الآن',
    sectionId: ids.section,
    topicIds: [ids.topic],
  })
  await transitionArticle(db, owner, { articleId: begun.articleId, move: 'publish' })
  while ((await deliverNext(db, ['127.0.0.1'])) !== null);
  const webhookBodies = receiver.received.map((each) => JSON.parse(each.body))
  await receiver.close()

  const draft = await createStory(db, editor, { locale: 'ar', headline: 'مسودة أولى', sectionId: ids.other })
  await write(draft.articleId, { document: doc(p('كلمات قديمة')) })
  const kept = await saveRevision(db, editor, { articleId: draft.articleId, reason: 'قبل الحذف' })
  await write(draft.articleId, { headline: 'مسودة ثانية', document: doc(p('كلمات جديدة')) })
  const boxId = await makeParts(db, owner)
  await write(draft.articleId, {
    document: doc(p('كلمات جديدة'), { type: 'sharedBox', attrs: { boxId, name: 'صندوق' } }),
  })
  await createStory(db, owner, {
    locale: 'ar',
    headline: 'من قالب',
    sectionId: ids.section,
    templateId: (await findParts(db, owner, { kind: 'template', locale: 'ar' }))[0]?.partId ?? null,
  })
  const { itemId } = await addItem(db, owner, { words: 'راجعه محرر ثانٍ', isRequired: false })
  await tickItem(db, owner, { articleId: draft.articleId, itemId, isDone: true })
  await writeNote(db, owner, { articleId: draft.articleId, words: 'من أين هذا؟' })
  const { document: base, lines } = await listSuggestions(db, owner, { articleId: draft.articleId })
  await suggest(db, editor, {
    articleId: draft.articleId,
    base,
    document: doc(p('كما أراه')),
    lines: { base: lines, words: { ...lines, standfirst: 'وملخّصه كما أراه' } },
  })
  await changeMany(db, owner, {
    id: 'bulk000001',
    change: { do: 'owner', ownerId: editor.staffId },
    articleIds: [draft.articleId],
  })
  await saveView(db, owner, { name: 'المسودات', sharing: 'all', question: 'state=draft' })
  const planned = await planEvent(db, owner, {
    name: 'مؤتمر صحفي',
    starts: '2031-03-04T09:00',
    ends: '2031-03-04T10:00',
    recurrence: { every: 'weekly', on: ['TU'] },
  })
  await planCoverage(db, owner, {
    eventId: planned.eventId,
    kind: 'text',
    locale: 'ar',
    headline: 'ما قيل في المؤتمر',
    staffId: editor.staffId,
    dueAt: far,
  })
  await makeFeed(db, { ...owner, staffId: String(owner.staffId) }, {})
  const preview = await makePreviewLink(
    db,
    owner,
    { articleId: draft.articleId, note: 'للمحامي', hours: 24 },
    secret,
  )
  await orm.update(previewLink).set({ expiresAt: far })
  await orm.insert(editingTab).values({ id: tab(), articleId: draft.articleId, staffId: editor.staffId! })

  const coverage = await createStory(db, owner, {
    locale: 'ar',
    headline: 'تغطية مباشرة',
    sectionId: ids.section,
    kind: 'live',
  })
  await postEntry(db, owner, { articleId: coverage.articleId, key: 'entry-one', words: 'وصلت السفينة.' })
  await orm.insert(pathRedirect).values([
    { path: '/2013/old', articleId: first.articleId },
    { path: '/old-list', href: '/economy' },
  ])
  await layOutFront(db, operator, {
    locale: 'ar',
    baseVersion: 0,
    places: [{ articleId: every.articleId, until: far.toISOString() }, { articleId: first.articleId }],
  })
  await createDataset(db, operator, {
    name: 'أسعار',
    locale: 'ar',
    columns: [
      { key: 'name', name: 'السلعة' },
      { key: 'price', name: 'السعر', kind: 'number', unit: '$', digits: 2 },
    ],
    rows: [{ name: 'الذهب', cells: { price: '2410.5' } }],
  })
  await writeFigures(db, operator, {
    locale: 'ar',
    figures: [{ label: 'الذهب', value: '2410.50', unit: '$', change: '-0.40' }],
  })
  await orm.insert(frontPlan).values({
    id: 'p1an000001',
    locale: 'ar',
    at: far,
    places: [{ articleId: first.articleId, until: null }],
    plannedBy: 'هدى',
  })
  await announceBreaking(db, owner, {
    locale: 'ar',
    text: 'عاجل: عادت الخدمة',
    articleId: first.articleId,
    expiresAt: new Date(Date.now() + 3_600_000),
  })
  await orm.update(breakingNotice).set({ expiresAt: far })
  const { version } = await readPublication(db, operator)
  await changeSettings(db, operator, {
    readings: { ar: 'arab.gregory.LB.-' },
    accents: { light: '#7a1f1a', dark: '#e58473' },
    handles: [{ network: 'telegram', handle: 'warraq' }],
    policies: { ethics: '/latest' },
    withdrawnNotes: { ar: 'سُحبت.' },
    logoId: mediaId,
    baseVersion: version,
  })
  await setMenus(db, operator, {
    locale: 'ar',
    header: [
      { kind: 'section', id: ids.section },
      { kind: 'page', page: 'latest' },
      { kind: 'address', label: 'عنّا', href: '/about' },
    ],
    baseVersion: version + 1,
  })

  await writeFile(
    join(folder, 'posts.zip'),
    await zipOf({
      'post.md':
        '---\ntitle: من بيت قديم\ndate: 2020-01-02\nslug: from-old\ntags: [بيت قديم]\n---\n\nنصّ **قديم**.\n',
    }),
  )
  const archive = archiveHere(await openArchive(join(folder, 'posts.zip')))
  const surveyed = await dryRunImport(archive, { locale: 'ar', looks: 0 })
  await runImport(
    db,
    operator,
    { publish: true, locale: 'ar', section: 'economy' },
    { archive, surveyed, mediaFolder },
  )
  await archive.close()

  // A picture of the old site that has not come yet.
  const [entry] = await orm.select().from(importEntry).where(isNotNull(importEntry.articleId)).limit(1)
  const { runId, articleId } = present(entry, 'story that came in')
  const address = 'https://old.example/uploads/crane.jpg'
  await orm.insert(importHost).values({ host: 'old.example', slot: 0 })
  await orm.insert(importPicture).values({ runId, address, host: 'old.example', position: 1 })
  await orm.insert(importPictureUse).values({
    runId,
    articleId: present(articleId, 'article of this story'),
    position: 0,
    address,
    written: address,
    shown: address,
    place: { role: 'lead' },
  })

  // What nothing above leaves behind: of somebody who signed in, and of a machine that asked.
  const at = new Date('2026-02-17T21:30:15.123Z')
  await orm.insert(signIn.session).values({ id: 's1', token: 't1', expiresAt: at, userId: owner.staffId! })
  await orm.insert(signIn.account).values({
    id: 'a1',
    accountId: owner.staffId!,
    providerId: 'credential',
    userId: owner.staffId!,
    password: 'none',
  })
  await orm.insert(signIn.verification).values({ id: 'v1', identifier: 'i', value: 'v', expiresAt: at })
  await orm
    .insert(signIn.twoFactor)
    .values({ id: 'f1', secret: 's', backupCodes: 'b', userId: owner.staffId! })
  await orm.insert(signIn.passkey).values({
    id: 'k1',
    publicKey: 'p',
    userId: owner.staffId!,
    credentialID: 'c',
    counter: 1,
    deviceType: 'd',
    backedUp: false,
  })
  await orm.insert(signIn.rateLimit).values({ id: 'r1', key: 'k', count: 1, lastRequest: 1 })
  await orm.insert(signIn.roleRule).values({ role: 'author', needsSecondFactor: true })
  await orm
    .insert(signIn.invitation)
    .values({ tokenHash: '0'.repeat(64), purpose: 'join', staffId: editor.staffId!, expiresAt: at })
  await orm.insert(answeredRequest).values({
    apiKeyId: key.id,
    name: 'once',
    fingerprint: '0'.repeat(64),
    status: 200,
    headers: {},
    body: '{}',
  })
  await orm.insert(instance).values({ id: 'i1', machine: 'm', build: 'b', secretMark: 's' })
  await orm.insert(backupRun).values({ id: 'backup0001', place: '/srv/backups', isScheduled: true })
  await orm.insert(announcement).values({ listener: 'hub', href: '/feed/ar.rss' })

  const tables = await rowsOf(db)
  const expected = {
    ...(await whatItSays(db, key.key)),
    formerAddress: await lookedUp(db, 'أول'),
    killed: await lookedUp(db, 'سحب'),
    key: key.key,
    webhookBodies,
    draft: { articleId: draft.articleId, headline: 'مسودة ثانية', text: 'كلمات جديدة' },
    revision: { number: kept, headline: 'مسودة أولى', text: 'كلمات قديمة' },
    preview: { secret, token: previewToken(secret, { id: preview.id, expiresAt: far }) },
    correctable: begun.articleId,
  }
  const fixture: VersionFixture = { lastMigration: await lastMigration(), tables, expected }
  await writeFile(join(out, 'database.json.br'), brotliCompressSync(JSON.stringify(fixture)))
  await saveExport(join(out, 'export.zip'), exportFiles(db, operator, { mediaFolder, withMedia: true }))
  await rm(folder, { recursive: true })
}

/** Every row of every table, without what the database makes of the others. @throws when a table has none */
async function rowsOf({ pool }: Database): Promise<VersionFixture['tables']> {
  const tables: VersionFixture['tables'] = {}
  const { rows: columns } = await pool.query<{ table: string; names: string[] }>(
    `SELECT table_name AS "table", array_agg(column_name::text) AS names FROM information_schema.columns
     WHERE table_schema = 'public' AND is_generated = 'NEVER' GROUP BY 1 ORDER BY 1`,
  )
  for (const { table, names } of columns) {
    const { rows } = await pool.query<{ row: Record<string, unknown> }>(
      `SELECT to_jsonb(t) AS row FROM "${table}" t`,
    )
    if (rows.length === 0) throw new Error(`Nothing stands in ${table}: have the paper above fill it`)
    tables[table] = rows.map(({ row }) => Object.fromEntries(names.map((name) => [name, row[name]])))
  }
  return tables
}

async function whatItSays(db: Database, key: string) {
  const { rows } = await db.orm.execute<Address & { id: string }>(
    sql`select a.id, a.locale, a.slug, s.slug as section from article a join story t on t.id = a.story_id
        join section s on s.id = t.section_id where a.state = 'published' order by a.id`,
  )
  const stories: VersionFixture['expected']['stories'] = []
  for (const row of rows) {
    const path = `/stories/${row.id}`
    const headers = { authorization: `Bearer ${key}` }
    const answer = await answerApi(db, new Request(absolute(`/api/v1${path}`), { headers }), path)
    stories.push({ ...(await storyAt(db, row)), api: await answer.json() })
  }
  const feeds: VersionFixture['expected']['feeds'] = []
  for (const locale of ['ar', 'en'] as const) feeds.push({ locale, entries: await feedEntries(db, locale) })
  const redirects = [
    await redirectAt(db, '/2013/old'),
    await redirectAt(db, '/old-list'),
    await redirectAt(db, '/topic/payments'),
  ]
  const notice = await noticeOf(db)
  if (!notice) throw new Error('The notice does not stand')
  return { stories, feeds, redirects, front: await frontHrefs(db), masthead: await mastheadOf(db), notice }
}

async function lookedUp(db: Database, slug: string): Promise<Address & { lookup: unknown }> {
  const address: Address = { locale: 'ar', section: 'economy', slug }
  return { ...address, lookup: await lookupAt(db, address) }
}

async function lastMigration(): Promise<string> {
  const journal = JSON.parse(await readFile(projectPath('drizzle/meta/_journal.json'), 'utf8')) as {
    entries: { tag: string }[]
  }
  return journal.entries.at(-1)!.tag
}

/** A box that readers see, a snippet and a template. @returns the box */
async function makeParts(db: Database, owner: Actor): Promise<string> {
  const { partId } = await makePart(db, owner, {
    kind: 'box',
    locale: 'ar',
    name: 'صندوق',
    document: doc(p('يقف في مواد كثيرة.')),
  })
  await publishPart(db, owner, { partId, version: 1 })
  await makePart(db, owner, { kind: 'snippet', locale: 'ar', name: 'مقطع', document: doc(p('يُنسخ.')) })
  await makePart(db, owner, { kind: 'template', name: 'قالب', document: doc(p('[من قال ذلك]')) })
  return partId
}
