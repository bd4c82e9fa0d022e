/**
 * The words this paper's newsroom and readers' pages have agreed on, in Arabic and English, and the ones they avoid with
 * what to write instead. `glossary.test.ts` holds every message to them. `why` stands where it is not plain.
 */
export type Term = {
  id: string
  ar: string
  en: string
  /** A form that is not written, and the one that is. Vowel marks and what is joined to a word do not matter. */
  avoid?: { ar?: Record<string, string>; en?: Record<string, string> }
  why?: string
}

export const terms: readonly Term[] = [
  {
    id: 'story',
    ar: 'مادة',
    en: 'story',
    avoid: {
      ar: {
        قصة: 'مادة',
        القصة: 'مادة',
        قصتان: 'مادتان',
        قصتين: 'مادتين',
        قصص: 'مواد',
        القصص: 'المواد',
        قصصنا: 'موادنا',
      },
    },
    why: 'A newsroom’s مادة is a report, an interview or a comment; قصة is fiction, or a narrated feature.',
  },
  {
    id: 'unpublish',
    ar: 'ألغِ النشر',
    en: 'Unpublish',
    avoid: {
      ar: {
        احجبها: 'ألغِ النشر',
        احجب: 'ألغِ النشر',
        محجوبة: 'أُلغي نشرها',
        محجوب: 'أُلغي نشرها',
        حجب: 'إلغاء النشر',
        الحجب: 'إلغاء النشر',
        حُجب: 'أُلغي نشره',
        حُجبت: 'أُلغي نشره',
        تُحجب: 'يُلغى نشرها',
      },
      en: {
        'Hide from readers': 'Unpublish',
        'hidden from readers': 'unpublished',
        'was hidden': 'was unpublished',
      },
    },
    why: 'حجب is what a state does to a site. What a paper does to its own story is undo its publishing.',
  },
  { id: 'unpublished', ar: 'أُلغي نشرها', en: 'Unpublished' },
  {
    id: 'embargo',
    ar: 'حظر نشر مؤقت',
    en: 'Embargo',
    avoid: {
      ar: {
        الحظر: 'حظر النشر',
        حظرها: 'حظر النشر',
        'حظر عليها': 'حظر النشر',
        محظورة: 'لا تُنشر قبل',
        محظور: 'لا تُنشر قبل',
        احظرها: 'احظر النشر حتى',
      },
    },
    why: 'محظورة alone reads as banned for good; an embargo ends, and the story is not banned.',
  },
  {
    id: 'embargo-until',
    ar: 'لا تُنشر قبل',
    en: 'Under embargo until',
    avoid: {
      en: { 'Embargoed until': 'Under embargo until' },
    },
  },
  { id: 'kill', ar: 'اسحبها نهائيًا', en: 'Kill', why: 'Readers read سُحبت, withdrawn; the trade says kill.' },
  {
    id: 'standfirst',
    ar: 'الملخّص',
    en: 'Standfirst',
    avoid: {
      ar: { المقدمة: 'الملخّص', مقدمة: 'الملخّص' },
    },
    why: 'المقدمة is the first paragraph of the text itself.',
  },
  {
    id: 'kicker',
    ar: 'العنوان التمهيدي',
    en: 'Kicker',
    avoid: {
      ar: { 'السطر العلوي': 'العنوان التمهيدي', 'سطر علوي': 'عنوان تمهيدي' },
    },
  },
  {
    id: 'dateline',
    ar: 'مكان الخبر',
    en: 'Dateline',
    avoid: {
      ar: { 'مكان التحرير': 'مكان الخبر', 'مكان تحرير': 'مكان الخبر' },
    },
    why: 'Where it happened or was filed, not where it was edited.',
  },
  { id: 'byline', ar: 'التوقيع', en: 'Byline' },
  { id: 'headline', ar: 'العنوان', en: 'Headline' },
  {
    id: 'lead-picture',
    ar: 'الصورة الرئيسة',
    en: 'Lead picture',
    avoid: {
      ar: { 'الصورة الرئيسية': 'الصورة الرئيسة', 'صورة رئيسية': 'صورة رئيسة' },
    },
  },
  {
    id: 'credit',
    ar: 'المصدر',
    en: 'Credit',
    avoid: {
      ar: { 'ذكر لحقوقها': 'ذكر مصدرها', 'ذكر للحقوق': 'ذكر المصدر', 'المصدر أو المصوّر': 'المصدر' },
    },
    why: 'One word for one field, wherever it is shown.',
  },
  {
    id: 'pull-quote',
    ar: 'اقتباس بارز',
    en: 'Pull quote',
    avoid: {
      ar: { 'عبارة بارزة': 'اقتباس بارز' },
    },
  },
  {
    id: 'fact-box',
    ar: 'صندوق معلومات',
    en: 'Fact box',
    why: 'The block’s name in the newsroom. Readers read its heading, معلومات أساسية.',
  },
  {
    id: 'correction',
    ar: 'تصويب',
    en: 'Correction',
    avoid: {
      ar: { تصحيح: 'تصويب', التصحيح: 'تصويب' },
    },
  },
  {
    id: 'tidy',
    ar: 'التدقيق الطباعي',
    en: 'Tidy',
    avoid: {
      ar: {
        تنقيح: 'التدقيق الطباعي',
        التنقيح: 'التدقيق الطباعي',
        'تنقيح الطباعة': 'التدقيق الطباعي',
        'اقتراح تنسيق': 'اقتراح',
        'اقتراحا تنسيق': 'اقتراح',
        'اقتراحات تنسيق': 'اقتراح',
        للتنسيق: 'اقتراح',
      },
    },
    why: 'One name in the toolbar, the panel and the checklist. تنسيق is bold, italic and links.',
  },
  { id: 'draft', ar: 'مسودة', en: 'Draft' },
  {
    id: 'revision',
    ar: 'النسخة',
    en: 'Version',
    avoid: {
      ar: { 'الإصدار المحفوظ': 'النسخة المحفوظة' },
    },
  },
  {
    id: 'bin',
    ar: 'سلة المحذوفات',
    en: 'Bin',
    avoid: {
      ar: { المهملات: 'المحذوفات' },
    },
  },
  { id: 'board', ar: 'المواد', en: 'Stories' },
  {
    id: 'front',
    ar: 'الصفحة الأولى',
    en: 'Front page',
    avoid: {
      ar: { 'الصفحة الرئيسية': 'الصفحة الأولى', 'الصفحة الرئيسة': 'الصفحة الأولى' },
    },
  },
  {
    id: 'newsroom',
    ar: 'غرفة الأخبار',
    en: 'newsroom',
    avoid: {
      ar: { 'الأقسام وحدها': 'غرفة الأخبار وحدها', 'للأقسام وحدها': 'لغرفة الأخبار وحدها' },
    },
  },
  {
    id: 'administration',
    ar: 'الإدارة',
    en: 'Administration',
    avoid: {
      ar: { الدار: 'الإدارة' },
      en: { 'The house': 'Administration', 'the house': 'the paper' },
    },
  },
  {
    id: 'people',
    ar: 'الفريق',
    en: 'People',
    avoid: {
      ar: { العاملون: 'الفريق', العاملين: 'الفريق', عاملون: 'الفريق', عاملين: 'الفريق', للعاملين: 'الفريق' },
    },
  },
  {
    id: 'import-export',
    ar: 'الاستيراد والتصدير',
    en: 'Import and export',
    avoid: {
      ar: { النقل: 'الاستيراد والتصدير', 'عمليات النقل': 'عمليات الاستيراد', 'أدخل ملفًا': 'استورد ملفًا' },
      en: { 'Moving in and out': 'Import and export' },
    },
  },
  {
    id: 'paper',
    ar: 'الصحيفة',
    en: 'The paper',
    avoid: {
      ar: { الجريدة: 'الصحيفة', جريدة: 'الصحيفة' },
    },
  },
  {
    id: 'topic',
    ar: 'الموضوعات',
    en: 'Topics',
    avoid: {
      ar: { الوسوم: 'الموضوعات', وسوم: 'الموضوعات', المواضيع: 'الموضوعات' },
    },
  },
  {
    id: 'sign-in',
    ar: 'تسجيل الدخول',
    en: 'Sign in',
    why: 'With its counterpart the one noun among buttons: every Arabic program calls the two by these names.',
  },
  {
    id: 'sign-out',
    ar: 'تسجيل الخروج',
    en: 'Sign out',
    avoid: {
      ar: { اخرج: 'تسجيل الخروج', خروج: 'تسجيل الخروج' },
    },
  },
  {
    id: 'recovery-code',
    ar: 'رمز استعادة',
    en: 'Recovery code',
    avoid: {
      ar: { 'رمز استرداد': 'رموز استعادة', 'رموز استرداد': 'رموز استعادة' },
    },
  },
  {
    id: 'password',
    ar: 'كلمة المرور',
    en: 'Password',
    avoid: {
      ar: { 'كلمة سر': 'كلمة المرور', 'كلمة السر': 'كلمة المرور' },
    },
  },
  {
    id: 'telegram',
    ar: 'تيليغرام',
    en: 'Telegram',
    avoid: {
      ar: {
        تلغرام: 'تيليغرام',
        تليغرام: 'تيليغرام',
        تيليجرام: 'تيليغرام',
        تليجرام: 'تيليغرام',
        تلجرام: 'تيليغرام',
        تيلغرام: 'تيليغرام',
      },
    },
  },
  {
    id: 'zone',
    ar: 'جميع الأوقات ب',
    en: 'All times are in',
    avoid: {
      ar: { 'بتوقيت التوقيت': 'بتوقيت', 'وفق توقيت': 'بتوقيت' },
      en: { 'clock of': 'in' },
    },
    why: 'The name of a zone begins with توقيت itself (timeZoneName): a message says only ب before it.',
  },
  {
    id: 'done',
    ar: 'أُرسلت إلى المراجعة',
    en: 'Submitted for review',
    avoid: {
      ar: { تم: 'الفعل مبنيًا للمجهول: حُفظ، أُرسلت', تمت: 'الفعل مبنيًا للمجهول: حُفظ، أُرسلت' },
      en: { 'Done:': 'what was done: “Submitted for review.”' },
    },
    why: 'A confirmation says what was done, in a verb; تم with a verbal noun is office Arabic.',
  },
]

