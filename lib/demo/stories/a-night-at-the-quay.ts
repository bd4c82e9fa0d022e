import type { FigureWidth } from '../../story/blocks/figure/model.ts'
import { divider, doc, figure, gallery, p } from '../../story/compose.ts'
import { type DemoStory, pictureId } from '../demo-story.ts'
import { quayPictures, storyPictures } from '../story-pictures.ts'

/** Told by its pictures: a caption says what each hour of the night is. */
const told = (
  opening: string,
  captions: readonly string[],
  { evening, dawn }: { evening: string; dawn: string },
  closing: string,
) => {
  const picture = (place: 0 | 1 | 2 | 3 | 4, width?: FigureWidth) =>
    figure(pictureId(quayPictures[place]), { caption: captions[place] ?? null, ...(width && { width }) })
  return doc(
    p(opening),
    picture(0, 'full'),
    p(evening),
    gallery({ width: 'wide' }, picture(1), picture(2), picture(3)),
    p(dawn),
    picture(4, 'wide'),
    divider(),
    p(closing),
  )
}

export const aNightAtTheQuay: DemoStory = {
  key: 'a-night-at-the-quay',
  kind: 'photo',
  section: 'economy',
  desk: 'casablanca',
  topics: ['labour', 'payments'],
  picture: storyPictures['a-night-at-the-quay'],
  publishedHoursAgo: 12,
  versions: {
    ar: {
      slug: 'ليلة-على-الرصيف',
      headline: 'ليلة على الرصيف: من رسوّ السفينة إلى أول رغيف',
      standfirst: 'اثنتا عشرة ساعة من حياة ميناء، في خمس لوحات.',
      dateline: 'الدار البيضاء',
      bylines: [
        { author: 'mariam-azizi', role: 'photographer' },
        { author: 'karim-benali', role: 'author' },
      ],
      body: told(
        'يبدأ نهار الميناء حين ينتهي نهار المدينة. بقينا على الرصيف من السادسة مساءً إلى السادسة صباحًا، ومشينا مع ما خرج من السفينة حتى بلغ يدًا تدفع ثمنه.',
        [
          'السادسة مساءً. المدينة تضيء نوافذها، والسفينة تنتظر دورها في عرض البحر.',
          'التاسعة. صاري الاتصال فوق مبنى القبطانية: منه تعرف الرافعات أين تقف كل حاوية.',
          'الثانية فجرًا. في سوق الجملة تُفرَّغ الصناديق قبل أن يصل المشترون.',
          'الرابعة. ورشة الإصلاح لا تغلق: رافعة من كل ثماني تحتاج إلى قطعة قبل الصباح.',
          'السادسة صباحًا. أول دفعة في اليوم، والثمن ما زال بالدراهم وإن لم يعد ورقًا.',
        ],
        {
          evening:
            'حتى التاسعة يبدو الرصيف ساكنًا لمن ينظر إليه من المدينة. ومن قرب لا يسكن شيء: يهيّئ العمّال الحبال، ويراجع المراقب قائمة الحاويات مرتين، وتُجرَّب الرافعة الأولى على فراغ. يسمّون هذه الساعات «المساء الطويل»، لأن من فيها ينتظر ولا يستريح، ويشرب من الشاي ما لا يشربه في نهار كامل.',
          dawn: 'بين الرابعة والسادسة يتبدّل أهل الرصيف: ينصرف من عملوا الليل، ويصل من يشترون ما أفرغوه. نصف ساعة يلتقي فيها الفريقان فلا يقول أحدهما للآخر أكثر من «صباح الخير»، ثم يصير المكان لأهل النهار.',
        },
        'في السابعة مرّ بنا عامل أنهى ورديته وسألنا ماذا نصوّر. قلنا: ما تفعلونه في الليل. قال: «صوّروا الصباح إذن، فلأجله نعمل».',
      ),
    },
    en: {
      slug: 'a-night-at-the-quay',
      headline: 'A night at the quay, from the ship’s arrival to the first loaf',
      standfirst: 'Twelve hours in the life of a harbour, in five pictures.',
      dateline: 'Casablanca',
      bylines: [
        { author: 'mariam-azizi', role: 'photographer' },
        { author: 'karim-benali', role: 'author' },
      ],
      translatedFrom: 'ar',
      body: told(
        'A harbour’s day begins when the city’s ends. We stayed on the quay from six in the evening to six in the morning, and walked with what came off a ship until it reached a hand that paid for it.',
        [
          'Six in the evening. The city lights its windows, and the ship waits its turn at sea.',
          'Nine. The mast over the harbour master’s office tells the cranes where every container stands.',
          'Two in the morning. At the wholesale market the crates are emptied before the buyers come.',
          'Four. The repair shop never closes: one crane in eight needs a part before dawn.',
          'Six. The day’s first payment; the price is still in dirhams, though no longer on paper.',
        ],
        {
          evening:
            'Until nine the quay looks still from the city. From close by nothing is: the dockers ready the ropes, the tallyman goes through the list of containers twice, and the first crane is tried on nothing at all. They call these hours “the long evening”, because one waits in them and does not rest.',
          dawn: 'Between four and six the quay changes hands: those who worked the night go home, and those who buy what it brought arrive. For half an hour the two meet and say no more than “good morning”; then the place belongs to the day.',
        },
        'At seven a docker coming off his shift asked what we were picturing. What you do at night, we said. “Then picture the morning,” he said. “That is what we do it for.”',
      ),
    },
    fr: {
      slug: 'une-nuit-a-quai',
      headline: 'Une nuit à quai, de l’accostage au premier pain',
      standfirst: 'Douze heures de la vie d’un port, en cinq images.',
      dateline: 'Casablanca',
      bylines: [
        { author: 'mariam-azizi', role: 'photographer' },
        { author: 'karim-benali', role: 'author' },
      ],
      translatedFrom: 'ar',
      body: told(
        'La journée du port commence quand finit celle de la ville. Nous sommes restés à quai de six heures du soir à six heures du matin, et nous avons suivi ce qui sortait d’un navire jusqu’à la main qui l’a payé.',
        [
          'Dix-huit heures. La ville allume ses fenêtres, le navire attend son tour au large.',
          'Vingt et une heures. Le mât de la capitainerie dit aux grues où se trouve chaque conteneur.',
          'Deux heures. Au marché de gros, on vide les caisses avant l’arrivée des acheteurs.',
          'Quatre heures. L’atelier ne ferme jamais : une grue sur huit attend une pièce avant l’aube.',
          'Six heures. Premier paiement du jour ; le prix est toujours en dirhams, le papier en moins.',
        ],
        {
          evening:
            'Jusqu’à neuf heures, vu de la ville, le quai semble immobile. De près, rien ne l’est : les dockers préparent les amarres, le pointeur relit deux fois la liste des conteneurs, et l’on essaie la première grue à vide. Ils appellent ces heures « la longue soirée », parce qu’on y attend sans se reposer.',
          dawn: 'Entre quatre et six heures, le quai change de mains : ceux qui ont travaillé la nuit rentrent, ceux qui achètent ce qu’elle a apporté arrivent. Une demi-heure durant, ils se croisent sans se dire plus que « bonjour » ; puis la place est au jour.',
        },
        'À sept heures, un docker qui finissait son service nous a demandé ce que nous prenions. Ce que vous faites la nuit, avons-nous dit. « Alors prenez le matin, a-t-il répondu. C’est pour lui qu’on travaille. »',
      ),
    },
    fa: {
      slug: 'شبی-در-اسکله',
      headline: 'شبی در اسکله؛ از پهلو گرفتن کشتی تا نخستین نان',
      standfirst: 'دوازده ساعت از زندگی یک بندر در پنج تصویر.',
      dateline: 'کازابلانکا',
      bylines: [
        { author: 'mariam-azizi', role: 'photographer' },
        { author: 'karim-benali', role: 'author' },
      ],
      translatedFrom: 'ar',
      body: told(
        'روز بندر وقتی آغاز می‌شود که روز شهر تمام شده است. از شش عصر تا شش صبح در اسکله ماندیم و همراه آنچه از کشتی بیرون آمد رفتیم تا به دستی رسید که بهایش را پرداخت.',
        [
          'شش عصر. شهر پنجره‌هایش را روشن می‌کند و کشتی در دریا منتظر نوبت است.',
          'نُه شب. دکل بالای ساختمان ناخدای بندر به جرثقیل‌ها می‌گوید هر کانتینر کجاست.',
          'دو بامداد. در بازار عمده‌فروشی جعبه‌ها پیش از رسیدن خریداران خالی می‌شود.',
          'چهار صبح. تعمیرگاه هیچ‌وقت نمی‌بندد: از هر هشت جرثقیل یکی تا صبح قطعه می‌خواهد.',
          'شش صبح. نخستین پرداخت روز؛ بها هنوز به درهم است، اما دیگر کاغذی نیست.',
        ],
        {
          evening:
            'تا نُه شب، اسکله از شهر آرام به نظر می‌رسد. از نزدیک هیچ چیز آرام نیست: کارگران طناب‌ها را آماده می‌کنند، بارشمار فهرست کانتینرها را دو بار می‌خواند و نخستین جرثقیل را بی‌بار می‌آزمایند. این ساعت‌ها را «عصر دراز» می‌نامند، چون در آن منتظر می‌مانند و نمی‌آسایند، و بیش از تمام یک روز چای می‌نوشند.',
          dawn: 'میان چهار و شش، اسکله دست به دست می‌شود: شب‌کاران می‌روند و خریداران آنچه خالی کرده‌اند می‌رسند. نیم ساعتی کنار هم‌اند و بیش از «صبح به‌خیر» به هم نمی‌گویند؛ سپس آنجا از آنِ روز است.',
        },
        'ساعت هفت کارگری که نوبتش تمام شده بود پرسید از چه تصویر می‌گیریم. گفتیم از کار شبانهٔ شما. گفت: «پس از صبح بگیرید. ما برای آن کار می‌کنیم.»',
      ),
    },
    he: {
      slug: 'לילה-על-הרציף',
      headline: 'לילה על הרציף: מן העגינה ועד הכיכר הראשונה',
      standfirst: 'שתים־עשרה שעות בחייו של נמל, בחמש תמונות.',
      dateline: 'קזבלנקה',
      bylines: [
        { author: 'mariam-azizi', role: 'photographer' },
        { author: 'karim-benali', role: 'author' },
      ],
      translatedFrom: 'ar',
      body: told(
        'היום של הנמל מתחיל כשנגמר היום של העיר. נשארנו על הרציף משש בערב עד שש בבוקר, והלכנו עם מה שירד מן האונייה עד שהגיע אל היד ששילמה עליו.',
        [
          'שש בערב. העיר מדליקה את חלונותיה, והאונייה ממתינה לתורה בים.',
          'תשע. התורן שמעל משרד הקברניט אומר לעגורנים היכן עומדת כל מכולה.',
          'שתיים לפנות בוקר. בשוק הסיטונאי מרוקנים את הארגזים לפני שמגיעים הקונים.',
          'ארבע. בית המלאכה אינו נסגר: עגורן אחד מכל שמונה זקוק לחלק עד הבוקר.',
          'שש בבוקר. התשלום הראשון ביום; המחיר עדיין בדירהמים, אך כבר לא על נייר.',
        ],
        {
          evening:
            'עד תשע נראה הרציף מן העיר דומם. מקרוב שום דבר אינו דומם: הפועלים מכינים את החבלים, הרושם עובר פעמיים על רשימת המכולות, ואת העגורן הראשון מנסים בלי משא. לשעות האלה הם קוראים ״הערב הארוך״, כי בהן מחכים ולא נחים, ושותים תה יותר מאשר ביום שלם.',
          dawn: 'בין ארבע לשש הרציף עובר ידיים: מי שעבדו בלילה הולכים, ומי שקונים את מה שפרקו מגיעים. חצי שעה הם נפגשים ואינם אומרים זה לזה יותר מ״בוקר טוב״; אחר כך המקום שייך ליום.',
        },
        'בשבע שאל אותנו פועל שסיים משמרת מה אנחנו מצלמים. את מה שאתם עושים בלילה, אמרנו. ״אז צלמו את הבוקר״, אמר. ״בשבילו אנחנו עובדים״.',
      ),
    },
    ur: {
      slug: 'گودی-پر-ایک-رات',
      headline: 'گودی پر ایک رات، جہاز کے لنگر سے پہلی روٹی تک',
      standfirst: 'ایک بندرگاہ کی زندگی کے بارہ گھنٹے، پانچ تصویروں میں۔',
      dateline: 'کاسابلانکا',
      bylines: [
        { author: 'mariam-azizi', role: 'photographer' },
        { author: 'karim-benali', role: 'author' },
      ],
      translatedFrom: 'ar',
      body: told(
        'شہر کا دن ختم ہوتا ہے تو بندرگاہ کا دن شروع ہوتا ہے۔ ہم شام چھ سے صبح چھ بجے تک گودی پر رہے اور جہاز سے اترنے والے مال کے ساتھ اس ہاتھ تک گئے جس نے اس کی قیمت ادا کی۔',
        [
          'شام چھ بجے۔ شہر کی کھڑکیاں روشن ہو رہی ہیں اور جہاز سمندر میں اپنی باری کا منتظر ہے۔',
          'رات نو بجے۔ ہاربر ماسٹر کے دفتر پر لگا مستول کرینوں کو بتاتا ہے کہ کون سا کنٹینر کہاں ہے۔',
          'رات دو بجے۔ تھوک منڈی میں خریداروں کے آنے سے پہلے پیٹیاں خالی ہو رہی ہیں۔',
          'صبح چار بجے۔ مرمت کی ورکشاپ کبھی بند نہیں ہوتی: ہر آٹھ میں سے ایک کرین کو صبح تک پرزہ چاہیے۔',
          'صبح چھ بجے۔ دن کی پہلی ادائیگی؛ قیمت اب بھی درہم میں ہے، مگر کاغذ پر نہیں۔',
        ],
        {
          evening:
            'رات نو بجے تک شہر سے گودی ساکت دکھائی دیتی ہے۔ قریب سے کچھ بھی ساکت نہیں: مزدور رسے تیار کرتے ہیں، گنتی کرنے والا کنٹینروں کی فہرست دو بار پڑھتا ہے اور پہلی کرین خالی چلا کر دیکھی جاتی ہے۔ وہ ان گھنٹوں کو ”لمبی شام“ کہتے ہیں، کیونکہ ان میں انتظار ہوتا ہے، آرام نہیں۔',
          dawn: 'چار اور چھ بجے کے بیچ گودی کے لوگ بدل جاتے ہیں: رات بھر کام کرنے والے گھر جاتے ہیں اور ان کا اتارا ہوا مال خریدنے والے آ جاتے ہیں۔ آدھے گھنٹے تک دونوں ساتھ ہوتے ہیں اور ”صبح بخیر“ سے زیادہ کچھ نہیں کہتے؛ پھر جگہ دن والوں کی ہو جاتی ہے۔',
        },
        'سات بجے ایک مزدور اپنی باری ختم کر کے گزرا تو پوچھا کہ کس چیز کی تصویر لے رہے ہو۔ ہم نے کہا، آپ لوگوں کے رات کے کام کی۔ بولا: ”پھر صبح کی لو، ہم اسی کے لیے تو کام کرتے ہیں۔“',
      ),
    },
  },
}
