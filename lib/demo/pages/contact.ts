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
    fr: {
      slug: 'contact',
      headline: 'Nous écrire',
      standfirst: 'Chaque lettre est lue par un rédacteur. Écrivez en arabe ou dans l’une de nos langues.',
      translatedFrom: 'ar',
      body: doc(
        p(
          'La rédaction : ',
          address,
          '. Nous répondons sous deux jours ouvrés, et le jour même pour une erreur.',
        ),
        h2('Vous avez trouvé une erreur ?'),
        p(
          'Envoyez-nous le lien de l’article et la phrase fautive, avec une source si vous en avez une. Si vous avez raison, nous rectifions et disons sous l’article ce qui y était et ce qui y est. Tout ce que nous avons rectifié est réuni sous ',
          'rectificatifs',
          '.',
        ),
        h2('Vous avez une information ?'),
        bullets(
          ['Mettez le mot ', bold('Info'), ' dans l’objet : le message ira au rédacteur de permanence.'],
          'N’envoyez rien qui puisse vous nuire depuis une adresse ou un appareil appartenant à votre employeur.',
          'Nous ne révélons pas une source qui a demandé l’anonymat, et convenons avec elle, avant publication, de ce qui sera dit d’elle.',
        ),
        h2('Reproduction'),
        p(
          'Nos textes et nos dessins sont sous licence CC BY-SA 4.0 : prenez-les, nommez l’auteur, renvoyez à l’original, et publiez sous la même licence ce que vous en ferez.',
        ),
      ),
    },
    fa: {
      slug: 'contact',
      headline: 'تماس با ما',
      standfirst: 'هر نامه را ویراستاری می‌خواند. به عربی یا هر زبانی که می‌نویسیم برایمان بنویسید.',
      translatedFrom: 'ar',
      body: doc(
        p('تحریریه: ', address, '. تا دو روز کاری پاسخ می‌دهیم و دربارهٔ خطاها همان روز.'),
        h2('خطایی یافته‌اید؟'),
        p(
          'پیوند نوشته و جملهٔ نادرست را بفرستید، و اگر دارید منبعی هم. اگر حق با شما باشد تصحیح می‌کنیم و زیر نوشته می‌گوییم چه بود و چه شد. همهٔ تصحیح‌ها در صفحهٔ ',
          'اصلاحیه‌ها',
          ' گرد آمده است.',
        ),
        h2('خبری دارید؟'),
        bullets(
          ['در عنوان نامه واژهٔ ', bold('خبر'), ' را بنویسید تا به ویراستار کشیک برسد.'],
          'آنچه می‌تواند به شما آسیب بزند را از نشانی یا دستگاه کارفرمایتان نفرستید.',
          'منبعی را که خواسته نامش نیاید فاش نمی‌کنیم و پیش از چاپ با او توافق می‌کنیم که درباره‌اش چه بگوییم.',
        ),
        h2('بازنشر'),
        p(
          'متن‌ها و تصویرسازی‌هایمان با مجوز CC BY-SA 4.0 در دسترس است: برگیرید، نام پدیدآور را بیاورید، به اصل پیوند دهید و آنچه بر آن می‌سازید با همین مجوز منتشر کنید.',
        ),
      ),
    },
    he: {
      slug: 'contact',
      headline: 'יצירת קשר',
      standfirst: 'כל מכתב נקרא בידי עורך. כתבו בערבית או בכל שפה שאנו כותבים בה.',
      translatedFrom: 'ar',
      body: doc(
        p('המערכת: ', address, '. אנחנו משיבים בתוך שני ימי עבודה, ועל טעויות באותו יום.'),
        h2('מצאתם טעות?'),
        p(
          'שלחו לנו את הקישור למאמר ואת המשפט השגוי, ואם יש גם מקור. אם צדקתם נתקן, ונכתוב מתחת למאמר מה היה ומה יש עכשיו. כל מה שתיקנו מרוכז תחת ',
          'תיקונים',
          '.',
        ),
        h2('יש לכם ידיעה?'),
        bullets(
          ['כתבו בשורת הנושא ', bold('ידיעה'), ', והיא תגיע לעורך התורן.'],
          'אל תשלחו מכתובת או ממכשיר של המעסיק דבר שעלול להזיק לכם.',
          'איננו חושפים מקור שביקש להישאר בעילום שם, ומסכמים עמו לפני הפרסום מה ייאמר עליו.',
        ),
        h2('פרסום חוזר'),
        p(
          'הטקסטים והאיורים שלנו ברישיון CC BY-SA 4.0: קחו אותם, ציינו את היוצר, קשרו למקור, ופרסמו באותו רישיון את מה שתבנו עליהם.',
        ),
      ),
    },
    ur: {
      slug: 'contact',
      headline: 'ہم سے رابطہ',
      standfirst: 'ہر خط کوئی مدیر پڑھتا ہے۔ عربی میں یا ہماری کسی بھی زبان میں لکھیں۔',
      translatedFrom: 'ar',
      body: doc(
        p('نیوز روم: ', address, '۔ ہم دو کاری دن میں جواب دیتے ہیں، غلطی پر اسی دن۔'),
        h2('کوئی غلطی ملی؟'),
        p(
          'تحریر کا ربط اور غلط جملہ بھیجیں، ماخذ ہو تو وہ بھی۔ آپ درست ہوئے تو ہم تصحیح کر کے تحریر کے نیچے لکھیں گے کہ کیا تھا اور کیا ہوا۔ تمام تصحیحات ',
          'تصحیحات',
          ' کے صفحے پر جمع ہیں۔',
        ),
        h2('کوئی خبر ہے؟'),
        bullets(
          ['عنوان میں لفظ ', bold('خبر'), ' لکھیں تاکہ ڈیوٹی پر موجود مدیر تک پہنچے۔'],
          'جس چیز سے آپ کو نقصان ہو سکتا ہے وہ دفتر کی ای میل یا دفتر کے آلے سے نہ بھیجیں۔',
          'جو ذریعہ نام نہ چاہے ہم اسے ظاہر نہیں کرتے، اور اشاعت سے پہلے طے کرتے ہیں کہ اس کے بارے میں کیا کہا جائے۔',
        ),
        h2('دوبارہ اشاعت'),
        p(
          'ہماری تحریریں اور خاکے CC BY-SA 4.0 لائسنس پر ہیں: لے لیجیے، مصنف کا نام دیجیے، اصل کا ربط دیجیے، اور اس پر جو بنائیں اسی لائسنس پر شائع کیجیے۔',
        ),
      ),
    },
  },
}
