import { bullets, doc, factBox, h2, p, storyLink } from '../../story/compose.ts'
import { type DemoPage, pageId } from '../demo-story.ts'

export const about: DemoPage = {
  key: 'about',
  versions: {
    ar: {
      slug: 'about',
      headline: 'من نحن',
      standfirst: 'صحيفة عربية تكتب عن المال والتقنية لمن يعيشون أثرهما، من الميناء إلى شاشة الهاتف.',
      body: doc(
        p(
          'الورّاق في مدننا القديمة كان يكتب الكتاب وينسخه ويصححه ويبيعه، ويضع اسمه عليه. أخذنا عنه الاسم والعادة: كل مادة هنا موقّعة، وما غيّرناه فيها بعد نشرها مكتوب تحتها.',
        ),
        p(
          'نكتب بالعربية أولًا. لا ننقل إليها ما كُتب لغيرها، بل نسأل منها: ماذا يعني هذا القرار لمن يقبض راتبه بعملة ويدفع إيجاره بأخرى؟ ثم ننقل ما كتبناه إلى خمس لغات يقرؤها جيراننا، وكل ترجمة تقول مِن أي نص تُرجمت ومَن ترجمها.',
        ),
        h2('ما نتابعه'),
        bullets(
          'التجارة والموانئ والأجور والأسعار: كيف يتحرك المال بين المدن والبيوت.',
          'الأصول الرقمية، بعد أن تهدأ الأسعار لا وهي تصعد.',
          'الذكاء الاصطناعي والشبكات والشرائح: ما يُصنع وما يكلّف ومن يدفع.',
          'القواعد التي تُكتب لذلك كله، وكيف تُطبَّق.',
        ),
        h2('كيف نعمل'),
        p(
          'لنا ثلاثة مكاتب ومراسلون في مدن أخرى. تمر كل مادة بمحرر لم يكتبها، ولا تُنشر مادة فيها اتهام قبل أن يُسأل من تتهمه. تجد قواعدنا في ',
          storyLink(pageId('ethics'), 'ميثاق المهنة'),
          '، ومن يملكنا ومن أين نأكل في ',
          storyLink(pageId('ownership'), 'الملكية والتمويل'),
          '.',
        ),
        factBox(
          'هذه صحيفة للعرض',
          p(
            'الأشخاص والشركات والأرقام في هذه الصفحات من خيالنا، كتبناها لنُري ما يستطيعه النظام الذي تُنشر به. إذا أقمت صحيفتك على «ورّاق» فاكتب هذه الصفحة من جديد قبل يومك الأول.',
          ),
        ),
      ),
    },
    en: {
      slug: 'about',
      headline: 'About us',
      standfirst: 'An Arabic paper about money and technology, for people who live with what they do.',
      translatedFrom: 'ar',
      body: doc(
        p(
          'In our old cities a warraq copied books, corrected them, sold them and put his name to them. We took the name and the habit: every story here is signed, and what we changed in it after publication is written beneath it.',
        ),
        p(
          'We write in Arabic first. We do not carry over what was written for somebody else; we ask from where we stand: what does this decision mean for those who are paid in one currency and pay their rent in another? Then we take what we wrote into five languages that our neighbours read, and every translation says which text it was made from, and by whom.',
        ),
        h2('What we follow'),
        bullets(
          'Trade, ports, wages and prices: how money moves between cities and households.',
          'Digital assets, once prices have gone quiet rather than while they rise.',
          'Artificial intelligence, networks and chips: what is made, what it costs and who pays.',
          'The rules that are written for all of this, and how they are applied.',
        ),
        h2('How we work'),
        p(
          'We have three desks, and correspondents in other cities. Every story passes an editor who did not write it, and none that accuses somebody is published before that somebody has been asked. Our rules are in the ',
          storyLink(pageId('ethics'), 'code of ethics'),
          '; who owns us, and what we live on, in ',
          storyLink(pageId('ownership'), 'ownership and funding'),
          '.',
        ),
        factBox(
          'A paper for demonstration',
          p(
            'The people, companies and figures on these pages are invented, written to show what the system that publishes them can do. If you found your own paper on Warraq, write this page anew before your first day.',
          ),
        ),
      ),
    },
  },
}
