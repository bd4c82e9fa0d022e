/** Authors and topics that a query names. */

import { sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import type { PerLocale } from '../locale/table.ts'
import { itemAt } from '../present.ts'
import { isAbbreviationOf, isSameName } from './same-name.ts'
import { splitWords } from './split-words.ts'

export type NameKind = 'author' | 'topic'

/** A name as the database keeps it: names are split alike whatever their language. */
export const wordsOfName = (name: string): string[] => splitWords(name, 'ar').map(({ word }) => word)
const foldedName = (name: string): string => wordsOfName(name).join(' ')

/** One name in one spelling: folded words, and the stems of each. */
export type Label = { text: string; words: ReadonlySet<string>[] }

/** Somebody or something with names in several languages and spellings. */
export type Named = { kind: NameKind; id: string; names: PerLocale; labels: Label[] }

/** Of those that share a word with the query, those that share most. */
const mostCandidates = 60

type Reading = { sure: ReadonlySet<string>; maybe: ReadonlySet<string> }

/** What words were read as: it depends on nothing but the word, and the database takes some time over each. */
const readings = new Map<string, Reading>()
const mostReadings = 20_000
const longestRemembered = 40

/**
 * What each word may be when it stands in a name. Names are stemmed alike whatever their language, so that one spelling
 * finds them from every language; a plural in ات counts as the feminine's, so that عملات is not العمل.
 */
export async function stemsOfNames(
  { orm }: Database,
  words: readonly string[],
): Promise<(word: string) => Reading> {
  const none = { sure: new Set<string>(), maybe: new Set<string>() }
  const asked = new Set(words)
  const known = new Map(
    [...asked].flatMap((word) => {
      const reading = readings.get(word)
      return reading ? [[word, reading] as const] : []
    }),
  )
  const unknown = [...asked].filter((word) => !known.has(word))
  if (unknown.length > 0) {
    const { rows } = await orm.execute<{ word: string; stems: string[] }>(sql`
      SELECT word, public.search_stems('', word) AS stems FROM unnest(${sql.param(unknown)}::text[]) AS word`)
    if (readings.size + rows.length > mostReadings) readings.clear()
    for (const { word, stems } of rows) {
      const kept = stems.filter((stem) => !stems.includes(`${stem}ه`))
      const sure = new Set(kept.filter((stem) => !stem.startsWith('~')))
      const maybe = new Set(kept.filter((stem) => stem.startsWith('~')).map((stem) => stem.slice(1)))
      known.set(word, { sure, maybe })
      if (word.length <= longestRemembered) readings.set(word, { sure, maybe })
    }
  }
  return (word) => known.get(word) ?? none
}

/** Authors and topics one of whose names has one of these stems, with all their names. */
export async function namesWith(
  db: Database,
  kinds: readonly NameKind[],
  stems: readonly string[],
): Promise<Named[]> {
  if (stems.length === 0) return []
  const { rows } = await db.orm.execute<{
    kind: NameKind
    id: string
    names: PerLocale
    labels: string
  }>(sql`
    SELECT kind, id, names, labels FROM (
      SELECT 'author' AS kind, id, names, search_names AS labels, search_stems AS stems FROM author
      WHERE ${kinds.includes('author')} AND search_stems && ${sql.param(stems)}::text[]
      UNION ALL
      SELECT 'topic', id, names, search_names, search_stems FROM topic
      WHERE ${kinds.includes('topic')} AND search_stems && ${sql.param(stems)}::text[]
    ) AS named
    ORDER BY (SELECT count(*) FROM unnest(stems) AS stem WHERE stem = ANY(${sql.param(stems)}::text[])) DESC, id
    LIMIT ${mostCandidates}`)
  const stemsOf = await stemsOfNames(
    db,
    rows.flatMap(({ labels }) => labels.split(/\s+/)),
  )
  return rows.map(({ labels, ...row }) => ({
    ...row,
    labels: [...new Set(labels.split('\n'))].filter(Boolean).map((text) => ({
      text,
      words: text.split(' ').map((word) => stemsOf(word).sure),
    })),
  }))
}

/** Authors or topics that have all these words in one name, in any order. */
export async function namesWithAll(
  db: Database,
  kinds: readonly NameKind[],
  words: readonly string[],
): Promise<Named[]> {
  const stemsOf = await stemsOfNames(db, words)
  const asked = words.map((word) => stemsOf(word).sure)
  const candidates = await namesWith(db, kinds, [...new Set(asked.flatMap((stems) => [...stems]))])
  return candidates.filter(({ labels }) =>
    labels.some((label) => asked.every((stems) => label.words.some((word) => overlap(stems, word)))),
  )
}

const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  for (const each of a) if (b.has(each)) return true
  return false
}

/** A name that a run of the query's words spells out whole. */
export type NameFound = {
  named: Named
  start: number
  end: number
  label: Label
  /**
   * Whether it is the thing's own name, in whatever language or spelling. Else it is a word that only suggests the
   * topic: `ransomware` is not another name of cybersecurity.
   */
  isOwn: boolean
}

/** Whole names among a query's words, the longest first. @param words each word's stems */
export function namesAmong(words: readonly ReadonlySet<string>[], candidates: readonly Named[]): NameFound[] {
  const found = new Map<string, NameFound>()
  for (const named of candidates) {
    for (const label of named.labels) {
      for (let start = 0; start + label.words.length <= words.length; start++) {
        const end = start + label.words.length
        const key = `${named.kind} ${named.id} ${start}`
        const spells = label.words.every((stems, offset) => overlap(stems, itemAt(words, start + offset)))
        if (!spells || (found.get(key)?.end ?? 0) > end) continue
        const isOwn = ownLabels(named).some(
          (own) => isSameLabel(own, label) || isAbbreviationOf(label.text, own.text),
        )
        if (isOwn || !found.get(key)?.isOwn) found.set(key, { named, start, end, label, isOwn })
      }
    }
  }
  return [...found.values()].sort((a, b) => b.end - b.start - (a.end - a.start))
}

/** The labels that stand for the same as the one found: every spelling of its own name, or of this suggestive word. */
export function otherLabels({ named, label, isOwn }: NameFound): Label[] {
  const own = ownLabels(named)
  return named.labels.filter(
    (each) =>
      each !== label && (isOwn ? own.some((name) => isSameLabel(name, each)) : isSameLabel(label, each)),
  )
}

function ownLabels({ names, labels }: Named): Label[] {
  const own = new Set(Object.values(names).map((name) => foldedName(name)))
  return labels.filter(({ text }) => own.has(text))
}

/** Whatever the order of the words: المصدر المفتوح and مفتوح المصدر. */
const isSameLabel = (a: Label, b: Label): boolean =>
  isSameName(a.text, b.text) ||
  (a.words.length === b.words.length &&
    a.words.every((stems) => b.words.some((other) => overlap(stems, other))) &&
    b.words.every((stems) => a.words.some((other) => overlap(stems, other))))
