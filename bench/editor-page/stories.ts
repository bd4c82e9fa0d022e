import {
  bullets,
  codeBlock,
  divider,
  doc,
  embed,
  factBox,
  figure,
  h2,
  h3,
  isolate,
  liveUpdate,
  numbered,
  p,
  pullQuote,
  quote,
  storyCard,
  table,
} from '../../lib/story/compose.ts'
import type { Block, StoryDocument } from '../../lib/story/document.ts'

const sentences = [
  'قالت شركة Kestrel Labs إنّ منصّتها الجديدة تعالج 1,250 طلبًا في الثانية، بزيادة 12.5% عن العام الماضي.',
  'وأضافت المديرة التنفيذية هدى سالم أنّ الخدمة ستصل إلى 14 مدينة قبل نهاية مارس، من دون رسوم على المستخدمين.',
  'ولم تردّ الهيئة على أسئلة «ورّاق» حتى لحظة النشر، غير أنّ مسؤولًا فيها أكّد أنّ المراجعة لا تزال جارية.',
  'ويقول مهندسون عملوا على النظام إنّ نسخة v2.1 عالجت العطل الذي أوقف الخدمة ثلاث ساعات في الخريف.',
  'وتراجع سعر السهم إلى 18.40 دولارًا بعد الإعلان، ثم عاد إلى الارتفاع قبيل الإغلاق.',
]

/** A story of so many words, with a heading now and then, names in two scripts and a few blocks of other kinds. */
export function longStory(words: number): StoryDocument {
  const blocks: Block[] = []
  let count = 0
  for (let index = 0; count < words; index++) {
    if (index % 9 === 8) blocks.push(h2(`ما الذي تغيّر في المرحلة ${index}`))
    if (index % 20 === 12) blocks.push(bullets('أوّل ما يقال', 'Second thing said', 'وثالثها ما يعرفه الجميع'))
    const text = [0, 1, 2, 3].map((step) => sentences[(index + step) % sentences.length]).join(' ')
    count += text.split(' ').length
    blocks.push(p(text))
  }
  return doc(...blocks)
}

/** One of each block, in Arabic with what Arabic news is full of. */
export const everyBlock: StoryDocument = doc(
  p('أعلنت ', isolate('Kestrel Labs', 'en', 'ltr'), ' نتائجها أمس، وقالت إنّ tZero شريكها.'),
  { type: 'paragraph', attrs: { dir: 'rtl' }, content: [{ type: 'text', text: 'iPhone يصل إلى المنطقة.' }] },
  p('The company said it would publish the figures, قالت الشركة.'),
  h2('ما الذي تغيّر'),
  bullets('خفض الرسوم إلى 1.5%', 'Open source by March', 'فريق من ثمانية'),
  h3('وما لم يتغيّر'),
  numbered('المهلة', 'الميزانية'),
  quote('هدى سالم، المديرة التنفيذية', 'لا أحد يعرف كم يبقى من الوقت.'),
  pullQuote('لا أحد يعرف كم يبقى من الوقت', 'هدى سالم'),
  figure('picture001', { caption: 'ميناء خليفة صباح الثلاثاء' }),
  storyCard('story00001'),
  embed('youtube', 'https://www.youtube.com/watch?v=x', 'كيف يعمل النظام'),
  factBox('بالأرقام', p('12.5% نموّ العام.'), bullets('14 مدينة', '8 مهندسين')),
  table('الأسعار', ['الشركة', 'السعر', 'التغيّر'], ['Apple', '18.40', '3-2'], ['أمازون', '12.10', '1.5%']),
  codeBlock('json', '{ "اسم": "ورّاق" }'),
  divider(),
  liveUpdate('2026-01-01T10:00:00.000Z', 'عادت الخدمة', p('قالت الشركة إنّ الخدمة عادت.')),
  p('ختام.'),
)
