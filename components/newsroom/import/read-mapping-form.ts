import type { saveMapping } from '@/lib/archive/import/map-run.ts'
import type { InputOf } from '@/lib/newsroom/operation.ts'
import type { Typed } from '../forms/form-state.ts'

type Mapping = InputOf<typeof saveMapping>

/** A field that a form with a mapping in it has. */
export const mappingMark = 'mapping'

/** Names of fields of a row, by what the file calls it. */
export const personField = (key: string): string => `person ${key}`
export const whoField = (key: string): string => `who ${key}`
export const categoryField = (key: string): string => `category ${key}`
export const calledField = (key: string): string => `called ${key}`
export const typeField = (key: string): string => `type ${key}`

export const columnField = (name: string): string => `column ${name}`

/** What is said of the columns of a table, as its form sends it. */
export const readColumnsForm = (typed: Typed): { name: string; is: string }[] =>
  Object.entries(typed).flatMap(([field, [is = ''] = []]) =>
    field.startsWith(columnField('')) ? [{ name: field.slice(columnField('').length), is }] : [],
  )

/** A mapping as its form sends it; whether it can be taken, the operation says. */
export function readMappingForm(runId: string, typed: Typed): Mapping {
  const keysOf = (fieldOf: (key: string) => string): string[] => {
    const start = fieldOf('')
    return Object.keys(typed).flatMap((name) => (name.startsWith(start) ? [name.slice(start.length)] : []))
  }
  const one = (name: string): string => typed[name]?.[0] ?? ''
  return {
    runId,
    people: keysOf(personField).map((key) => ({
      key,
      to: one(personField(key)) as NonNullable<Mapping['people']>[number]['to'],
      who: one(whoField(key)),
    })),
    categories: keysOf(categoryField).map((key) => {
      const [, to = '', section = ''] = /^(section)?:?(.*)$/s.exec(one(categoryField(key))) ?? []
      return {
        key,
        to: (to || section) as NonNullable<Mapping['categories']>[number]['to'],
        section: to ? section : '',
        called: one(calledField(key)),
      }
    }),
    types: keysOf(typeField).map((type) => ({
      type,
      to: one(typeField(type)) as NonNullable<Mapping['types']>[number]['to'],
    })),
    tags: one('tags') === 'none' ? null : Number.parseInt(one('tags') || '0', 10),
    pages: one('pages') === 'leave-out' ? 'leave-out' : 'draft',
  }
}

/** The field in which a name was typed that nobody has, or that is its own. */
export const wrongNameField = (typed: Typed, subject: string): string | null =>
  Object.keys(typed).find((name) => name.startsWith(whoField('')) && typed[name]?.[0] === subject) ??
  (typed[whoField(subject)] ? whoField(subject) : null)
