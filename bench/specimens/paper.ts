/** A paper of hard content: what no editor would write and every page must bear. Invented, like its people. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { idFor } from '../../lib/db/id.ts'
import type { Database } from '../../lib/db/open.ts'
import { projectPath } from '../../lib/db/project-path.ts'
import { section, topic } from '../../lib/db/tables/directory.ts'
import { author, desk } from '../../lib/db/tables/people-and-pictures.ts'
import { publication } from '../../lib/db/tables/publication.ts'
import { story, storyTopic } from '../../lib/db/tables/stories.ts'
import { encodeDrawing } from '../../lib/demo/encoded-drawings.ts'
import { pictureKeys } from '../../lib/demo/pictures.ts'
import type { Locale } from '../../lib/locale/table.ts'
import { operator } from '../../lib/newsroom/actor.ts'
import { announceBreaking } from '../../lib/newsroom/front/announce-breaking.ts'
import { layOutFront } from '../../lib/newsroom/front/lay-out-front.ts'
import { writeFigures } from '../../lib/newsroom/front/write-figures.ts'
import { storePicture } from '../../lib/newsroom/store-picture.ts'
import { writeArticle } from '../../lib/newsroom/stories/write-article.ts'
import { itemAt } from '../../lib/present.ts'
import { frontPlaces, placesIn } from '../../lib/publication/front-shape.ts'
import { doc, p } from '../../lib/story/compose.ts'
import type { StoryDocument } from '../../lib/story/document.ts'
import type { FrontKey, StoryKind } from '../../lib/vocabulary.ts'
import { everyBlock, everyUpdate } from './blocks.ts'

/** Sections by how many stories each of them has. `bare` has as many as `seven`, and no picture. */
export const counts = { sixty: 60, twenty: 20, seven: 7, bare: 7, four: 4, two: 2, one: 1, none: 0 } as const
type SectionName = keyof typeof counts

/** How many stories a language has in all: its front has so much to lay out. Arabic and English have the sections above. */
export const fronts = { fr: 1, he: 2, fa: 4, ur: 7 } as const

/** Stories of these kinds have every block there is, in a section of their own. */
export const kinds = [
  'report',
  'live',
  'review',
  'interview',
  'explainer',
  'opinion',
  'photo',
  'statement',
] as const satisfies StoryKind[]

export const addressOfKind = (kind: (typeof kinds)[number], locale: 'ar' | 'en'): string =>
  `${locale}/kinds/kinds-${kinds.indexOf(kind)}-${locale}`

const longWord = 'ولنستخدمنّكموهاوسيستقبلونكموهاوليستخلفنّهمفيهاأفتستكثرونهاعليهموأنلزمكموهالاريب'
const longLatin = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'

