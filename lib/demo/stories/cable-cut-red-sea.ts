import {
  bullets,
  doc,
  factBox,
  figure,
  isolate,
  keyUpdate,
  liveUpdate,
  map,
  p,
  quote,
  storyLink,
} from '../../story/compose.ts'
import { type DemoStory, pictureId, storyId } from '../demo-story.ts'

export const cableCutRedSea: DemoStory = {
  key: 'cable-cut-red-sea',
  kind: 'live',
  section: 'technology',
  desk: 'san-francisco',
  topics: ['data-centres', 'payments'],
  picture: 'undersea-cable',
  publishedHoursAgo: 2,
  versions: {
    ar: {
      slug: 'انقطاع-كابل-البحر-الأحمر',
      kicker: 'تغطية مباشرة',
      headline: 'انقطاع كابلين في البحر الأحمر يبطئ الإنترنت من الخليج إلى شرق أفريقيا',
      standfirst:
        'تحوّلت الحركة إلى مسارات أطول، وسفينة الإصلاح تحتاج إلى أيام. نتابع هنا ما تأكّد وما لم يتأكّد بعد.',
      bylines: [
        { author: 'nour-khatib', role: 'author' },
        { author: 'layla-mansour', role: 'author' },
      ],
      updatedHoursAgo: 0.2,
      body: (ago) =>
        doc(
          factBox(
            'ما نعرفه حتى الآن',
            bullets(
              [
                'خرج عن الخدمة الكابلان ',
                isolate('Marjan-1', 'en', 'ltr'),
                ' و',
                isolate('BBX', 'en', 'ltr'),
                ' قبل نحو ساعتين، بفارق تسع دقائق بينهما.',
              ],
              'ارتفع زمن الاستجابة بين دبي ومرسيليا من 118 إلى 214 ملّي ثانية.',
              'لم تعلن أي جهة سبب القطع، والترجيح الأول مرساة سفينة.',
            ),
          ),
          map({
            title: 'القطعان بين جدة وبورتسودان',
            description: 'الموضع التقريبي للقطعين، وميناء سفينة الإصلاح',
            places: [
              'القطع الأول: Marjan-1\t20.55, 38.1',
              'القطع الثاني: BBX\t20.1, 38.45',
              'جدة\t\tminor',
              'بورتسودان\t\tminor',
              'مكة المكرمة\t\tminor',
              'سواكن\t19.11, 37.33\tminor',
            ].join('\n'),
            zoom: 'usual',
            inset: 'globe',
            note: 'حُسب الموضعان من زمن ارتداد الضوء عند محطتي الإنزال.',
            source: 'Tidegauge، قياس أولي',
          }),
          keyUpdate(
            liveUpdate(
              ago(0.2),
              'سفينة الإصلاح تغادر جدة، والوصول خلال ثلاثة أيام',
              p(
                'غادرت سفينة الإصلاح ',
                isolate('CS Halima', 'en', 'ltr'),
                ' رصيفها في جدة قبل قليل، بحسب شركة Deltaline المشغّلة لأحد الكابلين. وقالت الشركة إن بلوغ الموقع يستغرق نحو ثلاثة أيام، وإن اللحام نفسه يستغرق يومين إذا سمح الموج، «ولا موعد مؤكدًا قبل رفع الطرف الأول من القاع».',
              ),
            ),
          ),
          liveUpdate(
            ago(0.5),
            'شركات الدفع: البطاقات تعمل، والتأخير في التسويات',
            p(
              'قالت شبكتا دفع في الإمارات وعُمان لصحيفة «ورّاق» إن عمليات البطاقات لم تتوقف، لأن الموافقة عليها تتم داخل المنطقة. أما ملفات التسوية الليلية التي تُرسل إلى أوروبا فتأخر بعضها 40 دقيقة. وطلبت إحدى الشبكتين من التجار ألا يعيدوا تمرير البطاقة إذا تأخر الإيصال.',
            ),
          ),
          keyUpdate(
            liveUpdate(
              ago(0.8),
              'مختبر قياس: 17% من مسارات المنطقة غيّرت طريقها',
              p(
                'نشر مختبر Tidegauge المستقل قياسًا أوليًّا يقول إن 17% من مسارات الإنترنت التي يرصدها بين الخليج وأوروبا غيّرت طريقها منذ القطع، وإن معظمها ينزل الآن إلى رأس الرجاء الصالح أو يصعد برًّا عبر العراق وتركيا.',
              ),
              quote(
                'إلياس حبيب، مهندس شبكات في Tidegauge',
                'الإنترنت لم ينقطع، بل أخذ الطريق الساحلي. المشكلة ليست في المسافة بل في الازدحام: الطرق البديلة كانت ممتلئة أصلًا بنسبة 70% في ساعات الذروة.',
              ),
            ),
          ),
          liveUpdate(
            ago(1.1),
            'جيبوتي وأديس أبابا الأشد تأثرًا',
            p(
              'أفاد مزوّدان في جيبوتي وإثيوبيا بتراجع السعة الدولية بنحو النصف. وقال مستخدمون في أديس أبابا إن مكالمات الفيديو متعذرة، وإن الرسائل النصية والصوتية تصل.',
            ),
          ),
          liveUpdate(
            ago(1.4),
            'كيف يُعرف موضع القطع من الشاطئ؟',
            p(
              'يُرسل المهندسون من محطة الإنزال نبضة ضوء في الليف ويحسبون زمن ارتدادها عند الطرف المكسور. الخطأ في الحساب لا يتجاوز عشرات الأمتار. وبحسب قياس أولي اطّلعنا عليه يقع القطع الأول على عمق 190 مترًا، وهو عمق تبلغه مراسي السفن الكبيرة.',
            ),
            figure(pictureId('undersea-cable'), {
              caption: 'الكابل في المياه الضحلة مدرّع بالفولاذ، وفي الأعماق لا يزيد سُمكه على خرطوم الحديقة.',
            }),
          ),
          liveUpdate(
            ago(1.6),
            'مراكز البيانات في المنطقة تفعّل خطط الطوارئ',
            p(
              'قال مشغّل في أبوظبي إنه نقل خدمات المزامنة الثقيلة إلى ساعات الليل، وأبقى السعة النهارية للمدفوعات والمكالمات. وكنا قد كتبنا عن ',
              storyLink(storyId('cooling-the-desert-servers'), 'ثمن تبريد هذه المراكز'),
              '، وهو لا يتوقف حين تتوقف الكوابل.',
            ),
          ),
          keyUpdate(
            liveUpdate(
              ago(1.8),
              'مشغّل BBX يؤكد القطع',
              p(
                'أكّد اتحاد الشركات المشغّل لكابل ',
                isolate('BBX', 'en', 'ltr'),
                ' خروج مقطع منه عن الخدمة، وقال في رسالة إلى عملائه من العنوان ',
                isolate('noc@bbx-consortium.example', 'en', 'ltr'),
                ' إن 2.4 تيرابت في الثانية من السعة نُقلت إلى مسارات بديلة، وإن الإشعار التالي بعد أربع ساعات.',
              ),
            ),
          ),
          keyUpdate(
            liveUpdate(
              ago(2),
              'بداية الانقطاع',
              p(
                'رصدت أنظمة مراقبة في دبي والقاهرة انقطاعًا مفاجئًا في كابل ',
                isolate('Marjan-1', 'en', 'ltr'),
                ' تبعه كابل ثانٍ بعد تسع دقائق. ولاحظ مستخدمون في الخليج بطئًا في الخدمات المستضافة في أوروبا، فيما بقيت الخدمات المستضافة محليًّا على حالها.',
              ),
            ),
          ),
        ),
    },
    en: {
      slug: 'red-sea-cable-cut-live',
      headline: 'Two cables cut in the Red Sea slow the internet from the Gulf to East Africa',
      standfirst:
        'Traffic has moved to longer routes, and a repair ship needs days. We follow what is known here, and what is not.',
      bylines: [
        { author: 'nour-khatib', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      updatedHoursAgo: 0.2,
      body: (ago) =>
        doc(
          factBox(
            'What we know so far',
            bullets(
              'The cables Marjan-1 and BBX failed about two hours ago, nine minutes apart.',
              'Between Dubai and Marseille a reply takes 214 milliseconds; it took 118.',
              'Nobody has announced a cause. A ship’s anchor is thought the likeliest.',
            ),
          ),
          keyUpdate(
            liveUpdate(
              ago(0.2),
              'Repair ship leaves Jeddah, and will be there in three days',
              p(
                'The repair ship CS Halima left its berth in Jeddah a short while ago, according to Deltaline, which operates one of the cables. Reaching the place takes about three days and splicing two more if the sea allows, the company said, “and no date is certain before the first end has been lifted from the bottom”.',
              ),
            ),
          ),
          liveUpdate(
            ago(0.5),
            'Payment networks: cards work, settlement is late',
            p(
              'Two payment networks in the Emirates and Oman told Warraq that cards had not stopped, since they are approved within the region. Some of the night’s settlement files for Europe were 40 minutes late. One network asked shops not to swipe a card again when the receipt is slow.',
            ),
          ),
          keyUpdate(
            liveUpdate(
              ago(0.8),
              'Measuring lab: 17% of the region’s routes have changed',
              p(
                'Tidegauge, an independent laboratory, says in a first measurement that 17% of the internet routes it watches between the Gulf and Europe have changed since the cut. Most now go down to the Cape of Good Hope, or up by land through Iraq and Turkey.',
              ),
              quote(
                'Elias Habib, network engineer at Tidegauge',
                'The internet was not cut. It took the coast road. The trouble is not the distance but the traffic: at peak hours the other roads were 70% full already.',
              ),
            ),
          ),
          liveUpdate(
            ago(1.1),
            'Djibouti and Addis Ababa are hit hardest',
            p(
              'Two providers in Djibouti and Ethiopia report that they have lost about half of their international capacity. People in Addis Ababa say that video calls are impossible, while texts and voice messages arrive.',
            ),
          ),
          keyUpdate(
            liveUpdate(
              ago(1.8),
              'BBX’s operator confirms the cut',
              p(
                'The consortium that runs BBX confirmed that a segment of it is out of service. In a letter to customers it said that 2.4 terabits a second had been moved to other routes, and that the next notice would come in four hours.',
              ),
            ),
          ),
          keyUpdate(
            liveUpdate(
              ago(2),
              'How it began',
              p(
                'Monitors in Dubai and Cairo saw the cable Marjan-1 fail without warning, and a second cable nine minutes after it. People in the Gulf found services that are hosted in Europe slow. Those hosted nearby were as before.',
              ),
            ),
          ),
        ),
    },
  },
}
