import { bullets, code, doc, factBox, h2, p, quote, storyLink } from '../../story/compose.ts'
import { type DemoStory, storyId } from '../demo-story.ts'

export const sanctionsScreening: DemoStory = {
  key: 'sanctions-screening',
  kind: 'report',
  section: 'policy',
  desk: 'dubai',
  topics: ['regulation', 'payments', 'artificial-intelligence'],
  picture: 'passport',
  publishedHoursAgo: 59,
  versions: {
    en: {
      slug: 'sanctions-screening-arabic-names',
      kicker: 'Financial regulation',
      headline: 'Gulf regulator wants banks to stop mistaking one Arabic name for another',
      standfirst:
        'A review of 41 banks and exchange houses found that 96.4% of sanctions alerts were false, and that spelling is to blame for most of them.',
      dateline: 'Dubai',
      bylines: [{ author: 'omar-siddiqui', role: 'author' }],
      corrections: [
        {
          note: 'An earlier version said that 96.4% of the payments held belonged to the wrong person. The figure is for alerts, not all of which stop a payment.',
          hoursAgo: 51,
        },
      ],
      body: doc(
        p(
          'Abdelrahman Saleh Nasser, a pharmacist in Sharjah, has had payments stopped 11 times in the past year. Each time a screening system has decided that he may be a man of the same name, 22 years older and born in another country, who appears on a sanctions list. Each time a clerk has decided that he is not.',
        ),
        p(
          'He has a good deal of company. A Gulf financial regulator that examined 41 banks and exchange houses said this week that 96.4% of their sanctions alerts were false, and proposed rules to bring the number down. One transfer in 180 is held for review; a hold lasts 3.2 days on average.',
        ),
        h2('Fourteen ways to write Mohammed'),
        p(
          'The trouble starts with the alphabet. Lists are kept in Latin letters, and the regulator counted 14 spellings of Mohammed among them. To be safe, software looks for names that merely sound alike, so that ',
          code('Saleh'),
          ' matches ',
          code('Salih'),
          ', ',
          code('Salah'),
          ' and, in two systems, ',
          code('Sela'),
          '. Short vowels, absent in Arabic writing, are guessed on the way in and guessed again on the way out.',
        ),
        p(
          'The consultation paper would require banks to keep and compare names in the original script, together with a date of birth, within 18 months. Three banks tried this for half a year with version 7.2 of Sentrel, a screening product. False alerts fell by 57%, and none of the 212 true matches seeded by the regulator was missed.',
        ),
        factBox(
          'What the paper proposes',
          bullets(
            'A field for the original script in every customer record and payment message.',
            'A person to decide within 24 hours whether a hold stands.',
            'A “cleared” marker, valid for 12 months, so that one customer is not stopped twice for one reason.',
            'Quarterly publication of each institution’s share of false alerts.',
          ),
        ),
        p(
          'Banks welcomed the first and bristled at the last. “Publish the rate and you reward whoever looks least hard,” said Yasmin Farhat, head of compliance at Corniche Bank. The regulator replies that the seeded tests will catch those who look away.',
        ),
        quote(
          'Leïla Haddou, lawyer, Dubai',
          'My client was told “for regulatory reasons” eleven times. A rule that gives him an answer in a day is good. A right to know the reason would be better.',
        ),
        p(
          'The cost falls unevenly. The regulator found that customers with Arabic, Persian or Urdu names were held five times as often as others sending the same amounts on the same routes, and that small payments suffered most, ',
          storyLink(storyId('remittance-corridor'), 'remittances'),
          ' above all: on a transfer of 900 dirhams, a review costs the company more than the fee.',
        ),
        p(
          'Comments are open for six weeks. Dr Nasser, who keeps a folder of the letters that apologise to him, intends to send in a copy of each.',
        ),
      ),
    },
    ar: {
      slug: 'فحص-العقوبات-والأسماء-العربية',
      kicker: 'تنظيم مالي',
      headline: 'جهة رقابية خليجية تطالب المصارف بالكفّ عن الخلط بين الأسماء العربية',
      standfirst:
        'مراجعة شملت 41 مصرفًا وشركة صرافة وجدت أن 96.4% من تنبيهات العقوبات كاذبة، وأن طريقة كتابة الأسماء سبب معظمها.',
      dateline: 'دبي',
      bylines: [
        { author: 'omar-siddiqui', role: 'author' },
        { author: 'nour-khatib', role: 'translator' },
      ],
      translatedFrom: 'en',
      corrections: [
        {
          note: 'ذكرت نسخة سابقة أن 96.4% من المدفوعات الموقوفة تخص أشخاصًا غير المقصودين. والصواب أن النسبة للتنبيهات، وليس كل تنبيه يوقف دفعة.',
          hoursAgo: 51,
        },
      ],
      body: doc(
        p(
          'أُوقفت مدفوعات عبد الرحمن صالح ناصر، وهو صيدلي يقيم في الشارقة، 11 مرة خلال العام الماضي. في كل مرة رجّح نظام الفحص أنه رجل يحمل الاسم نفسه، يكبره باثنين وعشرين عامًا ووُلد في بلد آخر، مدرج في إحدى قوائم العقوبات. وفي كل مرة قرر موظف أنه ليس هو.',
        ),
        p(
          'وليس ناصر وحده. فقد أعلنت جهة رقابية مالية خليجية هذا الأسبوع، بعد فحص 41 مصرفًا وشركة صرافة، أن 96.4% من تنبيهات العقوبات لديها كاذبة، واقترحت قواعد لخفض النسبة. ويُحتجز للمراجعة تحويل من كل 180 تحويلًا، ويدوم الاحتجاز 3.2 يوم في المتوسط.',
        ),
        h2('14 طريقة لكتابة «محمد»'),
        p(
          'تبدأ المشكلة من الأبجدية. فالقوائم مكتوبة بالحروف اللاتينية، وقد أحصت الجهة الرقابية فيها 14 صيغة لاسم «محمد». واحتياطًا، تبحث البرامج عن الأسماء المتشابهة في النطق، فيطابق الاسم ',
          code('Saleh'),
          ' كلًّا من ',
          code('Salih'),
          ' و',
          code('Salah'),
          '، بل يطابق ',
          code('Sela'),
          ' في نظامين منها. أما الحركات التي لا تكتبها العربية عادةً فتُخمَّن عند الدخول ثم تُخمَّن ثانية عند الخروج.',
        ),
        p(
          'وتُلزم ورقة التشاور المصارف بحفظ الأسماء ومقارنتها بكتابتها الأصلية، مقرونة بتاريخ الميلاد، خلال 18 شهرًا. وقد جرّبت ثلاثة مصارف ذلك نصف عام بالإصدار 7.2 من برنامج الفحص Sentrel، فتراجعت التنبيهات الكاذبة 57%، ولم تفلت أي من الحالات الصحيحة التي دسّتها الجهة الرقابية للاختبار، وعددها 212.',
        ),
        factBox(
          'ما تقترحه الورقة',
          bullets(
            'خانة للاسم بكتابته الأصلية في كل سجل عميل ورسالة دفع.',
            'موظف يقرر خلال 24 ساعة هل يستمر الاحتجاز.',
            'علامة «جرى التحقق» صالحة 12 شهرًا، كي لا يُوقَف العميل مرتين للسبب نفسه.',
            'نشر نسبة التنبيهات الكاذبة لدى كل مؤسسة كل ربع سنة.',
          ),
        ),
        p(
          'رحبت المصارف بالبند الأول وضاقت بالأخير. وقالت ياسمين فرحات، رئيسة الامتثال في مصرف Corniche Bank: «انشروا النسبة تكافئوا من يبحث أقل من غيره». وترد الجهة الرقابية بأن الحالات المدسوسة ستكشف من يغضّ الطرف.',
        ),
        quote(
          'ليلى حدو، محامية في دبي',
          'قيل لموكلي «لأسباب تنظيمية» إحدى عشرة مرة. قاعدة تعطيه جوابًا خلال يوم أمر جيد، والحق في معرفة السبب أفضل منه.',
        ),
        p(
          'ولا تتوزع الكلفة بالتساوي. فقد وجدت الجهة الرقابية أن مدفوعات أصحاب الأسماء العربية والفارسية والأردية تُحتجز خمسة أضعاف غيرها، بالمبالغ ذاتها وعلى المسارات ذاتها، وأن المدفوعات الصغيرة أشد تضررًا، وفي مقدمتها ',
          storyLink(storyId('remittance-corridor'), 'تحويلات العاملين'),
          ': فمراجعة تحويل قيمته 900 درهم تكلّف الشركة أكثر من رسمه.',
        ),
        p(
          'ويبقى باب الملاحظات مفتوحًا ستة أسابيع. أما ناصر، الذي يحتفظ بملف لرسائل الاعتذار التي تلقاها، فينوي إرسال نسخة من كل منها.',
        ),
      ),
    },
    fr: {
      slug: 'sanctions-noms-arabes-fausses-alertes',
      kicker: 'Régulation financière',
      headline: 'Un régulateur du Golfe veut que les banques cessent de confondre les noms arabes',
      standfirst:
        'L’examen de 41 banques et bureaux de change montre que 96,4 % des alertes liées aux sanctions sont fausses, le plus souvent pour une affaire d’orthographe.',
      dateline: 'Dubaï',
      bylines: [
        { author: 'omar-siddiqui', role: 'author' },
        { author: 'karim-benali', role: 'translator' },
      ],
      translatedFrom: 'en',
      corrections: [
        {
          note: 'Une version précédente indiquait que 96,4 % des paiements retenus concernaient la mauvaise personne. Ce chiffre porte sur les alertes, qui n’arrêtent pas toutes un paiement.',
          hoursAgo: 51,
        },
      ],
      body: doc(
        p(
          'Abdelrahman Saleh Nasser, pharmacien à Charjah, a vu ses paiements bloqués onze fois en un an. Chaque fois, un logiciel de filtrage a jugé qu’il pouvait être un homonyme de 22 ans son aîné, né dans un autre pays, inscrit sur une liste de sanctions. Chaque fois, un employé a conclu que non.',
        ),
        p(
          'Il est loin d’être seul. Un régulateur financier du Golfe, qui a passé en revue 41 banques et bureaux de change, a annoncé cette semaine que 96,4 % de leurs alertes étaient fausses, et propose des règles pour en réduire le nombre. Un virement sur 180 est retenu pour examen ; l’attente dure 3,2 jours en moyenne.',
        ),
        h2('Quatorze façons d’écrire Mohammed'),
        p(
          'Tout commence par l’alphabet. Les listes sont tenues en caractères latins, et le régulateur y a compté quatorze graphies de Mohammed. Par prudence, les logiciels cherchent les noms qui se ressemblent à l’oreille : ',
          code('Saleh'),
          ' correspond à ',
          code('Salih'),
          ', à ',
          code('Salah'),
          ' et, dans deux systèmes, à ',
          code('Sela'),
          '. Les voyelles brèves, que l’arabe n’écrit pas, sont devinées à l’entrée, puis devinées de nouveau à la sortie.',
        ),
        p(
          'Le document soumis à consultation obligerait les banques à conserver et à comparer les noms dans leur écriture d’origine, avec la date de naissance, d’ici à 18 mois. Trois banques l’ont essayé pendant six mois avec la version 7.2 de Sentrel, un logiciel de filtrage. Les fausses alertes ont reculé de 57 %, et aucune des 212 vraies correspondances glissées par le régulateur n’a été manquée.',
        ),
        factBox(
          'Ce que propose le texte',
          bullets(
            'Un champ pour l’écriture d’origine dans chaque dossier client et chaque message de paiement.',
            'Une personne qui décide en 24 heures si le blocage est maintenu.',
            'Une mention « vérifié », valable douze mois, pour qu’un client ne soit pas arrêté deux fois pour le même motif.',
            'La publication trimestrielle de la part de fausses alertes de chaque établissement.',
          ),
        ),
        p(
          'Les banques ont salué le premier point et se sont raidies devant le dernier. « Publiez ce taux, et vous récompenserez celui qui cherche le moins », objecte Yasmin Farhat, responsable de la conformité à Corniche Bank. Le régulateur répond que les cas glissés à dessein démasqueront ceux qui détournent les yeux.',
        ),
        quote(
          'Leïla Haddou, avocate à Dubaï',
          'On a répondu onze fois à mon client « pour des raisons réglementaires ». Une règle qui lui donne une réponse en un jour, c’est bien. Le droit de connaître le motif, ce serait mieux.',
        ),
        p(
          'La charge est inégalement répartie. Le régulateur constate que les clients portant un nom arabe, persan ou ourdou sont bloqués cinq fois plus souvent que les autres, à montant et itinéraire égaux, et que les petits paiements en souffrent le plus, à commencer par ',
          storyLink(storyId('remittance-corridor'), 'les transferts des travailleurs'),
          ' : sur un envoi de 900 dirhams, l’examen coûte à l’entreprise plus que les frais perçus.',
        ),
        p(
          'Les observations sont reçues pendant six semaines. M. Nasser, qui garde dans un dossier les lettres d’excuses qu’on lui a adressées, compte envoyer une copie de chacune.',
        ),
      ),
    },
  },
}
