import { bold, bullets, doc, h2, link, p } from '../../story/compose.ts'
import type { DemoPage } from '../demo-story.ts'

const address = link('mailto:newsroom@warraq.example', 'newsroom@warraq.example')

export const contact: DemoPage = {
  key: 'contact',
  versions: {
    ar: {
      slug: 'contact',
      headline: 'اتصل بنا',
      standfirst: 'لكل رسالة محرر يقرؤها. اكتب لنا بالعربية أو بأي لغة نكتب بها.',
      body: doc(
        p('بريد غرفة الأخبار: ', address, '. نجيب في يومَي عمل، وعن الأخطاء في اليوم نفسه.'),
        h2('وجدت خطأ؟'),
        p(
          'أرسل إلينا رابط المادة والجملة التي فيها الخطأ، ومصدرًا إن كان لديك. إن كنت محقًا صححناه وقلنا تحت المادة ماذا كان وماذا صار. كل ما صححناه مجموع في صفحة ',
          'التصويبات',
          '.',
        ),
        h2('عندك خبر؟'),
        bullets(
          ['اكتب في عنوان الرسالة كلمة ', bold('خبر'), '، فتصل إلى محرر المناوبة.'],
          'لا ترسل من بريد عملك أو من جهاز يملكه غيرك ما قد يضرّك أن يُعرف أنك أرسلته.',
          'لا نكشف مصدرًا طلب ألا يُسمّى، ونتفق معك قبل النشر على ما يُقال عنك.',
        ),
        h2('إعادة النشر'),
        p(
          'نصوصنا ورسومنا متاحة برخصة CC BY-SA 4.0: انقلها، وسمِّ كاتبها، واربط إلى أصلها، وانشر ما تبنيه عليها بالرخصة نفسها.',
        ),
      ),
    },
    en: {
      slug: 'contact',
      headline: 'Contact us',
      standfirst: 'An editor reads every letter. Write in Arabic, or in any language that we write in.',
      translatedFrom: 'ar',
      body: doc(
        p('The newsroom: ', address, '. We answer within two working days, and on mistakes the same day.'),
        h2('Have you found a mistake?'),
        p(
          'Send us the link of the story and the sentence that is wrong, with a source if you have one. If you are right we correct it, and say beneath the story what stood there and what stands there now. Everything we have corrected is gathered under ',
          'corrections',
          '.',
        ),
        h2('Do you have news?'),
        bullets(
          ['Put the word ', bold('News'), ' in the subject, and it reaches the editor on duty.'],
          'Do not send what could harm you from an address or a device that belongs to your employer.',
          'We do not reveal a source who asked not to be named, and agree with you before publication on what is said of you.',
        ),
        h2('Republishing'),
        p(
          'Our text and illustrations are licensed under CC BY-SA 4.0: take them, name their author, link to the original, and publish what you build on them under the same licence.',
        ),
      ),
    },
  },
}
