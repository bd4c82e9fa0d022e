/** Who is named in a note: what is typed behind an @. Knows no screen. */
import { fold } from '@/lib/arabic/fold.ts'
import { inLocale, type Locale } from '@/lib/locale/table.ts'
import type { Mentionable } from '@/lib/newsroom/notes/mentionable.ts'
import type { Mention } from '@/lib/vocabulary.ts'

/** Everybody who may be named, as they would stand in the words. */
export const mentionsOf = ({ people, desks }: Mentionable, locale: Locale): Mention[] => [
  ...people.map(({ id, name }): Mention => ({ kind: 'person', id, name })),
  ...desks.map(({ id, names }): Mention => ({ kind: 'desk', id, name: inLocale(names, locale) })),
]

/** Letters of a name that are typed before nobody is meant by them any longer. */
const longestAsked = 40

/** What is asked for behind the last @ before the cursor; null where nobody is about to be named. */
export function askedName(words: string, cursor: number): { at: number; query: string } | null {
  const at = words.lastIndexOf('@', cursor - 1)
  if (at < 0 || cursor - at > longestAsked) return null
  const query = words.slice(at + 1, cursor)
  // An address of e-mail names nobody; «و@هدى» does.
  if (/[\n@]/.test(query) || /[\p{Script=Latin}\p{N}._-]/u.test(words.charAt(at - 1))) return null
  return { at, query }
}

const mostFound = 8

/** Those whose names, or a further name of theirs, begin so; nobody where a whole name stands there already. */
export function findMentions(all: readonly Mention[], query: string): Mention[] {
  const asked = fold(query).trim()
  if (all.some(({ name }) => query.startsWith(`${name} `))) return []
  const begins = ({ name }: Mention) => {
    const folded = fold(name)
    return folded.startsWith(asked) || folded.includes(` ${asked}`)
  }
  return all.filter(begins).slice(0, mostFound)
}

/**
 * Who is named in some words. Of several with the same name those who were chosen, else all of them.
 * @param chosen by the list, or earlier
 */
export function namedIn(words: string, all: readonly Mention[], chosen: readonly Mention[]): Mention[] {
  const byName = Map.groupBy([...chosen, ...all], ({ name }) => name)
  const longestFirst = [...byName.keys()].filter(Boolean).sort((one, other) => other.length - one.length)
  const found = new Map<string, Mention>()
  let rest = words
  for (const name of longestFirst) {
    if (!rest.includes(`@${name}`)) continue
    rest = rest.replaceAll(`@${name}`, '\n')
    const own = chosen.filter((each) => each.name === name)
    for (const each of own.length > 0 ? own : (byName.get(name) ?? []))
      found.set(`${each.kind} ${each.id}`, each)
  }
  return [...found.values()]
}

/** Words in pieces, those that name somebody apart. */
export function inPieces(words: string, mentions: readonly Mention[]): { text: string; isName: boolean }[] {
  const names = [...new Set(mentions.map(({ name }) => `@${name}`))].sort(
    (one, other) => other.length - one.length,
  )
  let pieces = [{ text: words, isName: false }]
  for (const name of names)
    pieces = pieces.flatMap((piece) =>
      piece.isName
        ? [piece]
        : piece.text
            .split(name)
            .flatMap((text, n) => [...(n > 0 ? [{ text: name, isName: true }] : []), { text, isName: false }])
            .filter(({ text }) => text),
    )
  return pieces
}
