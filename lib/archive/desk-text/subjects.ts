/** What a story is about, told from its words: the topics and the section to suggest. */
import { foldWithin } from '../../arabic/fold.ts'
import type { PerLocale } from '../../locale/table.ts'

export type KnownTopic = { id: string; names: PerLocale; aliases: string[] }
export type KnownSection = { id: string; names: PerLocale; descriptions: PerLocale }
/** How many stories of a topic the newsroom has filed under a section. */
export type Filing = { topicId: string; sectionId: string; stories: number }

export type Subjects = {
  /** Most mentioned first, at most four. */
  topicIds: string[]
  /** Topics mentioned too little to be what the story is about. */
  passingTopicIds: string[]
  /** Null where no word of the story points to a section. */
  sectionId: string | null
}

/** A story says what it is about at its start; a book's end would only cost time. */
const readLength = 20_000
const maxTopics = 4
/** A headline says what a story is about; one mention further down is a passing one. */
const headlineWeight = 3
const leastMentions = 2

const folded = (text: string): string[] => foldWithin(text, readLength).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

/**
 * A word and what is left of it without its proclitics: و and ف, then ب ل ك and the article, or the Hebrew ones.
 * Three letters must be left, two after the article: «ورق» is no «رق».
 */
export function bareForms(word: string): string[] {
  const forms = new Set([word])
  if (/^\p{sc=Arab}/u.test(word)) {
    for (const form of [word, word.replace(/^[وف](?=.{3})/u, '')]) {
      forms.add(form)
      forms.add(form.replace(/^(?:[بك]?ال|لل)(?=.{2})/u, ''))
      forms.add(form.replace(/^[بلك](?=.{3})/u, ''))
    }
  } else if (/^\p{sc=Hebr}/u.test(word)) {
    forms.add(word.replace(/^[והבלמשכ](?=.{3})/u, ''))
    forms.add(word.replace(/^[וש][הבלמכ](?=.{3})/u, ''))
  }
  return [...forms]
}

/** The words of a text, to be asked how often it mentions a term. */
class WordIndex {
  readonly #text: string
  readonly #forms: string[][]
  readonly #positions = new Map<string, number[]>()

  constructor(text: string) {
    this.#text = text.slice(0, readLength)
    this.#forms = folded(this.#text).map(bareForms)
    for (const [position, forms] of this.#forms.entries())
      for (const form of forms) {
        const known = this.#positions.get(form)
        if (known) known.push(position)
        else this.#positions.set(form, [position])
      }
  }

  /** How many places mention any of the terms. */
  mentions(terms: string[]): number {
    const places = new Set<number>()
    let acronyms = 0
    for (const term of terms) {
      // “AI” is not the French «ai», nor “VC” anything in small letters.
      if (/^[A-Z]{2,4}$/.test(term)) {
        const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${term}(?![\\p{L}\\p{N}])`, 'gu')
        acronyms += this.#text.match(pattern)?.length ?? 0
        continue
      }
      const words = folded(term).map((word) => word.replace(/^ال(?=.{2})/u, ''))
      for (const place of this.#positions.get(words[0] ?? '') ?? [])
        if (words.every((word, offset) => this.#forms[place + offset]?.includes(word))) places.add(place)
    }
    return places.size + acronyms
  }
}

const termsOf = (topic: KnownTopic): string[] => [
  ...new Set([...Object.values(topic.names), ...topic.aliases]),
]

/**
 * Suggests topics by how often their names and aliases occur, and a section by its own name and by where the
 * newsroom files stories of those topics; while it has filed none, by the section's description.
 */
export function suggestSubjects(
  story: { headline: string; text: string },
  known: { topics: KnownTopic[]; sections: KnownSection[]; filings: Filing[] },
): Subjects {
  const headline = new WordIndex(story.headline)
  const body = new WordIndex(story.text)
  const score = (terms: string[]): number => headlineWeight * headline.mentions(terms) + body.mentions(terms)

  const found = known.topics
    .map((topic) => ({ topic, score: score(termsOf(topic)) }))
    .filter((each) => each.score > 0)
    .sort((a, b) => b.score - a.score)
  const chosen = found.filter((each) => each.score >= leastMentions).slice(0, maxTopics)

  const descriptions = known.sections.map((section) => ({
    id: section.id,
    words: new WordIndex(Object.values(section.descriptions).join('\n')),
  }))
  const homes = (topic: KnownTopic): Map<string, number> => {
    const stories = new Map<string, number>()
    const add = (sectionId: string, count: number) =>
      stories.set(sectionId, (stories.get(sectionId) ?? 0) + count)
    for (const filing of known.filings) if (filing.topicId === topic.id) add(filing.sectionId, filing.stories)
    for (const { id, words } of descriptions) if (words.mentions(termsOf(topic)) > 0) add(id, 1)
    const all = [...stories.values()].reduce((sum, count) => sum + count, 0)
    return new Map([...stories].map(([id, count]) => [id, count / all]))
  }

  const sectionScores = new Map(
    known.sections.map((section) => [section.id, score(Object.values(section.names))]),
  )
  for (const { topic, score: mentions } of found)
    for (const [sectionId, share] of homes(topic))
      sectionScores.set(sectionId, (sectionScores.get(sectionId) ?? 0) + mentions * share)
  const [best] = [...sectionScores].sort(([, a], [, b]) => b - a)

  return {
    topicIds: chosen.map((each) => each.topic.id),
    passingTopicIds: found.filter((each) => each.score < leastMentions).map((each) => each.topic.id),
    sectionId: best && best[1] > 0 ? best[0] : null,
  }
}
