import { doc, p, pullQuote, storyLink } from '../../story/compose.ts'
import { type DemoStory, storyId } from '../demo-story.ts'
import { storyPictures } from '../story-pictures.ts'

export const theClerkWhoKnewMyMother: DemoStory = {
  key: 'the-clerk-who-knew-my-mother',
  kind: 'opinion',
  section: 'ideas',
  desk: 'dubai',
  topics: ['remittances', 'payments'],
  picture: storyPictures['the-clerk-who-knew-my-mother'],
  publishedHoursAgo: 40,
  versions: {
    ur: {
      slug: 'وہ-کلرک-جو-میری-ماں-کو-جانتا-تھا',
      headline: 'وہ کلرک جو میری ماں کو جانتا تھا',
      standfirst: 'ایپ سستی ہے، تیز ہے اور کبھی نہیں پوچھتی کہ اس ماہ رقم کم کیوں بھیجی۔',
      bylines: [{ author: 'omar-siddiqui', role: 'author' }],
      body: doc(
        p(
          'دیرہ کے جس صرافے سے میرے والد پندرہ برس کراچی رقم بھیجتے رہے، وہاں کھڑکی پر یعقوب بیٹھتا تھا۔ وہ فارم پر نظر ڈالے بغیر رقم بتا دیتا اور مہینے کی پہلی تاریخ کو پوچھتا: ”امی کی آنکھ کا آپریشن ہو گیا؟“ اسے معلوم تھا کہ پچھلے ماہ دو سو درہم زیادہ کیوں گئے تھے۔',
        ),
        p(
          'اب میں ایپ سے بھیجتا ہوں۔ آدھے منٹ میں رقم پہنچ جاتی ہے اور ',
          storyLink(storyId('remittance-corridor'), 'فیس آدھی سے بھی کم'),
          ' ہے۔ مجھے اس کا پچھتاوا نہیں۔ لیکن ایپ میرے بارے میں یعقوب سے زیادہ جانتی ہے اور کچھ نہیں پوچھتی۔ پچھلے ماہ میں نے کم بھیجا تو اس نے ایک اشتہار دکھایا: قرض چاہیے؟',
        ),
        pullQuote('ایپ میرے بارے میں یعقوب سے زیادہ جانتی ہے اور کچھ نہیں پوچھتی۔'),
        p(
          'میں پرانے صرافے کی واپسی نہیں مانگتا۔ یعقوب کی مہربانی کی قیمت چھ فیصد تھی اور غریب ادا کرتے تھے۔ میں صرف یہ کہتا ہوں کہ جو کچھ ہم نے سستا کیا اس میں ایک چیز مفت تھی اور ہم نے اسے بھی پھینک دیا: کوئی تھا جو فرق پہچانتا تھا کہ رقم کم ہوئی ہے یا آدمی تھک گیا ہے۔',
        ),
        p(
          'یعقوب اب شارجہ میں پھول بیچتا ہے۔ پچھلے ہفتے ملا تو پہچان کر بولا: ”امی کیسی ہیں؟“ میں نے بتایا کہ پچھلے برس نہیں رہیں۔ اس نے گلدستہ بڑھایا اور پیسے نہیں لیے۔ میں نے فون نکالا کہ بھیج دوں۔ بولا: ”رہنے دو، یہ ایپ میں درج نہیں ہو گا۔“',
        ),
      ),
    },
    ar: {
      slug: 'الموظف-الذي-كان-يعرف-أمي',
      headline: 'الموظف الذي كان يعرف أمي',
      standfirst: 'التطبيق أرخص وأسرع، ولا يسأل أبدًا لماذا أرسلتَ هذا الشهر أقل.',
      bylines: [
        { author: 'omar-siddiqui', role: 'author' },
        { author: 'nour-khatib', role: 'translator' },
      ],
      translatedFrom: 'ur',
      body: doc(
        p(
          'في مكتب الصرافة بديرة، الذي أرسل منه أبي المال إلى كراتشي خمس عشرة سنة، كان يجلس يعقوب. كان يقول المبلغ قبل أن ينظر في الاستمارة، ويسأل أول كل شهر: «هل أُجريت العملية لعين الوالدة؟». كان يعرف لماذا زاد المبلغ مئتي درهم في الشهر الماضي.',
        ),
        p(
          'أرسل اليوم من التطبيق. يصل المال في نصف دقيقة، و',
          storyLink(storyId('remittance-corridor'), 'الرسم أقل من النصف'),
          '. لست نادمًا. لكن التطبيق يعرف عني أكثر مما عرف يعقوب ولا يسأل عن شيء. حين أرسلت أقل في الشهر الماضي أراني إعلانًا: هل تحتاج إلى قرض؟',
        ),
        pullQuote('التطبيق يعرف عني أكثر مما عرف يعقوب، ولا يسأل عن شيء.'),
        p(
          'لا أطلب عودة المكتب القديم. كان ثمن لطف يعقوب ستة في المئة، وكان الفقراء هم من يدفعونه. أقول فقط إن فيما أرخصناه شيئًا كان مجانيًّا، ورميناه معه: كان هناك من يفرّق بين مبلغ نقص ورجل تعب.',
        ),
        p(
          'يبيع يعقوب اليوم الزهور في الشارقة. رأيته الأسبوع الماضي فعرفني وقال: «كيف الوالدة؟». قلت إنها رحلت العام الماضي. مدّ إليّ باقة ورفض ثمنها. أخرجت هاتفي لأرسله، فقال: «دعه، هذا لا يُقيَّد في التطبيق».',
        ),
      ),
    },
    en: {
      slug: 'the-clerk-who-knew-my-mother',
      headline: 'The clerk who knew my mother',
      standfirst: 'The app is cheaper and faster, and never asks why you sent less this month.',
      bylines: [{ author: 'omar-siddiqui', role: 'author' }],
      translatedFrom: 'ur',
      body: doc(
        p(
          'At the exchange house in Deira from which my father sent money to Karachi for fifteen years, Yaqub sat behind the glass. He would name the sum before he had looked at the form, and on the first of the month he asked: “Has your mother had her eye done?” He knew why it had been two hundred dirhams more the month before.',
        ),
        p(
          'I send by app now. The money arrives in half a minute, and ',
          storyLink(storyId('remittance-corridor'), 'the fee is less than half'),
          '. I do not regret it. But the app knows more about me than Yaqub did, and asks nothing. When I sent less last month it showed me an advertisement: do you need a loan?',
        ),
        pullQuote('The app knows more about me than Yaqub did, and asks nothing.'),
        p(
          'I do not want the old counter back. Yaqub’s kindness cost six per cent, and it was the poor who paid it. I say only that in what we made cheap there was one thing that had been free, and we threw it out with the rest: somebody who could tell a sum that had shrunk from a man who was tired.',
        ),
        p(
          'Yaqub sells flowers in Sharjah today. I met him last week, and he knew me. “How is your mother?” She died last year, I said. He held out a bunch and would not take money. I reached for my phone to send it. “Leave it,” he said. “There is no entry for that in the app.”',
        ),
      ),
    },
    fr: {
      slug: 'le-guichetier-qui-connaissait-ma-mere',
      headline: 'Le guichetier qui connaissait ma mère',
      standfirst:
        'L’application est moins chère, plus rapide, et ne demande jamais pourquoi l’on envoie moins ce mois-ci.',
      bylines: [
        { author: 'omar-siddiqui', role: 'author' },
        { author: 'karim-benali', role: 'translator' },
      ],
      translatedFrom: 'ur',
      body: doc(
        p(
          'Au bureau de change de Deira d’où mon père envoya quinze ans durant de l’argent à Karachi, il y avait Yaqub derrière la vitre. Il annonçait la somme avant d’avoir lu le formulaire et demandait, le premier du mois : « Ta mère, on l’a opérée de l’œil ? » Il savait pourquoi il y avait eu deux cents dirhams de plus le mois d’avant.',
        ),
        p(
          'J’envoie désormais par l’application. L’argent arrive en une demi-minute et ',
          storyLink(storyId('remittance-corridor'), 'coûte deux fois moins'),
          '. Je ne le regrette pas. Mais elle en sait plus sur moi que Yaqub et ne demande rien. Quand j’ai envoyé moins, le mois dernier, elle m’a montré une publicité : besoin d’un prêt ?',
        ),
        pullQuote('Elle en sait plus sur moi que Yaqub, et ne demande rien.'),
        p(
          'Je ne réclame pas le vieux guichet. La gentillesse de Yaqub coûtait six pour cent, et c’étaient les pauvres qui la payaient. Je dis seulement que, dans ce que nous avons rendu bon marché, une chose était gratuite et que nous l’avons jetée avec le reste : quelqu’un qui savait distinguer une somme qui baisse d’un homme qui fatigue.',
        ),
        p(
          'Yaqub vend aujourd’hui des fleurs à Charjah. Je l’ai croisé la semaine dernière, il m’a reconnu. « Et ta mère ? » Morte l’an dernier, ai-je dit. Il m’a tendu un bouquet et refusé l’argent. J’ai sorti mon téléphone pour le lui envoyer. « Laisse, a-t-il dit, l’application n’a pas de case pour ça. »',
        ),
      ),
    },
    fa: {
      slug: 'کارمندی-که-مادرم-را-می-شناخت',
      headline: 'کارمندی که مادرم را می‌شناخت',
      standfirst: 'برنامه ارزان‌تر و تندتر است و هیچ‌وقت نمی‌پرسد چرا این ماه کمتر فرستادی.',
      bylines: [
        { author: 'omar-siddiqui', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ur',
      body: doc(
        p(
          'در صرافی دیره که پدرم پانزده سال از آن به کراچی پول فرستاد، یعقوب پشت شیشه می‌نشست. مبلغ را پیش از نگاه کردن به فرم می‌گفت و اول ماه می‌پرسید: «چشم مادر را عمل کردند؟» می‌دانست چرا ماه پیش دویست درهم بیشتر بود.',
        ),
        p(
          'حالا با برنامه می‌فرستم. پول نیم‌دقیقه‌ای می‌رسد و ',
          storyLink(storyId('remittance-corridor'), 'کارمزدش کمتر از نصف است'),
          '. پشیمان نیستم. اما برنامه از من بیش از یعقوب می‌داند و چیزی نمی‌پرسد. ماه پیش که کمتر فرستادم آگهی نشانم داد: وام می‌خواهی؟',
        ),
        pullQuote('برنامه از من بیش از یعقوب می‌داند و چیزی نمی‌پرسد.'),
        p(
          'بازگشت باجهٔ کهنه را نمی‌خواهم. مهربانی یعقوب شش درصد می‌ارزید و تهیدستان می‌پرداختند. فقط می‌گویم در آنچه ارزان کردیم چیزی رایگان بود که با بقیه دورش ریختیم: کسی که فرق مبلغ کم‌شده و مرد خسته را می‌فهمید.',
        ),
        p(
          'یعقوب امروز در شارجه گل می‌فروشد. هفتهٔ پیش دیدمش، شناختم و گفت: «مادر چطور است؟» گفتم پارسال رفت. دسته‌گلی پیش آورد و پولش را نگرفت. گوشی را درآوردم که بفرستم. گفت: «رهایش کن، این در برنامه ثبت نمی‌شود.»',
        ),
      ),
    },
    he: {
      slug: 'הפקיד-שהכיר-את-אמי',
      headline: 'הפקיד שהכיר את אמי',
      standfirst: 'היישומון זול ומהיר יותר, ואינו שואל לעולם למה שלחת החודש פחות.',
      bylines: [
        { author: 'omar-siddiqui', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ur',
      body: doc(
        p(
          'אצל חלפן הכספים בדירה, שממנו שלח אבי כסף לקראצ׳י חמש־עשרה שנה, ישב יעקוב מאחורי הזכוכית. הוא היה אומר את הסכום עוד לפני שהביט בטופס, ובראשון לחודש שאל: ״כבר ניתחו לאמא את העין?״. הוא ידע למה היו בחודש הקודם מאתיים דירהם נוספים.',
        ),
        p(
          'היום אני שולח ביישומון. הכסף מגיע בחצי דקה, ו',
          storyLink(storyId('remittance-corridor'), 'העמלה פחות ממחצית'),
          '. איני מתחרט. אבל היישומון יודע עליי יותר משידע יעקוב ואינו שואל דבר. כששלחתי בחודש שעבר פחות, הוא הראה לי פרסומת: צריך הלוואה?',
        ),
        pullQuote('היישומון יודע עליי יותר משידע יעקוב, ואינו שואל דבר.'),
        p(
          'איני מבקש את האשנב הישן בחזרה. אדיבותו של יעקוב עלתה שישה אחוזים, והעניים הם ששילמו אותה. אני אומר רק שבמה שהוזלנו היה דבר אחד חינם, והשלכנו אותו עם השאר: מישהו שידע להבדיל בין סכום שקטן לאדם שהתעייף.',
        ),
        p(
          'יעקוב מוכר היום פרחים בשארג׳ה. פגשתי אותו בשבוע שעבר והוא הכיר אותי. ״מה שלום אמא?״. היא מתה אשתקד, אמרתי. הוא הושיט זר וסירב לקחת כסף. שלפתי את הטלפון כדי לשלוח. ״עזוב״, אמר, ״לזה אין שורה ביישומון״.',
        ),
      ),
    },
  },
}
