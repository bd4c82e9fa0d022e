import { doc, figure, p } from '../../story/compose.ts'
import { type DemoStory, pictureId } from '../demo-story.ts'
import type { PhotographKey } from '../photographs.ts'

const shown = [
  'saturn',
  'heron',
  'winter-street',
  'courtyard-sky',
  'otters',
  'lit-arches',
  'tea-hills',
] as const satisfies readonly PhotographKey[]

/** Told by its pictures, each under its own caption. */
const told = (opening: string[], closing: string[]) =>
  doc(
    ...opening.map((text) => p(text)),
    ...shown.map((key) => figure(pictureId(key))),
    ...closing.map((text) => p(text)),
  )

export const picturesNobodyOwns: DemoStory = {
  key: 'pictures-nobody-owns',
  kind: 'photo',
  section: 'technology',
  desk: 'casablanca',
  topics: ['open-source'],
  picture: 'osprey',
  publishedHoursAgo: 36,
  versions: {
    ar: {
      slug: 'ثماني-صور-لا-يملكها-أحد',
      headline: 'ثماني صور لا يملكها أحد',
      standfirst: 'من حلقات زحل إلى نهر في يلوستون: صور تنازل عنها أصحابها، أو لم تكن ملكًا لأحد منذ التُقطت.',
      bylines: [{ author: 'mariam-azizi', role: 'author' }],
      body: told(
        [
          'كل صورة في هذه الصفحة يستطيع من يشاء أن ينسخها ويطبعها ويبيعها من غير أن يستأذن. بعضها التقطه موظفون في هيئات اتحادية أمريكية، وما يصنعه هؤلاء لا تحميه حقوق النشر في بلدهم. وبعضها كان لصاحبه، ثم كتب تحته سطرًا واحدًا يتنازل فيه عن كل حق.',
          'لم يطلب أحد منهم أن يُذكر اسمه. ذكرناه مع كل صورة، لأن الملك العام يُسقط الثمن ولا يُسقط الشكر.',
        ],
        [
          'لم يلتقط هذه الصور مصوّر من «ورّاق»، وليست واحدة منها خبرًا. قصصنا بعضها ليلائم الصفحة ولم نمسّ فيها شيئًا آخر، ومصدر كل صورة وسند حقّها مكتوبان مع شيفرة الجريدة لمن أراد أن يأخذها بدوره.',
        ],
      ),
    },
    en: {
      slug: 'eight-pictures-nobody-owns',
      headline: 'Eight pictures that nobody owns',
      standfirst:
        'From the rings of Saturn to a river in Yellowstone: photographs whose makers gave them up, or that were never anyone’s to begin with.',
      bylines: [
        { author: 'mariam-azizi', role: 'author' },
        { author: 'daniel-reyes', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: told(
        [
          'Every picture on this page may be copied, printed and sold by anyone, without asking. Some were taken by people who work for federal agencies of the United States, and what they make at work has no copyright there. Others belonged to somebody who then wrote one line beneath them, giving up every right.',
          'None of them asked to be named. We name them all the same: the public domain cancels the price, not the thanks.',
        ],
        [
          'No photographer of Warraq took these pictures, and none of them is news. We cropped some to suit the page and did nothing else to them; where each comes from, and by what right, is written down beside the paper’s source code, for whoever wants to take them in turn.',
        ],
      ),
    },
    fa: {
      slug: 'هشت-عکس-بی‌صاحب',
      headline: 'هشت عکس که از آنِ هیچ‌کس نیست',
      standfirst:
        'از حلقه‌های زحل تا رودی در یلوستون: عکس‌هایی که صاحبانشان از آن‌ها گذشتند، یا از آغاز مال کسی نبودند.',
      bylines: [{ author: 'mariam-azizi', role: 'author' }],
      translatedFrom: 'ar',
      body: told(
        [
          'هر عکس این صفحه را هر که بخواهد می‌تواند بی‌اجازه نسخه‌برداری، چاپ و حتی فروش کند. برخی را کارکنان نهادهای فدرال آمریکا گرفته‌اند و آنچه آنان در کارشان پدید می‌آورند در کشورشان حق نشر ندارد. برخی دیگر صاحبی داشتند که سطری زیرشان نوشت و از همهٔ حقوق گذشت.',
          'هیچ‌یک نخواسته بود نامش بیاید. ما نام همه را آوردیم: مالکیت عمومی بها را برمی‌دارد، نه سپاس را.',
        ],
        [
          'این عکس‌ها را عکاسی از ورّاق نگرفته و هیچ‌کدام خبر نیست. برخی را برای جا گرفتن در صفحه بریده‌ایم و کار دیگری با آن‌ها نکرده‌ایم. خاستگاه هر عکس و سند حق آن کنار کد این روزنامه نوشته شده، برای هر که بخواهد او هم بردارد.',
        ],
      ),
    },
    he: {
      slug: 'שמונה-תמונות-שאינן-של-איש',
      headline: 'שמונה תמונות שאינן שייכות לאיש',
      standfirst: 'מטבעות שבתאי ועד נהר בילוסטון: תצלומים שבעליהם ויתרו עליהם, או שמעולם לא היו של מישהו.',
      bylines: [{ author: 'mariam-azizi', role: 'author' }],
      translatedFrom: 'ar',
      body: told(
        [
          'כל תמונה בעמוד הזה רשאי כל אדם להעתיק, להדפיס ולמכור בלי לבקש רשות. חלקן צולמו בידי עובדי סוכנויות פדרליות בארצות הברית, ומה שהם יוצרים בעבודתם אינו מוגן שם בזכויות יוצרים. אחרות היו שייכות למישהו, שכתב תחתן שורה אחת וּויתר על כל זכות.',
          'איש מהם לא ביקש להיזכר בשמו. הזכרנו את כולם: נחלת הכלל מבטלת את המחיר, לא את התודה.',
        ],
        [
          'אף צלם של וראק לא צילם את התמונות האלה, ואף אחת מהן איננה חדשות. אחדות חתכנו כדי שיתאימו לעמוד, ומלבד זאת לא נגענו בהן. מקורה של כל תמונה והזכות שמכוחה היא כאן רשומים לצד קוד המקור של העיתון, לכל מי שירצה לקחת אותן גם הוא.',
        ],
      ),
    },
    ur: {
      slug: 'آٹھ-تصویریں-جو-کسی-کی-نہیں',
      headline: 'آٹھ تصویریں جو کسی کی ملکیت نہیں',
      standfirst:
        'زحل کے حلقوں سے یلوسٹون کے ایک دریا تک: وہ تصویریں جن سے ان کے مالک دست بردار ہو گئے، یا جو کبھی کسی کی تھیں ہی نہیں۔',
      bylines: [{ author: 'mariam-azizi', role: 'author' }],
      translatedFrom: 'ar',
      body: told(
        [
          'اس صفحے کی ہر تصویر کو کوئی بھی شخص بلا اجازت نقل کر سکتا ہے، چھاپ سکتا ہے اور بیچ سکتا ہے۔ کچھ امریکا کے وفاقی اداروں کے ملازموں نے لیں، اور وہ اپنے کام میں جو بناتے ہیں اس پر وہاں کوئی حقِ اشاعت نہیں۔ کچھ کسی کی تھیں، جس نے نیچے ایک سطر لکھ کر ہر حق چھوڑ دیا۔',
          'ان میں سے کسی نے نہیں کہا کہ نام لکھا جائے۔ ہم نے پھر بھی لکھا: ملکیتِ عامہ قیمت ختم کرتی ہے، شکریہ نہیں۔',
        ],
        [
          'یہ تصویریں ورّاق کے کسی فوٹوگرافر نے نہیں لیں، اور ان میں سے کوئی خبر نہیں۔ کچھ کو ہم نے صفحے کے مطابق تراشا، اس کے سوا کچھ نہیں بدلا۔ ہر تصویر کہاں سے آئی اور کس حق سے یہاں ہے، یہ اخبار کے کوڈ کے ساتھ لکھا ہے، جو چاہے وہ بھی لے لے۔',
        ],
      ),
    },
    fr: {
      slug: 'huit-photos-qui-ne-sont-a-personne',
      headline: 'Huit photos qui n’appartiennent à personne',
      standfirst:
        'Des anneaux de Saturne à une rivière de Yellowstone : des images que leurs auteurs ont cédées, ou qui n’ont jamais été à quiconque.',
      bylines: [{ author: 'mariam-azizi', role: 'author' }],
      translatedFrom: 'ar',
      body: told(
        [
          'Chacun peut copier, imprimer et vendre toutes les images de cette page sans rien demander. Certaines ont été prises par des agents fédéraux des États-Unis, et ce qu’ils font dans leur travail n’y est protégé par aucun droit d’auteur. D’autres étaient à quelqu’un, qui a écrit une ligne dessous pour renoncer à tout.',
          'Aucun n’avait demandé à être nommé. Nous les nommons quand même : le domaine public efface le prix, pas le merci.',
        ],
        [
          'Aucun photographe de Warraq n’a pris ces images, et aucune n’est une nouvelle. Nous en avons recadré quelques-unes pour la page, sans toucher à rien d’autre ; l’origine de chacune et le droit qui l’autorise sont consignés à côté du code du journal, pour qui voudra les prendre à son tour.',
        ],
      ),
    },
  },
}
