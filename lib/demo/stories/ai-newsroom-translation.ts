import {
  bold,
  bullets,
  doc,
  h2,
  isolate,
  p,
  quote,
  storyCard,
  storyLink,
  table,
} from '../../story/compose.ts'
import { type DemoStory, storyId } from '../demo-story.ts'

export const aiNewsroomTranslation: DemoStory = {
  key: 'ai-newsroom-translation',
  kind: 'analysis',
  section: 'technology',
  desk: 'san-francisco',
  topics: ['artificial-intelligence', 'labour'],
  picture: 'newspaper-press',
  publishedHoursAgo: 33,
  versions: {
    en: {
      slug: 'machine-translation-in-newsrooms',
      kicker: 'Newsroom technology',
      headline: 'Machine translation makes newsrooms faster, and wrong in new ways',
      standfirst:
        'A study of 2,600 articles in 14 newsrooms counts what editors catch, what they miss, and why a fluent sentence is the hardest one to doubt.',
      dateline: 'San Francisco',
      bylines: [{ author: 'daniel-reyes', role: 'author' }],
      body: doc(
        p(
          'One in eleven news articles translated by machine contained at least one error that changed a fact before an editor read it, according to a study of 14 newsrooms in nine countries published by the journalism laboratory of Bayfield University, near San Francisco. After editing, the rate fell to one in 76.',
        ),
        p(
          'The same study explains why nobody is going back. A 600-word article that took 74 minutes to translate by hand took 46 with a machine and an editor, a saving of 38%. Over the six months observed, the newsrooms published 2,600 such articles, most of which, by their own account, would otherwise not have appeared in a second language at all.',
        ),
        h2('Fluent and false'),
        p(
          'The errors are not the ones that made earlier systems funny. They read well. Researchers sorted the 236 articles with a factual error by type:',
        ),
        table(
          'Factual errors in 236 machine-translated articles. Source: Bayfield University',
          ['Type of error', 'Share'],
          ['Numbers and units', '31%'],
          ['Attribution: who said it', '27%'],
          ['Negation', '14%'],
          ['Names of people and places', '12%'],
          ['Other', '16%'],
        ),
        p(
          'Direction mattered. Articles translated from Arabic had errors in 11.6% of cases, those into Arabic in 8.2%. The authors blame sentences in which a pronoun fixed to a verb decides who is speaking. In one case ',
          isolate('نفى علمه بالأمر', 'ar'),
          ', “he denied knowing of it”, became “he denied it”, which is a different story and, in court, a different witness.',
        ),
        p(
          'Rania Sabbagh, managing editor of Al-Marfa, a daily published in Arabic and English, said the greatest change was in what an editor no longer sees.',
        ),
        quote(
          'Rania Sabbagh, managing editor, Al-Marfa',
          'A tired translator leaves a gap and writes “please check”. The machine never leaves a sentence empty. That gap was information.',
        ),
        h2('What worked'),
        p(
          'Editing time rose to 41% of the total, and the newsrooms that spent it best had rules, not talent. The four with the lowest error rates shared these:',
        ),
        bullets(
          [
            bold('Numbers first.'),
            ' An editor reads every figure, date and unit against the source before reading for sense.',
          ],
          [bold('Who said it.'), ' Each quotation is traced to its speaker in the original.'],
          [
            bold('A pinned version.'),
            ' The system changes only when the desk has tested the change, as Al-Marfa did when it moved from Heron 4.0 to Heron 4.1, made by Tamarin Systems.',
          ],
          [bold('A name at the top.'), ' A person signs the translation and answers for it.'],
        ),
        p(
          'Tamarin Systems said in a statement that its next release would mark words of which it was unsure, a feature “customers have asked us to switch off because it slows them down”. Work on ',
          storyLink(storyId('arabic-speech-model'), 'models trained on spoken Arabic'),
          ' may narrow the gap between directions, though not, the researchers think, this year.',
        ),
        p(
          'The effect on jobs is mixed. Three newsrooms cut translators; five made them reviewing editors, at higher pay; the rest did neither. The laboratory will repeat the count in six months, with errors seeded on purpose, to learn whether editors are getting better at catching them or merely more used to them.',
        ),
        storyCard(storyId('the-copyists-trade')),
      ),
    },
    ar: {
      slug: 'الترجمة-الآلية-في-غرف-الأخبار',
      kicker: 'تقنيات الصحافة',
      headline: 'الترجمة الآلية تُسرّع غرف الأخبار وتفتح أبوابًا جديدة للخطأ',
      standfirst:
        'دراسة شملت 2,600 مادة في 14 غرفة أخبار تُحصي ما يلتقطه المحررون وما يفوتهم، وتبيّن لماذا تكون الجملة السلسة أصعب الجمل على الشك.',
      dateline: 'سان فرانسيسكو',
      bylines: [
        { author: 'daniel-reyes', role: 'author' },
        { author: 'nour-khatib', role: 'translator' },
      ],
      translatedFrom: 'en',
      body: doc(
        p(
          'تضمّنت مادة إخبارية من كل 11 مادة تُرجمت آليًا خطأً واحدًا على الأقل يغيّر واقعة من الوقائع قبل أن يقرأها محرر، وفق دراسة أجراها مختبر الصحافة في جامعة بايفيلد (',
          isolate('Bayfield University', 'en'),
          ') قرب سان فرانسيسكو على 14 غرفة أخبار في تسع دول. وبعد التحرير تراجعت النسبة إلى مادة من كل 76.',
        ),
        p(
          'والدراسة نفسها تفسّر لماذا لا ينوي أحد العودة إلى الوراء. فترجمة مادة من 600 كلمة كانت تستغرق 74 دقيقة، وصارت تستغرق 46 دقيقة بآلة ومحرر، أي بوفر نسبته 38%. وخلال الأشهر الستة التي شملها الرصد نشرت هذه الغرف 2,600 مادة مترجمة، يقول أصحابها إن معظمها ما كان ليظهر بلغة ثانية أصلًا.',
        ),
        h2('سلاسة تُخفي الخطأ'),
        p(
          'ليست هذه هي الأخطاء التي كانت تجعل الأنظمة القديمة مادة للتندّر، فهي تُقرأ بسلاسة. وقد صنّف الباحثون أخطاء الوقائع في 236 مادة بحسب نوعها:',
        ),
        table(
          'أخطاء الوقائع في 236 مادة مترجمة آليًا. المصدر: جامعة بايفيلد',
          ['نوع الخطأ', 'النسبة'],
          ['الأرقام والوحدات', '31%'],
          ['نسبة القول إلى قائله', '27%'],
          ['النفي', '14%'],
          ['أسماء الأشخاص والأماكن', '12%'],
          ['أخطاء أخرى', '16%'],
        ),
        p(
          'وكان لاتجاه الترجمة أثره: فقد ظهرت الأخطاء في 11.6% من المواد المترجمة من العربية، وفي 8.2% من المواد المترجمة إليها. ويعزو الباحثون ذلك إلى جمل يحدّد فيها ضمير متصل بالفعل أو الاسم مَن المتكلم. وفي إحدى الحالات تحوّلت عبارة «نفى علمه بالأمر» إلى ما معناه «نفى الأمر»، وهي قصة أخرى، بل شاهد آخر إن بلغت المحكمة.',
        ),
        p(
          'وقالت رانيا الصباغ، مديرة تحرير صحيفة «المرفأ» اليومية الصادرة بالعربية والإنجليزية، إن أكبر تغيير هو ما لم يعد المحرر يراه.',
        ),
        quote(
          'رانيا الصباغ، مديرة تحرير «المرفأ»',
          'المترجم المتعب يترك فراغًا ويكتب «يُرجى التحقق». أما الآلة فلا تترك جملة فارغة أبدًا. كان ذلك الفراغ معلومة.',
        ),
        h2('ما الذي نجح؟'),
        p(
          'ارتفعت حصة التحرير إلى 41% من الوقت الكلي، والغرف التي أحسنت إنفاقه امتلكت قواعد لا مواهب. وقد اشتركت الغرف الأربع الأقل خطأً في ما يلي:',
        ),
        bullets(
          [bold('الأرقام أولًا:'), ' يقابل المحرر كل رقم وتاريخ ووحدة بالأصل قبل أن يقرأ للمعنى.'],
          [bold('مَن القائل؟'), ' يُتتبَّع كل اقتباس إلى صاحبه في النص الأصلي.'],
          [
            bold('إصدار مثبّت:'),
            ' لا يتغير النظام إلا بعد أن يختبر القسم التغيير، كما فعلت «المرفأ» حين انتقلت من Heron 4.0 إلى Heron 4.1 من شركة Tamarin Systems.',
          ],
          [bold('اسم في الأعلى:'), ' يوقّع الترجمة إنسان يُسأل عنها.'],
        ),
        p(
          'وقالت Tamarin Systems في بيان إن إصدارها المقبل سيُعلّم الكلمات التي لا يثق بها، وهي خاصية «طلب منا عملاء تعطيلها لأنها تبطئهم». وقد يضيّق العمل على ',
          storyLink(storyId('arabic-speech-model'), 'نماذج مدرّبة على العربية المنطوقة'),
          ' الفجوة بين الاتجاهين، لكن الباحثين لا يتوقعون ذلك هذا العام.',
        ),
        p(
          'أما الأثر في الوظائف فمتفاوت: ثلاث غرف استغنت عن مترجمين، وخمس رقّتهم إلى محررين مراجعين بأجر أعلى، ولم تفعل البقية هذا ولا ذاك. وسيعيد المختبر الإحصاء بعد ستة أشهر، مع أخطاء يدسّها عمدًا، ليعرف هل يتحسن المحررون في التقاط الأخطاء أم يألفونها فحسب.',
        ),
        storyCard(storyId('the-copyists-trade')),
      ),
    },
    fa: {
      slug: 'ترجمه-ماشینی-در-تحریریه',
      kicker: 'فناوری در تحریریه',
      headline: 'ترجمهٔ ماشینی تحریریه‌ها را تندتر کرده و راه‌های تازه‌ای برای خطا گشوده است',
      standfirst:
        'پژوهشی دربارهٔ ۲٬۶۰۰ مطلب در ۱۴ تحریریه نشان می‌دهد ویراستاران چه را می‌گیرند، چه را نمی‌بینند، و چرا به جملهٔ روان سخت‌تر می‌توان شک کرد.',
      dateline: 'سان‌فرانسیسکو',
      bylines: [
        { author: 'daniel-reyes', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'en',
      body: doc(
        p(
          'از هر یازده مطلب خبری که ماشین ترجمه کرده، یکی پیش از آن‌که به دست ویراستار برسد دست‌کم یک خطای تغییردهندهٔ واقعیت داشته است. این یافتهٔ پژوهشی است که آزمایشگاه روزنامه‌نگاری دانشگاه بی‌فیلد (',
          isolate('Bayfield University', 'en'),
          ')، نزدیک سان‌فرانسیسکو، در ۱۴ تحریریه در نُه کشور انجام داد. پس از ویرایش، این نسبت به یک از هر ۷۶ مطلب رسید.',
        ),
        p(
          'همین پژوهش توضیح می‌دهد که چرا کسی قصد بازگشت ندارد. ترجمهٔ دستی مطلبی ۶۰۰ کلمه‌ای ۷۴ دقیقه وقت می‌برد و با ماشین و ویراستار ۴۶ دقیقه، یعنی ۳۸ درصد صرفه‌جویی. این تحریریه‌ها در شش ماه بررسی ۲٬۶۰۰ مطلب ترجمه‌شده منتشر کردند که به گفتهٔ خودشان بیشترشان در غیر این صورت هرگز به زبان دوم درنمی‌آمد.',
        ),
        h2('روان و نادرست'),
        p(
          'این‌ها آن خطاهای خنده‌دار سامانه‌های قدیمی نیستند؛ خوب خوانده می‌شوند. پژوهشگران خطاهای محتوایی ۲۳۶ مطلب را بر حسب نوع دسته‌بندی کردند:',
        ),
        table(
          'خطاهای محتوایی در ۲۳۶ مطلب ترجمهٔ ماشینی. منبع: دانشگاه بی‌فیلد',
          ['نوع خطا', 'سهم'],
          ['عدد و واحد', '۳۱٪'],
          ['انتساب: گوینده کیست', '۲۷٪'],
          ['نفی', '۱۴٪'],
          ['نام اشخاص و جاها', '۱۲٪'],
          ['سایر', '۱۶٪'],
        ),
        p(
          'جهت ترجمه هم مهم بود: ۱۱٫۶ درصد مطالب ترجمه‌شده از عربی خطا داشتند و ۸٫۲ درصد مطالب ترجمه‌شده به عربی. نویسندگان علت را جمله‌هایی می‌دانند که در آن‌ها ضمیر متصل معلوم می‌کند چه کسی سخن می‌گوید. در یک مورد عبارت عربی ',
          isolate('نفى علمه بالأمر', 'ar'),
          '، یعنی «انکار کرد که از موضوع خبر دارد»، به «موضوع را انکار کرد» تبدیل شده بود؛ داستانی دیگر، و در دادگاه شاهدی دیگر.',
        ),
        p(
          'رانیا صباغ، دبیر ارشد روزنامهٔ «المرفأ» که به عربی و انگلیسی منتشر می‌شود، گفت بزرگ‌ترین تغییر در چیزی است که ویراستار دیگر نمی‌بیند.',
        ),
        quote(
          'رانیا صباغ، دبیر ارشد «المرفأ»',
          'مترجم خسته جای خالی می‌گذارد و می‌نویسد «لطفاً بررسی شود». ماشین هیچ جمله‌ای را خالی نمی‌گذارد. آن جای خالی خودش اطلاعات بود.',
        ),
        h2('چه چیزی جواب داد؟'),
        p(
          'سهم ویرایش به ۴۱ درصد کل زمان رسید و تحریریه‌هایی که از آن بهتر استفاده کردند قاعده داشتند، نه استعداد. چهار تحریریهٔ کم‌خطا در این‌ها مشترک بودند:',
        ),
        bullets(
          [bold('اول عددها:'), ' ویراستار هر رقم، تاریخ و واحد را پیش از خواندن متن با اصل مقابله می‌کند.'],
          [bold('چه کسی گفته؟'), ' هر نقل‌قول تا گوینده‌اش در متن اصلی دنبال می‌شود.'],
          [
            bold('نسخهٔ ثابت:'),
            ' سامانه تنها وقتی عوض می‌شود که تحریریه تغییر را آزموده باشد؛ کاری که «المرفأ» هنگام رفتن از Heron ۴٫۰ به Heron ۴٫۱، ساختهٔ Tamarin Systems، کرد.',
          ],
          [bold('نامی در صدر:'), ' انسانی پای ترجمه را امضا می‌کند و پاسخ‌گوی آن است.'],
        ),
        p(
          'شرکت Tamarin Systems در بیانیه‌ای گفت نسخهٔ بعدی‌اش واژه‌هایی را که از آن‌ها مطمئن نیست نشان‌دار می‌کند؛ امکانی که «مشتریان از ما خواسته‌اند خاموشش کنیم چون کارشان را کُند می‌کند». کار روی ',
          storyLink(storyId('arabic-speech-model'), 'مدل‌های آموزش‌دیده با عربی گفتاری'),
          ' شاید فاصلهٔ دو جهت را کم کند، اما به نظر پژوهشگران نه امسال.',
        ),
        p(
          'اثر بر مشاغل یک‌دست نیست. سه تحریریه مترجم کم کردند، پنج تحریریه آن‌ها را با حقوق بیشتر ویراستار بازبین کردند و بقیه هیچ‌کدام. آزمایشگاه شش ماه دیگر شمارش را با خطاهایی که عمداً در متن می‌گذارد تکرار خواهد کرد تا بداند ویراستاران در گرفتن خطا ورزیده‌تر می‌شوند یا فقط به آن خو می‌گیرند.',
        ),
      ),
    },
    he: {
      slug: 'תרגום-מכונה-במערכות-חדשות',
      kicker: 'טכנולוגיה במערכת',
      headline: 'תרגום מכונה מזרז את מערכות החדשות, ופותח דרכים חדשות לטעות',
      standfirst:
        'מחקר על 2,600 כתבות ב־14 מערכות סופר מה העורכים תופסים, מה הם מחמיצים, ומדוע דווקא במשפט הקולח קשה ביותר לפקפק.',
      dateline: 'סן פרנסיסקו',
      bylines: [
        { author: 'daniel-reyes', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'en',
      body: doc(
        p(
          'אחת מכל 11 כתבות חדשות שתרגמה מכונה הכילה, לפני שעורך קרא אותה, לפחות טעות אחת ששינתה עובדה. כך עולה ממחקר על 14 מערכות בתשע מדינות שערכה מעבדת העיתונאות של אוניברסיטת בייפילד (',
          isolate('Bayfield University', 'en'),
          '), סמוך לסן פרנסיסקו. אחרי העריכה ירד השיעור לאחת מכל 76.',
        ),
        p(
          'אותו מחקר מסביר מדוע איש אינו חוזר לאחור. תרגום ידני של כתבה בת 600 מילים ארך 74 דקות; עם מכונה ועורך הוא אורך 46, חיסכון של 38%. בששת חודשי המעקב פרסמו המערכות 2,600 כתבות מתורגמות, שרובן, לדבריהן, לא היו רואות אור כלל בשפה שנייה.',
        ),
        h2('קולח ולא נכון'),
        p(
          'אלה אינן הטעויות שעשו את המערכות הישנות למצחיקות. הן נקראות היטב. החוקרים מיינו את הטעויות העובדתיות ב־236 כתבות לפי סוג:',
        ),
        table(
          'טעויות עובדתיות ב־236 כתבות בתרגום מכונה. מקור: אוניברסיטת בייפילד',
          ['סוג הטעות', 'שיעור'],
          ['מספרים ויחידות', '31%'],
          ['ייחוס: מי אמר', '27%'],
          ['שלילה', '14%'],
          ['שמות אנשים ומקומות', '12%'],
          ['אחר', '16%'],
        ),
        p(
          'גם לכיוון הייתה חשיבות. בכתבות שתורגמו מערבית נמצאו טעויות ב־11.6% מהמקרים, ובכתבות שתורגמו אליה ב־8.2%. החוקרים תולים זאת במשפטים שבהם כינוי חבור קובע מי הדובר. במקרה אחד הפך הצירוף ',
          isolate('نفى علمه بالأمر', 'ar'),
          ', ״הכחיש שידע על כך״, ל״הכחיש את הדבר״: סיפור אחר, ובבית המשפט גם עד אחר.',
        ),
        p(
          'רניה סבאע׳, העורכת המנהלת של היומון ״אל־מרפא״, היוצא בערבית ובאנגלית, אמרה שהשינוי הגדול ביותר הוא במה שהעורך כבר אינו רואה.',
        ),
        quote(
          'רניה סבאע׳, עורכת מנהלת, ״אל־מרפא״',
          'מתרגם עייף משאיר רווח וכותב ״נא לבדוק״. המכונה לעולם אינה משאירה משפט ריק. הרווח הזה היה מידע.',
        ),
        h2('מה עבד'),
        p(
          'העריכה תפסה 41% מהזמן, ומי שניצלו אותה היטב נשענו על כללים ולא על כישרון. לארבע המערכות שטעו הכי מעט היו משותפים אלה:',
        ),
        bullets(
          [bold('קודם כול מספרים:'), ' העורך משווה כל מספר, תאריך ויחידה למקור לפני שהוא קורא את התוכן.'],
          [bold('מי אמר:'), ' כל ציטוט נבדק עד לדובר שלו בטקסט המקורי.'],
          [
            bold('גרסה קבועה:'),
            ' המערכת מוחלפת רק אחרי שהדסק בדק את השינוי, כפי שעשו ב״אל־מרפא״ במעבר מ־Heron 4.0 ל־Heron 4.1 של Tamarin Systems.',
          ],
          [bold('שם בראש:'), ' אדם חותם על התרגום ואחראי לו.'],
        ),
        p(
          'מחברת Tamarin Systems נמסר שהגרסה הבאה תסמן מילים שאינה בטוחה בהן, אפשרות ש״לקוחות ביקשו מאיתנו לכבות כי היא מאטה אותם״. העבודה על ',
          storyLink(storyId('arabic-speech-model'), 'מודלים שאומנו על ערבית מדוברת'),
          ' עשויה לצמצם את הפער בין הכיוונים, אבל להערכת החוקרים לא השנה.',
        ),
        p(
          'ההשפעה על משרות מעורבת. שלוש מערכות צמצמו מתרגמים, חמש קידמו אותם לעורכים בודקים בשכר גבוה יותר, והשאר לא עשו לא את זה ולא את זה. בעוד חצי שנה תחזור המעבדה על הספירה עם טעויות שיישתלו בכוונה, כדי לדעת אם העורכים משתפרים בזיהוי טעויות או רק מתרגלים אליהן.',
        ),
      ),
    },
  },
}
