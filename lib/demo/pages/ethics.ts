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
    fr: {
      slug: 'ethics',
      headline: 'Charte de déontologie',
      standfirst: 'Les règles dont nous répondons. Si vous nous voyez en enfreindre une, écrivez-nous.',
      translatedFrom: 'ar',
      body: doc(
        h2('Exactitude'),
        bullets(
          'Chaque chiffre a une source citée ; quand le calcul est de nous, nous disons comment.',
          'Ce qu’une seule personne a dit, nous disons qu’elle l’a dit ; nous n’en faisons pas un fait.',
          'Aucune image n’est donnée pour ce qu’elle n’est pas : un dessin est un dessin, une archive est datée.',
        ),
        h2('Équité'),
        bullets(
          'Qui est mis en cause est interrogé avant publication, et sa réponse est dans l’article, non dessous.',
          'L’opinion paraît sous Opinion, avec le visage de son auteur.',
          'Nous disons ce qui lie l’auteur à son sujet : une action, un ancien emploi, une parenté.',
        ),
        h2('Indépendance'),
        bullets(
          'Nos rédacteurs ne détiennent ni les actions ni les jetons dont ils traitent, et n’acceptent ni cadeaux ni voyages.',
          'Aucun annonceur ni bailleur ne lit un article avant sa parution, ni n’est consulté à son sujet.',
        ),
        h2('Rectificatifs'),
        p(
          'Nous rectifions aussitôt et au grand jour. Aucune erreur n’est effacée en silence : ce qui était, ce qui est et depuis quand restent sous l’article, et tous les rectificatifs sont réunis sur ',
          'une même page',
          '. L’article qui n’aurait pas dû paraître est retiré, et nous disons pourquoi.',
        ),
        h2('La machine'),
        p(
          'La machine peut proposer une traduction ou transcrire un enregistrement. Elle n’écrit pas d’article, et rien d’elle ne paraît avant d’avoir été lu par une personne qui le signe.',
        ),
      ),
    },
    fa: {
      slug: 'ethics',
      headline: 'اخلاق حرفه‌ای',
      standfirst: 'قاعده‌هایی که پاسخگویشان هستیم. اگر دیدید زیر پا می‌گذاریم برایمان بنویسید.',
      translatedFrom: 'ar',
      body: doc(
        h2('دقت'),
        bullets(
          'هر عدد منبعی دارد که نام می‌بریم؛ اگر حساب از ماست می‌گوییم چگونه.',
          'آنچه یک نفر گفته می‌گوییم او گفته است و خبرش نمی‌کنیم.',
          'هیچ تصویری به جای چیز دیگری نمی‌نشیند: طرح، طرح است و عکس آرشیوی تاریخ دارد.',
        ),
        h2('انصاف'),
        bullets(
          'از کسی که بد گفته‌ایم پیش از چاپ می‌پرسیم و پاسخش در نوشته است نه زیر آن.',
          'نظر در بخش نظر می‌آید، با چهرهٔ صاحبش.',
          'پیوند نویسنده با موضوع را می‌گوییم: سهم، کار پیشین یا خویشاوندی.',
        ),
        h2('استقلال'),
        bullets(
          'ویراستاران ما سهام و توکن‌هایی را که درباره‌شان می‌نویسند ندارند و هدیه و سفر نمی‌پذیرند.',
          'هیچ آگهی‌دهنده و پشتیبان مالی نوشته‌ای را پیش از چاپ نمی‌خواند و نظرش پرسیده نمی‌شود.',
        ),
        h2('اصلاح'),
        p(
          'بی‌درنگ و آشکارا تصحیح می‌کنیم. هیچ خطایی بی‌صدا پاک نمی‌شود: آنچه بود، آنچه شد و زمانش زیر نوشته می‌ماند و همهٔ اصلاحیه‌ها در ',
          'یک صفحه',
          ' گرد آمده است. نوشته‌ای را که نباید چاپ می‌شد پس می‌گیریم و می‌گوییم چرا.',
        ),
        h2('ماشین'),
        p(
          'ماشین شاید ترجمه‌ای پیشنهاد کند یا ضبطی را پیاده کند. نوشته نمی‌نویسد و چیزی از آن چاپ نمی‌شود مگر انسانی که امضایش می‌کند آن را خوانده باشد.',
        ),
      ),
    },
    he: {
      slug: 'ethics',
      headline: 'קוד האתיקה',
      standfirst: 'הכללים שאנו נותנים עליהם את הדין. ראיתם שהפרנו אחד מהם? כתבו לנו.',
      translatedFrom: 'ar',
      body: doc(
        h2('דיוק'),
        bullets(
          'לכל מספר מקור שאנו מציינים; כשהחישוב שלנו, אנו אומרים איך חישבנו.',
          'מה שאמר אדם אחד, אנו אומרים שהוא אמר; איננו מוסרים זאת כעובדה.',
          'שום תמונה אינה מוצגת כמה שאינה: איור הוא איור, וצילום ארכיון נושא תאריך.',
        ),
        h2('הגינות'),
        bullets(
          'מי שנאמר עליו דבר רע נשאל לפני הפרסום, ותשובתו בתוך המאמר ולא מתחתיו.',
          'דעה מופיעה במדור הדעות, עם פניו של בעליה.',
          'אנו מציינים מה בין הכותב למי שהוא כותב עליו: מניה, עבודה קודמת, קרבת משפחה.',
        ),
        h2('עצמאות'),
        bullets(
          'עורכינו אינם מחזיקים במניות ובאסימונים שהם כותבים עליהם, ואינם מקבלים מתנות או נסיעות.',
          'שום מפרסם או מממן אינו קורא מאמר לפני פרסומו ואינו נשאל עליו.',
        ),
        h2('תיקונים'),
        p(
          'אנו מתקנים מיד ובגלוי. שום טעות אינה נמחקת בשתיקה: מה שהיה, מה שיש עכשיו וממתי נשארים מתחת למאמר, וכל התיקונים מרוכזים ב',
          'דף אחד',
          '. מאמר שלא היה צריך להתפרסם נמשך, ואנו אומרים מדוע.',
        ),
        h2('המכונה'),
        p(
          'מכונה יכולה להציע תרגום או לתמלל הקלטה. היא אינה כותבת מאמר, ושום דבר ממנה אינו מתפרסם לפני שקרא אותו אדם שחותם עליו.',
        ),
      ),
    },
    ur: {
      slug: 'ethics',
      headline: 'صحافتی ضابطۂ اخلاق',
      standfirst: 'وہ اصول جن کے ہم جواب دہ ہیں۔ کسی کی خلاف ورزی دیکھیں تو ہمیں لکھیں۔',
      translatedFrom: 'ar',
      body: doc(
        h2('درستی'),
        bullets(
          'ہر عدد کا ماخذ بتایا جاتا ہے؛ حساب ہمارا ہو تو بتاتے ہیں کہ کیسے کیا۔',
          'جو بات ایک شخص نے کہی، ہم کہتے ہیں کہ اس نے کہی؛ اسے خبر نہیں بناتے۔',
          'کوئی تصویر وہ بنا کر پیش نہیں کی جاتی جو وہ نہیں: خاکہ خاکہ ہے، اور آرکائیو کی تصویر پر تاریخ ہے۔',
        ),
        h2('انصاف'),
        bullets(
          'جس کے بارے میں برا کہا جائے اس سے اشاعت سے پہلے پوچھا جاتا ہے، اور جواب تحریر کے اندر ہوتا ہے، نیچے نہیں۔',
          'رائے، رائے کے خانے میں چھپتی ہے، لکھنے والے کے چہرے کے ساتھ۔',
          'لکھنے والے اور موضوع کا تعلق بتایا جاتا ہے: حصص، پچھلی نوکری یا رشتہ۔',
        ),
        h2('آزادی'),
        bullets(
          'ہمارے مدیر ان حصص اور ٹوکنز کے مالک نہیں جن پر لکھتے ہیں، اور نہ تحفہ لیتے ہیں نہ سفر۔',
          'کوئی مشتہر یا مالی معاون اشاعت سے پہلے تحریر نہیں پڑھتا اور نہ اس سے پوچھا جاتا ہے۔',
        ),
        h2('تصحیح'),
        p(
          'ہم فوراً اور کھلے عام تصحیح کرتے ہیں۔ کوئی غلطی خاموشی سے نہیں مٹتی: کیا تھا، کیا ہوا اور کب سے، تحریر کے نیچے رہتا ہے، اور تمام تصحیحات ',
          'ایک صفحے',
          ' پر جمع ہیں۔ جو تحریر چھپنی ہی نہ چاہیے تھی واپس لی جاتی ہے اور وجہ بتائی جاتی ہے۔',
        ),
        h2('مشین'),
        p(
          'مشین ترجمہ تجویز کر سکتی ہے یا ریکارڈنگ لکھ سکتی ہے۔ وہ تحریر نہیں لکھتی، اور اس کی کوئی چیز تب تک نہیں چھپتی جب تک کوئی انسان پڑھ کر اس پر دستخط نہ کرے۔',
        ),
      ),
    },
  },
}
