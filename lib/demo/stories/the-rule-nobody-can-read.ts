import { bold, doc, p, pullQuote } from '../../story/compose.ts'
import type { DemoStory } from '../demo-story.ts'
import { storyPictures } from '../story-pictures.ts'

const q = (question: string) => p(bold(question))

export const theRuleNobodyCanRead: DemoStory = {
  key: 'the-rule-nobody-can-read',
  kind: 'interview',
  section: 'policy',
  desk: 'dubai',
  topics: ['regulation', 'payments'],
  picture: storyPictures['the-rule-nobody-can-read'],
  publishedHoursAgo: 36,
  versions: {
    ar: {
      slug: 'حوار-منى-الصرّاف-حماية-المستهلك',
      headline: 'منى الصرّاف: القاعدة التي لا يفهمها البقّال لا تحمي البقّال',
      standfirst:
        'تدير حماية المستهلك في هيئة رقابية خليجية، وتقرأ كل مسودة بصوت عالٍ على من لم يكتبها. سألناها عن الشكاوى التي لا تصل.',
      dateline: 'المنامة',
      bylines: [{ author: 'layla-mansour', role: 'author' }],
      body: doc(
        p(
          'في مكتبها كرسي قديم من خيزران تجلس عليه هي، وأريكة لمن يشتكي. عملت منى الصرّاف اثنتي عشرة سنة خلف شبّاك في بنك قبل أن تنتقل إلى حيث تُكتب القواعد، وتقول إنها ما زالت تسمع الطابور.',
        ),
        q('كم شكوى تصلك في الشهر؟'),
        p(
          'أربعة آلاف ومئتان. والرقم الذي يؤرّقني ليس هذا، بل الذي لا يصل. أجرينا مسحًا على ألف مستعمل لمحافظ الهاتف: 31% خسروا مبلغًا مرة، واشتكى منهم واحد من كل تسعة. الباقون قالوا إن المبلغ لا يستحق، أو إنهم لم يعرفوا لمن يكتبون.',
        ),
        q('ولماذا لا يعرفون؟ العنوان على ظهر كل عقد.'),
        p(
          'على ظهر الصفحة التاسعة عشرة، بحجم ثماني نقاط. طلبنا في المسودة الجديدة أن يكون زر الشكوى بحجم زر الدفع وعلى الشاشة نفسها. جاءنا من الشركات 60 تعليقًا على هذه الفقرة وحدها، فعرفنا أنها الفقرة المهمة.',
        ),
        pullQuote('جاءنا 60 تعليقًا على هذه الفقرة وحدها، فعرفنا أنها الفقرة المهمة.', 'منى الصرّاف'),
        q('يقال إن القواعد تُكتب للمحامين.'),
        p(
          'كانت. صار عندنا شرط: لا تُعتمد مسودة قبل أن تُقرأ على خمسة ممن ستُطبَّق عليهم، ويعيد كل منهم قولها بكلماته. في المرة الأولى قرأنا قاعدة رسوم التحويل على بقّال، فأعاد قولها معكوسة. لم يكن هو المخطئ.',
        ),
        q('هل تخشون أن تهرب الشركات إلى حيث القواعد أخفّ؟'),
        p(
          'من يهرب من زر شكوى فليهرب. التي بقيت تقول لنا إن النزاعات انخفضت إلى النصف، لأن الزبون الذي يجد من يسمعه لا يكتب على وسائل التواصل. الحماية رخيصة إذا جاءت أولًا.',
        ),
        q('ومنصات الأصول الرقمية؟'),
        p(
          'لها القاعدة نفسها مع ساعة. إذا أوقفتِ السحب فلديك ست ساعات لتقولي ما تعرفين وما لا تعرفين. لا أطلب أن يكون الجواب كاملًا، أطلب ألّا يكون الصمت هو الجواب.',
        ),
        q('ما القاعدة التي كتبتِها وندمتِ عليها؟'),
        p(
          'ألزمنا البنوك مرة برسالة نصية عند كل سحب. بعد سنة كان الناس قد كفّوا عن قراءة الرسائل، ومنها رسائل الاحتيال. تعلّمت أن الإنذار الذي يرنّ دائمًا لا يُسمع. ألغيناها، وكتبت في محضر الإلغاء اسمي.',
        ),
      ),
    },
    en: {
      slug: 'mona-sarraf-interview-consumer-protection',
      headline: 'Mona Sarraf: a rule the grocer cannot understand does not protect the grocer',
      standfirst:
        'She heads consumer protection at a Gulf regulator, and has every draft read aloud to somebody who did not write it. We asked her about the complaints that never arrive.',
      dateline: 'Manama',
      bylines: [
        { author: 'layla-mansour', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'In her office there is an old cane chair, on which she sits, and a sofa for whoever has come to complain. Mona Sarraf spent twelve years behind a bank counter before she moved to where rules are written, and says she can still hear the queue.',
        ),
        q('How many complaints do you receive in a month?'),
        p(
          'Four thousand two hundred. That is not the number that keeps me awake; the others are. We surveyed a thousand people who use wallets on their phones. Thirty-one per cent had lost a sum at some time, and one in nine of those complained. The rest said it was not worth it, or that they did not know whom to write to.',
        ),
        q('Why not? The address is on the back of every contract.'),
        p(
          'On the back of page nineteen, in eight-point type. Our new draft wants the button for complaints to be as large as the button for paying, and on the same screen. Companies sent us sixty comments on that paragraph alone, which is how we knew that it was the one that mattered.',
        ),
        pullQuote(
          'They sent us sixty comments on that paragraph alone, which is how we knew that it mattered.',
          'Mona Sarraf',
        ),
        q('Rules are written for lawyers, people say.'),
        p(
          'They were. Now no draft passes before it has been read to five of those it will apply to, and each has said it again in their own words. The first time, we read a rule on transfer fees to a grocer, and he gave it back to us upside down. It was not he who was wrong.',
        ),
        q('Are you not afraid that companies will go where the rules are lighter?'),
        p(
          'Whoever runs from a complaints button may run. Those who stayed tell us that disputes have halved, because a customer who finds somebody to listen does not write on social media. Protection is cheap when it comes first.',
        ),
        q('And the digital-asset exchanges?'),
        p(
          'They have the same rule, with a clock. If you stop withdrawals you have six hours to say what you know and what you do not. I do not ask for the whole answer. I ask that silence should not be the answer.',
        ),
        q('Which rule of yours do you regret?'),
        p(
          'We once obliged banks to send a text message for every withdrawal. After a year people had stopped reading messages, the fraudulent ones included. I learnt that an alarm which always rings is not heard. We repealed it, and I put my name in the minutes.',
        ),
      ),
    },
    fr: {
      slug: 'entretien-mona-sarraf-protection-des-consommateurs',
      headline: 'Mona Sarraf : « La règle que l’épicier ne comprend pas ne protège pas l’épicier »',
      standfirst:
        'À la tête de la protection des consommateurs d’un régulateur du Golfe, elle fait lire chaque projet à voix haute à qui ne l’a pas écrit. Nous l’avons interrogée sur les plaintes qui n’arrivent jamais.',
      dateline: 'Manama',
      bylines: [
        { author: 'layla-mansour', role: 'author' },
        { author: 'karim-benali', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Dans son bureau, une vieille chaise de rotin, la sienne, et un canapé pour qui vient se plaindre. Mona Sarraf a passé douze ans derrière un guichet de banque avant de rejoindre ceux qui écrivent les règles, et dit entendre encore la file.',
        ),
        q('Combien de plaintes recevez-vous par mois ?'),
        p(
          'Quatre mille deux cents. Ce n’est pas ce chiffre qui m’empêche de dormir, c’est celui qui n’arrive pas. Sur mille utilisateurs de portefeuilles mobiles interrogés, 31 % avaient un jour perdu une somme ; un sur neuf s’en est plaint. Les autres ont jugé que cela n’en valait pas la peine, ou ne savaient à qui écrire.',
        ),
        q('L’adresse figure pourtant au dos de chaque contrat.'),
        p(
          'Au dos de la page dix-neuf, en corps huit. Notre nouveau texte veut que le bouton de réclamation soit aussi grand que le bouton de paiement, et sur le même écran. Les entreprises nous ont adressé soixante observations sur ce seul paragraphe : nous avons su que c’était le bon.',
        ),
        pullQuote(
          'Soixante observations sur ce seul paragraphe : nous avons su que c’était le bon.',
          'Mona Sarraf',
        ),
        q('On dit que les règles sont écrites pour les juristes.'),
        p(
          'Elles l’étaient. Désormais, aucun projet ne passe avant d’avoir été lu à cinq personnes concernées, qui doivent le redire avec leurs mots. La première fois, nous avons lu à un épicier une règle sur les frais de transfert ; il nous l’a rendue à l’envers. Ce n’est pas lui qui se trompait.',
        ),
        q('Ne craignez-vous pas que les entreprises partent là où la règle est plus légère ?'),
        p(
          'Qui fuit un bouton de réclamation peut fuir. Celles qui sont restées nous disent que les litiges ont diminué de moitié : le client qui trouve une oreille n’écrit pas sur les réseaux. La protection coûte peu quand elle vient d’abord.',
        ),
        q('Et les plateformes d’actifs numériques ?'),
        p(
          'La même règle, avec une horloge. Vous suspendez les retraits ? Vous avez six heures pour dire ce que vous savez et ce que vous ignorez. Je ne demande pas toute la réponse. Je demande que le silence n’en soit pas une.',
        ),
        q('Quelle règle regrettez-vous d’avoir écrite ?'),
        p(
          'Nous avions imposé aux banques un SMS à chaque retrait. Au bout d’un an, plus personne ne lisait les messages, y compris ceux des fraudeurs. J’ai appris qu’une alarme qui sonne toujours ne s’entend plus. Nous l’avons abrogée, et j’ai mis mon nom au procès-verbal.',
        ),
      ),
    },
    fa: {
      slug: 'گفت-و-گو-با-منی-صراف',
      headline: 'منی صراف: قاعده‌ای که بقال نفهمد از بقال محافظت نمی‌کند',
      standfirst:
        'رئیس حمایت از مصرف‌کننده در یک نهاد ناظر خلیج است و هر پیش‌نویس را برای کسی که ننوشته بلند می‌خواند. از شکایت‌هایی پرسیدیم که هرگز نمی‌رسند.',
      dateline: 'منامه',
      bylines: [
        { author: 'layla-mansour', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'در دفترش صندلی حصیری کهنه‌ای هست که خودش بر آن می‌نشیند و کاناپه‌ای برای شاکیان. منی صراف دوازده سال پشت باجهٔ بانک بود تا به جایی رفت که قاعده‌ها نوشته می‌شود، و می‌گوید هنوز صدای صف را می‌شنود.',
        ),
        q('ماهی چند شکایت به شما می‌رسد؟'),
        p(
          'چهار هزار و دویست تا. آنچه خواب را از من می‌گیرد این عدد نیست، آن است که نمی‌رسد. از هزار کاربر کیف پول تلفنی پرسیدیم: ۳۱ درصد زمانی مبلغی از دست داده بودند و از هر نُه نفرشان یکی شکایت کرده بود. بقیه گفتند ارزشش را نداشت یا نمی‌دانستند به که بنویسند.',
        ),
        q('چرا نمی‌دانستند؟ نشانی پشت هر قراردادی هست.'),
        p(
          'پشت صفحهٔ نوزدهم، با قلم هشت. در پیش‌نویس تازه خواسته‌ایم دکمهٔ شکایت هم‌اندازهٔ دکمهٔ پرداخت و در همان صفحه باشد. شرکت‌ها فقط بر همین بند شصت ملاحظه نوشتند و فهمیدیم بند مهم همین است.',
        ),
        pullQuote('فقط بر همین بند شصت ملاحظه نوشتند و فهمیدیم بند مهم همین است.', 'منی صراف'),
        q('می‌گویند قاعده‌ها برای وکیل‌ها نوشته می‌شود.'),
        p(
          'می‌شد. حالا هیچ پیش‌نویسی تصویب نمی‌شود مگر برای پنج نفر از کسانی که شاملشان می‌شود خوانده شود و هر یک با واژه‌های خودش بازگو کند. بار نخست قاعدهٔ کارمزد حواله را برای بقالی خواندیم و وارونه تحویلمان داد. خطا از او نبود.',
        ),
        q('نمی‌ترسید شرکت‌ها به جایی بروند که قاعده سبک‌تر است؟'),
        p(
          'هر که از دکمهٔ شکایت می‌گریزد بگریزد. آن‌ها که ماندند می‌گویند اختلاف‌ها نصف شده، چون مشتری‌ای که گوش شنوا بیابد در شبکه‌های اجتماعی نمی‌نویسد. حمایت اگر زود بیاید ارزان است.',
        ),
        q('و صرافی‌های دارایی دیجیتال؟'),
        p(
          'همان قاعده، با یک ساعت. اگر برداشت را متوقف کردید شش ساعت وقت دارید بگویید چه می‌دانید و چه نمی‌دانید. پاسخ کامل نمی‌خواهم؛ می‌خواهم سکوت پاسخ نباشد.',
        ),
        q('از کدام قاعده‌ای که نوشتید پشیمانید؟'),
        p(
          'زمانی بانک‌ها را واداشتیم برای هر برداشت پیامک بفرستند. یک سال بعد دیگر کسی پیامک نمی‌خواند، از جمله پیامک کلاهبرداران را. آموختم زنگی که همیشه می‌زند شنیده نمی‌شود. لغوش کردیم و نامم را در صورت‌جلسه نوشتم.',
        ),
      ),
    },
    he: {
      slug: 'ריאיון-מונא-סראף',
      headline: 'מונא סראף: ״כלל שבעל המכולת אינו מבין לא מגן על בעל המכולת״',
      standfirst:
        'היא ראש הגנת הצרכן ברשות פיקוח במפרץ, ודורשת שכל טיוטה תיקרא בקול למי שלא כתב אותה. שאלנו אותה על התלונות שאינן מגיעות.',
      dateline: 'מנאמה',
      bylines: [
        { author: 'layla-mansour', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'במשרדה כיסא קש ישן שעליו היא יושבת, וספה למי שבא להתלונן. מונא סראף עמדה שתים־עשרה שנים מאחורי אשנב בבנק לפני שעברה למקום שבו כותבים את הכללים, ולדבריה היא עדיין שומעת את התור.',
        ),
        q('כמה תלונות מגיעות אלייך בחודש?'),
        p(
          'ארבעת אלפים ומאתיים. לא המספר הזה מדיר שינה מעיניי אלא זה שאינו מגיע. סקרנו אלף משתמשים בארנקי טלפון: 31% איבדו פעם סכום, ואחד מכל תשעה מהם התלונן. האחרים אמרו שזה לא שווה את הטרחה, או שלא ידעו למי לכתוב.',
        ),
        q('למה לא ידעו? הכתובת מופיעה על גב כל חוזה.'),
        p(
          'על גב עמוד תשעה־עשר, באותיות של שמונה נקודות. בטיוטה החדשה ביקשנו שכפתור התלונה יהיה בגודל כפתור התשלום ובאותו מסך. החברות שלחו שישים הערות על הסעיף הזה בלבד, וכך ידענו שזה הסעיף החשוב.',
        ),
        pullQuote('שישים הערות על הסעיף הזה בלבד, וכך ידענו שזה הסעיף החשוב.', 'מונא סראף'),
        q('אומרים שכללים נכתבים בשביל עורכי דין.'),
        p(
          'כך היה. היום שום טיוטה אינה מאושרת לפני שהקריאו אותה לחמישה שתחול עליהם, וכל אחד אמר אותה שוב במילים שלו. בפעם הראשונה קראנו לבעל מכולת כלל על עמלות העברה, והוא החזיר לנו אותו הפוך. לא הוא טעה.',
        ),
        q('אינך חוששת שחברות יעברו למקום שהכללים בו קלים יותר?'),
        p(
          'מי שבורח מכפתור תלונה, שיברח. אלה שנשארו מספרות שהמחלוקות ירדו בחצי, כי לקוח שמוצא אוזן קשבת אינו כותב ברשתות. הגנה זולה כשהיא באה ראשונה.',
        ),
        q('ובורסות הנכסים הדיגיטליים?'),
        p(
          'אותו כלל, עם שעון. עצרת משיכות? יש לך שש שעות לומר מה ידוע לך ומה לא. אינני מבקשת תשובה מלאה. אני מבקשת שהשתיקה לא תהיה התשובה.',
        ),
        q('על איזה כלל שכתבת את מתחרטת?'),
        p(
          'פעם חייבנו את הבנקים במסרון על כל משיכה. אחרי שנה איש כבר לא קרא מסרונים, גם לא את של הרמאים. למדתי שאזעקה שמצלצלת תמיד אינה נשמעת. ביטלנו אותו, ורשמתי בפרוטוקול את שמי.',
        ),
      ),
    },
    ur: {
      slug: 'منیٰ-صراف-سے-گفتگو',
      headline: 'منیٰ صراف: جو ضابطہ پرچون والا نہ سمجھے وہ پرچون والے کی حفاظت نہیں کرتا',
      standfirst:
        'وہ خلیج کے ایک نگران ادارے میں تحفظِ صارفین کی سربراہ ہیں اور ہر مسودہ اسے پڑھ کر سناتی ہیں جس نے وہ نہیں لکھا۔ ہم نے ان شکایتوں کا پوچھا جو پہنچتی ہی نہیں۔',
      dateline: 'منامہ',
      bylines: [
        { author: 'layla-mansour', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'ان کے دفتر میں بید کی ایک پرانی کرسی ہے جس پر وہ خود بیٹھتی ہیں اور ایک صوفہ شکایت لانے والوں کے لیے۔ منیٰ صراف بارہ برس بینک کے کاؤنٹر پر رہیں، پھر وہاں آ گئیں جہاں ضابطے لکھے جاتے ہیں، اور کہتی ہیں کہ قطار کی آواز اب بھی سنائی دیتی ہے۔',
        ),
        q('مہینے میں کتنی شکایات آتی ہیں؟'),
        p(
          'چار ہزار دو سو۔ مجھے یہ عدد نہیں جگاتا، وہ جگاتا ہے جو پہنچتا نہیں۔ ہم نے فون والٹ کے ایک ہزار صارفین سے پوچھا: 31 فیصد کی کبھی نہ کبھی رقم ڈوبی تھی اور ان میں نو میں سے ایک نے شکایت کی۔ باقیوں نے کہا کہ رقم اس قابل نہ تھی، یا معلوم نہ تھا کہ لکھیں کسے۔',
        ),
        q('معلوم کیوں نہ تھا؟ پتا تو ہر معاہدے کی پشت پر ہوتا ہے۔'),
        p(
          'انیسویں صفحے کی پشت پر، آٹھ پوائنٹ کے حروف میں۔ نئے مسودے میں ہم نے کہا کہ شکایت کا بٹن ادائیگی کے بٹن جتنا بڑا ہو اور اسی سکرین پر۔ کمپنیوں نے صرف اسی شق پر ساٹھ اعتراض بھیجے، تب ہم سمجھے کہ اہم شق یہی ہے۔',
        ),
        pullQuote('صرف اسی شق پر ساٹھ اعتراض آئے، تب ہم سمجھے کہ اہم شق یہی ہے۔', 'منیٰ صراف'),
        q('کہتے ہیں ضابطے وکیلوں کے لیے لکھے جاتے ہیں۔'),
        p(
          'لکھے جاتے تھے۔ اب کوئی مسودہ منظور نہیں ہوتا جب تک ان میں سے پانچ لوگوں کو پڑھ کر نہ سنایا جائے جن پر وہ لاگو ہو گا اور ہر ایک اسے اپنے لفظوں میں نہ دہرائے۔ پہلی بار ترسیل کی فیس کا ضابطہ ایک پرچون والے کو سنایا تو اس نے الٹا دہرایا۔ غلطی اس کی نہیں تھی۔',
        ),
        q('ڈر نہیں کہ کمپنیاں وہاں چلی جائیں گی جہاں ضابطے ہلکے ہیں؟'),
        p(
          'جو شکایت کے بٹن سے بھاگے وہ بھاگ جائے۔ جو رہ گئیں وہ بتاتی ہیں کہ تنازعات آدھے رہ گئے، کیونکہ جس گاہک کی سنی جائے وہ سوشل میڈیا پر نہیں لکھتا۔ تحفظ پہلے آئے تو سستا پڑتا ہے۔',
        ),
        q('اور ڈیجیٹل اثاثوں کی ایکسچینجز؟'),
        p(
          'وہی ضابطہ، گھڑی کے ساتھ۔ رقوم نکلوانا روکا ہے تو چھ گھنٹے ہیں، بتائیے کہ کیا معلوم ہے اور کیا نہیں۔ پورا جواب نہیں مانگتی، بس یہ کہ خاموشی جواب نہ ہو۔',
        ),
        q('کس ضابطے کو لکھ کر پچھتائیں؟'),
        p(
          'ایک بار بینکوں کو پابند کیا کہ ہر بار رقم نکلنے پر پیغام بھیجیں۔ سال بھر میں لوگوں نے پیغام پڑھنا ہی چھوڑ دیا، دھوکے بازوں کے پیغام بھی۔ میں نے سیکھا کہ جو گھنٹی ہر وقت بجے وہ سنائی نہیں دیتی۔ ضابطہ ختم کیا اور کارروائی میں اپنا نام لکھا۔',
        ),
      ),
    },
  },
}
