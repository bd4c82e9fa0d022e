import {
  bold,
  bullets,
  doc,
  factBox,
  figure,
  h2,
  isolate,
  link,
  numbered,
  p,
  pullQuote,
  quote,
  sharedBox,
  storyCard,
  storyLink,
  table,
} from '../../story/compose.ts'
import { type DemoStory, partId, pictureId, storyId } from '../demo-story.ts'

export const stablecoinReservesReport: DemoStory = {
  key: 'stablecoin-reserves-report',
  kind: 'report',
  section: 'digital-assets',
  desk: 'san-francisco',
  topics: ['stablecoins', 'regulation', 'blockchain'],
  picture: 'skyline-at-dusk',
  publishedHoursAgo: 4,
  versions: {
    en: {
      slug: 'stablecoin-reserves-hard-to-sell',
      kicker: 'Stablecoins',
      headline: 'One dollar in eleven behind mid-sized stablecoins is hard to sell in a hurry',
      standfirst:
        'A study of nine issuers finds slow disclosure, thin auditing and a growing pile of loans and house tokens. The largest of the nine says its reserves are sound.',
      dateline: 'San Francisco',
      bylines: [{ author: 'daniel-reyes', role: 'author' }],
      body: doc(
        p(
          'Nine issuers of dollar stablecoins hold about $4.2 billion of their reserves in loans, rival tokens and stakes in their own affiliates, assets that could not be turned into cash within a week, according to a report released this week by the Larkspur Institute, a non-profit research group in San Francisco.',
        ),
        p(
          'The sum is 9% of the $46.3 billion the nine have in circulation. It matters because a stablecoin makes a single promise, that a token can be exchanged for a dollar on demand, and the promise is only as quick as the slowest asset behind it.',
        ),
        p(
          'The researchers read 18 months of monthly statements, 162 documents in all, and rebuilt each balance sheet line by line. They chose issuers with between $500 million and $15 billion in circulation, a tier the report calls “too large to ignore and too small to be watched”.',
        ),
        h2('Where the money sits'),
        p(
          'Most of it is where holders would want it. Short-dated US Treasury bills and overnight repurchase agreements make up 61% of the combined reserves, bank deposits 17.5% and money-market funds 12.5%. The remaining 9% is what the statements call “other”, “secured” or “strategic” assets, labels that the institute found attached to 23 different kinds of holding.',
        ),
        table(
          'Reserves of nine stablecoin issuers, latest month. Source: Larkspur Institute',
          ['Issuer (token)', 'In circulation', 'Bills, repo and deposits', 'Other assets', 'Days to publish'],
          ['Tessaro Trust (TSD)', '$14.8bn', '79.2%', '8.4%', '31'],
          ['Bluewater Pay (BWUSD)', '$9.6bn', '88.0%', '2.5%', '12'],
          ['Osprey Reserve (OSR)', '$7.1bn', '71.3%', '16.2%', '47'],
          ['Corvane (CVD)', '$5.9bn', '84.6%', '4.9%', '14'],
          ['Five smaller issuers', '$8.9bn', '68.8%', '14.0%', '24'],
        ),
        p(
          bold('Tessaro Trust'),
          ', the largest of the nine, illustrates the drift. Its “other” assets rose from 3.1% to 8.4% of reserves over the period, to roughly $1.2 billion. They include a $410 million loan to a trading affiliate, Tessaro Markets, which appears in four consecutive statements under two different names.',
        ),
        p(
          'Tessaro disputes the reading. Hannah Voss, its chief financial officer, said the loan was backed by collateral worth 130% of its value and was repaid after the period the report covers.',
        ),
        quote(
          'Hannah Voss, chief financial officer, Tessaro Trust',
          'We have met every redemption request since launch, including $900 million in a single day. Reserves stood at 100.6% of tokens last night.',
        ),
        h2('Twelve days or forty-seven'),
        p(
          'Speed of disclosure varied even more than the assets. Three of the nine published within 15 days of the end of the month; the slowest, Osprey Reserve, took 47 on average. The median was 26 days, long enough, the report notes, for an issuer to fail before its last healthy statement appears. Osprey did not reply to a request for comment.',
        ),
        p(
          'Nor does everyone sign the same thing. Two issuers commission a full annual audit. Four publish an attestation, in which an accountant confirms the figures as they stood at one moment. Three publish their own statement, with no outside accountant at all.',
        ),
        p(
          'Ines Okafor, the economist who led the study, said that an attestation was better than nothing but easily misread. “It is a photograph taken on the one day the sitter knew the photographer was coming,” she said.',
        ),
        pullQuote(
          'It is a photograph taken on the one day the sitter knew the photographer was coming.',
          'Ines Okafor, Larkspur Institute',
        ),
        h2('A run, simulated'),
        p(
          'The institute then modelled two runs, based on withdrawals that smaller tokens have suffered before. If holders asked for 10% of supply over three days, six of the nine could pay from cash and maturing bills. If they asked for 25% in a week, only four would avoid forced sales.',
        ),
        p(
          'Losses would be small in most cases, between 0.2% and 1.1% of face value. The greater danger is a queue: the terms of five issuers let them delay redemptions by up to ten working days without giving a reason.',
        ),
        figure(pictureId('falling-chart'), {
          caption: 'In the harsher of the two runs, five of the nine issuers would have to sell assets.',
        }),
        p(
          'Companies that use the tokens as plumbing are watching. Samir Ouazzani, deputy chief executive of Rihla Pay, a transfer company that ',
          storyLink(storyId('remittance-corridor'), 'settles part of its flows in stablecoins'),
          ', said his treasury held a token for 40 minutes on average. “Forty minutes is nothing on a Tuesday,” he said. “On a Friday night, when the banks are shut, it can become sixty hours.”',
        ),
        p(
          'The first response of the market was mild. TSD slipped to 99.6 cents on two exchanges after the report appeared and was back at 99.9 within two hours.',
        ),
        factBox(
          'How to read a reserve statement',
          bullets(
            [bold('The date.'), ' Figures for the last day of a month say nothing about the other days.'],
            [
              bold('The signature.'),
              ' An audit examines a year, an attestation one instant, a company statement neither.',
            ],
            [
              bold('“Cash equivalents”.'),
              ' A Treasury bill matures in weeks; a loan matures when the borrower pays.',
            ],
            [bold('The custodian.'), ' Whose name is on the account if the issuer fails?'],
          ),
        ),
        h2('What the rule-makers may do'),
        p(
          'Lawmakers in Washington are due to hear from Ms Okafor next week. The institute will ask for three things:',
        ),
        numbered(
          'statements within five working days of the end of the month;',
          'one list of asset categories for every issuer;',
          'a ban on lending reserves to affiliates.',
        ),
        p(
          'In the Gulf the question is on the table as local-currency tokens are tried out, ',
          storyLink(storyId('dirham-stablecoin-pilot'), 'a dirham pilot'),
          ' among them, whose reserve is published daily. Supervisors there have yet to say whether every issuer would have to do the same.',
        ),
        p(
          'The study has limits. It relies on what issuers chose to publish, four of the nine did not answer questions, and the latest month is missing for two. “We can only tell you what they said,” Ms Okafor said. “That turned out to be enough.” The data are at ',
          link('https://larkspur.example/reserves', 'larkspur.example/reserves'),
          ', and the institute takes corrections at reserves@larkspur.example.',
        ),
        storyCard(storyId('harbour-tokens')),
      ),
    },
    ar: {
      slug: 'احتياطيات-العملات-المستقرة',
      kicker: 'العملات المستقرة',
      headline: 'دولار من كل 11 في احتياطيات العملات المستقرة المتوسطة يصعب تسييله سريعًا',
      standfirst:
        'دراسة شملت تسع شركات مُصدِرة ترصد إفصاحًا بطيئًا وتدقيقًا محدودًا وتراكمًا للقروض والرموز الخاصة. وأكبر هذه الشركات تؤكد سلامة احتياطياتها.',
      dateline: 'سان فرانسيسكو',
      bylines: [
        { author: 'daniel-reyes', role: 'author' },
        { author: 'salma-haddad', role: 'translator' },
      ],
      translatedFrom: 'en',
      body: doc(
        p(
          'تحتفظ تسع شركات تُصدر عملات مستقرة مربوطة بالدولار بنحو 4.2 مليار دولار من احتياطياتها في صورة قروض ورموز منافسة وحصص في شركات تابعة لها، وهي أصول يتعذّر تحويلها إلى نقد خلال أسبوع، وفق تقرير أصدره هذا الأسبوع «معهد لاركسبر» (',
          isolate('Larkspur Institute', 'en'),
          ')، وهو مركز أبحاث غير ربحي مقره سان فرانسيسكو.',
        ),
        p(
          'ويعادل المبلغ 9% من 46.3 مليار دولار هي حجم المتداول من رموز الشركات التسع. وتنبع أهمية الرقم من أن العملة المستقرة تقوم على وعد واحد، هو صرف الرمز بدولار كامل عند الطلب، ولا يمكن أن يكون الوفاء بهذا الوعد أسرع من أبطأ أصل يقف وراءه.',
        ),
        p(
          'وقرأ الباحثون البيانات الشهرية على مدى 18 شهرًا، أي 162 وثيقة في المجموع، وأعادوا بناء كل ميزانية بندًا بندًا. واختاروا شركات يتراوح المتداول من رموزها بين 500 مليون و15 مليار دولار، وهي فئة يصفها التقرير بأنها «أكبر من أن تُهمل وأصغر من أن تُراقَب».',
        ),
        h2('أين تستقر الأموال؟'),
        p(
          'معظمها حيث يريده حاملو الرموز. فأذون الخزانة الأميركية القصيرة الأجل واتفاقات إعادة الشراء لليلة واحدة تشكّل 61% من مجموع الاحتياطيات، والودائع المصرفية 17.5%، وصناديق سوق النقد 12.5%. أما نسبة 9% المتبقية فتسميها البيانات أصولًا «أخرى» أو «مضمونة» أو «استراتيجية»، وهي تسميات وجد المعهد أنها تُطلق على 23 نوعًا مختلفًا من الأصول.',
        ),
        table(
          'احتياطيات تسع شركات مُصدِرة للعملات المستقرة، أحدث شهر متاح. المصدر: معهد لاركسبر',
          [
            'الشركة (الرمز)',
            'المتداول',
            'أذون واتفاقات إعادة شراء وودائع',
            'أصول أخرى',
            'عدد الأيام حتى النشر',
          ],
          ['Tessaro Trust (TSD)', '14.8 مليار دولار', '79.2%', '8.4%', '31'],
          ['Bluewater Pay (BWUSD)', '9.6 مليار دولار', '88.0%', '2.5%', '12'],
          ['Osprey Reserve (OSR)', '7.1 مليار دولار', '71.3%', '16.2%', '47'],
          ['Corvane (CVD)', '5.9 مليار دولار', '84.6%', '4.9%', '14'],
          ['خمس شركات أصغر', '8.9 مليار دولار', '68.8%', '14.0%', '24'],
        ),
        p(
          'وتجسّد شركة ',
          bold('Tessaro Trust'),
          '، كبرى الشركات التسع، هذا الاتجاه. فقد ارتفعت حصة أصولها «الأخرى» من 3.1% إلى 8.4% من الاحتياطيات خلال الفترة، لتبلغ نحو 1.2 مليار دولار. ومن بينها قرض قيمته 410 ملايين دولار لشركة تداول تابعة لها هي Tessaro Markets، يظهر في أربعة بيانات متتالية باسمين مختلفين.',
        ),
        p(
          'وتعترض الشركة على هذه القراءة. وقالت مديرتها المالية هانا فوس إن القرض كان مغطى بضمانات تعادل 130% من قيمته، وإنه سُدِّد بعد الفترة التي يشملها التقرير.',
        ),
        quote(
          'هانا فوس، المديرة المالية لشركة Tessaro Trust',
          'لبّينا كل طلبات الاسترداد منذ الإطلاق، ومنها 900 مليون دولار في يوم واحد. وبلغت الاحتياطيات ليلة أمس 100.6% من قيمة الرموز المتداولة.',
        ),
        sharedBox(partId('stablecoin'), 'ما العملة المستقرة؟'),
        h2('12 يومًا أو 47'),
        p(
          'وكان التفاوت في سرعة الإفصاح أكبر منه في الأصول. فثلاث شركات من التسع نشرت بياناتها خلال 15 يومًا من نهاية الشهر، فيما احتاجت أبطأها، Osprey Reserve، إلى 47 يومًا في المتوسط. وبلغ الوسيط 26 يومًا، وهي مدة تكفي، بحسب التقرير، لأن تنهار شركة قبل أن يصدر آخر بيان سليم لها. ولم ترد Osprey على طلب للتعليق.',
        ),
        p(
          'كما أن ما يوقَّع ليس واحدًا. فشركتان تكلّفان مدققًا خارجيًا بمراجعة سنوية كاملة، وأربع تنشر شهادة تصديق يؤكد فيها محاسب صحة الأرقام في لحظة بعينها، وثلاث تنشر بيانها من دون أي محاسب خارجي.',
        ),
        p(
          'وقالت الاقتصادية إينيس أوكافور، التي قادت الدراسة، إن شهادة التصديق خير من لا شيء لكنها تُقرأ خطأً بسهولة. وأضافت: «إنها صورة التُقطت في اليوم الوحيد الذي كان صاحبها يعلم فيه أن المصوّر قادم».',
        ),
        pullQuote(
          'إنها صورة التُقطت في اليوم الوحيد الذي كان صاحبها يعلم فيه أن المصوّر قادم.',
          'إينيس أوكافور، معهد لاركسبر',
        ),
        h2('محاكاة لموجة سحب'),
        p(
          'ثم حاكى المعهد موجتَي استرداد استنادًا إلى عمليات سحب تعرضت لها رموز أصغر من قبل. فإذا طلب الحاملون 10% من المعروض خلال ثلاثة أيام، استطاعت ست شركات السداد من النقد والأذون المستحقة. وإذا طلبوا 25% خلال أسبوع، فلن تنجو من البيع الاضطراري سوى أربع.',
        ),
        p(
          'وستكون الخسائر محدودة في معظم الحالات، بين 0.2% و1.1% من القيمة الاسمية. أما الخطر الأكبر فهو الطابور: إذ تتيح شروط خمس شركات تأجيل الاسترداد عشرة أيام عمل من دون إبداء سبب.',
        ),
        figure(pictureId('falling-chart'), {
          caption: 'في أشد الموجتين قسوة، ستضطر خمس شركات من التسع إلى بيع أصول.',
        }),
        p(
          'وتراقب الأمرَ شركاتٌ تستخدم الرموز قناةً للتسوية لا أداة للمضاربة. فقد قال سمير الوزاني، نائب الرئيس التنفيذي لشركة التحويلات Rihla Pay التي ',
          storyLink(storyId('remittance-corridor'), 'تسوّي جزءًا من تحويلاتها بالعملات المستقرة'),
          '، إن خزينتها تحتفظ بالرمز 40 دقيقة في المتوسط. وأضاف: «40 دقيقة لا تعني شيئًا يوم الثلاثاء. أما مساء الجمعة والمصارف مغلقة فقد تصبح 60 ساعة».',
        ),
        p(
          'وجاء رد فعل السوق الأول هادئًا. فقد تراجع TSD إلى 99.6 سنتًا في منصتَي تداول بعد صدور التقرير، ثم عاد إلى 99.9 سنتًا خلال ساعتين.',
        ),
        factBox(
          'كيف تقرأ بيان الاحتياطيات؟',
          bullets(
            [bold('التاريخ:'), ' أرقام اليوم الأخير من الشهر لا تقول شيئًا عن بقية أيامه.'],
            [
              bold('التوقيع:'),
              ' التدقيق يفحص سنة، وشهادة التصديق تفحص لحظة، وبيان الشركة لا يفحص هذه ولا تلك.',
            ],
            [
              bold('«ما يعادل النقد»:'),
              ' أذون الخزانة تُستحق خلال أسابيع، أما القرض فيُستحق حين يدفع المقترض.',
            ],
            [bold('الحافظ الأمين:'), ' باسم مَن يُسجَّل الحساب إذا تعثرت الشركة المُصدِرة؟'],
          ),
        ),
        h2('ما الذي قد تفعله الجهات التنظيمية؟'),
        p('من المقرر أن يستمع مشرّعون في واشنطن إلى أوكافور الأسبوع المقبل. وسيطلب المعهد ثلاثة أمور:'),
        numbered(
          'نشر البيانات خلال خمسة أيام عمل من نهاية الشهر؛',
          'قائمة موحّدة لفئات الأصول تلتزمها جميع الشركات؛',
          'حظر إقراض الاحتياطيات للشركات التابعة.',
        ),
        p(
          'وفي الخليج يُطرح السؤال نفسه مع تجربة رموز بالعملات المحلية، ومنها ',
          storyLink(storyId('dirham-stablecoin-pilot'), 'تجربة الدرهم'),
          ' التي يُنشر رصيد احتياطيها يوميًا. ولم تعلن الجهات الرقابية هناك بعدُ هل ستُلزم سائر الشركات بمثل ذلك.',
        ),
        p(
          'وللدراسة حدودها: فهي تعتمد على ما اختارت الشركات نشره، ولم تجب أربع من التسع عن الأسئلة، ولا تتوافر أرقام الشهر الأخير لاثنتين منها. وقالت أوكافور: «لا نستطيع أن ننقل إليكم سوى ما قالوه. وقد تبيّن أنه يكفي». والبيانات متاحة على ',
          link('https://larkspur.example/reserves', 'larkspur.example/reserves'),
          '، ويتلقى المعهد التصويبات على ',
          isolate('reserves@larkspur.example', 'en'),
          '.',
        ),
        storyCard(storyId('harbour-tokens')),
      ),
    },
    fa: {
      slug: 'پشتوانه-استیبل-کوین-ها',
      kicker: 'استیبل‌کوین',
      headline: 'از هر ۱۱ دلار پشتوانهٔ استیبل‌کوین‌های متوسط، یکی به‌سرعت نقد نمی‌شود',
      standfirst:
        'بررسی نُه شرکت صادرکننده از افشای کُند، حسابرسی کم‌رمق و انباشت وام و توکن خودی خبر می‌دهد. بزرگ‌ترین آن‌ها می‌گوید ذخایرش سالم است.',
      dateline: 'سان‌فرانسیسکو',
      bylines: [
        { author: 'daniel-reyes', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'en',
      body: doc(
        p(
          'نُه شرکت صادرکنندهٔ استیبل‌کوین دلاری حدود ۴٫۲ میلیارد دلار از ذخایر خود را به شکل وام، توکن شرکت‌های رقیب و سهام شرکت‌های وابسته نگه می‌دارند؛ دارایی‌هایی که ظرف یک هفته نقد نمی‌شوند. این را گزارشی می‌گوید که مؤسسهٔ لارک‌اسپر (',
          isolate('Larkspur Institute', 'en'),
          ')، نهاد پژوهشی غیرانتفاعی در سان‌فرانسیسکو، این هفته منتشر کرد.',
        ),
        p(
          'این مبلغ ۹ درصد از ۴۶٫۳ میلیارد دلار توکنی است که این نُه شرکت در گردش دارند. اهمیت موضوع در این است که استیبل‌کوین تنها یک وعده می‌دهد: هر توکن، هر وقت بخواهید، یک دلار است. و این وعده هرگز سریع‌تر از کُندترین دارایی پشت آن ادا نمی‌شود.',
        ),
        p(
          'پژوهشگران صورت‌های ماهانهٔ ۱۸ ماه، در مجموع ۱۶۲ سند، را خواندند و ترازنامه‌ها را سطر به سطر بازسازی کردند. آن‌ها سراغ شرکت‌هایی رفتند که بین ۵۰۰ میلیون تا ۱۵ میلیارد دلار توکن در گردش دارند؛ گروهی که به تعبیر گزارش «بزرگ‌تر از آن‌اند که نادیده بمانند و کوچک‌تر از آن‌که زیر نظر باشند».',
        ),
        h2('پول کجاست؟'),
        p(
          'بیشترش همان‌جا که دارندگان می‌خواهند. اسناد کوتاه‌مدت خزانه‌داری آمریکا و قراردادهای بازخرید یک‌شبه ۶۱ درصد ذخایر را می‌سازند، سپرده‌های بانکی ۱۷٫۵ درصد و صندوق‌های بازار پول ۱۲٫۵ درصد. ۹ درصد باقی‌مانده در صورت‌ها «سایر»، «تضمین‌شده» یا «راهبردی» نام گرفته است؛ عنوان‌هایی که به گفتهٔ مؤسسه برای ۲۳ نوع دارایی متفاوت به کار رفته‌اند.',
        ),
        table(
          'ذخایر نُه صادرکنندهٔ استیبل‌کوین در تازه‌ترین ماه. منبع: مؤسسهٔ لارک‌اسپر',
          ['شرکت (توکن)', 'در گردش', 'اسناد خزانه، بازخرید و سپرده', 'سایر دارایی‌ها', 'روز تا انتشار'],
          ['Tessaro Trust (TSD)', '۱۴٫۸ میلیارد دلار', '۷۹٫۲٪', '۸٫۴٪', '۳۱'],
          ['Bluewater Pay (BWUSD)', '۹٫۶ میلیارد دلار', '۸۸٫۰٪', '۲٫۵٪', '۱۲'],
          ['Osprey Reserve (OSR)', '۷٫۱ میلیارد دلار', '۷۱٫۳٪', '۱۶٫۲٪', '۴۷'],
          ['Corvane (CVD)', '۵٫۹ میلیارد دلار', '۸۴٫۶٪', '۴٫۹٪', '۱۴'],
          ['پنج شرکت کوچک‌تر', '۸٫۹ میلیارد دلار', '۶۸٫۸٪', '۱۴٫۰٪', '۲۴'],
        ),
        p(
          'شرکت ',
          bold('Tessaro Trust'),
          '، بزرگ‌ترین این نُه شرکت، نمونهٔ روشن این روند است. سهم دارایی‌های «سایر» آن در این مدت از ۳٫۱ به ۸٫۴ درصد ذخایر، یعنی حدود ۱٫۲ میلیارد دلار، رسید. یکی از این اقلام وامی ۴۱۰ میلیون دلاری به شرکت معاملاتی وابسته، Tessaro Markets، است که در چهار صورت پیاپی با دو نام مختلف آمده است.',
        ),
        p(
          'اما شرکت این برداشت را نمی‌پذیرد. هانا واس، مدیر مالی آن، گفت وام با وثیقه‌ای معادل ۱۳۰ درصد ارزش آن تضمین شده بود و پس از دورهٔ بررسی گزارش بازپرداخت شده است.',
        ),
        quote(
          'هانا واس، مدیر مالی Tessaro Trust',
          'از روز نخست همهٔ درخواست‌های بازخرید را پاسخ داده‌ایم، از جمله ۹۰۰ میلیون دلار در یک روز. دیشب ذخایر ما ۱۰۰٫۶ درصد توکن‌های در گردش بود.',
        ),
        h2('دوازده روز یا چهل‌وهفت روز'),
        p(
          'اختلاف در سرعت افشا حتی از اختلاف در دارایی‌ها بیشتر بود. سه شرکت ظرف ۱۵ روز پس از پایان ماه صورت خود را منتشر کردند؛ کُندترین آن‌ها، Osprey Reserve، به‌طور متوسط ۴۷ روز وقت گرفت. میانه ۲۶ روز بود؛ مدتی که به نوشتهٔ گزارش کافی است تا شرکتی پیش از انتشار آخرین صورت سالمش از پا بیفتد. Osprey به درخواست ما برای اظهارنظر پاسخ نداد.',
        ),
        p(
          'امضاها هم یکسان نیست. دو شرکت حسابرسی کامل سالانه سفارش می‌دهند. چهار شرکت گواهی‌ای منتشر می‌کنند که در آن حسابدار ارقام را در یک لحظهٔ معین تأیید می‌کند. سه شرکت صورت خود را بی هیچ حسابدار بیرونی منتشر می‌کنند.',
        ),
        p(
          'اینِس اوکافور، اقتصاددانی که سرپرست پژوهش بود، گفت گواهی از هیچ بهتر است اما به‌آسانی بد خوانده می‌شود: «عکسی است که تنها در روزی گرفته شده که صاحب عکس می‌دانست عکاس می‌آید.»',
        ),
        pullQuote(
          'عکسی است که تنها در روزی گرفته شده که صاحب عکس می‌دانست عکاس می‌آید.',
          'اینِس اوکافور، مؤسسهٔ لارک‌اسپر',
        ),
        h2('شبیه‌سازی یک هجوم'),
        p(
          'مؤسسه سپس دو هجوم را بر پایهٔ برداشت‌هایی که توکن‌های کوچک‌تر پیش‌تر دیده‌اند شبیه‌سازی کرد. اگر دارندگان طی سه روز ۱۰ درصد عرضه را بخواهند، شش شرکت می‌توانند از محل نقد و اسناد سررسیدشده بپردازند. اگر در یک هفته ۲۵ درصد را بخواهند، فقط چهار شرکت از فروش اجباری در امان می‌مانند.',
        ),
        p(
          'زیان در بیشتر موارد اندک است، بین ۰٫۲ تا ۱٫۱ درصد ارزش اسمی. خطر بزرگ‌تر صف است: شرایط پنج شرکت اجازه می‌دهد بازخرید را تا ده روز کاری بدون ذکر دلیل عقب بیندازند.',
        ),
        figure(pictureId('falling-chart'), {
          caption: 'در هجوم سخت‌تر، پنج شرکت از نُه شرکت ناچار به فروش دارایی می‌شوند.',
        }),
        p(
          'شرکت‌هایی که از این توکن‌ها نه برای معامله، بلکه برای تسویه استفاده می‌کنند اوضاع را زیر نظر دارند. سمیر وزانی، قائم‌مقام مدیرعامل Rihla Pay، شرکت حواله‌ای که بخشی از پرداخت‌هایش را با استیبل‌کوین تسویه می‌کند، گفت خزانهٔ شرکت هر توکن را به‌طور متوسط ۴۰ دقیقه نگه می‌دارد: «چهل دقیقه در روز سه‌شنبه چیزی نیست. جمعه‌شب که بانک‌ها بسته‌اند ممکن است شصت ساعت شود.»',
        ),
        p(
          'واکنش نخست بازار آرام بود. TSD پس از انتشار گزارش در دو صرافی به ۹۹٫۶ سنت رسید و ظرف دو ساعت به ۹۹٫۹ سنت بازگشت.',
        ),
        factBox(
          'صورت ذخایر را چگونه بخوانیم؟',
          bullets(
            [bold('تاریخ:'), ' رقم آخرین روز ماه دربارهٔ روزهای دیگر چیزی نمی‌گوید.'],
            [bold('امضا:'), ' حسابرسی یک سال را می‌سنجد، گواهی یک لحظه را، و صورت خود شرکت هیچ‌کدام را.'],
            [
              bold('«معادل نقد»:'),
              ' سند خزانه چند هفته بعد سررسید می‌شود؛ وام وقتی که وام‌گیرنده پول را بدهد.',
            ],
            [bold('امین:'), ' اگر صادرکننده ورشکست شود، حساب به نام کیست؟'],
          ),
        ),
        h2('قانون‌گذاران چه خواهند کرد؟'),
        p('قرار است قانون‌گذاران در واشنگتن هفتهٔ آینده سخنان اوکافور را بشنوند. مؤسسه سه درخواست دارد:'),
        numbered(
          'انتشار صورت‌ها ظرف پنج روز کاری پس از پایان ماه؛',
          'فهرستی واحد از انواع دارایی برای همهٔ شرکت‌ها؛',
          'منع وام دادن از محل ذخایر به شرکت‌های وابسته.',
        ),
        p(
          'در کشورهای خلیج فارس نیز با آزمایش توکن‌های مبتنی بر پول ملی، از جمله ',
          storyLink(storyId('dirham-stablecoin-pilot'), 'طرح آزمایشی درهم'),
          ' که موجودی ذخیره‌اش هر روز منتشر می‌شود، همین پرسش مطرح است. نهادهای ناظر هنوز نگفته‌اند که آیا همهٔ شرکت‌ها باید چنین کنند یا نه.',
        ),
        p(
          'این پژوهش محدودیت‌هایی هم دارد: بر آنچه شرکت‌ها خواسته‌اند منتشر کنند تکیه دارد، چهار شرکت به پرسش‌ها پاسخ نداده‌اند و داده‌های آخرین ماه دو شرکت در دست نیست. اوکافور گفت: «ما فقط می‌توانیم بگوییم خودشان چه گفته‌اند. معلوم شد همان کافی است.» داده‌ها در نشانی ',
          link('https://larkspur.example/reserves', 'larkspur.example/reserves'),
          ' در دسترس است و مؤسسه اصلاحات را در ',
          isolate('reserves@larkspur.example', 'en'),
          ' دریافت می‌کند.',
        ),
      ),
    },
    he: {
      slug: 'רזרבות-מטבעות-יציבים',
      kicker: 'מטבעות יציבים',
      headline: 'אחד מכל 11 דולרים ברזרבות של מטבעות יציבים בינוניים קשה למימוש מהיר',
      standfirst:
        'מחקר על תשע חברות מנפיקות מצא גילוי איטי, ביקורת דלה והצטברות של הלוואות ואסימונים פנימיים. הגדולה שבהן אומרת שהרזרבות שלה איתנות.',
      dateline: 'סן פרנסיסקו',
      bylines: [
        { author: 'daniel-reyes', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'en',
      body: doc(
        p(
          'תשע חברות שמנפיקות מטבעות יציבים צמודי דולר מחזיקות כ־4.2 מיליארד דולר מהרזרבות שלהן בהלוואות, באסימונים של מתחרות ובאחזקות בחברות קשורות, נכסים שאי אפשר להפוך למזומן בתוך שבוע. כך עולה מדוח שפרסם השבוע מכון לארקספר (',
          isolate('Larkspur Institute', 'en'),
          '), גוף מחקר ללא מטרות רווח בסן פרנסיסקו.',
        ),
        p(
          'הסכום שווה ל־9% מהאסימונים של תשע החברות שבמחזור, 46.3 מיליארד דולר. יש לכך חשיבות משום שמטבע יציב מבטיח הבטחה אחת, שאת האסימון אפשר להמיר בדולר בכל רגע, וההבטחה מהירה רק כמו האיטי שבנכסים שעומדים מאחוריה.',
        ),
        p(
          'החוקרים קראו דוחות חודשיים של 18 חודשים, 162 מסמכים בסך הכול, ושחזרו כל מאזן שורה אחר שורה. הם בחרו בחברות שהיקף האסימונים שלהן במחזור נע בין 500 מיליון ל־15 מיליארד דולר, קבוצה שהדוח מכנה ״גדולה מכדי להתעלם ממנה וקטנה מכדי שיפקחו עליה״.',
        ),
        h2('היכן יושב הכסף'),
        p(
          'רובו נמצא במקום שהמחזיקים היו רוצים. איגרות חוב קצרות של ממשלת ארה״ב והסכמי רכש חוזר ללילה אחד הם 61% מהרזרבות יחד, פיקדונות בנקאיים 17.5% וקרנות כספיות 12.5%. את 9% הנותרים מכנים הדוחות נכסים ״אחרים״, ״מובטחים״ או ״אסטרטגיים״, תוויות שהמכון מצא על 23 סוגי נכסים שונים.',
        ),
        table(
          'הרזרבות של תשע מנפיקות, החודש האחרון. מקור: מכון לארקספר',
          ['מנפיקה (אסימון)', 'במחזור', 'אג״ח, רכש חוזר ופיקדונות', 'נכסים אחרים', 'ימים עד פרסום'],
          ['Tessaro Trust (TSD)', '14.8 מיליארד דולר', '79.2%', '8.4%', '31'],
          ['Bluewater Pay (BWUSD)', '9.6 מיליארד דולר', '88.0%', '2.5%', '12'],
          ['Osprey Reserve (OSR)', '7.1 מיליארד דולר', '71.3%', '16.2%', '47'],
          ['Corvane (CVD)', '5.9 מיליארד דולר', '84.6%', '4.9%', '14'],
          ['חמש מנפיקות קטנות יותר', '8.9 מיליארד דולר', '68.8%', '14.0%', '24'],
        ),
        p(
          'חברת ',
          bold('Tessaro Trust'),
          ', הגדולה שבתשע, ממחישה את המגמה. הנכסים שהיא מכנה ״אחרים״ עלו בתקופה הזאת מ־3.1% ל־8.4% מהרזרבות, כ־1.2 מיליארד דולר. בין השאר נכללת בהם הלוואה של 410 מיליון דולר לחברת מסחר קשורה, Tessaro Markets, שמופיעה בארבעה דוחות רצופים בשני שמות שונים.',
        ),
        p(
          'בחברה חולקים על הפרשנות. סמנכ״לית הכספים, האנה ווס, אמרה שההלוואה הובטחה בביטחונות בשווי 130% מערכה ונפרעה לאחר התקופה שהדוח מכסה.',
        ),
        quote(
          'האנה ווס, סמנכ״לית הכספים של Tessaro Trust',
          'נענינו לכל בקשת פדיון מאז ההשקה, ובכלל זה 900 מיליון דולר ביום אחד. אמש עמדו הרזרבות על 100.6% מערך האסימונים.',
        ),
        h2('12 ימים או 47'),
        p(
          'הפערים במהירות הגילוי היו גדולים אף יותר. שלוש מהחברות פרסמו דוח בתוך 15 ימים מסוף החודש; האיטית שבהן, Osprey Reserve, נזקקה בממוצע ל־47 ימים. החציון היה 26 ימים, די זמן, כלשון הדוח, כדי שמנפיקה תקרוס לפני שיתפרסם הדוח התקין האחרון שלה. חברת Osprey לא השיבה לבקשת תגובה.',
        ),
        p(
          'גם החתימות אינן זהות. שתי חברות מזמינות ביקורת שנתית מלאה. ארבע מפרסמות אישור שבו רואה חשבון מאשר את הנתונים כפי שהיו ברגע אחד. שלוש מפרסמות דוח משלהן, ללא רואה חשבון חיצוני כלל.',
        ),
        p(
          'אינס אוקאפור, הכלכלנית שעמדה בראש המחקר, אמרה שאישור כזה עדיף על כלום אך קל לטעות בו. ״זה תצלום שצולם ביום היחיד שבו המצולם ידע שהצלם מגיע״, אמרה.',
        ),
        pullQuote('זה תצלום שצולם ביום היחיד שבו המצולם ידע שהצלם מגיע', 'אינס אוקאפור, מכון לארקספר'),
        h2('הדמיה של משיכה המונית'),
        p(
          'המכון בנה שני תרחישים כאלה, על סמך משיכות שאסימונים קטנים חוו בעבר. אם המחזיקים ידרשו 10% מההיצע בשלושה ימים, שש מהחברות יוכלו לשלם ממזומן ומאיגרות שמועדן מגיע. אם ידרשו 25% בשבוע, רק ארבע יימנעו ממכירה כפויה.',
        ),
        p(
          'ההפסדים ברוב המקרים קטנים, בין 0.2% ל־1.1% מהערך הנקוב. הסכנה הגדולה יותר היא התור: התנאים של חמש חברות מתירים להן לעכב פדיון עד עשרה ימי עסקים בלי לנמק.',
        ),
        figure(pictureId('falling-chart'), {
          caption: 'בתרחיש החמור מבין השניים, חמש מתשע המנפיקות ייאלצו למכור נכסים.',
        }),
        p(
          'גם חברות שהאסימונים משמשים אותן כצנרת ולא כהשקעה עוקבות. סמיר אל־ווזאני, סגן מנכ״ל Rihla Pay, חברת העברות שסולקת חלק מהתשלומים שלה במטבעות יציבים, אמר שהקופה שלו מחזיקה אסימון 40 דקות בממוצע. ״ארבעים דקות הן כלום ביום שלישי״, אמר. ״בליל שישי, כשהבנקים סגורים, הן עלולות להפוך לשישים שעות״.',
        ),
        p(
          'התגובה הראשונה של השוק הייתה מתונה. TSD ירד ל־99.6 סנט בשתי בורסות לאחר פרסום הדוח וחזר ל־99.9 בתוך שעתיים.',
        ),
        factBox(
          'איך קוראים דוח רזרבות',
          bullets(
            [bold('התאריך:'), ' נתוני היום האחרון בחודש אינם אומרים דבר על שאר הימים.'],
            [
              bold('החתימה:'),
              ' ביקורת בודקת שנה, אישור בודק רגע אחד, והודעת חברה אינה בודקת לא את זה ולא את זה.',
            ],
            [bold('״שווי מזומן״:'), ' איגרת ממשלתית נפדית בתוך שבועות; הלוואה נפדית כשהלווה משלם.'],
            [bold('הנאמן:'), ' על שם מי רשום החשבון אם המנפיקה קורסת?'],
          ),
        ),
        h2('מה יעשו המחוקקים'),
        p('מחוקקים בוושינגטון אמורים לשמוע את אוקאפור בשבוע הבא. המכון יבקש שלושה דברים:'),
        numbered(
          'דוחות בתוך חמישה ימי עסקים מסוף החודש;',
          'רשימה אחידה של סוגי נכסים לכל המנפיקות;',
          'איסור להלוות מהרזרבות לחברות קשורות.',
        ),
        p(
          'גם במפרץ השאלה עומדת על הפרק, בשעה שנבחנים שם אסימונים במטבעות מקומיים, ובהם ',
          storyLink(storyId('dirham-stablecoin-pilot'), 'פיילוט הדירהם'),
          ', שיתרת הרזרבה שלו מתפרסמת מדי יום. הרשויות המפקחות עדיין לא אמרו אם כל מנפיקה תידרש לכך.',
        ),
        p(
          'למחקר יש גם מגבלות. הוא נשען על מה שהחברות בחרו לפרסם, ארבע מהתשע לא השיבו על שאלות, ונתוני החודש האחרון חסרים לגבי שתיים. ״אנחנו יכולים לומר לכם רק מה שהן אמרו״, אמרה אוקאפור. ״התברר שזה מספיק״. הנתונים נמצאים בכתובת ',
          link('https://larkspur.example/reserves', 'larkspur.example/reserves'),
          ', והמכון מקבל תיקונים בכתובת ',
          isolate('reserves@larkspur.example', 'en'),
          '.',
        ),
      ),
    },
    ur: {
      slug: 'سٹیبل-کوائن-کے-ذخائر',
      kicker: 'سٹیبل کوائن',
      headline: 'درمیانے سٹیبل کوائنز کے ہر 11 میں سے ایک ڈالر کو فوراً نقد میں بدلنا مشکل',
      standfirst:
        'نو کمپنیوں کے جائزے میں سست انکشاف، کمزور آڈٹ اور قرضوں اور اپنے ہی ٹوکنوں کے بڑھتے ڈھیر کی نشاندہی۔ سب سے بڑی کمپنی کہتی ہے کہ اس کے ذخائر محفوظ ہیں۔',
      dateline: 'سان فرانسسکو',
      bylines: [
        { author: 'daniel-reyes', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'en',
      body: doc(
        p(
          'ڈالر سے منسلک سٹیبل کوائن جاری کرنے والی نو کمپنیوں نے اپنے ذخائر میں سے تقریباً 4.2 ارب ڈالر قرضوں، حریف ٹوکنوں اور اپنی ذیلی کمپنیوں کے حصص میں رکھے ہوئے ہیں، یعنی ایسے اثاثوں میں جو ایک ہفتے کے اندر نقد رقم میں نہیں بدل سکتے۔ یہ بات سان فرانسسکو کے غیر منافع بخش تحقیقی ادارے لارکسپر انسٹی ٹیوٹ (',
          isolate('Larkspur Institute', 'en'),
          ') کی اس ہفتے جاری ہونے والی رپورٹ میں کہی گئی ہے۔',
        ),
        p(
          'یہ رقم ان نو کمپنیوں کے گردش میں موجود 46.3 ارب ڈالر کے ٹوکنوں کا 9 فیصد ہے۔ اس کی اہمیت یہ ہے کہ سٹیبل کوائن کا وعدہ ایک ہی ہے: جب چاہیں ٹوکن دے کر ڈالر لے لیں۔ اور یہ وعدہ اتنی ہی تیزی سے پورا ہو سکتا ہے جتنی تیزی سے اس کے پیچھے موجود سب سے سست اثاثہ بک سکے۔',
        ),
        p(
          'محققین نے 18 مہینوں کے ماہانہ گوشوارے، کل 162 دستاویزات، پڑھ کر ہر بیلنس شیٹ سطر بہ سطر دوبارہ ترتیب دی۔ انہوں نے وہ کمپنیاں چنیں جن کے 50 کروڑ سے 15 ارب ڈالر تک کے ٹوکن گردش میں ہیں۔ رپورٹ کے الفاظ میں یہ طبقہ ”اتنا بڑا ہے کہ نظرانداز نہیں ہو سکتا اور اتنا چھوٹا کہ کوئی اس پر نظر نہیں رکھتا“۔',
        ),
        h2('پیسہ کہاں رکھا ہے؟'),
        p(
          'زیادہ تر وہیں جہاں ٹوکن رکھنے والے چاہیں گے۔ امریکی حکومت کے قلیل مدتی ٹریژری بل اور ایک رات کے ریپو معاہدے مجموعی ذخائر کا 61 فیصد ہیں، بینکوں میں جمع رقوم 17.5 فیصد اور منی مارکیٹ فنڈ 12.5 فیصد۔ باقی 9 فیصد کو گوشواروں میں ”دیگر“، ”محفوظ“ یا ”تزویراتی“ اثاثے کہا گیا ہے۔ ادارے کے مطابق یہ نام 23 مختلف قسم کے اثاثوں پر چسپاں ملے۔',
        ),
        table(
          'نو کمپنیوں کے ذخائر، تازہ ترین مہینہ۔ ماخذ: لارکسپر انسٹی ٹیوٹ',
          ['کمپنی (ٹوکن)', 'گردش میں', 'بل، ریپو اور ڈپازٹ', 'دیگر اثاثے', 'اشاعت تک دن'],
          ['Tessaro Trust (TSD)', '14.8 ارب ڈالر', '79.2%', '8.4%', '31'],
          ['Bluewater Pay (BWUSD)', '9.6 ارب ڈالر', '88.0%', '2.5%', '12'],
          ['Osprey Reserve (OSR)', '7.1 ارب ڈالر', '71.3%', '16.2%', '47'],
          ['Corvane (CVD)', '5.9 ارب ڈالر', '84.6%', '4.9%', '14'],
          ['پانچ چھوٹی کمپنیاں', '8.9 ارب ڈالر', '68.8%', '14.0%', '24'],
        ),
        p(
          'نو میں سب سے بڑی کمپنی ',
          bold('Tessaro Trust'),
          ' اس رجحان کی مثال ہے۔ اس مدت میں اس کے ”دیگر“ اثاثے ذخائر کے 3.1 فیصد سے بڑھ کر 8.4 فیصد، یعنی تقریباً 1.2 ارب ڈالر، ہو گئے۔ ان میں اپنی ہی تجارتی کمپنی Tessaro Markets کو دیا گیا 41 کروڑ ڈالر کا قرض شامل ہے، جو مسلسل چار گوشواروں میں دو مختلف ناموں سے درج ہے۔',
        ),
        p(
          'کمپنی اس تعبیر کو نہیں مانتی۔ اس کی چیف فنانشل آفیسر ہانا ووس نے کہا کہ قرض کے عوض اس کی مالیت کے 130 فیصد کے برابر ضمانت موجود تھی اور وہ رپورٹ میں شامل مدت کے بعد ادا ہو چکا ہے۔',
        ),
        quote(
          'ہانا ووس، چیف فنانشل آفیسر، Tessaro Trust',
          'آغاز سے اب تک ہم نے واپسی کی ہر درخواست پوری کی ہے، جن میں ایک ہی دن کے 90 کروڑ ڈالر بھی شامل ہیں۔ گزشتہ رات ہمارے ذخائر ٹوکنوں کی مالیت کا 100.6 فیصد تھے۔',
        ),
        h2('بارہ دن یا سینتالیس'),
        p(
          'انکشاف کی رفتار میں فرق اثاثوں کے فرق سے بھی زیادہ تھا۔ نو میں سے تین کمپنیوں نے مہینہ ختم ہونے کے 15 دن کے اندر گوشوارہ شائع کیا؛ سب سے سست Osprey Reserve کو اوسطاً 47 دن لگے۔ وسطانیہ 26 دن رہا، جو رپورٹ کے مطابق اتنا عرصہ ہے کہ کوئی کمپنی اپنا آخری صحت مند گوشوارہ سامنے آنے سے پہلے ہی ڈوب سکتی ہے۔ Osprey نے تبصرے کی درخواست کا جواب نہیں دیا۔',
        ),
        p(
          'دستخط بھی ایک جیسے نہیں۔ دو کمپنیاں مکمل سالانہ آڈٹ کراتی ہیں۔ چار ایسا تصدیق نامہ شائع کرتی ہیں جس میں محاسب کسی ایک لمحے کے اعداد کی توثیق کرتا ہے۔ تین کسی بیرونی محاسب کے بغیر اپنا گوشوارہ خود شائع کرتی ہیں۔',
        ),
        p(
          'تحقیق کی سربراہ ماہرِ معاشیات اینیس اوکافور نے کہا کہ تصدیق نامہ نہ ہونے سے بہتر ہے مگر اسے غلط سمجھ لینا آسان ہے۔ ان کے بقول ”یہ اس ایک دن کی تصویر ہے جب بیٹھنے والے کو معلوم تھا کہ فوٹوگرافر آ رہا ہے“۔',
        ),
        pullQuote(
          'یہ اس ایک دن کی تصویر ہے جب بیٹھنے والے کو معلوم تھا کہ فوٹوگرافر آ رہا ہے',
          'اینیس اوکافور، لارکسپر انسٹی ٹیوٹ',
        ),
        h2('فرضی بھگدڑ'),
        p(
          'ادارے نے پھر دو فرضی بھگدڑوں کا حساب لگایا، جو چھوٹے ٹوکنوں سے ماضی میں نکلوائی گئی رقوم پر مبنی تھیں۔ اگر لوگ تین دن میں 10 فیصد ٹوکن واپس کریں تو نو میں سے چھ کمپنیاں نقد رقم اور میعاد پوری کرنے والے بلوں سے ادائیگی کر سکیں گی۔ اگر ایک ہفتے میں 25 فیصد واپس کریں تو صرف چار جبری فروخت سے بچیں گی۔',
        ),
        p(
          'بیشتر صورتوں میں نقصان معمولی ہو گا، اصل مالیت کا 0.2 سے 1.1 فیصد۔ بڑا خطرہ قطار ہے: پانچ کمپنیوں کی شرائط انہیں کوئی وجہ بتائے بغیر واپسی دس کاروباری دن تک روکنے کی اجازت دیتی ہیں۔',
        ),
        figure(pictureId('falling-chart'), {
          caption: 'زیادہ سخت صورت میں نو میں سے پانچ کمپنیوں کو اثاثے بیچنے پڑیں گے۔',
        }),
        p(
          'وہ کمپنیاں بھی نظر رکھے ہوئے ہیں جن کے لیے یہ ٹوکن سٹہ نہیں، ادائیگی کا راستہ ہیں۔ ترسیلاتِ زر کی کمپنی Rihla Pay، جو ',
          storyLink(storyId('remittance-corridor'), 'اپنی کچھ ادائیگیاں سٹیبل کوائن میں نمٹاتی ہے'),
          '، کے نائب چیف ایگزیکٹو سمیر وزانی نے کہا کہ ان کے خزانے میں ٹوکن اوسطاً 40 منٹ رہتا ہے۔ ”منگل کو چالیس منٹ کچھ نہیں ہوتے۔ جمعے کی رات، جب بینک بند ہوں، یہی ساٹھ گھنٹے بن سکتے ہیں۔“',
        ),
        p(
          'مارکیٹ کا پہلا ردِعمل نرم رہا۔ رپورٹ آنے کے بعد TSD دو ایکسچینجوں پر 99.6 سینٹ تک گرا اور دو گھنٹے میں 99.9 پر واپس آ گیا۔',
        ),
        factBox(
          'ذخائر کا گوشوارہ کیسے پڑھیں؟',
          bullets(
            [bold('تاریخ:'), ' مہینے کے آخری دن کے اعداد باقی دنوں کے بارے میں کچھ نہیں بتاتے۔'],
            [
              bold('دستخط:'),
              ' آڈٹ پورے سال کو جانچتا ہے، تصدیق نامہ ایک لمحے کو، اور کمپنی کا اپنا بیان دونوں میں سے کسی کو نہیں۔',
            ],
            [
              bold('”نقد کے مساوی“:'),
              ' ٹریژری بل کی میعاد ہفتوں میں پوری ہوتی ہے؛ قرض کی تب، جب مقروض ادا کرے۔',
            ],
            [bold('امین:'), ' اگر کمپنی ڈوب جائے تو کھاتہ کس کے نام پر ہے؟'],
          ),
        ),
        h2('قانون ساز کیا کر سکتے ہیں؟'),
        p('واشنگٹن میں قانون ساز اگلے ہفتے اوکافور کا مؤقف سنیں گے۔ ادارہ تین مطالبے رکھے گا:'),
        numbered(
          'مہینہ ختم ہونے کے پانچ کاروباری دن کے اندر گوشوارہ؛',
          'تمام کمپنیوں کے لیے اثاثوں کی اقسام کی ایک ہی فہرست؛',
          'ذخائر میں سے ذیلی کمپنیوں کو قرض دینے پر پابندی۔',
        ),
        p(
          'خلیج میں بھی، جہاں مقامی کرنسیوں کے ٹوکن آزمائے جا رہے ہیں اور ان میں ',
          storyLink(storyId('dirham-stablecoin-pilot'), 'درہم کا تجربہ'),
          ' بھی شامل ہے جس کے ذخیرے کا حساب روزانہ شائع ہوتا ہے، یہی سوال زیرِ غور ہے۔ نگران اداروں نے ابھی نہیں بتایا کہ کیا ہر کمپنی کو ایسا کرنا ہو گا۔',
        ),
        p(
          'تحقیق کی حدود بھی ہیں: اس کا انحصار اسی پر ہے جو کمپنیوں نے خود شائع کیا، نو میں سے چار نے سوالوں کے جواب نہیں دیے، اور دو کے آخری مہینے کے اعداد موجود نہیں۔ اوکافور نے کہا: ”ہم صرف وہی بتا سکتے ہیں جو انہوں نے کہا۔ معلوم ہوا کہ وہی کافی تھا۔“ اعداد و شمار ',
          link('https://larkspur.example/reserves', 'larkspur.example/reserves'),
          ' پر دستیاب ہیں اور ادارہ تصحیحات ',
          isolate('reserves@larkspur.example', 'en'),
          ' پر وصول کرتا ہے۔',
        ),
      ),
    },
    fr: {
      slug: 'stablecoins-reserves-difficiles-a-vendre',
      kicker: 'Stablecoins',
      headline: 'Stablecoins : un dollar de réserve sur onze difficile à vendre dans l’urgence',
      standfirst:
        'Une étude menée sur neuf émetteurs de taille moyenne relève une publication lente, un contrôle léger et une pile croissante de prêts et de jetons maison. Le plus gros d’entre eux assure que ses réserves sont solides.',
      dateline: 'San Francisco',
      bylines: [
        { author: 'daniel-reyes', role: 'author' },
        { author: 'karim-benali', role: 'translator' },
      ],
      translatedFrom: 'en',
      body: doc(
        p(
          'Neuf émetteurs de stablecoins adossés au dollar détiennent environ 4,2 milliards de dollars de leurs réserves sous forme de prêts, de jetons concurrents et de participations dans leurs propres filiales, des actifs impossibles à convertir en liquidités en moins d’une semaine, selon un rapport publié cette semaine par le Larkspur Institute, un centre de recherche à but non lucratif de San Francisco.',
        ),
        p(
          'La somme représente 9 % des 46,3 milliards de dollars que ces neuf émetteurs ont en circulation. Elle compte, parce qu’un stablecoin ne fait qu’une promesse, échanger un jeton contre un dollar à tout moment, et que cette promesse va à la vitesse du plus lent des actifs qui la garantissent.',
        ),
        p(
          'Les chercheurs ont lu dix-huit mois de relevés mensuels, soit 162 documents, et reconstitué chaque bilan ligne à ligne. Ils ont retenu des émetteurs ayant entre 500 millions et 15 milliards de dollars en circulation, une catégorie que le rapport juge « trop grosse pour être ignorée et trop petite pour être surveillée ».',
        ),
        h2('Où dort l’argent'),
        p(
          'Pour l’essentiel, là où les détenteurs le souhaitent. Les bons du Trésor américain à court terme et les pensions au jour le jour forment 61 % de l’ensemble, les dépôts bancaires 17,5 % et les fonds monétaires 12,5 %. Les 9 % restants sont des actifs dits « autres », « garantis » ou « stratégiques », étiquettes que l’institut a retrouvées sur 23 sortes d’avoirs différents.',
        ),
        table(
          'Réserves de neuf émetteurs, dernier mois disponible. Source : Larkspur Institute',
          [
            'Émetteur (jeton)',
            'En circulation',
            'Bons, pensions et dépôts',
            'Autres actifs',
            'Jours avant publication',
          ],
          ['Tessaro Trust (TSD)', '14,8 milliards $', '79,2 %', '8,4 %', '31'],
          ['Bluewater Pay (BWUSD)', '9,6 milliards $', '88,0 %', '2,5 %', '12'],
          ['Osprey Reserve (OSR)', '7,1 milliards $', '71,3 %', '16,2 %', '47'],
          ['Corvane (CVD)', '5,9 milliards $', '84,6 %', '4,9 %', '14'],
          ['Cinq émetteurs plus petits', '8,9 milliards $', '68,8 %', '14,0 %', '24'],
        ),
        p(
          bold('Tessaro Trust'),
          ', le plus gros des neuf, illustre cette dérive. Ses « autres » actifs sont passés de 3,1 % à 8,4 % des réserves sur la période, soit environ 1,2 milliard de dollars. On y trouve un prêt de 410 millions de dollars à une société de négoce du groupe, Tessaro Markets, inscrit dans quatre relevés consécutifs sous deux noms différents.',
        ),
        p(
          'Tessaro conteste cette lecture. Sa directrice financière, Hannah Voss, affirme que le prêt était couvert par des garanties valant 130 % de son montant et qu’il a été remboursé après la période étudiée.',
        ),
        quote(
          'Hannah Voss, directrice financière de Tessaro Trust',
          'Nous avons honoré toutes les demandes de remboursement depuis le lancement, dont 900 millions de dollars en une seule journée. Hier soir, nos réserves s’élevaient à 100,6 % des jetons.',
        ),
        h2('Douze jours ou quarante-sept'),
        p(
          'L’écart est plus grand encore dans les délais de publication. Trois émetteurs sur neuf publient dans les 15 jours qui suivent la fin du mois ; le plus lent, Osprey Reserve, met 47 jours en moyenne. La médiane est de 26 jours, assez, note le rapport, pour qu’un émetteur sombre avant la parution de son dernier relevé sain. Osprey n’a pas répondu à nos sollicitations.',
        ),
        p(
          'Tous ne signent pas non plus la même chose. Deux émetteurs commandent un audit annuel complet. Quatre publient une attestation, dans laquelle un comptable confirme les chiffres tels qu’ils étaient à un instant donné. Trois publient leur propre relevé, sans aucun comptable extérieur.',
        ),
        p(
          'Pour Ines Okafor, l’économiste qui a dirigé l’étude, l’attestation vaut mieux que rien mais se lit facilement de travers. « C’est une photo prise le seul jour où le modèle savait que le photographe viendrait », dit-elle.',
        ),
        pullQuote(
          'C’est une photo prise le seul jour où le modèle savait que le photographe viendrait.',
          'Ines Okafor, Larkspur Institute',
        ),
        h2('Simulation d’une ruée'),
        p(
          'L’institut a ensuite simulé deux ruées, d’après des retraits déjà subis par de petits jetons. Si les détenteurs réclamaient 10 % de l’encours en trois jours, six émetteurs pourraient payer avec leurs liquidités et leurs bons arrivant à échéance. S’ils en réclamaient 25 % en une semaine, quatre seulement éviteraient des ventes forcées.',
        ),
        p(
          'Les pertes resteraient faibles dans la plupart des cas, entre 0,2 % et 1,1 % de la valeur nominale. Le vrai danger est la file d’attente : les conditions de cinq émetteurs leur permettent de différer les remboursements jusqu’à dix jours ouvrés sans donner de motif.',
        ),
        figure(pictureId('falling-chart'), {
          caption: 'Dans la ruée la plus dure, cinq des neuf émetteurs devraient vendre des actifs.',
        }),
        p(
          'Ceux pour qui ces jetons servent de tuyauterie observent. Samir Ouazzani, directeur général adjoint de Rihla Pay, une société de transfert qui ',
          storyLink(storyId('remittance-corridor'), 'règle une partie de ses flux en stablecoins'),
          ', indique que sa trésorerie garde un jeton 40 minutes en moyenne. « Quarante minutes, ce n’est rien un mardi. Un vendredi soir, quand les banques sont fermées, cela peut devenir soixante heures. »',
        ),
        p(
          'La première réaction du marché a été modérée. Le TSD a glissé à 99,6 cents sur deux plateformes après la publication, avant de revenir à 99,9 en deux heures.',
        ),
        factBox(
          'Comment lire un relevé de réserves',
          bullets(
            [bold('La date.'), ' Les chiffres du dernier jour du mois ne disent rien des autres jours.'],
            [
              bold('La signature.'),
              ' Un audit examine une année, une attestation un instant, un relevé maison ni l’une ni l’autre.',
            ],
            [
              bold('Les « équivalents de trésorerie ».'),
              ' Un bon du Trésor arrive à échéance en quelques semaines ; un prêt, quand l’emprunteur paie.',
            ],
            [bold('Le dépositaire.'), ' Au nom de qui le compte est-il ouvert si l’émetteur fait faillite ?'],
          ),
        ),
        h2('Ce que peut faire le législateur'),
        p(
          'À Washington, des parlementaires doivent entendre Ines Okafor la semaine prochaine. L’institut demandera trois choses :',
        ),
        numbered(
          'des relevés dans les cinq jours ouvrés suivant la fin du mois ;',
          'une nomenclature unique des actifs pour tous les émetteurs ;',
          'l’interdiction de prêter les réserves aux filiales.',
        ),
        p(
          'Dans le Golfe, où l’on teste des jetons en monnaie locale, comme dans ',
          storyLink(storyId('dirham-stablecoin-pilot'), 'un projet pilote en dirham'),
          ' dont la réserve est publiée chaque jour, la question est posée elle aussi. Les autorités n’ont pas encore dit si tous les émetteurs devraient en faire autant.',
        ),
        p(
          'L’étude a ses limites. Elle repose sur ce que les émetteurs ont bien voulu publier, quatre des neuf n’ont pas répondu aux questions et le dernier mois manque pour deux d’entre eux. « Nous ne pouvons vous dire que ce qu’ils ont dit, résume Ines Okafor. Il se trouve que cela suffisait. » Les données sont sur ',
          link('https://larkspur.example/reserves', 'larkspur.example/reserves'),
          ' et l’institut reçoit les corrections à l’adresse reserves@larkspur.example.',
        ),
      ),
    },
  },
}