// biome-ignore format: a table
const headlines: Record<'ar' | 'en' | 'fr' | 'he' | 'fa' | 'ur', readonly string[]> = {
  ar: [
    'المصارف تفتح دفاترها لأول مرة منذ عشر سنوات',
    'مدينة على الماء: كيف تعيش أحياء كاملة فوق خليج يرتفع سنتيمترًا كل عام، ومن يدفع ثمن السدود التي لم تُبنَ، ولماذا يرفض الصيادون الرحيل عن بيوت ورثوها عن أجدادهم، وماذا تقول الخرائط الجديدة التي رسمها مهندسون شبّان على مدى ثلاث سنوات عن مستقبل الساحل كله، وعن المدارس والمستشفيات والطرق التي ستغمرها المياه قبل أن ينتهي هذا القرن',
    'اتفاق',
    `كلمة واحدة لا تنكسر: ${longWord}`,
    'OpenAI وGoogle توقّعان اتفاق «أربعاء الليل» بقيمة $1.6B ورفض من 3 شركات',
    'ارتفاع القمح 4.7% وسط مخاوف من موسم جاف',
    'حارس المنارة الأخير يطفئ مصباحه',
    'وزير النقل: القطار السريع قبل نهاية العام',
    'ثلاثة أسئلة لم يُجب عنها تقرير السلامة',
    'السوق القديم يعود إلى أهله بعد ترميم طال',
    'أسعار الإيجار تهدأ للشهر الرابع',
    'مختبر صغير يصنع رقاقة كبيرة',
  ],
  en: [
    'Banks open their books for the first time in ten years',
    'A city on the water: how whole districts live on a bay that rises a centimetre a year, who pays for dams that were never built, why its fishermen refuse to leave houses that they inherited, and what the new maps, drawn by young engineers over three years, say of the coast, its schools, hospitals and roads by 2100',
    'Deal',
    `One word that does not break: ${longLatin}`,
    'The ministry of «السكك الحديدية» says its trains will run by night',
    'Wheat climbs 4.7% on fears of a dry season',
    'The last lighthouse keeper puts out his lamp',
    'Fast trains before the year is out, minister says',
    'Three questions that the safety report left open',
    'The old market returns to those who trade in it',
    'Rents ease for a fourth month',
    'A small laboratory makes a large chip',
  ],
  fr: ['Les banques ouvrent leurs livres pour la première fois depuis dix ans'],
  he: ['הבנקים פותחים את ספריהם לראשונה זה עשר שנים', 'מחיר החיטה עולה ב־4.7%'],
  fa: ['بانک‌ها پس از ده سال دفترهای خود را گشودند', 'توافق', 'آخرین نگهبان فانوس دریایی', 'گندم ۴٫۷٪ گران‌تر شد'],
  ur: ['بینکوں نے دس برس بعد اپنے کھاتے کھول دیے', 'معاہدہ', 'گندم مہنگی ہو گئی', 'آخری چراغ', 'کرایے ٹھہر گئے', 'پرانا بازار لوٹ آیا', 'تین سوال باقی ہیں'],
}
const standfirsts: Record<string, string> = {
  ar: 'نشرت سبع مؤسسات ميزانياتها كاملة أمس، في خطوة وصفها مراجعون بأنها «متأخرة، لكنها حقيقية».',
  en: 'Seven houses published their full accounts yesterday, a step that auditors called late, and real.',
  fr: 'Sept maisons ont publié hier leurs comptes complets.',
  he: 'שבעה מוסדות פרסמו אתמול את מאזניהם המלאים.',
  fa: 'هفت مؤسسه دیروز صورت‌های مالی کامل خود را منتشر کردند.',
  ur: 'سات اداروں نے کل اپنے مکمل حسابات شائع کیے۔',
}

const people = {
  'three-scripts': { ar: 'ليلى Leïla ليلا בן־דוד عبد الرحمن المنصوري', en: 'Leïla ليلى בן־דוד al-Mansouri' },
  salma: { ar: 'سلمى الحدّاد', en: 'Salma Haddad' },
  omar: { ar: 'عمر الصدّيق', en: 'Omar Siddiqui' },
} as const
const portraits: Partial<Record<keyof typeof people, string>> = {
  salma: 'salma-haddad',
  omar: 'omar-siddiqui',
}

/** Pictures that stories share; those after them are the pictures of the day, of stories of `sixty` from this one on. */
const everyday = 14
const firstStrong = 50

const idOfSection = (name: string) => idFor(`specimen-section:${name}`)
const idOfArticle = (name: string, at: number, locale: Locale) => idFor(`specimen:${name}:${at}:${locale}`)

