import { doc, p } from '../../story/compose.ts'
import type { DemoStory } from '../demo-story.ts'
import { storyPictures } from '../story-pictures.ts'

export const theSignatureACourtBelieved: DemoStory = {
  key: 'the-signature-a-court-believed',
  kind: 'report',
  section: 'policy',
  desk: 'dubai',
  topics: ['regulation', 'cybersecurity'],
  picture: storyPictures['the-signature-a-court-believed'],
  publishedHoursAgo: 2_150,
  versions: {
    ar: {
      slug: 'توقيع-رقمي-أمام-القضاء',
      headline: 'محكمة تجارية تقبل توقيعًا رقميًّا وترفض صورته المطبوعة',
      standfirst: 'قال الحكم إن الورقة تُظهر شكل التوقيع، والملف يُثبت من وقّع.',
      dateline: 'دبي',
      bylines: [{ author: 'yusuf-rahal', role: 'author' }],
      body: doc(
        p(
          'قضت محكمة تجارية بأن عقد توريد قيمته 2.6 مليون درهم مُلزم لطرفيه، لأن ملفه الرقمي يحمل توقيعًا يمكن التحقق منه، ورفضت نسخة مطبوعة منه قدّمها المدّعى عليه وفيها بند زائد. وهو أول حكم من نوعه يفرّق بين الاثنين.',
        ),
        p(
          'وقال القاضي في حكمه إن «الصورة شاهد على الحبر لا على اليد». وتتوقع المحامية ريم السويدي أن يغيّر الحكم عادة مكاتب كثيرة تطبع العقد الموقّع رقميًّا وتحفظ الورقة وتحذف الملف.',
        ),
      ),
    },
    en: {
      slug: 'a-court-accepts-a-digital-signature',
      headline: 'A commercial court accepts a digital signature and turns down its printout',
      standfirst: 'Paper shows what a signature looks like, the judgment said; the file proves who signed.',
      dateline: 'Dubai',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'A commercial court has held that a supply contract worth 2.6m dirhams binds both sides because its file carries a signature that can be verified. It turned down a printed copy, produced by the defendant, that had one clause more. No judgment had told the two apart before.',
        ),
        p(
          'A picture, the judge wrote, “is a witness to the ink and not to the hand”. Reem al-Suwaidi, a lawyer, expects it to change the habit of offices that print a digitally signed contract, keep the paper and delete the file.',
        ),
      ),
    },
    fr: {
      slug: 'un-tribunal-accepte-une-signature-numerique',
      headline: 'Un tribunal de commerce accepte une signature numérique et refuse son impression',
      standfirst:
        'Le papier montre l’aspect d’une signature, dit le jugement ; le fichier prouve qui a signé.',
      dateline: 'Dubaï',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'karim-benali', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Un tribunal de commerce a jugé qu’un contrat de fourniture de 2,6 millions de dirhams engageait les deux parties, son fichier portant une signature vérifiable, et a écarté une copie imprimée, produite par le défendeur, qui comptait une clause de plus. Aucun jugement n’avait encore distingué les deux.',
        ),
        p(
          'L’image, écrit le juge, « témoigne de l’encre et non de la main ». L’avocate Reem al-Suwaidi y voit la fin d’une habitude : imprimer le contrat signé numériquement, garder le papier et jeter le fichier.',
        ),
      ),
    },
    fa: {
      slug: 'دادگاه-امضای-دیجیتال-را-پذیرفت',
      headline: 'دادگاه بازرگانی امضای دیجیتال را پذیرفت و نسخهٔ چاپی‌اش را رد کرد',
      standfirst: 'به گفتهٔ رأی، کاغذ شکل امضا را نشان می‌دهد و پرونده ثابت می‌کند چه کسی امضا کرده است.',
      dateline: 'دبی',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'دادگاهی بازرگانی حکم داد قرارداد تأمینی به ارزش ۲٫۶ میلیون درهم برای هر دو طرف الزام‌آور است، چون پروندهٔ دیجیتالش امضایی راستی‌آزمودنی دارد، و نسخهٔ چاپی خوانده را که یک بند بیشتر داشت رد کرد. تاکنون رأیی میان این دو فرق نگذاشته بود.',
        ),
        p(
          'قاضی نوشت تصویر «گواه جوهر است نه گواه دست». ریم السویدی، وکیل، انتظار دارد این رأی عادت دفترهایی را عوض کند که قرارداد دیجیتال را چاپ می‌کنند، کاغذ را نگه می‌دارند و پرونده را پاک می‌کنند.',
        ),
      ),
    },
    he: {
      slug: 'בית-משפט-קיבל-חתימה-דיגיטלית',
      headline: 'בית משפט מסחרי קיבל חתימה דיגיטלית ודחה את תדפיסה',
      standfirst: 'הנייר מראה איך נראית חתימה, נאמר בפסק הדין; הקובץ מוכיח מי חתם.',
      dateline: 'דובאי',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'בית משפט מסחרי פסק שחוזה אספקה בשווי 2.6 מיליון דירהם מחייב את שני הצדדים, משום שהקובץ שלו נושא חתימה שאפשר לאמת, ודחה עותק מודפס שהגיש הנתבע ובו סעיף נוסף. פסק דין שמבחין בין השניים עוד לא ניתן.',
        ),
        p(
          'התמונה, כתב השופט, ״מעידה על הדיו ולא על היד״. עורכת הדין רים א־סווידי צופה שהפסיקה תשנה את מנהגם של משרדים שמדפיסים חוזה חתום דיגיטלית, שומרים את הנייר ומוחקים את הקובץ.',
        ),
      ),
    },
    ur: {
      slug: 'عدالت-نے-ڈیجیٹل-دستخط-مان-لیے',
      headline: 'تجارتی عدالت نے ڈیجیٹل دستخط مان لیے، ان کی چھپی ہوئی نقل مسترد کر دی',
      standfirst: 'فیصلے کے مطابق کاغذ دستخط کی شکل دکھاتا ہے، فائل ثابت کرتی ہے کہ دستخط کس نے کیے۔',
      dateline: 'دبئی',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'ایک تجارتی عدالت نے قرار دیا کہ 26 لاکھ درہم کا فراہمی معاہدہ دونوں فریقوں پر لازم ہے کیونکہ اس کی فائل پر قابلِ تصدیق دستخط موجود ہیں، اور مدعا علیہ کی پیش کردہ چھپی ہوئی نقل مسترد کر دی جس میں ایک شق زائد تھی۔ اس سے پہلے کسی فیصلے نے دونوں میں فرق نہیں کیا تھا۔',
        ),
        p(
          'جج نے لکھا کہ تصویر ”سیاہی کی گواہ ہے، ہاتھ کی نہیں“۔ وکیل ریم السویدی کو توقع ہے کہ فیصلہ ان دفاتر کی عادت بدل دے گا جو ڈیجیٹل دستخط شدہ معاہدہ چھاپ کر کاغذ رکھ لیتے اور فائل مٹا دیتے ہیں۔',
        ),
      ),
    },
  },
}
