/**
 * Broken plurals of Arabic, which no suffix gives away: بنك and بنوك, سبيكة and سبائك. Four patterns are regular
 * enough to be made by rule; what they make is looked up among the words that stories really use, so a wrong guess
 * costs nothing. Nouns of three letters have no rule and are listed: those that news is made of.
 */
import { fold } from '../arabic/fold.ts'

/** Singular, then its plurals. */
const listed = `
بنك بنوك | سوق أسواق | سعر أسعار | سهم أسهم | عقد عقود | رمز رموز | رقم أرقام | ربح أرباح | مال أموال | صك صكوك | سند سندات
بلد بلدان بلاد | دولة دول | شعب شعوب | مدينة مدن | قرية قرى | ميناء موانئ | بحر بحار | نهر أنهار | جبل جبال | أرض أراض أراضي
خبر أخبار | كتاب كتب | نص نصوص | حرف حروف أحرف | لغة لغات | صحيفة صحف | صورة صور | فيلم أفلام | اسم أسماء | كلمة كلمات
عامل عمال | تاجر تجار | طالب طلاب طلبة | كاتب كتاب | قارئ قراء | خبير خبراء | وزير وزراء | رئيس رؤساء | مدير مدراء | أمير أمراء
شريك شركاء | عميل عملاء | زبون زبائن | مريض مرضى | طبيب أطباء | طفل أطفال | رجل رجال | امرأة نساء | ولد أولاد | ابن أبناء
شخص أشخاص | فرد أفراد | عضو أعضاء | صاحب أصحاب | حزب أحزاب | جيش جيوش | حرب حروب | قتيل قتلى | جريح جرحى | لاجئ لاجئون
قانون قوانين | حكم أحكام | حق حقوق | قرار قرارات | شرط شروط | بند بنود | قاض قضاة قاضي | محام محامون محامي محامين | قضية قضايا
رسم رسوم | أجر أجور | دخل دخول | فائدة فوائد | ضريبة ضرائب | حوالة حوالات | دين ديون | قرض قروض | راتب رواتب | خطر أخطار مخاطر
عمل أعمال | فعل أفعال | أثر آثار | سبب أسباب | هدف أهداف | دور أدوار | حدث أحداث | أزمة أزمات | خطأ أخطاء | حل حلول | خطة خطط
عام أعوام | سنة سنوات سنين | شهر أشهر شهور | يوم أيام | أسبوع أسابيع | ساعة ساعات | قرن قرون | فصل فصول | ليلة ليال ليالي
ماء مياه | نفط | غاز غازات | نجم نجوم | شمس شموس | ريح رياح | حجر أحجار | شجرة أشجار شجر | نخلة نخيل نخل | سمكة سمك أسماك
بيت بيوت | باب أبواب | جدار جدران | طريق طرق | جسر جسور | شارع شوارع | كشك أكشاك | مقهى مقاه مقاهي | دكان دكاكين | فرع فروع
قمر أقمار | جهاز أجهزة | نظام أنظمة نظم | غذاء أغذية | دواء أدوية | سلاح أسلحة | عملة عملات | رصيد أرصدة | طعام أطعمة | فلاح فلاحون
نوع أنواع | شكل أشكال | حجم أحجام | عدد أعداد | جزء أجزاء | قسم أقسام | طن أطنان | متر أمتار | لتر لترات | كيلو | غرام غرامات
رغيف أرغفة | خبز | علم أعلام علوم | فكرة أفكار | رأي آراء | تجربة تجارب | نموذج نماذج | ملف ملفات | سجل سجلات | حساب حسابات
لاعب لاعبون | فريق فرق | هاتف هواتف | سفينة سفن | خط خطوط | فيروس فيروسات | كابل كوابل كيبل | إنترنت انترنيت | أخ إخوة | أخت أخوات`

const groups: ReadonlyMap<string, readonly string[]> = new Map(
  listed
    .split(/\||\n/)
    .map((group) => group.trim().split(' ').map(fold))
    .filter((group) => group.length > 1)
    .flatMap((group) => group.map((word) => [word, group] as const)),
)

const letter = '([ء-ي])'
/** Not ه, which at the end is most often a ة. */
const last = '([ء-نوي])'
/** Each pattern with what its groups become, in both directions. Folded: فعائل is فعايل. */
const patterns: readonly (readonly [pattern: RegExp, forms: readonly string[]])[] = [
  // سبيكة سبائك، رقاقة رقائق، شهادة
  [new RegExp(`^${letter}${letter}[ايو]${last}ه$`), ['$1$2اي$3']],
  [new RegExp(`^${letter}${letter}اي${last}$`), ['$1$2ي$3ه', '$1$2ا$3ه', '$1$2و$3ه']],
  // مخبز مخابز، محفظة محافظ، درهم دراهم
  [new RegExp(`^${letter}${letter}${letter}${last}ه?$`), ['$1$2ا$3$4']],
  [new RegExp(`^${letter}${letter}ا${letter}${last}$`), ['$1$2$3$4', '$1$2$3$4ه']],
  // خادم خوادم، قاعدة قواعد
  [new RegExp(`^${letter}ا${letter}${last}ه?$`), ['$1وا$2$3']],
  [new RegExp(`^${letter}وا${letter}${last}$`), ['$1ا$2$3', '$1ا$2$3ه']],
  // صندوق صناديق، مفتاح مفاتيح، حاسوب حواسيب
  [new RegExp(`^${letter}${letter}${letter}[اوي]${last}$`), ['$1$2ا$3ي$4']],
  [new RegExp(`^${letter}${letter}ا${letter}ي${last}$`), ['$1$2$3و$4', '$1$2$3ا$4', '$1$2$3ي$4']],
  [new RegExp(`^${letter}ا${letter}و${last}$`), ['$1وا$2ي$3']],
  [new RegExp(`^${letter}وا${letter}ي${last}$`), ['$1ا$2و$3']],
]

/** Other numbers of a noun, as they may be written; many do not exist. @param stem folded, without prefixes */
export function otherNumbers(stem: string): string[] {
  const known = groups.get(stem)
  const made = patterns.flatMap(([pattern, forms]) =>
    pattern.test(stem) ? forms.map((form) => stem.replace(pattern, form)) : [],
  )
  return [...new Set([...(known ?? []), ...made])].filter((each) => each !== stem)
}
