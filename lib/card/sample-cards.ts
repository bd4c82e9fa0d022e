/** Cards that between them hold what is hard to set: for the tests and the benchmark. */

import sharp from 'sharp'
import type { Locale } from '../locale/table.ts'
import { itemAt } from '../present.ts'
import type { Card, CardShape, StoryCard } from './card.ts'

type Words = {
  publicationName: string
  sectionName: string
  dateText: string
  bylineText: string
  jobTitle: string
  tagline: string
  kicker: string
  label: string
  topic: string
  /** From a word or two to 120 letters. */
  headlines: string[]
}

const words: Record<Locale, Words> = {
  ar: {
    publicationName: 'ورّاق',
    sectionName: 'اقتصاد',
    dateText: 'الثلاثاء 24 نوفمبر 2026',
    bylineText: 'ليلى الخوري',
    jobTitle: 'محررة الشؤون الاقتصادية',
    tagline: 'صحيفة عربية تُقرأ على مهل',
    kicker: 'سياسة نقدية',
    label: 'مباشر',
    topic: 'موضوع',
    headlines: [
      'قمة طارئة',
      'استثمار بقيمة 270 مليون دولار في tLedger التابعة لـ Sahlstock.com',
      'البنك المركزي يثبّت أسعار الفائدة للمرة الرابعة ويحذّر من تباطؤ نمو الاقتصاد العالمي في النصف الثاني من العام المقبل',
      'قِفَا نَبْكِ مِنْ ذِكْرَى حَبِيبٍ وَمَنْزِلِ: مُعَلَّقَةٌ تُغَنَّى مِنْ جَدِيدٍ',
      'المنتخب يفوز 3-2 على ضيفه (بعد التمديد) والمدرب: «لم نيأس»',
      'لماذا يتعلم الجميع لغة C++؟ حوار مع @sahl_dev بعد نمو 12.5%',
      'إطلاق شبكة جديدة 🚀 2026 في السعودية 🇸🇦 لكل عائلة 👨‍👩‍👧',
    ],
  },
  en: {
    publicationName: 'Warraq',
    sectionName: 'Economy',
    dateText: 'Tuesday, 24 November 2026',
    bylineText: 'Layla Khoury',
    jobTitle: 'Economics editor',
    tagline: 'An Arabic newspaper, read slowly',
    kicker: 'Monetary policy',
    label: 'Live',
    topic: 'Topic',
    headlines: [
      'The long wait',
      'Central bank holds rates for a fourth meeting, warning of slower growth',
      'Sahlstock.com invests $270 million in tLedger (IoT), “a first” for affinity offices — and why الخليج watches closely',
    ],
  },
  fa: {
    publicationName: 'ورّاق',
    sectionName: 'اقتصاد',
    dateText: 'سه‌شنبه ۳ آذر ۱۴۰۵',
    bylineText: 'لیلا خوری',
    jobTitle: 'دبیر اقتصادی',
    tagline: 'روزنامه‌ای برای خواندن با حوصله',
    kicker: 'سیاست پولی',
    label: 'زنده',
    topic: 'موضوع',
    headlines: [
      'نشست فوری',
      'می‌خواهم کتاب‌ها را بخوانم؛ خانهٔ پدری در ۱۴۰۵',
      'بانک مرکزی نرخ بهره را برای چهارمین بار ثابت نگه داشت و از کند شدن رشد اقتصاد جهان در نیمهٔ دوم سال آینده خبر داد',
    ],
  },
  he: {
    publicationName: 'וראק',
    sectionName: 'כלכלה',
    dateText: 'יום שלישי, 24 בנובמבר 2026',
    bylineText: 'לילה ח׳ורי',
    jobTitle: 'עורכת הכלכלה',
    tagline: 'עיתון ערבי לקריאה איטית',
    kicker: 'מדיניות מוניטרית',
    label: 'חי',
    topic: 'נושא',
    headlines: [
      'פגישת חירום',
      'בִּנְיָמִין וְשָׁלוֹם: ״שִׁיר הַשִּׁירִים״ 2026',
      'הבנק המרכזי הותיר את הריבית על כנה בפעם הרביעית (3-2) והזהיר מהאטה בצמיחת הכלכלה העולמית במחצית השנייה של השנה הבאה',
    ],
  },
  ur: {
    publicationName: 'ورّاق',
    sectionName: 'معیشت',
    dateText: 'منگل، 24 نومبر 2026',
    bylineText: 'لیلیٰ خوری',
    jobTitle: 'مدیرِ معیشت',
    tagline: 'ٹھہر کر پڑھا جانے والا اخبار',
    kicker: 'مالیاتی پالیسی',
    label: 'براہِ راست',
    topic: 'موضوع',
    headlines: [
      'یہ ایک خبر ہے',
      'مرکزی بینک نے شرح سود برقرار رکھی، سست ترقی سے خبردار کیا',
      'عالمی منڈیوں میں سونے کی قیمت ریکارڈ سطح پر پہنچ گئی، ماہرین کا کہنا ہے کہ آئندہ ماہ بھی اضافہ جاری رہے گا: tLedger',
    ],
  },
  fr: {
    publicationName: 'Warraq',
    sectionName: 'Économie',
    dateText: 'mardi 24 novembre 2026',
    bylineText: 'Layla Khoury',
    jobTitle: 'Rédactrice en chef économie',
    tagline: 'Un journal arabe qui prend son temps',
    kicker: 'Politique monétaire',
    label: 'En direct',
    topic: 'Thème',
    headlines: [
      'À l’œuvre',
      'La banque centrale maintient ses taux\u00a0: «\u00a0une pause\u00a0», pas un virage\u202f!',
      'La Banque centrale laisse ses taux inchangés pour la quatrième fois et s’inquiète d’une croissance mondiale plus lente',
    ],
  },
}

