/** From a query to what must stand in a story: which words in which forms, filed under what, written by whom. */

import type { Database } from '../db/open.ts'
import type { Locale } from '../locale/table.ts'
import { firstOf, itemAt, lastOf, present } from '../present.ts'
import {
  type Label,
  type NameFound,
  type NameKind,
  namesAmong,
  namesWith,
  namesWithAll,
  otherLabels,
  stemsOfNames,
  wordsOfName,
} from './names.ts'
import type { NameAsked, Query, Term } from './parse-query.ts'
import { isStopWord } from './stop-words.ts'
import { attested, type Forms, formsOf, withPrefixOnly } from './word-forms.ts'

/** Words next to each other, each in any of its forms. */
export type Sequence = readonly (readonly string[])[]

/** One thing that was asked for. */
export type Wanted = {
  /** As it was typed. */
  terms: readonly Term[]
  /** Any of these satisfies it; each is several sequences that must all stand in the story. */
  any: readonly (readonly Sequence[])[]
  /** So does being filed under one of these topics, or written by one of these authors. */
  topicIds: readonly string[]
  /** Topics that its words only suggest: for when they stand in no story. */
  suggestedTopicIds: readonly string[]
  authorIds: readonly string[]
}

export type Plan = {
  wanted: readonly Wanted[]
  unwanted: readonly Sequence[]
  /** One of each list. An empty list is a name that nobody has. */
  authors: readonly (readonly string[])[]
  topics: readonly (readonly string[])[]
  from: string | null
  before: string | null
  /** Authors and topics that the query names whole. */
  named: readonly NameFound[]
}

export async function planSearch(db: Database, locale: Locale, query: Query): Promise<Plan> {
  const { terms, authors, topics } = await readFields(db, query)
  const names = await wholeNames(db, locale, terms)
  const groups = await intoGroups(db, locale, terms, names)
  const words = [...terms, ...query.unwanted].flatMap((term) => term.words)
  const forms = await formsOf(db, locale, words)
  const splits = await splitUnknown(db, locale, terms, forms)
  const labels = await sequencesOf(db, locale, names.flatMap(otherLabels))
  const partly = await authorsPartlyNamed(db, groups, forms)
  const wanted = groups.flatMap(({ terms: group, names: of, joined }): Wanted[] => {
    const sequences = group.flatMap((term) => sequenceOf(term, locale, forms))
    if (sequences.length === 0 && !of.some(({ isOwn }) => isOwn)) return []
    // A name is one only while its words stand together.
    const together = of.length > 0 ? [sequences.flat()] : sequences
    const ids = (kind: NameKind, own: boolean) =>
      of.filter(({ named, isOwn }) => named.kind === kind && isOwn === own).map(({ named }) => named.id)
    return [
      {
        terms: group,
        any: [
          ...(sequences.length > 0 ? [together] : []),
          ...(joined ? [[[[joined]]]] : []),
          ...group.flatMap((term) => splits.get(term) ?? []).map((split) => [split]),
          ...of
            .flatMap(otherLabels)
            .flatMap((label) => labels.get(label) ?? [])
            .map((label) => [label]),
        ],
        topicIds: ids('topic', true),
        suggestedTopicIds: ids('topic', false),
        authorIds: [...ids('author', true), ...(partly.get(group) ?? [])],
      },
    ]
  })
  const unwanted = query.unwanted.flatMap((term) => sequenceOf(term, locale, forms))
  return { wanted, unwanted, authors, topics, from: query.from, before: query.before, named: names }
}

/** A term as it must stand in a story; none when it is only words that every story has. */
function sequenceOf(term: Term, locale: Locale, forms: ReadonlyMap<string, Forms>): Sequence[] {
  const { exact } = term
  let { words } = term
  if (exact) {
    if (words.every((word) => isStopWord(word, locale))) return []
    return [
      words.map((word) =>
        present(forms.get(word), 'form of this word').forms.filter((form) => withPrefixOnly(word, form)),
      ),
    ]
  }
  // “l’argent”, “d’abord”: what is elided is not part of the phrase.
  while (words[0] !== undefined && isStopWord(words[0], locale)) words = words.slice(1)
  while (words.length > 0 && isStopWord(lastOf(words), locale)) words = words.slice(0, -1)
  return words.length > 0 ? [words.map((word) => present(forms.get(word), 'form of this word').forms)] : []
}

/** Authors who have a word in their name that no story has: “Haddad” alone is asked for as often as the whole name. */
async function authorsPartlyNamed(
  db: Database,
  groups: readonly Group[],
  forms: ReadonlyMap<string, Forms>,
): Promise<Map<Term[], string[]>> {
  const found = new Map<Term[], string[]>()
  for (const { terms, names } of groups) {
    const words = terms.flatMap((term) => (term.exact ? [] : term.words))
    if (
      names.length > 0 ||
      words.length === 0 ||
      words.some((word) => present(forms.get(word), 'form of this word').known)
    )
      continue
    found.set(
      terms,
      (await namesWithAll(db, ['author'], words)).map(({ id }) => id),
    )
  }
  return found
}

