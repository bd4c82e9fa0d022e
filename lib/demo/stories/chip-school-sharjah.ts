import { doc, isolate, p } from '../../story/compose.ts'
import type { DemoStory } from '../demo-story.ts'

export const chipSchoolSharjah: DemoStory = {
  key: 'chip-school-sharjah',
  kind: 'report',
  section: 'technology',
  desk: 'dubai',
  topics: ['chips', 'open-source'],
  picture: 'classroom',
  publishedHoursAgo: 266,
  versions: {
    ar: {
      slug: 'مدرسة-رقائق-في-الشارقة',
      kicker: 'تعليم',
      headline: 'مدرسة في الشارقة تعلّم تصميم الرقائق بأدوات مجانية وانتظار طويل',
      standfirst:
        'أول دفعة من 26 طالبًا أرسلت تصاميمها إلى المسبك. الرقاقة تعود بعد خمسة أشهر، والدرجة تُعطى قبلها.',
      dateline: 'الشارقة',
      bylines: [{ author: 'yusuf-rahal', role: 'author' }],
      body: doc(
        p(
          'على السبورة كُتب بالعربية «ترانزستور» وتحته بخط آخر «بوّابة»، ثم سهم إلى رقم واحد: ',
          isolate('130 nm', 'en', 'ltr'),
          '، وهو قياس أدق خط يرسمه المسبك. يشرح الأستاذ أن ما سيصممونه اليوم، وهو جامع من أربع خانات، أصغر من ذرة غبار، وأن ثمنه إذا صُنع مع تصاميم الآخرين على شريحة مشتركة 110 دولارات.',
        ),
        p(
          'هذا فصل في «معهد اللؤلؤة للإلكترونيات»، الذي افتتح في منطقة صناعية بالشارقة برنامجًا مدته سنة لتصميم الدوائر المتكاملة، رسومه 4,000 درهم، وأدواته كلها مفتوحة المصدر. اختار المعهد برنامج ',
          isolate('OpenFloor 4.2', 'en', 'ltr'),
          ' لأن رخصة البرنامج التجاري المنافس، كما يقول مديره، «أغلى من المبنى».',
        ),
        p(
          'تقدم للدفعة الأولى 418 طالبًا وقُبل 26، بينهم 11 طالبة. أصغرهم في التاسعة عشرة، وأكبرهم فني تكييف في الثانية والأربعين اسمه جابر سلطان، صمّم دائرة تقيس رطوبة الهواء بمعالج لا يفعل غير ذلك. «قضيت عمري أصلح لوحات لا أعرف من رسمها»، يقول.',
        ),
        p(
          'أُرسلت التصاميم إلى مسبك في شرق آسيا هذا الأسبوع، ولن تعود رقائقَ قبل خمسة أشهر. ولأن العام الدراسي لا ينتظر، يُمنح الطلاب درجاتهم على المحاكاة، ثم يُمنحون علامة إضافية واحدة إذا عملت الرقاقة. وتقول المدرّسة هند الطنيجي إن نسبة النجاح المتوقعة من المحاولة الأولى نحو الثلث، «وهي نسبة يخجل منها الطلاب ويحسدهم عليها المحترفون».',
        ),
      ),
    },
    en: {
      slug: 'a-school-in-sharjah-teaches-chip-design',
      kicker: 'Education',
      headline: 'A school in Sharjah teaches chip design with free tools and a long wait',
      standfirst:
        'The first 26 students have sent their designs to the foundry. The chips return in five months, the marks before that.',
      dateline: 'Sharjah',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'On the board somebody has written “transistor” in Arabic, “gate” beneath it in another hand, and an arrow to a single figure: 130 nm, the finest line that the foundry draws. What they will design today, the teacher explains, a four-bit adder, is smaller than a speck of dust, and costs $110 if it shares a wafer with others.',
        ),
        p(
          'This is a class at the Pearl Institute of Electronics, which has opened a year’s course in integrated circuits in an industrial district of Sharjah. Fees are 4,000 dirhams and all its tools are open source. The institute chose OpenFloor 4.2 because a licence for the commercial rival is, its director says, “dearer than the building”.',
        ),
        p(
          'For the first class 418 people applied and 26 were taken, 11 of them women. The youngest is nineteen. The oldest, Jaber Sultan, is an air-conditioning technician of forty-two who has designed a circuit that measures the dampness of air and does nothing else. “I have spent my life repairing boards without knowing who drew them,” he says.',
        ),
        p(
          'The designs went to a foundry in East Asia this week and will not be chips again for five months. The school year cannot wait, so students are marked on a simulation, and given one mark more if the chip works. Hind al-Tunaiji, who teaches them, expects about a third to work at the first attempt, “a share that students are ashamed of and professionals envy”.',
        ),
      ),
    },
    fr: {
      slug: 'une-ecole-de-puces-a-charjah',
      kicker: 'Éducation',
      headline: 'À Charjah, une école enseigne la conception de puces, avec patience et outils libres',
      standfirst:
        'Les 26 premiers élèves ont envoyé leurs dessins au fondeur. La puce revient dans cinq mois, la note avant.',
      dateline: 'Charjah',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'karim-benali', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Au tableau, on a écrit « transistor » en arabe, « porte » en dessous d’une autre main, puis une flèche vers un seul nombre : 130 nm, le trait le plus fin du fondeur. Ce qu’ils dessineront aujourd’hui, explique le professeur, un additionneur à quatre bits, est plus petit qu’un grain de poussière et coûte 110 dollars s’il partage une tranche avec d’autres.',
        ),
        p(
          'Le cours se tient à l’Institut de la Perle, qui a ouvert dans une zone industrielle une année de formation aux circuits intégrés : 4 000 dirhams de frais, et rien que des outils libres. Il a choisi OpenFloor 4.2 parce que la licence du concurrent commercial est, selon son directeur, « plus chère que le bâtiment ».',
        ),
        p(
          'Pour cette première promotion, 418 candidats, 26 admis, dont 11 femmes. La plus jeune a dix-neuf ans. Le plus âgé, Jaber Sultan, technicien en climatisation de quarante-deux ans, a dessiné un circuit qui mesure l’humidité de l’air et ne fait que cela. « J’ai passé ma vie à réparer des cartes sans savoir qui les avait tracées. »',
        ),
        p(
          'Les dessins sont partis cette semaine chez un fondeur d’Asie de l’Est et ne seront pas des puces avant cinq mois. L’année scolaire n’attend pas : on note sur une simulation, avec un point de plus si la puce fonctionne. Hind al-Tunaiji, qui enseigne, en attend un tiers du premier coup, « un taux dont les élèves ont honte et que les professionnels envient ».',
        ),
      ),
    },
    fa: {
      slug: 'مدرسه-تراشه-در-شارجه',
      kicker: 'آموزش',
      headline: 'مدرسه‌ای در شارجه طراحی تراشه می‌آموزد، با ابزار رایگان و انتظار دراز',
      standfirst:
        'نخستین ۲۶ دانشجو طرح‌هایشان را به کارخانه فرستادند. تراشه پنج ماه دیگر برمی‌گردد و نمره زودتر.',
      dateline: 'شارجه',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'روی تخته به عربی نوشته‌اند «ترانزیستور»، زیرش با خطی دیگر «دروازه»، و پیکانی به یک عدد: ',
          isolate('130 nm', 'en', 'ltr'),
          '، باریک‌ترین خطی که کارخانه می‌کشد. استاد توضیح می‌دهد آنچه امروز طراحی می‌کنند، جمع‌کننده‌ای چهاربیتی، از ذرهٔ غبار کوچک‌تر است و اگر ویفر را با دیگران شریک شود ۱۱۰ دلار می‌ارزد.',
        ),
        p(
          'اینجا کلاسی در «مؤسسهٔ الکترونیک مروارید» است که در منطقه‌ای صنعتی در شارجه دورهٔ یک‌سالهٔ مدارهای مجتمع گشوده، با ۴٬۰۰۰ درهم شهریه و ابزارهایی سراسر متن‌باز. مؤسسه ',
          isolate('OpenFloor 4.2', 'en', 'ltr'),
          ' را برگزید، چون به گفتهٔ مدیرش مجوز رقیب تجاری «از ساختمان گران‌تر است».',
        ),
        p(
          'برای دورهٔ نخست ۴۱۸ نفر داوطلب شدند و ۲۶ نفر، از جمله ۱۱ زن، پذیرفته شدند. جوان‌ترینشان نوزده‌ساله است و مسن‌ترین، جابر سلطان، تکنیسین تهویهٔ چهل‌ودو ساله‌ای که مداری طراحی کرده که فقط رطوبت هوا را می‌سنجد. می‌گوید: «عمری بردهایی را تعمیر کردم که نمی‌دانستم چه کسی کشیده است.»',
        ),
        p(
          'طرح‌ها این هفته به کارخانه‌ای در شرق آسیا رفت و تا پنج ماه دیگر تراشه نمی‌شود. سال تحصیلی صبر نمی‌کند؛ نمره را از روی شبیه‌سازی می‌دهند و اگر تراشه کار کرد یک نمره می‌افزایند. هند الطنیجی، مدرس، انتظار دارد یک‌سوم در نخستین تلاش کار کند، «سهمی که دانشجو از آن شرمنده است و حرفه‌ای‌ها به آن رشک می‌برند».',
        ),
      ),
    },
    he: {
      slug: 'בית-ספר-לשבבים-בשארג׳ה',
      kicker: 'חינוך',
      headline: 'בית ספר בשארג׳ה מלמד תכנון שבבים בכלים חינמיים ובהמתנה ארוכה',
      standfirst: '26 התלמידים הראשונים שלחו את תכנוניהם למפעל. השבב יחזור בעוד חמישה חודשים, הציון לפני כן.',
      dateline: 'שארג׳ה',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'על הלוח כתוב בערבית ״טרנזיסטור״, מתחתיו בכתב אחר ״שער״, ואז חץ אל מספר אחד: ',
          isolate('130 nm', 'en', 'ltr'),
          ', הקו הדק ביותר שהמפעל מצייר. מה שיתכננו היום, מסביר המורה, מחבר בן ארבע סיביות, קטן מגרגר אבק ועולה 110 דולר אם הוא חולק פרוסה עם אחרים.',
        ),
        p(
          'זהו שיעור במכון הפנינה לאלקטרוניקה, שפתח באזור תעשייה בשארג׳ה תוכנית של שנה למעגלים משולבים: שכר הלימוד 4,000 דירהם, וכל הכלים בקוד פתוח. המכון בחר ב־',
          isolate('OpenFloor 4.2', 'en', 'ltr'),
          ' משום שרישיון למתחרה המסחרי, לדברי המנהל, ״יקר מן הבניין״.',
        ),
        p(
          'למחזור הראשון נרשמו 418 והתקבלו 26, מהם 11 נשים. הצעירה שבהם בת תשע־עשרה. המבוגר, ג׳אבר סולטאן, טכנאי מיזוג בן ארבעים ושתיים, תכנן מעגל שמודד את לחות האוויר ואינו עושה דבר מלבד זה. ״כל חיי תיקנתי לוחות בלי לדעת מי צייר אותם״, הוא אומר.',
        ),
        p(
          'התכנונים נשלחו השבוע למפעל במזרח אסיה, ורק בעוד חמישה חודשים יחזרו כשבבים. שנת הלימודים אינה מחכה, ולכן הציון ניתן על הדמיה, ועוד נקודה למי שהשבב שלו עובד. המורה הינד א־טוניג׳י מצפה שכשליש יעבדו בניסיון הראשון, ״שיעור שתלמידים מתביישים בו ומקצוענים מקנאים בו״.',
        ),
      ),
    },
    ur: {
      slug: 'شارجہ-میں-چپ-سازی-کا-سکول',
      kicker: 'تعلیم',
      headline: 'شارجہ کا ایک سکول مفت اوزاروں اور طویل انتظار سے چپ ڈیزائن سکھاتا ہے',
      standfirst:
        'پہلے 26 طلبہ نے اپنے ڈیزائن کارخانے بھیج دیے۔ چپ پانچ ماہ میں لوٹے گی، نمبر اس سے پہلے ملیں گے۔',
      dateline: 'شارجہ',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'تختے پر عربی میں ”ٹرانزسٹر“ لکھا ہے، نیچے دوسرے ہاتھ سے ”گیٹ“، پھر ایک تیر اور ایک عدد: ',
          isolate('130 nm', 'en', 'ltr'),
          '، یعنی کارخانے کی باریک ترین لکیر۔ استاد بتاتے ہیں کہ آج کا ڈیزائن، چار بٹ کا ایڈر، گرد کے ذرے سے چھوٹا ہے، اور دوسروں کے ساتھ ایک ویفر پر بنے تو 110 ڈالر میں پڑتا ہے۔',
        ),
        p(
          'یہ شارجہ کے صنعتی علاقے میں ”لؤلؤہ انسٹی ٹیوٹ آف الیکٹرانکس“ کی کلاس ہے جس نے مربوط سرکٹ کا ایک سالہ کورس کھولا ہے، فیس 4,000 درہم اور تمام اوزار اوپن سورس۔ ادارے نے ',
          isolate('OpenFloor 4.2', 'en', 'ltr'),
          ' اس لیے چنا کہ تجارتی حریف کا لائسنس، ڈائریکٹر کے بقول، ”عمارت سے مہنگا ہے“۔',
        ),
        p(
          'پہلی جماعت کے لیے 418 نے درخواست دی، 26 منتخب ہوئے جن میں 11 خواتین ہیں۔ سب سے کم عمر انیس برس کی ہے۔ سب سے بڑے ایئر کنڈیشنر کے بیالیس سالہ مکینک جابر سلطان ہیں جن کا سرکٹ ہوا کی نمی ناپتا ہے اور کچھ نہیں کرتا۔ کہتے ہیں: ”عمر بھر وہ بورڈ ٹھیک کیے جن کا بنانے والا معلوم نہ تھا۔“',
        ),
        p(
          'ڈیزائن اس ہفتے مشرقی ایشیا کے کارخانے کو گئے اور پانچ ماہ سے پہلے چپ بن کر نہیں لوٹیں گے۔ تعلیمی سال انتظار نہیں کرتا، سو نمبر نقلی تجربے پر ملتے ہیں اور چپ چل جائے تو ایک نمبر اور۔ استانی ہند الطنیجی کو توقع ہے کہ پہلی کوشش میں ایک تہائی چلیں گی، ”ایسی شرح جس پر طلبہ شرمندہ ہوتے ہیں اور ماہر رشک کرتے ہیں“۔',
        ),
      ),
    },
  },
}
