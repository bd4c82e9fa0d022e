/** Which column of a table is what of a story. */
import { fold } from '../../arabic/fold.ts'

/** What a column may be, with the names that it goes by in exports and in tables kept by hand. */
const names = {
  id: 'id nid uuid guid postid articleid contentid postguid pk رقم معرف الرقم المعرف',
  headline: 'title headline posttitle subject heading عنوان العنوان عنوانالخبر عنوانالمقال عنوانالمادة',
  standfirst:
    'standfirst excerpt summary description subtitle deck teaser intro dek postexcerpt lead ملخص الملخص مقدمة المقدمة وصف الوصف عنوانفرعي العنوانالفرعي',
  // Joomla's first part of a text, mostly all of it: its words, and no summary.
  opening: 'introtext',
  text: 'text body content html fulltext article articlebody postcontent bodyhtml contenthtml bodyvalue story محتوى المحتوى نص النص متن المتن نصالخبر نصالمقال تفاصيل التفاصيل الخبر المقال',
  author:
    'author authors byline writer creator user username uid authorname postauthor createdby كاتب الكاتب مؤلف المؤلف محرر المحرر اسمالكاتب بقلم',
  date: 'date published publishedat publisheddate publishdate publishedon pubdate postdate datepublished created createdat createddate creationdate authoredon publishup تاريخ التاريخ تاريخالنشر نشرفي',
  section:
    'section category categories categoryname channel desk rubric قسم القسم تصنيف التصنيف باب الباب فئة الفئة',
  topics:
    'tags tag topics topic keywords keyword labels label hashtags وسوم الوسوم وسم الوسم كلماتمفتاحية الكلماتالمفتاحية موضوعات الموضوعات',
  address:
    'url link permalink address path canonicalurl pageurl viewnode postpageurl رابط الرابط عنوانالصفحة',
  slug: 'slug urlslug postname postslug alias',
  picture:
    'image picture photo thumbnail featuredimage imageurl cover coverimage mainimage heroimage leadimage fieldimage imagesrc صورة الصورة صورةالخبر رابطالصورة',
  caption: 'imagecaption caption picturecaption photocaption تعليق التعليق تعليقالصورة',
  language: 'language lang locale langcode لغة اللغة',
  state: 'status state poststatus ispublished publicationstatus حالة الحالة',
} as const

export type TableField = keyof typeof names
export const tableFields = Object.keys(names) as [TableField, ...TableField[]]

/** By field, the name of its column as the table writes it. */
export type TableMapping = Partial<Record<TableField, string>>

/** What somebody says columns are; null for what none of them is, whatever it is called. */
export type ChosenColumns = Partial<Record<TableField, string | null>>

/** Letters and digits alone: `Post Title`, `post_title` and `«العنوان»` as one writes them without anything. */
const plain = (name: string): string => fold(name).replace(/[^\p{L}\p{N}]/gu, '')

const fieldOf = new Map<string, TableField>(
  tableFields.flatMap((field) => names[field].split(' ').map((name) => [plain(name), field] as const)),
)
const rankOf = new Map<string, number>(
  tableFields.flatMap((field) => names[field].split(' ').map((name, rank) => [plain(name), rank] as const)),
)

/** Drupal's fields, and Joomla's, begin with what they are. */
const bare = (column: string): string => plain(column.replace(/^(?:field_|node\.|a\.)/i, ''))

export const isKnownColumn = (column: string): boolean => fieldOf.has(bare(column))

/** Of two columns that may be the same, that whose name says it most plainly; the other is left out. */
export function mappingOf(columns: readonly string[]): { mapping: TableMapping; unknown: string[] } {
  const mapping: TableMapping = {}
  const rank = (column: string) => rankOf.get(bare(column)) ?? 99
  for (const column of columns) {
    const field = fieldOf.get(bare(column))
    const held = field && mapping[field]
    if (field && (held === undefined || rank(column) < rank(held))) mapping[field] = column
  }
  const used = new Set(Object.values(mapping))
  return { mapping, unknown: columns.filter((column) => !used.has(column) && column.trim()) }
}

/** `published` is a moment to some, and yes or no to others. */
export function asAnswered(mapping: TableMapping, said: (column: string) => string): TableMapping {
  const { date, state, ...others } = mapping
  if (date === undefined || state !== undefined) return mapping
  return /^(?:true|false|t|f|yes|no|0|1)$/i.test(said(date)) ? { ...others, state: date } : mapping
}
