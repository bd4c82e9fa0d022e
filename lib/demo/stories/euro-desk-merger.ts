import { doc, p, storyLink } from '../../story/compose.ts'
import { type DemoStory, storyId } from '../demo-story.ts'

export const euroDeskMerger: DemoStory = {
  key: 'euro-desk-merger',
  kind: 'report',
  section: 'economy',
  desk: 'dubai',
  topics: ['payments'],
  publishedHoursAgo: 7,
  versions: {
    ar: {
      slug: 'دمج-مكتبي-اليورو-في-دبي',
      headline: 'مصرفا Corvane و«الساحل» يدمجان مكتبيهما لليورو في دبي',
      standfirst: 'غرفة واحدة بدل غرفتين، و64 موظفًا بدل 91، وساعة عمل إضافية بعد إغلاق فرانكفورت.',
      dateline: 'دبي',
      bylines: [{ author: 'yusuf-rahal', role: 'author' }],
      body: doc(
        p(
          'اتفق بنك الساحل ومصرف Corvane الأوروبي على دمج مكتبيهما لتداول اليورو وتسويته في دبي، في خطوة تجمع تحت سقف واحد عمليات يبلغ متوسطها 3.9 مليار يورو يوميًا، منها 2.3 مليار من «الساحل» و1.6 مليار من شريكه.',
        ),
        p(
          'وقال البنكان في بيان مشترك إن المكتب الجديد سيعمل باسم SC Euro Desk ابتداءً من الربع المقبل، وسيملك «الساحل» 55% منه. وسيضم 64 موظفًا من أصل 91 يعملون اليوم في الغرفتين؛ وعُرض على الباقين الانتقال إلى إدارات أخرى أو الخروج بتعويض قدره راتب تسعة أشهر.',
        ),
        p(
          'والدافع هو التوقيت قبل التكلفة. فالمكتب سيبقى مفتوحًا حتى السادسة مساءً بتوقيت غرينتش، أي بعد ساعة من إغلاق نظام التسوية الأوروبي، مستفيدًا من رصيد مشترك يتيح للعملاء الدفع باليورو في وقت لم يكن متاحًا لهم. وقالت مديرة الخزانة في «الساحل» ندى العامري: «مستورد في مسقط يكتشف الفاتورة بعد الظهر. كنا نقول له: غدًا».',
        ),
        p(
          'ويبقى الاتفاق رهنًا بموافقة البنك المركزي، الذي يشترط فصل حسابات العملاء في المكاتب المشتركة. ولم يستبعد مسؤول في Corvane أن يُختبر لاحقًا الربط مع ',
          storyLink(storyId('dirham-stablecoin-pilot'), 'تجربة الدرهم الرقمي المستقر'),
          '، لكنه قال إن ذلك «ليس على جدول هذا العام».',
        ),
      ),
    },
    en: {
      slug: 'two-banks-merge-their-euro-desks-in-dubai',
      headline: 'Corvane and Sahel Bank merge their euro desks in Dubai',
      standfirst:
        'One room instead of two, 64 people instead of 91, and one more hour after Frankfurt has closed.',
      dateline: 'Dubai',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Sahel Bank and Corvane, a European bank, have agreed to merge the desks in Dubai at which they trade and settle euros. Together the two handle €3.9bn a day on average, €2.3bn of it Sahel’s and €1.6bn its partner’s.',
        ),
        p(
          'The new desk will work as SC Euro Desk from next quarter, with Sahel owning 55% of it, the banks said in a joint statement. It will have 64 of the 91 people who work in the two rooms today. The rest have been offered other departments, or nine months’ pay to leave.',
        ),
        p(
          'The reason is time before it is cost. The desk will stay open until six in the evening Greenwich time, an hour after Europe’s settlement system closes, on a shared balance that lets customers pay in euros when they could not before. “An importer in Muscat finds the invoice in the afternoon,” said Nada al-Ameri, Sahel’s treasurer. “We used to tell him: tomorrow.”',
        ),
        p(
          'The central bank, which wants customers’ accounts kept apart in shared desks, has yet to approve. An official at Corvane would not rule out a later link to ',
          storyLink(storyId('dirham-stablecoin-pilot'), 'the trial of a stable digital dirham'),
          ', but said it was “not on this year’s list”.',
        ),
      ),
    },
    fr: {
      slug: 'deux-banques-fusionnent-leurs-desks-euro-a-dubai',
      headline: 'Corvane et la banque Sahel fusionnent leurs salles de l’euro à Dubaï',
      standfirst:
        'Une salle au lieu de deux, 64 personnes au lieu de 91, et une heure de plus après Francfort.',
      dateline: 'Dubaï',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'karim-benali', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'La banque Sahel et l’établissement européen Corvane fusionnent leurs salles de négociation et de règlement de l’euro à Dubaï. Elles traitent ensemble 3,9 milliards d’euros par jour en moyenne, dont 2,3 milliards pour Sahel et 1,6 pour sa partenaire.',
        ),
        p(
          'La nouvelle entité s’appellera SC Euro Desk dès le prochain trimestre ; Sahel en détiendra 55 %. Elle gardera 64 des 91 employés actuels. Les autres se voient proposer un autre service, ou neuf mois de salaire pour partir.',
        ),
        p(
          'La raison tient à l’horaire avant le coût. La salle restera ouverte jusqu’à dix-huit heures GMT, une heure après la fermeture du système européen, grâce à un solde commun qui permet de payer en euros à une heure où c’était impossible. « Un importateur de Mascate découvre sa facture l’après-midi, dit Nada al-Ameri, trésorière de Sahel. Nous lui répondions : demain. »',
        ),
        p(
          'Reste l’accord de la banque centrale, qui exige que les comptes des clients soient séparés. Chez Corvane, on n’exclut pas un raccordement ultérieur à ',
          storyLink(storyId('dirham-stablecoin-pilot'), 'l’essai d’un dirham numérique stable'),
          ', mais « pas cette année ».',
        ),
      ),
    },
    fa: {
      slug: 'ادغام-میز-یورو-در-دبی',
      headline: 'Corvane و بانک ساحل میزهای یوروی خود را در دبی یکی می‌کنند',
      standfirst: 'یک اتاق به جای دو اتاق، ۶۴ نفر به جای ۹۱ نفر و یک ساعت کار پس از بسته شدن فرانکفورت.',
      dateline: 'دبی',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'بانک ساحل و بانک اروپایی Corvane توافق کردند میزهای معامله و تسویهٔ یورو را در دبی یکی کنند. این دو با هم روزانه به‌طور میانگین ۳٫۹ میلیارد یورو جابه‌جا می‌کنند که ۲٫۳ میلیاردش از آنِ ساحل و ۱٫۶ میلیارد از آنِ شریک اوست.',
        ),
        p(
          'به گفتهٔ دو بانک، میز تازه از فصل آینده با نام SC Euro Desk کار می‌کند و ۵۵ درصدش از آنِ ساحل است. از ۹۱ کارمند امروز ۶۴ نفر می‌مانند؛ به بقیه بخش دیگری یا نُه ماه حقوق برای رفتن پیشنهاد شده است.',
        ),
        p(
          'انگیزه پیش از هزینه، ساعت است. میز تا شش عصر به وقت گرینویچ باز می‌ماند، یک ساعت پس از بسته شدن سامانهٔ تسویهٔ اروپا، با مانده‌ای مشترک که پرداخت به یورو را در ساعتی ممکن می‌کند که پیش‌تر نبود. ندا العامری، خزانه‌دار ساحل، گفت: «واردکننده‌ای در مسقط بعدازظهر صورت‌حساب را می‌بیند. به او می‌گفتیم: فردا.»',
        ),
        p(
          'بانک مرکزی که جدایی حساب مشتریان را شرط می‌داند هنوز موافقت نکرده است. مقامی در Corvane پیوند بعدی با ',
          storyLink(storyId('dirham-stablecoin-pilot'), 'آزمایش درهم دیجیتال باثبات'),
          ' را رد نکرد، اما گفت «در برنامهٔ امسال نیست».',
        ),
      ),
    },
    he: {
      slug: 'שני-בנקים-מאחדים-דסקי-אירו-בדובאי',
      headline: 'Corvane ובנק סאחל מאחדים את דסקי האירו שלהם בדובאי',
      standfirst: 'חדר אחד במקום שניים, 64 עובדים במקום 91, ושעה נוספת אחרי שפרנקפורט נסגרת.',
      dateline: 'דובאי',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'בנק סאחל והבנק האירופי Corvane הסכימו לאחד את הדסקים שבהם הם סוחרים באירו וסולקים אותו בדובאי. יחד הם מטפלים ב־3.9 מיליארד אירו ביום בממוצע, 2.3 מיליארד של סאחל ו־1.6 מיליארד של שותפו.',
        ),
        p(
          'הדסק החדש יפעל בשם SC Euro Desk מן הרבעון הבא, ו־55% ממנו יהיו של סאחל, מסרו הבנקים. יעבדו בו 64 מ־91 העובדים של היום. לאחרים הוצעו מחלקות אחרות, או תשעה חודשי שכר למי שעוזב.',
        ),
        p(
          'הסיבה היא השעה עוד לפני העלות. הדסק יישאר פתוח עד שש בערב לפי שעון גריניץ׳, שעה אחרי שמערכת הסליקה האירופית נסגרת, ובזכות יתרה משותפת יוכלו לקוחות לשלם באירו בשעה שלא היו יכולים. ״יבואן במסקט מגלה את החשבונית אחר הצהריים״, אמרה נדא אלעאמרי, גזברית סאחל. ״היינו אומרים לו: מחר״.',
        ),
        p(
          'הבנק המרכזי, שדורש הפרדה בין חשבונות הלקוחות, עדיין לא אישר. בכיר ב־Corvane לא שלל חיבור מאוחר יותר אל ',
          storyLink(storyId('dirham-stablecoin-pilot'), 'הניסוי בדירהם דיגיטלי יציב'),
          ', אך אמר שהוא ״לא ברשימה של השנה״.',
        ),
      ),
    },
    ur: {
      slug: 'دبئی-میں-یورو-ڈیسک-کا-انضمام',
      headline: 'بینک ساحل اور Corvane دبئی میں اپنے یورو ڈیسک ایک کر رہے ہیں',
      standfirst: 'دو کی جگہ ایک کمرہ، 91 کی جگہ 64 افراد، اور فرینکفرٹ بند ہونے کے بعد ایک گھنٹہ مزید۔',
      dateline: 'دبئی',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'بینک ساحل اور یورپی بینک Corvane نے دبئی میں یورو کے لین دین اور تصفیے کے ڈیسک ملانے پر اتفاق کیا ہے۔ دونوں مل کر روزانہ اوسطاً 3.9 ارب یورو سنبھالتے ہیں، جس میں 2.3 ارب ساحل کے اور 1.6 ارب شریک بینک کے ہیں۔',
        ),
        p(
          'مشترکہ بیان کے مطابق نیا ڈیسک اگلی سہ ماہی سے SC Euro Desk کے نام سے کام کرے گا اور 55 فیصد ملکیت ساحل کی ہو گی۔ آج کے 91 میں سے 64 افراد رہیں گے۔ باقیوں کو دوسرے شعبوں یا نو ماہ کی تنخواہ کے ساتھ رخصتی کی پیشکش ہے۔',
        ),
        p(
          'وجہ لاگت سے پہلے وقت ہے۔ ڈیسک گرینچ کے وقت کے مطابق شام چھ بجے تک کھلا رہے گا، یورپی نظام کے بند ہونے کے ایک گھنٹہ بعد تک، تاکہ گاہک مشترکہ بیلنس سے اس وقت بھی یورو میں ادائیگی کر سکیں جب پہلے نہیں کر سکتے تھے۔ ساحل کی خزانچی ندا العامری نے کہا: ”مسقط کا درآمد کنندہ دوپہر کو بل دیکھتا ہے۔ ہم اسے کہتے تھے: کل۔“',
        ),
        p(
          'مرکزی بینک کی منظوری باقی ہے، جس کی شرط ہے کہ گاہکوں کے کھاتے الگ رہیں۔ بینک Corvane کے ایک عہدے دار نے ',
          storyLink(storyId('dirham-stablecoin-pilot'), 'مستحکم ڈیجیٹل درہم کے تجربے'),
          ' سے آئندہ رابطے کو رد نہیں کیا، مگر کہا کہ یہ ”اس سال کی فہرست میں نہیں“۔',
        ),
      ),
    },
  },
}
