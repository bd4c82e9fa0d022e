import { bullets, doc, h2, numbered, p, quote, storyLink, table } from '../../story/compose.ts'
import { type DemoStory, storyId } from '../demo-story.ts'

export const sovereignCloudBids: DemoStory = {
  key: 'sovereign-cloud-bids',
  kind: 'report',
  section: 'policy',
  desk: 'dubai',
  topics: ['data-centres', 'regulation', 'cybersecurity'],
  picture: 'desert-datacentre',
  publishedHoursAgo: 173,
  versions: {
    en: {
      slug: 'five-bids-sovereign-cloud-muscat',
      kicker: 'Sovereign cloud',
      headline: 'Five bids, one question: who holds the keys to a government’s cloud?',
      standfirst:
        'The envelopes opened in Muscat put the cheapest foreign bidder $150 million below the local one. The scoring may yet put it behind.',
      dateline: 'Muscat',
      bylines: [{ author: 'omar-siddiqui', role: 'author' }],
      body: doc(
        p(
          'Five groups are competing to build and run a cloud for 68 Omani ministries and agencies, a contract worth up to $1.15 billion over eight years, after the tender committee opened their prices in Muscat this week. The lowest, from Northreach Cloud, was $870 million; the only bid led by a local company, Sadeem Cloud, came in at $1.02 billion.',
        ),
        table(
          'Prices as read out, and the points they would earn out of 30. Points are our calculation from the published formula',
          ['Bidder', 'Price', 'Points for price'],
          ['Northreach Cloud', '$870m', '30.0'],
          ['Cirrus Vault', '$885m', '29.5'],
          ['Halden Data, with Arkan Systems', '$940m', '27.8'],
          ['Sadeem Cloud consortium', '$1.02bn', '25.6'],
          ['Helion Grid', '$1.10bn', '23.7'],
        ),
        p(
          'Price, however, is less than a third of the decision. Security and control of the data count for 45 points, training and local jobs for 15, energy and water for 10. The 4.4 points that divide Northreach from Sadeem on price can be lost in a single paragraph of the security annex.',
        ),
        h2('Three conditions'),
        p('The annex runs to 112 pages. Bidders and lawyers agree on the three that matter:'),
        numbered(
          'Encryption keys are made and kept in the country, in modules the government owns, and the operator cannot copy them.',
          'Anyone with administrator access lives in the country and has been cleared.',
          'At the end of the contract all data, 41 petabytes today, are handed over in open formats within 90 days.',
        ),
        p(
          'The first is aimed at a familiar worry: that a court abroad could order a parent company to produce data that its subsidiary holds in Muscat. Northreach proposes what it calls sealed operation, in which its engineers supply software but can never log in.',
        ),
        quote(
          'Piet Lammers, public-sector director, Northreach Cloud',
          'No order can make us hand over what we are unable to open.',
        ),
        quote(
          'Badr Al-Kindi, chief executive, Sadeem Cloud',
          'A key in your pocket is not sovereignty if another man makes the lock.',
        ),
        p(
          'Both have a point, said Noura Al-Balushi, who teaches technology law in Muscat. Sealed operation answers a demand for data, she said, but not a demand to stop sending updates. Sadeem, for its part, runs on processors and software made elsewhere, and would need the same updates.',
        ),
        p(
          'Energy may decide it. Helion Grid, the dearest, offers a site cooled by sea water that would use no fresh water at all; others would draw on the public supply, an argument that ',
          storyLink(storyId('semiconductor-water'), 'chip makers know well'),
          '. What comes next:',
        ),
        bullets(
          'technical scoring, two months;',
          'a trial by two finalists, moving 120 services of three ministries;',
          'an award two quarters from now, and the first of 2,300 systems to follow.',
        ),
        p(
          'A spokesman for the committee said no bidder had been excluded. The ministries were less patient: one, he conceded, had already asked whether it might start without waiting.',
        ),
      ),
    },
    ar: {
      slug: 'عروض-السحابة-السيادية-في-مسقط',
      kicker: 'السحابة السيادية',
      headline: 'خمسة عروض وسؤال واحد: مَن يحتفظ بمفاتيح سحابة الحكومة العُمانية؟',
      standfirst:
        'المظاريف التي فُتحت في مسقط تضع أدنى عرض أجنبي دون العرض المحلي بفارق 150 مليون دولار، لكن نظام التقييم قد يقلب الترتيب.',
      dateline: 'مسقط',
      bylines: [
        { author: 'omar-siddiqui', role: 'author' },
        { author: 'nour-khatib', role: 'translator' },
      ],
      translatedFrom: 'en',
      body: doc(
        p(
          'تتنافس خمس مجموعات على بناء سحابة حوسبة وتشغيلها لمصلحة 68 وزارة وهيئة عُمانية، بعقد تصل قيمته إلى 1.15 مليار دولار على ثماني سنوات، بعدما فتحت لجنة المناقصات أسعارها في مسقط هذا الأسبوع. وجاء أدنى عرض من شركة Northreach Cloud بقيمة 870 مليون دولار، فيما بلغ العرض الوحيد الذي تقوده شركة محلية، هي «سديم كلاود»، 1.02 مليار دولار.',
        ),
        table(
          'الأسعار كما تُليت، والنقاط التي تستحقها من 30. النقاط من حسابنا وفق المعادلة المنشورة',
          ['صاحب العرض', 'السعر', 'نقاط السعر'],
          ['Northreach Cloud', '870 مليون دولار', '30.0'],
          ['Cirrus Vault', '885 مليون دولار', '29.5'],
          ['Halden Data مع Arkan Systems', '940 مليون دولار', '27.8'],
          ['ائتلاف سديم كلاود', '1.02 مليار دولار', '25.6'],
          ['Helion Grid', '1.10 مليار دولار', '23.7'],
        ),
        p(
          'غير أن السعر أقل من ثلث القرار. فللأمن والتحكم في البيانات 45 نقطة، وللتدريب والوظائف المحلية 15، وللطاقة والمياه 10. وفارق 4.4 نقطة بين Northreach و«سديم» في السعر قد يضيع في فقرة واحدة من ملحق الأمن.',
        ),
        h2('ثلاثة شروط'),
        p('يقع الملحق في 112 صفحة، ويتفق المتنافسون والمحامون على أن أهم ما فيه ثلاثة شروط:'),
        numbered(
          'أن تُنشأ مفاتيح التشفير وتُحفظ داخل البلاد، في وحدات تملكها الحكومة ولا يستطيع المشغّل نسخها.',
          'أن يكون كل صاحب صلاحيات إدارية مقيمًا في البلاد وحاصلًا على تصريح أمني.',
          'أن تُسلَّم البيانات كلها عند انتهاء العقد، وهي اليوم 41 بيتابايت، بصيغ مفتوحة خلال 90 يومًا.',
        ),
        p(
          'والشرط الأول موجَّه إلى قلق مألوف: أن تأمر محكمة في الخارج شركة أمًّا بتقديم بيانات تحتفظ بها شركتها التابعة في مسقط. وتقترح Northreach ما تسميه «التشغيل المختوم»، أي أن يورّد مهندسوها البرمجيات من دون أن يستطيعوا الدخول إليها أبدًا.',
        ),
        quote(
          'بيت لامرز، مدير القطاع العام في Northreach Cloud',
          'لا أمر قضائيًا يستطيع أن يجعلنا نسلّم ما لا نقدر على فتحه.',
        ),
        quote(
          'بدر الكندي، الرئيس التنفيذي لشركة سديم كلاود',
          'مفتاح في جيبك ليس سيادة إذا كان غيرك هو من يصنع القفل.',
        ),
        p(
          'وترى نورة البلوشية، التي تدرّس قانون التقنية في مسقط، أن في كلام الرجلين وجاهة. فالتشغيل المختوم يردّ على طلب تسليم البيانات، لكنه لا يردّ على أمر بوقف التحديثات. أما «سديم» فتعمل هي الأخرى بمعالجات وبرمجيات تُصنع في الخارج، وستحتاج إلى التحديثات نفسها.',
        ),
        p(
          'وقد تحسم الطاقة الأمر. فشركة Helion Grid، صاحبة أعلى سعر، تعرض موقعًا يُبرَّد بماء البحر ولا يستهلك ماءً عذبًا على الإطلاق، فيما تعتمد العروض الأخرى على الشبكة العامة، وهو جدل ',
          storyLink(storyId('semiconductor-water'), 'يعرفه صانعو الرقائق جيدًا'),
          '. أما الخطوات المقبلة فهي:',
        ),
        bullets(
          'تقييم فني يستغرق شهرين؛',
          'تجربة يجريها متنافسان نهائيان تنقل 120 خدمة من ثلاث وزارات؛',
          'ترسية العقد بعد ربعين، يليها نقل أول الأنظمة البالغ عددها 2,300 نظام.',
        ),
        p(
          'وقال متحدث باسم اللجنة إن أيًا من المتنافسين لم يُستبعد. لكن الوزارات أقل صبرًا: فإحداها، كما أقرّ، سألت بالفعل هل يمكنها أن تبدأ من دون انتظار.',
        ),
      ),
    },
    fa: {
      slug: 'پیشنهادهای-ابر-حاکمیتی-مسقط',
      kicker: 'ابر حاکمیتی',
      headline: 'پنج پیشنهاد و یک پرسش: کلید ابرِ دولت در دست کیست؟',
      standfirst:
        'پاکت‌هایی که در مسقط باز شد ارزان‌ترین رقیب خارجی را ۱۵۰ میلیون دلار پایین‌تر از شرکت داخلی نشان می‌دهد. اما شیوهٔ امتیازدهی شاید ترتیب را به هم بزند.',
      dateline: 'مسقط',
      bylines: [
        { author: 'omar-siddiqui', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'en',
      body: doc(
        p(
          'پنج گروه برای ساخت و ادارهٔ سامانهٔ ابری ۶۸ وزارتخانه و سازمان دولتی عمان رقابت می‌کنند؛ قراردادی هشت‌ساله به ارزش حداکثر ۱٫۱۵ میلیارد دلار که کمیتهٔ مناقصه این هفته قیمت‌هایش را در مسقط خواند. کمترین پیشنهاد، از Northreach Cloud، ۸۷۰ میلیون دلار بود و تنها پیشنهادی که شرکتی داخلی رهبری می‌کند، سدیم کلاود، ۱٫۰۲ میلیارد دلار.',
        ),
        table(
          'قیمت‌های خوانده‌شده و امتیاز آن‌ها از ۳۰. امتیازها را ما با فرمول منتشرشده حساب کرده‌ایم',
          ['شرکت', 'قیمت', 'امتیاز قیمت'],
          ['Northreach Cloud', '۸۷۰ میلیون دلار', '۳۰٫۰'],
          ['Cirrus Vault', '۸۸۵ میلیون دلار', '۲۹٫۵'],
          ['Halden Data با Arkan Systems', '۹۴۰ میلیون دلار', '۲۷٫۸'],
          ['کنسرسیوم سدیم کلاود', '۱٫۰۲ میلیارد دلار', '۲۵٫۶'],
          ['Helion Grid', '۱٫۱۰ میلیارد دلار', '۲۳٫۷'],
        ),
        p(
          'اما قیمت کمتر از یک‌سوم تصمیم است. امنیت و اختیار داده‌ها ۴۵ امتیاز دارد، آموزش و اشتغال داخلی ۱۵ و انرژی و آب ۱۰. آن ۴٫۴ امتیازی که Northreach را در قیمت از سدیم جدا می‌کند ممکن است با یک بند از پیوست امنیتی از دست برود.',
        ),
        h2('سه شرط'),
        p('پیوست ۱۱۲ صفحه دارد. رقیبان و حقوق‌دانان هم‌نظرند که سه شرط آن تعیین‌کننده است:'),
        numbered(
          'کلیدهای رمزنگاری در داخل کشور و در ماژول‌هایی ساخته و نگهداری شود که مال دولت است و گرداننده نتواند از آن‌ها رونوشت بردارد.',
          'هر کس دسترسی مدیریتی دارد ساکن کشور باشد و تأیید امنیتی گرفته باشد.',
          'در پایان قرارداد همهٔ داده‌ها، که امروز ۴۱ پتابایت است، ظرف ۹۰ روز با قالب‌های باز تحویل شود.',
        ),
        p(
          'شرط نخست پاسخ به نگرانی آشنایی است: این‌که دادگاهی در خارج به شرکت مادر دستور دهد داده‌هایی را که شرکت تابعه‌اش در مسقط نگه می‌دارد تحویل دهد. Northreach آنچه را «بهره‌برداری مُهرشده» می‌نامد پیشنهاد می‌کند: مهندسانش نرم‌افزار را فراهم می‌کنند اما هرگز نمی‌توانند وارد سامانه شوند.',
        ),
        quote(
          'پیت لامرز، مدیر بخش دولتی Northreach Cloud',
          'هیچ دستوری نمی‌تواند ما را وادار کند چیزی را تحویل دهیم که قادر به باز کردنش نیستیم.',
        ),
        quote(
          'بدر الکندی، مدیرعامل سدیم کلاود',
          'کلیدی که در جیب توست حاکمیت نیست، اگر قفل را دیگری می‌سازد.',
        ),
        p(
          'نوره بلوشی، استاد حقوق فناوری در مسقط، می‌گوید هر دو حرف حسابی دارند. بهره‌برداری مُهرشده جواب درخواست داده است، اما جواب دستور قطع به‌روزرسانی نیست. سدیم هم روی پردازنده‌ها و نرم‌افزار ساخت خارج کار می‌کند و به همان به‌روزرسانی‌ها نیاز دارد.',
        ),
        p(
          'شاید انرژی تکلیف را روشن کند. Helion Grid، گران‌ترین پیشنهاد، محلی را عرضه کرده که با آب دریا خنک می‌شود و هیچ آب شیرینی مصرف نمی‌کند؛ بقیه از شبکهٔ عمومی برمی‌دارند، بحثی که ',
          storyLink(storyId('semiconductor-water'), 'تراشه‌سازان خوب می‌شناسند'),
          '. گام‌های بعدی:',
        ),
        bullets(
          'دو ماه امتیازدهی فنی؛',
          'آزمون دو رقیب نهایی با انتقال ۱۲۰ خدمت از سه وزارتخانه؛',
          'واگذاری قرارداد دو فصل دیگر و سپس انتقال نخستین سامانه از ۲٬۳۰۰ سامانه.',
        ),
        p(
          'سخنگوی کمیته گفت هیچ رقیبی حذف نشده است. صبر وزارتخانه‌ها کمتر است: به گفتهٔ او یکی از آن‌ها از حالا پرسیده که آیا می‌تواند بی‌انتظار شروع کند.',
        ),
      ),
    },
  },
}