/** Other names of the same, as they may stand in a story; those that hold a word no story has are left out. */
async function sequencesOf(
  db: Database,
  locale: Locale,
  labels: readonly Label[],
): Promise<Map<Label, Sequence[]>> {
  const forms = await formsOf(
    db,
    locale,
    labels.flatMap(({ text }) => text.split(' ')),
  )
  return new Map(
    labels.map((label) => {
      const words = label.text.split(' ').map((word) => present(forms.get(word), 'form of this word'))
      return [label, words.every(({ known }) => known) ? [words.map((word) => word.forms)] : []]
    }),
  )
}

type Group = { terms: Term[]; names: NameFound[]; joined: string | null }

/**
 * Terms that mean one thing together: a whole name, or two halves of a word that stories write as one («أبو ظبي»).
 */
async function intoGroups(db: Database, locale: Locale, terms: Term[], names: NameFound[]): Promise<Group[]> {
  const pairs = terms.map((term, at) => {
    const next = terms[at + 1]
    const both = next && !term.exact && !next.exact && term.words.length === 1 && next.words.length === 1
    return both ? firstOf(term.words) + firstOf(next.words) : null
  })
  const known = await attested(
    db,
    locale,
    pairs.filter((pair) => pair !== null),
  )
  const groups: Group[] = []
  for (let at = 0; at < terms.length; ) {
    const here = names.filter(({ start }) => start === at)
    // They come longest first.
    const end = here[0]?.end ?? at + 1
    const asOne = pairs[at] ?? null
    const pair = here.length === 0 && asOne !== null && known.has(asOne) ? asOne : null
    groups.push({
      terms: terms.slice(at, pair ? at + 2 : end),
      names: here.filter((name) => name.end === end),
      joined: pair,
    })
    at += lastOf(groups).terms.length
  }
  return groups
}

/** Names that the terms spell out whole; `start` and `end` count terms. */
async function wholeNames(db: Database, locale: Locale, terms: readonly Term[]): Promise<NameFound[]> {
  // A name between quotation marks is looked for in the text; the l of “l’intelligence” is not part of any.
  const places = terms.flatMap((term, at) =>
    term.words
      .filter((word) => term.words.length === 1 || !isStopWord(word, locale))
      .map((word) => ({ word, at, exact: term.exact })),
  )
  const stemsOf = await stemsOfNames(
    db,
    places.map(({ word }) => word),
  )
  const readings = places.map(({ word, exact }) => {
    const { sure, maybe } = stemsOf(word)
    return exact ? new Set<string>() : new Set([...sure, ...maybe])
  })
  const candidates = await namesWith(
    db,
    ['author', 'topic'],
    [...new Set(readings.flatMap((each) => [...each]))],
  )
  return namesAmong(readings, candidates).flatMap((found) => {
    const first = itemAt(places, found.start)
    const last = itemAt(places, found.end - 1)
    const whole =
      places[found.start - 1]?.at !== first.at && (places[found.end]?.at ?? terms.length) !== last.at
    return whole ? [{ ...found, start: first.at, end: last.at + 1 }] : []
  })
}

/** `author:` and `topic:`, with the terms that turn out to be the rest of a name («author:سلمى الحداد»). */
async function readFields(
  db: Database,
  query: Query,
): Promise<{ terms: Term[]; authors: string[][]; topics: string[][] }> {
  const taken = new Set<Term>()
  const resolve = async (kind: NameKind, { text, position }: NameAsked): Promise<string[]> => {
    const rest = query.terms.slice(position, position + 3).filter((term) => !term.exact)
    for (let more = rest.length; more >= 0; more--) {
      const following = rest.slice(0, more)
      const name = [text, ...following.map((term) => term.text)].join(' ')
      const ids = (await namesWithAll(db, [kind], wordsOfName(name))).map(({ id }) => id)
      if (ids.length > 0) {
        for (const term of following) taken.add(term)
        return ids
      }
    }
    return []
  }
  const authors: string[][] = []
  for (const name of query.authors) authors.push(await resolve('author', name))
  const topics: string[][] = []
  for (const name of query.topics) topics.push(await resolve('topic', name))
  return { terms: query.terms.filter((term) => !taken.has(term)), authors, topics }
}

/** Words that no story has, as two that stories have next to each other: «عبدالرحمن», «الدارالبيضاء». */
async function splitUnknown(
  db: Database,
  locale: Locale,
  terms: readonly Term[],
  forms: ReadonlyMap<string, Forms>,
): Promise<Map<Term, Sequence[]>> {
  const unknown = terms.filter(
    ({ words, exact }) =>
      !exact &&
      words.length === 1 &&
      firstOf(words).length >= 6 &&
      !present(forms.get(firstOf(words)), 'form of this word').known,
  )
  const cuts = unknown.flatMap((term) => {
    const word = firstOf(term.words)
    return Array.from({ length: word.length - 4 }, (_, at) => ({
      term,
      parts: [word.slice(0, at + 2), word.slice(at + 2)] as const,
    }))
  })
  const known = await attested(
    db,
    locale,
    cuts.flatMap(({ parts }) => parts),
  )
  const likely = cuts.filter(({ parts }) =>
    parts.every((part) => known.has(part) && !isStopWord(part, locale)),
  )
  const partForms = await formsOf(
    db,
    locale,
    likely.flatMap(({ parts }) => parts),
  )
  return new Map(
    [...Map.groupBy(likely, ({ term }) => term)].map(([term, of]) => [
      term,
      of.map(({ parts }) => parts.map((part) => present(partForms.get(part), 'form of this part').forms)),
    ]),
  )
}
