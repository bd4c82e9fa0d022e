import { doc, p } from '../../story/compose.ts'
import type { DemoStory } from '../demo-story.ts'
import { storyPictures } from '../story-pictures.ts'

export const courierInsuranceRule: DemoStory = {
  key: 'courier-insurance-rule',
  kind: 'report',
  section: 'policy',
  desk: 'dubai',
  topics: ['labour', 'regulation', 'e-commerce'],
  picture: storyPictures['courier-insurance-rule'],
  publishedHoursAgo: 11.2,
  versions: {
    ar: {
      slug: 'تأمين-إلزامي-لعمال-التوصيل',
      headline: 'تأمين إلزامي لعمال التوصيل من لحظة قبول الطلب لا من لحظة تسلّمه',
      standfirst: 'تسع دقائق هي متوسط ما كان خارج التغطية في كل رحلة، وفيها يقع ثلث الحوادث.',
      dateline: 'مسقط',
      bylines: [{ author: 'layla-mansour', role: 'author' }],
      body: doc(
        p(
          'تُلزم قاعدة جديدة منصات التوصيل بتأمين السائق من لحظة قبوله الطلب حتى تسليمه، بعدما كانت العقود تبدأ التغطية عند تسلّم الطلب من المطعم. والفارق في المتوسط تسع دقائق، يقع فيها 34% من الحوادث بحسب بيانات ثلاثة مستشفيات.',
        ),
        p(
          'وتقدّر شركات التوصيل كلفة القاعدة بنحو سبعة سنتات عن كل طلب. وقال سليم الحارثي، وهو سائق ومتحدث باسم رابطة من 1,900 سائق: «كانوا يؤمّنون على البيتزا قبل أن يؤمّنوا علينا». وتسري القاعدة بعد تسعين يومًا.',
        ),
      ),
    },
    en: {
      slug: 'couriers-insured-from-the-moment-they-accept',
      headline: 'Couriers are to be insured from the moment they accept an order',
      standfirst:
        'Nine minutes of every trip used to be covered by nobody. A third of accidents fall in them.',
      dateline: 'Muscat',
      bylines: [
        { author: 'layla-mansour', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'A new rule obliges delivery platforms to insure riders from the moment they accept an order until they hand it over. Contracts used to begin when the food left the restaurant. The difference is nine minutes on average, and 34% of accidents fall in it, by the records of three hospitals.',
        ),
        p(
          'Platforms put the cost at about seven cents an order. “They insured the pizza before they insured us,” said Salim al-Harthi, a rider who speaks for an association of 1,900. The rule takes effect in ninety days.',
        ),
      ),
    },
    fr: {
      slug: 'les-livreurs-assures-des-la-commande-acceptee',
      headline: 'Les livreurs seront assurés dès qu’ils acceptent une commande',
      standfirst:
        'Neuf minutes de chaque course n’étaient couvertes par personne : un tiers des accidents y tombe.',
      dateline: 'Mascate',
      bylines: [
        { author: 'layla-mansour', role: 'author' },
        { author: 'karim-benali', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Une nouvelle règle oblige les plateformes de livraison à assurer le livreur de l’acceptation de la commande jusqu’à sa remise ; les contrats ne couraient jusqu’ici qu’à la sortie du restaurant. L’écart est de neuf minutes en moyenne, et 34 % des accidents y surviennent, selon trois hôpitaux.',
        ),
        p(
          'Les plateformes en chiffrent le coût à sept centimes de dollar par commande. « Ils assuraient la pizza avant de nous assurer », dit Salim al-Harthi, livreur et porte-parole d’une association de 1 900 membres. La règle s’appliquera dans quatre-vingt-dix jours.',
        ),
      ),
    },
    fa: {
      slug: 'بیمه-پیک-ها-از-لحظه-پذیرش',
      headline: 'پیک‌ها از لحظهٔ پذیرش سفارش بیمه می‌شوند، نه از لحظهٔ تحویل گرفتن',
      standfirst: 'نُه دقیقه از هر سفر بی‌پوشش بود و یک‌سوم حادثه‌ها در همان دقیقه‌ها رخ می‌دهد.',
      dateline: 'مسقط',
      bylines: [
        { author: 'layla-mansour', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'قاعده‌ای تازه سکوهای پیک را وامی‌دارد راننده را از لحظهٔ پذیرش سفارش تا تحویل بیمه کنند؛ قراردادها تاکنون از لحظهٔ خروج غذا از رستوران آغاز می‌شد. فاصله به‌طور میانگین نُه دقیقه است و به گفتهٔ سه بیمارستان ۳۴ درصد حادثه‌ها در آن رخ می‌دهد.',
        ),
        p(
          'شرکت‌ها هزینه‌اش را حدود هفت سنت برای هر سفارش برآورد می‌کنند. سلیم الحارثی، پیک و سخنگوی انجمنی ۱٬۹۰۰ نفره، گفت: «پیتزا را پیش از ما بیمه می‌کردند.» قاعده نود روز دیگر اجرا می‌شود.',
        ),
      ),
    },
    he: {
      slug: 'ביטוח-שליחים-מרגע-הקבלה',
      headline: 'שליחים יבוטחו מרגע שקיבלו הזמנה ולא מרגע שאספו אותה',
      standfirst: 'תשע דקות בכל נסיעה לא היו מכוסות, ושליש מן התאונות מתרחשות בהן.',
      dateline: 'מסקט',
      bylines: [
        { author: 'layla-mansour', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'כלל חדש מחייב את פלטפורמות המשלוחים לבטח את השליח מרגע קבלת ההזמנה ועד המסירה; עד כה התחיל הכיסוי ביציאה מן המסעדה. ההפרש הוא תשע דקות בממוצע, ולפי נתוני שלושה בתי חולים 34% מן התאונות מתרחשות בהן.',
        ),
        p(
          'החברות מעריכות את העלות בכשבעה סנט להזמנה. ״את הפיצה ביטחו לפנינו״, אמר סלים אלחארת׳י, שליח ודובר של אגודה בת 1,900 חברים. הכלל ייכנס לתוקף בעוד תשעים יום.',
        ),
      ),
    },
    ur: {
      slug: 'رائیڈرز-کا-بیمہ-آرڈر-قبول-ہوتے-ہی',
      headline: 'ڈیلیوری رائیڈرز کا بیمہ آرڈر اٹھانے سے نہیں، قبول کرتے ہی شروع ہو گا',
      standfirst: 'ہر سفر کے نو منٹ کسی تحفظ کے بغیر گزرتے تھے، اور ایک تہائی حادثے انہی میں ہوتے ہیں۔',
      dateline: 'مسقط',
      bylines: [
        { author: 'layla-mansour', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'نئے ضابطے کے تحت ڈیلیوری پلیٹ فارم پابند ہوں گے کہ رائیڈر کا بیمہ آرڈر قبول کرنے سے حوالگی تک رکھیں۔ اب تک تحفظ ریستوران سے نکلنے پر شروع ہوتا تھا۔ فرق اوسطاً نو منٹ کا ہے، اور تین ہسپتالوں کے ریکارڈ کے مطابق 34 فیصد حادثے انہی منٹوں میں ہوتے ہیں۔',
        ),
        p(
          'کمپنیوں کا اندازہ ہے کہ فی آرڈر تقریباً سات سینٹ خرچ آئے گا۔ 1,900 رائیڈرز کی انجمن کے ترجمان سلیم الحارثی نے کہا: ”وہ ہم سے پہلے پیزا کا بیمہ کراتے تھے۔“ ضابطہ نوے دن بعد نافذ ہو گا۔',
        ),
      ),
    },
  },
}
