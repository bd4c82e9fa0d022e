import {
  doc,
  factBox,
  figure,
  h2,
  isolate,
  italic,
  numbered,
  p,
  pullQuote,
  quote,
  storyCard,
  storyLink,
} from '../../story/compose.ts'
import { type DemoStory, pictureId, storyId } from '../demo-story.ts'

export const theCopyistsTrade: DemoStory = {
  key: 'the-copyists-trade',
  kind: 'analysis',
  section: 'ideas',
  desk: 'casablanca',
  topics: ['labour', 'artificial-intelligence'],
  picture: 'calligraphy-keyboard',
  publishedHoursAgo: 291,
  versions: {
    ar: {
      slug: 'وراقو-بغداد-وغرفة-الأخبار',
      kicker: 'مقالة',
      headline: 'ماذا يعلّم ورّاقو بغداد غرفةَ أخبار تنشر بست لغات؟',
      standfirst:
        'كان الورّاق ناسخًا ومقابلًا ومجلّدًا وبائعًا، وكان يُسأل عن الخطأ. وفي عاداته القديمة دليل عمل لا يزال صالحًا لمن ينقل الخبر من لغة إلى أخرى.',
      bylines: [{ author: 'mariam-azizi', role: 'author' }],
      body: doc(
        p(
          'في القرن الثالث الهجري كتب اليعقوبي، وهو يصف بغداد، أن في سوق الورّاقين أكثر من مئة حانوت. كانت حوانيت صغيرة على الأغلب: رجل ومحبرة ورفّ، وزبون يريد نسخة من كتاب في زمن بلا مطبعة. هناك كان الجاحظ، في ما يُروى، يكتري دكاكين الورّاقين ويبيت فيها ليقرأ. ومن هذه المهنة خرج ابن النديم بفهرسه الذي أراد أن يُحصي فيه كل ما كُتب بالعربية أو نُقل إليها.',
        ),
        p(
          'لم يكن الورّاق ناسخًا فحسب. كان ينسخ ويقابل ويصحّح ويجلّد ويبيع الورق والحبر، ويعرف عند مَن يوجد الأصل ومَن يُحسن القراءة. وكان يعمل في مدينة تتكلم العربية والسريانية والفارسية وتترجم عن اليونانية. ضَعْ مكان الحانوت غرفة أخبار، ومكان القلم آلة تقترح ترجمة في ثانيتين، تجد أن الأسئلة لم تتغير كثيرًا: كيف نعرف أن النسخة توافق الأصل؟ ومَن يُسأل إن لم توافقه؟',
        ),
        h2('لا نسخة بلا مقابلة'),
        p(
          'كان الفراغ من النسخ نصف العمل. أما نصفه الآخر فالمقابلة، وتسمى المعارضة أيضًا: يقرأ واحد من الأصل بصوت مسموع، ويتابع آخر في النسخة، ويُصلَح الفرق في موضعه. وتُنسب إلى الأخفش عبارة تستحق أن تُعلَّق في كل قسم ترجمة:',
        ),
        quote('عبارة تُنسب إلى الأخفش', 'إذا نُسخ الكتاب ولم يُعارَض، ثم نُسخ ولم يُعارَض، خرج أعجميًا.'),
        p(
          'والمعنى أن الأخطاء لا تتجمّع بل تتضاعف: فكل نسخة لم تُقابَل ترث أغلاط ما قبلها وتزيد عليها. وهذا ما يحدث اليوم حين يُترجم الخبر من الإنجليزية إلى العربية، ثم من العربية إلى الأردية، من دون أن يعود أحد إلى الأصل. وقد ',
          storyLink(storyId('ai-newsroom-translation'), 'وجدت دراسة حديثة'),
          ' أن مادة من كل 11 مادة تُرجمت آليًا تضمّنت خطأً يغيّر واقعة، ولم يجد أصحابها علاجًا أحدث من علاج الأخفش.',
        ),
        p(
          'وكان النسّاخ يعرفون أين توقفت المقابلة. كان بعضهم يضع بين فقرة وأخرى دائرة فارغة، فإذا قوبلت الفقرة نقط الدائرة في وسطها، ويكتب آخرون في الهامش «بلغ مقابلةً». علامة صغيرة تقول للقارئ التالي: إلى هنا ضُمن النص. ونحن نسميها اليوم رقم المراجعة التي نُقلت عنها الترجمة، وما أكثر من ينشر من دونها.',
        ),
        figure(pictureId('old-souk'), {
          caption: 'سوق قديمة كما تخيّلها رسّامنا. لم يبقَ من سوق الورّاقين في بغداد سوى وصفها.',
        }),
        h2('للشك علامة'),
        p(
          'أعجب ما في صنعتهم حرف واحد. فإذا مرّ الناسخ بكلمة تبدو غريبة وهي صحيحة كتب فوقها «صح»، كي لا «يُصلحها» من يأتي بعده. وإذا وجد في الأصل كلمة يشك في معناها نقلها كما هي، وكتب فوقها حرف «ص» وحده. وفسّر ابن الصلاح ذلك بأنها «صح» لم تكتمل، لأن صحة الكلمة لم تكتمل.',
        ),
        p(
          'كم من الأدب في هذا الحرف! لم يُسقط الناسخ الكلمة، ولم يضع مكانها ما ظنه أصوب، ولم يتظاهر بأنه فهم. نقل ما وجد، وأعلن أنه يشك. أما الجملة الآلية السلسة فلا تفعل شيئًا من هذا: لا تترك فراغًا، ولا تضع علامة، وتخطئ بالنبرة الواثقة التي تصيب بها.',
        ),
        pullQuote('نقل ما وجد، وأعلن أنه يشك.'),
        h2('الخطأ في الهامش لا تحت البساط'),
        p(
          'وإذا سقط شيء من المتن رسم الناسخ من موضع السقط خطًّا معطوفًا نحو الهامش، وكتب هناك ما سقط وختمه بكلمة «صح»، وسمّوا ذلك «اللَّحَق». وإذا زاد شيء ضربوا عليه بخط يبقى ما تحته مقروءًا. أما الكشط بالسكين فكرهوه، حتى قال بعضهم إن «الحكّ تهمة»: فالقارئ لا يعرف ماذا كان تحته. ولا أعرف سياسة تصويب كتبتها صحيفة حديثة بأوجز من هذا: أثبِت الخطأ والصواب معًا، ودعهما مرئيين.',
        ),
        h2('الأصل أولًا'),
        p(
          'وبلغ حنين بن إسحاق، كبير مترجمي ذلك القرن، بهذه العادة مداها. ففي رسالته عن كتب جالينوس يروي أنه ترجم أحدها في نحو العشرين من عمره عن نسخة يونانية كثيرة السقط، فلما بلغ الأربعين أو نحوها كانت قد اجتمعت عنده نسخ عدة، فقابل بعضها ببعض حتى صحّت له منها واحدة، ثم قابل بها ترجمته القديمة وأصلحها. ويقول إن ذلك دأبه في كل ما ينقله.',
        ),
        p(
          'عشرون عامًا بين الطبعة الأولى والتصويب مدة طويلة على صحيفة. لكن القاعدة بسيطة: لا يُترجم نص لم يستقر، وإذا تغيّر الأصل عادت إليه كل ترجماته. في قسمنا نراجع ست نسخ من الخبر كلما صُوّب رقم في واحدة منها، ونفعل ذلك ونحن نتذمر، ولم نندم مرة.',
        ),
        h2('اسم وأجر'),
        p(
          'وفي آخر الكتاب كان الناسخ يكتب اسمه، ومتى فرغ، وعن أي أصل نقل. كان ذلك توقيعًا وضمانًا معًا، ولهذا نضع اسم المترجم إلى جانب اسم الكاتب، لا في ذيل الصفحة.',
        ),
        p(
          'على أنه لا ينبغي أن نتغنّى بالمهنة أكثر من أهلها. فأبو حيان التوحيدي، وقد عاش منها، سمّاها «حرفة الشؤم». ويروي ابن النديم أنه عاتب الفيلسوف يحيى بن عدي على كثرة نسخه، فأجابه بأنه نسخ تفسير الطبري مرتين، وأنه كان يكتب في اليوم والليلة مئة ورقة أو أقل قليلًا. تلك سرعة آلة، دفع ثمنها إنسان. والصحيفة التي تريد المقابلة ولا تدفع أجر من يقابل ستنتهي إلى ما حذّر منه الأخفش.',
        ),
        factBox(
          'وصايا الورّاق بلغة غرفة الأخبار',
          numbered(
            'قابِل كل ترجمة بأصلها، وليشترك في القراءة اثنان.',
            'سجّل أي نسخة من الأصل نقلتَ عنها.',
            'علّم ما تشك فيه، ولا تُصلحه صامتًا.',
            'صوّب في العلن، ودع الخطأ مقروءًا.',
            'وقّع باسمك، وادفع أجر من يقابل.',
          ),
        ),
        p(
          'لم يبقَ من أكثر أولئك الورّاقين سوى سطر في آخر مخطوط أو دائرة منقوطة في وسطه. غير أن مَن يقرأ كتبهم اليوم يعرف أين تحققوا، وأين شكّوا، وأين أخطؤوا فصوّبوا. ولو قال قارئ مثل ذلك في صحيفة بعد ألف عام، لكان ثناءً كافيًا.',
        ),
        storyCard(storyId('patent-race')),
      ),
    },
    en: {
      slug: 'copyists-of-baghdad-and-the-newsroom',
      kicker: 'Essay',
      headline: 'What the copyists of Baghdad can teach a newsroom that publishes in six languages',
      standfirst:
        'The warraq copied, checked, bound and sold books, and answered for his mistakes. His habits are still a working manual for anyone who carries news from one language into another.',
      bylines: [
        { author: 'mariam-azizi', role: 'author' },
        { author: 'omar-siddiqui', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Describing Baghdad in the ninth century, the geographer al-Yaqubi wrote that its market of the ',
          italic('warraqin'),
          ', the copyist-booksellers, had more than a hundred shops. They were small for the most part: a man, an inkwell and a shelf, and a customer who wanted a copy of a book in an age without presses. There, it is told, al-Jahiz would rent the copyists’ shops and stay overnight to read. And from this trade came Ibn al-Nadim, with a catalogue meant to list everything written in Arabic or brought into it.',
        ),
        p(
          'A warraq was more than a scribe. He copied, collated, corrected and bound, sold paper and ink, and knew who had the original and who could read it well. He worked in a city that spoke Arabic, Syriac and Persian and translated from Greek. Put a newsroom in place of the shop, and in place of the pen a machine that offers a translation in two seconds, and the questions have hardly changed. How do we know that the copy agrees with the original? And who answers for it if it does not?',
        ),
        h2('No copy without collation'),
        p(
          'To finish copying was to be half done. The other half was collation: one man read aloud from the original, another followed in the copy, and each difference was mended where it stood. A saying attributed to the grammarian al-Akhfash deserves to hang in every translation department:',
        ),
        quote(
          'Attributed to al-Akhfash',
          'If a book is copied and not collated, and then copied again and not collated, it comes out in a foreign tongue.',
        ),
        p(
          'The point is that errors do not add up; they multiply. Each unchecked copy inherits the faults of the last and contributes its own. It happens today when a story goes from English to Arabic, and then from Arabic to Urdu, and nobody returns to the original. ',
          storyLink(storyId('ai-newsroom-translation'), 'A recent study'),
          ' found that one machine-translated article in eleven contained an error that changed a fact. Its authors had no remedy more modern than that of al-Akhfash.',
        ),
        p(
          'Copyists also knew how far the checking had gone. Some left an empty circle between one passage and the next, and put a dot in it once the passage had been collated; others wrote in the margin, “collation has reached here”. It is a small mark that tells the next reader: up to this point the text is warranted. We call it the revision a translation was made from, and it is remarkable how many publish without one.',
        ),
        figure(pictureId('old-souk'), {
          caption:
            'An old market as our illustrator imagined it. Of Baghdad’s booksellers’ market only descriptions remain.',
        }),
        h2('A sign for doubt'),
        p(
          'The finest thing in their craft is a single letter. When a copyist met a word that looked odd but was right, he wrote ',
          isolate('صح', 'ar'),
          ', “correct”, above it, so that nobody after him would “mend” it. When he found in the original a word whose sense he doubted, he copied it as it was and wrote above it only the first letter, ',
          isolate('ص', 'ar'),
          '. Ibn al-Salah, a scholar of the thirteenth century, explained that it was the same word left incomplete, because the word beneath was not completely sound.',
        ),
        p(
          'There is a whole code of manners in that letter. The copyist did not drop the word, or put in its place what he thought better, or pretend that he had understood. He passed on what he found, and declared his doubt. The fluent sentence of a machine does none of this. It leaves no gap, makes no mark, and is wrong in the same confident voice in which it is right.',
        ),
        pullQuote('He passed on what he found, and declared his doubt.'),
        h2('In the margin, not under the rug'),
        p(
          'If something had been left out, the copyist drew a bent line from the place to the margin, wrote the missing words there and closed them with ',
          isolate('صح', 'ar'),
          '. If there was something too many, he struck it through with a line that left it legible. Scraping with a knife was disliked; “erasure is suspicion”, some said, because a reader cannot tell what was underneath. I know of no modern corrections policy put more briefly: show the error and the correction together, and leave both to be seen.',
        ),
        h2('First, the original'),
        p(
          'Hunayn ibn Ishaq, the greatest translator of that century, took the habit as far as it would go. In his letter on the works of Galen he tells how he translated one of them at about twenty from a Greek manuscript full of gaps. By the time he was forty or so he had gathered several, and he compared them until he had one that was sound, then compared his old translation with it and put it right. That, he says, is his custom in everything he translates.',
        ),
        p(
          'Twenty years between first edition and correction is a long time for a newspaper. But the rule is simple: do not translate a text that has not settled, and when the original changes, let every translation return to it. On our desk we go through six versions of a story whenever a figure is corrected in one. We grumble as we do it, and have not regretted it once.',
        ),
        h2('A name and a wage'),
        p(
          'At the end of the book the copyist wrote his name, the date on which he finished and the original from which he worked. It was a signature and a guarantee in one. That is why we set the translator’s name beside the writer’s, and not at the foot of the page.',
        ),
        p(
          'We should not, however, sing the praises of the trade more loudly than those who lived by it. Abu Hayyan al-Tawhidi, who did, called it the ill-starred craft. Ibn al-Nadim reports that he reproached the philosopher Yahya ibn Adi for copying so much; Yahya replied that he had copied al-Tabari’s great commentary on the Quran twice, and used to write a hundred leaves, or a little less, in a day and a night. That is the speed of a machine, paid for by a man. A newspaper that wants collation but will not pay those who collate will arrive where al-Akhfash said it would.',
        ),
        factBox(
          'The copyist’s rules, in newsroom terms',
          numbered(
            'Check every translation against its original, and let two people do the reading.',
            'Record which version of the original you worked from.',
            'Mark what you doubt; do not mend it in silence.',
            'Correct in public, and leave the error legible.',
            'Sign your work, and pay those who check it.',
          ),
        ),
        p(
          'Of most of these copyists nothing is left but a line at the end of a manuscript or a dotted circle in the middle of one. Yet whoever reads their books today can tell where they checked, where they doubted, and where they erred and put it right. If a reader could say as much of a newspaper in a thousand years, that would be praise enough.',
        ),
        storyCard(storyId('ai-newsroom-translation')),
      ),
    },
    he: {
      slug: 'מעתיקי-בגדאד-ומערכת-החדשות',
      kicker: 'מסה',
      headline: 'מה יכולים מעתיקי בגדאד ללמד מערכת חדשות שמפרסמת בשש שפות',
      standfirst:
        'הווראק העתיק, הגיה, כרך ומכר, ונתן את הדין על טעויותיו. הרגליו הישנים הם עדיין מדריך עבודה לכל מי שמעביר ידיעה משפה לשפה.',
      bylines: [{ author: 'mariam-azizi', role: 'author' }],
      translatedFrom: 'ar',
      body: doc(
        p(
          'כשתיאר את בגדאד במאה התשיעית כתב הגאוגרף אל־יעקובי שבשוק הווראקים, המעתיקים ומוכרי הספרים, היו יותר ממאה חנויות. קטנות היו ברובן: אדם, קסת ומדף, ולקוח שביקש עותק של ספר בעידן ללא דפוס. שם, כך מספרים, היה אל־ג׳אחט׳ שוכר את חנויות המעתיקים ולן בהן כדי לקרוא. ומן המקצוע הזה יצא אבן אל־נדים עם הקטלוג שלו, שביקש למנות את כל מה שנכתב בערבית או הועבר אליה.',
        ),
        p(
          'הווראק לא היה מעתיק בלבד. הוא העתיק, השווה, תיקן וכרך, מכר נייר ודיו, וידע בידי מי המקור ומי מיטיב לקרוא. הוא עבד בעיר שדיברה ערבית, סורית ופרסית ותרגמה מיוונית. הציבו במקום החנות מערכת חדשות, ובמקום הקולמוס מכונה שמציעה תרגום בשתי שניות, ותראו שהשאלות כמעט לא השתנו. איך נדע שהעותק תואם את המקור? ומי ייתן את הדין אם לא?',
        ),
        h2('אין עותק בלי השוואה'),
        p(
          'סיום ההעתקה היה חצי מהעבודה. החצי השני היה השוואה: אחד קרא מהמקור בקול, אחר עקב בעותק, וכל הבדל תוקן במקומו. למדקדק אל־אח׳פש מיוחס משפט שראוי לתלות בכל מחלקת תרגום:',
        ),
        quote('מיוחס לאל־אח׳פש', 'ספר שהועתק ולא הושווה, ושוב הועתק ולא הושווה, יצא בלשון זרה.'),
        p(
          'הכוונה היא שטעויות אינן מצטברות אלא מוכפלות: כל עותק שלא הושווה יורש את שגיאות קודמו ומוסיף משלו. כך קורה היום כשידיעה מתורגמת מאנגלית לערבית, ואחר כך מערבית לאורדו, ואיש אינו חוזר אל המקור. ',
          storyLink(storyId('ai-newsroom-translation'), 'מחקר שפורסם לאחרונה'),
          ' מצא שאחת מכל 11 כתבות שתרגמה מכונה הכילה טעות ששינתה עובדה. לעורכיו לא הייתה תרופה חדישה יותר מזו של אל־אח׳פש.',
        ),
        p(
          'המעתיקים גם ידעו עד היכן הגיעה ההשוואה. היו שהשאירו עיגול ריק בין קטע לקטע, וסימנו בו נקודה כשהקטע הושווה; אחרים כתבו בשוליים ״עד כאן הגיעה ההשוואה״. זה סימן קטן שאומר לקורא הבא: עד כאן יש ערובה לטקסט. היום אנחנו קוראים לזה מספר הגרסה שממנה נעשה התרגום, ורבים מפרסמים בלעדיו.',
        ),
        figure(pictureId('old-souk'), {
          caption: 'שוק ישן כפי שדמיין אותו המאייר שלנו. משוק מוכרי הספרים של בגדאד נותרו רק תיאורים.',
        }),
        h2('סימן לספק'),
        p(
          'היפה במלאכתם הוא אות אחת. כשפגש המעתיק מילה שנראית מוזרה אך היא נכונה, כתב מעליה ',
          isolate('صح', 'ar'),
          ', ״נכון״, כדי שאיש לא ״יתקן״ אותה אחריו. כשמצא במקור מילה שפקפק במובנה, העתיק אותה כמות שהיא וכתב מעליה את האות הראשונה בלבד, ',
          isolate('ص', 'ar'),
          '. אבן אל־צלאח, מלומד בן המאה השלוש־עשרה, הסביר שזו אותה מילה שלא הושלמה, משום שנכונותה של המילה שמתחתיה לא הושלמה.',
        ),
        p(
          'תורת נימוסים שלמה יש באות הזאת. המעתיק לא השמיט את המילה, לא שם במקומה את מה שנראה לו נכון יותר ולא העמיד פני מבין. הוא מסר את מה שמצא, והצהיר על ספקו. המשפט הקולח של המכונה אינו עושה דבר מכל אלה: הוא אינו משאיר רווח, אינו מסמן, וטועה באותו קול בטוח שבו הוא צודק.',
        ),
        pullQuote('הוא מסר את מה שמצא, והצהיר על ספקו.'),
        h2('בשוליים, לא מתחת לשטיח'),
        p(
          'אם נשמט דבר מה, היה המעתיק מותח קו נטוי מן המקום אל השוליים, כותב שם את החסר וחותם ב',
          isolate('صح', 'ar'),
          '. אם היה דבר מיותר, העביר עליו קו שהותיר אותו קריא. גירוד בסכין לא היה מקובל; ״המחיקה מעוררת חשד״, אמרו אחדים, כי הקורא אינו יודע מה היה מתחתיה. איני מכירה מדיניות תיקונים מודרנית קצרה מזו: הראו את הטעות ואת התיקון יחד, והניחו לשניהם להיראות.',
        ),
        h2('קודם כול המקור'),
        p(
          'חוניין אבן אסחאק, גדול המתרגמים של אותה מאה, הביא את ההרגל הזה לקצהו. באיגרתו על כתבי גלנוס הוא מספר שתרגם אחד מהם בערך בגיל עשרים מכתב יד יווני רב חסרונות. כשהיה כבן ארבעים כבר אסף כמה כתבי יד, השווה ביניהם עד שהיה בידו אחד מתוקן, ואז השווה אליו את תרגומו הישן ותיקן אותו. כך, הוא אומר, מנהגו בכל דבר שהוא מתרגם.',
        ),
        p(
          'עשרים שנה בין המהדורה הראשונה לתיקון הן זמן רב לעיתון. אבל הכלל פשוט: אין מתרגמים טקסט שלא התייצב, וכשהמקור משתנה, כל התרגומים חוזרים אליו. בדסק שלנו עוברים על שש גרסאות של ידיעה בכל פעם שמתוקן מספר באחת מהן. אנחנו רוטנים, ועדיין לא הצטערנו פעם אחת.',
        ),
        h2('שם ושכר'),
        p(
          'בסוף הספר כתב המעתיק את שמו, מתי סיים ומאיזה מקור העתיק. זו הייתה חתימה וערובה כאחת. לכן אנחנו שמים את שם המתרגם לצד שם הכותב, ולא בתחתית העמוד.',
        ),
        p(
          'ועם זאת לא ראוי שנשיר את שבחי המקצוע בקול רם מאנשיו. אבו חיאן אל־תווחידי, שהתפרנס ממנו, קרא לו ״מלאכת המזל הרע״. אבן אל־נדים מספר שהוכיח את הפילוסוף יחיא אבן עדי על שהוא מרבה להעתיק, והלה השיב שהעתיק פעמיים את פירוש הקוראן הגדול של אל־טברי, ושהיה כותב מאה דפים ביממה, או מעט פחות. זו מהירות של מכונה, ואת מחירה שילם אדם. עיתון שרוצה בהשוואה ואינו משלם למי שמשווה יגיע למקום שעליו הזהיר אל־אח׳פש.',
        ),
        factBox(
          'כללי המעתיק, בלשון המערכת',
          numbered(
            'השוו כל תרגום למקורו, ושניים יקראו יחד.',
            'רשמו מאיזו גרסה של המקור תרגמתם.',
            'סמנו את מה שאתם מסופקים בו, ואל תתקנו בשתיקה.',
            'תקנו בפומבי, והשאירו את הטעות קריאה.',
            'חתמו בשמכם, ושלמו למי שבודק.',
          ),
        ),
        p(
          'מרוב המעתיקים ההם לא נותר אלא שורה בסוף כתב יד או עיגול מנוקד באמצעו. אבל מי שקורא היום בספריהם יודע היכן בדקו, היכן פקפקו והיכן טעו ותיקנו. אם בעוד אלף שנה יוכל קורא לומר כך על עיתון, יהיה זה שבח מספיק.',
        ),
      ),
    },
    fr: {
      slug: 'les-copistes-de-bagdad-et-la-redaction',
      kicker: 'Essai',
      headline: 'Ce que les copistes de Bagdad apprennent à une rédaction qui publie en six langues',
      standfirst:
        'Le warraq copiait, vérifiait, reliait et vendait, et il répondait de ses fautes. Ses vieilles habitudes restent un manuel de travail pour qui fait passer une nouvelle d’une langue à l’autre.',
      bylines: [
        { author: 'mariam-azizi', role: 'author' },
        { author: 'karim-benali', role: 'translator' },
      ],
      translatedFrom: 'ar',
      body: doc(
        p(
          'Décrivant Bagdad au IXe siècle, le géographe al-Yaqoubi écrit que le marché des ',
          italic('warraqin'),
          ', les copistes-libraires, comptait plus de cent boutiques. Petites pour la plupart : un homme, un encrier, une étagère, et un client désireux d’avoir la copie d’un livre en un temps sans imprimerie. C’est là, raconte-t-on, qu’al-Jahiz louait les échoppes des copistes pour y passer la nuit à lire. Et c’est de ce métier que sortit Ibn al-Nadim, avec un catalogue qui voulait recenser tout ce qui s’était écrit en arabe ou y avait été traduit.',
        ),
        p(
          'Le warraq n’était pas qu’un scribe. Il copiait, collationnait, corrigeait, reliait, vendait papier et encre, savait qui possédait l’original et qui lisait bien. Il travaillait dans une ville qui parlait arabe, syriaque et persan, et traduisait du grec. Mettez une rédaction à la place de l’échoppe et, à la place du calame, une machine qui propose une traduction en deux secondes : les questions n’ont guère changé. Comment savoir si la copie est conforme à l’original ? Et qui en répond, si elle ne l’est pas ?',
        ),
        h2('Pas de copie sans collation'),
        p(
          'Finir de copier, c’était avoir fait la moitié du travail. L’autre moitié était la collation : l’un lisait l’original à voix haute, l’autre suivait dans la copie, et chaque écart était corrigé sur place. On prête au grammairien al-Akhfach une phrase à afficher dans tous les services de traduction :',
        ),
        quote(
          'Attribué à al-Akhfach',
          'Un livre copié sans être collationné, puis recopié sans être collationné, en ressort dans une langue étrangère.',
        ),
        p(
          'Autrement dit, les fautes ne s’additionnent pas, elles se multiplient : chaque copie non vérifiée hérite des erreurs de la précédente et y ajoute les siennes. C’est ce qui arrive aujourd’hui quand une dépêche passe de l’anglais à l’arabe, puis de l’arabe à l’ourdou, sans que personne revienne à l’original. ',
          storyLink(storyId('ai-newsroom-translation'), 'Une étude récente'),
          ' a relevé, dans un article traduit par machine sur onze, une erreur qui changeait un fait. Ses auteurs n’avaient pas de remède plus moderne que celui d’al-Akhfach.',
        ),
        p(
          'Les copistes savaient aussi jusqu’où la vérification était allée. Certains laissaient un cercle vide entre deux passages et y mettaient un point une fois le passage collationné ; d’autres notaient en marge « la collation est arrivée ici ». Petit signe, qui dit au lecteur suivant : jusque-là, le texte est garanti. Nous appelons cela le numéro de la révision traduite, et il est étonnant de voir combien de journaux s’en passent.',
        ),
        figure(pictureId('old-souk'), {
          caption:
            'Un vieux marché imaginé par notre illustrateur. Du marché des libraires de Bagdad ne restent que des descriptions.',
        }),
        h2('Un signe pour le doute'),
        p(
          'Le plus beau de leur art tient dans une lettre. Quand le copiste rencontrait un mot étrange mais juste, il écrivait au-dessus ',
          isolate('صح', 'ar'),
          ', « exact », pour que nul après lui ne le « corrige ». Quand il trouvait dans l’original un mot dont le sens lui semblait douteux, il le copiait tel quel et n’écrivait au-dessus que la première lettre, ',
          isolate('ص', 'ar'),
          '. Ibn al-Salah, savant du XIIIe siècle, explique que c’est le même mot, inachevé, parce que l’exactitude du mot qu’il surmonte est inachevée.',
        ),
        p(
          'Toute une politesse tient dans cette lettre. Le copiste n’a pas supprimé le mot, ne l’a pas remplacé par ce qu’il croyait meilleur, n’a pas feint d’avoir compris. Il a transmis ce qu’il avait trouvé, et déclaré son doute. La phrase fluide de la machine ne fait rien de tel : elle ne laisse pas de blanc, ne pose pas de signe, et se trompe du même ton assuré dont elle dit vrai.',
        ),
        pullQuote('Il a transmis ce qu’il avait trouvé, et déclaré son doute.'),
        h2('Dans la marge, pas sous le tapis'),
        p(
          'S’il manquait quelque chose, le copiste tirait de l’endroit un trait coudé vers la marge, y écrivait les mots omis et les fermait par ',
          isolate('صح', 'ar'),
          '. S’il y en avait trop, il les barrait d’un trait qui les laissait lisibles. Gratter au couteau était mal vu : « effacer rend suspect », disaient certains, car le lecteur ne sait pas ce qu’il y avait dessous. Je ne connais pas de charte moderne des rectificatifs plus brève : montrer ensemble l’erreur et la correction, et les laisser visibles toutes deux.',
        ),
        h2('D’abord l’original'),
        p(
          'Hunayn ibn Ishaq, le plus grand traducteur de ce siècle, a poussé l’habitude à son terme. Dans son épître sur les livres de Galien, il raconte avoir traduit l’un d’eux vers vingt ans, sur un manuscrit grec plein de lacunes. Vers la quarantaine, il en avait réuni plusieurs ; il les compara jusqu’à en établir un bon, puis y confronta son ancienne traduction et la corrigea. Telle est, dit-il, sa coutume pour tout ce qu’il traduit.',
        ),
        p(
          'Vingt ans entre la première édition et le rectificatif, c’est long pour un journal. Mais la règle est simple : on ne traduit pas un texte qui bouge encore, et quand l’original change, toutes les traductions y reviennent. À notre desk, nous reprenons les six versions d’un article dès qu’un chiffre est corrigé dans l’une. Nous le faisons en bougonnant, et ne l’avons pas regretté une seule fois.',
        ),
        h2('Un nom et un salaire'),
        p(
          'À la fin du livre, le copiste écrivait son nom, la date d’achèvement et l’original suivi. C’était une signature et une garantie. Voilà pourquoi nous mettons le nom du traducteur à côté de celui de l’auteur, et non en bas de page.',
        ),
        p(
          'Ne chantons pourtant pas le métier plus fort que ceux qui en vivaient. Abou Hayyan al-Tawhidi, qui en était, l’appelait le métier de malheur. Ibn al-Nadim rapporte avoir reproché au philosophe Yahya ibn Adi de tant copier ; celui-ci répondit qu’il avait copié deux fois le grand commentaire coranique de Tabari, et qu’il lui arrivait d’écrire cent feuillets, ou un peu moins, en un jour et une nuit. C’est la vitesse d’une machine, payée par un homme. Le journal qui veut la collation sans payer ceux qui collationnent finira là où al-Akhfach l’avait prédit.',
        ),
        factBox(
          'Les règles du copiste, traduites pour la rédaction',
          numbered(
            'Vérifier chaque traduction sur l’original, et à deux.',
            'Noter quelle version de l’original on a suivie.',
            'Signaler ce dont on doute, ne pas le corriger en silence.',
            'Rectifier en public, et laisser l’erreur lisible.',
            'Signer, et payer ceux qui vérifient.',
          ),
        ),
        p(
          'De la plupart de ces copistes, il ne reste qu’une ligne à la fin d’un manuscrit ou un cercle pointé en son milieu. Mais qui lit leurs livres aujourd’hui sait où ils ont vérifié, où ils ont douté, où ils se sont trompés et corrigés. Si dans mille ans un lecteur pouvait en dire autant d’un journal, l’éloge suffirait.',
        ),
      ),
    },
  },
}
