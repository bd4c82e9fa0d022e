import { doc, isolate, p, pullQuote } from '../../story/compose.ts'
import type { DemoStory } from '../demo-story.ts'
import { storyPictures } from '../story-pictures.ts'

const hoursAgo = 890
const age = 82

/** As the language counts years, up to the day of the story: a demo installed next year mourns somebody of this one. */
function yearsOfLife(language: string): string {
  const died = new Date(Date.now() - hoursAgo * 3_600_000)
  const born = new Date(died)
  born.setUTCFullYear(died.getUTCFullYear() - age)
  const { format } = new Intl.DateTimeFormat(language, { year: 'numeric', timeZone: 'UTC' })
  return `${format(born)}–${format(died)}`
}

export const sheJoinedTheLetters: DemoStory = {
  key: 'she-joined-the-letters',
  kind: 'obituary',
  section: 'technology',
  desk: 'san-francisco',
  topics: ['open-source', 'labour'],
  picture: storyPictures['she-joined-the-letters'],
  publishedHoursAgo: hoursAgo,
  versions: {
    ar: {
      slug: 'رحيل-ناجية-الصيرفي',
      kicker: yearsOfLife('ar-u-ca-gregory-nu-latn'),
      headline: 'رحيل ناجية الصيرفي، المهندسة التي علّمت الشاشات أن تصل الحروف',
      standfirst: 'كانت الحاسبات تكتب العربية مقطّعة. جلست سنتين إلى جانب خطّاط، ثم كتبت 900 سطر.',
      dateline: 'تونس',
      bylines: [{ author: 'nour-khatib', role: 'author' }],
      body: doc(
        p(
          'رحلت في بيتها بتونس المهندسة ناجية الصيرفي، التي كتبت في مطلع الثمانينيات واحدًا من أوائل البرامج التي تختار للحرف العربي شكله بحسب جاريه. كان عمرها 82 عامًا، وكانت على طاولتها، كما تقول ابنتها، لوحة مفاتيح مفكّكة.',
        ),
        p(
          'قبل برنامجها كانت آلات التذاكر في محطة القطار تطبع «م ح ط ة». وحين طُلب منها أن تصلح ذلك رفضت أن تبدأ من الآلة. ذهبت إلى الخطّاط الطاهر العياري، وجلست إلى جانبه سنتين، كل خميس. «كان يسألني كل مرة: هل جئت لتتعلمي الخط؟ فأقول: جئت لأتعلم متى ترفع يدك».',
        ),
        pullQuote('جئت لأتعلم متى ترفع يدك.', 'ناجية الصيرفي'),
        p(
          'كان الجواب 900 سطر سمّتها ',
          isolate('WASL', 'en', 'ltr'),
          '، تسع ذاكرة آلة تذاكر. لم تسجّل براءة، وأرسلت البرنامج على أشرطة إلى كل من طلبه، ومعه ورقة بخط يدها: «صحّحوه وأخبروني». عاد إليها 61 تصحيحًا من إحدى عشرة مدينة، وحفظتها كلها.',
        ),
        p(
          'ودرّست ربع قرن، وكانت أول محاضراتها بلا حاسوب: توزّع على الطلاب مقصًّا وورقة وتطلب منهم أن يكتبوا أسماءهم بحروف مقصوصة. «من لم يحزن على اسمه المقطوع»، كانت تقول، «لن يُصلح شيئًا».',
        ),
        p(
          'تركت ابنتين وصندوقًا من الأشرطة، وتقول مكتبة جامعة سوس المفتوحة إنها ستتيح ما فيه لمن يريد أن يصحّح.',
        ),
      ),
    },
    en: {
      slug: 'najia-sairafi-obituary',
      kicker: yearsOfLife('en'),
      headline: 'Najia Sairafi, who taught screens to join Arabic letters',
      standfirst:
        'Computers wrote Arabic in pieces. She sat for two years beside a calligrapher, then wrote 900 lines.',
      dateline: 'Tunis',
      bylines: [
        { author: 'nour-khatib', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Najia Sairafi, an engineer who in the early 1980s wrote one of the first programs to choose an Arabic letter’s shape by its neighbours, has died at home in Tunis. She was 82. On her desk, her daughter says, lay a keyboard in pieces.',
        ),
        p(
          'Before her program, ticket machines at the railway station printed words as a row of separate letters, as if English were spelt s t a t i o n. Asked to repair that, she refused to start from the machine. She went to Tahar Ayari, a calligrapher, and sat beside him every Thursday for two years. “Each time he asked whether I had come to learn to write. I said: I have come to learn when you lift your hand.”',
        ),
        pullQuote('I have come to learn when you lift your hand.', 'Najia Sairafi'),
        p(
          'The answer was 900 lines called WASL, which fitted the memory of a ticket machine. She took out no patent, and sent it on tape to whoever asked, with a note in her own hand: “Correct it, and tell me.” Sixty-one corrections came back from eleven cities. She kept them all.',
        ),
        p(
          'She taught for a quarter of a century. Her first lecture had no computer in it: she handed out scissors and paper and asked students to write their names in letters cut apart. “Nobody who does not grieve for a name in pieces”, she used to say, “will mend anything.”',
        ),
        p(
          'She leaves two daughters and a box of tapes, which the library of Sous Open University says it will make available to anybody who wants to correct them.',
        ),
      ),
    },
    fr: {
      slug: 'mort-de-najia-sairafi',
      kicker: yearsOfLife('fr'),
      headline: 'Najia Sairafi, celle qui apprit aux écrans à lier les lettres arabes',
      standfirst:
        'Les ordinateurs écrivaient l’arabe en morceaux. Elle passa deux ans auprès d’un calligraphe, puis écrivit 900 lignes.',
      dateline: 'Tunis',
      bylines: [
        { author: 'nour-khatib', role: 'author' },
        { author: 'karim-benali', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'L’ingénieure Najia Sairafi, autrice au début des années 1980 de l’un des premiers programmes capables de choisir la forme d’une lettre arabe d’après ses voisines, est morte chez elle à Tunis. Elle avait 82 ans. Sur son bureau, dit sa fille, il y avait un clavier démonté.',
        ),
        p(
          'Avant elle, les machines à billets de la gare imprimaient les mots lettre à lettre, comme on écrirait « g a r e ». Priée d’y remédier, elle refusa de partir de la machine. Elle alla trouver le calligraphe Tahar Ayari et s’assit auprès de lui, deux ans durant, chaque jeudi. « Il me demandait si je venais apprendre à écrire. Je répondais : je viens apprendre quand vous levez la main. »',
        ),
        pullQuote('Je viens apprendre quand vous levez la main.', 'Najia Sairafi'),
        p(
          'La réponse tenait en 900 lignes, nommées WASL, logées dans la mémoire d’une machine à billets. Elle ne déposa aucun brevet et envoya la bande à qui la demandait, avec un mot de sa main : « Corrigez-le, et dites-le-moi. » Il lui revint 61 corrections de onze villes. Elle les garda toutes.',
        ),
        p(
          'Elle enseigna un quart de siècle. Son premier cours se passait d’ordinateur : elle distribuait ciseaux et papier et faisait écrire à chacun son nom en lettres découpées. « Qui ne s’attriste pas de voir son nom en morceaux, disait-elle, ne réparera rien. »',
        ),
        p(
          'Elle laisse deux filles et une caisse de bandes, que la bibliothèque de l’université ouverte du Souss promet de rendre accessible à qui voudra les corriger.',
        ),
      ),
    },
    fa: {
      slug: 'درگذشت-ناجیه-صیرفی',
      kicker: yearsOfLife('fa-u-ca-persian'),
      headline: 'ناجیه صیرفی، مهندسی که به صفحه‌نمایش‌ها پیوستن حروف را آموخت، درگذشت',
      standfirst: 'رایانه‌ها عربی را تکه‌تکه می‌نوشتند. دو سال کنار خوش‌نویسی نشست و سپس ۹۰۰ خط نوشت.',
      dateline: 'تونس',
      bylines: [
        { author: 'nour-khatib', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'مهندس ناجیه صیرفی، که در آغاز دههٔ ۱۹۸۰ یکی از نخستین برنامه‌هایی را نوشت که شکل حرف را از روی همسایه‌هایش برمی‌گزید، در خانه‌اش در تونس درگذشت. ۸۲ سال داشت و به گفتهٔ دخترش صفحه‌کلیدی بازشده روی میزش بود.',
        ),
        p(
          'پیش از برنامهٔ او دستگاه‌های بلیت ایستگاه قطار واژه‌ها را حرف‌حرف چاپ می‌کردند. وقتی از او خواستند درستش کند نپذیرفت از دستگاه آغاز کند. نزد طاهر العیاری خوش‌نویس رفت و دو سال، هر پنجشنبه، کنارش نشست. «هر بار می‌پرسید آمده‌ای خط یاد بگیری؟ می‌گفتم آمده‌ام یاد بگیرم کی دستتان را برمی‌دارید.»',
        ),
        pullQuote('آمده‌ام یاد بگیرم کی دستتان را برمی‌دارید.', 'ناجیه صیرفی'),
        p(
          'پاسخ ۹۰۰ خط بود به نام ',
          isolate('WASL', 'en', 'ltr'),
          ' که در حافظهٔ یک دستگاه بلیت جا می‌شد. اختراعی ثبت نکرد و برنامه را روی نوار برای هر که خواست فرستاد، با یادداشتی به خط خودش: «درستش کنید و به من خبر دهید.» از یازده شهر ۶۱ اصلاح برگشت و همه را نگه داشت.',
        ),
        p(
          'ربع قرن درس داد و نخستین درسش رایانه نداشت: قیچی و کاغذ پخش می‌کرد و می‌خواست دانشجویان نامشان را با حروف بریده بنویسند. می‌گفت: «هر که برای نام تکه‌تکه‌اش غصه نخورد چیزی را درست نخواهد کرد.»',
        ),
        p(
          'دو دختر و صندوقی نوار از او مانده است که کتابخانهٔ دانشگاه آزاد سوس می‌گوید در دسترس هر که بخواهد اصلاحشان کند می‌گذارد.',
        ),
      ),
    },
    he: {
      slug: 'נאג׳יה-סיירפי-הלכה-לעולמה',
      kicker: yearsOfLife('he'),
      headline: 'נאג׳יה סיירפי, המהנדסת שלימדה את המסכים לחבר אותיות ערביות',
      standfirst: 'המחשבים כתבו ערבית חתוכה. היא ישבה שנתיים לצד קליגרף, ואז כתבה 900 שורות.',
      dateline: 'תוניס',
      bylines: [
        { author: 'nour-khatib', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'המהנדסת נאג׳יה סיירפי, שכתבה בראשית שנות ה־80 את אחת התוכנות הראשונות שבוחרות את צורת האות הערבית לפי שכנותיה, הלכה לעולמה בביתה בתוניס. היא הייתה בת 82. על שולחנה, מספרת בתה, הייתה מקלדת מפורקת.',
        ),
        p(
          'לפני התוכנה שלה הדפיסו מכונות הכרטיסים בתחנת הרכבת מילים אות אחר אות. כשביקשו ממנה לתקן זאת סירבה להתחיל מן המכונה. היא הלכה אל הקליגרף טאהר אלעיארי וישבה לצידו שנתיים, מדי יום חמישי. ״בכל פעם שאל אם באתי ללמוד כתיבה. אמרתי: באתי ללמוד מתי אתה מרים את היד״.',
        ),
        pullQuote('באתי ללמוד מתי אתה מרים את היד.', 'נאג׳יה סיירפי'),
        p(
          'התשובה הייתה 900 שורות בשם ',
          isolate('WASL', 'en', 'ltr'),
          ', שנכנסו לזיכרון של מכונת כרטיסים. היא לא רשמה פטנט, ושלחה את התוכנה על סרטים לכל מי שביקש, עם פתק בכתב ידה: ״תקנו, וספרו לי״. 61 תיקונים חזרו מאחת־עשרה ערים, והיא שמרה את כולם.',
        ),
        p(
          'רבע מאה לימדה, ובשיעור הראשון לא היה מחשב: היא חילקה מספריים ונייר וביקשה מן הסטודנטים לכתוב את שמותיהם באותיות גזורות. ״מי שאינו מצטער על שמו החתוך״, נהגה לומר, ״לא יתקן דבר״.',
        ),
        p('הותירה שתי בנות וארגז סרטים, שספריית האוניברסיטה הפתוחה סוס מבטיחה להנגיש לכל מי שירצה לתקן.'),
      ),
    },
    ur: {
      slug: 'ناجیہ-صیرفی-انتقال-کر-گئیں',
      kicker: yearsOfLife('ur-u-nu-latn'),
      headline: 'سکرینوں کو حروف جوڑنا سکھانے والی انجینئر ناجیہ صیرفی انتقال کر گئیں',
      standfirst: 'کمپیوٹر عربی ٹکڑوں میں لکھتے تھے۔ وہ دو برس ایک خطاط کے پاس بیٹھیں، پھر 900 سطریں لکھیں۔',
      dateline: 'تیونس',
      bylines: [
        { author: 'nour-khatib', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'انجینئر ناجیہ صیرفی تیونس میں اپنے گھر پر انتقال کر گئیں۔ انہوں نے 1980 کی دہائی کے آغاز میں ان اولین پروگراموں میں سے ایک لکھا جو عربی حرف کی شکل اس کے پڑوسی حروف سے طے کرتے ہیں۔ ان کی عمر 82 برس تھی، اور بیٹی کے بقول میز پر ایک کھلا ہوا کی بورڈ پڑا تھا۔',
        ),
        p(
          'ان کے پروگرام سے پہلے ریلوے سٹیشن کی ٹکٹ مشینیں لفظ کو الگ الگ حروف میں چھاپتی تھیں۔ انہیں درست کرنے کو کہا گیا تو مشین سے آغاز کرنے سے انکار کر دیا۔ خطاط طاہر العیاری کے پاس گئیں اور دو برس ہر جمعرات ان کے پہلو میں بیٹھیں۔ ”وہ ہر بار پوچھتے، خط سیکھنے آئی ہو؟ میں کہتی، یہ سیکھنے آئی ہوں کہ آپ ہاتھ کب اٹھاتے ہیں۔“',
        ),
        pullQuote('یہ سیکھنے آئی ہوں کہ آپ ہاتھ کب اٹھاتے ہیں۔', 'ناجیہ صیرفی'),
        p(
          'جواب 900 سطروں کا پروگرام ',
          isolate('WASL', 'en', 'ltr'),
          ' تھا جو ٹکٹ مشین کی یادداشت میں سما گیا۔ انہوں نے پیٹنٹ نہیں لیا اور جس نے مانگا اسے ٹیپ پر بھیج دیا، ساتھ ہاتھ سے لکھی پرچی: ”درست کیجیے اور مجھے بتائیے۔“ گیارہ شہروں سے 61 تصحیحات لوٹیں اور انہوں نے سب سنبھال کر رکھیں۔',
        ),
        p(
          'ربع صدی پڑھایا۔ پہلا سبق کمپیوٹر کے بغیر ہوتا تھا: قینچی اور کاغذ بانٹتیں اور طلبہ سے ان کے نام کٹے ہوئے حروف میں لکھواتیں۔ کہتی تھیں: ”جسے اپنے کٹے ہوئے نام کا دکھ نہ ہو وہ کچھ درست نہیں کرے گا۔“',
        ),
        p(
          'پسماندگان میں دو بیٹیاں ہیں، اور ٹیپوں کا ایک صندوق جسے سوس اوپن یونیورسٹی کی لائبریری ہر اس شخص کے لیے کھولے گی جو تصحیح کرنا چاہے۔',
        ),
      ),
    },
  },
}
