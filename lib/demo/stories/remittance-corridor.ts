import {
  chart,
  doc,
  factBox,
  h2,
  numbered,
  p,
  pullQuote,
  quote,
  storyLink,
  table,
} from '../../story/compose.ts'
import { type DemoStory, storyId } from '../demo-story.ts'

export const remittanceCorridor: DemoStory = {
  key: 'remittance-corridor',
  kind: 'report',
  section: 'economy',
  desk: 'casablanca',
  topics: ['remittances', 'payments', 'stablecoins'],
  picture: 'remittance-counter',
  publishedHoursAgo: 23,
  versions: {
    ar: {
      slug: 'تكلفة-الحوالات-بين-الهاتف-والشباك',
      kicker: 'تحويلات',
      headline: 'الحوالة عبر الهاتف بأقل من نصف تكلفة الشبّاك، والوكلاء يدفعون الثمن',
      standfirst:
        'اختبار ميداني شمل 1,150 حوالة على ثلاثة مسارات يُظهر أن ما يخسره المرسل يختبئ في سعر الصرف أكثر مما يظهر في الرسوم.',
      dateline: 'الدار البيضاء',
      bylines: [{ author: 'karim-benali', role: 'author' }],
      body: doc(
        p(
          'في اليوم الثالث من كل شهر كانت فاطنة الإدريسي، وهي خياطة في الرابعة والخمسين من حي درب السلطان، تقف ساعة في طابور لتتسلم 200 يورو يرسلها ابنها من ليون. لم تعد تقف. يصلها اليوم إشعار على الهاتف قبل أن تنتهي من قهوة الصباح، فتنزل إلى بقال الحي وتسحب المبلغ نقدًا مقابل 15 درهمًا.',
        ),
        p(
          'قصتها تلخّص ما وجده مركز «ضفاف لدراسات الهجرة» في الدار البيضاء، الذي أرسل باحثوه خلال الربع الماضي 1,150 حوالة حقيقية، قيمة كل منها ما يعادل 200 دولار، على ثلاثة مسارات. كلّفت الحوالة عبر التطبيقات 3.1% من قيمتها في المتوسط، وعبر شبابيك الوكلاء 6.8%.',
        ),
        table(
          'متوسط تكلفة إرسال ما يعادل 200 دولار. المصدر: مركز ضفاف',
          ['المسار', 'التطبيقات', 'الشبابيك', 'مدة الوصول عبر التطبيقات'],
          ['دبي – لاهور', '2.4%', '4.9%', '35 دقيقة'],
          ['ليون – الدار البيضاء', '3.0%', '7.1%', '50 دقيقة'],
          ['ميلانو – تونس', '3.9%', '8.4%', '6 ساعات'],
        ),
        h2('الرسم المعلن ليس هو التكلفة'),
        p(
          'يقول إلياس بنجلون، مدير المركز، إن 60% من التكلفة لا تظهر في إعلان ولا في إيصال، لأنها مدسوسة في الفارق بين سعر الصرف المعروض وسعر السوق. ويضيف: «من يكتب على واجهته “تحويل بلا رسوم” يقول الحقيقة في السطر الأول، ثم يستردّها في السطر الثاني».',
        ),
        chart(
          {
            kind: 'stackedBars',
            title: 'أكثر من نصف التكلفة لا يظهر في الإيصال',
            description: 'ما يدفعه المرسل من كل 100 دولار',
            source: 'مركز ضفاف، 1,150 حوالة على ثلاثة مسارات',
          },
          ['الطريق', 'الرسم المعلن', 'هامش سعر الصرف'],
          ['التطبيقات', '1.24', '1.86'],
          ['الشبابيك', '2.72', '4.08'],
        ),
        chart(
          {
            kind: 'columns',
            title: 'مساء الجمعة أغلى أوقات الأسبوع',
            description: 'متوسط هامش سعر الصرف عبر التطبيقات بحسب يوم الإرسال',
            unit: '%',
            note: 'الأسواق مغلقة من مساء الجمعة، فتزيد الشركات هامشها تحسبًا لفتحها.',
            source: 'مركز ضفاف',
          },
          ['اليوم', 'الهامش'],
          ['السبت', '1.5'],
          ['الأحد', '1.5'],
          ['الإثنين', '1.4'],
          ['الثلاثاء', '1.3'],
          ['الأربعاء', '1.3'],
          ['الخميس', '1.4'],
          ['الجمعة', '2.2'],
        ),
        p(
          'المرسلون تعلّموا الحساب. عمران قريشي، سائق من لاهور يعمل في دبي، يفتح ثلاثة تطبيقات يوم الراتب، ويُدخل 900 درهم في كل منها، ولا ينظر إلا إلى رقم واحد: كم روبية ستصل. «الفرق بين الأول والثالث ثمن أسطوانة غاز»، يقول.',
        ),
        chart(
          {
            kind: 'lines',
            title: 'الهاتف يبتعد عن الشبّاك',
            description: 'متوسط تكلفة إرسال ما يعادل 200 دولار على المسارات الثلاثة',
            unit: '%',
            annotations: '2020\tأُغلقت الشبابيك أسابيع\n3\tهدف الأمم المتحدة',
            source: 'مركز ضفاف',
          },
          ['السنة', 'الشبابيك', 'التطبيقات'],
          ['2016', '9.4', '8.1'],
          ['2017', '9.1', '7.6'],
          ['2018', '8.7', '6.9'],
          ['2019', '8.3', '6.2'],
          ['2020', '8.6', '5.1'],
          ['2021', '7.9', '4.6'],
          ['2022', '7.5', '4.1'],
          ['2023', '7.2', '3.7'],
          ['2024', '7', '3.4'],
          ['2025', '6.8', '3.1'],
        ),
        p(
          'وتعزو الشركات انخفاض التكلفة إلى تغيّر طريقة التسوية. فشركة Rihla Pay، ولها 310 آلاف عميل، تسوّي 18% من حوالاتها بعملات مستقرة تُشترى في بلد الإرسال وتُباع في بلد الوصول، من دون مرور بمصرف مراسل. وقال نائب رئيسها التنفيذي سمير الوزاني إن ذلك قلّص المدة من يومين إلى أقل من ساعة، لكنه أقرّ بأن الشركة ',
          storyLink(storyId('stablecoin-reserves-report'), 'تتابع جودة الاحتياطيات'),
          ' وراء تلك العملات «كل صباح».',
        ),
        h2('حصة البقال'),
        p(
          'في الطرف الآخر 4,200 نقطة وكيل في المغرب، معظمها بقالات ومكتبات صغيرة. انخفضت عمولتها خلال عامين من 1.2% إلى 0.7% من قيمة الحوالة، مع أن النقد الذي يجب أن تحتفظ به في الدرج لم ينقص. ويقدّر المركز أن وكيلًا من كل ستة أوقف الخدمة في العام الأخير.',
        ),
        quote(
          'حسن المريني، صاحب بقالة ووكيل تحويل في درب السلطان',
          'هم وفّروا الرسم، وأنا خسرت الزبون الذي كان يشتري السكر والزيت وهو ينتظر. ومع ذلك يأتون إليّ ليسحبوا، لأن الهاتف لا يُخرج أوراقًا نقدية.',
        ),
        pullQuote('الهاتف لا يُخرج أوراقًا نقدية.', 'حسن المريني'),
        factBox(
          'قبل أن تضغط «إرسال»',
          numbered(
            'قارن المبلغ الذي سيصل، لا الرسم الذي ستدفعه.',
            'تجنّب الإرسال مساء الجمعة: هامش سعر الصرف ارتفع فيه بنحو 0.8 نقطة مئوية.',
            'اسأل عن رسم السحب في بلد الوصول قبل أن تختار الشبكة.',
          ),
        ),
        p(
          'ويدرس البنك المركزي في المغرب مشروع تعليمات يُلزم كل مقدّم خدمة بعرض التكلفة الكاملة، بما فيها هامش الصرف، برقم واحد قبل تأكيد العملية، اعتبارًا من الربع المقبل. وتقول جمعية للوكلاء إنها ستطلب حدًّا أدنى للعمولة قبل إقفال باب الملاحظات نهاية الشهر. أما فاطنة فلها طلب أبسط: «أن يقبل بائع القماش هاتفي، فلا أنزل إلى البقال أصلًا».',
        ),
      ),
    },
    en: {
      slug: 'remittance-phone-against-counter',
      kicker: 'Remittances',
      headline: 'Sending money by phone costs less than half the counter price, and agents pay for it',
      standfirst:
        'A field test of 1,150 transfers on three routes finds that most of what senders lose is hidden in the exchange rate, not in the fee.',
      dateline: 'Casablanca',
      bylines: [
        { author: 'karim-benali', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'On the third of every month Fatna Idrissi, a 54-year-old seamstress in the Derb Sultan quarter, used to queue for an hour to collect the 200 euros her son sends from Lyon. She no longer queues. A notification reaches her phone before she has finished her morning coffee, and she goes down to the corner grocer and draws the money in cash for 15 dirhams.',
        ),
        p(
          'Her story sums up what the Difaf Centre for Migration Studies, in Casablanca, found when its researchers sent 1,150 real transfers last quarter, each worth the equivalent of $200, on three routes. Through apps, a transfer cost 3.1% of its value on average; over an agent’s counter, 6.8%.',
        ),
        table(
          'Average cost of sending the equivalent of $200. Source: Difaf Centre',
          ['Route', 'Apps', 'Counters', 'Time to arrive, by app'],
          ['Dubai – Lahore', '2.4%', '4.9%', '35 minutes'],
          ['Lyon – Casablanca', '3.0%', '7.1%', '50 minutes'],
          ['Milan – Tunis', '3.9%', '8.4%', '6 hours'],
        ),
        h2('The advertised fee is not the cost'),
        p(
          'Ilyas Benjelloun, the centre’s director, says 60% of the cost appears in no advertisement and on no receipt, because it is tucked into the gap between the exchange rate on offer and the market rate. “Whoever writes ‘no-fee transfer’ on the window tells the truth in the first line and takes it back in the second,” he said.',
        ),
        chart(
          {
            kind: 'stackedBars',
            title: 'More than half of the cost is on no receipt',
            description: 'What a sender pays of every $100',
            source: 'Difaf Centre, 1,150 transfers on three routes',
          },
          ['Way', 'Advertised fee', 'Exchange-rate margin'],
          ['Apps', '1.24', '1.86'],
          ['Counters', '2.72', '4.08'],
        ),
        chart(
          {
            kind: 'columns',
            title: 'Friday evening is the dearest time of the week',
            description: 'Average exchange-rate margin of apps, by day of sending',
            unit: '%',
            note: 'Markets close on Friday evening, and companies widen their margin against what may happen before they open.',
            source: 'Difaf Centre',
          },
          ['Day', 'Margin'],
          ['Saturday', '1.5'],
          ['Sunday', '1.5'],
          ['Monday', '1.4'],
          ['Tuesday', '1.3'],
          ['Wednesday', '1.3'],
          ['Thursday', '1.4'],
          ['Friday', '2.2'],
        ),
        p(
          'Senders have learned the arithmetic. Imran Qureshi, a driver from Lahore who works in Dubai, opens three apps on payday, types 900 dirhams into each and looks at one number: how many rupees will arrive. “The difference between the first and the third is the price of a gas cylinder,” he says.',
        ),
        chart(
          {
            kind: 'lines',
            title: 'The phone leaves the counter behind',
            description: 'Average cost of sending the equivalent of $200 on the three routes',
            unit: '%',
            annotations: '2020\tCounters closed for weeks\n3\tGoal of the United Nations',
            source: 'Difaf Centre',
          },
          ['Year', 'Counters', 'Apps'],
          ['2016', '9.4', '8.1'],
          ['2017', '9.1', '7.6'],
          ['2018', '8.7', '6.9'],
          ['2019', '8.3', '6.2'],
          ['2020', '8.6', '5.1'],
          ['2021', '7.9', '4.6'],
          ['2022', '7.5', '4.1'],
          ['2023', '7.2', '3.7'],
          ['2024', '7', '3.4'],
          ['2025', '6.8', '3.1'],
        ),
        p(
          'Companies put the lower cost down to a change in how they settle. Rihla Pay, which has 310,000 customers, settles 18% of its transfers in stablecoins bought in the sending country and sold in the receiving one, with no correspondent bank between. Samir Ouazzani, its deputy chief executive, said this had cut the time from two days to under an hour, but conceded that the company ',
          storyLink(storyId('stablecoin-reserves-report'), 'checks the quality of the reserves'),
          ' behind those tokens “every morning”.',
        ),
        h2('The grocer’s share'),
        p(
          'At the other end are 4,200 agents in Morocco, most of them groceries and small stationers. In two years their commission has fallen from 1.2% to 0.7% of each transfer, although the cash they must keep in the drawer has not. The centre estimates that one agent in six stopped offering the service in the past year.',
        ),
        quote(
          'Hassan Lamrini, grocer and transfer agent, Derb Sultan',
          'They saved the fee, and I lost the customer who bought sugar and oil while he waited. And still they come to me to draw the money, because a phone does not give out banknotes.',
        ),
        pullQuote('A phone does not give out banknotes.', 'Hassan Lamrini'),
        factBox(
          'Before you press “send”',
          numbered(
            'Compare the amount that will arrive, not the fee you will pay.',
            'Avoid Friday evenings: the exchange-rate margin was about 0.8 percentage points wider.',
            'Ask what a withdrawal costs at the other end before choosing a network.',
          ),
        ),
        p(
          'Morocco’s central bank is considering a rule that would oblige every provider to show the whole cost, exchange margin included, as one figure before a transfer is confirmed, starting next quarter. An agents’ association says it will ask for a minimum commission before comments close at the end of the month. Ms Idrissi has a simpler request: “Let the cloth merchant accept my phone, and I need not go down to the grocer at all.”',
        ),
      ),
    },
    ur: {
      slug: 'ترسیلات-زر-فون-اور-کاؤنٹر',
      kicker: 'ترسیلاتِ زر',
      headline: 'فون سے رقم بھیجنا کاؤنٹر کی نسبت آدھے سے بھی سستا، قیمت ایجنٹ چکا رہے ہیں',
      standfirst:
        'تین راستوں پر 1,150 ترسیلات کی عملی جانچ بتاتی ہے کہ بھیجنے والے کا زیادہ نقصان فیس میں نہیں، شرحِ مبادلہ میں چھپا ہوتا ہے۔',
      dateline: 'کاسابلانکا',
      bylines: [
        { author: 'karim-benali', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'درب سلطان کے محلے کی 54 سالہ درزن فاطنہ ادریسی ہر مہینے کی تیسری تاریخ کو ایک گھنٹہ قطار میں کھڑی رہتی تھیں تاکہ وہ 200 یورو وصول کر سکیں جو ان کا بیٹا لیون سے بھیجتا ہے۔ اب وہ قطار میں نہیں لگتیں۔ صبح کی کافی ختم ہونے سے پہلے فون پر اطلاع آ جاتی ہے، اور وہ نیچے جا کر محلے کے پرچون والے سے 15 درہم دے کر نقد رقم نکلوا لیتی ہیں۔',
        ),
        p(
          'ان کی کہانی میں وہ سب کچھ ہے جو کاسابلانکا کے مرکز ضفاف برائے مطالعۂ ہجرت کو معلوم ہوا۔ مرکز کے محققین نے گزشتہ سہ ماہی میں تین راستوں پر 1,150 حقیقی ترسیلات بھیجیں، ہر ایک 200 ڈالر کے برابر۔ ایپ کے ذریعے بھیجی گئی رقم پر اوسطاً 3.1 فیصد خرچ آیا اور ایجنٹ کے کاؤنٹر سے 6.8 فیصد۔',
        ),
        table(
          '200 ڈالر کے برابر رقم بھیجنے کی اوسط لاگت۔ ماخذ: مرکز ضفاف',
          ['راستہ', 'ایپ', 'کاؤنٹر', 'ایپ سے پہنچنے کا وقت'],
          ['دبئی – لاہور', '2.4%', '4.9%', '35 منٹ'],
          ['لیون – کاسابلانکا', '3.0%', '7.1%', '50 منٹ'],
          ['میلان – تیونس', '3.9%', '8.4%', '6 گھنٹے'],
        ),
        h2('اعلان کردہ فیس اصل لاگت نہیں'),
        p(
          'مرکز کے ڈائریکٹر الیاس بنجلون کہتے ہیں کہ 60 فیصد لاگت نہ کسی اشتہار میں نظر آتی ہے نہ رسید پر، کیونکہ وہ پیش کردہ شرحِ مبادلہ اور بازار کی شرح کے فرق میں چھپی ہوتی ہے۔ ان کے الفاظ میں ”جو اپنی دکان پر ’بغیر فیس ترسیل‘ لکھتا ہے وہ پہلی سطر میں سچ بولتا ہے اور دوسری سطر میں واپس لے لیتا ہے“۔',
        ),
        p(
          'بھیجنے والے یہ حساب سیکھ چکے ہیں۔ لاہور کے عمران قریشی دبئی میں ڈرائیور ہیں۔ تنخواہ کے دن وہ تین ایپس کھولتے ہیں، ہر ایک میں 900 درہم لکھتے ہیں اور صرف ایک عدد دیکھتے ہیں: کتنے روپے پہنچیں گے۔ وہ کہتے ہیں: ”پہلی اور تیسری ایپ کا فرق گیس کے ایک سلنڈر کی قیمت ہے۔“',
        ),
        p(
          'کمپنیاں کم لاگت کی وجہ تصفیے کے نئے طریقے کو قرار دیتی ہیں۔ Rihla Pay، جس کے 3 لاکھ 10 ہزار صارفین ہیں، اپنی 18 فیصد ترسیلات ایسے سٹیبل کوائن میں نمٹاتی ہے جو بھیجنے والے ملک میں خریدے اور وصول کرنے والے ملک میں بیچے جاتے ہیں، بیچ میں کوئی بینک نہیں ہوتا۔ نائب چیف ایگزیکٹو سمیر وزانی نے کہا کہ اس سے وقت دو دن سے گھٹ کر ایک گھنٹے سے بھی کم رہ گیا ہے، مگر مانا کہ کمپنی ان کوائنز کے پیچھے ',
          storyLink(storyId('stablecoin-reserves-report'), 'ذخائر کے معیار پر نظر'),
          ' ”ہر صبح“ رکھتی ہے۔',
        ),
        h2('پرچون والے کا حصہ'),
        p(
          'دوسرے سرے پر مراکش کے 4,200 ایجنٹ ہیں، جن میں اکثر پرچون اور سٹیشنری کی چھوٹی دکانیں ہیں۔ دو برس میں ان کا کمیشن ہر ترسیل کے 1.2 فیصد سے گر کر 0.7 فیصد رہ گیا، حالانکہ دراز میں رکھی جانے والی نقدی کم نہیں ہوئی۔ مرکز کا اندازہ ہے کہ پچھلے ایک سال میں ہر چھ میں سے ایک ایجنٹ نے یہ سہولت بند کر دی۔',
        ),
        quote(
          'حسن المرینی، پرچون فروش اور ترسیل ایجنٹ، درب سلطان',
          'انہوں نے فیس بچا لی اور میں نے وہ گاہک کھو دیا جو انتظار کرتے ہوئے چینی اور تیل خریدتا تھا۔ پھر بھی رقم نکلوانے میرے ہی پاس آتے ہیں، کیونکہ فون سے نوٹ نہیں نکلتے۔',
        ),
        pullQuote('فون سے نوٹ نہیں نکلتے', 'حسن المرینی'),
        factBox(
          '”بھیجیں“ دبانے سے پہلے',
          numbered(
            'یہ دیکھیں کہ کتنی رقم پہنچے گی، یہ نہیں کہ فیس کتنی ہے۔',
            'جمعے کی شام بھیجنے سے گریز کریں: اس وقت شرحِ مبادلہ کا فرق تقریباً 0.8 فیصد پوائنٹ زیادہ تھا۔',
            'نیٹ ورک چننے سے پہلے پوچھ لیں کہ دوسرے ملک میں رقم نکلوانے پر کیا خرچ آئے گا۔',
          ),
        ),
        p(
          'مراکش کا مرکزی بینک ایک ایسے ضابطے پر غور کر رہا ہے جس کے تحت اگلی سہ ماہی سے ہر کمپنی کو ترسیل کی تصدیق سے پہلے شرحِ مبادلہ سمیت پوری لاگت ایک ہی عدد میں دکھانا ہو گی۔ ایجنٹوں کی ایک انجمن کا کہنا ہے کہ مہینے کے آخر میں آرا کی مدت ختم ہونے سے پہلے وہ کم از کم کمیشن کا مطالبہ کرے گی۔ فاطنہ کی خواہش سادہ ہے: ”کپڑے والا میرا فون قبول کر لے تو مجھے پرچون والے کے پاس جانا ہی نہ پڑے۔“',
        ),
      ),
    },
    fr: {
      slug: 'envoi-d-argent-telephone-guichet',
      kicker: 'Transferts',
      headline: 'Envoyer de l’argent par téléphone coûte deux fois moins cher, aux dépens des agents',
      standfirst:
        'Un test de terrain portant sur 1 150 transferts et trois itinéraires montre que l’essentiel de la perte se cache dans le taux de change, non dans les frais.',
      dateline: 'Casablanca',
      bylines: [{ author: 'karim-benali', role: 'author' }],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Le 3 de chaque mois, Fatna Idrissi, couturière de 54 ans du quartier de Derb Sultan, faisait une heure de queue pour toucher les 200 euros que son fils lui envoie de Lyon. C’est fini. Une notification arrive sur son téléphone avant la fin du café du matin ; elle descend chez l’épicier et retire la somme en espèces, contre 15 dirhams.',
        ),
        p(
          'Son histoire résume ce qu’a constaté le centre Difaf d’études des migrations, à Casablanca, dont les chercheurs ont envoyé au trimestre dernier 1 150 transferts bien réels, de l’équivalent de 200 dollars chacun, sur trois itinéraires. Par application, l’opération a coûté en moyenne 3,1 % du montant ; au guichet d’un agent, 6,8 %.',
        ),
        table(
          'Coût moyen d’un envoi équivalant à 200 dollars. Source : centre Difaf',
          ['Itinéraire', 'Applications', 'Guichets', 'Délai par application'],
          ['Dubaï – Lahore', '2,4 %', '4,9 %', '35 minutes'],
          ['Lyon – Casablanca', '3,0 %', '7,1 %', '50 minutes'],
          ['Milan – Tunis', '3,9 %', '8,4 %', '6 heures'],
        ),
        h2('Les frais affichés ne sont pas le coût'),
        p(
          'Selon Ilyas Benjelloun, directeur du centre, 60 % du coût ne figure sur aucune publicité ni sur aucun reçu : il est glissé dans l’écart entre le taux proposé et celui du marché. « Celui qui écrit “sans frais” sur sa vitrine dit la vérité à la première ligne et la reprend à la deuxième », dit-il.',
        ),
        p(
          'Les expéditeurs ont appris à compter. Imran Qureshi, chauffeur à Dubaï, originaire de Lahore, ouvre trois applications le jour de la paie, saisit 900 dirhams dans chacune et ne regarde qu’un chiffre : combien de roupies arriveront. « Entre la première et la troisième, il y a le prix d’une bouteille de gaz. »',
        ),
        p(
          'Les entreprises attribuent la baisse à une nouvelle manière de régler. Rihla Pay, qui compte 310 000 clients, règle 18 % de ses transferts en stablecoins achetés dans le pays d’envoi et revendus dans le pays d’arrivée, sans banque correspondante. Samir Ouazzani, son directeur général adjoint, dit avoir ramené le délai de deux jours à moins d’une heure, mais reconnaît que l’entreprise ',
          storyLink(storyId('stablecoin-reserves-report'), 'surveille la qualité des réserves'),
          ' de ces jetons « chaque matin ».',
        ),
        h2('La part de l’épicier'),
        p(
          'À l’autre bout, le Maroc compte 4 200 agents, pour la plupart des épiceries et de petites papeteries. En deux ans, leur commission est tombée de 1,2 % à 0,7 % du montant, alors que les espèces à garder dans le tiroir n’ont pas diminué. Le centre estime qu’un agent sur six a cessé d’offrir le service depuis un an.',
        ),
        quote(
          'Hassan Lamrini, épicier et agent de transfert à Derb Sultan',
          'Eux ont économisé les frais, et moi j’ai perdu le client qui achetait du sucre et de l’huile en attendant. Et ils viennent quand même retirer chez moi, parce qu’un téléphone ne donne pas de billets.',
        ),
        pullQuote('Un téléphone ne donne pas de billets.', 'Hassan Lamrini'),
        factBox(
          'Avant d’appuyer sur « envoyer »',
          numbered(
            'Comparez la somme qui arrivera, non les frais que vous paierez.',
            'Évitez le vendredi soir : la marge de change y était plus large d’environ 0,8 point.',
            'Demandez le prix d’un retrait à l’arrivée avant de choisir un réseau.',
          ),
        ),
        p(
          'La banque centrale du Maroc étudie un texte qui obligerait chaque prestataire, dès le trimestre prochain, à afficher le coût complet, marge de change comprise, en un seul chiffre avant la confirmation. Une association d’agents compte réclamer une commission minimale avant la clôture des observations, à la fin du mois. Fatna Idrissi, elle, demande plus simple : « Que le marchand de tissu accepte mon téléphone, et je n’aurai plus à descendre chez l’épicier. »',
        ),
      ),
    },
  },
}
