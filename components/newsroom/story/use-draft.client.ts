'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import type { DraftContent } from '@/lib/newsroom/stories/draft-content.ts'
import type { WorkingDraft } from '@/lib/newsroom/stories/working-draft.ts'
import { departedTabs, livingTabs } from '@/lib/newsroom/writing/tab-identity.ts'
import { unsavedDraftStore, unsavedDraftsOf } from '@/lib/newsroom/writing/unsaved-drafts.ts'
import type { Block } from '@/lib/story/document.ts'
import type { ArticleState } from '@/lib/vocabulary.ts'
import { askNewsroom } from './ask-newsroom.ts'
import { type DraftServices, DraftSession, type DraftState } from './draft-session.ts'
import { useHearOfTakeover } from './hear-of-takeover.client.ts'
import { closeTabOf, latestDraft, openDraft } from './open-draft.client.ts'

type Options = {
  draft: WorkingDraft
  staffId: string
  mayEdit: boolean
  /** May edit, and does not only suggest. */
  writes: boolean
  /** What the screen begins with: {@link wordsToOpenWith}. */
  first: DraftContent
  /** Puts other words on the screen. */
  show: (content: DraftContent) => void
  /** Puts blocks into the text on the screen, as if they were written there. */
  put: (place: number, blocks: readonly Block[]) => void
  /** Words of an earlier visit have come back. */
  onRestored: () => void
  /** The tab that wrote has been taken over from. */
  onTakenOver: (writer: string) => void
  onState: (state: ArticleState) => void
}

export type Flush = DraftSession['flush']

export type DraftInHand = DraftState &
  Pick<
    DraftSession,
    | 'content'
    | 'writeFields'
    | 'writeText'
    | 'take'
    | 'putLater'
    | 'flush'
    | 'retry'
    | 'takeOver'
    | 'openConflict'
    | 'closeConflict'
  > & {
    /** Has the outcome saved. Resolves to why it was not, '' when it was. */
    resolve: (outcome: DraftContent) => Promise<string>
    /** The server's words have changed by something that was done here: they are shown. */
    reload: () => Promise<void>
  }

const inBrowser: DraftServices = {
  ask: askNewsroom,
  open: openDraft,
  latest: latestDraft,
  closeTab: closeTabOf,
  unsaved: unsavedDraftsOf,
  store: unsavedDraftStore,
  livingTabs,
  departedTabs,
}

/** Everything between the words on the screen and the server: a {@link DraftSession}, in React and in a browser. */
export function useDraft(options: Options): DraftInHand {
  const { staffId, mayEdit, writes } = options
  const show = useEffectEvent((content: DraftContent) => options.show(content))
  const put = useEffectEvent((place: number, blocks: readonly Block[]) => options.put(place, blocks))
  const restored = useEffectEvent(() => options.onRestored())
  const takenOver = useEffectEvent((writer: string) => options.onTakenOver(writer))
  const stateIs = useEffectEvent((state: ArticleState) => options.onState(state))
  const [session] = useState(
    () =>
      new DraftSession(
        options.draft,
        options.first,
        { changed: (next) => setState(next), show, put, restored, takenOver, stateIs },
        inBrowser,
      ),
  )
  const [state, setState] = useState(() => session.state)

  useEffect(() => session.begin(staffId, mayEdit), [session, staffId, mayEdit])
  useEffect(() => session.wants(writes), [session, writes])
  const { state: articleState } = options.draft
  useEffect(() => session.isIn(articleState), [session, articleState])

  useEffect(() => {
    const back = () => void session.beat()
    const seen = () => {
      if (document.visibilityState !== 'hidden') void session.beat()
    }
    const shown = (event: PageTransitionEvent) => {
      if (event.persisted) void session.beat()
    }
    window.addEventListener('online', back)
    window.addEventListener('pageshow', shown)
    document.addEventListener('visibilitychange', seen)
    return () => {
      window.removeEventListener('online', back)
      window.removeEventListener('pageshow', shown)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [session])

  useHearOfTakeover(
    options.draft.articleId,
    () => session.tabId,
    state.presence?.writer?.isMe ?? false,
    session.beat,
  )

  const { conflict } = state
  return {
    ...state,
    content: session.content,
    writeFields: session.writeFields,
    writeText: session.writeText,
    take: session.take,
    putLater: session.putLater,
    flush: session.flush,
    retry: session.retry,
    takeOver: session.takeOver,
    openConflict: session.openConflict,
    closeConflict: session.closeConflict,
    resolve: async (outcome) => (conflict ? session.resolve(conflict, outcome) : ''),
    reload: session.follow,
  }
}
