import { beforeAll, describe, expect, it } from 'vitest'
import type { StoryCard } from '../../card/card.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import {
  code,
  codeBlock,
  doc,
  figure,
  liveUpdate,
  p,
  quote,
  storyCard,
  storyLink,
} from '../../story/compose.ts'
import { nothingElsewhere } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { staffMember, tab } from '../testing/staff-member.ts'
import { checkArticle, headlineFits } from './check-article.ts'
import { type ChecklistFacts, checklist } from './checklist.ts'
import { createStory } from './create-story.ts'
import type { DraftContent } from './draft-content.ts'
import { openDraft, saveDraft } from './working-draft.ts'

const whole: DraftContent = {
  kicker: 'اقتصاد',
  headline: 'عنوان',
  standfirst: 'مقدّمة',
  dateline: 'دبي',
  ...nothingElsewhere,
  otherHeadlines: [],
  document: doc(p('نصّ')),
  leadMediaId: 'picture001',
  bylines: [{ authorId: 'auth000001', role: 'author' }],
}
const facts = (content: Partial<DraftContent> = {}, more: Partial<ChecklistFacts> = {}): ChecklistFacts => ({
  content: { ...whole, ...content },
  kind: 'report',
  topicIds: ['top1c00001'],
  pictures: new Map([['picture001', { alt: 'صورة', credit: 'سلمى' }]]),
  publicStoryIds: new Set(['public0001']),
  headlineFits: true,
  untidy: [],
  ...more,
})
const keys = (given: ChecklistFacts) => checklist(given).map((item) => item.key)

describe('the checklist', () => {
  it('has nothing to say of a story that lacks nothing', () => {
    expect(checklist(facts())).toEqual([])
    const bare = { kicker: null, dateline: null, leadMediaId: null, bylines: [] }
    expect(checklist(facts(bare, { kind: 'page', topicIds: [] }))).toEqual([])
  })

  it.each<[string, Partial<DraftContent>, Partial<ChecklistFacts>, string[]]>([
    ['no headline', { headline: '' }, { headlineFits: false }, ['headline-missing']],
    ['a headline the card cuts', {}, { headlineFits: false }, ['headline-clamped']],
    ['no standfirst', { standfirst: null }, {}, ['standfirst-missing']],
    ['no byline', { bylines: [] }, {}, ['byline-missing']],
    ['no topic', {}, { topicIds: [] }, ['topic-missing']],
    ['no kicker', { kicker: null }, {}, ['kicker-missing']],
    ['no dateline', { dateline: null }, {}, ['dateline-missing']],
    ['no lead picture', { leadMediaId: null }, {}, ['lead-picture-missing']],
    ['no text', { document: doc(p('…')) }, {}, ['text-missing']],
    [
      'a lead picture without words',
      {},
      { pictures: new Map([['picture001', { alt: '', credit: '' }]]) },
      ['alt-missing', 'credit-missing'],
    ],
    ['a lead picture that is gone', {}, { pictures: new Map() }, ['picture-gone']],
  ])('%s', (_, content, more, expected) => {
    expect(keys(facts(content, more))).toEqual(expected)
  })

  it('lets the figure’s own words stand for the picture’s, and says which block lacks them', () => {
    const pictures = new Map([
      ['picture001', { alt: 'صورة', credit: 'سلمى' }],
      ['picture002', { alt: '', credit: '' }],
    ])
    const document = doc(
      p('نصّ'),
      figure('picture002', { alt: 'وصفها', credit: 'مصوّرها' }),
      figure('picture002', { alt: 'وصفها' }),
      liveUpdate('2026-01-01T10:00:00.000Z', 'تحديث', p('نصّ')),
      figure('picture002'),
    )
    document.content.push({
      ...liveUpdate('2026-01-01T10:00:00.000Z', 'تحديث', p('نصّ')),
      content: [figure('picture002', { credit: 'مصوّرها' })],
    })
    expect(checklist(facts({ document }, { pictures }))).toEqual([
      { key: 'credit-missing', severity: 'should', where: { block: 2 }, count: 1, subject: 'picture002' },
      { key: 'alt-missing', severity: 'should', where: { block: 4 }, count: 1, subject: 'picture002' },
      { key: 'credit-missing', severity: 'should', where: { block: 4 }, count: 1, subject: 'picture002' },
      { key: 'alt-missing', severity: 'should', where: { block: 5 }, count: 1, subject: 'picture002' },
    ])
  })

  it('finds links and cards of stories that readers cannot open', () => {
    const document = doc(
      p('اقرأ ', storyLink('public0001', 'هذه'), ' و', storyLink('hidden0001', 'تلك')),
      storyCard('public0001'),
      storyCard('hidden0002'),
    )
    expect(checklist(facts({ document }))).toEqual([
      { key: 'link-unpublished', severity: 'should', where: { block: 0 }, count: 1, subject: 'hidden0001' },
      { key: 'link-unpublished', severity: 'should', where: { block: 2 }, count: 1, subject: 'hidden0002' },
    ])
  })
})

