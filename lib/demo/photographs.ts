/**
 * The demo publication's photographs: real ones under `photographs/`, one file per key, which their makers gave away.
 * Where each comes from, and by what right it stands here, is in `photographs/LICENCES.md`.
 */
import { type Locale, locales } from '../locale/table.ts'
import type { LicenceKind } from '../picture/licences.ts'
import type { DemoPicture } from './demo-picture.ts'

export const photographKeys = [
  'spice-market',
  'skyline-at-dusk',
  'dune-walkers',
  'mountain-lake',
  'layered-facade',
  'wall-clock',
  'dandelions',
  'saturn',
  'tea-hills',
  'heron',
  'lit-arches',
  'courtyard-sky',
  'winter-street',
  'osprey',
  'otters',
] as const
export type PhotographKey = (typeof photographKeys)[number]

export type DemoPhotograph = DemoPicture & {
  /** As the photographer wrote it: a licence that asks for a name asks for this one. */
  photographer: string
  /** Printed beside the credit; null where there is no licence to name. */
  licence: string | null
  licenceKind: LicenceKind
}

const by: Record<Locale, string> = {
  ar: 'تصوير:',
  en: 'Photo:',
  fa: 'عکس:',
  he: 'צילום:',
  ur: 'تصویر:',
  fr: 'Photo :',
}

export const creditsOf = ({ photographer }: DemoPhotograph): Record<Locale, string> =>
  Object.fromEntries(locales.map((locale) => [locale, `${by[locale]} ${photographer}`])) as Record<
    Locale,
    string
  >

/** Its maker gave up every right. */
const givenUp = { licence: 'CC0 1.0', licenceKind: 'creative-commons' } as const
/** Nobody's from the beginning: made by a public agency of the United States, or released as such. */
const nobodys = { licence: null, licenceKind: 'public-domain' } as const

