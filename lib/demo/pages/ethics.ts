import { bullets, doc, h2, p } from '../../story/compose.ts'
import type { DemoPage } from '../demo-story.ts'

export const ethics: DemoPage = {
  key: 'ethics',
  versions: {
    ar: {
      slug: 'ethics',
      headline: 'ميثاق المهنة',
      standfirst: 'القواعد التي نحاسَب عليها. إن رأيتنا نخالفها فاكتب لنا.',
      body: doc(
        h2('الدقة'),
        bullets(
          'لكل رقم مصدر يُذكر، وما حسبناه نحن نقول كيف حسبناه.',
          'ما قاله شخص واحد نقول إنه قاله، ولا ننقله خبرًا.',
          'لا صورة تُقدَّم على أنها ما ليست هي: الرسم رسم، وصورة الأرشيف مؤرَّخة.',
        ),
        h2('الإنصاف'),
        bullets(
          'من ذُكر بسوء يُسأل قبل النشر، وجوابه في المادة لا تحتها.',
          'الرأي يوضع في باب الرأي وعليه وجه صاحبه.',
          'نذكر ما كان بين الكاتب ومن يكتب عنه: سهم أو عمل سابق أو قرابة.',
        ),
        h2('الاستقلال'),
        bullets(
          'لا يملك محررونا ما يكتبون عنه من أسهم ورموز، ولا يقبلون هدية ولا سفرًا.',
          'لا يقرأ معلن ولا ممول مادة قبل نشرها، ولا يُسأل عنها.',
        ),
        h2('التصويب'),
        p(
          'نصحح فورًا وعلنًا. لا نمحو خطأ في صمت: يبقى تحت المادة ما كان وما صار ومتى، وتجتمع التصويبات كلها في ',
          'صفحة واحدة',
          '. ومادة ثبت أنها ما كان ينبغي أن تُنشر نسحبها ونقول لماذا سحبناها.',
        ),
        h2('الآلة'),
        p(
          'قد تقترح الآلة ترجمة أو تفرّغ تسجيلًا. لا تكتب مادة، ولا يُنشر منها شيء قبل أن يقرأه إنسان يوقّع عليه.',
        ),
      ),
    },
    en: {
      slug: 'ethics',
      headline: 'Code of ethics',
      standfirst: 'The rules that we answer for. If you see us break one, write to us.',
      translatedFrom: 'ar',
      body: doc(
        h2('Accuracy'),
        bullets(
          'Every figure has a source that is named; where we did the sum ourselves, we say how.',
          'What one person said, we say that they said; we do not pass it on as fact.',
          'No picture is passed off as what it is not: a drawing is a drawing, and a picture from the archive is dated.',
        ),
        h2('Fairness'),
        bullets(
          'Whoever is spoken ill of is asked before publication, and the answer stands in the story, not beneath it.',
          'Opinion stands under Opinion, with the face of whose it is.',
          'We say what there was between a writer and the subject: a share, a former job, a family tie.',
        ),
        h2('Independence'),
        bullets(
          'Our editors hold none of the shares and tokens they write about, and accept neither gifts nor journeys.',
          'No advertiser or funder reads a story before it is published, or is asked about it.',
        ),
        h2('Corrections'),
        p(
          'We correct at once and in the open. No mistake is wiped away in silence: what stood there, what stands there now, and since when remains beneath the story, and all corrections are gathered on ',
          'one page',
          '. A story that should never have been published is withdrawn, and we say why.',
        ),
        h2('Machines'),
        p(
          'A machine may suggest a translation or transcribe a recording. It writes no story, and nothing it made is published before a person has read it who signs it.',
        ),
      ),
    },
  },
}
