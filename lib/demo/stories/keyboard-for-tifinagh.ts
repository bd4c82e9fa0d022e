import { doc, p, storyLink } from '../../story/compose.ts'
import { type DemoStory, storyId } from '../demo-story.ts'
import { storyPictures } from '../story-pictures.ts'

export const keyboardForTifinagh: DemoStory = {
  key: 'keyboard-for-tifinagh',
  kind: 'report',
  section: 'technology',
  desk: 'casablanca',
  topics: ['open-source'],
  picture: storyPictures['keyboard-for-tifinagh'],
  publishedHoursAgo: 50,
  versions: {
    ar: {
      slug: 'لوحة-مفاتيح-لتيفيناغ',
      headline: 'لوحة مفاتيح لتيفيناغ والعربية معًا، صمّمها طلاب ولا تجمع ما يُكتب بها',
      standfirst: 'تعمل بلا اتصال، وتقترح الكلمة التالية من قاموس يسكن الهاتف وحده.',
      dateline: 'أغادير',
      bylines: [{ author: 'mariam-azizi', role: 'author' }],
      body: doc(
        p(
          'أطلق سبعة طلاب في جامعة سوس المفتوحة لوحة مفاتيح للهواتف تكتب الأمازيغية بحرف تيفيناغ والعربية من دون تبديل بينهما: تعرف من الحرف الأول أي اللغتين تريد. واللوحة مفتوحة المصدر، ونزّلها 38 ألف شخص في أسبوعها الأول.',
        ),
        p(
          'ولا ترسل اللوحة شيئًا إلى خادم. تأتي الاقتراحات من قاموس بُني على ',
          storyLink(storyId('library-of-datasets'), 'مكتبة البيانات المفتوحة'),
          ' في الجامعة نفسها. وقالت تيليلا أموش، وهي من مطوّريها: «جدّتي تكتب بها، وجدّتي لا تريد أن يقرأها أحد».',
        ),
      ),
    },
    en: {
      slug: 'a-keyboard-for-tifinagh-and-arabic',
      headline: 'A keyboard for Tifinagh and Arabic at once, made by students, that keeps nothing',
      standfirst:
        'It works offline, and suggests the next word from a dictionary that lives on the phone alone.',
      dateline: 'Agadir',
      bylines: [
        { author: 'mariam-azizi', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Seven students of Sous Open University have released a keyboard for phones that writes Amazigh in Tifinagh letters, and Arabic, with no switch between the two: it knows from the first letter which is meant. It is open source, and 38,000 people installed it in its first week.',
        ),
        p(
          'It sends nothing to a server. Suggestions come from a dictionary built on the university’s own ',
          storyLink(storyId('library-of-datasets'), 'library of open data'),
          '. “My grandmother writes on it,” said Tilila Amouch, one of its makers, “and my grandmother does not want to be read.”',
        ),
      ),
    },
    fr: {
      slug: 'un-clavier-pour-le-tifinagh-et-l-arabe',
      headline: 'Un clavier pour le tifinagh et l’arabe, conçu par des étudiants, qui ne retient rien',
      standfirst:
        'Il fonctionne hors ligne et puise ses suggestions dans un dictionnaire qui ne quitte pas le téléphone.',
      dateline: 'Agadir',
      bylines: [
        { author: 'mariam-azizi', role: 'author' },
        { author: 'karim-benali', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Sept étudiants de l’université ouverte du Souss publient un clavier pour téléphone qui écrit l’amazighe en tifinagh, et l’arabe, sans bascule : la première lettre lui suffit à savoir laquelle des deux langues on veut. Le code est ouvert ; 38 000 personnes l’ont installé en une semaine.',
        ),
        p(
          'Rien ne part vers un serveur. Les suggestions viennent d’un dictionnaire bâti sur ',
          storyLink(storyId('library-of-datasets'), 'la bibliothèque de données ouvertes'),
          ' de l’université. « Ma grand-mère s’en sert, dit Tilila Amouch, l’une des conceptrices, et ma grand-mère ne veut pas être lue. »',
        ),
      ),
    },
    fa: {
      slug: 'صفحه-کلیدی-برای-تیفیناغ',
      headline: 'صفحه‌کلیدی برای تیفیناغ و عربی با هم، ساختهٔ دانشجویان، که چیزی نگه نمی‌دارد',
      standfirst: 'بی‌اتصال کار می‌کند و واژهٔ بعدی را از فرهنگی پیشنهاد می‌دهد که تنها در گوشی است.',
      dateline: 'اَغادیر',
      bylines: [{ author: 'mariam-azizi', role: 'author' }],
      translatedFrom: 'ar',
      body: doc(
        p(
          'هفت دانشجوی دانشگاه آزاد سوس صفحه‌کلیدی برای گوشی منتشر کرده‌اند که آمازیغی را به خط تیفیناغ و نیز عربی را بی جابه‌جایی میان آن دو می‌نویسد: از حرف نخست می‌فهمد کدام را می‌خواهید. متن‌باز است و در هفتهٔ نخست ۳۸ هزار نفر آن را نصب کردند.',
        ),
        p(
          'چیزی به سرور نمی‌فرستد. پیشنهادها از فرهنگی می‌آید که بر پایهٔ ',
          storyLink(storyId('library-of-datasets'), 'کتابخانهٔ دادهٔ باز'),
          ' همان دانشگاه ساخته شده است. تیلیلا اموش، از سازندگان، گفت: «مادربزرگم با آن می‌نویسد و مادربزرگم نمی‌خواهد کسی نوشته‌اش را بخواند.»',
        ),
      ),
    },
    he: {
      slug: 'מקלדת-לתיפינאג',
      headline: 'מקלדת אחת לתיפינאג ולערבית, מעשה ידי סטודנטים, שאינה שומרת דבר',
      standfirst: 'היא פועלת בלי רשת, ומציעה את המילה הבאה ממילון ששוכן בטלפון בלבד.',
      dateline: 'אגאדיר',
      bylines: [{ author: 'mariam-azizi', role: 'author' }],
      translatedFrom: 'ar',
      body: doc(
        p(
          'שבעה סטודנטים באוניברסיטה הפתוחה סוס הוציאו מקלדת לטלפון שכותבת אמזיע׳ית באותיות תיפינאג וגם ערבית, בלי מעבר ביניהן: מן האות הראשונה היא מבינה באיזו מהן מדובר. הקוד פתוח, ו־38 אלף איש התקינו אותה בשבוע הראשון.',
        ),
        p(
          'דבר אינו נשלח לשרת. ההצעות באות ממילון שנבנה על ',
          storyLink(storyId('library-of-datasets'), 'ספריית הנתונים הפתוחה'),
          ' של האוניברסיטה. ״סבתא שלי כותבת בה״, אמרה תילילא אמוש, מן המפתחות, ״וסבתא שלי אינה רוצה שיקראו אותה״.',
        ),
      ),
    },
    ur: {
      slug: 'تیفیناغ-کا-کی-بورڈ',
      headline: 'تیفیناغ اور عربی کا مشترکہ کی بورڈ، طلبہ کا بنایا ہوا، جو کچھ محفوظ نہیں رکھتا',
      standfirst: 'یہ انٹرنیٹ کے بغیر چلتا ہے اور اگلا لفظ اسی لغت سے تجویز کرتا ہے جو صرف فون میں رہتی ہے۔',
      dateline: 'اگادیر',
      bylines: [
        { author: 'mariam-azizi', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'سوس اوپن یونیورسٹی کے سات طلبہ نے فون کا ایسا کی بورڈ جاری کیا ہے جو امازیغ زبان تیفیناغ حروف میں اور عربی بھی، کسی بٹن کو بدلے بغیر لکھتا ہے: پہلے حرف سے جان لیتا ہے کہ کون سی زبان چاہیے۔ کوڈ کھلا ہے اور پہلے ہفتے میں 38 ہزار لوگوں نے اسے نصب کیا۔',
        ),
        p(
          'کوئی چیز سرور کو نہیں جاتی۔ تجاویز اس لغت سے آتی ہیں جو اسی یونیورسٹی کی ',
          storyLink(storyId('library-of-datasets'), 'کھلے ڈیٹا کی لائبریری'),
          ' پر بنی ہے۔ بنانے والوں میں شامل تلیلا اموش نے کہا: ”میری دادی اس پر لکھتی ہیں، اور میری دادی نہیں چاہتیں کہ انہیں کوئی پڑھے۔“',
        ),
      ),
    },
  },
}
