import { bullets, doc, factBox, h2, p, storyLink } from '../../story/compose.ts'
import { type DemoPage, pageId } from '../demo-story.ts'

export const about: DemoPage = {
  key: 'about',
  versions: {
    ar: {
      slug: 'about',
      headline: 'من نحن',
      standfirst: 'صحيفة عربية تكتب عن المال والتقنية لمن يعيشون أثرهما، من الميناء إلى شاشة الهاتف.',
      body: doc(
        p(
          'الورّاق في مدننا القديمة كان يكتب الكتاب وينسخه ويصححه ويبيعه، ويضع اسمه عليه. أخذنا عنه الاسم والعادة: كل مادة هنا موقّعة، وما غيّرناه فيها بعد نشرها مكتوب تحتها.',
        ),
        p(
          'نكتب بالعربية أولًا. لا ننقل إليها ما كُتب لغيرها، بل نسأل منها: ماذا يعني هذا القرار لمن يقبض راتبه بعملة ويدفع إيجاره بأخرى؟ ثم ننقل ما كتبناه إلى خمس لغات يقرؤها جيراننا، وكل ترجمة تقول مِن أي نص تُرجمت ومَن ترجمها.',
        ),
        h2('ما نتابعه'),
        bullets(
          'التجارة والموانئ والأجور والأسعار: كيف يتحرك المال بين المدن والبيوت.',
          'الأصول الرقمية، بعد أن تهدأ الأسعار لا وهي تصعد.',
          'الذكاء الاصطناعي والشبكات والشرائح: ما يُصنع وما يكلّف ومن يدفع.',
          'القواعد التي تُكتب لذلك كله، وكيف تُطبَّق.',
        ),
        h2('كيف نعمل'),
        p(
          'لنا ثلاثة مكاتب ومراسلون في مدن أخرى. تمر كل مادة بمحرر لم يكتبها، ولا تُنشر مادة فيها اتهام قبل أن يُسأل من تتهمه. تجد قواعدنا في ',
          storyLink(pageId('ethics'), 'ميثاق المهنة'),
          '، ومن يملكنا ومن أين نأكل في ',
          storyLink(pageId('ownership'), 'الملكية والتمويل'),
          '.',
        ),
        factBox(
          'هذه صحيفة للعرض',
          p(
            'الأشخاص والشركات والأرقام في هذه الصفحات من خيالنا، كتبناها لنُري ما يستطيعه النظام الذي تُنشر به. إذا أقمت صحيفتك على «ورّاق» فاكتب هذه الصفحة من جديد قبل يومك الأول.',
          ),
        ),
      ),
    },
    en: {
      slug: 'about',
      headline: 'About us',
      standfirst: 'An Arabic paper about money and technology, for people who live with what they do.',
      translatedFrom: 'ar',
      body: doc(
        p(
          'In our old cities a warraq copied books, corrected them, sold them and put his name to them. We took the name and the habit: every story here is signed, and what we changed in it after publication is written beneath it.',
        ),
        p(
          'We write in Arabic first. We do not carry over what was written for somebody else; we ask from where we stand: what does this decision mean for those who are paid in one currency and pay their rent in another? Then we take what we wrote into five languages that our neighbours read, and every translation says which text it was made from, and by whom.',
        ),
        h2('What we follow'),
        bullets(
          'Trade, ports, wages and prices: how money moves between cities and households.',
          'Digital assets, once prices have gone quiet rather than while they rise.',
          'Artificial intelligence, networks and chips: what is made, what it costs and who pays.',
          'The rules that are written for all of this, and how they are applied.',
        ),
        h2('How we work'),
        p(
          'We have three desks, and correspondents in other cities. Every story passes an editor who did not write it, and none that accuses somebody is published before that somebody has been asked. Our rules are in the ',
          storyLink(pageId('ethics'), 'code of ethics'),
          '; who owns us, and what we live on, in ',
          storyLink(pageId('ownership'), 'ownership and funding'),
          '.',
        ),
        factBox(
          'A paper for demonstration',
          p(
            'The people, companies and figures on these pages are invented, written to show what the system that publishes them can do. If you found your own paper on Warraq, write this page anew before your first day.',
          ),
        ),
      ),
    },
    fr: {
      slug: 'about',
      headline: 'Qui sommes-nous',
      standfirst: 'Un journal arabe sur l’argent et la technologie, pour ceux qui en vivent les effets.',
      translatedFrom: 'ar',
      body: doc(
        p(
          'Dans nos vieilles villes, le warraq copiait les livres, les corrigeait, les vendait et y mettait son nom. Nous lui avons pris le nom et l’habitude : chaque article est signé, et ce que nous y avons changé après publication est écrit dessous.',
        ),
        p(
          'Nous écrivons d’abord en arabe. Nous ne transposons pas ce qui fut écrit pour d’autres, nous demandons d’où nous sommes : que change cette décision pour qui est payé dans une monnaie et loge dans une autre ? Puis nous portons nos textes en cinq langues que lisent nos voisins, et chaque traduction dit de quel texte elle vient et qui l’a faite.',
        ),
        h2('Ce que nous suivons'),
        bullets(
          'Le commerce, les ports, les salaires et les prix : comment l’argent va des villes aux foyers.',
          'Les actifs numériques, quand les cours se taisent plutôt que lorsqu’ils montent.',
          'L’intelligence artificielle, les réseaux et les puces : ce qui se fabrique, ce que cela coûte, qui paie.',
          'Les règles que l’on écrit pour tout cela, et la façon dont on les applique.',
        ),
        h2('Comment nous travaillons'),
        p(
          'Nous avons trois bureaux et des correspondants dans d’autres villes. Chaque article passe par un rédacteur qui ne l’a pas écrit, et aucun qui mette quelqu’un en cause ne paraît avant que celui-ci n’ait été interrogé. Nos règles sont dans la ',
          storyLink(pageId('ethics'), 'charte de déontologie'),
          ' ; qui nous possède et de quoi nous vivons, dans ',
          storyLink(pageId('ownership'), 'propriété et financement'),
          '.',
        ),
        factBox(
          'Un journal de démonstration',
          p(
            'Les personnes, les sociétés et les chiffres de ces pages sont inventés, pour montrer ce que peut le système qui les publie. Si vous fondez votre journal sur Warraq, récrivez cette page avant votre premier jour.',
          ),
        ),
      ),
    },
    fa: {
      slug: 'about',
      headline: 'دربارهٔ ما',
      standfirst: 'روزنامه‌ای عربی دربارهٔ پول و فناوری، برای کسانی که با اثر آن‌ها زندگی می‌کنند.',
      translatedFrom: 'ar',
      body: doc(
        p(
          'در شهرهای کهن ما ورّاق کتاب را می‌نوشت و رونویسی و تصحیح می‌کرد و می‌فروخت و نامش را بر آن می‌گذاشت. نام و عادت را از او گرفتیم: هر نوشته اینجا امضا دارد و آنچه پس از انتشار در آن عوض کرده‌ایم زیرش نوشته است.',
        ),
        p(
          'نخست به عربی می‌نویسیم. آنچه را برای دیگران نوشته شده بازنمی‌گردانیم، از جای خود می‌پرسیم: این تصمیم برای کسی که حقوقش به یک پول است و اجاره‌اش به پولی دیگر چه معنایی دارد؟ سپس نوشته‌مان را به پنج زبانی می‌بریم که همسایگانمان می‌خوانند، و هر ترجمه می‌گوید از کدام متن است و کار کیست.',
        ),
        h2('چه چیزی را دنبال می‌کنیم'),
        bullets(
          'تجارت و بندرها و دستمزدها و قیمت‌ها: پول چگونه میان شهرها و خانه‌ها می‌گردد.',
          'دارایی‌های دیجیتال، وقتی قیمت‌ها آرام گرفته، نه وقتی بالا می‌رود.',
          'هوش مصنوعی و شبکه و تراشه: چه ساخته می‌شود، چند تمام می‌شود و چه کسی می‌پردازد.',
          'قاعده‌هایی که برای همهٔ این‌ها می‌نویسند و شیوهٔ اجرایشان.',
        ),
        h2('چگونه کار می‌کنیم'),
        p(
          'سه دفتر داریم و خبرنگارانی در شهرهای دیگر. هر نوشته از زیر دست ویراستاری می‌گذرد که آن را ننوشته است و هیچ نوشته‌ای که کسی را متهم کند پیش از پرسیدن از او چاپ نمی‌شود. قاعده‌هایمان در ',
          storyLink(pageId('ethics'), 'اخلاق حرفه‌ای'),
          ' است و این‌که از آنِ کیستیم و از کجا می‌خوریم در ',
          storyLink(pageId('ownership'), 'مالکیت و منابع مالی'),
          '.',
        ),
        factBox(
          'روزنامه‌ای برای نمایش',
          p(
            'آدم‌ها و شرکت‌ها و عددهای این صفحه‌ها ساختهٔ خیال ماست، تا نشان دهیم سامانه‌ای که منتشرشان می‌کند چه می‌تواند. اگر روزنامه‌تان را بر «ورّاق» بنا کردید، این صفحه را پیش از نخستین روز از نو بنویسید.',
          ),
        ),
      ),
    },
    he: {
      slug: 'about',
      headline: 'מי אנחנו',
      standfirst: 'עיתון ערבי על כסף וטכנולוגיה, למי שחיים את השפעתם.',
      translatedFrom: 'ar',
      body: doc(
        p(
          'בערינו הישנות היה הווראק מעתיק ספרים, מגיה אותם, מוכר אותם וחותם עליהם בשמו. לקחנו ממנו את השם ואת המנהג: כל מאמר כאן חתום, ומה ששינינו בו אחרי הפרסום כתוב מתחתיו.',
        ),
        p(
          'אנחנו כותבים קודם כול בערבית. איננו מעבירים את מה שנכתב לאחרים, אלא שואלים ממקומנו: מה אומרת ההחלטה הזאת למי שמקבל משכורת במטבע אחד ומשלם שכר דירה באחר? אחר כך אנחנו מעבירים את שכתבנו לחמש שפות ששכנינו קוראים, וכל תרגום אומר מאיזה טקסט נעשה ובידי מי.',
        ),
        h2('אחרי מה אנחנו עוקבים'),
        bullets(
          'סחר, נמלים, שכר ומחירים: איך הכסף נע בין ערים לבתים.',
          'נכסים דיגיטליים, כשהמחירים נרגעים ולא כשהם עולים.',
          'בינה מלאכותית, רשתות ושבבים: מה נבנה, כמה זה עולה ומי משלם.',
          'הכללים שנכתבים לכל אלה, ואיך מחילים אותם.',
        ),
        h2('איך אנחנו עובדים'),
        p(
          'לנו שלושה דסקים וכתבים בערים נוספות. כל מאמר עובר עורך שלא כתב אותו, ומאמר שמאשים אדם אינו מתפרסם לפני שנשאל. כללינו כתובים ב',
          storyLink(pageId('ethics'), 'קוד האתיקה'),
          '; מי בעלינו וממה אנו חיים, תחת ',
          storyLink(pageId('ownership'), 'בעלות ומימון'),
          '.',
        ),
        factBox(
          'עיתון להדגמה',
          p(
            'האנשים, החברות והמספרים בדפים האלה בדויים, ונכתבו כדי להראות מה יכולה המערכת שמפרסמת אותם. אם אתם מקימים עיתון על ״וראק״, כתבו את הדף הזה מחדש לפני יומכם הראשון.',
          ),
        ),
      ),
    },
    ur: {
      slug: 'about',
      headline: 'ہمارے بارے میں',
      standfirst: 'پیسے اور ٹیکنالوجی پر عربی کا ایک اخبار، ان کے لیے جو ان کے اثر میں جیتے ہیں۔',
      translatedFrom: 'ar',
      body: doc(
        p(
          'ہمارے پرانے شہروں میں ورّاق کتاب نقل کرتا، درست کرتا، بیچتا اور اس پر اپنا نام لکھتا تھا۔ ہم نے نام بھی اسی سے لیا اور عادت بھی: یہاں ہر تحریر دستخط شدہ ہے، اور اشاعت کے بعد جو بدلا وہ اس کے نیچے لکھا ہے۔',
        ),
        p(
          'ہم پہلے عربی میں لکھتے ہیں۔ دوسروں کے لیے لکھا ہوا منتقل نہیں کرتے، اپنی جگہ سے پوچھتے ہیں: اس فیصلے کا مطلب اس کے لیے کیا ہے جسے تنخواہ ایک کرنسی میں ملتی ہے اور کرایہ دوسری میں دیتا ہے؟ پھر اپنا لکھا ان پانچ زبانوں میں لے جاتے ہیں جو ہمارے ہمسائے پڑھتے ہیں، اور ہر ترجمہ بتاتا ہے کہ کس متن سے ہوا اور کس نے کیا۔',
        ),
        h2('ہم کن باتوں پر نظر رکھتے ہیں'),
        bullets(
          'تجارت، بندرگاہیں، اجرتیں اور قیمتیں: پیسہ شہروں اور گھروں میں کیسے گھومتا ہے۔',
          'ڈیجیٹل اثاثے، قیمتیں چڑھتے وقت نہیں، تھم جانے کے بعد۔',
          'مصنوعی ذہانت، نیٹ ورک اور چپس: کیا بنتا ہے، کتنے میں، اور قیمت کون دیتا ہے۔',
          'وہ ضابطے جو ان سب کے لیے لکھے جاتے ہیں، اور ان کا نفاذ۔',
        ),
        h2('ہم کیسے کام کرتے ہیں'),
        p(
          'ہمارے تین ڈیسک ہیں اور دوسرے شہروں میں نامہ نگار۔ ہر تحریر ایسے مدیر سے گزرتی ہے جس نے وہ نہیں لکھی، اور کسی پر الزام والی تحریر اس سے پوچھے بغیر نہیں چھپتی۔ ہمارے اصول ',
          storyLink(pageId('ethics'), 'صحافتی ضابطۂ اخلاق'),
          ' میں ہیں، اور ہمارا مالک کون ہے اور خرچ کہاں سے آتا ہے، یہ ',
          storyLink(pageId('ownership'), 'ملکیت اور مالی وسائل'),
          ' میں۔',
        ),
        factBox(
          'نمائش کا اخبار',
          p(
            'ان صفحات کے لوگ، کمپنیاں اور اعداد فرضی ہیں، تاکہ دکھایا جائے کہ انہیں شائع کرنے والا نظام کیا کر سکتا ہے۔ ”ورّاق“ پر اپنا اخبار نکالیں تو پہلے دن سے پہلے یہ صفحہ نئے سرے سے لکھیں۔',
          ),
        ),
      ),
    },
  },
}
