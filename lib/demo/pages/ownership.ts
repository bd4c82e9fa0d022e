import { doc, h2, p, table } from '../../story/compose.ts'
import type { DemoPage } from '../demo-story.ts'

export const ownership: DemoPage = {
  key: 'ownership',
  versions: {
    ar: {
      slug: 'ownership',
      headline: 'الملكية والتمويل',
      standfirst: 'من يملك الصحيفة، ومن أين تأتي نفقاتها، ومن يقرر ما يُنشر.',
      body: doc(
        p(
          'تصدر «ورّاق» عن شركة لا توزّع أرباحًا، يملكها العاملون فيها. لا يملك أحد منهم أكثر من عُشرها، ولا تملك فيها دولة ولا حزب ولا شركة مما نكتب عنه.',
        ),
        table(
          'من أين جاءت نفقات السنة الماضية',
          ['المصدر', 'الحصة'],
          ['اشتراكات ومساهمات قرّاء', '61%'],
          ['ترجمة وتحقق لمؤسسات أخرى', '24%'],
          ['منح لا تشترط موضوعًا', '15%'],
        ),
        h2('من يقرر'),
        p(
          'تنتخب غرفة الأخبار رئيس تحريرها كل ثلاث سنوات. لا يحضر مديرو الشركة اجتماع التحرير، ولا يحق لهم أن يطلبوا نشر مادة أو تأخيرها. وإذا كتبنا عن جهة دفعت لنا ذكرنا ذلك في المادة نفسها.',
        ),
        h2('الإعلان'),
        p('لا إعلانات على هذه الصفحات، ولا مواد مدفوعة، ولا روابط نتقاضى عنها شيئًا.'),
      ),
    },
    en: {
      slug: 'ownership',
      headline: 'Ownership and funding',
      standfirst: 'Who owns the paper, what pays for it, and who decides what it prints.',
      translatedFrom: 'ar',
      body: doc(
        p(
          'Warraq is published by a company that distributes no profit and is owned by those who work in it. None of them owns more than a tenth, and no state, party or company that we write about owns any of it.',
        ),
        table(
          'What paid for the past year',
          ['Source', 'Share'],
          ['Subscriptions and contributions of readers', '61%'],
          ['Translation and verification for other houses', '24%'],
          ['Grants that set no subject', '15%'],
        ),
        h2('Who decides'),
        p(
          'The newsroom elects its editor-in-chief every three years. The company’s directors do not attend editorial meetings and may not ask for a story to be published or held back. Where we write about anybody who has paid us, the story itself says so.',
        ),
        h2('Advertising'),
        p('There is no advertising on these pages, no paid story, and no link that earns us anything.'),
      ),
    },
    fr: {
      slug: 'ownership',
      headline: 'Propriété et financement',
      standfirst: 'À qui appartient le journal, ce qui le paie, et qui décide de ce qu’il imprime.',
      translatedFrom: 'ar',
      body: doc(
        p(
          'Warraq est édité par une société sans dividende que possèdent ceux qui y travaillent. Aucun n’en détient plus d’un dixième ; aucun État, parti ou société dont nous traitons n’y a de part.',
        ),
        table(
          'Ce qui a payé l’année passée',
          ['Source', 'Part'],
          ['Abonnements et contributions de lecteurs', '61 %'],
          ['Traduction et vérification pour d’autres maisons', '24 %'],
          ['Subventions sans sujet imposé', '15 %'],
        ),
        h2('Qui décide'),
        p(
          'La rédaction élit son rédacteur en chef tous les trois ans. Les dirigeants de la société n’assistent pas aux conférences de rédaction et ne peuvent demander ni qu’un article paraisse ni qu’il attende. Lorsque nous traitons de qui nous a payés, l’article le dit.',
        ),
        h2('Publicité'),
        p('Ni publicité sur ces pages, ni article payé, ni lien qui nous rapporte.'),
      ),
    },
    fa: {
      slug: 'ownership',
      headline: 'مالکیت و منابع مالی',
      standfirst: 'روزنامه از آنِ کیست، خرجش از کجا می‌آید و چه کسی تصمیم می‌گیرد چه چاپ شود.',
      translatedFrom: 'ar',
      body: doc(
        p(
          '«ورّاق» را شرکتی منتشر می‌کند که سود تقسیم نمی‌کند و از آنِ کارکنانش است. هیچ‌کس بیش از یک‌دهم آن را ندارد و هیچ دولت و حزب و شرکتی که درباره‌اش می‌نویسیم در آن سهمی ندارد.',
        ),
        table(
          'هزینهٔ سال گذشته از کجا آمد',
          ['منبع', 'سهم'],
          ['اشتراک و کمک خوانندگان', '۶۱٪'],
          ['ترجمه و راستی‌آزمایی برای دیگران', '۲۴٪'],
          ['کمک‌هایی که موضوع تعیین نمی‌کنند', '۱۵٪'],
        ),
        h2('چه کسی تصمیم می‌گیرد'),
        p(
          'تحریریه هر سه سال سردبیرش را برمی‌گزیند. مدیران شرکت در جلسهٔ تحریریه نمی‌نشینند و نمی‌توانند چاپ یا تأخیر نوشته‌ای را بخواهند. هرگاه دربارهٔ کسی بنویسیم که به ما پولی داده، خود نوشته می‌گوید.',
        ),
        h2('آگهی'),
        p('در این صفحه‌ها نه آگهی هست، نه نوشتهٔ پولی و نه پیوندی که از آن درآمدی داشته باشیم.'),
      ),
    },
    he: {
      slug: 'ownership',
      headline: 'בעלות ומימון',
      standfirst: 'למי שייך העיתון, מה משלם עליו, ומי מחליט מה יודפס.',
      translatedFrom: 'ar',
      body: doc(
        p(
          '״וראק״ יוצא לאור בידי חברה שאינה מחלקת רווחים ושייכת לעובדיה. איש מהם אינו מחזיק ביותר מעשירית, ושום מדינה, מפלגה או חברה שאנו כותבים עליה אינה מחזיקה בה דבר.',
        ),
        table(
          'מה שילם על השנה שעברה',
          ['מקור', 'חלק'],
          ['מינויים ותרומות של קוראים', '61%'],
          ['תרגום ואימות לגופים אחרים', '24%'],
          ['מענקים שאינם קובעים נושא', '15%'],
        ),
        h2('מי מחליט'),
        p(
          'המערכת בוחרת את העורך הראשי מדי שלוש שנים. מנהלי החברה אינם יושבים בישיבות המערכת ואינם רשאים לבקש שמאמר יפורסם או יתעכב. כשאנו כותבים על מי ששילם לנו, המאמר עצמו אומר זאת.',
        ),
        h2('פרסומות'),
        p('אין בדפים האלה פרסומות, אין מאמרים בתשלום ואין קישורים שמכניסים לנו דבר.'),
      ),
    },
    ur: {
      slug: 'ownership',
      headline: 'ملکیت اور مالی وسائل',
      standfirst: 'اخبار کس کا ہے، خرچ کہاں سے آتا ہے، اور کیا چھپے گا یہ فیصلہ کس کا ہے۔',
      translatedFrom: 'ar',
      body: doc(
        p(
          '”ورّاق“ ایک ایسی کمپنی شائع کرتی ہے جو منافع نہیں بانٹتی اور اپنے کارکنوں کی ملکیت ہے۔ کوئی ایک دسویں حصے سے زیادہ کا مالک نہیں، اور کوئی ریاست، جماعت یا کمپنی جس پر ہم لکھتے ہیں اس میں حصہ دار نہیں۔',
        ),
        table(
          'پچھلے سال کا خرچ کہاں سے آیا',
          ['ذریعہ', 'حصہ'],
          ['قارئین کی خریداری اور تعاون', '61%'],
          ['دوسرے اداروں کے لیے ترجمہ اور تصدیق', '24%'],
          ['امداد جو موضوع طے نہیں کرتی', '15%'],
        ),
        h2('فیصلہ کس کا'),
        p(
          'نیوز روم ہر تین برس بعد اپنا مدیرِ اعلیٰ چنتا ہے۔ کمپنی کے ڈائریکٹر ادارتی اجلاس میں نہیں بیٹھتے اور کسی تحریر کے چھپنے یا رکنے کی فرمائش نہیں کر سکتے۔ جس نے ہمیں رقم دی ہو اس پر لکھیں تو تحریر خود بتاتی ہے۔',
        ),
        h2('اشتہار'),
        p('ان صفحات پر نہ اشتہار ہے، نہ قیمت لے کر چھاپی گئی تحریر، نہ ایسا ربط جس سے ہمیں آمدنی ہو۔'),
      ),
    },
  },
}
