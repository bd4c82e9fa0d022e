import { doc, p } from '../../story/compose.ts'
import type { DemoStory } from '../demo-story.ts'
import { storyPictures } from '../story-pictures.ts'

export const zelligeCloudRound: DemoStory = {
  key: 'zellige-cloud-round',
  kind: 'report',
  section: 'technology',
  desk: 'casablanca',
  topics: ['data-centres', 'startups', 'energy'],
  picture: storyPictures['zellige-cloud-round'],
  publishedHoursAgo: 6.3,
  versions: {
    ar: {
      slug: 'زليج-كلاود-مركزا-بيانات',
      headline: 'زليج كلاود تجمع 120 مليون دولار لبناء مركزَي بيانات يعملان بالشمس نهارًا',
      standfirst: 'الشرط الذي كتبه المستثمرون: لا مولّد ديزل قبل أن تُستنفد بطاريات تكفي أربع ساعات.',
      dateline: 'الدار البيضاء',
      bylines: [{ author: 'karim-benali', role: 'author' }],
      body: doc(
        p(
          'جمعت شركة Zellige Cloud المغربية 120 مليون دولار لبناء مركزَي بيانات قرب سطات وورزازات، قدرة كل منهما 14 ميغاواط. وقالت الشركة إن الشمس ستغطي 62% من استهلاكهما السنوي، وإن البطاريات تكفي أربع ساعات بعد الغروب.',
        ),
        p(
          'ويُلزم عقد التمويل الشركة بنشر استهلاكها من الماء والكهرباء كل ثلاثة أشهر. وقالت مديرتها العامة كنزة العلوي: «طلبوا الرقم الذي كنا سنخفيه، فصار هو ما نبيعه». ويبدأ تشغيل المركز الأول بعد ثمانية عشر شهرًا.',
        ),
      ),
    },
    en: {
      slug: 'zellige-cloud-raises-for-two-data-centres',
      headline: 'Zellige Cloud raises $120m for two data centres that run on sunlight by day',
      standfirst: 'Investors wrote in a condition: no diesel until four hours of battery are spent.',
      dateline: 'Casablanca',
      bylines: [
        { author: 'karim-benali', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Zellige Cloud, a Moroccan company, has raised $120m to build data centres near Settat and Ouarzazate, each of 14 megawatts. Sunlight will cover 62% of what they use in a year, it says, and batteries the first four hours after sunset.',
        ),
        p(
          'The contract obliges it to publish its use of water and power every quarter. “They asked for the number that we would have hidden, and it has become what we sell,” said Kenza Alaoui, its managing director. The first centre is to open in eighteen months.',
        ),
      ),
    },
    fr: {
      slug: 'zellige-cloud-leve-120-millions',
      headline: 'Zellige Cloud lève 120 millions de dollars pour deux centres de données solaires',
      standfirst: 'Les investisseurs ont posé une condition : pas de diesel avant quatre heures de batterie.',
      dateline: 'Casablanca',
      bylines: [{ author: 'karim-benali', role: 'author' }],
      translatedFrom: 'ar',
      body: doc(
        p(
          'La société marocaine Zellige Cloud a levé 120 millions de dollars pour construire deux centres de données de 14 mégawatts, près de Settat et de Ouarzazate. Le soleil couvrira, assure-t-elle, 62 % de leur consommation annuelle, et les batteries les quatre heures qui suivent le coucher.',
        ),
        p(
          'Le contrat l’oblige à publier chaque trimestre sa consommation d’eau et d’électricité. « Ils nous ont demandé le chiffre que nous aurions caché ; c’est devenu ce que nous vendons », dit Kenza Alaoui, la directrice générale. Le premier site ouvrira dans dix-huit mois.',
        ),
      ),
    },
    fa: {
      slug: 'زلیج-کلاود-دو-مرکز-داده',
      headline: 'زلیج کلاود برای دو مرکز دادهٔ خورشیدی ۱۲۰ میلیون دلار گرد آورد',
      standfirst: 'شرط سرمایه‌گذاران: پیش از تمام شدن چهار ساعت باتری، گازوئیل ممنوع.',
      dateline: 'کازابلانکا',
      bylines: [
        { author: 'karim-benali', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'شرکت مراکشی Zellige Cloud برای ساخت دو مرکز دادهٔ ۱۴ مگاواتی نزدیک سطات و ورزازات ۱۲۰ میلیون دلار گرد آورد. به گفتهٔ شرکت، خورشید ۶۲ درصد مصرف سالانه را می‌پوشاند و باتری‌ها چهار ساعت پس از غروب را.',
        ),
        p(
          'قرارداد شرکت را وامی‌دارد هر سه ماه مصرف آب و برقش را منتشر کند. کنزه العلوی، مدیرعامل، گفت: «عددی را خواستند که پنهانش می‌کردیم، و حالا همان را می‌فروشیم.» مرکز نخست هجده ماه دیگر راه می‌افتد.',
        ),
      ),
    },
    he: {
      slug: 'זליג׳-קלאוד-גייסה',
      headline: 'זליג׳ קלאוד גייסה 120 מיליון דולר לשני מרכזי נתונים שפועלים ביום על שמש',
      standfirst: 'המשקיעים הציבו תנאי: בלי סולר לפני שנגמרות ארבע שעות סוללה.',
      dateline: 'קזבלנקה',
      bylines: [
        { author: 'karim-benali', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'החברה המרוקאית Zellige Cloud גייסה 120 מיליון דולר להקמת שני מרכזי נתונים ליד סטאת ווארזאזאת, 14 מגה־ואט כל אחד. לדבריה תכסה השמש 62% מן הצריכה השנתית, והסוללות את ארבע השעות שאחרי השקיעה.',
        ),
        p(
          'החוזה מחייב אותה לפרסם מדי רבעון את צריכת המים והחשמל. ״הם ביקשו את המספר שהיינו מסתירים, והוא נעשה למה שאנחנו מוכרים״, אמרה המנכ״לית כנזה עלאווי. המרכז הראשון ייפתח בעוד שמונה־עשר חודשים.',
        ),
      ),
    },
    ur: {
      slug: 'زلیج-کلاؤڈ-دو-ڈیٹا-سینٹر',
      headline: 'زلیج کلاؤڈ نے دھوپ سے چلنے والے دو ڈیٹا سینٹرز کے لیے 12 کروڑ ڈالر جمع کر لیے',
      standfirst: 'سرمایہ کاروں کی شرط: چار گھنٹے کی بیٹری ختم ہونے سے پہلے ڈیزل نہیں چلے گا۔',
      dateline: 'کاسابلانکا',
      bylines: [
        { author: 'karim-benali', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'مراکش کی کمپنی Zellige Cloud نے سطات اور ورزازات کے قریب 14، 14 میگاواٹ کے دو ڈیٹا سینٹر بنانے کے لیے 12 کروڑ ڈالر جمع کیے ہیں۔ کمپنی کے مطابق سالانہ کھپت کا 62 فیصد دھوپ سے پورا ہو گا اور غروب کے بعد چار گھنٹے بیٹریوں سے۔',
        ),
        p(
          'معاہدے کے تحت اسے ہر سہ ماہی پانی اور بجلی کی کھپت شائع کرنا ہو گی۔ منیجنگ ڈائریکٹر کنزہ العلوی نے کہا: ”انہوں نے وہی عدد مانگا جو ہم چھپا لیتے، اب ہم وہی بیچتے ہیں۔“ پہلا سینٹر اٹھارہ ماہ میں کھلے گا۔',
        ),
      ),
    },
  },
}
