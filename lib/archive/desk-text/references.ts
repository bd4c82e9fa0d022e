/** Words that send the reader to an earlier story, as desks leave them when a link is lost: «اقرأ ذلك من هنا». */

/** Between any two words there may be one space of any kind; a phrase never starts or ends inside a word. */
const phrase = (source: string): string =>
  String.raw`(?<![\p{L}\p{M}])(?:${source.replaceAll(' ', String.raw`[ \t\u00A0]+`)})(?![\p{L}\p{M}])`

const phrases = [
  // ar
  'و?(?:[اإأ]?قر[أؤا](?:وا|ها|ه)?|طالع(?:وا)?|[اإأ]نظر(?:وا)?|للمزيد|لقراءة|يمكنكم? قراءة|لمزيد من التفاصيل)(?: (?:ذلك|عنه|عنها|عن ذلك|المزيد|المقال|التقرير|الخبر|الموضوع|التفاصيل|مقالنا|تقريرنا|السابق|كاملًا|كاملا)){0,3}(?: من)? هنا',
  // en
  '(?:you can )?read(?: (?:it|that|this|more|about it|all|the story|the report|the article|our story|our report|our earlier story|our earlier report|the full story))?(?: about (?:it|that|this))? here',
  // fa
  '(?:(?:آن را|این گزارش را|بیشتر|ادامه را|شرح آن را) )?(?:از |در )?اینجا (?:بخوانید|ببینید)',
  // fr
  "(?:à )?(?:lire|relire|lisez-le|lisez-la|lisez|voir)(?: (?:aussi|l[’']article|notre article|notre enquête|notre reportage|la suite))? ici",
  // he
  '(?:קראו|קרא|לקריאה|ראו|לקרוא)(?: (?:על כך|עוד|את הכתבה|את זה|אותה|אותו|בהרחבה|הכתבה המלאה)){0,2} כאן',
  // ur
  '(?:(?:اسے|یہ خبر|یہ رپورٹ|مزید|تفصیل|پوری خبر) )?یہاں (?:سے )?(?:پڑھیں|پڑھیے|پڑھئے|دیکھیں|ملاحظہ کریں)',
]
const pattern = new RegExp(phrases.map(phrase).join('|'), 'giu')

export type ReferenceWords = { start: number; end: number; words: string }

/** Where a text mentions an earlier story without linking to it, as UTF-16 positions, in order. */
export function findReferences(text: string): ReferenceWords[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    words: match[0],
  }))
}
