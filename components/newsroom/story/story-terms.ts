/**
 * The words of the schema that a screen offers to choose from. Written out here, and held complete by the compiler: the
 * schema itself would bring the whole query builder into the browser.
 */
import type { ArticleState, BylineRole, StoryKind } from '@/lib/vocabulary.ts'

const all = <Term extends string>(terms: Record<Term, true>): readonly Term[] => Object.keys(terms) as Term[]

export const storyKinds = all<StoryKind>({
  report: true,
  analysis: true,
  interview: true,
  explainer: true,
  opinion: true,
  live: true,
  photo: true,
  review: true,
  obituary: true,
  statement: true,
  page: true,
})

export const bylineRoles = all<BylineRole>({
  author: true,
  translator: true,
  editor: true,
  photographer: true,
})

export const articleStates = all<ArticleState>({
  draft: true,
  in_review: true,
  approved: true,
  scheduled: true,
  published: true,
  unpublished: true,
  killed: true,
})
