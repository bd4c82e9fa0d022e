import { doc, p, pullQuote, quote, storyCard, verdict } from '../../story/compose.ts'
import { type DemoStory, storyId } from '../demo-story.ts'
import { storyPictures } from '../story-pictures.ts'

export const papersOfTheMarket: DemoStory = {
  key: 'papers-of-the-market',
  kind: 'review',
  section: 'ideas',
  desk: 'casablanca',
  topics: ['labour', 'e-commerce'],
  picture: storyPictures['papers-of-the-market'],
  publishedHoursAgo: 70,
  versions: {
    ar: {
      slug: 'أوراق-السوق-مراجعة',
      kicker: '«أوراق السوق»، رباب الزهاوي',
      headline: 'ما لم تكتبه السجلات: رباب الزهاوي تقرأ السوق من هوامش دفاترها',
      standfirst: 'كتاب عن الثقة يخلو من كلمة «ثقة» إلا في عنوان فصل واحد، وأجمل ما فيه ما شطبه أصحابه.',
      bylines: [{ author: 'mariam-azizi', role: 'author' }],
      body: doc(
        p(
          'في الصفحة 61 صورة لسطر مشطوب. كتبه تاجر أقمشة في الموصل قبل مئة وأربعين عامًا، ثم عاد فخطّ عليه خطًّا رفيعًا لا يخفيه. تقف رباب الزهاوي عند هذا السطر تسع صفحات: لماذا شطبه، ولماذا تركه يُقرأ؟ جوابها أن التاجر لم يكن يمحو دَينًا، بل كان يقول لمن يأتي بعده إنه أخطأ وعرف.',
        ),
        p(
          'هكذا يمضي «أوراق السوق»: 412 صفحة، و38 دفترًا من سبع مدن، ولا نظرية قبل أن تُرى الورقة. المؤرخة التي أمضت أحد عشر عامًا بين أرشيفات لا فهارس لها تعرف أن القارئ سيصبر على التفصيل إذا رأى اليد التي كتبته.',
        ),
        pullQuote('لم يكن التاجر يمحو دَينًا، بل كان يقول لمن يأتي بعده إنه أخطأ وعرف.'),
        p(
          'أقوى الفصول ثالثها، عن الشهود. فالورقة التي يوقّعها ثلاثة لا تساوي ثلاثة أضعاف ورقة يوقّعها واحد؛ تساوي ما بين الثلاثة من خصومة. وحين تقارن الزهاوي بين عقدين للبضاعة نفسها، أحدهما شهد عليه إخوة والآخر متنافسون، يصير علم الاقتصاد رواية بوليسية.',
        ),
        quote(
          'من «أوراق السوق»، الفصل الثالث',
          'لا تسأل كم شاهدًا على الورقة. اسأل كم منهم كان سيفرح لو كذبت.',
        ),
        p(
          'ويضعف الكتاب حين يصل إلى يومنا. فصلان عن الدفاتر الرقمية كُتبا على عجل، وفيهما أحكام على سلاسل الكتل لا يسندها إلا مقابلتان. كأن المؤلفة، وقد غاب الهامش المشطوب، لم تعد تعرف أين تنظر. وربما كان هذا هو الدرس.',
        ),
        p(
          'اقرؤوه مهما كان عملكم. سيجد فيه المحاسب أجداده، والمبرمج ما نسي أن يسجّله، والصحافي ما يخجل منه: أننا نمحو أخطاءنا بزرّ، ولا يبقى لمن يأتي بعدنا خط رفيع يقول إننا عرفنا.',
        ),
        verdict(
          'الحكم',
          4,
          p('كتاب يُقرأ بقلم رصاص: سبعة فصول من أحسن ما كُتب في تاريخ السوق، وفصلان كان الأجدر أن ينتظرا.'),
        ),
        storyCard(storyId('the-copyists-trade')),
      ),
    },
    en: {
      slug: 'papers-of-the-market-review',
      kicker: '“Papers of the Market”, Rabab al-Zahawi',
      headline: 'What the ledgers left out: Rabab al-Zahawi reads a market by its margins',
      standfirst:
        'A book on trust that uses the word in one chapter heading only. The best of it is what its writers crossed out.',
      bylines: [
        { author: 'mariam-azizi', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'On page 61 is a photograph of a line that has been crossed out. A cloth merchant of Mosul wrote it a hundred and forty years ago, then came back and drew through it a stroke so fine that it hides nothing. Rabab al-Zahawi stays with that line for nine pages. Why strike it out, and why leave it legible? Her answer is that the merchant was not erasing a debt. He was telling whoever came after him that he had been wrong, and knew it.',
        ),
        p(
          'So “Papers of the Market” goes on: 412 pages, 38 ledgers from seven cities, and no theory before the page has been seen. A historian who spent eleven years in archives without catalogues knows that readers will bear detail once they have seen the hand that wrote it.',
        ),
        pullQuote('He was telling whoever came after him that he had been wrong, and knew it.'),
        p(
          'The third chapter, on witnesses, is the strongest. A paper that three men sign is not worth three times the paper that one man signs; it is worth the quarrel between the three. When al-Zahawi sets side by side two contracts for the same goods, one witnessed by brothers and the other by rivals, economics becomes a detective story.',
        ),
        quote(
          'From “Papers of the Market”, chapter three',
          'Do not ask how many witnesses the paper has. Ask how many would have been glad to see it lie.',
        ),
        p(
          'The book weakens as it nears our own day. Two chapters on digital ledgers were written in haste, and judge blockchains on the strength of two interviews. It is as if, with no crossed-out margin to look at, the author no longer knew where to look. Perhaps that is the lesson.',
        ),
        p(
          'Read it whatever your trade. Accountants will meet their grandfathers, programmers what they forgot to log, and journalists something to blush at: we wipe away our mistakes with a key, and leave no fine line to say that we knew.',
        ),
        verdict(
          'The verdict',
          4,
          p(
            'A book to be read with a pencil: seven chapters as good as any written on the history of a market, and two that should have waited.',
          ),
        ),
        storyCard(storyId('the-copyists-trade')),
      ),
    },
    fr: {
      slug: 'les-papiers-du-marche-critique',
      kicker: '« Les Papiers du marché », Rabab al-Zahawi',
      headline: 'Ce que les registres taisent : Rabab al-Zahawi lit un marché dans ses marges',
      standfirst:
        'Un livre sur la confiance où le mot n’apparaît que dans un titre de chapitre. Le plus beau y est ce que l’on a rayé.',
      bylines: [
        { author: 'mariam-azizi', role: 'author' },
        { author: 'karim-benali', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Page 61, la photographie d’une ligne rayée. Un marchand d’étoffes de Mossoul l’a écrite il y a cent quarante ans, puis il est revenu y passer un trait si fin qu’il ne cache rien. Rabab al-Zahawi s’y arrête neuf pages durant : pourquoi rayer, et pourquoi laisser lire ? Le marchand, répond-elle, n’effaçait pas une dette ; il disait à ceux qui viendraient qu’il s’était trompé, et qu’il le savait.',
        ),
        p(
          'Ainsi vont « Les Papiers du marché » : 412 pages, 38 registres de sept villes, et pas de théorie avant d’avoir vu la page. L’historienne, qui a passé onze ans dans des fonds sans inventaire, sait que le lecteur supporte le détail dès qu’il a vu la main.',
        ),
        pullQuote('Il disait à ceux qui viendraient qu’il s’était trompé, et qu’il le savait.'),
        p(
          'Le chapitre le plus fort est le troisième, celui des témoins. Un papier signé par trois hommes ne vaut pas trois fois celui qu’un seul a signé : il vaut ce qui les oppose. Quand l’autrice rapproche deux contrats pour la même marchandise, l’un attesté par des frères, l’autre par des rivaux, l’économie devient roman policier.',
        ),
        quote(
          '« Les Papiers du marché », chapitre III',
          'Ne demandez pas combien de témoins a le papier. Demandez combien se seraient réjouis de le voir mentir.',
        ),
        p(
          'Le livre faiblit à mesure qu’il s’approche de nous. Deux chapitres sur les registres numériques, écrits à la hâte, jugent les chaînes de blocs sur la foi de deux entretiens. Comme si, faute de marge rayée, l’autrice ne savait plus où regarder. C’est peut-être la leçon.',
        ),
        p(
          'Lisez-le quel que soit votre métier. Les comptables y retrouveront leurs aïeux, les programmeurs ce qu’ils ont oublié de consigner, et les journalistes de quoi rougir : nous effaçons nos fautes d’une touche, et aucun trait fin ne dit à ceux qui suivent que nous savions.',
        ),
        verdict(
          'Le verdict',
          4,
          p(
            'Un livre à lire le crayon à la main : sept chapitres parmi les meilleurs sur l’histoire d’un marché, et deux qui auraient dû attendre.',
          ),
        ),
        storyCard(storyId('the-copyists-trade')),
      ),
    },
    fa: {
      slug: 'نقد-اوراق-بازار',
      kicker: '«اوراق بازار»، رباب الزهاوی',
      headline: 'آنچه دفترها ننوشتند: رباب الزهاوی بازار را از حاشیه‌ها می‌خواند',
      standfirst:
        'کتابی دربارهٔ اعتماد که این واژه فقط در عنوان یک فصلش آمده است، و زیباترین جایش همان است که خط خورده.',
      bylines: [{ author: 'mariam-azizi', role: 'author' }],
      translatedFrom: 'ar',
      body: doc(
        p(
          'در صفحهٔ ۶۱ عکس سطری خط‌خورده است. بازرگان پارچه‌ای در موصل صد و چهل سال پیش آن را نوشته و بعد برگشته و خطی چنان باریک بر آن کشیده که چیزی را نمی‌پوشاند. رباب الزهاوی نُه صفحه پای این سطر می‌ماند: چرا خطش زد و چرا گذاشت خوانده شود؟ پاسخش این است که بازرگان بدهی را پاک نمی‌کرد؛ به آیندگان می‌گفت که خطا کرده و دانسته است.',
        ),
        p(
          '«اوراق بازار» چنین پیش می‌رود: ۴۱۲ صفحه، ۳۸ دفتر از هفت شهر، و هیچ نظریه‌ای پیش از دیدن کاغذ. مورخی که یازده سال در بایگانی‌های بی‌فهرست گذرانده می‌داند خواننده وقتی دستِ نویسنده را ببیند جزئیات را تاب می‌آورد.',
        ),
        pullQuote('به آیندگان می‌گفت که خطا کرده و دانسته است.'),
        p(
          'قوی‌ترین فصل، فصل سوم دربارهٔ شاهدان است. کاغذی که سه نفر امضا کنند سه برابر کاغذی نمی‌ارزد که یک نفر امضا کرده؛ به اندازهٔ اختلاف آن سه می‌ارزد. وقتی نویسنده دو قرارداد یک کالا را کنار هم می‌گذارد که یکی را برادران گواهی داده‌اند و دیگری را رقیبان، اقتصاد داستان پلیسی می‌شود.',
        ),
        quote(
          'از «اوراق بازار»، فصل سوم',
          'نپرس کاغذ چند شاهد دارد. بپرس چند نفرشان از دروغ‌بودنش شاد می‌شدند.',
        ),
        p(
          'کتاب هر چه به روزگار ما نزدیک می‌شود ضعیف‌تر است. دو فصل دربارهٔ دفترهای دیجیتال شتاب‌زده نوشته شده و با دو گفت‌وگو دربارهٔ زنجیره‌های بلوکی حکم می‌دهد. گویی نویسنده، بی حاشیه‌ای خط‌خورده، دیگر نمی‌داند کجا را نگاه کند. شاید درس همین باشد.',
        ),
        p(
          'پیشه‌تان هر چه هست آن را بخوانید. حسابدار نیاکانش را می‌یابد، برنامه‌نویس آنچه را ثبت نکرده و روزنامه‌نگار چیزی برای شرمساری: ما خطاهایمان را با یک دکمه پاک می‌کنیم و برای آیندگان خط باریکی نمی‌ماند که بگوید می‌دانستیم.',
        ),
        verdict(
          'داوری',
          4,
          p(
            'کتابی که باید با مداد خواند: هفت فصل از بهترین نوشته‌ها دربارهٔ تاریخ بازار، و دو فصل که بهتر بود منتظر می‌ماندند.',
          ),
        ),
        storyCard(storyId('the-copyists-trade')),
      ),
    },
    he: {
      slug: 'ניירות-השוק-ביקורת',
      kicker: '״ניירות השוק״, רבאב א־זהאווי',
      headline: 'מה שהפנקסים השמיטו: רבאב א־זהאווי קוראת שוק מן השוליים',
      standfirst: 'ספר על אמון שהמילה מופיעה בו רק בכותרת של פרק אחד. היפה בו הוא מה שנמחק.',
      bylines: [{ author: 'mariam-azizi', role: 'author' }],
      translatedFrom: 'ar',
      body: doc(
        p(
          'בעמוד 61 תצלום של שורה מחוקה. סוחר בדים ממוסול כתב אותה לפני מאה וארבעים שנה, ואז חזר והעביר עליה קו דק שאינו מסתיר דבר. רבאב א־זהאווי נשארת עם השורה הזאת תשעה עמודים: למה מחק, ולמה הניח לנו לקרוא? תשובתה היא שהסוחר לא מחק חוב. הוא אמר למי שיבוא אחריו שטעה, ושידע.',
        ),
        p(
          'כך נמשך ״ניירות השוק״: 412 עמודים, 38 פנקסים משבע ערים, ושום תאוריה לפני שרואים את הדף. היסטוריונית שבילתה אחת־עשרה שנים בארכיונים בלי קטלוג יודעת שהקורא יסבול פרטים ברגע שראה את היד שכתבה אותם.',
        ),
        pullQuote('הוא אמר למי שיבוא אחריו שטעה, ושידע.'),
        p(
          'החזק בפרקים הוא השלישי, על העדים. נייר ששלושה חתמו עליו אינו שווה פי שלושה מנייר שחתם עליו אחד; הוא שווה את המריבה שבין השלושה. כשהיא מניחה זה לצד זה שני חוזים על אותה סחורה, באחד העידו אחים ובאחר מתחרים, הכלכלה נעשית סיפור בלשי.',
        ),
        quote('מתוך ״ניירות השוק״, פרק ג׳', 'אל תשאלו כמה עדים יש לנייר. שאלו כמה מהם היו שמחים אילו שיקר.'),
        p(
          'ככל שהספר מתקרב אלינו הוא נחלש. שני פרקים על פנקסים דיגיטליים נכתבו בחיפזון, ופוסקים בעניין הבלוקצ׳יין על סמך שני ריאיונות. כאילו בלי שוליים מחוקים שוב אין המחברת יודעת לאן להביט. אולי זה הלקח.',
        ),
        p(
          'קראו אותו, תהא עבודתכם אשר תהא. רואי חשבון יפגשו את סביהם, מתכנתים את מה ששכחו לרשום, ועיתונאים סיבה להסמיק: אנחנו מוחקים טעויות במקש, ולבאים אחרינו לא נשאר קו דק שאומר שידענו.',
        ),
        verdict(
          'השורה התחתונה',
          4,
          p(
            'ספר שיש לקרוא עם עיפרון ביד: שבעה פרקים מן הטובים שנכתבו על תולדות השוק, ושניים שמוטב היה להם להמתין.',
          ),
        ),
        storyCard(storyId('the-copyists-trade')),
      ),
    },
    ur: {
      slug: 'اوراقِ-بازار-تبصرہ',
      kicker: '”اوراقِ بازار“، رباب الزہاوی',
      headline: 'جو بہی کھاتوں نے نہ لکھا: رباب الزہاوی بازار کو حاشیوں سے پڑھتی ہیں',
      standfirst:
        'اعتماد پر ایک کتاب جس میں یہ لفظ صرف ایک باب کے عنوان میں آیا ہے، اور سب سے خوبصورت وہ ہے جو کاٹ دیا گیا۔',
      bylines: [
        { author: 'mariam-azizi', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'صفحہ 61 پر ایک کٹی ہوئی سطر کی تصویر ہے۔ موصل کے ایک بزاز نے یہ سطر ایک سو چالیس برس پہلے لکھی، پھر پلٹ کر اس پر ایسی باریک لکیر کھینچی جو کچھ نہیں چھپاتی۔ رباب الزہاوی نو صفحے اسی سطر کے ساتھ رہتی ہیں: کاٹی کیوں، اور پڑھنے کے لائق کیوں چھوڑی؟ ان کا جواب یہ ہے کہ تاجر قرض نہیں مٹا رہا تھا، بعد میں آنے والوں کو بتا رہا تھا کہ اس سے غلطی ہوئی اور اسے معلوم ہے۔',
        ),
        p(
          '”اوراقِ بازار“ اسی طرح آگے بڑھتی ہے: 412 صفحات، سات شہروں کے 38 کھاتے، اور ورق دیکھنے سے پہلے کوئی نظریہ نہیں۔ جس مورخ نے گیارہ برس ایسے ذخیروں میں گزارے ہوں جن کی فہرست تک نہیں، وہ جانتی ہیں کہ لکھنے والا ہاتھ دکھا دیا جائے تو قاری تفصیل سہ لیتا ہے۔',
        ),
        pullQuote('وہ بعد میں آنے والوں کو بتا رہا تھا کہ اس سے غلطی ہوئی اور اسے معلوم ہے۔'),
        p(
          'سب سے مضبوط تیسرا باب ہے، گواہوں کے بارے میں۔ تین آدمیوں کا دستخط شدہ کاغذ ایک کے دستخط سے تین گنا قیمتی نہیں ہوتا، اس کی قیمت ان تینوں کی باہمی رقابت ہے۔ ایک ہی مال کے دو معاہدے، ایک پر بھائی گواہ اور دوسرے پر حریف، جب ساتھ رکھے جاتے ہیں تو معاشیات جاسوسی کہانی بن جاتی ہے۔',
        ),
        quote(
          '”اوراقِ بازار“، تیسرا باب',
          'یہ نہ پوچھو کہ کاغذ پر کتنے گواہ ہیں۔ یہ پوچھو کہ جھوٹ نکلتا تو ان میں سے کتنے خوش ہوتے۔',
        ),
        p(
          'ہمارے زمانے تک آتے آتے کتاب کمزور پڑ جاتی ہے۔ ڈیجیٹل کھاتوں پر دو باب عجلت میں لکھے گئے ہیں اور دو انٹرویوز کے سہارے بلاک چین پر فیصلہ سنا دیتے ہیں۔ گویا کٹا ہوا حاشیہ نہ رہا تو مصنفہ کو معلوم نہ رہا کہ دیکھیں کہاں۔ شاید سبق یہی ہو۔',
        ),
        p(
          'آپ کا پیشہ کوئی بھی ہو، اسے پڑھیے۔ محاسب کو اپنے بزرگ ملیں گے، پروگرامر کو وہ جو درج کرنا بھول گیا، اور صحافی کو شرمندگی کا سامان: ہم اپنی غلطیاں ایک بٹن سے مٹا دیتے ہیں اور بعد والوں کے لیے کوئی باریک لکیر نہیں چھوڑتے۔',
        ),
        verdict(
          'فیصلہ',
          4,
          p(
            'پنسل ہاتھ میں لے کر پڑھنے کی کتاب: منڈی کی تاریخ پر لکھے گئے بہترین سات باب، اور دو باب جنہیں ابھی انتظار کرنا چاہیے تھا۔',
          ),
        ),
        storyCard(storyId('the-copyists-trade')),
      ),
    },
  },
}
