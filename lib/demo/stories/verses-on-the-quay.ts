import {
  bullets,
  callOut,
  codeBlock,
  contentsList,
  details,
  doc,
  footnote,
  h2,
  hadith,
  keyFigure,
  link,
  p,
  poem,
  profileBox,
  questionAnswer,
  quran,
  timelineEntry,
} from '../../story/compose.ts'
import { authorId, type DemoStory } from '../demo-story.ts'

/** Uses each block that sets text apart. The classical verses are al-Mutanabbi's; all others, and all people, are ours. */
export const versesOnTheQuay: DemoStory = {
  key: 'verses-on-the-quay',
  kind: 'analysis',
  section: 'ideas',
  desk: 'casablanca',
  topics: ['artificial-intelligence', 'open-source'],
  picture: 'library',
  publishedHoursAgo: 655,
  versions: {
    ar: {
      slug: 'ديوان-على-الرصيف',
      kicker: 'مقالة',
      headline: 'ديوان على الرصيف: كيف رقمنت مكتبة ميناء شعر عمّالها',
      standfirst:
        'سبعة صناديق من الدفاتر، وآلة تقرأ الخط، وقارئة لا تأتمنها على بيت واحد. وصف لعمل لم يكتمل بعد.',
      bylines: [{ author: 'mariam-azizi', role: 'author' }],
      body: doc(
        p(
          'وصلت الدفاتر إلى مكتبة الميناء في صناديق الشاي، بلا فهرس. كتب فيها عمّال الرصيف على مدى ستين سنة',
          footnote('أقدم تاريخ في الدفاتر 3 آذار 1931، وأحدثها صيف 1992.'),
          ' ما كانوا ينشدونه وهم ينتظرون السفن: أبياتًا حفظوها في المدارس، وأخرى من عندهم.',
        ),
        contentsList(),
        keyFigure('7', 'صناديق شاي وصلت فيها الدفاتر'),
        keyFigure('214', 'دفترًا، أقدمها من ربيع 1931'),
        keyFigure('61%', 'من السطور قرأتها الآلة كما قرأها إنسان', 'عدّ المكتبة، تشرين الأول'),
        h2('ما كانوا يحفظون'),
        p(
          'أكثر ما تكرر في الدفاتر بيتان لأبي الطيب، كُتبا أكثر من أربعين مرة، ولم يُكتبا مرتين على صورة واحدة',
          footnote(
            'قابلناهما على طبعة البرقوقي، وأخذنا بضبطها. والاختلافات كلها في ',
            link('https://quay-notebooks.example/variants', 'جدول المكتبة'),
            '.',
          ),
          ':',
        ),
        poem(
          'أبو الطيب المتنبي (ت 354هـ)',
          'عَلى قَدرِ أَهلِ العَزمِ تَأتي العَزائِمُ … وَتَأتي عَلى قَدرِ الكِرامِ المَكارِمُ',
          'وَتَعظُمُ في عَينِ الصَغيرِ صِغارُها … وَتَصغُرُ في عَينِ العَظيمِ العَظائِمُ',
        ),
        h2('ما كانوا يقولون'),
        p('وفي آخر دفتر، بقلم رصاص، سطور بلا وزن قديم ولا توقيع سوى اسم أول:'),
        poem(
          'سُعاد، «دفتر الرصيف»',
          'لا يسأل البحرُ السفنَ عن أسمائها.',
          'يعدّ أضواءها،',
          'واحدًا واحدًا،',
          'ثم ينام.',
          '',
          'وأنا أعدّ الصناديق',
          'ولا أنام.',
        ),
        h2('ما افتتحوا به'),
        p('وعلى غلاف كل دفتر تقريبًا آية، كتبها أصحابها مشكولة وإن لم يشكلوا سواها:'),
        quran('العلق: 4', 'الَّذِي عَلَّمَ بِالْقَلَمِ'),
        p('وتحتها، في ثلاثة منها، حديث يعرفه كل عامل:'),
        hadith('صحيح البخاري، كتاب بدء الوحي، 1', 'متفق عليه', 'إنما الأعمال بالنيات، وإنما لكل امرئ ما نوى'),
        h2('كيف تُقرأ الدفاتر'),
        details(
          'ما الذي تفعله الآلة، وما الذي لا تفعله',
          p(
            'تصوّر الصفحة، وتقترح سطرًا سطرًا ما كُتب فيها، وتضع تحت كل كلمة درجة ثقتها. لا تشكل، ولا تكمل بيتًا ناقصًا، ولا تصحّح وزنًا.',
          ),
          bullets(
            'سطر تتفق فيه قراءتان: يُعتمد.',
            'سطر تختلفان فيه: يُعرض على قارئة ثالثة.',
            'كلمة لا تُقرأ: يُترك مكانها.',
          ),
        ),
        p('وقاعدة الاعتماد أربعة أسطر، كتبتها المكتبة بالعربية كي يراجعها من لا يبرمج:'),
        {
          ...codeBlock(
            null,
            'لكل سطر في الصفحة:\n  إذا اتفقت قراءتان: اعتمد\n  وإلا: اسأل قارئة ثالثة\nquay.save(line, reviewer)',
          ),
          attrs: { language: null, runs: 'auto' },
        },
        h2('كيف وصلت إلى هنا'),
        timelineEntry('ربيع 1931', 'أول سطر مؤرخ، بقلم حبر بنفسجي، عن سفينة قمح تأخرت ثلاثة أيام.'),
        timelineEntry('1974', 'يجمع أمين المستودع ما بقي من الدفاتر في صناديق الشاي، ويكتب عليها «لا تُرمى».'),
        timelineEntry('12 آذار 2026، العاشرة صباحًا', 'تُفتح الصناديق في قاعة المكتبة أمام أحفاد من كتبوا.'),
        timelineEntry('الخريف', 'تُنشر القراءة الأولى لأول دفترين، ويُترك الباقي لمن يقرأ ببطء.'),
        questionAnswer(
          'هل تُنشر الدفاتر كاملة؟',
          'لا. ما فيه أسماء أحياء أو ديون يُترك في المكتبة، ويُذكر في الفهرس أنه تُرك.',
        ),
        questionAnswer(
          'هل يمكنني أن أبحث عن بيت أحفظه؟',
          'نعم، بأي جزء منه ومن غير تشكيل. تجد المكتبة البيت ورواياته كلها.',
        ),
        profileBox(authorId('mariam-azizi')),
        callOut(
          'أرسل ما تحفظه',
          'https://quay-notebooks.example/send',
          'هل في بيتك دفتر من دفاتر الميناء، أو بيت حفظته عن جدّ عمل على الرصيف؟ تكتب المكتبة اسمه في الفهرس.',
        ),
      ),
    },
    en: {
      slug: 'verses-on-the-quay',
      kicker: 'Essay',
      headline: 'Verses on the quay: how a port library digitised its workers’ poems',
      standfirst:
        'Seven crates of notebooks, a machine that reads handwriting, and a reader who trusts it with no line at all. Notes on work that is not finished.',
      bylines: [{ author: 'mariam-azizi', role: 'author' }],
      translatedFrom: 'ar',
      body: doc(
        p(
          'The notebooks came to the port’s library in tea crates, without a list. For sixty years',
          footnote('The oldest date in them is 3 March 1931, the latest the summer of 1992.'),
          ' the men and women of the quay had written down in them what they sang while they waited for ships: verses learnt at school, and others of their own.',
        ),
        contentsList(),
        keyFigure('7', 'tea crates in which the notebooks came'),
        keyFigure('214', 'notebooks, the oldest from the spring of 1931'),
        keyFigure('61%', 'of lines that the machine read as a person did', 'The library’s count, October'),
        h2('What they knew by heart'),
        p(
          'Two verses by al-Mutanabbi return more than forty times, and never twice in the same spelling.',
          footnote(
            'Collated with al-Barquqi’s edition, whose vowels are printed here. All variants are in ',
            link('https://quay-notebooks.example/variants', 'the library’s table'),
            '.',
          ),
          ' “Resolve comes in the measure of the resolute,” the first begins:',
        ),
        poem(
          'al-Mutanabbi (d. 965)',
          'عَلى قَدرِ أَهلِ العَزمِ تَأتي العَزائِمُ … وَتَأتي عَلى قَدرِ الكِرامِ المَكارِمُ',
          'وَتَعظُمُ في عَينِ الصَغيرِ صِغارُها … وَتَصغُرُ في عَينِ العَظيمِ العَظائِمُ',
        ),
        h2('What they said themselves'),
        p(
          'On the last pages, in pencil, stand lines without an old metre, signed with nothing but a first name:',
        ),
        poem(
          'Suad, “The Quay Notebook”',
          'The sea never asks a ship her name.',
          'It counts her lights,',
          'one by one,',
          'and sleeps.',
          '',
          'I count the crates',
          'and do not sleep.',
        ),
        h2('What they opened with'),
        p(
          'On the cover of nearly every notebook stands a verse of the Qur’an, with all its vowels, by people who wrote no other vowel:',
        ),
        quran('Al-Alaq (96): 4', 'الَّذِي عَلَّمَ بِالْقَلَمِ', 'Who taught by the pen.'),
        p('And below it, on three of them, a hadith that every worker knew:'),
        hadith(
          'Sahih al-Bukhari, Book of Revelation, 1',
          'Agreed upon',
          'إنما الأعمال بالنيات، وإنما لكل امرئ ما نوى',
          'Deeds are judged by their intentions, and everyone has what they intended.',
        ),
        h2('How the notebooks are read'),
        details(
          'What the machine does, and what it does not',
          p(
            'It photographs the page, proposes line by line what is written there, and says of every word how sure it is. It adds no vowels, completes no broken verse, mends no metre.',
          ),
          bullets(
            'Two readings agree: the line stands.',
            'They differ: a third reader is asked.',
            'A word cannot be read: its place stays empty.',
          ),
        ),
        p('The rule is four lines, written in Arabic so that people who do not program can check it:'),
        {
          ...codeBlock(
            null,
            'لكل سطر في الصفحة:\n  إذا اتفقت قراءتان: اعتمد\n  وإلا: اسأل قارئة ثالثة\nquay.save(line, reviewer)',
          ),
          attrs: { language: null, runs: 'auto' },
        },
        h2('How they came here'),
        timelineEntry('Spring 1931', 'The first dated line, in violet ink: a wheat ship is three days late.'),
        timelineEntry(
          '1974',
          'The storekeeper puts what is left of the notebooks into tea crates, and writes “Do not throw away” on them.',
        ),
        timelineEntry(
          '12 March 2026, ten in the morning',
          'The crates are opened in the library’s hall, before grandchildren of those who wrote.',
        ),
        timelineEntry(
          'Autumn',
          'A first reading of two notebooks is published. The rest is left to people who read slowly.',
        ),
        questionAnswer(
          'Will all of them be published?',
          'No. Pages with names of the living, or with debts, stay in the library, and the catalogue says so.',
        ),
        questionAnswer(
          'Can I look for a verse that I know?',
          'Yes, by any part of it and without vowels. The library finds the verse and all its variants.',
        ),
        profileBox(authorId('mariam-azizi')),
        callOut(
          'Send what you know',
          'https://quay-notebooks.example/send',
          'Is there a notebook of the port in your home, or a verse that a grandfather brought from the quay? The library puts his name in its catalogue.',
        ),
      ),
    },
  },
}