describe('the headline on the social card', () => {
  const card = (headline: string, more: Partial<StoryCard> = {}): StoryCard => ({
    kind: 'story',
    locale: 'ar',
    publicationName: 'ورّاق',
    sectionName: 'اقتصاد',
    headline,
    dateText: '1 يناير 2026',
    ...more,
  })
  const picture = { data: Buffer.alloc(0), focalX: 0.5, focalY: 0.5 }
  const long = 'المصرف المركزي يرفع سعر الفائدة الأساسي ربع نقطة مئوية للمرة الثالثة هذا العام '.repeat(3)

  it('fits, or not, as the card itself sets it', () => {
    expect(headlineFits(card('المصرف المركزي يرفع الفائدة'))).toBe(true)
    expect(headlineFits(card(long))).toBe(false)
    expect(headlineFits(card(long.replaceAll(/[\u0600-\u06ff]/g, 'm'), { locale: 'en' }))).toBe(false)
  })
  it('has less room beside a picture', () => {
    const headline = long.slice(0, 170)
    expect(headlineFits(card(headline))).toBe(true)
    expect(headlineFits(card(headline, { picture }))).toBe(false)
  })
  it('is not cut because it ends in an ellipsis itself', () => {
    expect(headlineFits(card('ثم ماذا…'))).toBe(true)
  })
})

describeDatabase('checking an article', (opened) => {
  let editor: Actor
  let ids: Awaited<ReturnType<typeof smallPublication>>
  beforeAll(async () => {
    ids = await smallPublication(opened())
    editor = await staffMember(opened(), 'editor')
    await opened()
      .orm.insert(media)
      .values({
        id: 'p1cture001',
        contentHash: 'x',
        width: 10,
        height: 10,
        thumbhash: '',
        alts: { en: 'A picture' },
        credits: { en: 'Salma' },
      })
  })

  it('asks the world: pictures in its language, stories that are public in it, the card, the tidy pass', async () => {
    const shown = await addStory(opened(), { slug: 'ظاهرة' })
    const english = await addStory(opened(), { slug: 'english', locale: 'en' })
    const { articleId } = await createStory(opened(), editor, {
      locale: 'ar',
      headline: 'عنوان طويل '.repeat(40),
      sectionId: ids.section,
    })
    const { content } = await openDraft(opened(), editor, { articleId })
    await saveDraft(opened(), editor, {
      articleId,
      tabId: tab(),
      baseVersion: 1,
      content: {
        ...content,
        kicker: 'اقتصـاد',
        dateline: 'دبـي',
        leadMediaId: 'p1cture001',
        document: doc(
          p('سؤال ? وفاصلة , هنا'),
          p(storyLink(shown.storyId, 'هذه'), ' و', storyLink(english.storyId, 'تلك')),
          codeBlock('js', 'f("x") , y'),
          quote('الوزيـر', ['قال ', code('دبـي')]),
        ),
      },
    })
    const items = await checkArticle(opened(), editor, { articleId })
    expect(items).toContainEqual(expect.objectContaining({ key: 'headline-clamped' }))
    expect(items).toContainEqual(expect.objectContaining({ key: 'alt-missing', where: { field: 'lead' } }))
    expect(items.map((item) => item.key)).not.toContain('credit-missing')
    expect(items.filter((item) => item.key === 'link-unpublished')).toMatchObject([
      { subject: english.storyId, where: { block: 1 } },
    ])
    const untidy = items.filter((item) => item.key === 'untidy')
    expect(untidy).toMatchObject([
      { where: { field: 'kicker' }, count: 1 },
      { where: { field: 'dateline' }, count: 1 },
      { where: { block: 0 } },
      { where: { block: 3 }, count: 1 },
    ])
    expect(untidy[2]!.count).toBeGreaterThanOrEqual(2)
    expect(items.map((item) => item.key)).toContain('topic-missing')
  })

  it('answers also of a story that is all empty', async () => {
    const { articleId } = await createStory(opened(), editor, {
      locale: 'ur',
      headline: '',
      sectionId: ids.section,
    })
    const must = (await checkArticle(opened(), editor, { articleId })).filter(
      (item) => item.severity === 'must',
    )
    expect(must).toMatchObject([{ key: 'headline-missing', where: { field: 'headline' } }])
  })
})
