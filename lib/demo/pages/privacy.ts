import { bullets, doc, h2, p, storyLink } from '../../story/compose.ts'
import { type DemoPage, pageId } from '../demo-story.ts'

export const privacy: DemoPage = {
  key: 'privacy',
  versions: {
    ar: {
      slug: 'privacy',
      headline: 'الخصوصية',
      standfirst: 'تقرأ هنا ولا يُكتب عنك شيء. هذه الصفحة تقول بالتفصيل ما معنى ذلك.',
      body: doc(
        h2('ما لا نفعله'),
        bullets(
          'لا حساب للقارئ، ولا ملف تعريف، ولا رقم يُعرف به متصفحك من زيارة إلى زيارة.',
          'لا شيفرة ولا خط ولا صورة من موقع آخر: كل ما في الصفحة يأتي من عندنا.',
          'لا إعلانات، ولا من يقيس نيابة عن معلن.',
        ),
        h2('ما يبقى في جهازك'),
        p(
          'إن غيّرت حجم الحرف أو ألوان الصفحة حُفظ ذلك في متصفحك وحده ولا يصلنا. وإن اخترت أرقامًا أو تقويمًا غير ما نطبع به حُفظ اختيارك في ملف تعريف صغير، لأن الصفحة تُطبع عندنا. لا يقول هذا الملف من أنت، وتمحوه من أسفل أي صفحة.',
        ),
        h2('ما يأتي من غيرنا'),
        p(
          'في بعض المواد مقطع أو منشور من موقع آخر. لا يُحمَّل حتى تضغط عليه؛ فإذا ضغطت صرت في ضيافة ذلك الموقع وقواعده.',
        ),
        h2('إذا راسلتنا'),
        p(
          'نحتفظ بالرسالة ما احتجنا إليها في العمل، ولا نعطيها لأحد. اكتب لنا من صفحة ',
          storyLink(pageId('contact'), 'اتصل بنا'),
          ' إن أردت محو ما أرسلت.',
        ),
      ),
    },
    en: {
      slug: 'privacy',
      headline: 'Privacy',
      standfirst: 'You read here, and nothing is written down about you. This page says what that means.',
      translatedFrom: 'ar',
      body: doc(
        h2('What we do not do'),
        bullets(
          'There are no accounts for readers, no profiles, and no number by which your browser is known again.',
          'No script, font or picture comes from another site: all that is on a page comes from us.',
          'There is no advertising, and nobody who measures on an advertiser’s behalf.',
        ),
        h2('What stays on your device'),
        p(
          'If you change the size of the text or the colours of the page, your browser alone remembers it, and we are not told. If you choose other digits or another calendar than we print, a small cookie remembers it, since pages are printed at our end. It does not say who you are, and you can erase it at the foot of any page.',
        ),
        h2('What comes from others'),
        p(
          'Some stories hold a video or a post of another site. It is not loaded until you press it; once you do, you are that site’s guest, under its rules.',
        ),
        h2('If you write to us'),
        p(
          'We keep a letter as long as our work needs it, and give it to nobody. Write to us by way of ',
          storyLink(pageId('contact'), 'contact us'),
          ' if you want what you sent erased.',
        ),
      ),
    },
  },
}