/** A picture as heavy as a photograph: grain over a slow change of tone. */
async function photograph(): Promise<Buffer> {
  const grain = await sharp({
    create: {
      width: 1200,
      height: 800,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .blur(0.8)
    .png()
    .toBuffer()
  const tone = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><linearGradient id="t" x2="1" y2="1"><stop stop-color="#274"/><stop offset="1" stop-color="#c84"/></linearGradient><rect width="1200" height="800" fill="url(#t)" opacity=".7"/></svg>',
  )
  return sharp(grain)
    .composite([{ input: tone }])
    .jpeg()
    .toBuffer()
}

export type SampleCard = { name: string; card: Card; shape: CardShape }

/** Every kind of card in every language, named; wide ones, and squares of those that are laid out otherwise. */
export async function sampleCards(): Promise<SampleCard[]> {
  const data = await photograph()
  return Object.entries(words).flatMap(([key, text]) => {
    const locale = key as Locale
    const { publicationName, sectionName, headlines } = text
    const story = {
      kind: 'story',
      locale,
      publicationName,
      sectionName,
      kicker: text.kicker,
      label: text.label,
      bylineText: text.bylineText,
      dateText: text.dateText,
    } as const
    const cards: SampleCard[] = headlines.map((headline, i) => ({
      name: `${locale} story ${i + 1}`,
      shape: 'wide',
      card: {
        ...story,
        headline,
        kicker: i > 0 ? text.kicker : undefined,
        label: i === 1 ? text.label : undefined,
      },
    }))
    const longest = itemAt(headlines, 2)
    const picture = { data, focalX: 0.7, focalY: 0.4 }
    const list = { locale, publicationName, description: text.tagline, headlines }
    const others: Record<string, Card> = {
      'story with picture': { ...story, headline: longest, picture, label: undefined },
      'story with picture and label': { ...story, headline: itemAt(headlines, 1), picture },
      author: { kind: 'author', locale, publicationName, name: text.bylineText, jobTitle: text.jobTitle },
      'author with portrait': {
        kind: 'author',
        locale,
        publicationName,
        name: text.bylineText,
        deskName: sectionName,
        // Faces sit in the upper half of portraits.
        picture: { data, focalX: 0.5, focalY: 0.35 },
      },
      section: { ...list, kind: 'section', name: sectionName },
      topic: { ...list, kind: 'topic', kindName: text.topic, name: text.kicker },
      front: { kind: 'front', locale, publicationName, tagline: text.tagline, headlines },
    }
    for (const [name, card] of Object.entries(others)) {
      cards.push({ name: `${locale} ${name}`, card, shape: 'wide' })
      if (name !== 'topic' && name !== 'author')
        cards.push({ name: `${locale} ${name}, square`, card, shape: 'square' })
    }
    cards.push({
      name: `${locale} story, square`,
      card: { ...story, headline: longest, label: undefined },
      shape: 'square',
    })
    return cards
  })
}

/** A story with an emoji and quotation marks in its headline, and no more than a card must have. */
export const plainCard: StoryCard = {
  kind: 'story',
  locale: 'ar',
  publicationName: 'ورّاق',
  sectionName: 'ثقافة',
  headline: 'قمة طارئة 🚀 «خبر»',
  dateText: '2026',
}
