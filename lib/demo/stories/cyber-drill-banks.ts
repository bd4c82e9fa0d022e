import { bullets, doc, p, storyLink } from '../../story/compose.ts'
import { type DemoStory, storyId } from '../demo-story.ts'

export const cyberDrillBanks: DemoStory = {
  key: 'cyber-drill-banks',
  kind: 'report',
  section: 'policy',
  desk: 'dubai',
  topics: ['cybersecurity', 'regulation'],
  picture: 'padlock',
  publishedHoursAgo: 1,
  versions: {
    ar: {
      slug: 'تمرين-سيبراني-للبنوك',
      headline: '23 بنكًا خليجيًّا في تمرين سيبراني واحد: أبطأ ما فيه الهاتف',
      standfirst: 'نجحت الأنظمة في عزل برنامج الفدية الافتراضي خلال دقائق، وتعثّر البشر في معرفة من يُتصل به.',
      dateline: 'المنامة',
      bylines: [{ author: 'yusuf-rahal', role: 'author' }],
      body: doc(
        p(
          'استغرق عزل الخوادم المصابة إحدى عشرة دقيقة، واستغرق إبلاغ الجهة الرقابية ثلاث ساعات وأربعين دقيقة. بهذه المفارقة خرج منظّمو «موجة 3»، وهو تمرين سيبراني اختُتم اليوم في المنامة وشارك فيه 23 بنكًا من أربع دول خليجية.',
        ),
        p(
          'افترض السيناريو أن برنامج فدية باسم GREYTIDE تسلل من حساب مورّد صغير يصون طابعات الفروع، ثم شفّر دفتر القيود الليلي وطالب بمبلغ 40 مليون دولار. ولم يُبلَّغ المشاركون بموعد الهجوم، بل بأسبوعه فقط.',
        ),
        p('وجاء في الخلاصة التي وُزّعت على الصحافيين:'),
        bullets(
          '19 بنكًا استعادت بياناتها من نسخة معزولة خلال المهلة المحددة، وهي ست ساعات.',
          '7 بنوك اتصلت برقم طوارئ توقف عن العمل منذ نقل المقر.',
          'بنكان دفعا الفدية الافتراضية قبل أن يسألا أحدًا.',
        ),
        p(
          '«التقنية اشتريناها، أما دفتر الهاتف فنسيناه»، قالت دلال الكوهجي، رئيسة أمن المعلومات في أحد البنوك المشاركة. وأضافت أن فريقها علّق على الجدار ورقة بخط اليد عليها خمسة أرقام، «لأن أول ما يضيع في هجوم كهذا هو البريد الإلكتروني».',
        ),
        p(
          'وتقول مسودة تعميم ستُعرض للتشاور الشهر المقبل إن الإبلاغ يجب أن يتم خلال ساعة من الرصد، لا من التأكد. وكان ',
          storyLink(storyId('exchange-outage-anatomy'), 'توقف منصة تداول مدة 74 دقيقة'),
          ' قد أعاد طرح السؤال عمّن يُخبَر أولًا: الرقيب أم العميل.',
        ),
      ),
    },
    en: {
      slug: 'banks-in-a-cyber-drill',
      headline: 'Twenty-three Gulf banks in one cyber drill: the slowest part was the telephone',
      standfirst:
        'Systems isolated an imaginary ransomware within minutes. People could not work out whom to call.',
      dateline: 'Manama',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Isolating the infected servers took eleven minutes. Telling the regulator took three hours and forty. That was the paradox with which the organisers of “Wave 3”, a drill that ended in Manama today, sent home 23 banks from four Gulf states.',
        ),
        p(
          'In the scenario a ransomware called GREYTIDE slipped in through the account of a small supplier who looks after printers at branches, encrypted the night ledger and demanded $40m. Those taking part had been told the week of the attack, but not the day.',
        ),
        p('The summary handed to reporters says:'),
        bullets(
          '19 banks restored their data from an isolated copy within the six hours allowed.',
          '7 called an emergency number that had been dead since an office moved.',
          'Two paid the imaginary ransom before they had asked anybody.',
        ),
        p(
          '“We bought the technology and forgot the phone book,” said Dalal al-Kooheji, head of information security at one of the banks. Her team has since pinned up a sheet with five numbers in handwriting, “because the first thing you lose in such an attack is e-mail”.',
        ),
        p(
          'A draft circular, due for consultation next month, would have an attack reported within an hour of its being seen, not of its being confirmed. The question of who is told first, the regulator or the customer, had been raised again when ',
          storyLink(storyId('exchange-outage-anatomy'), 'a trading platform stopped for 74 minutes'),
          '.',
        ),
      ),
    },
    fr: {
      slug: 'vingt-trois-banques-un-exercice-cyber',
      headline: 'Vingt-trois banques du Golfe à l’exercice : le plus lent, c’était le téléphone',
      standfirst:
        'Les systèmes ont isolé un rançongiciel fictif en quelques minutes. Les humains ne savaient pas qui appeler.',
      dateline: 'Manama',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'karim-benali', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Isoler les serveurs infectés a pris onze minutes ; prévenir le régulateur, trois heures quarante. C’est sur ce paradoxe que les organisateurs de « Vague 3 », exercice achevé aujourd’hui à Manama, ont congédié 23 banques de quatre pays du Golfe.',
        ),
        p(
          'Le scénario : un rançongiciel nommé GREYTIDE s’introduit par le compte d’un petit fournisseur chargé des imprimantes, chiffre le registre de nuit et réclame 40 millions de dollars. Les participants connaissaient la semaine de l’attaque, pas le jour.',
        ),
        p('Du bilan remis à la presse, on retient :'),
        bullets(
          '19 banques ont restauré leurs données depuis une copie isolée dans les six heures prévues.',
          '7 ont appelé un numéro d’urgence mort depuis un déménagement.',
          'Deux ont payé la rançon fictive avant de demander à quiconque.',
        ),
        p(
          '« Nous avions acheté la technique et oublié l’annuaire », dit Dalal al-Kooheji, responsable de la sécurité informatique d’une des banques. Son équipe a depuis affiché au mur cinq numéros écrits à la main, « car la première chose que l’on perd, c’est la messagerie ».',
        ),
        p(
          'Un projet de circulaire, soumis à consultation le mois prochain, voudrait que l’attaque soit signalée dans l’heure où elle est vue, et non confirmée. La question de savoir qui l’on prévient d’abord, du régulateur ou du client, s’était déjà posée lorsqu’',
          storyLink(storyId('exchange-outage-anatomy'), 'une plateforme était restée muette 74 minutes'),
          '.',
        ),
      ),
    },
    fa: {
      slug: 'رزمایش-سایبری-بانک-ها',
      headline: '۲۳ بانک خلیج در یک رزمایش سایبری: کندترین بخش تلفن بود',
      standfirst: 'سامانه‌ها باج‌افزار فرضی را در چند دقیقه جدا کردند و آدم‌ها نمی‌دانستند به که زنگ بزنند.',
      dateline: 'منامه',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'جدا کردن سرورهای آلوده یازده دقیقه طول کشید و خبر دادن به نهاد ناظر سه ساعت و چهل دقیقه. برگزارکنندگان «موج ۳»، رزمایشی که امروز در منامه پایان یافت، ۲۳ بانک از چهار کشور خلیج را با همین تناقض راهی کردند.',
        ),
        p(
          'در سناریو باج‌افزاری به نام GREYTIDE از حساب پیمانکار کوچکی که چاپگر شعبه‌ها را تعمیر می‌کند نفوذ می‌کند، دفتر شبانه را رمز می‌کند و ۴۰ میلیون دلار می‌خواهد. به شرکت‌کنندگان هفتهٔ حمله را گفته بودند، نه روزش را.',
        ),
        p('در خلاصه‌ای که به خبرنگاران دادند آمده است:'),
        bullets(
          '۱۹ بانک در مهلت شش‌ساعته داده‌ها را از نسخهٔ جداشده بازگرداندند.',
          '۷ بانک به شمارهٔ اضطراری‌ای زنگ زدند که از زمان جابه‌جایی دفتر قطع بود.',
          'دو بانک پیش از آن‌که از کسی بپرسند باج فرضی را پرداختند.',
        ),
        p(
          'دلال الکوهجی، رئیس امنیت اطلاعات یکی از بانک‌ها، گفت: «فناوری را خریدیم و دفتر تلفن را فراموش کردیم.» گروه او از آن پس برگه‌ای با پنج شماره به خط دست به دیوار زده است، «چون نخستین چیزی که در چنین حمله‌ای از دست می‌رود ایمیل است».',
        ),
        p(
          'پیش‌نویس بخشنامه‌ای که ماه آینده به نظرخواهی می‌رود می‌خواهد حمله تا یک ساعت پس از دیده شدن گزارش شود، نه پس از تأیید. این پرسش که اول به که باید گفت، ناظر یا مشتری، پس از ',
          storyLink(storyId('exchange-outage-anatomy'), 'توقف ۷۴ دقیقه‌ای یک سکوی معاملاتی'),
          ' باز مطرح شده بود.',
        ),
      ),
    },
    he: {
      slug: 'תרגיל-סייבר-לבנקים',
      headline: '23 בנקים מהמפרץ בתרגיל סייבר אחד: האיטי מכול היה הטלפון',
      standfirst: 'המערכות בודדו כופרה דמיונית בתוך דקות. האנשים לא ידעו למי להתקשר.',
      dateline: 'מנאמה',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'בידוד השרתים הנגועים ארך אחת־עשרה דקות. הדיווח לרגולטור ארך שלוש שעות וארבעים. בפרדוקס הזה נפרדו מארגני ״גל 3״, תרגיל שהסתיים היום במנאמה, מ־23 בנקים מארבע מדינות במפרץ.',
        ),
        p(
          'בתרחיש חדרה כופרה ששמה GREYTIDE דרך חשבונו של ספק קטן שמתחזק מדפסות בסניפים, הצפינה את פנקס הלילה ודרשה 40 מיליון דולר. המשתתפים ידעו באיזה שבוע תבוא ההתקפה, לא באיזה יום.',
        ),
        p('בסיכום שחולק לעיתונאים נכתב:'),
        bullets(
          '19 בנקים שחזרו את נתוניהם מעותק מבודד בתוך שש השעות שהוקצו.',
          '7 התקשרו למספר חירום שאינו פעיל מאז שעבר המשרד.',
          'שניים שילמו את הכופר הדמיוני לפני ששאלו מישהו.',
        ),
        p(
          '״את הטכנולוגיה קנינו, ואת ספר הטלפונים שכחנו״, אמרה דלאל אלכוהג׳י, ראש אבטחת המידע באחד הבנקים. הצוות שלה תלה מאז על הקיר דף ובו חמישה מספרים בכתב יד, ״כי הדבר הראשון שאובד בהתקפה כזאת הוא הדואר האלקטרוני״.',
        ),
        p(
          'טיוטת חוזר שתפורסם להערות בחודש הבא תדרוש לדווח בתוך שעה מרגע הגילוי ולא מרגע האישור. השאלה למי מספרים קודם, לרגולטור או ללקוח, שבה ועלתה כש',
          storyLink(storyId('exchange-outage-anatomy'), 'זירת מסחר השתתקה ל־74 דקות'),
          '.',
        ),
      ),
    },
    ur: {
      slug: 'بینکوں-کی-سائبر-مشق',
      headline: 'خلیج کے 23 بینک ایک سائبر مشق میں: سب سے سست ٹیلی فون نکلا',
      standfirst: 'نظام نے فرضی رینسم ویئر منٹوں میں الگ کر دیا، لوگ یہی نہ جان سکے کہ فون کسے کریں۔',
      dateline: 'منامہ',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'متاثرہ سرور الگ کرنے میں گیارہ منٹ لگے اور نگران ادارے کو بتانے میں تین گھنٹے چالیس منٹ۔ آج منامہ میں ختم ہونے والی مشق ”موج 3“ کے منتظمین نے چار خلیجی ملکوں کے 23 بینکوں کو اسی تضاد کے ساتھ رخصت کیا۔',
        ),
        p(
          'فرض کیا گیا کہ GREYTIDE نامی رینسم ویئر برانچوں کے پرنٹر سنبھالنے والے ایک چھوٹے ٹھیکے دار کے کھاتے سے گھسا، رات کا کھاتہ بند کیا اور 4 کروڑ ڈالر مانگے۔ شرکا کو حملے کا ہفتہ بتایا گیا تھا، دن نہیں۔',
        ),
        p('صحافیوں کو دیے گئے خلاصے میں ہے:'),
        bullets(
          '19 بینکوں نے مقررہ چھ گھنٹے میں الگ رکھی نقل سے ڈیٹا بحال کر لیا۔',
          '7 بینکوں نے وہ ہنگامی نمبر ملایا جو دفتر کی منتقلی سے بند پڑا ہے۔',
          'دو نے کسی سے پوچھے بغیر فرضی تاوان ادا کر دیا۔',
        ),
        p(
          'شریک بینکوں میں سے ایک کی سربراہِ معلوماتی تحفظ دلال الکوہجی نے کہا: ”ٹیکنالوجی خرید لی، فون بک بھول گئے۔“ ان کی ٹیم نے اب دیوار پر ہاتھ سے لکھے پانچ نمبر لگا رکھے ہیں، ”کیونکہ ایسے حملے میں سب سے پہلے ای میل جاتی ہے“۔',
        ),
        p(
          'اگلے ماہ مشاورت کے لیے آنے والے سرکلر کے مسودے میں ہے کہ حملے کی اطلاع تصدیق سے نہیں، نظر آنے سے ایک گھنٹے کے اندر دی جائے۔ پہلے کسے بتایا جائے، نگران کو یا صارف کو، یہ سوال ',
          storyLink(storyId('exchange-outage-anatomy'), 'ایک تجارتی پلیٹ فارم کی 74 منٹ کی خاموشی'),
          ' نے پھر اٹھایا تھا۔',
        ),
      ),
    },
  },
}