/**
 * What buttons say. In Arabic all of them are orders («احذف»), none a verbal noun («حذف»); where English begins with `en`,
 * Arabic does not begin with `noun`.
 */
export const actions: readonly { en: string; ar: string; noun: string }[] = [
  { en: 'Save', ar: 'احفظ', noun: 'حفظ' },
  { en: 'Delete', ar: 'احذف', noun: 'حذف' },
  { en: 'Remove', ar: 'احذف', noun: 'حذف' },
  { en: 'Add', ar: 'أضف', noun: 'إضافة' },
  { en: 'Accept', ar: 'اقبل', noun: 'قبول' },
  { en: 'Refuse', ar: 'ارفض', noun: 'رفض' },
  { en: 'Copy', ar: 'انسخ', noun: 'نسخ' },
  { en: 'Change', ar: 'غيّر', noun: 'تغيير' },
  { en: 'Send', ar: 'أرسل', noun: 'إرسال' },
  { en: 'Make', ar: 'أنشئ', noun: 'إنشاء' },
  { en: 'Show', ar: 'اعرض', noun: 'عرض' },
  { en: 'Show', ar: 'أظهر', noun: 'إظهار' },
  { en: 'Hide', ar: 'أخفِ', noun: 'إخفاء' },
  { en: 'End', ar: 'أنهِ', noun: 'إنهاء' },
  { en: 'Insert', ar: 'أدرج', noun: 'إدراج' },
  { en: 'Replace', ar: 'استبدل', noun: 'استبدال' },
  { en: 'Upload', ar: 'ارفع', noun: 'رفع' },
  { en: 'Move', ar: 'انقل', noun: 'نقل' },
  { en: 'Merge', ar: 'ادمج', noun: 'دمج' },
  { en: 'Split', ar: 'افصل', noun: 'فصل' },
  { en: 'Duplicate', ar: 'كرّر', noun: 'تكرار' },
  { en: 'Cancel', ar: 'ألغِ', noun: 'إلغاء' },
  { en: 'Close', ar: 'أغلق', noun: 'إغلاق' },
  { en: 'Dismiss', ar: 'أخفِ', noun: 'إغلاق' },
  { en: 'Restore', ar: 'أعد', noun: 'إعادة' },
  { en: 'Restore', ar: 'استعد', noun: 'استعادة' },
  { en: 'Redo', ar: 'أعد', noun: 'إعادة' },
  { en: 'Try again', ar: 'أعد', noun: 'إعادة' },
  { en: 'Invite', ar: 'ادعُ', noun: 'دعوة' },
  { en: 'Edit', ar: 'عدّل', noun: 'تعديل' },
  { en: 'Continue', ar: 'تابع', noun: 'متابعة' },
  { en: 'Confirm', ar: 'أكّد', noun: 'تأكيد' },
  { en: 'Turn on', ar: 'فعّل', noun: 'تفعيل' },
  { en: 'Turn off', ar: 'أوقف', noun: 'إيقاف' },
  { en: 'Suspend', ar: 'أوقف', noun: 'إيقاف' },
  { en: 'Reinstate', ar: 'أعد', noun: 'إعادة' },
  { en: 'Choose', ar: 'اختر', noun: 'اختيار' },
  { en: 'Isolate', ar: 'اعزل', noun: 'عزل' },
]
