import { bold, doc, figure, h2, p, pullQuote, quote, storyLink, table } from '../../story/compose.ts'
import { type DemoStory, pictureId, storyId } from '../demo-story.ts'

export const semiconductorWater: DemoStory = {
  key: 'semiconductor-water',
  kind: 'report',
  section: 'technology',
  desk: 'san-francisco',
  topics: ['chips', 'energy'],
  picture: 'mountain-lake',
  publishedHoursAgo: 89,
  versions: {
    en: {
      slug: 'chip-plants-count-water',
      kicker: 'Chips',
      headline: 'The chip industry’s next bottleneck is measured in litres',
      standfirst:
        'A wafer takes about as much water as a household uses in a fortnight. Three plants in three climates show how far that can fall, and where it stops.',
      dateline: 'San Francisco',
      bylines: [{ author: 'daniel-reyes', role: 'author' }],
      body: doc(
        p(
          'Aldermoor Semiconductor has asked the city of Phoenix for 34 million litres of water a day to supply the second phase of its plant in the Arizona desert, promising in return to send back 90% of it clean enough to be used again. It recycles 62% at present.',
        ),
        p(
          'The gap between those two figures is now the most argued-over number in the business. Chips are rinsed between almost every one of their thousand or so steps, in water so pure that it would be unsafe to drink, and every new generation of chip adds steps. The company says that finishing one wafer in Arizona took 8,300 litres five years ago and takes 5,100 today.',
        ),
        table(
          'Three Aldermoor plants compared. Source: company filings',
          ['Plant', 'Water used per day', 'Recycled', 'Litres per wafer'],
          ['Arizona', '19 million litres', '62%', '5,100'],
          ['Dresden', '11 million litres', '71%', '4,700'],
          ['Hsinchu', '27 million litres', '85%', '4,050'],
        ),
        h2('Why Hsinchu is ahead'),
        p(
          'Necessity explains most of it. During a drought the Hsinchu plant was fed by tanker lorries for 50 days, and its engineers began to separate waste streams that had always been mixed: the rinse that is nearly clean, the acid that can be sold, the slurry from polishing. ',
          bold('Sorting 38 streams instead of nine'),
          ' did more than any new filter.',
        ),
        quote(
          'Mei-Lin Hsu, head of facilities, Aldermoor Hsinchu',
          'We used to clean everything to the standard of the dirtiest litre. Once we stopped mixing, two litres in three needed almost nothing.',
        ),
        p(
          'Arizona was built without the separate pipes, and adding them to a running plant means stopping it one bay at a time. Aldermoor puts the cost at $640 million over four years.',
        ),
        h2('The last tenth'),
        p(
          'Tomer Avidan, a hydrologist at the Institute for Arid Lands in Beersheba, who has reviewed the plan for the city, doubts that 90% can be held in summer. Cooling towers lose water to the air whatever is done inside, and squeezing the last salts from the remainder takes electricity: going from 85% to 90% would double the energy spent on each recycled litre.',
        ),
        pullQuote(
          'Beyond a point you are no longer saving water. You are buying it with power.',
          'Tomer Avidan, hydrologist',
        ),
        p(
          '“Beyond a point you are no longer saving water. You are buying it with power,” he said. His report suggests a target of 85%, with treated sewage in place of ground water for the cooling towers.',
        ),
        figure(pictureId('wheat-field'), {
          caption: 'Farms around Phoenix still take several times as much water as its chip plants will.',
        }),
        p(
          'Farmers, who use far more, say that is beside the point. “Our allotment was cut by a fifth,” said Dolores Whitcomb, who grows cotton and wheat south of the city. “Nobody asked what a bale of cotton takes before promising theirs.”',
        ),
        p(
          'The company’s interest is not only neighbourly. Two of its customers, among them a maker of chips for ',
          storyLink(storyId('arabic-speech-model'), 'speech models'),
          ', have begun to ask for litres per wafer alongside price. The city council votes in three weeks. Aldermoor has said that it will start digging the foundations either way.',
        ),
      ),
    },
    ar: {
      slug: 'مياه-مصانع-الرقائق',
      kicker: 'رقائق',
      headline: 'عنق الزجاجة المقبل في صناعة الرقائق الإلكترونية يُقاس باللتر',
      standfirst:
        'يتطلب تصنيع رقاقة سيليكون واحدة من المياه ما تستهلكه أسرة في أسبوعين. وثلاثة مصانع في ثلاثة مناخات تُظهر إلى أي حد يمكن خفض الرقم، وأين يتوقف.',
      dateline: 'سان فرانسيسكو',
      bylines: [
        { author: 'daniel-reyes', role: 'author' },
        { author: 'nour-khatib', role: 'translator' },
      ],
      translatedFrom: 'en',
      body: doc(
        p(
          'طلبت شركة Aldermoor Semiconductor من مدينة فينكس 34 مليون لتر من المياه يوميًا لتغذية المرحلة الثانية من مصنعها في صحراء أريزونا، متعهدةً في المقابل بأن تعيد 90% منها نقية بما يكفي لاستعمالها من جديد. وهي تعيد تدوير 62% في الوقت الحاضر.',
        ),
        p(
          'والفجوة بين الرقمين هي اليوم أكثر ما يُختلف عليه في هذه الصناعة. فالرقائق تُشطف بعد كل خطوة تقريبًا من خطوات تصنيعها التي تناهز الألف، بمياه بلغت من النقاء حدًا يجعل شربها غير آمن، وكل جيل جديد يضيف خطوات أخرى. وتقول الشركة إن إنجاز رقاقة السيليكون الواحدة في أريزونا كان يتطلب 8,300 لتر قبل خمس سنوات وصار يتطلب 5,100 لتر.',
        ),
        table(
          'مقارنة بين ثلاثة مصانع لشركة Aldermoor. المصدر: إفصاحات الشركة',
          ['المصنع', 'الاستهلاك اليومي', 'المعاد تدويره', 'لتر لكل رقاقة سيليكون'],
          ['أريزونا', '19 مليون لتر', '62%', '5,100'],
          ['دريسدن', '11 مليون لتر', '71%', '4,700'],
          ['هسينشو', '27 مليون لتر', '85%', '4,050'],
        ),
        h2('لماذا تتقدم هسينشو؟'),
        p(
          'الحاجة تفسّر معظم الأمر. ففي أثناء موجة جفاف ظل مصنع هسينشو يُغذّى بالصهاريج 50 يومًا، فشرع مهندسوه في فصل مجارٍ كانت تختلط دائمًا: ماء شطف يكاد يكون نظيفًا، وحمض يمكن بيعه، وحمأة تخلّفها عملية الصقل. وكان ',
          bold('فرز 38 مجرى بدلًا من تسعة'),
          ' أجدى من أي مرشّح جديد.',
        ),
        quote(
          'مي لين شو، مديرة المرافق في مصنع هسينشو',
          'كنا ننظّف كل شيء بمعيار أقذر لتر. وحين كففنا عن الخلط تبيّن أن لترين من كل ثلاثة لا يحتاجان إلى شيء يُذكر.',
        ),
        p(
          'أما مصنع أريزونا فبُني من دون أنابيب منفصلة، وإضافتها إلى مصنع عامل تعني إيقافه قسمًا بعد قسم. وتقول الشركة إن الكلفة 640 مليون دولار على مدى أربع سنوات.',
        ),
        h2('العُشر الأخير'),
        p(
          'ويشكّ تومر أفيدان، عالم المياه في معهد الأراضي القاحلة في بئر السبع الذي راجع الخطة لحساب المدينة، في إمكان الحفاظ على نسبة 90% صيفًا. فأبراج التبريد تفقد الماء في الهواء مهما جرى في الداخل، واستخلاص آخر الأملاح مما يتبقى يستهلك كهرباء: إذ إن الانتقال من 85% إلى 90% يضاعف الطاقة اللازمة لكل لتر معاد تدويره.',
        ),
        pullQuote('بعد حدّ معيّن لا تعود توفّر الماء، بل تشتريه بالكهرباء.', 'تومر أفيدان، عالم مياه'),
        p(
          'وقال: «بعد حدّ معيّن لا تعود توفّر الماء، بل تشتريه بالكهرباء». ويقترح تقريره هدفًا نسبته 85%، مع استعمال مياه الصرف المعالجة في أبراج التبريد بدلًا من المياه الجوفية.',
        ),
        figure(pictureId('wheat-field'), {
          caption: 'لا تزال المزارع حول فينكس تستهلك أضعاف ما ستستهلكه مصانع الرقائق.',
        }),
        p(
          'ويرى المزارعون، وهم أكثر استهلاكًا بكثير، أن المسألة ليست هنا. وقالت دولوريس ويتكومب، التي تزرع القطن والقمح جنوب المدينة: «خُفّضت حصتنا بمقدار الخُمس، ولم يسأل أحد كم تحتاج بالة القطن قبل أن يعدهم بحصتهم».',
        ),
        p(
          'ولا ينبع اهتمام الشركة من حسن الجوار وحده. فقد بدأ اثنان من عملائها، أحدهما صانع رقائق لتشغيل ',
          storyLink(storyId('arabic-speech-model'), 'نماذج الكلام'),
          '، يسألان عن عدد اللترات لكل رقاقة سيليكون إلى جانب السعر. ويصوّت مجلس المدينة بعد ثلاثة أسابيع، وقد أعلنت Aldermoor أنها ستبدأ حفر الأساسات أيًا تكن النتيجة.',
        ),
      ),
    },
    he: {
      slug: 'מים-במפעלי-שבבים',
      kicker: 'שבבים',
      headline: 'צוואר הבקבוק הבא של תעשיית השבבים נמדד בליטרים',
      standfirst:
        'פרוסת סיליקון אחת צורכת מים כמו משק בית בשבועיים. שלושה מפעלים בשלושה אקלימים מראים עד כמה אפשר לרדת, והיכן זה נעצר.',
      dateline: 'סן פרנסיסקו',
      bylines: [
        { author: 'daniel-reyes', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'en',
      body: doc(
        p(
          'חברת Aldermoor Semiconductor ביקשה מעיריית פיניקס 34 מיליון ליטר מים ביום לשלב השני של המפעל שלה במדבר אריזונה, והתחייבה להחזיר 90% מהם נקיים מספיק לשימוש חוזר. כיום היא ממחזרת 62%.',
        ),
        p(
          'הפער בין שני המספרים הוא כעת הנתון השנוי ביותר במחלוקת בענף. שבבים נשטפים בין כמעט כל אחד מכאלף שלבי הייצור שלהם, במים טהורים כל כך שאסור לשתותם, וכל דור חדש מוסיף שלבים. לדברי החברה, ייצור פרוסה אחת באריזונה דרש 8,300 ליטר לפני חמש שנים ודורש 5,100 היום.',
        ),
        table(
          'השוואה בין שלושה מפעלי Aldermoor. מקור: דיווחי החברה',
          ['מפעל', 'צריכה יומית', 'מיחזור', 'ליטרים לפרוסה'],
          ['אריזונה', '19 מיליון ליטר', '62%', '5,100'],
          ['דרזדן', '11 מיליון ליטר', '71%', '4,700'],
          ['שינצ׳ו', '27 מיליון ליטר', '85%', '4,050'],
        ),
        h2('מדוע שינצ׳ו מובילה'),
        p(
          'הכורח מסביר את רוב ההבדל. בזמן בצורת קיבל המפעל בשינצ׳ו מים במכליות במשך 50 ימים, והמהנדסים החלו להפריד זרמים שתמיד עורבבו: מי שטיפה כמעט נקיים, חומצה שאפשר למכור, בוצה מתהליך הליטוש. ',
          bold('מיון של 38 זרמים במקום תשעה'),
          ' הועיל יותר מכל מסנן חדש.',
        ),
        quote(
          'מיי־לין שו, מנהלת המתקנים במפעל שינצ׳ו',
          'נהגנו לנקות הכול לפי התקן של הליטר המלוכלך ביותר. כשהפסקנו לערבב התברר ששני ליטרים מכל שלושה כמעט אינם צריכים דבר.',
        ),
        p(
          'המפעל באריזונה נבנה בלי צנרת נפרדת, ולהוסיף אותה למפעל פועל פירושו להשבית אותו אגף אחר אגף. בחברה מעריכים את העלות ב־640 מיליון דולר בפריסה לארבע שנים.',
        ),
        h2('העשירית האחרונה'),
        p(
          'תומר אבידן, הידרולוג במכון לחקר אזורים צחיחים בבאר שבע שבחן את התוכנית עבור העירייה, מפקפק שאפשר להחזיק ב־90% בקיץ. מגדלי הקירור מאבדים מים לאוויר בכל מקרה, וסחיטת המלחים האחרונים מהיתרה צורכת חשמל: מעבר מ־85% ל־90% יכפיל את האנרגיה הדרושה לכל ליטר ממוחזר.',
        ),
        pullQuote('מעבר לנקודה מסוימת אתה כבר לא חוסך מים. אתה קונה אותם בחשמל.', 'תומר אבידן, הידרולוג'),
        p(
          '״מעבר לנקודה מסוימת אתה כבר לא חוסך מים. אתה קונה אותם בחשמל״, אמר. הדוח שלו מציע יעד של 85%, ושימוש במי קולחין מטופלים במגדלי הקירור במקום מי תהום.',
        ),
        figure(pictureId('wheat-field'), {
          caption: 'המשקים סביב פיניקס צורכים עדיין פי כמה מים ממה שיצרכו מפעלי השבבים.',
        }),
        p(
          'החקלאים, שצורכים הרבה יותר, אומרים שלא זה העניין. ״המכסה שלנו קוצצה בחמישית״, אמרה דולורס ויטקום, שמגדלת כותנה וחיטה מדרום לעיר. ״איש לא שאל כמה צורכת חבילת כותנה לפני שהבטיח להם את שלהם״.',
        ),
        p(
          'האינטרס של החברה אינו רק שכנות טובה. שניים מלקוחותיה, ובהם יצרן שבבים ל',
          storyLink(storyId('arabic-speech-model'), 'מודלים של דיבור'),
          ', החלו לשאול על מספר הליטרים לפרוסה לצד המחיר. מועצת העיר תצביע בעוד שלושה שבועות. ב־Aldermoor הודיעו שיתחילו לחפור את היסודות כך או כך.',
        ),
      ),
    },
    ur: {
      slug: 'چپ-سازی-اور-پانی',
      kicker: 'چپس',
      headline: 'چپ سازی کی اگلی رکاوٹ لیٹروں میں ناپی جائے گی',
      standfirst:
        'ایک ویفر پر اتنا پانی لگتا ہے جتنا ایک گھرانہ دو ہفتوں میں استعمال کرتا ہے۔ تین آب و ہواؤں کے تین کارخانے بتاتے ہیں کہ یہ مقدار کہاں تک گھٹ سکتی ہے اور کہاں رک جاتی ہے۔',
      dateline: 'سان فرانسسکو',
      bylines: [
        { author: 'daniel-reyes', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'en',
      body: doc(
        p(
          'چپ ساز کمپنی Aldermoor Semiconductor نے ایریزونا کے صحرا میں اپنے کارخانے کے دوسرے مرحلے کے لیے فینکس شہر سے روزانہ 3 کروڑ 40 لاکھ لیٹر پانی مانگا ہے اور وعدہ کیا ہے کہ اس کا 90 فیصد اتنا صاف کر کے لوٹائے گی کہ دوبارہ استعمال ہو سکے۔ فی الحال وہ 62 فیصد دوبارہ استعمال کرتی ہے۔',
        ),
        p(
          'ان دو اعداد کا فرق اس وقت صنعت کی سب سے متنازع بات ہے۔ چپ کی تیاری کے تقریباً ایک ہزار مراحل میں سے ہر ایک کے بعد اسے دھویا جاتا ہے، اور پانی اتنا خالص ہوتا ہے کہ پینے کے لیے محفوظ نہیں رہتا۔ چپ کی ہر نئی نسل چند مراحل اور بڑھا دیتی ہے۔ کمپنی کے مطابق ایریزونا میں پانچ سال پہلے ایک ویفر پر 8,300 لیٹر پانی لگتا تھا، اب 5,100 لیٹر لگتا ہے۔',
        ),
        table(
          'کمپنی کے تین کارخانوں کا موازنہ۔ ماخذ: کمپنی کے گوشوارے',
          ['کارخانہ', 'روزانہ استعمال', 'دوبارہ استعمال', 'فی ویفر لیٹر'],
          ['ایریزونا', '1 کروڑ 90 لاکھ لیٹر', '62%', '5,100'],
          ['ڈریسڈن', '1 کروڑ 10 لاکھ لیٹر', '71%', '4,700'],
          ['ہسنچو', '2 کروڑ 70 لاکھ لیٹر', '85%', '4,050'],
        ),
        h2('ہسنچو آگے کیوں ہے؟'),
        p(
          'زیادہ تر وجہ مجبوری ہے۔ خشک سالی کے دوران ہسنچو کے کارخانے کو 50 دن تک ٹینکروں سے پانی ملتا رہا، اور انجینئروں نے وہ دھارے الگ کرنا شروع کیے جو ہمیشہ ملا دیے جاتے تھے: دھلائی کا تقریباً صاف پانی، قابلِ فروخت تیزاب، اور پالش کے بعد بچنے والا گارا۔ ',
          bold('نو کی جگہ 38 دھاروں کو الگ کرنا'),
          ' کسی بھی نئے فلٹر سے زیادہ کارآمد رہا۔',
        ),
        quote(
          'مے لن شو، سربراہ تنصیبات، ہسنچو کارخانہ',
          'ہم ہر چیز کو سب سے گندے لیٹر کے معیار پر صاف کرتے تھے۔ ملانا بند کیا تو پتا چلا کہ ہر تین میں سے دو لیٹر کو تقریباً کچھ نہیں چاہیے۔',
        ),
        p(
          'ایریزونا کا کارخانہ الگ پائپوں کے بغیر بنا تھا، اور چلتے کارخانے میں انہیں لگانے کا مطلب ہے اسے حصہ بہ حصہ بند کرنا۔ کمپنی کے اندازے میں اس پر چار برس میں 64 کروڑ ڈالر خرچ ہوں گے۔',
        ),
        h2('آخری دسواں حصہ'),
        p(
          'بئر السبع کے ادارہ برائے خشک علاقہ جات کے ماہرِ آبیات تومر اویدان نے، جنہوں نے شہر کے لیے منصوبے کا جائزہ لیا، شک ظاہر کیا کہ گرمیوں میں 90 فیصد برقرار رہ سکے گا۔ اندر کچھ بھی کیا جائے، ٹھنڈا کرنے والے ٹاور پانی ہوا میں اڑاتے ہیں، اور باقی پانی سے آخری نمک نچوڑنے پر بجلی لگتی ہے: 85 سے 90 فیصد تک جانے میں دوبارہ قابلِ استعمال بنائے گئے ہر لیٹر پر توانائی دگنی ہو جائے گی۔',
        ),
        pullQuote(
          'ایک حد کے بعد آپ پانی بچا نہیں رہے ہوتے، بجلی سے خرید رہے ہوتے ہیں',
          'تومر اویدان، ماہرِ آبیات',
        ),
        p(
          'ان کا کہنا ہے: ”ایک حد کے بعد آپ پانی بچا نہیں رہے ہوتے، بجلی سے خرید رہے ہوتے ہیں۔“ ان کی رپورٹ 85 فیصد کا ہدف تجویز کرتی ہے، اور یہ کہ ٹاوروں میں زیرِ زمین پانی کی جگہ صاف کیا گیا گندا پانی استعمال ہو۔',
        ),
        figure(pictureId('wheat-field'), {
          caption: 'فینکس کے گرد کھیت اب بھی چپ کے کارخانوں سے کئی گنا زیادہ پانی لیتے ہیں۔',
        }),
        p(
          'کسان، جو کہیں زیادہ پانی لیتے ہیں، کہتے ہیں کہ بات یہ نہیں۔ شہر کے جنوب میں کپاس اور گندم اگانے والی ڈولوریس وٹکم نے کہا: ”ہمارے کوٹے میں پانچویں حصے کی کٹوتی کر دی گئی۔ انہیں پانی دینے کا وعدہ کرنے سے پہلے کسی نے نہ پوچھا کہ کپاس کی ایک گانٹھ پر کتنا پانی لگتا ہے۔“',
        ),
        p(
          'کمپنی کی دلچسپی محض ہمسائیگی کی خاطر نہیں۔ اس کے دو گاہک، جن میں ',
          storyLink(storyId('arabic-speech-model'), 'گفتار کے ماڈلوں'),
          ' کے لیے چپ بنانے والا ایک ادارہ بھی ہے، قیمت کے ساتھ فی ویفر لیٹر بھی پوچھنے لگے ہیں۔ شہر کی کونسل تین ہفتے بعد ووٹ دے گی۔ Aldermoor کہہ چکی ہے کہ نتیجہ جو بھی ہو، وہ بنیادیں کھودنا شروع کر دے گی۔',
        ),
      ),
    },
  },
}
