import { audio, dataTable, doc, file, p, storyLink, video } from '../../story/compose.ts'
import { datasetId } from '../datasets.ts'
import { type DemoStory, pictureId, storyId } from '../demo-story.ts'
import { recordingId } from '../recordings.ts'

export const handlingFeesFall: DemoStory = {
  key: 'handling-fees-fall',
  kind: 'report',
  section: 'economy',
  desk: 'dubai',
  topics: ['e-commerce', 'labour'],
  publishedHoursAgo: 9.4,
  versions: {
    ar: {
      slug: 'رسوم-المناولة-تنخفض',
      headline: 'رسوم المناولة تنخفض 8% على ثلاثة أرصفة، والمستوردون الصغار يستفيدون أولًا',
      standfirst: 'Corniche Terminals تقتسم الوفر مع من يحجز أقل من خمس حاويات في الشهر.',
      dateline: 'الفجيرة',
      bylines: [{ author: 'yusuf-rahal', role: 'author' }],
      body: doc(
        p(
          'خفّضت شركة Corniche Terminals رسوم المناولة على ثلاثة من أرصفتها بنسبة 8%، إلى 198 دولارًا للحاوية، ابتداءً من الأسبوع المقبل. ويشمل الخفض أولًا من يحجزون أقل من خمس حاويات في الشهر، وعددهم 740 مستوردًا.',
        ),
        p(
          'وعزت الشركة الخفض إلى ما وفّرته حين ',
          storyLink(storyId('harbour-tokens'), 'صارت بوليصة الشحن رمزًا رقميًّا'),
          '. وقال تاجر أرز في الشارقة إن الفارق «ثمن كيس في كل حاوية، والكيس ربح أسبوع».',
        ),
        dataTable(datasetId('quays-ar'), {
          title: 'الأرصفة الآن',
          note: 'يكتبها مكتب الميناء كلما رست سفينة. أرقام هذه النسخة التجريبية من نسج الخيال.',
          sort: '-ships',
        }),
        video(
          recordingId('quay'),
          {
            posterId: pictureId('cargo-port'),
            title: 'الرصيف ساعة الفجر',
            caption: 'رسم متحرك من صنعنا، لا تصوير.',
            credit: 'ورّاق',
          },
          p('موج هادئ أمام الرصيف. تنزل الرافعة بحاوية حمراء، والشمس تطلع من وراء الماء.'),
        ),
        audio(
          recordingId('waves'),
          {
            title: 'صوت الرصيف قبل وصول العمال',
            caption: 'صوت ركّبه الحاسوب لهذه النسخة التجريبية، ولم يُسجَّل في ميناء.',
            credit: 'ورّاق',
          },
          p('موج يتكسر على الرصيف ثلاث مرات، ثم سكون.'),
        ),
        file(recordingId('fees'), 'الرسوم على الأرصفة الثلاثة، قبل الخفض وبعده'),
      ),
    },
    en: {
      slug: 'handling-fees-fall-on-three-quays',
      headline: 'Handling fees fall 8% on three quays, and small importers benefit first',
      standfirst:
        'Corniche Terminals shares what it saved with those who book fewer than five containers a month.',
      dateline: 'Fujairah',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Corniche Terminals is lowering its handling fees on three quays by 8%, to $198 a container, from next week. Importers who book fewer than five containers a month, of whom there are 740, have the cut first.',
        ),
        p(
          'The company puts it down to what it saved when ',
          storyLink(storyId('harbour-tokens'), 'bills of lading became digital tokens'),
          '. A rice merchant in Sharjah said the difference was “the price of a sack in every container, and a sack is a week’s profit”.',
        ),
        dataTable(datasetId('quays-en'), {
          title: 'The quays now',
          note: 'Written by the harbour office whenever a ship comes in. The figures of this demo are invented.',
          sort: '-ships',
        }),
        video(
          recordingId('quay'),
          {
            posterId: pictureId('cargo-port'),
            title: 'The quay at dawn',
            caption: 'A drawing of ours that moves, not a recording.',
            credit: 'Warraq',
          },
          p(
            'Calm waves before the quay. A crane lowers a red container, and the sun comes up behind the water.',
          ),
        ),
        audio(
          recordingId('waves'),
          {
            title: 'The quay before the dockers come',
            caption: 'Sound made by a computer for this demo; it was not recorded in a harbour.',
            credit: 'Warraq',
          },
          p('Waves break against the quay three times; then it is still.'),
        ),
        file(recordingId('fees'), 'Fees on the three quays, before the cut and after'),
      ),
    },
    fr: {
      slug: 'les-frais-de-manutention-baissent',
      headline: 'Les frais de manutention baissent de 8 %, les petits importateurs d’abord',
      standfirst:
        'Corniche Terminals partage ses économies avec ceux qui réservent moins de cinq conteneurs par mois.',
      dateline: 'Fujaïrah',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'karim-benali', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Corniche Terminals abaisse de 8 % ses frais de manutention sur trois quais, à 198 dollars le conteneur, dès la semaine prochaine. En profitent d’abord les 740 importateurs qui réservent moins de cinq conteneurs par mois.',
        ),
        p(
          'La société l’explique par ce qu’elle a économisé depuis que ',
          storyLink(storyId('harbour-tokens'), 'le connaissement est devenu un jeton numérique'),
          '. Pour un marchand de riz de Charjah, la différence fait « le prix d’un sac par conteneur, et un sac, c’est le gain d’une semaine ».',
        ),
      ),
    },
    fa: {
      slug: 'هزینه-تخلیه-کم-شد',
      headline: 'هزینهٔ تخلیه و بارگیری در سه اسکله ۸ درصد کم شد؛ واردکنندگان خرد زودتر بهره می‌برند',
      standfirst:
        'شرکت Corniche Terminals صرفه‌جویی‌اش را با کسانی تقسیم می‌کند که ماهی کمتر از پنج کانتینر دارند.',
      dateline: 'فجیره',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'شرکت Corniche Terminals از هفتهٔ آینده هزینهٔ تخلیه و بارگیری را در سه اسکله ۸ درصد کم می‌کند و به ۱۹۸ دلار برای هر کانتینر می‌رساند. نخست ۷۴۰ واردکننده‌ای بهره می‌برند که ماهی کمتر از پنج کانتینر رزرو می‌کنند.',
        ),
        p(
          'شرکت دلیل آن را صرفه‌جویی پس از زمانی می‌داند که ',
          storyLink(storyId('harbour-tokens'), 'بارنامه توکن دیجیتال شد'),
          '. یک برنج‌فروش در شارجه گفت این تفاوت «بهای یک کیسه در هر کانتینر است، و یک کیسه سود یک هفته است».',
        ),
      ),
    },
    he: {
      slug: 'דמי-השינוע-יורדים',
      headline: 'דמי השינוע יורדים ב־8% בשלושה רציפים, ויבואנים קטנים נהנים ראשונים',
      standfirst: 'Corniche Terminals חולקת את החיסכון עם מי שמזמינים פחות מחמש מכולות בחודש.',
      dateline: 'פוג׳יירה',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'mariam-azizi', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'החל בשבוע הבא מורידה Corniche Terminals את דמי השינוע בשלושה רציפים ב־8%, ל־198 דולר למכולה. ראשונים ייהנו 740 יבואנים שמזמינים פחות מחמש מכולות בחודש.',
        ),
        p(
          'לדברי החברה, ההוזלה באה ממה שנחסך מאז ש',
          storyLink(storyId('harbour-tokens'), 'שטר המטען נעשה אסימון דיגיטלי'),
          '. סוחר אורז בשארג׳ה אמר שההפרש הוא ״מחירו של שק בכל מכולה, ושק הוא רווח של שבוע״.',
        ),
      ),
    },
    ur: {
      slug: 'بندرگاہی-فیس-میں-کمی',
      headline: 'تین گودیوں پر مال اتارنے کی فیس 8 فیصد کم، چھوٹے درآمد کنندگان کو پہلے فائدہ',
      standfirst:
        'کمپنی Corniche Terminals اپنی بچت ان سے بانٹ رہی ہے جو مہینے میں پانچ سے کم کنٹینر منگواتے ہیں۔',
      dateline: 'فجیرہ',
      bylines: [
        { author: 'yusuf-rahal', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'کمپنی Corniche Terminals اگلے ہفتے سے تین گودیوں پر مال اتارنے کی فیس 8 فیصد کم کر کے 198 ڈالر فی کنٹینر کر رہی ہے۔ پہلے ان 740 درآمد کنندگان کو فائدہ ہو گا جو مہینے میں پانچ سے کم کنٹینر منگواتے ہیں۔',
        ),
        p(
          'کمپنی کے مطابق یہ بچت تب سے ہے جب سے ',
          storyLink(storyId('harbour-tokens'), 'بحری بلٹی ڈیجیٹل ٹوکن بن گئی'),
          '۔ شارجہ کے ایک چاول فروش نے کہا کہ فرق ”ہر کنٹینر میں ایک بوری کی قیمت ہے، اور ایک بوری ہفتے بھر کا منافع“۔',
        ),
      ),
    },
  },
}
