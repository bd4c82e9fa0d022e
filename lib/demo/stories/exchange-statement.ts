import { doc, isolate, numbered, p, storyCard } from '../../story/compose.ts'
import { type DemoStory, storyId } from '../demo-story.ts'

export const exchangeStatement: DemoStory = {
  key: 'exchange-statement',
  kind: 'statement',
  section: 'digital-assets',
  desk: 'dubai',
  topics: ['digital-currencies', 'regulation'],
  publishedHoursAgo: 0.7,
  versions: {
    ar: {
      slug: 'نص-رسالة-أمبرلين-إلى-عملائها',
      kicker: 'منصة Amberlane',
      headline: 'رسالة Amberlane إلى عملائها: «رصيدكم كامل، والباب مغلق ساعات»',
      standfirst: 'النص الذي أرسلته المنصة إلى عملائها عند إيقاف السحب. ننشره كما وصلنا.',
      bylines: [],
      body: doc(
        p('عملاءنا الكرام،'),
        p(
          'أوقفنا السحب قبل قليل بعدما وجدنا فارقًا بين دفترين لا يجوز أن يختلفا: سجلّ أرصدتكم، والمحفظة التي نسوّي منها. رصيدكم كامل في سجلّنا، وما لا نعرفه بعد هو أيّ الدفترين أخطأ.',
        ),
        p('وهذا ما سنفعله، بالترتيب:'),
        numbered(
          'نطابق الدفترين قيدًا قيدًا، بحضور المدقّق المستقل.',
          'ننشر ما وجدناه خلال ست ساعات، ولو لم يكتمل.',
          'نفتح السحب على دفعات تبدأ بأصغر الأرصدة.',
        ),
        p(
          'لن نطلب منكم في أي رسالة كلمة مرور أو رمز تحقق. ومن يتصل بكم باسمنا فأغلقوا الخط واكتبوا إلى ',
          isolate('care@amberlane.example', null, 'ltr'),
          '.',
        ),
        p('عن إدارة المنصة، وفاء الغانم، الرئيسة التنفيذية'),
        storyCard(storyId('exchange-halts-withdrawals')),
      ),
    },
    en: {
      slug: 'amberlane-letter-to-customers',
      kicker: 'Amberlane',
      headline:
        'Amberlane’s letter to its customers: “Your balance is whole, and the door is shut for hours”',
      standfirst: 'The text that the exchange sent as it stopped withdrawals. We print it as we received it.',
      bylines: [],
      body: doc(
        p('Dear customers,'),
        p(
          'A short while ago we stopped withdrawals, having found a difference between two books that must never differ: the record of your balances, and the wallet from which we settle. Your balance is whole in our record. What we do not know yet is which of the two books is wrong.',
        ),
        p('This is what we shall do, in this order:'),
        numbered(
          'Compare the two books entry by entry, with the independent auditor in the room.',
          'Publish what we have found within six hours, complete or not.',
          'Open withdrawals in stages, the smallest balances first.',
        ),
        p(
          'We shall ask you in no message for a password or a code. If anybody calls in our name, hang up and write to care@amberlane.example.',
        ),
        p('For the exchange, Wafa al-Ghanim, chief executive'),
        storyCard(storyId('exchange-halts-withdrawals')),
      ),
    },
    fr: {
      slug: 'lettre-de-amberlane-a-ses-clients',
      kicker: 'Amberlane',
      headline: 'La lettre de Amberlane à ses clients : « Votre solde est entier, la porte est fermée »',
      standfirst:
        'Le texte adressé par la plateforme au moment de suspendre les retraits, tel que nous l’avons reçu.',
      bylines: [{ author: 'karim-benali', role: 'translator' }],
      translatedFrom: 'ar',
      body: doc(
        p('Chers clients,'),
        p(
          'Nous venons de suspendre les retraits, ayant constaté un écart entre deux registres qui ne doivent jamais différer : celui de vos soldes et celui du portefeuille de règlement. Votre solde est entier dans nos livres. Ce que nous ignorons encore, c’est lequel des deux registres se trompe.',
        ),
        p('Voici ce que nous allons faire, dans l’ordre :'),
        numbered(
          'Rapprocher les deux registres ligne à ligne, en présence de l’auditeur indépendant.',
          'Publier nos constatations dans les six heures, même incomplètes.',
          'Rouvrir les retraits par étapes, en commençant par les plus petits soldes.',
        ),
        p(
          'Aucun de nos messages ne vous demandera de mot de passe ni de code. Si quelqu’un vous appelle en notre nom, raccrochez et écrivez à care@amberlane.example.',
        ),
        p('Pour la plateforme, Wafa al-Ghanim, directrice générale'),
        storyCard(storyId('exchange-halts-withdrawals')),
      ),
    },
    fa: {
      slug: 'نامه-امبرلین-به-مشتریان',
      kicker: 'صرافی Amberlane',
      headline: 'نامهٔ Amberlane به مشتریان: «موجودی شما کامل است و در، چند ساعتی بسته»',
      standfirst: 'متنی که صرافی هنگام توقف برداشت برای مشتریانش فرستاد، همان‌گونه که به دست ما رسید.',
      bylines: [{ author: 'mariam-azizi', role: 'translator' }],
      translatedFrom: 'ar',
      body: doc(
        p('مشتریان گرامی،'),
        p(
          'اندکی پیش برداشت را متوقف کردیم، زیرا میان دو دفتری که هرگز نباید با هم اختلاف داشته باشند اختلافی یافتیم: دفتر موجودی شما و کیف پولی که از آن تسویه می‌کنیم. موجودی شما در دفتر ما کامل است. آنچه هنوز نمی‌دانیم این است که کدام دفتر خطا کرده.',
        ),
        p('کارهایی که به ترتیب خواهیم کرد:'),
        numbered(
          'دو دفتر را با حضور حسابرس مستقل سطر به سطر تطبیق می‌دهیم.',
          'تا شش ساعت دیگر یافته‌ها را منتشر می‌کنیم، حتی اگر کامل نباشد.',
          'برداشت را مرحله به مرحله و از کمترین موجودی‌ها باز می‌کنیم.',
        ),
        p(
          'در هیچ پیامی از شما گذرواژه یا کد تأیید نخواهیم خواست. اگر کسی به نام ما تماس گرفت، قطع کنید و به ',
          isolate('care@amberlane.example', null, 'ltr'),
          ' بنویسید.',
        ),
        p('از سوی صرافی، وفاء الغانم، مدیرعامل'),
        storyCard(storyId('exchange-halts-withdrawals')),
      ),
    },
    he: {
      slug: 'מכתב-אמברליין-ללקוחות',
      kicker: 'בורסת Amberlane',
      headline: 'מכתב Amberlane ללקוחותיה: ״היתרה שלכם שלמה, והדלת סגורה לכמה שעות״',
      standfirst: 'הנוסח ששלחה הבורסה ללקוחותיה עם עצירת המשיכות, כפי שהגיע אלינו.',
      bylines: [{ author: 'mariam-azizi', role: 'translator' }],
      translatedFrom: 'ar',
      body: doc(
        p('לקוחות יקרים,'),
        p(
          'לפני זמן קצר עצרנו את המשיכות, משום שמצאנו הפרש בין שני פנקסים שאסור להם להיבדל: רישום היתרות שלכם והארנק שממנו אנו סולקים. היתרה שלכם שלמה ברישומינו. מה שאיננו יודעים עדיין הוא איזה משני הפנקסים טועה.',
        ),
        p('זה מה שנעשה, לפי הסדר:'),
        numbered(
          'נשווה את שני הפנקסים שורה אחר שורה, בנוכחות המבקר הבלתי תלוי.',
          'נפרסם את ממצאינו בתוך שש שעות, גם אם יהיו חלקיים.',
          'נפתח את המשיכות בשלבים, החל ביתרות הקטנות ביותר.',
        ),
        p(
          'בשום הודעה לא נבקש מכם סיסמה או קוד אימות. אם מישהו מתקשר בשמנו, נתקו וכתבו אל ',
          isolate('care@amberlane.example', null, 'ltr'),
          '.',
        ),
        p('בשם הבורסה, ופאא אלע׳אנם, מנכ״לית'),
        storyCard(storyId('exchange-halts-withdrawals')),
      ),
    },
    ur: {
      slug: 'ایمبرلین-کا-صارفین-کے-نام-خط',
      kicker: 'Amberlane ایکسچینج',
      headline: 'صارفین کے نام Amberlane کا خط: ”آپ کی رقم پوری ہے، دروازہ چند گھنٹے بند ہے“',
      standfirst: 'رقوم نکلوانا روکتے وقت ایکسچینج نے صارفین کو جو متن بھیجا، جوں کا توں شائع کیا جا رہا ہے۔',
      bylines: [{ author: 'omar-siddiqui', role: 'translator' }],
      translatedFrom: 'ar',
      body: doc(
        p('محترم صارفین،'),
        p(
          'کچھ دیر پہلے ہم نے رقوم نکلوانا روک دیا، کیونکہ دو ایسے کھاتوں میں فرق نکلا جن میں فرق ہونا ہی نہیں چاہیے: آپ کی رقوم کا ریکارڈ، اور وہ والٹ جس سے ہم تصفیہ کرتے ہیں۔ ہمارے ریکارڈ میں آپ کی رقم پوری ہے۔ ابھی یہ معلوم نہیں کہ غلطی کس کھاتے میں ہے۔',
        ),
        p('ہم ترتیب وار یہ کریں گے:'),
        numbered(
          'خود مختار آڈیٹر کی موجودگی میں دونوں کھاتوں کی سطر بہ سطر پڑتال۔',
          'چھ گھنٹے کے اندر نتائج کی اشاعت، چاہے نامکمل ہی کیوں نہ ہوں۔',
          'رقوم نکلوانے کی مرحلہ وار بحالی، سب سے چھوٹی رقوم سے آغاز۔',
        ),
        p(
          'ہم کسی پیغام میں آپ سے پاس ورڈ یا تصدیقی کوڈ نہیں مانگیں گے۔ کوئی ہمارے نام سے فون کرے تو کال بند کر کے ',
          isolate('care@amberlane.example', null, 'ltr'),
          ' پر لکھیں۔',
        ),
        p('ایکسچینج کی جانب سے، وفاء الغانم، چیف ایگزیکٹو'),
        storyCard(storyId('exchange-halts-withdrawals')),
      ),
    },
  },
}
