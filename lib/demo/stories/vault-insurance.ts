import { doc, p, storyLink } from '../../story/compose.ts'
import { type DemoStory, storyId } from '../demo-story.ts'
import { storyPictures } from '../story-pictures.ts'

export const vaultInsurance: DemoStory = {
  key: 'vault-insurance',
  kind: 'report',
  section: 'digital-assets',
  desk: 'dubai',
  topics: ['digital-currencies', 'regulation'],
  picture: storyPictures['vault-insurance'],
  publishedHoursAgo: 29,
  versions: {
    ar: {
      slug: 'تأمين-خزائن-الرموز',
      headline: 'شركة تأمين تغطي خزائن الرموز حتى 50 مليون دولار، وتستثني «الخطأ بحسن نية»',
      standfirst: 'أول وثيقة من نوعها في المنطقة تشترط أن يتفرّق حاملو المفاتيح في ثلاث مدن.',
      dateline: 'دبي',
      bylines: [{ author: 'salma-haddad', role: 'author' }],
      body: doc(
        p(
          'طرحت شركة Rimal Re لإعادة التأمين وثيقة تغطي سرقة الأصول الرقمية المحفوظة حتى 50 مليون دولار للحادث، بقسط سنوي يتراوح بين 1.1 و2.4% من القيمة. ويشترط العقد أن يتوزّع حاملو المفاتيح على ثلاث مدن، وألّا يسافر اثنان منهم في طائرة واحدة.',
        ),
        p(
          'ولا تغطي الوثيقة تحويلًا صحيحًا إلى عنوان خاطئ، وهو سبب أكثر الخسائر عددًا. وكانت مراجعة سابقة قد أظهرت أن ',
          storyLink(storyId('stablecoin-reserves-report'), 'جودة الاحتياطي'),
          ' لا تظهر في أقساط التأمين. وقالت الشركة إنها ستضيف السؤال إلى استمارتها العام المقبل.',
        ),
      ),
    },
    en: {
      slug: 'insurer-covers-token-vaults',
      headline: 'An insurer covers token vaults up to $50m, but not mistakes in good faith',
      standfirst:
        'The region’s first policy of its kind wants those who hold the keys to live in three cities.',
      dateline: 'Dubai',
      bylines: [
        { author: 'salma-haddad', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Rimal Re, a reinsurer, is offering a policy against theft of digital assets in custody, for up to $50m an event, at a yearly premium of 1.1% to 2.4% of their value. Those who hold the keys must be spread over three cities, and no two of them may travel on the same aeroplane.',
        ),
        p(
          'It does not cover a correct transfer to a wrong address, which is the commonest cause of loss. An earlier review found that ',
          storyLink(storyId('stablecoin-reserves-report'), 'the quality of reserves'),
          ' does not show in what insurers charge. The company says it will add the question to its form next year.',
        ),
      ),
    },
    fr: {
      slug: 'un-assureur-couvre-les-coffres-de-jetons',
      headline: 'Un assureur couvre les coffres de jetons jusqu’à 50 millions, hors erreur de bonne foi',
      standfirst:
        'Première police du genre dans la région : les porteurs de clés devront vivre dans trois villes.',
      dateline: 'Dubaï',
      bylines: [
        { author: 'salma-haddad', role: 'author' },
        { author: 'karim-benali', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Le réassureur Rimal Re propose une police contre le vol d’actifs numériques conservés, jusqu’à 50 millions de dollars par sinistre, pour une prime annuelle de 1,1 à 2,4 % de leur valeur. Les porteurs de clés doivent être répartis dans trois villes, et jamais deux dans le même avion.',
        ),
        p(
          'N’est pas couvert le transfert correct vers une mauvaise adresse, cause la plus fréquente de perte. Une étude précédente montrait que ',
          storyLink(storyId('stablecoin-reserves-report'), 'la qualité des réserves'),
          ' n’apparaît pas dans les primes. La question figurera l’an prochain au questionnaire, promet la société.',
        ),
      ),
    },
    fa: {
      slug: 'بیمه-خزانه-توکن',
      headline: 'بیمه‌گری خزانه‌های توکن را تا ۵۰ میلیون دلار می‌پوشاند، جز «خطای با حسن نیت»',
      standfirst: 'نخستین بیمه‌نامهٔ منطقه از این دست شرط می‌کند کلیدداران در سه شهر پراکنده باشند.',
      dateline: 'دبی',
      bylines: [
        { author: 'salma-haddad', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'شرکت بیمهٔ اتکایی Rimal Re بیمه‌نامه‌ای در برابر سرقت دارایی‌های دیجیتال امانی عرضه کرد، تا ۵۰ میلیون دلار برای هر حادثه و با حق بیمهٔ سالانهٔ ۱٫۱ تا ۲٫۴ درصد ارزش. کلیدداران باید در سه شهر باشند و هیچ دو نفرشان با یک هواپیما سفر نکنند.',
        ),
        p(
          'انتقال درست به نشانی نادرست، که شایع‌ترین علت زیان است، پوشش ندارد. بررسی پیشین نشان داده بود که ',
          storyLink(storyId('stablecoin-reserves-report'), 'کیفیت ذخیره‌ها'),
          ' در حق بیمه دیده نمی‌شود. شرکت می‌گوید سال آینده این پرسش را به فرم می‌افزاید.',
        ),
      ),
    },
    he: {
      slug: 'ביטוח-לכספות-אסימונים',
      headline: 'מבטח מכסה כספות אסימונים עד 50 מיליון דולר, אך לא טעות בתום לב',
      standfirst: 'הפוליסה הראשונה מסוגה באזור דורשת שמחזיקי המפתחות יגורו בשלוש ערים.',
      dateline: 'דובאי',
      bylines: [
        { author: 'salma-haddad', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'מבטחת המשנה Rimal Re מציעה פוליסה נגד גנֵבה של נכסים דיגיטליים במשמורת, עד 50 מיליון דולר לאירוע, בפרמיה שנתית של 1.1% עד 2.4% מערכם. מחזיקי המפתחות חייבים להתפזר בשלוש ערים, ושניים מהם לא יטוסו באותו מטוס.',
        ),
        p(
          'העברה נכונה לכתובת שגויה, הסיבה השכיחה ביותר להפסד, אינה מכוסה. בדיקה קודמת העלתה ש',
          storyLink(storyId('stablecoin-reserves-report'), 'איכות העתודות'),
          ' אינה משתקפת בפרמיות. החברה אומרת שתוסיף את השאלה לטופס בשנה הבאה.',
        ),
      ),
    },
    ur: {
      slug: 'ٹوکن-تجوریوں-کا-بیمہ',
      headline: 'بیمہ کمپنی ٹوکن تجوریوں کو 5 کروڑ ڈالر تک تحفظ دے گی، ”نیک نیتی کی غلطی“ کے سوا',
      standfirst: 'خطے کی اپنی نوعیت کی پہلی پالیسی کی شرط ہے کہ چابیاں رکھنے والے تین شہروں میں رہتے ہوں۔',
      dateline: 'دبئی',
      bylines: [
        { author: 'salma-haddad', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'ری انشورنس کمپنی Rimal Re نے تحویل میں رکھے ڈیجیٹل اثاثوں کی چوری کے خلاف پالیسی پیش کی ہے، فی واقعہ 5 کروڑ ڈالر تک، مالیت کے 1.1 سے 2.4 فیصد سالانہ پریمیم پر۔ چابیاں رکھنے والے تین شہروں میں ہوں اور ان میں سے کوئی دو ایک جہاز میں سفر نہ کریں۔',
        ),
        p(
          'غلط پتے پر درست ترسیل، جو نقصان کی سب سے عام وجہ ہے، پالیسی میں شامل نہیں۔ ایک پہلے جائزے کے مطابق ',
          storyLink(storyId('stablecoin-reserves-report'), 'ذخائر کا معیار'),
          ' بیمے کی قیمت میں نظر نہیں آتا۔ کمپنی کہتی ہے کہ اگلے سال یہ سوال فارم میں شامل ہو گا۔',
        ),
      ),
    },
  },
}
