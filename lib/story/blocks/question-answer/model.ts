import { type Directed, direction, words } from '../attributes.ts'
import { type BlockModel, joinLines } from '../block-model.ts'
import { type Prose, prose } from '../prose.ts'

/** A question that readers ask, and its answer. Several stand one under the other; a story of several says so to search engines. */
export type QuestionAnswer = {
  type: 'questionAnswer'
  attrs: Directed & { question: string }
  content: Prose[]
}

export const questionAnswer = {
  rule: {
    content: prose,
    attrs: (a) => ({ dir: direction(a.dir), question: words(a.question) ?? '' }),
    needsContent: true,
  },
  isDirected: true,
  leadingText: (block, textOf) => block.attrs.question || textOf(block),
  fields: ['question'],
  plainText: (block, { textOf }) => joinLines([block.attrs.question, textOf(block)]),
  isNamed: true,
  lines: (block, textOf) => [block.attrs.question, textOf(block)],
} satisfies BlockModel<QuestionAnswer>