/** Fills an empty database. @param mediaFolder absolute */
export async function fillWithSpecimens(db: Database, mediaFolder: string): Promise<void> {
  const { orm } = db
  const pictures = await storePictures(db, mediaFolder)
  await orm.insert(publication).values({
    names: { ar: 'ورّاق', en: 'Warraq', fr: 'Warraq', he: 'וראק', fa: 'ورّاق', ur: 'ورّاق' },
    taglines: { ar: 'عيّنات من كل صعب', en: 'Specimens of all that is hard' },
    timeZone: 'Asia/Dubai',
  })
  await orm
    .insert(desk)
    .values({ id: idFor('specimen-desk'), slug: 'desk', names: { ar: 'المكتب', en: 'Desk' } })
  await orm
    .insert(topic)
    .values({ id: idFor('specimen-topic'), slug: 'banks', names: { ar: 'مصارف', en: 'Banks' } })
  await orm.insert(section).values([
    ...Object.entries(counts).map(([name, count], position) => ({
      id: idOfSection(name),
      slug: name,
      position,
      names: {
        ar: `قسم من ${count}${name === 'bare' ? ' بلا صور' : ''}`,
        en: `Section of ${count}${name === 'bare' ? ', bare' : ''}`,
      },
    })),
    { id: idOfSection('kinds'), slug: 'kinds', position: 80, names: { ar: 'كل نوع', en: 'Every kind' } },
    {
      id: idOfSection('opinion'),
      slug: 'views',
      position: 90,
      isOpinion: true,
      names: { ar: 'رأي', en: 'Opinion' },
    },
  ])
  await orm.insert(author).values(
    Object.entries(people).map(([key, names]) => ({
      id: idFor(`specimen-author:${key}`),
      slug: key,
      names: { ...names },
      deskId: idFor('specimen-desk'),
      portraitId: portraits[key as keyof typeof people] ? idFor(`specimen-portrait:${key}`) : null,
    })),
  )

  let hours = 1
  const write = async (
    name: string,
    at: number,
    locale: Locale,
    sectionName: string,
    given: { kind?: StoryKind; picture?: string | null; document?: StoryDocument } = {},
  ) => {
    const id = idFor(`specimen-story:${name}:${at}:${locale}`)
    const words = headlines[locale as keyof typeof headlines]
    const publishedAt = new Date(Date.now() - hours * 3_600_000)
    hours += 0.4
    await orm.transaction(async (tx) => {
      await tx.insert(story).values({ id, kind: given.kind ?? 'report', sectionId: idOfSection(sectionName) })
      await tx.insert(storyTopic).values({ storyId: id, topicId: idFor('specimen-topic'), position: 0 })
      await writeArticle(tx, {
        id: idOfArticle(name, at, locale),
        storyId: id,
        locale,
        slug: `${name}-${at}-${locale}`,
        state: 'published',
        headline: itemAt(words, (at + name.length) % words.length),
        standfirst: at % 5 === 3 ? null : (standfirsts[locale] ?? null),
        kicker: at % 4 === 2 ? (locale === 'en' ? 'Economy' : 'اقتصاد') : null,
        document: given.document ?? doc(p(standfirsts[locale] ?? '…')),
        leadMediaId: given.picture ?? null,
        publishedAt,
        bylines: [
          { authorId: idFor(`specimen-author:${itemAt(Object.keys(people), at % 3)}`), role: 'author' },
        ],
      })
    })
  }
  // Every fifth without a picture, and one in eight of a shape that no page likes.
  const pictureAt = (at: number): string | null =>
    at % 5 === 4
      ? null
      : at % 8 === 6
        ? itemAt(pictures.odd, at % pictures.odd.length)
        : itemAt(pictures.plain, at % everyday)
  for (const locale of ['ar', 'en'] as const) {
    hours = 1
    for (const [name, count] of Object.entries(counts) as [SectionName, number][])
      for (let at = 0; at < count; at += 1)
        await write(name, at, locale, name, {
          picture:
            name === 'bare'
              ? null
              : name === 'sixty' && at >= firstStrong && at < firstStrong + 5
                ? itemAt(pictures.plain, everyday + at - firstStrong)
                : pictureAt(at + name.length),
        })
    for (let at = 0; at < 5; at += 1) await write('opinion', at, locale, 'opinion', { kind: 'opinion' })
    for (const [at, kind] of kinds.entries()) {
      const own = {
        storyId: idFor(`specimen-story:four:0:${locale}`),
        pictures: [itemAt(pictures.plain, at), ...pictures.odd],
        longWord: locale === 'ar' ? longWord : longLatin,
      }
      const document = (kind === 'live' ? everyUpdate : everyBlock)(locale, own)
      await write('kinds', at, locale, 'kinds', { kind, document, picture: pictureAt(at) })
    }
    // Older than what leads, and going on.
    hours = 14
    for (const at of [0, 1]) await write('live', at, locale, 'four', { kind: 'live', picture: pictureAt(at) })
    await layOut(db, locale)
  }
  for (const [locale, count] of Object.entries(fronts) as [keyof typeof fronts, number][]) {
    hours = 1
    for (let at = 0; at < count; at += 1) await write('front', at, locale, 'four', { picture: pictureAt(at) })
  }
}

