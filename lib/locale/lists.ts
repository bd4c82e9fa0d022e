/** Lists in running text: «سلمى وكريم»، “Salma, Karim and Leila”. */
import { type Locale, type LocaleFacts, localeTable } from './table.ts'

export type ListPart = { type: 'member'; index: number } | { type: 'joint'; value: string }

const letterOf: Record<LocaleFacts['script'], RegExp> = {
  Arab: /^\p{scx=Arabic}/u,
  Aran: /^\p{scx=Arabic}/u,
  Hebr: /^\p{Script=Hebrew}/u,
  Latn: /^\p{Script=Latin}/u,
}

/**
 * The members of a list, by index, and what stands between them: for members that are elements. An Arabic و or a
 * Hebrew ו is written onto its word, but not onto a number or a Latin name.
 */
export function listParts(members: readonly string[], locale: Locale): ListPart[] {
  const { list, script } = localeTable[locale]
  return members.flatMap((member, index): ListPart[] => {
    const part: ListPart = { type: 'member', index }
    if (index === 0) return [part]
    const joint = index === members.length - 1 ? list.last : list.between
    const clings = joint === list.last && !letterOf[script].test(member)
    return [{ type: 'joint', value: (clings && list.foreign) || joint }, part]
  })
}

/** A list as text. Newspapers set no comma before the last “and”, whatever CLDR does in English, Persian and Urdu. */
export const formatList = (members: readonly string[], locale: Locale): string =>
  listParts(members, locale)
    .map((part) => (part.type === 'joint' ? part.value : members[part.index]))
    .join('')
