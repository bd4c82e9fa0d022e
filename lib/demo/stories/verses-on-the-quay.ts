import { doc, footnote, h2, link, p, poem } from '../../story/compose.ts'
import type { DemoStory } from '../demo-story.ts'

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
      ),
    },
  },
}
