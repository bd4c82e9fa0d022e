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
    fr: {
      slug: 'accessibility',
      headline: 'Accessibilité',
      standfirst:
        'Ce journal est fait pour ceux qui le voient, ceux qui l’écoutent, et les vieux téléphones sur réseau lent.',
      translatedFrom: 'ar',
      body: doc(
        p(
          'Nous visons les WCAG 2.2, niveau AA, et y confrontons chaque page avant qu’elle ne vous parvienne.',
        ),
        h2('Ce que vous pouvez faire ici'),
        bullets(
          'Agrandir une page à 400 % sans rien perdre ni défiler de côté.',
          'Tout atteindre au clavier, et voir où vous êtes.',
          'Entendre l’image par sa description, le tableau par ses titres, le mot étranger dans sa langue.',
          'Agrandir le texte et assombrir la page depuis son en-tête ; nous respectons ce que vous avez choisi sur votre appareil, moins de mouvement ou plus de contraste.',
          'Lire sans images ni polices : l’édition légère est au pied de chaque page.',
        ),
        h2('Ce qui manque, et que nous savons'),
        bullets(
          'Les vidéos d’autres sites n’ont pas toutes de transcription.',
          'Quelques anciens graphiques sont des images plutôt que des tableaux.',
        ),
        p(
          'Si quelque chose vous résiste, dites-le-nous par ',
          storyLink(pageId('contact'), 'nous écrire'),
          ', avec votre appareil et votre navigateur. Nous répondons sous deux jours ouvrés.',
        ),
      ),
    },
    fa: {
      slug: 'accessibility',
      headline: 'دسترس‌پذیری',
      standfirst: 'این روزنامه برای کسی است که می‌بیند و کسی که می‌شنود، و برای گوشی کهنه بر شبکهٔ کند.',
      translatedFrom: 'ar',
      body: doc(
        p('با معیار WCAG 2.2 در سطح AA کار می‌کنیم و هر صفحه را پیش از رسیدن به شما با آن می‌سنجیم.'),
        h2('اینجا چه می‌توانید بکنید'),
        bullets(
          'صفحه را تا ۴۰۰٪ بزرگ کنید، بی آن‌که چیزی گم شود یا به پهلو بروید.',
          'با صفحه‌کلید به همه چیز برسید و ببینید کجایید.',
          'تصویر را با شرحش بشنوید، جدول را با سرستون‌هایش و واژهٔ بیگانه را به زبان خودش.',
          'از بالای صفحه حروف را درشت و زمینه را تیره کنید؛ آنچه در دستگاهتان برگزیده‌اید، حرکت کمتر یا تضاد بیشتر، رعایت می‌شود.',
          'بی تصویر و بی قلم بخوانید: نسخهٔ سبک در پای هر صفحه است.',
        ),
        h2('آنچه می‌دانیم کم است'),
        bullets('ویدئوهای سایت‌های دیگر همه متن ندارند.', 'برخی نمودارهای قدیمی تصویرند، نه جدول.'),
        p(
          'اگر چیزی بر شما دشوار بود از ',
          storyLink(pageId('contact'), 'تماس با ما'),
          ' بگویید و دستگاه و مرورگرتان را بنویسید. تا دو روز کاری پاسخ می‌دهیم.',
        ),
      ),
    },
    he: {
      slug: 'accessibility',
      headline: 'נגישות',
      standfirst: 'העיתון הזה נועד למי שרואה אותו ולמי ששומע אותו, ולטלפון ישן ברשת איטית.',
      translatedFrom: 'ar',
      body: doc(
        p('אנחנו עובדים לפי WCAG 2.2 ברמה AA, ובודקים לפיו כל דף לפני שהוא מגיע אליכם.'),
        h2('מה אפשר לעשות כאן'),
        bullets(
          'להגדיל דף ל־400% בלי לאבד דבר ובלי לגלול הצידה.',
          'להגיע לכול במקלדת, ולראות היכן אתם.',
          'לשמוע תמונה בתיאורה, טבלה בכותרותיה ומילה זרה בשפתה.',
          'להגדיל את האותיות ולהכהות את הדף מראשו; מה שבחרתם במכשיר, פחות תנועה או יותר ניגודיות, נשמר.',
          'לקרוא בלי תמונות ובלי גופנים: המהדורה הקלה מקושרת בתחתית כל דף.',
        ),
        h2('מה שידוע לנו שחסר'),
        bullets('לא לכל הסרטונים מאתרים אחרים יש תמליל.', 'כמה תרשימים ישנים הם תמונות ולא טבלאות.'),
        p(
          'אם משהו קשה לכם, ספרו לנו דרך ',
          storyLink(pageId('contact'), 'יצירת קשר'),
          ', וציינו את המכשיר ואת הדפדפן. אנחנו משיבים בתוך שני ימי עבודה.',
        ),
      ),
    },
    ur: {
      slug: 'accessibility',
      headline: 'رسائی',
      standfirst:
        'یہ اخبار دیکھنے والوں کے لیے بھی ہے، سننے والوں کے لیے بھی، اور سست نیٹ ورک پر پرانے فون کے لیے بھی۔',
      translatedFrom: 'ar',
      body: doc(
        p('ہم WCAG 2.2 کے درجہ AA پر کام کرتے ہیں اور آپ تک پہنچنے سے پہلے ہر صفحہ اسی پر پرکھتے ہیں۔'),
        h2('آپ یہاں کیا کر سکتے ہیں'),
        bullets(
          'صفحہ 400% تک بڑا کریں، کچھ گم نہیں ہو گا اور پہلو کو سرکانا نہیں پڑے گا۔',
          'کی بورڈ سے ہر چیز تک پہنچیں اور دیکھیں کہ کہاں ہیں۔',
          'تصویر کو اس کے بیان سے سنیں، جدول کو سرخیوں سے، اور اجنبی لفظ کو اس کی زبان میں۔',
          'صفحے کے اوپر سے حروف بڑے اور زمین تاریک کریں۔ آلے پر جو چنا ہو، کم حرکت یا زیادہ تضاد، اس کا لحاظ رکھا جاتا ہے۔',
          'تصویر اور فونٹ کے بغیر پڑھیں: ہلکے ایڈیشن کا ربط ہر صفحے کے نیچے ہے۔',
        ),
        h2('جو ہمیں معلوم ہے کہ کم ہے'),
        bullets('دوسری ویب سائٹس کی ہر ویڈیو کے ساتھ متن نہیں۔', 'کچھ پرانے چارٹ جدول نہیں، تصویر ہیں۔'),
        p(
          'کوئی چیز مشکل لگے تو ',
          storyLink(pageId('contact'), 'ہم سے رابطہ'),
          ' کے صفحے سے بتائیں، آلے اور براؤزر کا نام لکھ کر۔ ہم دو کاری دن میں جواب دیتے ہیں۔',
        ),
      ),
    },
  },
}
