import { doc, p, pullQuote, storyLink } from '../../story/compose.ts'
import { type DemoStory, storyId } from '../demo-story.ts'

export const opinionNumbersWithoutContext: DemoStory = {
  key: 'opinion-numbers-without-context',
  kind: 'opinion',
  section: 'ideas',
  desk: 'san-francisco',
  topics: ['digital-currencies', 'regulation'],
  picture: 'scales',
  publishedHoursAgo: 18,
  versions: {
    ar: {
      slug: 'أرقام-بلا-سياق',
      kicker: 'رأي',
      headline: 'الرقم الذي لا يقول بكم ولا ممَّ ولا متى ليس خبرًا، بل زينة',
      standfirst:
        'بدّلتُ رقمين على جانبي الفاصلة فصححنا الخطأ. لكن الأخطاء التي لا يصححها أحد هي الأرقام الصحيحة المعلّقة في الهواء.',
      bylines: [{ author: 'salma-haddad', role: 'author' }],
      body: doc(
        p(
          'كتبتُ في تحليل نُشر هذا الأسبوع أن 4.1 طن من الذهب مؤجَّرة، وكانت 1.4. بدّلت أصابعي رقمين، ومرّ الخطأ على محررتين، ونبّهنا إليه قارئ من الكويت برسالة مهذبة عنوانها «أظن أن الآلة الحاسبة عندي أو عندكم معطوبة». صحّحنا ',
          storyLink(storyId('gold-vault-audit'), 'التحليل'),
          ' ونشرنا التصويب في أعلاه، كما ينبغي. هذا النوع من الأخطاء يؤلم، لكنه سهل: له صاحب، وله دواء.',
        ),
        p(
          'ما يشغلني منذ ذلك اليوم نوع آخر لا دواء له لأنه ليس خطأ. خذ مثلًا عنوانًا رأيته ثلاث مرات هذا الشهر بصيغ متقاربة: «ارتفاع المحافظ الرقمية 300%». الرقم صحيح. سألتُ فعرفت أن عدد المحافظ كان 200 وصار 800، في بلد سكانه أحد عشر مليونًا. الرقم صحيح، والعنوان كاذب، ولا أحد سينشر تصويبًا.',
        ),
        pullQuote('الرقم صحيح، والعنوان كاذب، ولا أحد سينشر تصويبًا.'),
        p(
          'عملتُ مدققة حسابات قبل أن أكتب. وفي التدقيق قاعدة لا تُدرَّس لأنها بديهية: لا يُقرأ الرقم وحده. يُقرأ مع الرقم الذي قبله، والرقم الذي كان ينبغي أن يكون، والهامش الذي يشرح لماذا اختلفا. ثلاثة جيران لكل رقم. فإذا غاب الجيران فالرقم ساكن جديد لا نعرف من أين جاء ولا كيف يدفع الإيجار.',
        ),
        p(
          'والصحافة الاقتصادية العربية، وأنا منها، تحب الأرقام حبّ المستعجل. نقول «27 مليار دولار» فيسكت القارئ إجلالًا، ولا نقول إنها قيمة اسمية على خمس عشرة سنة، وإن السنة الأولى فيها 400 مليون. نقول إن العملة «فقدت ثلث قيمتها» ولا نقول منذ متى: الثلث في عقد قصة، والثلث في ليلة قصة أخرى. ونكتب النسبة إلى منزلتين عشريتين، 12.47%، لمسح هاتفي شارك فيه ستمئة شخص وهامش خطئه أربع نقاط. المنزلتان هنا ليستا دقة، بل عطر.',
        ),
        p(
          'سيقال إن القارئ لا يصبر على الهوامش. لا أصدق ذلك. القارئ الذي يحسب في رأسه سعر الكيلو من عبوة وزنها 750 غرامًا، ويعرف كم خسر راتبه بين شهر وشهر من غير أن يقرأ تقريرًا واحدًا، يستطيع أن يقرأ جملة إضافية. الذي لا يصبر هو نحن، لأن الجملة الإضافية تكلّف مكالمة، والمكالمة تكلّف ساعة، والساعة يكون العنوان فيها قد طار.',
        ),
        p(
          'أقترح على نفسي أولًا، وعلى زملائي إن شاؤوا، ثلاثة أسئلة تُطرح على كل رقم قبل أن يُطبع. بكم؟ أي بكم زاد أو نقص عمّا كان، وبكم يختلف عن جاره. ممَّ؟ أي ما الكل الذي هو جزء منه. ومتى؟ أي في كم من الزمن. فإن عجزنا عن جواب واحد منها فلنكتب الخبر بلا رقم. ستبدو الجملة عارية، وهذا خير من أن تبدو متنكرة.',
        ),
        p(
          'أما القارئ الكويتي فقد كتبتُ إليه شاكرة، وسألته كيف انتبه. قال إنه لم يحسب شيئًا؛ قرأ أن المؤجَّر أربعة أطنان وأن السبائك المؤجَّرة 112، فقسم في رأسه، وقال: السبيكة التي تزن سبعة وثلاثين كيلوغرامًا لا وجود لها في أي سوق. لم يكن معه إلا سياق. وكان كافيًا.',
        ),
      ),
    },
    en: {
      slug: 'numbers-without-context',
      headline: 'A number that does not say of how much, or since when, is not news but ornament',
      standfirst:
        'I swapped two figures and we corrected them. The mistakes that nobody corrects are the true numbers, left hanging in the air.',
      bylines: [
        { author: 'salma-haddad', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'In an analysis this week I wrote that 4.1 tonnes of gold were out on lease. It was 1.4. My fingers had swapped two figures, the mistake got past two editors, and a reader in Kuwait pointed it out in a courteous letter headed “I think that either your calculator or mine is broken”. We corrected ',
          storyLink(storyId('gold-vault-audit'), 'the analysis'),
          ' and said so at its head, as one should. Such a mistake hurts, but it is easy: it has an owner, and a cure.',
        ),
        p(
          'What has occupied me since is another kind, which has no cure because it is no mistake. Take a headline that I saw three times this week in much the same words: “Digital wallets up 300%”. The number is right. I asked, and there had been 200 wallets, and there were 800, in a country of eleven million. The number is true, the headline is a lie, and nobody will print a correction.',
        ),
        pullQuote('The number is true, the headline is a lie, and nobody will print a correction.'),
        p(
          'I was an auditor before I wrote. There is a rule in auditing that nobody teaches because everybody knows it: no number is read alone. It is read with the number before it, with the number that ought to have been there, and with the note that says why the two differ. Three neighbours to every number. Without them it is a new tenant, and we do not know where he came from or how he pays the rent.',
        ),
        p(
          'Business journalism in Arabic, my own included, loves numbers as people in a hurry do. We write “$27bn” and the reader falls silent in awe; we do not write that it is a nominal sum over fifteen years, with 400 million in the first. We write that a currency “lost a third of its value” and not since when: a third in a decade is one story, a third in a night another. We print 12.47% of a telephone poll of six hundred people, whose margin of error is four points. Those two decimals are not precision. They are scent.',
        ),
        p(
          'Readers have no patience for footnotes, I shall be told. I do not believe it. A reader who works out the price of a kilo from a packet of 750 grams, and knows without any report how much her wages lost between one month and the next, can read one sentence more. It is we who have no patience, because the sentence costs a telephone call, and the call an hour, and in that hour the headline has flown.',
        ),
        p(
          'I propose, to myself first, three questions for every number before it is printed. By how much, against what it was and against its neighbour? Of what, since it is part of some whole? And since when? If we cannot answer one of them, let us write the news without the number. The sentence will look bare, which is better than looking disguised.',
        ),
        p(
          'I wrote to thank the reader in Kuwait, and asked how he had noticed. He had calculated nothing, he said. He had read that four tonnes were leased in 112 bars, divided in his head, and thought: a bar of thirty-seven kilos exists in no market. He had nothing but context. It was enough.',
        ),
      ),
    },
    fr: {
      slug: 'des-chiffres-sans-contexte',
      headline:
        'Un chiffre qui ne dit ni de combien ni depuis quand n’est pas une nouvelle, mais un ornement',
      standfirst:
        'J’avais interverti deux chiffres, nous les avons rectifiés. Les fautes que personne ne corrige sont les nombres justes laissés en l’air.',
      bylines: [
        { author: 'salma-haddad', role: 'author' },
        { author: 'karim-benali', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'J’écrivais cette semaine que 4,1 tonnes d’or étaient louées. C’était 1,4. Mes doigts avaient interverti deux chiffres, deux relectrices n’ont rien vu, et un lecteur de Koweït nous l’a signalé dans une lettre courtoise intitulée « Je crois que ma calculatrice ou la vôtre est cassée ». Nous avons rectifié ',
          storyLink(storyId('gold-vault-audit'), 'l’analyse'),
          ' et l’avons dit en tête, comme il se doit. Ce genre de faute fait mal, mais elle est facile : elle a un auteur et un remède.',
        ),
        p(
          'Ce qui m’occupe depuis est d’une autre sorte, sans remède puisque ce n’est pas une faute. Prenez ce titre, vu trois fois cette semaine : « Les portefeuilles numériques en hausse de 300 % ». Le chiffre est juste. J’ai demandé : il y en avait 200, il y en a 800, dans un pays de onze millions d’habitants. Le chiffre est vrai, le titre ment, et personne ne publiera de rectificatif.',
        ),
        pullQuote('Le chiffre est vrai, le titre ment, et personne ne publiera de rectificatif.'),
        p(
          'J’ai été auditrice avant d’écrire. Il y a dans ce métier une règle que l’on n’enseigne pas, tant elle va de soi : un nombre ne se lit jamais seul. On le lit avec celui d’avant, avec celui qui aurait dû être là, et avec la note qui explique l’écart. Trois voisins pour chaque nombre. Sans eux, c’est un nouveau locataire : on ne sait d’où il vient ni comment il paie.',
        ),
        p(
          'La presse économique arabe, la mienne comprise, aime les nombres comme les aiment les gens pressés. Nous écrivons « 27 milliards de dollars » et le lecteur se tait, impressionné ; nous n’écrivons pas que c’est une valeur nominale sur quinze ans, dont 400 millions la première année. Nous écrivons qu’une monnaie a « perdu le tiers de sa valeur » sans dire depuis quand : un tiers en dix ans est une histoire, un tiers en une nuit en est une autre. Nous imprimons 12,47 % pour un sondage de six cents personnes dont la marge d’erreur est de quatre points. Ces deux décimales ne sont pas de la précision. C’est du parfum.',
        ),
        p(
          'Le lecteur n’a pas la patience des notes, me dira-t-on. Je n’en crois rien. Qui calcule le prix au kilo d’un paquet de 750 grammes, et sait sans rapport ce que son salaire a perdu d’un mois à l’autre, peut lire une phrase de plus. C’est nous qui n’avons pas la patience : la phrase coûte un appel, l’appel une heure, et au bout de l’heure le titre s’est envolé.',
        ),
        p(
          'Je propose, à moi d’abord, trois questions avant d’imprimer un nombre. De combien, par rapport à hier et au voisin ? De quoi, puisqu’il est la part d’un tout ? Et depuis quand ? S’il en manque une, écrivons la nouvelle sans le nombre. La phrase aura l’air nue, ce qui vaut mieux que déguisée.',
        ),
        p(
          'J’ai remercié le lecteur de Koweït et lui ai demandé comment il s’en était aperçu. Il n’avait rien calculé. Il avait lu que quatre tonnes étaient louées en 112 lingots, avait divisé de tête, et s’était dit qu’un lingot de trente-sept kilos n’existe sur aucun marché. Il n’avait que du contexte. Cela suffisait.',
        ),
      ),
    },
    fa: {
      slug: 'عددهای-بی-زمینه',
      headline: 'عددی که نگوید چقدر، از چه و از کی، خبر نیست، زینت است',
      standfirst:
        'جای دو رقم را عوض کردم و تصحیحش کردیم. خطاهایی که کسی تصحیح نمی‌کند عددهای درستی‌اند که در هوا مانده‌اند.',
      bylines: [
        { author: 'salma-haddad', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'در تحلیلی که این هفته چاپ شد نوشتم ۴٫۱ تن طلا اجاره داده شده است. ۱٫۴ تن بود. انگشتانم جای دو رقم را عوض کرده بود، خطا از زیر دست دو ویراستار گذشت و خواننده‌ای از کویت با نامه‌ای مؤدبانه خبرمان کرد، با عنوان «گمان می‌کنم ماشین‌حساب من یا شما خراب است». ',
          storyLink(storyId('gold-vault-audit'), 'تحلیل'),
          ' را تصحیح کردیم و چنان‌که باید، بالای آن نوشتیم. این جور خطا درد دارد اما آسان است: صاحبی دارد و درمانی.',
        ),
        p(
          'آنچه از آن روز ذهنم را گرفته نوع دیگری است که درمان ندارد، چون خطا نیست. تیتری را در نظر بگیرید که این هفته سه بار دیدم: «رشد ۳۰۰ درصدی کیف‌های پول دیجیتال». عدد درست است. پرسیدم: ۲۰۰ تا بود و ۸۰۰ تا شد، در کشوری یازده‌میلیونی. عدد راست است، تیتر دروغ است و کسی تصحیحی چاپ نخواهد کرد.',
        ),
        pullQuote('عدد راست است، تیتر دروغ است و کسی تصحیحی چاپ نخواهد کرد.'),
        p(
          'پیش از نوشتن حسابرس بودم. در حسابرسی قاعده‌ای هست که درسش نمی‌دهند چون بدیهی است: عدد را تنها نمی‌خوانند. با عدد پیش از آن می‌خوانند، با عددی که باید می‌بود و با پانوشتی که می‌گوید چرا فرق دارند. هر عدد سه همسایه دارد. بی همسایه‌ها مستأجر تازه‌ای است که نمی‌دانیم از کجا آمده و اجاره‌اش را چگونه می‌دهد.',
        ),
        p(
          'روزنامه‌نگاری اقتصادی عربی، و من هم از همانم، عدد را مثل آدم‌های شتاب‌زده دوست دارد. می‌نویسیم «۲۷ میلیارد دلار» و خواننده از هیبتش ساکت می‌شود؛ نمی‌نویسیم که ارزشی اسمی در پانزده سال است و سال نخستش ۴۰۰ میلیون. می‌نویسیم ارزی «یک‌سوم ارزشش را از دست داد» و نمی‌گوییم از کی: یک‌سوم در ده سال یک قصه است و یک‌سوم در یک شب قصه‌ای دیگر. برای نظرسنجی تلفنی ششصد نفره با چهار واحد خطا می‌نویسیم ۱۲٫۴۷ درصد. آن دو رقم اعشار دقت نیست، عطر است.',
        ),
        p(
          'خواهند گفت خواننده حوصلهٔ پانوشت ندارد. باور نمی‌کنم. خواننده‌ای که بهای کیلو را از بستهٔ ۷۵۰ گرمی در ذهن حساب می‌کند و بی هیچ گزارشی می‌داند حقوقش میان دو ماه چقدر آب رفته، یک جملهٔ دیگر هم می‌خواند. آن‌که حوصله ندارد ماییم، چون آن جمله یک تلفن می‌خواهد و تلفن یک ساعت، و در آن یک ساعت تیتر پریده است.',
        ),
        p(
          'اول به خودم پیشنهاد می‌کنم پیش از چاپ هر عدد سه پرسش بپرسیم. چقدر، نسبت به پیش از آن و به همسایه‌اش؟ از چه، چون پاره‌ای از کلی است؟ و از کی؟ اگر پاسخ یکی را نداشتیم خبر را بی عدد بنویسیم. جمله برهنه به نظر می‌آید، که بهتر از مبدل‌پوش بودن است.',
        ),
        p(
          'به خوانندهٔ کویتی نامهٔ تشکر نوشتم و پرسیدم چگونه فهمید. گفت حسابی نکرده؛ خوانده بود چهار تن در ۱۱۲ شمش اجاره رفته، در ذهنش تقسیم کرد و با خود گفت شمش سی‌وهفت‌کیلویی در هیچ بازاری نیست. جز زمینه چیزی نداشت. و همان بس بود.',
        ),
      ),
    },
    he: {
      slug: 'מספרים-בלי-הקשר',
      headline: 'מספר שאינו אומר מתוך כמה וממתי אינו ידיעה אלא קישוט',
      standfirst: 'החלפתי בין שתי ספרות, ותיקנו. הטעויות שאיש אינו מתקן הן המספרים הנכונים שתלויים באוויר.',
      bylines: [
        { author: 'salma-haddad', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'בניתוח שהתפרסם השבוע כתבתי ש־4.1 טון זהב מושכרים. היו אלה 1.4. אצבעותיי החליפו בין שתי ספרות, הטעות עברה שתי עורכות, וקורא מכווית העיר לנו במכתב מנומס שכותרתו ״נדמה לי שהמחשבון שלי או שלכם מקולקל״. תיקנו את ',
          storyLink(storyId('gold-vault-audit'), 'הניתוח'),
          ' ואמרנו זאת בראשו, כראוי. טעות כזאת כואבת, אך היא קלה: יש לה בעלים ויש לה תרופה.',
        ),
        p(
          'מאז מעסיק אותי סוג אחר, שאין לו תרופה כי אינו טעות. קחו כותרת שראיתי השבוע שלוש פעמים: ״עלייה של 300% בארנקים הדיגיטליים״. המספר נכון. שאלתי: היו 200 ארנקים ועכשיו 800, בארץ של אחד־עשר מיליון. המספר אמת, הכותרת שקר, ואיש לא ידפיס תיקון.',
        ),
        pullQuote('המספר אמת, הכותרת שקר, ואיש לא ידפיס תיקון.'),
        p(
          'לפני שכתבתי הייתי מבקרת חשבונות. יש במקצוע כלל שאין מלמדים כי הוא מובן מאליו: מספר אינו נקרא לבדו. קוראים אותו עם המספר שלפניו, עם המספר שהיה צריך להיות ועם ההערה שמסבירה מדוע הם שונים. שלושה שכנים לכל מספר. בלעדיהם הוא דייר חדש, ואין יודעים מנין בא ואיך הוא משלם שכר דירה.',
        ),
        p(
          'העיתונות הכלכלית בערבית, ואני בתוכה, אוהבת מספרים כמו אנשים ממהרים. אנחנו כותבים ״27 מיליארד דולר״ והקורא משתתק ביראה; אין אנו כותבים שזה סכום נומינלי לחמש־עשרה שנים, ובשנה הראשונה 400 מיליון. אנחנו כותבים שמטבע ״איבד שליש מערכו״ ואין אומרים ממתי: שליש בעשור הוא סיפור אחד, שליש בלילה הוא סיפור אחר. אנחנו מדפיסים 12.47% לסקר טלפוני של שש מאות איש שטעות הדגימה בו ארבע נקודות. שתי הספרות שאחרי הנקודה אינן דיוק. הן בושם.',
        ),
        p(
          'יגידו שלקורא אין סבלנות להערות שוליים. איני מאמינה. מי שמחשבת בראש את מחיר הקילו מחבילה של 750 גרם, ויודעת בלי שום דוח כמה איבד שכרה מחודש לחודש, יכולה לקרוא עוד משפט. אנחנו הם חסרי הסבלנות, כי המשפט עולה שיחת טלפון והשיחה עולה שעה, ובאותה שעה כבר פרחה הכותרת.',
        ),
        p(
          'אני מציעה, קודם כול לעצמי, שלוש שאלות לכל מספר לפני שמדפיסים אותו. בכמה, לעומת מה שהיה ולעומת שכנו? מתוך מה, שהרי הוא חלק משלם? וממתי? אם אין תשובה לאחת מהן, נכתוב את הידיעה בלי המספר. המשפט ייראה עירום, וזה עדיף על מחופש.',
        ),
        p(
          'כתבתי לקורא מכווית תודה ושאלתי איך שם לב. הוא לא חישב דבר, אמר. הוא קרא שארבעה טון מושכרים ב־112 מטילים, חילק בראש ואמר לעצמו: מטיל של שלושים ושבעה קילו אינו קיים בשום שוק. לא היה לו אלא הקשר. זה הספיק.',
        ),
      ),
    },
    ur: {
      slug: 'سیاق-کے-بغیر-اعداد',
      headline: 'جو عدد نہ بتائے کہ کتنے میں سے اور کب سے، وہ خبر نہیں، سجاوٹ ہے',
      standfirst:
        'میں نے دو ہندسے بدل دیے اور ہم نے تصحیح کر دی۔ جن غلطیوں کی کوئی تصحیح نہیں کرتا وہ ہوا میں لٹکے درست اعداد ہیں۔',
      bylines: [
        { author: 'salma-haddad', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'اس ہفتے کے ایک تجزیے میں میں نے لکھا کہ 4.1 ٹن سونا کرائے پر ہے۔ اصل میں 1.4 تھا۔ انگلیوں نے دو ہندسے بدل دیے، غلطی دو مدیراؤں کی نظر سے نکل گئی اور کویت کے ایک قاری نے شائستہ خط میں توجہ دلائی جس کا عنوان تھا ”میرے خیال میں آپ کا یا میرا کیلکولیٹر خراب ہے“۔ ہم نے ',
          storyLink(storyId('gold-vault-audit'), 'تجزیے'),
          ' کی تصحیح کی اور جیسا چاہیے اوپر لکھ دیا۔ ایسی غلطی دکھ دیتی ہے مگر آسان ہے: اس کا ایک مالک ہے اور ایک علاج۔',
        ),
        p(
          'تب سے مجھے دوسری قسم ستا رہی ہے جس کا علاج نہیں، کیونکہ وہ غلطی ہی نہیں۔ ایک سرخی لیجیے جو اس ہفتے تین بار دیکھی: ”ڈیجیٹل والٹ میں 300 فیصد اضافہ“۔ عدد درست ہے۔ پوچھا تو معلوم ہوا 200 والٹ تھے، 800 ہو گئے، ایک کروڑ دس لاکھ کے ملک میں۔ عدد سچا، سرخی جھوٹی، اور تصحیح کوئی نہیں چھاپے گا۔',
        ),
        pullQuote('عدد سچا، سرخی جھوٹی، اور تصحیح کوئی نہیں چھاپے گا۔'),
        p(
          'لکھنے سے پہلے میں آڈیٹر تھی۔ آڈٹ کا ایک قاعدہ سکھایا نہیں جاتا کیونکہ سب جانتے ہیں: عدد اکیلا نہیں پڑھا جاتا۔ پچھلے عدد کے ساتھ پڑھا جاتا ہے، اس عدد کے ساتھ جو ہونا چاہیے تھا، اور اس حاشیے کے ساتھ جو فرق کی وجہ بتائے۔ ہر عدد کے تین ہمسائے۔ ہمسائے نہ ہوں تو وہ نیا کرایہ دار ہے جس کا پتا نہیں کہاں سے آیا اور کرایہ کیسے دیتا ہے۔',
        ),
        p(
          'عربی کی معاشی صحافت، اور میں اسی میں ہوں، اعداد سے یوں پیار کرتی ہے جیسے جلد باز کرتے ہیں۔ ہم ”27 ارب ڈالر“ لکھتے ہیں اور قاری رعب سے چپ ہو جاتا ہے۔ یہ نہیں لکھتے کہ رقم پندرہ برس کی برائے نام مالیت ہے اور پہلے سال صرف 40 کروڑ۔ لکھتے ہیں کہ کرنسی ”تہائی قدر کھو بیٹھی“ اور یہ نہیں کہ کب سے: دس برس میں تہائی ایک کہانی ہے، ایک رات میں تہائی دوسری۔ چھ سو لوگوں کے فون سروے پر، جس میں چار پوائنٹ کی غلطی کی گنجائش ہے، 12.47 فیصد چھاپتے ہیں۔ اعشاریے کے یہ دو ہندسے درستی نہیں، عطر ہیں۔',
        ),
        p(
          'کہا جائے گا کہ قاری کو حاشیوں کا صبر نہیں۔ میں نہیں مانتی۔ جو قاری 750 گرام کے ڈبے سے کلو کا بھاؤ دل میں نکال لیتا ہے اور کسی رپورٹ کے بغیر جانتا ہے کہ ایک ماہ میں تنخواہ کتنی گھٹی، وہ ایک جملہ اور پڑھ سکتا ہے۔ صبر ہمیں نہیں، کیونکہ جملہ ایک فون مانگتا ہے، فون ایک گھنٹہ، اور گھنٹے بھر میں سرخی اڑ چکی ہوتی ہے۔',
        ),
        p(
          'پہلے خود کو، پھر ساتھیوں کو تجویز ہے کہ چھپنے سے پہلے ہر عدد سے تین سوال ہوں۔ کتنا، یعنی پہلے سے اور ہمسائے سے کتنا فرق؟ کس میں سے، کہ وہ کسی کل کا حصہ ہے؟ اور کب سے؟ ایک کا بھی جواب نہ ہو تو خبر عدد کے بغیر لکھیں۔ جملہ ننگا لگے گا، بھیس بدلا ہوا لگنے سے یہ بہتر ہے۔',
        ),
        p(
          'کویتی قاری کو شکریے کا خط لکھا اور پوچھا کہ پکڑا کیسے۔ بولے حساب کچھ نہیں کیا۔ پڑھا کہ چار ٹن 112 اینٹوں میں کرائے پر ہیں، دل میں تقسیم کی اور سوچا کہ سینتیس کلو کی اینٹ کسی منڈی میں نہیں ہوتی۔ ان کے پاس سیاق کے سوا کچھ نہ تھا۔ اور وہ کافی تھا۔',
        ),
      ),
    },
  },
}
