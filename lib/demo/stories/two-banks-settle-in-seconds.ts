import { doc, isolate, p } from '../../story/compose.ts'
import type { DemoStory } from '../demo-story.ts'
import { storyPictures } from '../story-pictures.ts'

export const twoBanksSettleInSeconds: DemoStory = {
  key: 'two-banks-settle-in-seconds',
  kind: 'report',
  section: 'digital-assets',
  desk: 'dubai',
  topics: ['blockchain', 'payments'],
  picture: storyPictures['two-banks-settle-in-seconds'],
  publishedHoursAgo: 54,
  versions: {
    ar: {
      slug: 'بنكان-يسويان-صفقة-في-ثوان',
      headline: 'بنكان يسوّيان صفقة قمح في 11 ثانية، وينتظران المحامين أسبوعين',
      standfirst: 'التسوية على سلسلة الكتل أسرع من كل شيء حولها. الورق هو الذي يتأخر.',
      dateline: 'الرياض',
      bylines: [{ author: 'yusuf-rahal', role: 'author' }],
      body: doc(
        p(
          'سوّى بنكان، خليجي وشمال أفريقي، ثمن 30 ألف طن من القمح على سلسلة كتل مأذونة في 11 ثانية، بعد أسبوعين أمضاهما محاموهما في صياغة عقد يقول متى تُعدّ الثواني الإحدى عشرة قد انتهت. وقيمة الصفقة 8.4 مليون دولار.',
        ),
        p(
          'واستعمل البنكان بروتوكول ',
          isolate('Delivery-versus-Payment', 'en', 'ltr'),
          '، وفيه لا ينتقل المال قبل البضاعة ولا البضاعة قبل المال. وقال مدير الخزانة في أحدهما إن العقد صار نموذجًا: «الصفقة الثانية كلّفتنا ساعة محامٍ واحدة».',
        ),
      ),
    },
    en: {
      slug: 'two-banks-settle-wheat-in-eleven-seconds',
      headline: 'Two banks settle a cargo of wheat in 11 seconds, after two weeks of lawyers',
      standfirst:
        'Settlement by blockchain is faster than everything around it. What takes time is the paper.',
      dateline: 'Riyadh',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Two banks, one in the Gulf and one in North Africa, settled the price of 30,000 tonnes of wheat on a permissioned blockchain in 11 seconds. Their lawyers had spent two weeks on a contract that says when the eleven seconds are over. The cargo was worth $8.4m.',
        ),
        p(
          'They used delivery versus payment, in which the money does not move before the goods, nor the goods before the money. The treasurer of one of them said the contract has become a template. “The second deal cost us one lawyer’s hour.”',
        ),
      ),
    },
    fr: {
      slug: 'deux-banques-reglent-du-ble-en-onze-secondes',
      headline: 'Deux banques règlent une cargaison de blé en 11 secondes, après deux semaines de juristes',
      standfirst:
        'Sur la chaîne de blocs, le règlement va plus vite que tout le reste. C’est le papier qui tarde.',
      dateline: 'Riyad',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'karim-benali', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Deux banques, du Golfe et d’Afrique du Nord, ont réglé le prix de 30 000 tonnes de blé sur une chaîne de blocs à accès restreint en 11 secondes. Leurs juristes avaient passé deux semaines à écrire quand ces onze secondes sont écoulées. La cargaison valait 8,4 millions de dollars.',
        ),
        p(
          'Elles ont suivi le principe de la livraison contre paiement : l’argent ne part pas avant la marchandise, ni la marchandise avant l’argent. Le contrat sert désormais de modèle, dit un trésorier : « La deuxième opération nous a coûté une heure d’avocat. »',
        ),
      ),
    },
    fa: {
      slug: 'تسویه-گندم-در-یازده-ثانیه',
      headline: 'دو بانک محمولهٔ گندمی را در ۱۱ ثانیه تسویه کردند، پس از دو هفته کار وکلا',
      standfirst: 'تسویه بر زنجیرهٔ بلوکی از همه چیز پیرامونش تندتر است. آنچه دیر می‌رسد کاغذ است.',
      dateline: 'ریاض',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'دو بانک، یکی در خلیج و یکی در شمال آفریقا، بهای ۳۰ هزار تن گندم را بر زنجیره‌ای بلوکی با دسترسی محدود در ۱۱ ثانیه تسویه کردند. وکلایشان دو هفته قراردادی نوشته بودند که بگوید یازده ثانیه کی تمام می‌شود. محموله ۸٫۴ میلیون دلار می‌ارزید.',
        ),
        p(
          'روش آن‌ها تحویل در برابر پرداخت بود که در آن نه پول پیش از کالا می‌رود و نه کالا پیش از پول. خزانه‌دار یکی از دو بانک گفت قرارداد الگو شده است: «معاملهٔ دوم یک ساعت وکیل خرج داشت.»',
        ),
      ),
    },
    he: {
      slug: 'שני-בנקים-סלקו-חיטה-בשניות',
      headline: 'שני בנקים סלקו מטען חיטה ב־11 שניות, אחרי שבועיים של עורכי דין',
      standfirst: 'הסליקה בבלוקצ׳יין מהירה מכל מה שסביבה. מה שמתעכב הוא הנייר.',
      dateline: 'ריאד',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'שני בנקים, במפרץ ובצפון אפריקה, סלקו את מחירם של 30 אלף טון חיטה על בלוקצ׳יין מורשה בתוך 11 שניות. עורכי הדין שלהם ניסחו שבועיים חוזה שקובע מתי הסתיימו אחת־עשרה השניות. שווי המטען היה 8.4 מיליון דולר.',
        ),
        p(
          'הם פעלו בשיטת מסירה כנגד תשלום, שבה הכסף אינו זז לפני הסחורה והסחורה אינה זזה לפני הכסף. גזבר אחד הבנקים אמר שהחוזה נעשה לתבנית: ״העסקה השנייה עלתה לנו שעה של עורך דין״.',
        ),
      ),
    },
    ur: {
      slug: 'دو-بینکوں-نے-گندم-کا-سودا-گیارہ-سیکنڈ-میں-نمٹایا',
      headline: 'دو بینکوں نے گندم کا سودا 11 سیکنڈ میں نمٹایا، وکیلوں کے دو ہفتے بعد',
      standfirst: 'بلاک چین پر تصفیہ اردگرد کی ہر چیز سے تیز ہے۔ دیر کاغذ میں لگتی ہے۔',
      dateline: 'ریاض',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'خلیج اور شمالی افریقا کے دو بینکوں نے 30 ہزار ٹن گندم کی قیمت محدود رسائی والی بلاک چین پر 11 سیکنڈ میں ادا کی۔ ان کے وکیل دو ہفتے یہ معاہدہ لکھتے رہے کہ گیارہ سیکنڈ کب پورے مانے جائیں گے۔ مال کی مالیت 84 لاکھ ڈالر تھی۔',
        ),
        p(
          'طریقہ مال کے بدلے ادائیگی کا تھا، جس میں نہ رقم مال سے پہلے جاتی ہے نہ مال رقم سے پہلے۔ ایک بینک کے خزانچی نے کہا کہ معاہدہ اب نمونہ ہے: ”دوسرے سودے پر وکیل کا صرف ایک گھنٹہ لگا۔“',
        ),
      ),
    },
  },
}
