import { doc, p } from '../../story/compose.ts'
import type { DemoStory } from '../demo-story.ts'
import { storyPictures } from '../story-pictures.ts'

export const xRaysReadOffline: DemoStory = {
  key: 'x-rays-read-offline',
  kind: 'report',
  section: 'technology',
  desk: 'casablanca',
  topics: ['artificial-intelligence', 'open-source'],
  picture: storyPictures['x-rays-read-offline'],
  publishedHoursAgo: 16.5,
  versions: {
    ar: {
      slug: 'مستشفى-يقرأ-الأشعة-بلا-إنترنت',
      headline: 'مستشفى جبلي يقرأ صور الأشعة بحاسوب لا يتصل بالإنترنت',
      standfirst: 'النموذج مفتوح ويعمل على بطاقة واحدة. وللطبيب زر يقول فيه إنه لا يوافق.',
      dateline: 'شفشاون',
      bylines: [{ author: 'karim-benali', role: 'author' }],
      body: doc(
        p(
          'يفرز حاسوب واحد في مستشفى بشفشاون صور أشعة الصدر منذ ثلاثة أشهر، فيضع العاجل منها في أول القائمة. قرأ 6,400 صورة، وانخفض انتظار الحالات العاجلة من تسع ساعات إلى أربعين دقيقة. ولا يغادر المبنى منها شيء: الحاسوب بلا شبكة.',
        ),
        p(
          'وخالف الأطباء ترتيبه في 212 صورة، وكانوا على حق في 171. وتُجمع هذه الصور كل شهر ليُعاد عليها التدريب. «لا نسأله عن المرض»، قالت الطبيبة سميرة الخمليشي، «نسأله من ينتظر أولًا».',
        ),
      ),
    },
    en: {
      slug: 'a-mountain-hospital-reads-x-rays-offline',
      headline: 'A mountain hospital reads X-rays on a computer that is not online',
      standfirst: 'The model is open and runs on a single card. Doctors have a button to disagree.',
      dateline: 'Chefchaouen',
      bylines: [
        { author: 'karim-benali', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'For three months one computer at a hospital in Chefchaouen has sorted X-rays of the chest, and put the urgent ones at the head of the list. It has read 6,400, and urgent cases now wait forty minutes rather than nine hours. None of the pictures leaves the building: the computer has no network.',
        ),
        p(
          'Doctors overruled its order for 212 of them, and were right about 171. Those are collected every month to train it again. “We do not ask it what the illness is,” said Dr Samira Khamlichi. “We ask it who has waited long enough.”',
        ),
      ),
    },
    fr: {
      slug: 'un-hopital-de-montagne-lit-ses-radios-hors-ligne',
      headline: 'Un hôpital de montagne trie ses radios sur un ordinateur sans internet',
      standfirst:
        'Le modèle est ouvert et tient sur une carte. Les médecins ont un bouton pour le contredire.',
      dateline: 'Chefchaouen',
      bylines: [{ author: 'karim-benali', role: 'author' }],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Depuis trois mois, un seul ordinateur trie les radiographies thoraciques d’un hôpital de Chefchaouen et place les urgentes en tête. Il en a lu 6 400 ; l’attente des cas urgents est passée de neuf heures à quarante minutes. Aucune image ne quitte le bâtiment : la machine n’a pas de réseau.',
        ),
        p(
          'Les médecins ont contredit son ordre pour 212 images et eu raison 171 fois. Ces images servent chaque mois à l’entraîner de nouveau. « Nous ne lui demandons pas quelle est la maladie, dit la docteure Samira Khamlichi. Nous lui demandons qui passe d’abord. »',
        ),
      ),
    },
    fa: {
      slug: 'بیمارستانی-که-بی-اینترنت-رادیولوژی-می-خواند',
      headline: 'بیمارستانی کوهستانی عکس‌های رادیولوژی را با رایانهٔ بی‌اینترنت می‌خواند',
      standfirst: 'مدل متن‌باز است و روی یک کارت کار می‌کند. پزشک دکمه‌ای دارد که بگوید موافق نیست.',
      dateline: 'شفشاون',
      bylines: [
        { author: 'karim-benali', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'سه ماه است که یک رایانه در بیمارستان شفشاون عکس‌های قفسهٔ سینه را مرتب می‌کند و فوری‌ها را بالای فهرست می‌گذارد. ۶٬۴۰۰ عکس خوانده و انتظار بیماران فوری از نُه ساعت به چهل دقیقه رسیده است. هیچ عکسی از ساختمان بیرون نمی‌رود: رایانه شبکه ندارد.',
        ),
        p(
          'پزشکان در ۲۱۲ عکس با ترتیب آن مخالفت کردند و در ۱۷۱ عکس حق داشتند. این عکس‌ها هر ماه برای آموزش دوباره گرد می‌آید. دکتر سمیره خملیشی گفت: «نمی‌پرسیم بیماری چیست، می‌پرسیم نوبت کیست.»',
        ),
      ),
    },
    he: {
      slug: 'בית-חולים-בהרים-קורא-צילומים-בלי-רשת',
      headline: 'בית חולים בהרים ממיין צילומי רנטגן במחשב שאינו מחובר לרשת',
      standfirst: 'המודל פתוח ורץ על כרטיס אחד. לרופאים יש כפתור שאומר שאינם מסכימים.',
      dateline: 'שפשאוון',
      bylines: [
        { author: 'karim-benali', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'זה שלושה חודשים ממיין מחשב אחד בבית חולים בשפשאוון צילומי חזה, ושם את הדחופים בראש הרשימה. הוא קרא 6,400 צילומים, וההמתנה של מקרים דחופים ירדה מתשע שעות לארבעים דקות. שום צילום אינו יוצא מן הבניין: למחשב אין רשת.',
        ),
        p(
          'הרופאים חלקו על הסדר שלו ב־212 צילומים, וצדקו ב־171. הצילומים האלה נאספים מדי חודש לאימון חוזר. ״אנחנו לא שואלים אותו מהי המחלה״, אמרה ד״ר סמירה ח׳מלישי. ״אנחנו שואלים מי קודם״.',
        ),
      ),
    },
    ur: {
      slug: 'ہسپتال-جو-انٹرنیٹ-کے-بغیر-ایکسرے-پڑھتا-ہے',
      headline: 'پہاڑی ہسپتال میں ایکسرے پڑھنے والا کمپیوٹر، انٹرنیٹ کے بغیر',
      standfirst: 'ماڈل اوپن سورس ہے اور ایک ہی کارڈ پر چلتا ہے۔ ڈاکٹر کے پاس اختلاف کا بٹن ہے۔',
      dateline: 'شفشاون',
      bylines: [
        { author: 'karim-benali', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'تین ماہ سے شفشاون کے ایک ہسپتال میں ایک کمپیوٹر سینے کے ایکسرے ترتیب دیتا اور ہنگامی مریضوں کو فہرست میں اوپر رکھتا ہے۔ 6,400 تصویریں پڑھ چکا، اور ہنگامی مریضوں کا انتظار نو گھنٹے سے چالیس منٹ رہ گیا۔ کوئی تصویر عمارت سے باہر نہیں جاتی: کمپیوٹر کا نیٹ ورک ہی نہیں۔',
        ),
        p(
          'ڈاکٹروں نے 212 تصویروں میں اس کی ترتیب بدلی اور 171 میں درست نکلے۔ یہ تصویریں ہر ماہ دوبارہ تربیت کے لیے جمع ہوتی ہیں۔ ڈاکٹر سمیرہ خملیشی نے کہا: ”ہم اس سے بیماری نہیں پوچھتے، یہ پوچھتے ہیں کہ پہلے کون۔“',
        ),
      ),
    },
  },
}
