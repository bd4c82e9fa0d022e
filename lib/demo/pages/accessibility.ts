import { bullets, doc, h2, p, storyLink } from '../../story/compose.ts'
import { type DemoPage, pageId } from '../demo-story.ts'

export const accessibility: DemoPage = {
  key: 'accessibility',
  versions: {
    ar: {
      slug: 'accessibility',
      headline: 'إتاحة الوصول',
      standfirst: 'نريد أن يقرأ هذه الصحيفة من يراها ومن يسمعها، ومن عنده هاتف قديم وشبكة بطيئة.',
      body: doc(
        p('نعمل على معيار WCAG 2.2 في مستواه AA، ونفحص به كل صفحة قبل أن تصل إليك.'),
        h2('ما تستطيعه هنا'),
        bullets(
          'تكبّر الصفحة إلى 400% فلا يضيع منها شيء ولا تمرّرها جانبًا.',
          'تصل إلى كل شيء بلوحة المفاتيح، وترى أين أنت.',
          'تسمع الصورة بوصفها، والجدول بعناوينه، والكلمة الأجنبية بلغتها.',
          'تكبّر الحرف وتعتّم الصفحة من أعلاها، ونحترم ما اخترته في جهازك من تقليل الحركة وألوان عالية التباين.',
          'تقرأ بلا صور ولا خطوط: النسخة الخفيفة رابطها في أسفل كل صفحة.',
        ),
        h2('ما نعرف أنه ناقص'),
        bullets(
          'المقاطع المأخوذة من مواقع أخرى ليست كلها مصحوبة بنص.',
          'بعض الرسوم البيانية القديمة صورة لا جدول.',
        ),
        p(
          'إن عسر عليك شيء فقل لنا من صفحة ',
          storyLink(pageId('contact'), 'اتصل بنا'),
          '، واذكر جهازك ومتصفحك. نجيب في يومَي عمل.',
        ),
      ),
    },
    en: {
      slug: 'accessibility',
      headline: 'Accessibility',
      standfirst:
        'This paper is for those who see it and those who hear it, and for old phones on slow networks.',
      translatedFrom: 'ar',
      body: doc(
        p('We work to WCAG 2.2, level AA, and test every page against it before it reaches you.'),
        h2('What you can do here'),
        bullets(
          'Enlarge a page to 400% without losing anything or scrolling sideways.',
          'Reach everything by keyboard, and see where you are.',
          'Hear a picture by its description, a table by its headings, a foreign word in its language.',
          'Enlarge the text and darken the page at its head; what you chose on your device, less motion or more contrast, is respected.',
          'Read without pictures or fonts: the light edition is linked at the foot of every page.',
        ),
        h2('What we know is missing'),
        bullets(
          'Videos of other sites do not all come with a text.',
          'Some older charts are pictures rather than tables.',
        ),
        p(
          'If something is hard for you, tell us by way of ',
          storyLink(pageId('contact'), 'contact us'),
          ', with your device and browser. We answer within two working days.',
        ),
      ),
    },
  },
}
