import { bullets, doc, factBox, figure, h2, isolate, p, pullQuote, storyLink } from '../../story/compose.ts'
import { type DemoStory, pictureId, storyId } from '../demo-story.ts'

export const nightMarketPayments: DemoStory = {
  key: 'night-market-payments',
  kind: 'report',
  section: 'economy',
  desk: 'dubai',
  topics: ['payments', 'startups'],
  picture: 'market-stall',
  publishedHoursAgo: 127,
  versions: {
    ar: {
      slug: 'السوق-الليلية-والدفع-بالهاتف',
      kicker: 'تجارة التجزئة',
      headline: 'السوق الليلية التي لم تعد تسأل عن الفكّة: سمّاعة تقرأ المبلغ بأربع لغات',
      standfirst:
        'في 18 شهرًا تراجعت حصة النقد من 71% إلى 34% في سوق ليلية بالشارقة. الباعة كسبوا الوقت، وصار لهم سجل، وليسوا جميعًا سعداء به.',
      dateline: 'الشارقة',
      bylines: [{ author: 'layla-mansour', role: 'author' }],
      body: doc(
        p(
          '«وصل اثنا عشر درهمًا». يأتي الصوت من سمّاعة بحجم علبة شاي فوق طاولة البخور، فترفع أم راشد إبهامها للزبونة من دون أن تنظر إلى هاتفها. على بعد خطوات تقول سمّاعة أخرى الجملة نفسها بالأردية، وثالثة بالفارسية. بين السابعة مساءً ومنتصف الليل تمتلئ السوق بهذه الأصوات حتى تكاد تغلب صوت الباعة.',
        ),
        p(
          'قبل 18 شهرًا كان 71% من مبيعات أكشاك السوق، وعددها 212، يُدفع نقدًا، وصارت الحصة 34% بحسب أرقام الشركة التي تدير السوق، ويزورها 18 ألف شخص كل نهاية أسبوع. متوسط الشراء 27 درهمًا، وهو مبلغ كان يضيع في البحث عن الفكّة.',
        ),
        h2('سمّاعة ضد الحيلة'),
        p(
          'لم تأتِ السمّاعة للزينة. فعند ظهور رمز الاستجابة السريعة على الطاولات شاعت حيلة: يُري المشتري البائع صورة دفعة قديمة ويمضي. سجّلت إدارة السوق نحو 30 حالة في الشهر، ثم صارت حالتين بعدما وزّعت شركة Rannah Pay الناشئة في دبي جهازًا ينطق بالمبلغ الذي وصل فعلًا، بالعربية أو الأردية أو الفارسية أو الإنجليزية.',
        ),
        p(
          'اشتراك الجهاز 45 درهمًا في الشهر، ورسم الدفعة 0.9% مقابل 2.2% لأجهزة البطاقات. ويقول بلال أحمد، الذي يشوي الكباب على طريقة بيشاور، إنه دفع الاشتراك مترددًا: «يداي في الدهن طوال الليل، ولا أستطيع لمس الهاتف. الآن أسمع وأقلّب السيخ».',
        ),
        p(
          'أما نقطة الضعف فمعروفة للجميع: بين التاسعة والعاشرة من مساء الجمعة تختنق الشبكة، وتتأخر دفعة من كل 14. لذلك أضافت الشركة في الإصدار 3.1 من تطبيقها الدفع من دون اتصال: 150 درهمًا للعملية و500 درهم في اليوم لكل هاتف، تُسوّى حين تعود الشبكة. وقال مؤسسها المشارك طارق نصّار إن الشركة تتحمل الدفعات التي لا تُسوّى، «وهي أقل من واحدة في الألف حتى الآن».',
        ),
        figure(pictureId('phone-payment'), { caption: 'الدفع برمز الاستجابة السريعة في إحدى ليالي السوق.' }),
        h2('الهاتف يعرف'),
        p(
          'مع الدفعات جاء السجل، ومع السجل جاءت القروض. عرضت الشركة على الباعة رأس مال عاملًا يصل إلى 8,000 درهم برسم شهري نسبته 1.5%، محسوبًا من مبيعاتهم، وأخذه 63 بائعًا. وقال جواد توكلي، الذي يبيع الزعفران والليمون المجفف، إنه اشترى بالقرض موسمًا كاملًا قبل ارتفاع الأسعار.',
        ),
        pullQuote('الهاتف يعرف كم كسبت قبل أن تعرف زوجتي.', 'أبو سالم، بائع شاي'),
        p(
          'غير أن أبا سالم، بائع الشاي عند البوابة، لا يزال يرفض الجهاز: «الهاتف يعرف كم كسبت قبل أن تعرف زوجتي». وتقول هالة درويش، الباحثة في مركز لدراسات تجارة التجزئة في الشارقة، إن في النكتة حجة: فالبائع الذي يقترض من الشركة التي تقبض له «يعطي دائنه مفتاح الدرج»، ومن حقه أن ينقل سجله إلى مُقرض آخر.',
        ),
        factBox(
          'السوق بالأرقام',
          bullets(
            'الأكشاك: 212، منها 171 تستخدم السمّاعة.',
            'حصة النقد: 34%، بعدما كانت 71% قبل 18 شهرًا.',
            'متوسط الشراء: 27 درهمًا.',
            'الدفعات المتأخرة في ذروة الجمعة: واحدة من كل 14.',
          ),
        ),
        p(
          'وتعتزم الشركة دخول أربع أسواق أخرى قبل نهاية الموسم، وتدرس أن يستطيع الباعة إرسال جزء من دخلهم مباشرة إلى عائلاتهم في الخارج، في سوق ',
          storyLink(storyId('remittance-corridor'), 'تتراجع فيها تكلفة الحوالات'),
          '. وتتلقى شكاوى الباعة على الحساب ',
          isolate('@rannahpay', 'en'),
          '. أما أم راشد فلها شكوى واحدة: «أريدها أن تقول “شكرًا” بعد المبلغ».',
        ),
      ),
    },
    en: {
      slug: 'night-market-stopped-asking-for-change',
      kicker: 'Retail',
      headline: 'The night market that stopped asking for change',
      standfirst:
        'In 18 months the share of cash in a Sharjah night market fell from 71% to 34%. Traders gained time and acquired a record, and not all of them are glad of it.',
      dateline: 'Sharjah',
      bylines: [
        { author: 'layla-mansour', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          '“Twelve dirhams received.” The voice comes from a speaker the size of a tea caddy on the incense table, and Umm Rashid gives her customer a thumbs-up without a glance at her phone. A few steps away another speaker says the same sentence in Urdu, and a third in Persian. Between seven in the evening and midnight the market fills with these voices until they all but drown the traders’ own.',
        ),
        p(
          'Eighteen months ago 71% of sales at the market’s 212 stalls were in cash. The share is now 34%, according to the company that runs the market, which draws 18,000 visitors every weekend. The average purchase is 27 dirhams, a sum that used to get lost in the hunt for change.',
        ),
        h2('A speaker against a trick'),
        p(
          'The speaker is not there for show. When QR codes first appeared on the tables a trick spread with them: the buyer would show the seller a picture of an old payment and walk off. The management recorded about 30 cases a month. That fell to two after Rannah Pay, a Dubai start-up, handed out a device that speaks the amount that has really arrived, in Arabic, Urdu, Persian or English.',
        ),
        p(
          'The device costs 45 dirhams a month and each payment 0.9%, against 2.2% for card machines. Bilal Ahmed, who grills kebabs in the Peshawar manner, says he signed up reluctantly. “My hands are in fat all night and I can’t touch the phone. Now I listen, and turn the skewer.”',
        ),
        p(
          'Everyone knows the weak point: between nine and ten on a Friday night the network chokes and one payment in 14 is late. So version 3.1 of the company’s app added payment without a connection, up to 150 dirhams a time and 500 a day for each phone, settled when the network returns. Tariq Nassar, a co-founder, said the company bears the payments that never settle, “fewer than one in a thousand so far”.',
        ),
        figure(pictureId('phone-payment'), { caption: 'Paying by QR code on a market night.' }),
        h2('The phone knows'),
        p(
          'With payments came a record, and with the record came loans. The company offered traders working capital of up to 8,000 dirhams at a monthly charge of 1.5%, reckoned from their sales; 63 took it. Javad Tavakoli, who sells saffron and dried limes, said the loan had bought him a whole season’s stock before prices rose.',
        ),
        pullQuote('The phone knows what I earned before my wife does.', 'Abu Salem, tea seller'),
        p(
          'Abu Salem, who sells tea by the gate, still refuses the device. “The phone knows what I earned before my wife does,” he says. Hala Darwish, a researcher at a retail studies centre in Sharjah, says there is an argument inside the joke: a trader who borrows from the company that collects for him “gives his creditor the key to the drawer”, and ought to have the right to take his record to another lender.',
        ),
        factBox(
          'The market in figures',
          bullets(
            'Stalls: 212, of which 171 use the speaker.',
            'Share of cash: 34%, down from 71% eighteen months ago.',
            'Average purchase: 27 dirhams.',
            'Payments delayed at the Friday peak: one in 14.',
          ),
        ),
        p(
          'The company means to enter four more markets before the season ends, and is studying whether traders could send part of their takings straight to families abroad, in a business where ',
          storyLink(storyId('remittance-corridor'), 'costs are coming down'),
          '. It hears traders’ complaints at @rannahpay. Umm Rashid has just one: “I want it to say ‘thank you’ after the amount.”',
        ),
      ),
    },
    fa: {
      slug: 'شب-بازار-و-پرداخت-با-گوشی',
      kicker: 'خرده‌فروشی',
      headline: 'شب‌بازاری که دیگر پول خرد نمی‌خواهد: بلندگویی که مبلغ را به چهار زبان می‌خواند',
      standfirst:
        'در ۱۸ ماه سهم پول نقد در شب‌بازاری در شارجه از ۷۱ به ۳۴ درصد رسید. فروشندگان وقت به دست آوردند و صاحب سابقه شدند، و همه از این بابت خوشحال نیستند.',
      dateline: 'شارجه',
      bylines: [
        { author: 'layla-mansour', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          '«دوازده درهم رسید.» صدا از بلندگویی به اندازهٔ یک قوطی چای روی بساط بخور می‌آید و اُم‌راشد، بی آن‌که به گوشی‌اش نگاه کند، شستش را برای مشتری بالا می‌گیرد. چند قدم آن‌سوتر بلندگوی دیگری همین جمله را به اردو می‌گوید و سومی به فارسی. از هفت شب تا نیمه‌شب بازار چنان از این صداها پر می‌شود که چیزی نمانده صدای خود فروشنده‌ها گم شود.',
        ),
        p(
          'هجده ماه پیش ۷۱ درصد فروش ۲۱۲ غرفهٔ بازار نقدی بود. به گفتهٔ شرکت گردانندهٔ بازار، که هر آخر هفته ۱۸ هزار نفر به آن سر می‌زنند، این سهم حالا ۳۴ درصد است. میانگین خرید ۲۷ درهم است؛ مبلغی که پیش‌تر در جست‌وجوی پول خرد گم می‌شد.',
        ),
        h2('بلندگو در برابر حقه'),
        p(
          'بلندگو برای تزیین نیامده است. وقتی رمزینه‌ها روی میزها ظاهر شدند، حقه‌ای هم باب شد: خریدار تصویر پرداختی قدیمی را نشان می‌داد و می‌رفت. مدیریت بازار ماهی حدود ۳۰ مورد ثبت کرده بود. پس از آن‌که Rannah Pay، شرکتی نوپا در دبی، دستگاهی پخش کرد که مبلغِ واقعاً رسیده را به عربی، اردو، فارسی یا انگلیسی می‌گوید، این رقم به دو مورد رسید.',
        ),
        p(
          'حق اشتراک دستگاه ماهی ۴۵ درهم و کارمزد هر پرداخت ۰٫۹ درصد است، در برابر ۲٫۲ درصد کارت‌خوان. بلال احمد که به سبک پیشاور کباب می‌پزد می‌گوید با تردید مشترک شد: «تمام شب دستم در چربی است و نمی‌توانم به گوشی دست بزنم. حالا گوش می‌دهم و سیخ را می‌چرخانم.»',
        ),
        p(
          'نقطهٔ ضعف را همه می‌دانند: جمعه‌شب‌ها بین نُه و ده شبکه نفس کم می‌آورد و از هر ۱۴ پرداخت یکی دیر می‌رسد. برای همین، شرکت در نسخهٔ ۳٫۱ برنامه‌اش پرداخت بدون اتصال را افزود: تا ۱۵۰ درهم برای هر خرید و ۵۰۰ درهم در روز برای هر گوشی، که با برگشت شبکه تسویه می‌شود. طارق نصار، از بنیان‌گذاران شرکت، گفت پرداخت‌های تسویه‌نشده به حساب شرکت است، «که تا امروز کمتر از یک در هزار بوده».',
        ),
        figure(pictureId('phone-payment'), { caption: 'پرداخت با رمزینه در یکی از شب‌های بازار.' }),
        h2('گوشی خبر دارد'),
        p(
          'با پرداخت‌ها سابقه آمد و با سابقه وام. شرکت به فروشندگان تا ۸٬۰۰۰ درهم سرمایهٔ در گردش با کارمزد ماهانهٔ ۱٫۵ درصد، بر پایهٔ فروششان، پیشنهاد کرد و ۶۳ نفر گرفتند. جواد توکلی که زعفران و لیموعمانی می‌فروشد گفت با این وام پیش از گرانی جنس یک فصل را خریده است.',
        ),
        pullQuote('گوشی زودتر از زنم می‌داند چقدر درآورده‌ام.', 'ابوسالم، چای‌فروش'),
        p(
          'اما ابوسالم که دم دروازه چای می‌فروشد هنوز دستگاه را نمی‌پذیرد: «گوشی زودتر از زنم می‌داند چقدر درآورده‌ام.» هاله درویش، پژوهشگر یک مرکز مطالعات خرده‌فروشی در شارجه، می‌گوید در این شوخی استدلالی هست: فروشنده‌ای که از همان شرکتی وام می‌گیرد که پولش را وصول می‌کند «کلید دخل را به طلبکار می‌دهد» و باید حق داشته باشد سابقه‌اش را نزد وام‌دهندهٔ دیگری ببرد.',
        ),
        factBox(
          'بازار در چند رقم',
          bullets(
            'غرفه‌ها: ۲۱۲، که ۱۷۱ تای آن‌ها بلندگو دارند.',
            'سهم پول نقد: ۳۴ درصد؛ هجده ماه پیش ۷۱ درصد بود.',
            'میانگین خرید: ۲۷ درهم.',
            'پرداخت‌های با تأخیر در اوج جمعه‌شب: یکی از هر ۱۴ پرداخت.',
          ),
        ),
        p(
          'شرکت می‌خواهد تا پایان فصل وارد چهار بازار دیگر شود و در حال بررسی است که فروشندگان بتوانند بخشی از درآمدشان را یکراست برای خانواده‌شان در خارج بفرستند؛ بازاری که ',
          storyLink(storyId('remittance-corridor'), 'هزینه‌هایش رو به کاهش است'),
          '. شکایت فروشندگان را در حساب ',
          isolate('@rannahpay', 'en'),
          ' می‌شنود. اُم‌راشد فقط یک شکایت دارد: «می‌خواهم بعد از مبلغ بگوید “متشکرم”.»',
        ),
      ),
    },
    ur: {
      slug: 'رات-کا-بازار-اور-فون-سے-ادائیگی',
      kicker: 'خوردہ تجارت',
      headline: 'رات کا بازار جہاں اب کوئی ریزگاری نہیں مانگتا: سپیکر چار زبانوں میں رقم سناتا ہے',
      standfirst:
        'شارجہ کے ایک شبانہ بازار میں 18 ماہ کے دوران نقدی کا حصہ 71 سے گھٹ کر 34 فیصد رہ گیا۔ دکانداروں کا وقت بچا اور ان کا ریکارڈ بن گیا، مگر سب اس پر خوش نہیں۔',
      dateline: 'شارجہ',
      bylines: [
        { author: 'layla-mansour', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          '”بارہ درہم موصول ہوئے۔“ آواز لوبان کی میز پر رکھے چائے کے ڈبے جتنے سپیکر سے آتی ہے اور اُم راشد فون دیکھے بغیر گاہک کو انگوٹھا دکھا دیتی ہیں۔ چند قدم دور دوسرا سپیکر یہی جملہ اردو میں کہتا ہے اور تیسرا فارسی میں۔ شام سات بجے سے آدھی رات تک بازار ان آوازوں سے یوں بھر جاتا ہے کہ دکانداروں کی اپنی آواز دبنے لگتی ہے۔',
        ),
        p(
          'اٹھارہ ماہ پہلے بازار کے 212 سٹالوں کی 71 فیصد فروخت نقد ہوتی تھی۔ بازار چلانے والی کمپنی کے مطابق، جہاں ہر ہفتے کے اختتام پر 18 ہزار لوگ آتے ہیں، اب یہ حصہ 34 فیصد ہے۔ اوسط خریداری 27 درہم کی ہے، یعنی وہ رقم جو پہلے ریزگاری کی تلاش میں گم ہو جاتی تھی۔',
        ),
        h2('چال کے مقابلے میں سپیکر'),
        p(
          'سپیکر سجاوٹ کے لیے نہیں آیا۔ میزوں پر کیو آر کوڈ نمودار ہوئے تو ایک چال بھی چل نکلی: خریدار کسی پرانی ادائیگی کی تصویر دکھا کر چل دیتا۔ انتظامیہ نے مہینے میں تقریباً 30 واقعات درج کیے۔ پھر دبئی کی نئی کمپنی Rannah Pay نے ایسا آلہ بانٹا جو عربی، اردو، فارسی یا انگریزی میں وہی رقم بولتا ہے جو واقعی پہنچی ہو، اور واقعات دو رہ گئے۔',
        ),
        p(
          'آلے کا ماہانہ کرایہ 45 درہم اور ہر ادائیگی پر فیس 0.9 فیصد ہے، جبکہ کارڈ مشین پر 2.2 فیصد ہے۔ پشاوری طرز کے کباب بنانے والے بلال احمد کہتے ہیں کہ انہوں نے ہچکچاتے ہوئے آلہ لیا: ”ساری رات ہاتھ چکنائی میں ہوتے ہیں، فون کو چھو نہیں سکتا۔ اب سنتا ہوں اور سیخ پلٹتا رہتا ہوں۔“',
        ),
        p(
          'کمزوری سب جانتے ہیں: جمعے کی رات نو سے دس بجے کے درمیان نیٹ ورک بیٹھ جاتا ہے اور ہر 14 میں سے ایک ادائیگی دیر سے پہنچتی ہے۔ اسی لیے کمپنی نے اپنی ایپ کے ورژن 3.1 میں انٹرنیٹ کے بغیر ادائیگی شامل کی: ایک بار میں 150 درہم اور ہر فون سے دن میں 500 درہم تک، جن کا حساب نیٹ ورک بحال ہونے پر چکتا ہے۔ شریک بانی طارق نصار نے کہا کہ جو ادائیگیاں پوری نہ ہوں وہ کمپنی برداشت کرتی ہے، ”جو اب تک ہزار میں ایک سے بھی کم ہیں“۔',
        ),
        figure(pictureId('phone-payment'), { caption: 'بازار کی ایک رات، کیو آر کوڈ سے ادائیگی۔' }),
        h2('فون جانتا ہے'),
        p(
          'ادائیگیوں کے ساتھ ریکارڈ آیا اور ریکارڈ کے ساتھ قرض۔ کمپنی نے دکانداروں کو ان کی فروخت کے حساب سے 8,000 درہم تک کاروباری سرمایہ 1.5 فیصد ماہانہ فیس پر پیش کیا، جو 63 افراد نے لیا۔ زعفران اور خشک لیموں بیچنے والے جواد توکلی نے بتایا کہ اس قرض سے انہوں نے قیمتیں بڑھنے سے پہلے پورے موسم کا مال خرید لیا۔',
        ),
        pullQuote('فون کو میری بیوی سے پہلے پتا ہوتا ہے کہ میں نے کتنا کمایا', 'ابو سالم، چائے فروش'),
        p(
          'مگر دروازے کے پاس چائے بیچنے والے ابو سالم اب بھی آلہ لینے سے انکاری ہیں: ”فون کو میری بیوی سے پہلے پتا ہوتا ہے کہ میں نے کتنا کمایا۔“ شارجہ میں خوردہ تجارت کے ایک تحقیقی مرکز کی محقق ہالہ درویش کہتی ہیں کہ مذاق میں دلیل چھپی ہے: جو دکاندار اسی کمپنی سے قرض لے جو اس کی رقم وصول کرتی ہے، وہ ”اپنے قرض خواہ کو گلے کی چابی دے دیتا ہے“، اور اسے حق ہونا چاہیے کہ اپنا ریکارڈ کسی اور قرض دینے والے کے پاس لے جا سکے۔',
        ),
        factBox(
          'بازار اعداد میں',
          bullets(
            'سٹال: 212، جن میں سے 171 پر سپیکر ہے۔',
            'نقدی کا حصہ: 34 فیصد، اٹھارہ ماہ پہلے 71 فیصد تھا۔',
            'اوسط خریداری: 27 درہم۔',
            'جمعے کے رش میں تاخیر سے پہنچنے والی ادائیگیاں: ہر 14 میں سے ایک۔',
          ),
        ),
        p(
          'کمپنی موسم ختم ہونے سے پہلے مزید چار بازاروں میں جانا چاہتی ہے اور جائزہ لے رہی ہے کہ دکاندار اپنی آمدنی کا کچھ حصہ براہِ راست بیرونِ ملک اپنے گھر والوں کو بھیج سکیں، ایک ایسے شعبے میں جہاں ',
          storyLink(storyId('remittance-corridor'), 'لاگت کم ہو رہی ہے'),
          '۔ دکانداروں کی شکایات وہ ',
          isolate('@rannahpay', 'en'),
          ' پر سنتی ہے۔ اُم راشد کی بس ایک شکایت ہے: ”میں چاہتی ہوں کہ رقم کے بعد یہ ’شکریہ‘ بھی کہے۔“',
        ),
      ),
    },
  },
}
