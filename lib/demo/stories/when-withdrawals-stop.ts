import { bullets, doc, h2, numbered, p, storyLink } from '../../story/compose.ts'
import { type DemoStory, storyId } from '../demo-story.ts'
import { storyPictures } from '../story-pictures.ts'

export const whenWithdrawalsStop: DemoStory = {
  key: 'when-withdrawals-stop',
  kind: 'explainer',
  section: 'policy',
  desk: 'dubai',
  topics: ['regulation', 'digital-currencies'],
  picture: storyPictures['when-withdrawals-stop'],
  publishedHoursAgo: 47,
  versions: {
    ar: {
      slug: 'ما-الذي-يحمي-مالك-حين-تتوقف-منصة',
      headline: 'ما الذي يحمي مالك حين تتوقف منصة عن السحب؟',
      standfirst: 'أربعة أسئلة تسألها قبل أن تودع، لأن جوابها بعد الإيداع يصل متأخرًا.',
      bylines: [{ author: 'yusuf-rahal', role: 'author' }],
      body: doc(
        p(
          'الرقم الذي تراه على شاشة المنصة ليس مالًا، بل وعد بأن المال موجود. والفرق بين منصة وأخرى هو من يستطيع أن يتحقق من الوعد، ومن يدفع إذا لم يصدق.',
        ),
        h2('هل أموالك مفصولة عن أموال المنصة؟'),
        p(
          'تشترط رخص ثلاث هيئات خليجية أن تُحفظ أرصدة العملاء في حساب لا تصل إليه ديون الشركة. ابحث في عقدك عن كلمتَي «أمانة» أو «حفظ منفصل». إن وجدت مكانهما «قرض» أو «استعمال»، فأنت مُقرض للمنصة لا مودع فيها.',
        ),
        h2('من يعدّ، وكل كم؟'),
        p(
          'إثبات الاحتياطي صورة في لحظة، والتدقيق فيلم. اسأل عن تاريخ آخر تدقيق، وعمّا إذا كان المدقّق قد عدّ ما على الشركة كما عدّ ما لها. وقد رأينا في ',
          storyLink(storyId('gold-vault-audit'), 'تدقيق خزنة رمز الذهب'),
          ' كيف تصحّ السبائك كلها ويبقى السؤال.',
        ),
        h2('ماذا يحدث في الساعة الأولى؟'),
        p('القاعدة الجديدة تُلزم المنصة إذا أوقفت السحب بثلاثة أمور:'),
        numbered(
          'إبلاغ الرقيب قبل الجمهور، وبفارق لا يتجاوز نصف ساعة.',
          'بيان يقول ما عُرف وما لم يُعرف، خلال ست ساعات.',
          'جدول للفتح يبدأ بأصغر الأرصدة.',
        ),
        h2('ومن يدفع إذا لم يُفتح الباب؟'),
        p(
          'لا ضمان للودائع هنا كما في البنوك. بعض المنصات تشتري تأمينًا على السرقة، ولا يشمل عادة خطأ الدفاتر ولا الإفلاس. وأسوأ ما تفعله عندئذ أن ترسل مالًا جديدًا لتُخرج القديم.',
        ),
        h2('قبل أن تودع'),
        bullets(
          'لا تُبقِ على منصة ما تحتاج إليه هذا الشهر.',
          'جرّب أن تسحب مبلغًا صغيرًا قبل أن تودع مبلغًا كبيرًا.',
          'احفظ كشوفك خارج التطبيق: أول ما يتوقف هو الشاشة.',
        ),
      ),
    },
    en: {
      slug: 'what-protects-your-money-when-withdrawals-stop',
      headline: 'What protects your money when an exchange stops paying out?',
      standfirst: 'Four questions to ask before you deposit, because afterwards the answers come late.',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'The number on an exchange’s screen is not money. It is a promise that the money is there. Exchanges differ in who can check that promise, and in who pays when it fails.',
        ),
        h2('Is your money kept apart from theirs?'),
        p(
          'The licences of three Gulf regulators require customers’ balances to be held where the company’s debts cannot reach them. Look in your contract for “held in trust” or “segregated”. If it says “loan” or “use” instead, you are not a depositor but a lender.',
        ),
        h2('Who counts, and how often?'),
        p(
          'A proof of reserves is a photograph; an audit is a film. Ask when the last audit was, and whether the auditor counted what the company owes as well as what it has. In ',
          storyLink(storyId('gold-vault-audit'), 'the audit of a gold token’s vault'),
          ' every bar was there, and the question remained.',
        ),
        h2('What happens in the first hour?'),
        p('Under the new rule an exchange that stops withdrawals owes three things:'),
        numbered(
          'Word to the regulator before the public, by no more than half an hour.',
          'A statement within six hours of what is known and what is not.',
          'A timetable for reopening that begins with the smallest balances.',
        ),
        h2('And who pays if the door stays shut?'),
        p(
          'There is no deposit insurance here as there is at banks. Some exchanges insure against theft; the policy seldom covers a mistake in the books, or bankruptcy. The worst thing you can do at that point is to send new money in order to get the old out.',
        ),
        h2('Before you deposit'),
        bullets(
          'Leave nothing on an exchange that you will need this month.',
          'Withdraw a small sum before you deposit a large one.',
          'Keep your statements outside the app: the screen is the first thing to stop.',
        ),
      ),
    },
    fr: {
      slug: 'ce-qui-protege-votre-argent-retraits-suspendus',
      headline: 'Qu’est-ce qui protège votre argent quand une plateforme ne paie plus ?',
      standfirst: 'Quatre questions à poser avant de déposer : après, les réponses arrivent tard.',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'karim-benali', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Le chiffre affiché par une plateforme n’est pas de l’argent : c’est la promesse que l’argent est là. Toute la différence tient à ceci : qui peut vérifier la promesse, et qui paie si elle n’est pas tenue.',
        ),
        h2('Votre argent est-il séparé du leur ?'),
        p(
          'Trois régulateurs du Golfe exigent que les soldes des clients soient conservés hors d’atteinte des dettes de la société. Cherchez dans votre contrat les mots « fiducie » ou « conservation séparée ». Si vous y lisez « prêt » ou « usage », vous n’êtes pas déposant, mais prêteur.',
        ),
        h2('Qui compte, et tous les combien ?'),
        p(
          'Une preuve de réserves est une photo ; un audit est un film. Demandez la date du dernier audit, et si l’auditeur a compté ce que la société doit autant que ce qu’elle possède. Dans ',
          storyLink(storyId('gold-vault-audit'), 'l’audit du coffre d’un jeton adossé à l’or'),
          ', tous les lingots étaient là, et la question demeurait.',
        ),
        h2('Que se passe-t-il la première heure ?'),
        p('La nouvelle règle impose trois devoirs à la plateforme qui suspend les retraits :'),
        numbered(
          'Prévenir le régulateur avant le public, sans dépasser une demi-heure d’écart.',
          'Publier dans les six heures ce qui est su et ce qui ne l’est pas.',
          'Donner un calendrier de réouverture qui commence par les plus petits soldes.',
        ),
        h2('Et qui paie si la porte reste close ?'),
        p(
          'Aucune garantie des dépôts, contrairement aux banques. Certaines plateformes s’assurent contre le vol ; l’erreur d’écriture et la faillite sont rarement couvertes. Le pire réflexe serait alors d’envoyer de l’argent frais pour récupérer l’ancien.',
        ),
        h2('Avant de déposer'),
        bullets(
          'Ne laissez pas sur une plateforme ce dont vous aurez besoin ce mois-ci.',
          'Retirez une petite somme avant d’en déposer une grande.',
          'Gardez vos relevés hors de l’application : l’écran est la première chose qui s’éteint.',
        ),
      ),
    },
    fa: {
      slug: 'وقتی-صرافی-پول-نمی-دهد',
      headline: 'وقتی صرافی پول نمی‌دهد چه چیزی از شما محافظت می‌کند؟',
      standfirst: 'چهار پرسش که باید پیش از واریز بپرسید، چون پاسخشان پس از آن دیر می‌رسد.',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'عددی که روی صفحهٔ صرافی می‌بینید پول نیست؛ قولی است که پول سر جایش هست. تفاوت صرافی‌ها در این است که چه کسی می‌تواند این قول را راستی‌آزمایی کند و اگر راست نبود چه کسی می‌پردازد.',
        ),
        h2('پول شما از پول صرافی جداست؟'),
        p(
          'مجوز سه نهاد ناظر در خلیج می‌گوید موجودی مشتریان باید جایی باشد که دست طلبکاران شرکت به آن نرسد. در قراردادتان دنبال «امانت» یا «نگهداری جداگانه» بگردید. اگر به جایش «قرض» یا «استفاده» نوشته، شما سپرده‌گذار نیستید، وام‌دهنده‌اید.',
        ),
        h2('چه کسی می‌شمارد و هر چند وقت؟'),
        p(
          'گواهی ذخیره یک عکس است و حسابرسی یک فیلم. بپرسید آخرین حسابرسی کی بوده و آیا حسابرس بدهی‌ها را هم مثل دارایی‌ها شمرده است. در ',
          storyLink(storyId('gold-vault-audit'), 'حسابرسی خزانهٔ یک توکن طلا'),
          ' همهٔ شمش‌ها سر جایشان بود و پرسش هم سر جایش ماند.',
        ),
        h2('در ساعت نخست چه می‌شود؟'),
        p('طبق قاعدهٔ تازه، صرافی‌ای که برداشت را متوقف کند سه وظیفه دارد:'),
        numbered(
          'خبر دادن به نهاد ناظر پیش از مردم، با فاصله‌ای نه بیش از نیم ساعت.',
          'بیانیه‌ای تا شش ساعت بعد، دربارهٔ آنچه معلوم است و آنچه نیست.',
          'جدولی برای بازگشایی که از کمترین موجودی‌ها آغاز می‌شود.',
        ),
        h2('و اگر در باز نشد چه کسی می‌پردازد؟'),
        p(
          'اینجا مانند بانک‌ها بیمهٔ سپرده نیست. بعضی صرافی‌ها در برابر سرقت بیمه‌اند، که معمولاً خطای دفتر و ورشکستگی را نمی‌پوشاند. بدترین کار در آن لحظه فرستادن پول تازه برای بیرون کشیدن پول کهنه است.',
        ),
        h2('پیش از واریز'),
        bullets(
          'پولی را که این ماه لازم دارید در صرافی نگذارید.',
          'پیش از واریز مبلغ بزرگ، مبلغی کوچک برداشت کنید.',
          'صورت‌حساب‌ها را بیرون از برنامه نگه دارید: نخستین چیزی که از کار می‌افتد صفحه است.',
        ),
      ),
    },
    he: {
      slug: 'מה-מגן-על-הכסף-כשבורסה-עוצרת',
      headline: 'מה מגן על הכסף שלכם כשבורסה מפסיקה לשלם?',
      standfirst: 'ארבע שאלות שכדאי לשאול לפני ההפקדה, כי אחריה התשובות מאחרות.',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'המספר שמופיע על המסך אינו כסף אלא הבטחה שהכסף נמצא. הבורסות נבדלות בשאלה מי יכול לבדוק את ההבטחה, ומי ישלם אם תתברר כשקרית.',
        ),
        h2('האם הכסף שלכם מופרד משלהם?'),
        p(
          'רישיונות של שלוש רשויות במפרץ דורשים שיתרות הלקוחות יוחזקו במקום שחובות החברה אינם מגיעים אליו. חפשו בחוזה ״נאמנות״ או ״משמורת נפרדת״. אם כתוב שם ״הלוואה״ או ״שימוש״, אינכם מפקידים אלא מלווים.',
        ),
        h2('מי סופר, ובאיזו תדירות?'),
        p(
          'הוכחת עתודות היא צילום; ביקורת היא סרט. שאלו מתי נערכה הביקורת האחרונה, ואם המבקר ספר גם מה שהחברה חייבת. ב',
          storyLink(storyId('gold-vault-audit'), 'ביקורת בכספת של אסימון זהב'),
          ' כל המטילים היו במקומם, והשאלה נשארה.',
        ),
        h2('מה קורה בשעה הראשונה?'),
        p('לפי הכלל החדש, בורסה שעוצרת משיכות חייבת בשלושה דברים:'),
        numbered(
          'הודעה לרגולטור לפני הציבור, בהפרש של חצי שעה לכל היותר.',
          'הודעה בתוך שש שעות על מה שידוע ומה שאינו ידוע.',
          'לוח זמנים לפתיחה מחדש, שמתחיל ביתרות הקטנות.',
        ),
        h2('ומי ישלם אם הדלת לא תיפתח?'),
        p(
          'אין כאן ביטוח פיקדונות כמו בבנקים. יש בורסות שמבטחות מפני גנֵבה, אך הפוליסה כמעט אינה מכסה טעות ברישום או פשיטת רגל. הדבר הגרוע ביותר באותו רגע הוא לשלוח כסף חדש כדי לחלץ את הישן.',
        ),
        h2('לפני שמפקידים'),
        bullets(
          'אל תשאירו בבורסה כסף שתזדקקו לו החודש.',
          'משכו סכום קטן לפני שתפקידו סכום גדול.',
          'שמרו את דפי החשבון מחוץ ליישומון: המסך הוא הראשון שנכבה.',
        ),
      ),
    },
    ur: {
      slug: 'ایکسچینج-ادائیگی-روک-دے-تو',
      headline: 'پلیٹ فارم ادائیگی روک دے تو آپ کی رقم کا محافظ کون ہے؟',
      standfirst: 'چار سوال جو رقم جمع کرانے سے پہلے پوچھنے چاہییں، کیونکہ بعد میں جواب دیر سے ملتا ہے۔',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'ایکسچینج کی سکرین پر نظر آنے والا عدد رقم نہیں، اس بات کا وعدہ ہے کہ رقم موجود ہے۔ فرق صرف یہ ہے کہ وعدے کی جانچ کون کر سکتا ہے اور وعدہ پورا نہ ہو تو ادائیگی کون کرتا ہے۔',
        ),
        h2('کیا آپ کی رقم کمپنی کی رقم سے الگ ہے؟'),
        p(
          'خلیج کے تین نگران اداروں کے لائسنس کی شرط ہے کہ صارفین کی رقوم وہاں رکھی جائیں جہاں کمپنی کے قرض خواہوں کا ہاتھ نہ پہنچے۔ اپنے معاہدے میں ”امانت“ یا ”الگ تحویل“ کے الفاظ تلاش کریں۔ اگر وہاں ”قرض“ یا ”استعمال“ لکھا ہے تو آپ کھاتے دار نہیں، قرض دینے والے ہیں۔',
        ),
        h2('گنتی کون کرتا ہے اور کتنے عرصے بعد؟'),
        p(
          'ذخائر کا ثبوت ایک تصویر ہے اور آڈٹ ایک فلم۔ پوچھیے کہ آخری آڈٹ کب ہوا اور کیا آڈیٹر نے کمپنی کے واجبات بھی گنے تھے۔ ',
          storyLink(storyId('gold-vault-audit'), 'سونے کے ایک ٹوکن کی تجوری کے آڈٹ'),
          ' میں تمام اینٹیں موجود تھیں، سوال پھر بھی باقی رہا۔',
        ),
        h2('پہلے گھنٹے میں کیا ہوتا ہے؟'),
        p('نئے ضابطے کے تحت رقوم نکلوانا روکنے والی ایکسچینج پر تین باتیں لازم ہیں:'),
        numbered(
          'عوام سے پہلے نگران ادارے کو اطلاع، زیادہ سے زیادہ آدھے گھنٹے کے فرق سے۔',
          'چھ گھنٹے کے اندر بیان کہ کیا معلوم ہے اور کیا نہیں۔',
          'بحالی کا نظام الاوقات، جو سب سے چھوٹی رقوم سے شروع ہو۔',
        ),
        h2('اور دروازہ نہ کھلا تو ادائیگی کون کرے گا؟'),
        p(
          'یہاں بینکوں کی طرح کھاتوں کا بیمہ نہیں ہوتا۔ کچھ ایکسچینجز چوری کا بیمہ لیتی ہیں، مگر اس میں کھاتوں کی غلطی اور دیوالیہ پن عموماً شامل نہیں ہوتے۔ ایسے میں بدترین قدم یہ ہے کہ پرانی رقم نکالنے کے لیے نئی رقم بھیج دی جائے۔',
        ),
        h2('جمع کرانے سے پہلے'),
        bullets(
          'جو رقم اسی مہینے چاہیے وہ ایکسچینج پر نہ چھوڑیں۔',
          'بڑی رقم جمع کرانے سے پہلے چھوٹی رقم نکلوا کر دیکھیں۔',
          'اپنے گوشوارے ایپ سے باہر محفوظ رکھیں: سب سے پہلے سکرین ہی بند ہوتی ہے۔',
        ),
      ),
    },
  },
}
