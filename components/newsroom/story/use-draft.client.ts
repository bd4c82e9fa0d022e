'use client'

import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { ArticleState } from '@/lib/db/schema.ts'
import type { DraftContent } from '@/lib/newsroom/stories/draft-content.ts'
import type { Presence } from '@/lib/newsroom/stories/editing-tabs.ts'
import type { WorkingDraft } from '@/lib/newsroom/stories/working-draft.ts'
import {
  DraftKeeper,
  type DraftStatus,
  type KeptWords,
  type Save,
  type SaveAnswer,
} from '@/lib/newsroom/writing/draft-keeper.ts'
import { keptWordsOf, keptWordsStore } from '@/lib/newsroom/writing/kept-words.ts'
import { leftWords } from '@/lib/newsroom/writing/left-words.ts'
import { departedTabs, livingTabs, tabIdentity } from '@/lib/newsroom/writing/tab-identity.ts'
import { askNewsroom, storyAddress } from './ask-newsroom.ts'
import type { LatestDraft, OpenConflict } from './story-facts.ts'

/** Milliseconds between two signs of life; the server takes a tab for gone after four of them. */
const heartbeatEvery = 10_000
/** A browser whose store does not answer must not keep the page from opening. */
const longestForStore = 2_000

type Options = {
  draft: WorkingDraft
  staffId: string
  mayEdit: boolean
  /** What stands on the screen now. */
  read: () => DraftContent
  /** Puts other words on the screen. */
  show: (content: DraftContent) => void
  /** Words of an earlier visit have come back. */
  onRestored: () => void
  /** The tab that wrote has been taken over from. */
  onTakenOver: (writer: string) => void
  onState: (state: ArticleState) => void
}

export type DraftInHand = {
  status: DraftStatus
  presence: Presence | null
  /** Earlier words have been looked for: it may be written now. */
  isReady: boolean
  conflict: OpenConflict | null
  version: number
  /** Something was written. */
  changed: () => void
  /** Sends what is unsaved. Resolves to whether the server has every word. */
  flush: () => Promise<boolean>
  retry: () => void
  takeOver: () => Promise<boolean>
  /** Shows the conflict again that somebody put off. */
  openConflict: () => Promise<void>
  closeConflict: () => void
  /** Has the outcome saved. Resolves to why it was not, '' when it was. */
  resolve: (outcome: DraftContent) => Promise<string>
  /** The server's words have changed by something that was done here: they are shown. */
  reload: () => Promise<void>
}

const within = <T>(work: Promise<T>, otherwise: T): Promise<T> =>
  Promise.race([
    work.catch(() => otherwise),
    new Promise<T>((resolve) => setTimeout(() => resolve(otherwise), longestForStore)),
  ])

/** Keeps the words of another tab as this one's, and only then forgets the other's. */
const takeIn = async (words: KeptWords, tabId: string): Promise<void> => {
  if (words.tabId === tabId) return
  try {
    await keptWordsStore.keep({ ...words, tabId })
    await keptWordsStore.forget(words.articleId, words.tabId)
  } catch {
    // They stay where they are, and are found again.
  }
}

/** Says that a tab is gone, by a request that outlives the page. */
const closeTabOf = (articleId: string, tabId: string) =>
  askNewsroom(storyAddress(articleId, '/tab'), { method: 'DELETE', body: { tabId }, leaving: true })

