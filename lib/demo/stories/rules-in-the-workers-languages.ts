import { doc, p, storyLink } from '../../story/compose.ts'
import { type DemoStory, storyId } from '../demo-story.ts'
import { storyPictures } from '../story-pictures.ts'

export const rulesInTheWorkersLanguages: DemoStory = {
  key: 'rules-in-the-workers-languages',
  kind: 'report',
  section: 'policy',
  desk: 'dubai',
  topics: ['regulation', 'labour'],
  picture: storyPictures['rules-in-the-workers-languages'],
  publishedHoursAgo: 13.3,
  versions: {
    ar: {
      slug: 'مسودات-القواعد-بلغات-العمال',
      headline: 'مسودات قواعد الأجور تُنشر بست لغات قبل إقرارها لا بعده',
      standfirst: 'جاء في أسبوعين من التعليقات ما لم يأتِ في خمس سنوات، ونصفه رسائل صوتية.',
      dateline: 'المنامة',
      bylines: [{ author: 'layla-mansour', role: 'author' }],
      body: doc(
        p(
          'نشرت هيئة رقابية خليجية مسودة قواعد صرف الأجور بست لغات، منها الأردية والبنغالية والماليالامية، وفتحت رقمًا للتعليق بالصوت. وتلقت في أسبوعين 3,100 تعليق؛ وكان ما يصلها على المسودة الواحدة نحو أربعين، معظمها من مكاتب المحاماة.',
        ),
        p(
          'وتغيّرت بسببها ثلاث مواد، إحداها عن رسم سحب الراتب من الصرّاف. وكانت رئيسة حماية المستهلك قد قالت لصحيفة «ورّاق» إن ',
          storyLink(storyId('the-rule-nobody-can-read'), 'القاعدة التي لا يفهمها البقّال لا تحميه'),
          '.',
        ),
      ),
    },
    en: {
      slug: 'draft-rules-in-the-languages-of-workers',
      headline: 'Draft rules on wages come out in six languages before they are passed, not after',
      standfirst: 'Two weeks brought more comments than five years had. Half of them were voice messages.',
      dateline: 'Manama',
      bylines: [
        { author: 'layla-mansour', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'A Gulf regulator has published its draft rules on paying wages in six languages, Urdu, Bengali and Malayalam among them, and opened a number for comments by voice. In two weeks it had 3,100. A draft used to bring about forty, most of them from law firms.',
        ),
        p(
          'Three articles were changed because of them, one on the charge for drawing wages at a cash machine. The regulator’s head of consumer protection had told Warraq that ',
          storyLink(
            storyId('the-rule-nobody-can-read'),
            'a rule the grocer cannot understand does not protect him',
          ),
          '.',
        ),
      ),
    },
    fr: {
      slug: 'des-projets-de-regles-dans-la-langue-des-travailleurs',
      headline: 'Les projets de règles sur les salaires paraissent en six langues avant d’être adoptés',
      standfirst: 'Deux semaines ont apporté plus d’observations que cinq ans, la moitié par message vocal.',
      dateline: 'Manama',
      bylines: [
        { author: 'layla-mansour', role: 'author' },
        { author: 'karim-benali', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Un régulateur du Golfe a publié en six langues, dont l’ourdou, le bengali et le malayalam, son projet de règles sur le versement des salaires, et ouvert un numéro où l’on commente de vive voix. En deux semaines, 3 100 observations ; un projet en attirait une quarantaine, surtout de cabinets d’avocats.',
        ),
        p(
          'Trois articles ont changé, dont celui sur les frais de retrait du salaire au distributeur. La responsable de la protection des consommateurs avait dit à Warraq que ',
          storyLink(
            storyId('the-rule-nobody-can-read'),
            'la règle que l’épicier ne comprend pas ne le protège pas',
          ),
          '.',
        ),
      ),
    },
    fa: {
      slug: 'پیش-نویس-قاعده-ها-به-زبان-کارگران',
      headline: 'پیش‌نویس قاعده‌های دستمزد پیش از تصویب به شش زبان منتشر می‌شود، نه پس از آن',
      standfirst: 'در دو هفته بیش از پنج سال ملاحظه رسید و نیمی از آن پیام صوتی بود.',
      dateline: 'منامه',
      bylines: [
        { author: 'layla-mansour', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'نهاد ناظری در خلیج پیش‌نویس قاعده‌های پرداخت دستمزد را به شش زبان، از جمله اردو و بنگالی و مالایالم، منتشر کرد و شماره‌ای برای نظر صوتی گشود. در دو هفته ۳٬۱۰۰ نظر رسید؛ پیش‌تر برای هر پیش‌نویس حدود چهل نظر می‌آمد، بیشتر از دفترهای وکالت.',
        ),
        p(
          'سه ماده عوض شد، یکی دربارهٔ کارمزد برداشت حقوق از خودپرداز. رئیس حمایت از مصرف‌کننده به «ورّاق» گفته بود ',
          storyLink(storyId('the-rule-nobody-can-read'), 'قاعده‌ای که بقال نفهمد از او محافظت نمی‌کند'),
          '.',
        ),
      ),
    },
    he: {
      slug: 'טיוטות-כללים-בשפות-העובדים',
      headline: 'טיוטות כללי השכר מתפרסמות בשש שפות לפני האישור ולא אחריו',
      standfirst: 'בשבועיים הגיעו יותר הערות מאשר בחמש שנים, מחציתן בהודעות קוליות.',
      dateline: 'מנאמה',
      bylines: [
        { author: 'layla-mansour', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'רשות פיקוח במפרץ פרסמה את טיוטת הכללים לתשלום שכר בשש שפות, ובהן אורדו, בנגלית ומליאלאם, ופתחה מספר להערות בקול. בשבועיים הגיעו 3,100; עד כה הביאה טיוטה כארבעים הערות, רובן ממשרדי עורכי דין.',
        ),
        p(
          'בעקבותיהן השתנו שלושה סעיפים, אחד מהם על עמלת משיכת השכר בכספומט. ראש הגנת הצרכן אמרה ל״וראק״ כי ',
          storyLink(storyId('the-rule-nobody-can-read'), 'כלל שבעל המכולת אינו מבין לא מגן עליו'),
          '.',
        ),
      ),
    },
    ur: {
      slug: 'مزدوروں-کی-زبان-میں-ضابطوں-کے-مسودے',
      headline: 'اجرتوں کے ضابطوں کے مسودے منظوری سے پہلے چھ زبانوں میں شائع ہوں گے',
      standfirst: 'دو ہفتوں میں اتنی آرا آئیں جتنی پانچ برس میں نہ آئی تھیں، آدھی صوتی پیغامات میں۔',
      dateline: 'منامہ',
      bylines: [
        { author: 'layla-mansour', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'خلیج کے ایک نگران ادارے نے اجرتوں کی ادائیگی کے ضابطوں کا مسودہ اردو، بنگالی اور ملیالم سمیت چھ زبانوں میں شائع کیا اور آواز میں رائے کے لیے نمبر کھولا۔ دو ہفتوں میں 3,100 آرا آئیں۔ پہلے ایک مسودے پر چالیس کے قریب آتی تھیں، زیادہ تر وکلا کے دفاتر سے۔',
        ),
        p(
          'ان کی بدولت تین شقیں بدلیں، ایک اے ٹی ایم سے تنخواہ نکلوانے کی فیس کی۔ تحفظِ صارفین کی سربراہ نے ”ورّاق“ سے کہا تھا کہ ',
          storyLink(
            storyId('the-rule-nobody-can-read'),
            'جو ضابطہ پرچون والا نہ سمجھے وہ اس کی حفاظت نہیں کرتا',
          ),
          '۔',
        ),
      ),
    },
  },
}
