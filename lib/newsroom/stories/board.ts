import type { Database } from '../../db/open.ts'
import type { ArticleState, StoryKind } from '../../db/schema.ts'
import type { Locale, PerLocale } from '../../locale/table.ts'
import type { Actor } from '../actor.ts'

export type BoardFilter = {
  locale?: Locale
  state?: ArticleState
  deskId?: string
  /** What the actor began or is credited in. */
  mine?: boolean
  /** Words of the headline, in any spelling. */
  query?: string
  /** What was deleted, instead of what was not. */
  bin?: boolean
  /** From 1. */
  page: number
}

/** Moments are ISO 8601. */
export type BoardRow = {
  articleId: string
  storyId: string
  locale: Locale
  state: ArticleState
  kind: StoryKind
  /** Of the working text; '' while there is none. */
  headline: string
  section: PerLocale
  desk: PerLocale | null
  authors: PerLocale[]
  /** When anybody last worked on it. */
  updatedAt: string
  updatedBy: string | null
  publishedAt: string | null
  scheduledFor: string | null
  scheduleFailure: string | null
  embargoUntil: string | null
  /** It is, or was, published, and the working text says something else. */
  hasUnpublishedChanges: boolean
  /** Set in the bin. */
  deletedAt: string | null
  /** Names of people who have it open now. */
  openBy: string[]
  /** The story's other versions, the bin's left out. */
  siblings: { articleId: string; locale: Locale; state: ArticleState }[]
}

export type Board = {
  rows: BoardRow[]
  total: number
  page: number
  pages: number
}

/** Stories the newsroom has, what was worked on last first. */
export async function board(_db: Database, _actor: Actor, _filter: BoardFilter): Promise<Board> {
  throw new Error('To come')
}
