/** A text that has every kind of block, each with what is hard for it. Invented, like all that it says. */

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
  keyUpdate,
  link,
  liveUpdate,
  numbered,
  p,
  pullQuote,
  quote,
  storyCard,
  subscript,
  superscript,
  table,
  verdict,
} from '../../lib/story/compose.ts'
import type { Block, StoryDocument } from '../../lib/story/document.ts'

type Given = { storyId: string; pictures: readonly string[]; longWord: string }

const sentences = {
  ar: [
    'قالت الهيئة إن المشروع، وقد بدأ بتمويل قدره 12.4 مليون درهم، بلغ ثلثه الأول قبل موعده بأسبوعين، وإن ما بقي منه ينتظر رأي سكان الحي الذين لم يُسألوا بعد.',
    'ولا يعرف أحد حتى الآن كم يكلّف الماء الذي تشربه الخوادم، فالعقد الذي وقّعته Deltaline مع البلدية لا يذكر رقمًا واحدًا.',
  ],
  en: [
    'The authority says that the project, which began with 12.4 million dirhams, has reached its first third two weeks early, and that the rest awaits the opinion of a neighbourhood which nobody has asked.',
    'Nobody knows what the water costs that the servers drink: the contract with «دلتالاين» names no figure at all.',
  ],
} as const

/** Minutes before now, on the minute. */
const ago = (minutes: number): string =>
  new Date(Math.floor(Date.now() / 60_000 - minutes) * 60_000).toISOString()

export function everyBlock(locale: 'ar' | 'en', given: Given): StoryDocument {
  const { storyId, pictures, longWord } = given
  const isArabic = locale === 'ar'
  const [first, second] = sentences[locale]
  const say = (ar: string, en: string): string => (isArabic ? ar : en)
  const [plain = '', tall = '', wide = ''] = pictures
  return doc(
    p(first),
    p(
      say('في السطر ', 'In a line '),
      bold(say('غليظ', 'bold')),
      ' ',
      italic(say('ومائل', 'and italic')),
      say('، ورمز ', ', code '),
      code('npm run start -- --port=4716'),
      say('، وماء H', ', water H'),
      subscript('2'),
      say('O، ومساحة م', 'O, an area in m'),
      superscript('2'),
      say('، ورابط ', ', and a link to '),
      link(
        'https://example.org/a/very/long/address/that/nobody/would/type',
        say('إلى موقع آخر', 'another site'),
      ),
      say('، واسم ', ', and a name, '),
      isolate(say('Jean-Baptiste Müller & Søren Ødegård', 'عبد الرحمن بن يوسف'), say('fr', 'ar')),
      '.',
    ),
    p(longWord),
    h2(
      say(
        'سؤال طويل يحتل عنوانه سطرين أو ثلاثة على شاشة صغيرة: من يدفع؟',
        'A long question whose heading takes two lines or three on a small screen: who pays?',
      ),
    ),
    p(second),
    h3(say('عنوان أصغر', 'A lesser heading')),
    bullets(first, say('بند قصير', 'A short item'), [
      bold('OpenAI'),
      say(' بندٌ يبدأ باسم لاتيني', ' begins with a name'),
    ]),
    numbered(say('أولًا', 'First'), second, longWord),
    quote(
      say('مهندس شارك في المشروع وطلب ألا يُذكر اسمه', 'An engineer of the project who asked not to be named'),
      first,
      second,
    ),
    pullQuote(
      say('لا أحد يسأل من أين يأتي الماء حتى ينقطع', 'Nobody asks where the water comes from until it stops'),
      say('ليلى منصور', 'Leila Mansour'),
    ),
    figure(plain, { caption: first, credit: say('تصوير: فريق الصحيفة', 'Photograph: the paper') }),
    figure(tall, { caption: say('صورة واحد إلى عشرة', 'One to ten') }),
    figure(wide, { caption: say('صورة عشرة إلى واحد', 'Ten to one') }),
    storyCard(storyId),
    table(
      say('جدول أعرض من نصّه', 'A table wider than its text'),
      isArabic
        ? ['المدينة', 'السكان', 'الماء (م³)', 'الكهرباء (GWh)', 'الكلفة', 'التغيّر', 'المصدر']
        : ['City', 'People', 'Water (m³)', 'Power (GWh)', 'Cost', 'Change', 'Source'],
      [say('دبي', 'Dubai'), '3,655,000', '412.5', '18.2', '$1.6B', '−4.7%', 'Deltaline'],
      [
        say('الدار البيضاء', 'Casablanca'),
        '3,360,000',
        '98',
        '—',
        '€0.2B',
        '+12%',
        say('البلدية', 'The city'),
      ],
    ),
    factBox(
      say('بالأرقام', 'In figures'),
      bullets(first, '12.4%', longWord),
      table(null, [say('السنة', 'Year'), say('القيمة', 'Value')], ['2025', '1,234,567.89'], ['2026', '−0.5']),
    ),
    verdict(say('الحكم', 'The verdict'), 3, p(second)),
    codeBlock(
      'json',
      '{ "water": { "unit": "m3", "value": 412.5, "source": "a line that is longer than any phone is wide" } }',
    ),
    embed('youtube', 'https://www.youtube.com/watch?v=aqz-KE-bpKQ', say('فيلم قصير', 'A short film')),
    divider(),
    p(second),
  )
}

/** Live coverage: what is known, a key update, one without a headline, one with a picture. */
export function everyUpdate(locale: 'ar' | 'en', { pictures, longWord }: Given): StoryDocument {
  const [first, second] = sentences[locale]
  const say = (ar: string, en: string): string => (locale === 'ar' ? ar : en)
  const updates: Block[] = [
    keyUpdate(
      liveUpdate(
        ago(12),
        say('السفينة تغادر المرفأ قبل موعدها بساعتين', 'The ship leaves port two hours early'),
        p(first),
      ),
    ),
    liveUpdate(ago(47), '', p(second), quote(say('متحدث باسم الميناء', 'A spokesman of the port'), first)),
    keyUpdate(liveUpdate(ago(190), longWord, p(second), figure(pictures[0] ?? '', { caption: first }))),
    liveUpdate(ago(1_500), say('أول الخبر', 'How it began'), bullets(first, second)),
  ]
  return doc(factBox(say('ما نعرفه حتى الآن', 'What we know'), bullets(first, second, longWord)), ...updates)
}