/** Everything between the words on the screen and the server: saving, keeping, locks, conflicts. */
export function useDraft(options: Options): DraftInHand {
  const { staffId, mayEdit } = options
  // What comes later comes through `follow`: the page is rendered anew after every move, and knows no newer words.
  const [opened] = useState(options.draft)
  const { articleId } = opened
  const [status, setStatus] = useState<DraftStatus>({ kind: 'saved', at: null })
  const [presence, setPresence] = useState<Presence | null>(null)
  const [isReady, setReady] = useState(false)
  const [conflict, setConflict] = useState<OpenConflict | null>(null)
  const [version, setVersion] = useState(opened.version)
  const keeper = useRef<DraftKeeper | null>(null)
  const tabId = useRef('')
  const isWriting = useRef(false)
  const wasHeard = useRef(false)
  /** Requests about presence are numbered: an answer that comes after a later one's says what is no longer so. */
  const asked = useRef(0)
  const answered = useRef(0)
  /** Words of an earlier visit are compared without the version that they were written upon: nobody kept it. */
  const isBaseKnown = useRef(true)

  const read = useEffectEvent(() => options.read())
  const show = useEffectEvent((content: DraftContent) => options.show(content))
  const restored = useEffectEvent(() => options.onRestored())
  const takenOver = useEffectEvent((writer: string) => options.onTakenOver(writer))
  const stateIs = useEffectEvent((state: ArticleState) => options.onState(state))

  const latest = useCallback(async (): Promise<LatestDraft | null> => {
    const answer = await askNewsroom<LatestDraft>(storyAddress(articleId, '/draft'))
    return answer.ok ? answer.value : null
  }, [articleId])

  const send = useCallback(
    async ({ baseVersion, content, leaving }: Save): Promise<SaveAnswer> => {
      const answer = await askNewsroom<{ version: number; savedAt: string }>(
        storyAddress(articleId, '/draft'),
        { method: 'PUT', body: { tabId: tabId.current, baseVersion, content }, leaving },
      )
      if (answer.ok) return { kind: 'saved', ...answer.value }
      switch (answer.refusal) {
        case 'stale-version':
          return { kind: 'stale' }
        case 'locked':
          return { kind: 'locked', writer: answer.subject }
        case 'signed-out':
          return { kind: 'signed-out' }
        // A fault of the server's may be over in a moment, as its absence may.
        case 'away':
        case 'failed':
          return { kind: 'away' }
        default:
          return { kind: 'refused', message: answer.message }
      }
    },
    [articleId],
  )

  const compare = useCallback(
    async (mine: DraftContent, base: DraftContent | undefined): Promise<void> => {
      const theirs = await latest()
      if (theirs) setConflict({ mine, theirs, base })
    },
    [latest],
  )

  /** The newest words are shown; nothing of this tab is unsaved. */
  const follow = useCallback(async (): Promise<void> => {
    const theirs = await latest()
    const own = keeper.current
    if (!theirs || !own || own.hasUnsaved) return
    if (theirs.version !== own.version) show(theirs.content)
    own.adopt(theirs.version, theirs.content, theirs.updatedAt)
    setVersion(theirs.version)
  }, [latest])

  const hear = useCallback(
    async (next: Presence, turn: number): Promise<void> => {
      const own = keeper.current
      if (!own || turn < answered.current) return
      answered.current = turn
      const wrote = isWriting.current
      const writes = next.writer?.isMe ?? false
      isWriting.current = writes
      setPresence(next)
      stateIs(next.state)
      if (!writes && next.writer && mayEdit) {
        if (wrote && wasHeard.current) takenOver(next.writer.name)
        if (own.hasUnsaved) own.lock(next.writer.name)
      }
      wasHeard.current = true
      if (!own.hasUnsaved) {
        if (next.version > own.version && own.status.kind !== 'saving') await follow()
        else if (own.status.kind === 'locked' || own.status.kind === 'signed-out') own.resume()
      } else if (writes && (own.status.kind === 'locked' || own.status.kind === 'signed-out')) own.resume()
    },
    [follow, mayEdit],
  )

  const beat = useCallback(async (): Promise<void> => {
    if (!tabId.current) return
    const turn = ++asked.current
    const answer = await askNewsroom<Presence>(storyAddress(articleId, '/tab'), {
      method: 'POST',
      body: { tabId: tabId.current, wantsToWrite: mayEdit },
    })
    if (answer.ok) await hear(answer.value, turn)
    else if (answer.refusal === 'signed-out') keeper.current?.signedOut()
  }, [articleId, hear, mayEdit])

  const close = useCallback(() => {
    if (tabId.current) void closeTabOf(articleId, tabId.current)
  }, [articleId])

  useEffect(() => {
    let isGone = false
    let timer: ReturnType<typeof setInterval> | undefined
    const begin = async () => {
      tabId.current = await within(tabIdentity(articleId), `tab-${Math.random().toString(36).slice(2)}`)
      const [kept, tabs] = await Promise.all([
        within(keptWordsOf(articleId, staffId), []),
        within(livingTabs(), new Set<string>()),
      ])
      if (isGone) return
      const own = new DraftKeeper({
        articleId,
        tabId: tabId.current,
        staffId,
        version: opened.version,
        content: opened.content,
        savedAt: null,
        store: keptWordsStore,
        send,
        latest,
        onStatus: (next) => {
          setStatus(next)
          setVersion(own.version)
          if (next.kind === 'conflict')
            void compare(read(), isBaseKnown.current ? own.acknowledged : undefined)
        },
      })
      keeper.current = own
      const { found, needless } = mayEdit
        ? leftWords(kept, opened, tabs, tabId.current)
        : { found: { kind: 'none' as const }, needless: [] }
      for (const each of needless) void keptWordsStore.forget(articleId, each.tabId).catch(() => {})
      const departed = await within(departedTabs(articleId, tabId.current), [])
      await Promise.all(departed.map((each) => closeTabOf(articleId, each)))
      if (isGone) return
      if (found.kind !== 'none') {
        show(found.words.content)
        own.changed(read)
        if (found.kind === 'restore') restored()
        else {
          isBaseKnown.current = false
          own.conflict()
        }
        void takeIn(found.words, tabId.current)
      }
      // Not before: what is typed now would be typed over.
      setReady(true)
      await beat()
      if (isGone) return
      timer = setInterval(beat, heartbeatEvery)
    }
    void begin()
    return () => {
      isGone = true
      clearInterval(timer)
      keeper.current?.leaving()
      keeper.current?.dispose()
      keeper.current = null
      close()
    }
  }, [articleId, staffId, mayEdit, opened, send, latest, compare, beat, close])

  useEffect(() => {
    const back = () => {
      keeper.current?.resume()
      void beat()
    }
    const seen = () => {
      if (document.visibilityState === 'hidden') keeper.current?.leaving()
      else void beat()
    }
    const leave = () => {
      keeper.current?.leaving()
      close()
    }
    const shown = (event: PageTransitionEvent) => {
      if (event.persisted) void beat()
    }
    window.addEventListener('online', back)
    window.addEventListener('pagehide', leave)
    window.addEventListener('pageshow', shown)
    document.addEventListener('visibilitychange', seen)
    return () => {
      window.removeEventListener('online', back)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('pageshow', shown)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [beat, close])

  const changed = useCallback(() => keeper.current?.changed(read), [])

  return {
    status,
    presence,
    isReady,
    conflict,
    version,
    changed,
    flush: () => keeper.current?.flush() ?? Promise.resolve(true),
    retry: () => {
      keeper.current?.resume()
      void beat()
    },
    takeOver: async () => {
      const turn = ++asked.current
      const answer = await askNewsroom<Presence>(storyAddress(articleId, '/tab/take-over'), {
        method: 'POST',
        body: { tabId: tabId.current },
      })
      if (answer.ok) await hear(answer.value, turn)
      return answer.ok
    },
    openConflict: () =>
      compare(options.read(), isBaseKnown.current ? keeper.current?.acknowledged : undefined),
    closeConflict: () => setConflict(null),
    resolve: async (outcome) => {
      const own = keeper.current
      if (!conflict || !own) return ''
      const answer = await askNewsroom<{ version: number; savedAt: string }>(
        storyAddress(articleId, '/draft/resolution'),
        {
          method: 'POST',
          body: {
            tabId: tabId.current,
            baseVersion: conflict.theirs.version,
            mine: conflict.mine,
            outcome,
          },
        },
      )
      if (!answer.ok) {
        if (answer.refusal === 'stale-version') await compare(conflict.mine, conflict.base)
        return answer.refusal === 'away'
          ? 'away'
          : answer.refusal === 'stale-version'
            ? 'moved'
            : answer.message
      }
      options.show(outcome)
      isBaseKnown.current = true
      own.adopt(answer.value.version, outcome, answer.value.savedAt)
      setVersion(answer.value.version)
      setConflict(null)
      return ''
    },
    reload: follow,
  }
}
