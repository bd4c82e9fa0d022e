import { doc, p } from '../../story/compose.ts'
import type { DemoStory } from '../demo-story.ts'
import { storyPictures } from '../story-pictures.ts'

export const lockersForTheDateSeason: DemoStory = {
  key: 'lockers-for-the-date-season',
  kind: 'report',
  section: 'economy',
  desk: 'dubai',
  topics: ['e-commerce', 'payments'],
  picture: storyPictures['lockers-for-the-date-season'],
  publishedHoursAgo: 66,
  versions: {
    ar: {
      slug: 'خزائن-مبردة-لموسم-التمر',
      headline: 'موسم التمر ينتقل إلى خزائن مبرّدة على أطراف الواحات',
      standfirst: 'المزارع يضع الصندوق ليلًا ويأخذ ثمنه قبل الفجر. والوسيط صار يبحث عن عمل آخر.',
      dateline: 'العين',
      bylines: [{ author: 'layla-mansour', role: 'author' }],
      body: doc(
        p(
          'وُضعت على أطراف ست واحات 140 خزانة مبرّدة يودِع فيها المزارع صناديق التمر ليلًا، فتزنها الخزانة وتصوّرها وتعرضها للبيع. وبيع بهذه الطريقة منذ أول الموسم 2,100 طن، بسعر يزيد 11% على سعر الوسيط في المتوسط.',
        ),
        p(
          'وتتقاضى الشركة المشغّلة Qasab درهمًا عن كل صندوق. وقال المزارع سعيد الكتبي إن أهم ما في الخزانة ساعتها: «كنت أبيع قبل الشمس لأن التمر لا ينتظر. الآن ينتظر، فصرت أسأل عن السعر».',
        ),
      ),
    },
    en: {
      slug: 'the-date-season-moves-into-cold-lockers',
      headline: 'The date season moves into cold lockers at the edge of the oases',
      standfirst:
        'Growers leave a crate by night and are paid before dawn. Middlemen are looking for other work.',
      dateline: 'Al Ain',
      bylines: [
        { author: 'layla-mansour', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'At the edge of six oases stand 140 cold lockers, in which growers leave crates of dates by night; the locker weighs them, takes their picture and offers them for sale. It has sold 2,100 tonnes since the season began, for 11% more on average than a middleman pays.',
        ),
        p(
          'Qasab, which runs them, charges a dirham a crate. What matters most about a locker is its clock, said Saeed al-Ketbi, a grower. “I used to sell before sunrise because dates do not wait. Now they wait, and I have begun to ask the price.”',
        ),
      ),
    },
    fr: {
      slug: 'la-saison-des-dattes-passe-au-froid',
      headline: 'La saison des dattes passe par des casiers réfrigérés au bord des oasis',
      standfirst:
        'Le producteur dépose sa caisse la nuit et touche son prix avant l’aube. L’intermédiaire cherche un emploi.',
      dateline: 'Al-Aïn',
      bylines: [
        { author: 'layla-mansour', role: 'author' },
        { author: 'karim-benali', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Au bord de six oasis, 140 casiers réfrigérés reçoivent la nuit les caisses de dattes ; ils les pèsent, les photographient et les mettent en vente. Depuis le début de la saison, 2 100 tonnes se sont vendues ainsi, 11 % plus cher en moyenne que chez l’intermédiaire.',
        ),
        p(
          'L’exploitant, Qasab, prélève un dirham par caisse. Le plus précieux du casier est son horloge, dit le producteur Saïd al-Ketbi : « Je vendais avant le soleil parce que la datte n’attend pas. Maintenant elle attend, et je demande le prix. »',
        ),
      ),
    },
    fa: {
      slug: 'گنجه-سرد-فصل-خرما',
      headline: 'فصل خرما به گنجه‌های سرد در حاشیهٔ نخلستان‌ها می‌رود',
      standfirst: 'باغدار شب جعبه را می‌گذارد و پیش از سپیده پولش را می‌گیرد. واسطه دنبال کار دیگری است.',
      dateline: 'العین',
      bylines: [
        { author: 'layla-mansour', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'در حاشیهٔ شش واحه ۱۴۰ گنجهٔ سرد گذاشته‌اند که باغدار شب جعبه‌های خرما را در آن می‌گذارد؛ گنجه وزن می‌کند، عکس می‌گیرد و می‌فروشد. از آغاز فصل ۲٬۱۰۰ تن چنین فروخته شده، به‌طور میانگین ۱۱ درصد گران‌تر از واسطه.',
        ),
        p(
          'شرکت Qasab برای هر جعبه یک درهم می‌گیرد. سعید الکتبی، باغدار، گفت مهم‌ترین چیز گنجه ساعت آن است: «پیش از آفتاب می‌فروختم چون خرما صبر نمی‌کند. حالا صبر می‌کند و من قیمت می‌پرسم.»',
        ),
      ),
    },
    he: {
      slug: 'עונת-התמרים-עוברת-לתאים-מקוררים',
      headline: 'עונת התמרים עוברת לתאים מקוררים בשולי נאות המדבר',
      standfirst: 'המגדל מניח ארגז בלילה ומקבל את כספו לפני הזריחה. המתווך מחפש עבודה אחרת.',
      dateline: 'אל־עין',
      bylines: [
        { author: 'layla-mansour', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'בשוליהן של שש נאות מדבר עומדים 140 תאים מקוררים שבהם מניחים המגדלים ארגזי תמרים בלילה; התא שוקל, מצלם ומציע למכירה. מתחילת העונה נמכרו כך 2,100 טון, ביוקר של 11% בממוצע לעומת המתווך.',
        ),
        p(
          'המפעילה, Qasab, גובה דירהם אחד לארגז. העיקר בתא הוא השעון, אמר המגדל סעיד אלכתבי: ״הייתי מוכר לפני השמש כי תמר אינו מחכה. עכשיו הוא מחכה, והתחלתי לשאול על המחיר״.',
        ),
      ),
    },
    ur: {
      slug: 'کھجور-کا-موسم-اور-ٹھنڈے-لاکر',
      headline: 'کھجور کا موسم نخلستانوں کے کنارے ٹھنڈے لاکروں میں منتقل',
      standfirst:
        'کاشت کار رات کو پیٹی رکھتا ہے اور فجر سے پہلے قیمت پا لیتا ہے۔ آڑھتی دوسرا کام ڈھونڈ رہا ہے۔',
      dateline: 'العین',
      bylines: [
        { author: 'layla-mansour', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'چھ نخلستانوں کے کنارے 140 ٹھنڈے لاکر لگے ہیں جن میں کاشت کار رات کو کھجور کی پیٹیاں رکھتے ہیں۔ لاکر انہیں تولتا، تصویر لیتا اور فروخت کے لیے پیش کر دیتا ہے۔ موسم کے آغاز سے 2,100 ٹن اسی طرح بکے، آڑھتی سے اوسطاً 11 فیصد زیادہ قیمت پر۔',
        ),
        p(
          'لاکر چلانے والی کمپنی Qasab فی پیٹی ایک درہم لیتی ہے۔ کاشت کار سعید الکتبی کے بقول لاکر کی سب سے بڑی چیز اس کی گھڑی ہے: ”پہلے سورج سے پہلے بیچ دیتا تھا کہ کھجور انتظار نہیں کرتی۔ اب کرتی ہے، تو میں بھاؤ پوچھنے لگا ہوں۔“',
        ),
      ),
    },
  },
}
