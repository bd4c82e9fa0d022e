import { doc, h2, isolate, p, table } from '../../story/compose.ts'
import type { DemoStory } from '../demo-story.ts'
import { storyPictures } from '../story-pictures.ts'

/** What once reached us as a machine’s translation of a newsletter, told as a desk would. It never leads. */
export const countingChainPatents: DemoStory = {
  key: 'counting-chain-patents',
  kind: 'analysis',
  section: 'digital-assets',
  desk: 'san-francisco',
  topics: ['blockchain', 'digital-currencies', 'payments'],
  picture: storyPictures['counting-chain-patents'],
  publishedHoursAgo: 74,
  versions: {
    ar: {
      slug: 'سباق-براءات-سلسلة-الكتل',
      headline: 'سباق سلسلة الكتل يُعدّ بالبراءات، والبراءات لا تقول من يسبق',
      standfirst:
        'شرق آسيا يودِع ضعف ما تودعه أميركا الشمالية، والمال يسير في الاتجاه المعاكس. ثلاثة أرقام من أسبوع واحد.',
      dateline: 'سان فرانسيسكو',
      bylines: [
        { author: 'daniel-reyes', role: 'author' },
        { author: 'nour-khatib', role: 'translator' },
      ],
      translatedFrom: 'en',
      body: doc(
        p(
          'أعلن صندوق الأسهم الخاصة Red Ibis Capital، ومقره شنغهاي، عن استثمار بقيمة 270 مليون دولار في Tessel، وهي منصة لتداول الأوراق المالية المرمّزة تملكها شركة التجزئة الأميركية Overmill. وفي اليوم التالي قال مصرف تجاري كبير في شرق آسيا إنه سيضاعف إنفاقه على سلسلة الكتل وإنترنت الأشياء (IoT). وفي اليوم الثالث نُشرت أعداد البراءات.',
        ),
        p('اجتمعت الأخبار الثلاثة في عنوان واحد: «السباق محسوم». لكن كلًّا منها يقيس شيئًا آخر.'),
        table(
          'طلبات براءات سلسلة الكتل، آخر عامين. حساب «ورّاق» من أربعة سجلات',
          ['المقر', 'الطلبات', 'مُنحت', 'نسبة المنح'],
          ['شرق آسيا', '4,435', '619', '14%'],
          ['أميركا الشمالية', '1,833', '531', '29%'],
          ['أوروبا وغيرها', '902', '198', '22%'],
        ),
        h2('الطلب ليس براءة'),
        p(
          'أودعت شركات شرق آسيا ضعفي ما أودعته شركات أميركا الشمالية وأكثر، لكن ما مُنح منها واحد من كل سبعة. ومعظم الطلبات يدور حول أربعة أبواب: مشاركة البيانات، والدفع عبر الحدود، والعملة الرقمية، والفواتير الإلكترونية. وفي الباب الأخير وحده 700 طلب لا يختلف بعضها عن بعض إلا في اسم الحقل.',
        ),
        h2('والمال ليس تقنية'),
        p(
          'أما صفقة Tessel فاشترت رخصة لا شيفرة. فالمنصة من قلّة يحق لها أن تتداول أوراقًا مرمّزة (',
          isolate('ATS', 'en', 'ltr'),
          ')، وإيراداتها العام الماضي 6.1 مليون دولار. ومن دفع 270 مليونًا دفع ثمن باب مفتوح.',
        ),
        p(
          'تقول بريا نايار، رئيسة الأبحاث في Kestrel Labs، إن المقارنة الوحيدة ذات المعنى هي عدد من يستعملون الشيء بعد عام من إطلاقه: «لم أجد هذا الرقم عند أحد من الطرفين، وأظن أن هذا هو الخبر».',
        ),
      ),
    },
    en: {
      slug: 'counting-blockchain-patents',
      headline: 'The blockchain race is counted in patents, and patents do not say who is ahead',
      standfirst:
        'East Asia files twice as many as North America, and the money is moving the other way. Three figures from one week.',
      dateline: 'San Francisco',
      bylines: [{ author: 'daniel-reyes', role: 'author' }],
      body: doc(
        p(
          'Red Ibis Capital, a private-equity fund in Shanghai, announced an investment of $270m in Tessel, a marketplace for tokenised securities that belongs to Overmill, an American retailer. A day later a large commercial bank in East Asia said it would double what it spends on blockchains and the internet of things. On the third day the patent counts came out.',
        ),
        p(
          'The three items became one headline: the race is decided. But each of them measures something else.',
        ),
        table(
          'Applications for blockchain patents, past two years. Warraq’s count, from four registers',
          ['Seat', 'Applications', 'Granted', 'Share granted'],
          ['East Asia', '4,435', '619', '14%'],
          ['North America', '1,833', '531', '29%'],
          ['Europe and others', '902', '198', '22%'],
        ),
        h2('An application is not a patent'),
        p(
          'East Asian firms filed more than twice as many as North American ones, but one in seven of theirs was granted. Most fall under four heads: sharing data, paying across borders, digital currency and electronic invoices. The last alone has 700 applications that differ in little but the name of a field.',
        ),
        h2('And money is not technology'),
        p(
          'What the Tessel deal bought is a licence rather than code. The marketplace is one of few that may trade tokenised securities (it is an “alternative trading system”, or ATS), and took $6.1m in revenue last year. Whoever paid $270m paid for an open door.',
        ),
        p(
          'Priya Nayar, head of research at Kestrel Labs, says the only comparison that means anything is how many people still use a thing a year after its launch. “I found that number on neither side,” she says. “I think that is the news.”',
        ),
      ),
    },
    fr: {
      slug: 'compter-les-brevets-de-la-chaine-de-blocs',
      headline: 'Chaîne de blocs : la course se compte en brevets, qui ne disent pas qui mène',
      standfirst:
        'L’Asie de l’Est dépose deux fois plus que l’Amérique du Nord, et l’argent va dans l’autre sens. Trois chiffres d’une même semaine.',
      dateline: 'San Francisco',
      bylines: [
        { author: 'daniel-reyes', role: 'author' },
        { author: 'karim-benali', role: 'translator' },
      ],
      translatedFrom: 'en',
      body: doc(
        p(
          'Le fonds de capital-investissement Red Ibis Capital, établi à Shanghai, a annoncé un investissement de 270 millions de dollars dans Tessel, place de marché de titres « tokenisés » détenue par le distributeur américain Overmill. Le lendemain, une grande banque commerciale d’Asie de l’Est promettait de doubler ses dépenses dans la chaîne de blocs et l’internet des objets. Le troisième jour paraissaient les chiffres des brevets.',
        ),
        p(
          'Les trois nouvelles n’ont fait qu’un titre : la course est jouée. Chacune mesure pourtant autre chose.',
        ),
        table(
          'Demandes de brevets sur la chaîne de blocs, deux dernières années. Décompte de Warraq, quatre registres',
          ['Siège', 'Demandes', 'Délivrés', 'Part délivrée'],
          ['Asie de l’Est', '4 435', '619', '14 %'],
          ['Amérique du Nord', '1 833', '531', '29 %'],
          ['Europe et autres', '902', '198', '22 %'],
        ),
        h2('Une demande n’est pas un brevet'),
        p(
          'Les sociétés d’Asie de l’Est ont déposé plus du double des nord-américaines, mais une demande sur sept a abouti. La plupart relèvent de quatre rubriques : partage de données, paiement transfrontalier, monnaie numérique, facture électronique. La dernière compte à elle seule 700 demandes qui ne diffèrent guère que par le nom d’un champ.',
        ),
        h2('Et l’argent n’est pas la technique'),
        p(
          'L’opération Tessel a acheté un agrément plutôt que du code. La place est l’une des rares autorisées à négocier des titres « tokenisés » ; elle a réalisé l’an dernier 6,1 millions de dollars de recettes. Qui a payé 270 millions a payé une porte ouverte.',
        ),
        p(
          'Pour Priya Nayar, directrice de la recherche de Kestrel Labs, la seule comparaison qui vaille est le nombre de gens qui se servent encore de la chose un an après. « Je n’ai trouvé ce chiffre d’aucun côté, dit-elle. Je crois que c’est cela, la nouvelle. »',
        ),
      ),
    },
    fa: {
      slug: 'شمردن-ثبت-اختراع-بلاکچین',
      headline: 'مسابقهٔ زنجیرهٔ بلوکی را با ثبت اختراع می‌شمارند، که نمی‌گوید چه کسی جلوتر است',
      standfirst:
        'شرق آسیا دو برابر آمریکای شمالی درخواست می‌دهد و پول در جهت مخالف می‌رود. سه عدد از یک هفته.',
      dateline: 'سان‌فرانسیسکو',
      bylines: [
        { author: 'daniel-reyes', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'en',
      body: doc(
        p(
          'صندوق سرمایه‌گذاری خصوصی Red Ibis Capital در شانگهای از سرمایه‌گذاری ۲۷۰ میلیون دلاری در Tessel خبر داد؛ بازاری برای اوراق توکنی که از آنِ خرده‌فروش آمریکایی Overmill است. فردای آن بانک تجاری بزرگی در شرق آسیا گفت هزینه‌اش را در زنجیرهٔ بلوکی و اینترنت اشیا دو برابر می‌کند. روز سوم شمار ثبت اختراع‌ها منتشر شد.',
        ),
        p('سه خبر یک تیتر شد: «مسابقه تمام است.» اما هر یک چیز دیگری را می‌سنجد.'),
        table(
          'درخواست‌های ثبت اختراع زنجیرهٔ بلوکی در دو سال گذشته. شمارش «ورّاق» از چهار دفتر ثبت',
          ['مقر', 'درخواست', 'اعطاشده', 'سهم اعطاشده'],
          ['شرق آسیا', '۴٬۴۳۵', '۶۱۹', '۱۴٪'],
          ['آمریکای شمالی', '۱٬۸۳۳', '۵۳۱', '۲۹٪'],
          ['اروپا و دیگران', '۹۰۲', '۱۹۸', '۲۲٪'],
        ),
        h2('درخواست، ثبت اختراع نیست'),
        p(
          'شرکت‌های شرق آسیا بیش از دو برابر شرکت‌های آمریکای شمالی درخواست داده‌اند، اما از هر هفت درخواستشان یکی به ثبت رسیده است. بیشتر آن‌ها در چهار باب است: هم‌رسانی داده، پرداخت فرامرزی، ارز دیجیتال و صورت‌حساب الکترونیکی. باب آخر به‌تنهایی ۷۰۰ درخواست دارد که جز در نام یک فیلد فرقی با هم ندارند.',
        ),
        h2('و پول، فناوری نیست'),
        p(
          'معاملهٔ Tessel مجوز خرید، نه کد. این بازار از معدود جاهایی است که اجازهٔ دادوستد اوراق توکنی دارد و درآمدش در سال گذشته ۶٫۱ میلیون دلار بود. آن‌که ۲۷۰ میلیون پرداخت، بهای دری باز را پرداخت.',
        ),
        p(
          'پریا نایار، رئیس پژوهش Kestrel Labs، می‌گوید تنها مقایسهٔ بامعنا شمار کسانی است که یک سال پس از عرضه هنوز از آن استفاده می‌کنند: «این عدد را نزد هیچ‌یک از دو طرف نیافتم و گمان می‌کنم خبر همین است.»',
        ),
      ),
    },
    he: {
      slug: 'לספור-פטנטים-של-בלוקצ׳יין',
      headline: 'את מרוץ הבלוקצ׳יין סופרים בפטנטים, ופטנטים אינם אומרים מי מוביל',
      standfirst: 'מזרח אסיה מגישה פי שניים מצפון אמריקה, והכסף נע בכיוון ההפוך. שלושה מספרים משבוע אחד.',
      dateline: 'סן פרנסיסקו',
      bylines: [
        { author: 'daniel-reyes', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'en',
      body: doc(
        p(
          'קרן ההשקעות הפרטיות Red Ibis Capital משנגחאי הודיעה על השקעה של 270 מיליון דולר ב־Tessel, זירת מסחר בניירות ערך מוטבעים באסימונים שבבעלות הקמעונאית האמריקאית Overmill. למחרת הודיע בנק מסחרי גדול במזרח אסיה שיכפיל את הוצאותיו על בלוקצ׳יין ועל האינטרנט של הדברים. ביום השלישי פורסמו מספרי הפטנטים.',
        ),
        p('שלוש הידיעות נעשו לכותרת אחת: ״המרוץ הוכרע״. אלא שכל אחת מודדת דבר אחר.'),
        table(
          'בקשות לפטנטים על בלוקצ׳יין בשנתיים האחרונות. ספירה של ״וראק״ מארבעה מרשמים',
          ['מושב', 'בקשות', 'אושרו', 'שיעור האישור'],
          ['מזרח אסיה', '4,435', '619', '14%'],
          ['צפון אמריקה', '1,833', '531', '29%'],
          ['אירופה ואחרות', '902', '198', '22%'],
        ),
        h2('בקשה אינה פטנט'),
        p(
          'חברות ממזרח אסיה הגישו יותר מכפליים מחברות בצפון אמריקה, אך רק אחת מכל שבע בקשות שלהן אושרה. רובן נופלות לארבעה תחומים: שיתוף נתונים, תשלום חוצה גבולות, מטבע דיגיטלי וחשבוניות אלקטרוניות. באחרון לבדו 700 בקשות שנבדלות זו מזו בשם של שדה.',
        ),
        h2('וכסף אינו טכנולוגיה'),
        p(
          'עסקת Tessel קנתה רישיון ולא קוד. הזירה היא מן המעטות שרשאיות לסחור בניירות ערך מוטבעים, והכנסותיה אשתקד הסתכמו ב־6.1 מיליון דולר. מי ששילם 270 מיליון שילם על דלת פתוחה.',
        ),
        p(
          'פרייה נאייר, ראש המחקר ב־Kestrel Labs, אומרת שההשוואה היחידה בעלת משמעות היא כמה אנשים עדיין משתמשים בדבר שנה אחרי השקתו: ״לא מצאתי את המספר הזה אצל אף צד. נדמה לי שזו הידיעה״.',
        ),
      ),
    },
    ur: {
      slug: 'بلاک-چین-پیٹنٹ-کی-گنتی',
      headline: 'بلاک چین کی دوڑ پیٹنٹ سے گنی جاتی ہے، اور پیٹنٹ نہیں بتاتے کہ آگے کون ہے',
      standfirst:
        'مشرقی ایشیا شمالی امریکا سے دگنی درخواستیں دیتا ہے اور پیسہ الٹی سمت جا رہا ہے۔ ایک ہفتے کے تین عدد۔',
      dateline: 'سان فرانسسکو',
      bylines: [
        { author: 'daniel-reyes', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'en',
      body: doc(
        p(
          'شنگھائی کے نجی سرمایہ کاری فنڈ Red Ibis Capital نے Tessel میں 27 کروڑ ڈالر کی سرمایہ کاری کا اعلان کیا۔ یہ ٹوکن میں ڈھلی سکیورٹیز کی منڈی ہے جو امریکی خوردہ فروش Overmill کی ملکیت ہے۔ اگلے دن مشرقی ایشیا کے ایک بڑے تجارتی بینک نے کہا کہ وہ بلاک چین اور انٹرنیٹ آف تھنگز پر خرچ دگنا کرے گا۔ تیسرے دن پیٹنٹ کے اعداد آ گئے۔',
        ),
        p('تینوں خبریں ایک سرخی بن گئیں: ”دوڑ کا فیصلہ ہو گیا“۔ مگر ہر ایک کا پیمانہ الگ ہے۔'),
        table(
          'بلاک چین پیٹنٹ کی درخواستیں، گزشتہ دو برس۔ چار رجسٹروں سے ”ورّاق“ کی گنتی',
          ['صدر مقام', 'درخواستیں', 'منظور', 'منظوری کی شرح'],
          ['مشرقی ایشیا', '4,435', '619', '14%'],
          ['شمالی امریکا', '1,833', '531', '29%'],
          ['یورپ و دیگر', '902', '198', '22%'],
        ),
        h2('درخواست پیٹنٹ نہیں ہوتی'),
        p(
          'مشرقی ایشیا کی کمپنیوں نے شمالی امریکا سے دگنی سے بھی زیادہ درخواستیں دیں، مگر ان کی ہر سات میں سے ایک منظور ہوئی۔ زیادہ تر چار زمروں میں ہیں: ڈیٹا کا تبادلہ، سرحد پار ادائیگی، ڈیجیٹل کرنسی اور الیکٹرانک رسیدیں۔ صرف آخری زمرے میں 700 درخواستیں ہیں جن میں ایک خانے کے نام کے سوا کوئی فرق نہیں۔',
        ),
        h2('اور پیسہ ٹیکنالوجی نہیں ہوتا'),
        p(
          'جہاں تک Tessel کے سودے کا تعلق ہے، اس میں کوڈ نہیں، لائسنس خریدا گیا۔ یہ ان گنی چنی منڈیوں میں ہے جنہیں ٹوکن والی سکیورٹیز کی تجارت کی اجازت ہے، اور پچھلے سال اس کی آمدنی 61 لاکھ ڈالر تھی۔ جس نے 27 کروڑ دیے، اس نے کھلے دروازے کی قیمت دی۔',
        ),
        p(
          'تحقیقی ادارے Kestrel Labs کی سربراہ پریا نایار کہتی ہیں کہ بامعنی موازنہ ایک ہی ہے: اجرا کے ایک سال بعد کتنے لوگ اسے استعمال کر رہے ہیں۔ ”یہ عدد مجھے کسی طرف نہیں ملا، اور میرے خیال میں خبر یہی ہے۔“',
        ),
      ),
    },
  },
}