async function layOut(db: Database, locale: 'ar' | 'en'): Promise<void> {
  const placed = (areas: Partial<Record<'lead' | 'related' | 'picks' | 'pictures', string[]>>) => {
    const places: ({ articleId: string } | null)[] = Array.from({ length: frontPlaces }, () => null)
    for (const [area, ids] of Object.entries(areas) as ['lead', string[]][])
      for (const [index, place] of placesIn(area).entries()) {
        const articleId = ids[index]
        if (articleId) places[place] = { articleId }
      }
    return places
  }
  const from = (name: string, first: number, many: number) =>
    Array.from({ length: many }, (_, index) => idOfArticle(name, first + index, locale))
  const lay = (front: FrontKey, places: unknown) =>
    layOutFront(db, operator, { front, locale, baseVersion: 0, places })
  await lay(
    'front',
    placed({ lead: from('sixty', 0, 1), picks: from('sixty', 40, 4), pictures: from('sixty', 50, 5) }),
  )
  await lay(
    `section:${idOfSection('sixty')}`,
    placed({ lead: from('sixty', 1, 1), picks: from('twenty', 2, 5), pictures: from('sixty', 30, 4) }),
  )
  await lay(`section:${idOfSection('twenty')}`, placed({ pictures: from('sixty', 20, 3) }))
  const figure = (label: string, value: string, unit: string | null, change: string | null, more = {}) => ({
    label,
    value,
    unit,
    change,
    at: new Date(Date.now() - 900_000).toISOString(),
    ...more,
  })
  await writeFigures(db, operator, {
    locale,
    figures:
      locale === 'ar'
        ? [
            figure('الذهب، الأونصة', '2410.50', '$', '0.62', { source: 'سوق دبي' }),
            figure('خام برنت', '78.04', '$', '-1.35', { source: 'بورصة لندن' }),
            figure('الدولار مقابل الجنيه المصري', '48.2000', 'ج.م', '0', { source: 'البنك المركزي' }),
            figure('مؤشر السوق', '-1234567.5', null, '-0.05', { changeIn: 'points' }),
            figure('حرارة الخليج', '31', '°م', null),
          ]
        : [
            figure('Gold, ounce', '2410.50', '$', '0.62', { source: 'Dubai' }),
            figure('Brent crude', '78.04', '$', '-1.35', { source: 'London' }),
            figure('Dollar in Egyptian pounds', '48.2000', 'EGP', '0'),
            figure('The index', '-1234567.5', null, '-0.05', { changeIn: 'points' }),
          ],
  })
  await announceBreaking(db, operator, {
    locale,
    text:
      locale === 'ar'
        ? 'عاجل: المصارف تعلن موعدًا موحّدًا لنشر ميزانياتها السنوية'
        : 'Banks name one day for all their yearly accounts',
    expiresAt: new Date(Date.now() + 20 * 3_600_000),
  })
}

async function storePictures(db: Database, mediaFolder: string) {
  const folder = projectPath('lib/demo')
  const plain: string[] = []
  for (const key of pictureKeys.slice(0, everyday + 5)) {
    const original = await readFile(join(folder, 'pictures', `${key}.svg`))
    plain.push(
      await storePicture(db, mediaFolder, { original, alts: { ar: 'رسم', en: 'A drawing' } }, encodeDrawing),
    )
  }
  for (const [key, file] of Object.entries(portraits))
    await storePicture(
      db,
      mediaFolder,
      {
        id: idFor(`specimen-portrait:${key}`),
        original: await readFile(join(folder, 'portraits', `${file}.svg`)),
        alts: { ar: 'صورة', en: 'A portrait' },
      },
      encodeDrawing,
    )
  // One to ten, both ways.
  const odd: string[] = []
  for (const [width, height] of [
    [240, 2400],
    [2400, 240],
  ] as const) {
    const original = await sharp({ create: { width, height, channels: 3, background: '#3d6b72' } })
      .composite([
        {
          input: Buffer.from(
            `<svg width="${width}" height="${height}"><rect x="${width / 2 - 60}" y="${height / 2 - 60}" width="120" height="120" fill="#e8c26a"/></svg>`,
          ),
        },
      ])
      .png()
      .toBuffer()
    odd.push(
      await storePicture(db, mediaFolder, { original, alts: { ar: 'شريط', en: 'A strip' } }, encodeDrawing),
    )
  }
  return { plain, odd }
}
