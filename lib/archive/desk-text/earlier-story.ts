/** Which earlier story a sentence means when it says “read it here” and the link is lost. */
import { and, desc, sql } from 'drizzle-orm'
import { fold } from '../../arabic/fold.ts'
import { article } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Locale } from '../../locale/table.ts'
import { present } from '../../present.ts'
import { newestOf } from '../../publication/list-key.ts'
import { isPublicIn } from '../../publication/visibility.ts'
import { storyLink } from '../../story/compose.ts'
import type { StoryDocument } from '../../story/document.ts'
import type { Inline } from '../../story/inline.ts'
import { blockName, withTexts } from './block-texts.ts'
import type { TextChange } from './change-lines.ts'
import { findReferences, type ReferenceWords } from './references.ts'
import { bareForms } from './subjects.ts'

export type Candidate = { storyId: string; headline: string; opening: string }
type Match = {
  storyId: string
  headline: string
  /** True where no other story comes near it. */
  isClear: boolean
}

/** Newest first; an older story is seldom what a desk refers to. */
const candidateCount = 300
/** Fewer are shared by chance: “the company said on Monday”. */
const leastShared = 4
/**
 * When a likeliest story is the one that is meant: it has this share of the passage's words, and this lead over the
 * next. Over the 58 links in the demo publication's own stories these give 12 right, none wrong and 46 left alone;
 * 0.2 and 1.3 give 17 right and 5 wrong. A wrong link is worse than none.
 */
const leastShare = 0.3
const leastLead = 1.5

/** Public stories of this language that share a topic, or all where the story has none. */
export function earlierStories(tx: Transaction, locale: Locale, topicIds: string[]): Promise<Candidate[]> {
  const sharesTopic = sql`${article.id} in (
    select newest.id from unnest(${sql.param(topicIds)}::text[]) as topic(id),
      lateral ${newestOf({ orm: tx }, sql`'topic:' || topic.id`, locale, { limit: candidateCount })} as newest(id))`
  return tx
    .select({
      storyId: article.storyId,
      headline: article.headline,
      opening: sql<string>`concat_ws(' ', ${article.standfirst}, left(${article.plainText}, 1200))`,
    })
    .from(article)
    .where(and(isPublicIn(locale), topicIds.length ? sharesTopic : undefined))
    .orderBy(desc(article.publishedAt), desc(article.id))
    .limit(candidateCount)
}

/**
 * What a word means for comparison: folded, without proclitics and, in Arabic script, without the commonest
 * endings (a light stemmer after Larkey et al., 2002: “Improving stemming for Arabic information retrieval”).
 */
function stem(word: string): string {
  const bare = bareForms(word).reduce((shortest, form) => (form.length < shortest.length ? form : shortest))
  return /^\p{sc=Arab}/u.test(bare) ? bare.replace(/(?<=.{3})(?:ها|ان|ات|ون|ين|يه|ه|ي)$/u, '') : bare
}

const stemsOf = (text: string): Set<string> =>
  // Shorter words are grammar in all six languages; numbers of two digits are facts.
  new Set((fold(text).match(/\p{N}{2,}|[\p{L}\p{M}]{3,}/gu) ?? []).map(stem))

/**
 * The story that a passage most likely means: shared words, each weighing more the fewer stories have it, twice in
 * a headline. Null where none shares enough to be named at all.
 */
function likeliestStory(passage: string, candidates: Candidate[]): Match | null {
  const wanted = stemsOf(passage)
  const stories = candidates.map((story) => ({
    story,
    headline: stemsOf(story.headline),
    all: stemsOf(`${story.headline} ${story.opening}`),
  }))
  const weightOf = (word: string): number =>
    Math.log(1 + stories.length / Math.max(1, stories.filter(({ all }) => all.has(word)).length))
  const weights = new Map([...wanted].map((word) => [word, weightOf(word)]))

  const ranked = stories
    .map(({ story, headline, all }) => {
      const shared = [...wanted].filter((word) => all.has(word))
      const score = shared.reduce(
        (sum, word) => sum + present(weights.get(word), 'weight of this word') * (headline.has(word) ? 2 : 1),
        0,
      )
      return { story, shared: shared.length, score }
    })
    .sort((a, b) => b.score - a.score)
  const [best, next] = ranked
  if (!best || best.shared < leastShared) return null
  return {
    storyId: best.story.storyId,
    headline: best.story.headline,
    isClear: best.shared >= leastShare * wanted.size && best.score >= leastLead * (next?.score ?? 0),
  }
}

/** The sentence around the words, without them; the whole text where they are a sentence of their own. */
function passageAround(text: string, { start, end }: ReferenceWords): string {
  const stop = /[.!?؟۔…]\s/gu
  const before = text.slice(0, start)
  const from = [...before.matchAll(stop)].at(-1)
  const to = text.slice(end).search(stop)
  const sentence = `${before.slice(from ? from.index + 1 : 0)} ${text.slice(end, to === -1 ? undefined : end + to)}`
  return stemsOf(sentence).size >= leastShared ? sentence : `${before} ${text.slice(end)}`
}

/**
 * A document whose mentions of earlier stories are links, where the passage around them clearly means one of the
 * candidates; the others stay words.
 * @returns the links made, as changes, and the mentions left alone, as doubts for a person
 */
export function linkEarlierStories(
  document: StoryDocument,
  candidates: Candidate[],
): { document: StoryDocument; changes: TextChange[]; doubts: string[] } {
  const changes: TextChange[] = []
  const doubts: string[] = []
  const content = document.content.map((block, index) => {
    const where = blockName(block, index)
    return withTexts(block, (text) => {
      const nodes: Inline[] = []
      let done = 0
      for (const reference of findReferences(text)) {
        const match = likeliestStory(passageAround(text, reference), candidates)
        if (!match?.isClear) {
          doubts.push(
            `“${reference.words}” (${where}) means an earlier story. ${match ? `The nearest is “${match.headline}”; link it if that is the one.` : 'None of the public ones comes near it.'}`,
          )
          continue
        }
        changes.push({ where, rule: 'story-link', before: reference.words, after: `→ ${match.headline}` })
        nodes.push({ type: 'text', text: text.slice(done, reference.start) })
        nodes.push(storyLink(match.storyId, reference.words))
        done = reference.end
      }
      nodes.push({ type: 'text', text: text.slice(done) })
      return nodes.filter((node) => node.type !== 'text' || node.text !== '')
    })
  })
  return { document: { type: 'doc', content }, changes, doubts }
}
