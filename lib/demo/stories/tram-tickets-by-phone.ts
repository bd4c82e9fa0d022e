import { doc, p } from '../../story/compose.ts'
import type { DemoStory } from '../demo-story.ts'
import { storyPictures } from '../story-pictures.ts'

export const tramTicketsByPhone: DemoStory = {
  key: 'tram-tickets-by-phone',
  kind: 'report',
  section: 'economy',
  desk: 'casablanca',
  topics: ['payments'],
  picture: storyPictures['tram-tickets-by-phone'],
  publishedHoursAgo: 1_320,
  versions: {
    ar: {
      slug: 'تذكرة-الترام-بالهاتف',
      headline: 'ترام الدار البيضاء يقبل الهاتف، ويُبقي شبّاكًا لمن لا هاتف له',
      standfirst: 'بعد شهر صار أربعة من كل عشرة ركاب يدفعون باللمس. والطابور الباقي هو الذي يكشف من نُسي.',
      dateline: 'الدار البيضاء',
      bylines: [{ author: 'karim-benali', role: 'author' }],
      body: doc(
        p(
          'دفع 41% من ركاب الترام في الدار البيضاء ثمن رحلتهم بالهاتف في الشهر الأول من الخدمة. وانخفض متوسط الوقوف في المحطة من 38 ثانية إلى 29، فصار الخط الأول يتسع لرحلتين إضافيتين في ساعة الذروة.',
        ),
        p(
          'وأبقت الشركة شبّاكًا واحدًا في كل محطة بعدما عدّت من يقف فيه: ستة من كل عشرة تجاوزوا الستين. «لم نُبقِه رحمة»، قالت مديرة المحطات نزهة بنيس، «أبقيناه لأنهم ركاب».',
        ),
      ),
    },
    en: {
      slug: 'casablanca-trams-take-phones',
      headline: 'Casablanca’s trams take phones, and keep a counter for those who have none',
      standfirst:
        'After a month four passengers in ten pay by touch. The queue that is left shows who was forgotten.',
      dateline: 'Casablanca',
      bylines: [
        { author: 'karim-benali', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'In the first month of the service 41% of tram passengers in Casablanca paid by phone. Trams now stop for 29 seconds on average rather than 38, which leaves line one room for two more journeys in the rush hour.',
        ),
        p(
          'The company kept one counter at every stop after it had counted who stands there: six in ten are over sixty. “We did not keep it out of pity,” said Nezha Bennis, who runs the stops. “We kept it because they are passengers.”',
        ),
      ),
    },
    fr: {
      slug: 'le-tram-de-casablanca-accepte-le-telephone',
      headline: 'Le tram de Casablanca accepte le téléphone et garde un guichet pour les autres',
      standfirst:
        'Au bout d’un mois, quatre voyageurs sur dix paient sans contact. La file qui reste montre qui l’on oubliait.',
      dateline: 'Casablanca',
      bylines: [{ author: 'karim-benali', role: 'author' }],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Le premier mois, 41 % des voyageurs du tram de Casablanca ont payé avec leur téléphone. L’arrêt en station est passé de 38 à 29 secondes en moyenne, de quoi faire circuler deux rames de plus à l’heure de pointe sur la ligne 1.',
        ),
        p(
          'L’exploitant a gardé un guichet par station après avoir compté qui s’y présente : six sur dix ont plus de soixante ans. « Ce n’est pas de la charité, dit Nezha Bennis, responsable des stations. Ce sont des voyageurs. »',
        ),
      ),
    },
    fa: {
      slug: 'بلیت-تراموا-با-گوشی',
      headline: 'تراموای کازابلانکا گوشی را می‌پذیرد و برای بی‌گوشی‌ها باجه نگه می‌دارد',
      standfirst:
        'پس از یک ماه از هر ده مسافر چهار نفر با لمس می‌پردازند. صفی که مانده نشان می‌دهد چه کسی فراموش شده بود.',
      dateline: 'کازابلانکا',
      bylines: [
        { author: 'karim-benali', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'در ماه نخست ۴۱ درصد مسافران تراموای کازابلانکا با گوشی پرداختند. توقف در ایستگاه به‌طور میانگین از ۳۸ ثانیه به ۲۹ ثانیه رسید و خط یک در ساعت شلوغی جای دو سفر دیگر پیدا کرد.',
        ),
        p(
          'شرکت در هر ایستگاه یک باجه نگه داشت، پس از آن‌که شمرد چه کسانی آنجا می‌ایستند: از هر ده نفر شش نفر بالای شصت سال. نزهه بنیس، مدیر ایستگاه‌ها، گفت: «از سر ترحم نبود؛ مسافرند.»',
        ),
      ),
    },
    he: {
      slug: 'החשמלית-מקבלת-טלפון',
      headline: 'החשמלית של קזבלנקה מקבלת טלפון, ומשאירה אשנב למי שאין לו',
      standfirst: 'אחרי חודש ארבעה מכל עשרה נוסעים משלמים במגע. התור שנשאר מראה את מי שכחו.',
      dateline: 'קזבלנקה',
      bylines: [
        { author: 'karim-benali', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'בחודש הראשון שילמו 41% מנוסעי החשמלית בקזבלנקה בטלפון. העצירה בתחנה התקצרה בממוצע מ־38 ל־29 שניות, ובקו 1 נוסף מקום לשתי נסיעות בשעת העומס.',
        ),
        p(
          'החברה השאירה אשנב אחד בכל תחנה אחרי שספרה מי עומד בו: שישה מכל עשרה הם בני יותר משישים. ״לא השארנו אותו מרחמים״, אמרה נזהא בניס, מנהלת התחנות. ״הם נוסעים״.',
        ),
      ),
    },
    ur: {
      slug: 'ٹرام-کا-ٹکٹ-فون-سے',
      headline: 'کاسابلانکا کی ٹرام میں فون سے ادائیگی، بے فون مسافروں کے لیے کھڑکی برقرار',
      standfirst:
        'ایک ماہ بعد دس میں سے چار مسافر چھو کر ادائیگی کرتے ہیں۔ باقی قطار بتاتی ہے کہ بھولا کسے گیا تھا۔',
      dateline: 'کاسابلانکا',
      bylines: [
        { author: 'karim-benali', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'پہلے مہینے میں کاسابلانکا کی ٹرام کے 41 فیصد مسافروں نے فون سے ادائیگی کی۔ سٹاپ پر اوسط قیام 38 سے گھٹ کر 29 سیکنڈ رہ گیا اور لائن ایک پر رش کے گھنٹے میں دو مزید پھیروں کی گنجائش نکل آئی۔',
        ),
        p(
          'کمپنی نے ہر سٹاپ پر ایک کھڑکی برقرار رکھی، یہ گننے کے بعد کہ وہاں کھڑا کون ہوتا ہے: دس میں سے چھ ساٹھ برس سے اوپر کے۔ سٹاپوں کی نگران نزہہ بنیس نے کہا: ”ترس کھا کر نہیں رکھی، وہ مسافر ہیں۔“',
        ),
      ),
    },
  },
}