export const photographs: Record<PhotographKey, DemoPhotograph> = {
  'spice-market': {
    alts: {
      ar: 'سلال مقبّبة من التوابل والورد المجفّف والبخور، حمراء وصفراء وزرقاء، مصفوفة تحت شمس السوق.',
      en: 'Heaped bowls of spices, dried roses and incense, red, yellow and blue, set out in the sun of a market.',
      fa: 'کاسه‌های پُر از ادویه و گل خشک و بخور، سرخ و زرد و آبی، چیده در آفتاب بازار.',
      he: 'קערות גדושות של תבלינים, ורדים מיובשים וקטורת באדום, צהוב וכחול, ערוכות בשמש השוק.',
      ur: 'بازار کی دھوپ میں سجے مسالوں، خشک گلابوں اور لوبان کے ڈھیر، سرخ، زرد اور نیلے۔',
      fr: 'Des coupes débordantes d’épices, de roses séchées et d’encens, rouges, jaunes et bleues, au soleil d’un marché.',
    },
    captions: {
      ar: 'توابل وبخور معروضة في سوق عربية مكشوفة.',
      en: 'Spices and incense laid out in an open-air Arabian market.',
      fa: 'ادویه و بخور در بازاری عربی زیر آسمان باز.',
      he: 'תבלינים וקטורת בשוק ערבי תחת כיפת השמיים.',
      ur: 'کھلے آسمان تلے ایک عرب بازار میں مسالے اور لوبان۔',
      fr: 'Épices et encens à l’étal d’un marché arabe en plein air.',
    },
    focalX: 0.52,
    focalY: 0.6,
    photographer: 'Julius Enriquez',
    ...givenUp,
  },
  'skyline-at-dusk': {
    alts: {
      ar: 'أبراج مضاءة على ضفّة خليج عند الغسق، وأضواؤها ممتدّة خطوطًا ملوّنة على سطح الماء.',
      en: 'Lit towers on the shore of a bay at dusk, their lights drawn out in coloured streaks on the water.',
      fa: 'برج‌های روشن بر کرانهٔ خلیجی در گرگ‌ومیش، با رد رنگین نورشان بر سطح آب.',
      he: 'מגדלים מוארים על שפת מפרץ בין ערביים, ואורותיהם נמתחים כפסים צבעוניים על המים.',
      ur: 'شام کے دھندلکے میں خلیج کے کنارے روشن ٹاور، پانی پر ان کی روشنیوں کی رنگین لکیریں۔',
      fr: 'Des tours éclairées au bord d’une baie, au crépuscule, leurs lumières étirées en traînées de couleur sur l’eau.',
    },
    captions: {
      ar: 'حيّ المال في سنغافورة بعد الغروب؛ في أحياء كهذه تُشترى السندات القصيرة وتُباع.',
      en: 'Singapore’s financial district after sunset; short-term bonds change hands in places like this one.',
      fa: 'محلهٔ مالی سنگاپور پس از غروب؛ اوراق کوتاه‌مدت در چنین جاهایی دست‌به‌دست می‌شوند.',
      he: 'הרובע הפיננסי של סינגפור אחרי השקיעה; במקומות כאלה מחליפות ידיים איגרות חוב קצרות.',
      ur: 'غروب کے بعد سنگاپور کا مالیاتی علاقہ؛ قلیل مدتی بانڈ ایسی ہی جگہوں پر خریدے اور بیچے جاتے ہیں۔',
      fr: 'Le quartier financier de Singapour après le coucher du soleil : c’est en de tels lieux que s’échangent les titres à court terme.',
    },
    focalX: 0.55,
    focalY: 0.45,
    photographer: 'Romain Guy',
    ...givenUp,
  },
  'dune-walkers': {
    alts: {
      ar: 'سائرون يبدون صغارًا يصعدون كثيبًا برتقاليًّا هائلًا تذرو الريح رمل قمّته.',
      en: 'Walkers, tiny in the distance, climb an enormous orange dune as the wind lifts sand off its crest.',
      fa: 'رهروانی کوچک در دوردست از تپهٔ شنی نارنجی و عظیمی بالا می‌روند و باد شن از تیغه‌اش برمی‌دارد.',
      he: 'הולכים זעירים מטפסים על דיונה כתומה עצומה, והרוח מרימה חול מראשה.',
      ur: 'ریت کے ایک عظیم نارنجی ٹیلے پر چڑھتے دور سے ننھے دکھتے لوگ، چوٹی سے ہوا ریت اڑا رہی ہے۔',
      fr: 'Des marcheurs minuscules gravissent une immense dune orange dont le vent soulève la crête.',
    },
    captions: {
      ar: 'ريح على كثيب: الرمل الذي ترفعه هو نفسه ما يسدّ مرشّحات الهواء.',
      en: 'Wind on a dune: the sand that it lifts is the sand that clogs air filters.',
      fa: 'باد بر تپهٔ شنی: همان شنی که برمی‌دارد فیلترهای هوا را می‌بندد.',
      he: 'רוח על דיונה: החול שהיא מרימה הוא החול שסותם מסנני אוויר.',
      ur: 'ٹیلے پر ہوا: جو ریت وہ اڑاتی ہے، وہی ہوا کے فلٹر بند کرتی ہے۔',
      fr: 'Le vent sur une dune : le sable qu’il soulève est celui qui bouche les filtres à air.',
    },
    focalX: 0.4,
    focalY: 0.62,
    photographer: 'Luca Zanon',
    ...givenUp,
  },
  'mountain-lake': {
    alts: {
      ar: 'جبال يكسوها الثلج فوق غابة داكنة، تنعكس كلّها على بحيرة ساكنة.',
      en: 'Snowy mountains above a dark forest, all of it mirrored in a still lake.',
      fa: 'کوه‌های برف‌پوش بر فراز جنگلی تیره، همه بازتابیده در دریاچه‌ای آرام.',
      he: 'הרים מושלגים מעל יער כהה, והכול משתקף באגם שקט.',
      ur: 'تاریک جنگل کے اوپر برف پوش پہاڑ، اور سب کا عکس ساکن جھیل میں۔',
      fr: 'Des montagnes enneigées au-dessus d’une forêt sombre, le tout reflété dans un lac immobile.',
    },
    captions: {
      ar: 'بحيرة شيربورن في ولاية مونتانا، وهي خزّان يحفظ ماء الثلج الذائب إلى الصيف.',
      en: 'Lake Sherburne in Montana, a reservoir that keeps melted snow for the summer.',
      fa: 'دریاچهٔ شربرن در مونتانا، مخزنی که آب برف را برای تابستان نگه می‌دارد.',
      he: 'אגם שרבורן במונטנה, מאגר ששומר את מי השלגים לקיץ.',
      ur: 'مونٹانا کی شربرن جھیل، ایک ذخیرہ جو پگھلی برف کا پانی گرمیوں کے لیے بچا رکھتا ہے۔',
      fr: 'Le lac Sherburne, dans le Montana : une retenue qui garde pour l’été l’eau de la fonte des neiges.',
    },
    focalX: 0.4,
    focalY: 0.45,
    photographer: 'Jacob W. Frank / National Park Service',
    ...nobodys,
  },
  'layered-facade': {
    alts: {
      ar: 'واجهة معدنية من شرائح متراكبة تلتفّ حول نفسها بين الأبيض والأسود.',
      en: 'A metal facade of overlapping strips that curls in on itself between black and white.',
      fa: 'نمایی فلزی از نوارهای روی‌هم که میان سیاه و سفید در خود می‌پیچد.',
      he: 'חזית מתכת של רצועות חופפות המתעקלת לתוך עצמה בין שחור ללבן.',
      ur: 'ایک دوسرے پر چڑھی پٹیوں کا دھاتی رخ جو سیاہ و سفید کے بیچ اپنے اندر مڑتا ہے۔',
      fr: 'Une façade de métal en lames superposées qui s’enroule sur elle-même, du noir au blanc.',
    },
    captions: {
      ar: 'واجهة في بازل بسويسرا: كلّ شريحة تغطّي طرف التي تحتها، كما تفعل البراءات.',
      en: 'A facade in Basel, Switzerland: each strip covers the edge of the one below, as patents do.',
      fa: 'نمایی در بازل سوئیس: هر نوار لبهٔ نوار زیرین را می‌پوشاند، همان‌گونه که پتنت‌ها.',
      he: 'חזית בבזל שבשווייץ: כל רצועה מכסה את שולי זו שמתחתיה, כמו פטנטים.',
      ur: 'سوئٹزرلینڈ کے شہر بازل میں ایک عمارت: ہر پٹی نیچے والی کا کنارہ ڈھانپتی ہے، جیسے پیٹنٹ۔',
      fr: 'Une façade à Bâle, en Suisse : chaque lame couvre le bord de la précédente, comme font les brevets.',
    },
    focalX: 0.52,
    focalY: 0.5,
    photographer: 'Samuel Zeller',
    ...givenUp,
  },
  'wall-clock': {
    alts: {
      ar: 'ساعة جدار مائلة قُصّت أرقامها من معدن رماديّ ويتسرّب من خلفها ضوء أخضر.',
      en: 'A wall clock seen at a slant, its numerals cut out of grey metal with green light leaking from behind.',
      fa: 'ساعتی دیواری از زاویه، با عددهای بریده در فلز خاکستری و نوری سبز که از پشت می‌تابد.',
      he: 'שעון קיר מוטה שספרותיו חתוכות במתכת אפורה ומאחוריו דולף אור ירוק.',
      ur: 'ترچھی نظر سے ایک دیوار گھڑی، سرمئی دھات میں کٹے ہندسے اور پیچھے سے چھنتی سبز روشنی۔',
      fr: 'Une horloge murale vue de biais, aux chiffres découpés dans un métal gris d’où filtre une lumière verte.',
    },
    captions: {
      ar: 'كلّ مهلة تبدو طويلة في يومها الأوّل.',
      en: 'Every deadline looks long on its first day.',
      fa: 'هر مهلتی روز نخست دراز می‌نماید.',
      he: 'כל מועד אחרון נראה רחוק ביומו הראשון.',
      ur: 'ہر مہلت اپنے پہلے دن لمبی لگتی ہے۔',
      fr: 'Tout délai paraît long le premier jour.',
    },
    focalX: 0.55,
    focalY: 0.45,
    photographer: 'Peter Nerlich',
    licence: 'CC BY-SA 4.0',
    licenceKind: 'creative-commons',
  },
  dandelions: {
    alts: {
      ar: 'كرات الهندباء البيضاء في حقل عشب عند الغروب، والشمس خلفها.',
      en: 'White dandelion heads in a field of grass, the low sun behind them.',
      fa: 'گوی‌های سفید قاصدک در علفزار، با خورشید کم‌ارتفاع پشت سرشان.',
      he: 'ראשים לבנים של שן־ארי בשדה עשב, והשמש הנמוכה מאחוריהם.',
      ur: 'گھاس کے میدان میں ککروندے کے سفید گولے، پیچھے ڈھلتا سورج۔',
      fr: 'Des aigrettes blanches de pissenlit dans un champ d’herbe, le soleil bas derrière elles.',
    },
    captions: {
      ar: 'بذور هندباء تنتظر الريح.',
      en: 'Dandelion seeds, waiting for a wind.',
      fa: 'دانه‌های قاصدک در انتظار باد.',
      he: 'זרעי שן־ארי מחכים לרוח.',
      ur: 'ہوا کے انتظار میں ککروندے کے بیج۔',
      fr: 'Des graines de pissenlit qui attendent le vent.',
    },
    focalX: 0.26,
    focalY: 0.42,
    photographer: 'Clemens Engelhardt',
    ...givenUp,
  },
  saturn: {
    alts: {
      ar: 'كوكب زحل مضاءً من جانب واحد، تحيط به حلقاته وحدها في سواد الفضاء.',
      en: 'Saturn lit from one side, alone with its rings in the black of space.',
      fa: 'زحل با نوری از یک سو، تنها با حلقه‌هایش در سیاهی فضا.',
      he: 'שבתאי מואר מצד אחד, לבדו עם טבעותיו בשחור החלל.',
      ur: 'ایک طرف سے روشن زحل، خلا کی سیاہی میں اپنے حلقوں کے ساتھ تنہا۔',
      fr: 'Saturne éclairée d’un côté, seule avec ses anneaux dans le noir de l’espace.',
    },
    captions: {
      ar: 'زحل كما رُكّب من لقطات المسبار «كاسيني» قبل يومين من نهايته، وقد مُحيت أقماره من هذه النسخة.',
      en: 'Saturn, assembled from frames that the Cassini probe took two days before its end; its moons were removed from this copy.',
      fa: 'زحل، برآمده از نماهایی که کاوشگر کاسینی دو روز پیش از پایانش گرفت؛ قمرها از این نسخه پاک شده‌اند.',
      he: 'שבתאי, מורכב מתמונות שצילמה הגשושית קאסיני יומיים לפני סופה; הירחים הוסרו מעותק זה.',
      ur: 'زحل، کیسینی خلائی جہاز کی اپنے انجام سے دو دن پہلے لی گئی تصویروں سے جوڑا ہوا؛ اس نسخے سے چاند ہٹا دیے گئے ہیں۔',
      fr: 'Saturne, assemblée à partir de vues prises par la sonde Cassini deux jours avant sa fin ; ses lunes ont été effacées de cette copie.',
    },
    focalX: 0.5,
    focalY: 0.45,
    photographer: 'NASA / JPL-Caltech / Space Science Institute / Julius Enriquez',
    ...nobodys,
  },
  'tea-hills': {
    alts: {
      ar: 'تلال مكسوّة بصفوف شجيرات الشاي الخضراء، والضباب ينزل من الجبل خلفها.',
      en: 'Hills covered in rows of green tea bushes, with mist coming down the mountain behind.',
      fa: 'تپه‌هایی پوشیده از ردیف بوته‌های سبز چای و مه که از کوه پشت سر پایین می‌آید.',
      he: 'גבעות מכוסות שורות ירוקות של שיחי תה, וערפל יורד מן ההר שמאחור.',
      ur: 'چائے کی سبز جھاڑیوں کی قطاروں سے ڈھکی پہاڑیاں، پیچھے پہاڑ سے اترتی دھند۔',
      fr: 'Des collines couvertes de rangs de théiers verts, la brume descendant de la montagne derrière.',
    },
    captions: {
      ar: 'مزارع الشاي في مونار بولاية كيرالا جنوب الهند.',
      en: 'The tea gardens of Munnar, in the south Indian state of Kerala.',
      fa: 'باغ‌های چای مونار در ایالت کرالا، جنوب هند.',
      he: 'מטעי התה של מונאר בקרלה שבדרום הודו.',
      ur: 'جنوبی ہند کی ریاست کیرالا میں منار کے چائے کے باغ۔',
      fr: 'Les jardins de thé de Munnar, au Kerala, dans le sud de l’Inde.',
    },
    focalX: 0.5,
    focalY: 0.6,
    photographer: 'Vivek Kumar',
    ...givenUp,
  },
  heron: {
    alts: {
      ar: 'مالك حزين صغير كستنائيّ العنق أصفر العين، واقف على رأس شجيرة أمام ماء غائم.',
      en: 'A small heron with a chestnut neck and a yellow eye stands on top of a shrub before blurred water.',
      fa: 'حواصیلی کوچک با گردن بلوطی و چشم زرد، ایستاده بر سر بوته‌ای در برابر آبی محو.',
      he: 'אנפה קטנה, צווארה ערמוני ועינה צהובה, עומדת בראש שיח על רקע מים מטושטשים.',
      ur: 'بھوری گردن اور پیلی آنکھ والا چھوٹا بگلا ایک جھاڑی کی چوٹی پر، پیچھے دھندلا پانی۔',
      fr: 'Un petit héron au cou châtain et à l’œil jaune, perché au sommet d’un arbuste devant une eau floue.',
    },
    captions: {
      ar: 'مالك حزين في جزيرة ميريت بفلوريدا، حيث تجاور المحميّة منصّات إطلاق الصواريخ.',
      en: 'A heron on Merritt Island in Florida, where a wildlife refuge lies beside the rocket launch pads.',
      fa: 'حواصیلی در جزیرهٔ مریت فلوریدا، جایی که پناهگاه حیات‌وحش همسایهٔ سکوهای پرتاب موشک است.',
      he: 'אנפה באי מריט שבפלורידה, שבו שמורת טבע גובלת בכני שיגור.',
      ur: 'فلوریڈا کے میرٹ جزیرے پر ایک بگلا، جہاں جنگلی حیات کی پناہ گاہ راکٹ داغنے کے چبوتروں کے پڑوس میں ہے۔',
      fr: 'Un héron à Merritt Island, en Floride, où une réserve naturelle côtoie les pas de tir des fusées.',
    },
    focalX: 0.52,
    focalY: 0.35,
    photographer: 'Campbell Jones',
    ...nobodys,
  },
  'lit-arches': {
    alts: {
      ar: 'أقواس مدرّج حجريّ قديم مضاءة من الداخل بلون ذهبيّ تحت سماء زرقاء داكنة.',
      en: 'The arches of an ancient stone amphitheatre glow gold from within under a deep blue sky.',
      fa: 'قوس‌های آمفی‌تئاتر سنگی کهن که از درون طلایی می‌درخشند، زیر آسمانی نیلی.',
      he: 'קשתות של אמפיתיאטרון אבן עתיק זוהרות מבפנים בזהב תחת שמיים כחולים עמוקים.',
      ur: 'گہرے نیلے آسمان تلے ایک قدیم سنگی اکھاڑے کی محرابیں، اندر سے سنہری روشن۔',
      fr: 'Les arches d’un amphithéâtre antique, dorées de l’intérieur, sous un ciel bleu profond.',
    },
    captions: {
      ar: 'الكولوسيوم في روما، مضاءً من الداخل.',
      en: 'The Colosseum in Rome, lit from within.',
      fa: 'کولوسئوم رم، روشن از درون.',
      he: 'הקולוסיאום ברומא, מואר מבפנים.',
      ur: 'روم کا کولوسیم، اندر سے روشن۔',
      fr: 'Le Colisée, à Rome, éclairé de l’intérieur.',
    },
    focalX: 0.45,
    focalY: 0.55,
    photographer: 'Bence Boros',
    ...givenUp,
  },
  'courtyard-sky': {
    alts: {
      ar: 'نظرة من قاع فناء بيضويّ إلى السماء: طوابق من النوافذ المتوهّجة تلتفّ حول فتحة بيضاء.',
      en: 'Looking up from the floor of an oval courtyard: storeys of glowing windows wind around a white opening.',
      fa: 'نگاهی از کف حیاطی بیضی به آسمان: طبقه‌های پنجره‌های تابان گرد دهانه‌ای سفید می‌پیچند.',
      he: 'מבט מרצפת חצר סגלגלה אל השמיים: קומות של חלונות זוהרים סובבות פתח לבן.',
      ur: 'بیضوی صحن کے فرش سے آسمان کی طرف: دمکتی کھڑکیوں کی منزلیں سفید دہانے کے گرد گھومتی ہیں۔',
      fr: 'Le ciel vu du fond d’une cour ovale : des étages de fenêtres rougeoyantes tournent autour d’une trouée blanche.',
    },
    captions: {
      ar: 'فناء «كاسا ميلا» في برشلونة كما يراه من يرفع رأسه.',
      en: 'The courtyard of Casa Milà in Barcelona, for whoever looks up.',
      fa: 'حیاط کاسا میلا در بارسلون از چشم کسی که سر بلند می‌کند.',
      he: 'חצר קאסה מילה בברצלונה, למי שמרים את הראש.',
      ur: 'بارسلونا کے کاسا میلا کا صحن، سر اٹھا کر دیکھنے والے کے لیے۔',
      fr: 'La cour de la Casa Milà, à Barcelone, pour qui lève la tête.',
    },
    focalX: 0.5,
    focalY: 0.4,
    photographer: 'Alexandre Perotto',
    ...givenUp,
  },
  'winter-street': {
    alts: {
      ar: 'شمس واطئة في آخر شارع تكسو الثلوج سطوح مبانيه، والبخار يصعد بين الأبراج.',
      en: 'A low sun at the end of a street of snow-covered roofs, with steam rising among the towers.',
      fa: 'خورشیدی پایین در انتهای خیابانی با بام‌های برف‌پوش و بخاری که میان برج‌ها بالا می‌رود.',
      he: 'שמש נמוכה בקצה רחוב של גגות מושלגים, ואדים עולים בין המגדלים.',
      ur: 'برف سے ڈھکی چھتوں والی گلی کے آخر میں ڈھلتا سورج، ٹاوروں کے بیچ اٹھتی بھاپ۔',
      fr: 'Un soleil bas au bout d’une rue aux toits enneigés, de la vapeur montant entre les tours.',
    },
    captions: {
      ar: 'آخر النهار في شارع بيكون ببوسطن.',
      en: 'The end of the day on Beacon Street, Boston.',
      fa: 'پایان روز در خیابان بیکن بوستون.',
      he: 'סוף היום ברחוב ביקון בבוסטון.',
      ur: 'بوسٹن کی بیکن سٹریٹ پر دن کا آخر۔',
      fr: 'La fin du jour sur Beacon Street, à Boston.',
    },
    focalX: 0.72,
    focalY: 0.5,
    photographer: 'Matthew Landers',
    ...givenUp,
  },
  osprey: {
    alts: {
      ar: 'عقاب نساريّة بيضاء الصدر بنّية الجناحين واقفة على غصن يابس بين أشجار الصنوبر.',
      en: 'An osprey, white-breasted and brown-winged, perches on a dead branch among pines.',
      fa: 'عقاب ماهی‌گیر با سینهٔ سفید و بال‌های قهوه‌ای بر شاخه‌ای خشک میان کاج‌ها.',
      he: 'שלך לבן חזה וחום כנפיים ניצב על ענף יבש בין אורנים.',
      ur: 'سفید سینے اور بھورے پروں والا مچھلی خور عقاب چیڑ کے درختوں میں ایک سوکھی شاخ پر۔',
      fr: 'Un balbuzard au poitrail blanc et aux ailes brunes, posé sur une branche morte parmi les pins.',
    },
    captions: {
      ar: 'عقاب نساريّة فوق نهر غاردنر في متنزّه يلوستون.',
      en: 'An osprey above the Gardner River in Yellowstone National Park.',
      fa: 'عقاب ماهی‌گیر بر فراز رود گاردنر در پارک ملی یلوستون.',
      he: 'שלך מעל נהר גרדנר בפארק הלאומי ילוסטון.',
      ur: 'یلوسٹون نیشنل پارک میں دریائے گارڈنر کے اوپر ایک مچھلی خور عقاب۔',
      fr: 'Un balbuzard au-dessus de la rivière Gardner, dans le parc de Yellowstone.',
    },
    focalX: 0.46,
    focalY: 0.4,
    photographer: 'National Park Service',
    ...nobodys,
  },
  otters: {
    alts: {
      ar: 'ثعلب ماء مبتلّ يرفع رأسه على ضفّة طينية، وثانٍ يسبح خلفه.',
      en: 'A wet otter raises its head on a muddy bank while another swims behind it.',
      fa: 'سمور آبی خیسی سر بر کنارهٔ گلی بلند کرده و دیگری پشت سرش شنا می‌کند.',
      he: 'לוטרה רטובה מרימה ראש על גדה בוצית, ואחרת שוחה מאחוריה.',
      ur: 'کیچڑ بھرے کنارے پر سر اٹھائے ایک بھیگا اودبلاؤ، پیچھے دوسرا تیر رہا ہے۔',
      fr: 'Une loutre mouillée lève la tête sur une rive boueuse ; une autre nage derrière elle.',
    },
    captions: {
      ar: 'ثعلبا ماء من أمريكا الشمالية في حديقة حيوان أوكلاند.',
      en: 'North American river otters at the Oakland Zoo.',
      fa: 'سمورهای آبی آمریکای شمالی در باغ‌وحش اوکلند.',
      he: 'לוטרות נהר צפון אמריקאיות בגן החיות של אוקלנד.',
      ur: 'آکلینڈ کے چڑیا گھر میں شمالی امریکا کے دریائی اودبلاؤ۔',
      fr: 'Des loutres de rivière d’Amérique du Nord au zoo d’Oakland.',
    },
    focalX: 0.45,
    focalY: 0.45,
    photographer: 'Derrick Coetzee',
    ...givenUp,
  },
}
