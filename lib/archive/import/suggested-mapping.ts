/** What is suggested before anybody has decided: what an import would do by itself, but for what is nobody and no section. */
import { fold } from '../../arabic/fold.ts'
import type { Inventory, InventoryCategory, InventoryPerson } from './file-inventory.ts'
import { cleanName } from './filing.ts'
import {
  type CategoryTarget,
  type ImportMapping,
  importMapping,
  type PersonTarget,
} from './import-mapping.ts'
import type { KnownPeople, KnownTerms } from './known-entries.ts'

const folded = (names: readonly string[]): ReadonlySet<string> => new Set(names.map(fold))

/** Accounts that are a machine's, or the house's. */
const nobodies = folded([
  'admin',
  'administrator',
  'webmaster',
  'wordpress',
  'root',
  'مدير',
  'المدير',
  'مدير الموقع',
  'إدارة الموقع',
  'الإدارة',
  'مشرف',
  'المشرف',
])

/** Categories that say where on the front a story stood, or that nobody said what it is about. */
const noSections = folded([
  'عاجل',
  'عاجلة',
  'أخبار عاجلة',
  'الأخبار العاجلة',
  'خبر عاجل',
  'شريط الأخبار',
  'سلايدر',
  'السلايدر',
  'سلايد',
  'مميز',
  'مميزة',
  'المميز',
  'أخبار مميزة',
  'مواضيع مميزة',
  'مختارات',
  'الرئيسية',
  'الصفحة الرئيسية',
  'غير مصنف',
  'بدون تصنيف',
  'بلا تصنيف',
  'breaking',
  'breaking news',
  'urgent',
  'ticker',
  'slider',
  'slide',
  'slideshow',
  'featured',
  'home',
  'homepage',
  'uncategorized',
  'uncategorised',
])

/** A slug says it in other letters: `breaking-news`. */
const wordsOf = (key: string): string => fold(key.replaceAll(/[-_]+/g, ' '))

/** What an import does with somebody of whom the mapping says nothing. */
export function usualPerson({ key, name, email }: InventoryPerson, authors: KnownPeople): PersonTarget {
  const called = cleanName(name)
  const known = authors.find({ name: called, email })
  return known ? { key, to: 'known', id: known.id } : { key, to: 'new', name: called || key }
}

/** The same of a category. */
export function usualCategory({ key, name }: InventoryCategory, sections: KnownTerms): CategoryTarget {
  const called = cleanName(name)
  const known = sections.find({ name: called, slug: key === name ? null : key })
  return known ? { key, to: 'section', id: known.id } : { key, to: 'new-section', name: called || key }
}

/** Only what is otherwise than an import would do by itself. */
export function suggestedMapping(
  { people, categories }: Pick<Inventory, 'people' | 'categories'>,
  { authors, sections }: { authors: KnownPeople; sections: KnownTerms },
): ImportMapping {
  return importMapping.parse({
    people: people
      .filter((each) => usualPerson(each, authors).to === 'new')
      .filter(({ key, name }) => nobodies.has(wordsOf(key)) || nobodies.has(fold(name)))
      .map(({ key }) => ({ key, to: 'nobody' })),
    categories: categories
      .filter((each) => usualCategory(each, sections).to === 'new-section')
      .filter(({ key, name }) => noSections.has(wordsOf(key)) || noSections.has(fold(name)))
      .map(({ key }) => ({ key, to: 'nothing' })),
  })
}

/** What was decided of a site, and what is suggested of those of whom nothing was said. */
export function withSuggested(decided: ImportMapping, suggested: ImportMapping): ImportMapping {
  const people = new Set(decided.people.map(({ key }) => key))
  const categories = new Set(decided.categories.map(({ key }) => key))
  return {
    ...decided,
    people: [...decided.people, ...suggested.people.filter(({ key }) => !people.has(key))],
    categories: [...decided.categories, ...suggested.categories.filter(({ key }) => !categories.has(key))],
  }
}
