import { doc, isolate, p, storyLink } from '../../story/compose.ts'
import { type DemoStory, storyId } from '../demo-story.ts'
import { storyPictures } from '../story-pictures.ts'

/** What the breaking notice over the pages leads to. */
export const exchangeHaltsWithdrawals: DemoStory = {
  key: 'exchange-halts-withdrawals',
  kind: 'report',
  section: 'digital-assets',
  desk: 'dubai',
  topics: ['digital-currencies', 'cybersecurity', 'regulation'],
  picture: storyPictures['exchange-halts-withdrawals'],
  publishedHoursAgo: 0.6,
  versions: {
    ar: {
      slug: 'منصة-أمبرلين-توقف-السحب',
      headline: 'منصة Amberlane توقف السحب بعد خلل في محفظة التسويات',
      standfirst: 'تقول المنصة إن أرصدة عملائها كاملة وإن الإيقاف احترازي، وتَعِد ببيان مفصّل خلال ست ساعات.',
      dateline: 'دبي',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'salma-haddad', role: 'author' },
      ],
      body: doc(
        p(
          'أوقفت منصة Amberlane لتداول الأصول الرقمية عمليات السحب كلها، بعدما اكتشف نظامها فارقًا قيمته 4.2 مليون دولار بين سجلّ العملاء ومحفظة التسويات. وقالت المنصة إن «لا دليل حتى الآن على اختراق»، وإن التداول والإيداع مستمران.',
        ),
        p(
          'ويستعمل المنصة 610 آلاف عميل في الخليج ومصر. وقال متحدث باسمها لصحيفة «ورّاق» إن الجهة الرقابية أُبلغت قبل الإعلان بعشرين دقيقة، كما تشترط الرخصة، وإن بيانًا مفصّلًا سيصدر خلال ست ساعات.',
        ),
        p(
          'وتراجع رمز المنصة (',
          isolate('AMB', 'en', 'ltr'),
          ') بنسبة 9% إلى 1.84 دولار قبل أن يستعيد نصف خسارته. ولم تسجّل منصتان منافستان سألناهما طلبات سحب غير معتادة.',
        ),
        p(
          'نتابع الخبر ونحدّث هذه المادة. وكنا قد شرحنا ',
          storyLink(storyId('when-withdrawals-stop'), 'ما الذي يحمي مالك حين تتوقف منصة عن السحب'),
          '.',
        ),
      ),
    },
    en: {
      slug: 'amberlane-halts-withdrawals',
      headline: 'Amberlane exchange halts withdrawals after a fault in its settlement wallet',
      standfirst:
        'The exchange says customers’ balances are whole and the halt is a precaution. It promises a full statement within six hours.',
      dateline: 'Dubai',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'salma-haddad', role: 'author' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Amberlane, a digital-asset exchange, stopped all withdrawals after its systems found a gap of $4.2m between customers’ records and the wallet from which it settles. There was “no evidence so far of an intrusion”, it said; trading and deposits go on.',
        ),
        p(
          'The exchange has 610,000 customers in the Gulf and Egypt. A spokesman told Warraq that the regulator had been informed twenty minutes before the announcement, as the licence requires, and that a full statement would follow within six hours.',
        ),
        p(
          'Its token, AMB, fell 9% to $1.84 before regaining half the loss. Two rival exchanges told us they had seen no unusual requests to withdraw.',
        ),
        p(
          'We are following this story and will update it. Elsewhere we explain ',
          storyLink(
            storyId('when-withdrawals-stop'),
            'what protects your money when an exchange stops paying out',
          ),
          '.',
        ),
      ),
    },
    fr: {
      slug: 'amberlane-suspend-les-retraits',
      headline: 'La plateforme Amberlane suspend les retraits après une anomalie de règlement',
      standfirst:
        'Les soldes des clients seraient intacts et la suspension préventive. Un communiqué détaillé est promis sous six heures.',
      dateline: 'Dubaï',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'karim-benali', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'La plateforme d’échange d’actifs numériques Amberlane a suspendu tous les retraits, ses systèmes ayant relevé un écart de 4,2 millions de dollars entre les comptes des clients et le portefeuille de règlement. « Rien n’indique à ce stade une intrusion », assure-t-elle ; les échanges et les dépôts continuent.',
        ),
        p(
          'Amberlane compte 610 000 clients dans le Golfe et en Égypte. Un porte-parole a indiqué à Warraq que le régulateur avait été prévenu vingt minutes avant l’annonce, comme l’exige l’agrément, et qu’un communiqué détaillé suivrait dans les six heures.',
        ),
        p(
          'Son jeton, le AMB, a cédé 9 %, à 1,84 dollar, avant d’effacer la moitié de ses pertes. Deux plateformes concurrentes disent n’avoir constaté aucun afflux de demandes de retrait.',
        ),
        p(
          'Cet article sera mis à jour. Nous expliquons par ailleurs ',
          storyLink(
            storyId('when-withdrawals-stop'),
            'ce qui protège votre argent quand une plateforme ne paie plus',
          ),
          '.',
        ),
      ),
    },
    fa: {
      slug: 'صرافی-امبرلین-برداشت-را-متوقف-کرد',
      headline: 'صرافی Amberlane پس از نقصی در کیف پول تسویه، برداشت را متوقف کرد',
      standfirst:
        'صرافی می‌گوید موجودی مشتریان کامل است و این توقف جنبهٔ احتیاطی دارد. قول بیانیه‌ای مفصل تا شش ساعت دیگر داده است.',
      dateline: 'دبی',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'صرافی دارایی‌های دیجیتال Amberlane همهٔ برداشت‌ها را متوقف کرد، پس از آن‌که سامانه‌اش میان دفتر مشتریان و کیف پول تسویه ۴٫۲ میلیون دلار اختلاف یافت. به گفتهٔ صرافی «تا این لحظه نشانه‌ای از نفوذ در دست نیست» و خرید و فروش و واریز ادامه دارد.',
        ),
        p(
          'این صرافی در کشورهای خلیج و مصر ۶۱۰ هزار مشتری دارد. سخنگوی آن به «ورّاق» گفت نهاد ناظر، چنان‌که مجوز ایجاب می‌کند، بیست دقیقه پیش از اعلام خبر آگاه شده و بیانیهٔ مفصل تا شش ساعت دیگر منتشر می‌شود.',
        ),
        p(
          'توکن صرافی (',
          isolate('AMB', 'en', 'ltr'),
          ') ۹ درصد افت کرد و به ۱٫۸۴ دلار رسید و سپس نیمی از افت را جبران کرد. دو صرافی رقیب به ما گفتند درخواست برداشت نامعمولی ندیده‌اند.',
        ),
        p(
          'این خبر را پی می‌گیریم و به‌روز می‌کنیم. پیش‌تر توضیح داده‌ایم که ',
          storyLink(storyId('when-withdrawals-stop'), 'وقتی صرافی پول نمی‌دهد چه چیزی از شما محافظت می‌کند'),
          '.',
        ),
      ),
    },
    he: {
      slug: 'אמברליין-עצרה-משיכות',
      headline: 'הבורסה Amberlane עצרה את המשיכות אחרי תקלה בארנק הסליקה',
      standfirst:
        'לדברי הבורסה יתרות הלקוחות שלמות והעצירה היא אמצעי זהירות. הודעה מפורטת הובטחה בתוך שש שעות.',
      dateline: 'דובאי',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'בורסת הנכסים הדיגיטליים Amberlane עצרה את כל המשיכות אחרי שמערכותיה גילו פער של 4.2 מיליון דולר בין רישומי הלקוחות לבין ארנק הסליקה. ״אין לפי שעה שום סימן לפריצה״, מסרה הבורסה; המסחר וההפקדות נמשכים.',
        ),
        p(
          'לבורסה 610 אלף לקוחות במפרץ ובמצרים. דובר מטעמה אמר ל״וראק״ כי הרגולטור עודכן עשרים דקות לפני הפרסום, כנדרש ברישיון, וכי הודעה מפורטת תפורסם בתוך שש שעות.',
        ),
        p(
          'האסימון של הבורסה (',
          isolate('AMB', 'en', 'ltr'),
          ') ירד ב־9% ל־1.84 דולר, ואז מחק מחצית מהירידה. שתי בורסות מתחרות אמרו לנו שלא ראו בקשות משיכה חריגות.',
        ),
        p(
          'הידיעה תתעדכן. במאמר נפרד הסברנו ',
          storyLink(storyId('when-withdrawals-stop'), 'מה מגן על הכסף שלכם כשבורסה מפסיקה לשלם'),
          '.',
        ),
      ),
    },
    ur: {
      slug: 'ایمبرلین-نے-رقوم-نکلوانا-روک-دیا',
      headline: 'تصفیے کے والٹ میں خرابی پر Amberlane نے رقوم نکلوانا روک دیا',
      standfirst:
        'ایکسچینج کے مطابق صارفین کی رقوم پوری ہیں اور یہ قدم احتیاطی ہے۔ چھ گھنٹے میں تفصیلی بیان کا وعدہ کیا گیا ہے۔',
      dateline: 'دبئی',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'ڈیجیٹل اثاثوں کی ایکسچینج Amberlane نے رقوم نکلوانے کا عمل مکمل طور پر روک دیا ہے۔ اس کے نظام کو صارفین کے کھاتوں اور تصفیے کے والٹ میں 42 لاکھ ڈالر کا فرق ملا تھا۔ ایکسچینج کا کہنا ہے کہ ”اب تک کسی مداخلت کا ثبوت نہیں ملا“ اور خرید و فروخت اور رقم جمع کرانے کا عمل جاری ہے۔',
        ),
        p(
          'خلیج اور مصر میں اس کے 6 لاکھ 10 ہزار صارفین ہیں۔ ترجمان نے ”ورّاق“ کو بتایا کہ لائسنس کی شرط کے مطابق نگران ادارے کو اعلان سے بیس منٹ پہلے آگاہ کر دیا گیا تھا اور تفصیلی بیان چھ گھنٹے کے اندر جاری ہو گا۔',
        ),
        p(
          'ایکسچینج کا ٹوکن (',
          isolate('AMB', 'en', 'ltr'),
          ') 9 فیصد گر کر 1.84 ڈالر پر آیا، پھر آدھا نقصان پورا کر لیا۔ دو حریف ایکسچینجز نے ہمیں بتایا کہ ان کے ہاں رقم نکلوانے کی غیر معمولی درخواستیں نہیں آئیں۔',
        ),
        p(
          'خبر پر نظر ہے اور یہ تحریر تازہ کی جاتی رہے گی۔ ہم الگ سے سمجھا چکے ہیں کہ ',
          storyLink(storyId('when-withdrawals-stop'), 'ایکسچینج ادائیگی روک دے تو آپ کی رقم کا محافظ کون ہے'),
          '۔',
        ),
      ),
    },
  },
}
