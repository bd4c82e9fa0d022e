'use client'

import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { DraftContent } from '@/lib/newsroom/stories/draft-content.ts'
import type { Presence } from '@/lib/newsroom/stories/editing-tabs.ts'
import type { WorkingDraft } from '@/lib/newsroom/stories/working-draft.ts'
import type { DraftStatus, UnsavedDraft } from '@/lib/newsroom/writing/draft-autosave.ts'
import { leftWords } from '@/lib/newsroom/writing/left-words.ts'
import { sameContent } from '@/lib/newsroom/writing/same-content.ts'
import { departedTabs, livingTabs } from '@/lib/newsroom/writing/tab-identity.ts'
import { unsavedDraftStore, unsavedDraftsOf } from '@/lib/newsroom/writing/unsaved-drafts.ts'
import type { Block, StoryDocument } from '@/lib/story/document.ts'
import type { ArticleState } from '@/lib/vocabulary.ts'
import { askNewsroom, storyAddress } from './ask-newsroom.ts'
import { useHearOfTakeover } from './hear-of-takeover.client.ts'
import { closeTabOf, latestDraft, type OpenDraft, openDraft, within } from './open-draft.client.ts'
import type { DraftFields, OpenConflict } from './story-facts.ts'

/** Milliseconds between two signs of life; the server takes a tab for gone after four of them. */
const heartbeatEvery = 10_000

type Options = {
  draft: WorkingDraft
  staffId: string
  mayEdit: boolean
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

/** Sends what is unsaved. Resolves to the version that the server then has, with every word; null when some is missing. */
export type Flush = () => Promise<number | null>

export type DraftInHand = {
  status: DraftStatus
  presence: Presence | null
  /** Earlier words have been looked for: it may be written now. */
  isReady: boolean
  conflict: OpenConflict | null
  version: number
  /** The words as they stand. */
  content: () => DraftContent
  /** Something was written over the text. */
  writeFields: (changed: Partial<DraftFields>) => void
  /** Something was written in the text. `document` is asked when it is needed, and says the same ever after. */
  writeText: (document: () => StoryDocument) => void
  /** Puts blocks before the one at a place of the text, whether or not its screen still stands. */
  putLater: (place: number, blocks: readonly Block[]) => void
  flush: Flush
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

/** Values, which say the same when the screen they stood on has gone. */
type Written = { fields: DraftFields; document: () => StoryDocument }

const wordsOf = (content: DraftContent): Written => ({
  fields: fieldsOf(content),
  document: () => content.document,
})

export const fieldsOf = ({ document: _, ...fields }: DraftContent): DraftFields => fields

/** Keeps the words of another tab as this one's, and only then forgets the other's. */
const takeIn = async (words: UnsavedDraft, tabId: string, baseVersion: number): Promise<void> => {
  if (words.tabId === tabId) return
  try {
    await unsavedDraftStore.keep({ ...words, tabId, baseVersion })
    await unsavedDraftStore.forget(words.articleId, words.tabId)
  } catch {
    // They stay where they are, and are found again.
  }
}

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
  const inHand = useRef<OpenDraft | null>(null)
  /** The same, also when the screen has given it back. */
  const latest = useRef<OpenDraft | null>(null)
  /** What stands on the screen. */
  const [first] = useState(() => wordsOf(options.first))
  const written = useRef(first)
  const isWriting = useRef(false)
  const wasHeard = useRef(false)
  /** Requests about presence are numbered: an answer that comes after a later one's says what is no longer so. */
  const asked = useRef(0)
  const answered = useRef(0)

  const put = useEffectEvent((place: number, blocks: readonly Block[]) => options.put(place, blocks))
  const restored = useEffectEvent(() => options.onRestored())
  const takenOver = useEffectEvent((writer: string) => options.onTakenOver(writer))
  const stateIs = useEffectEvent((state: ArticleState) => options.onState(state))
  const showNow = (content: DraftContent) => {
    written.current = wordsOf(content)
    options.show(content)
  }
  const show = useEffectEvent(showNow)

  const content = useCallback((): DraftContent => {
    const { fields, document } = written.current
    return { ...fields, document: document() }
  }, [])

  const write = useCallback((changed: Partial<Written>) => {
    const words = { ...written.current, ...changed }
    written.current = words
    inHand.current?.keeper.changed(() => ({ ...words.fields, document: words.document() }))
  }, [])

  const compare = useCallback(
    async (mine: DraftContent, base: DraftContent | undefined): Promise<void> => {
      const theirs = await latestDraft(articleId)
      if (theirs) setConflict({ mine, theirs, base })
    },
    [articleId],
  )

  /** The newest words are shown; nothing of this tab is unsaved. */
  const follow = useCallback(async (): Promise<void> => {
    const theirs = await latestDraft(articleId)
    const own = inHand.current?.keeper
    // What was typed in the meantime, or came by a later answer, stands.
    if (!theirs || !own || own.hasUnsaved || theirs.version < own.version) return
    if (theirs.version !== own.version) show(theirs.content)
    own.adopt(theirs.version, theirs.content, theirs.updatedAt)
    setVersion(theirs.version)
  }, [articleId])

  const hear = useCallback(
    async (next: Presence, turn: number): Promise<void> => {
      const own = inHand.current?.keeper
      if (!own || turn < answered.current) return
      answered.current = turn
      const wrote = isWriting.current
      const writes = next.writer?.isMe ?? false
      isWriting.current = writes
      const isBehind = () => !own.hasUnsaved && next.version > own.version && own.status.kind !== 'saving'
      // Before the text may be written in: what is typed into an older version quarrels with the newer one.
      if (writes && isBehind()) await follow()
      setPresence(next)
      stateIs(next.state)
      if (!writes && next.writer && mayEdit) {
        if (wrote && wasHeard.current) takenOver(next.writer.name)
        if (own.hasUnsaved) own.lock(next.writer.name)
      }
      wasHeard.current = true
      if (isBehind()) await follow()
      const isWaiting = own.status.kind === 'locked' || own.status.kind === 'signed-out'
      if (isWaiting && (writes || !own.hasUnsaved)) own.resume()
    },
    [follow, mayEdit],
  )

  const beat = useCallback(async (): Promise<void> => {
    const own = inHand.current
    if (!own) return
    const turn = ++asked.current
    const answer = await askNewsroom<Presence>(storyAddress(articleId, '/tab'), {
      method: 'POST',
      body: { tabId: own.tabId, wantsToWrite: mayEdit },
    })
    if (answer.ok) await hear(answer.value, turn)
    else if (answer.refusal === 'signed-out') own.keeper.signedOut()
  }, [articleId, hear, mayEdit])

  useEffect(() => {
    let isGone = false
    let timer: ReturnType<typeof setInterval> | undefined
    const begin = async () => {
      const { draft, isNew } = await openDraft(opened, staffId)
      const { keeper, tabId } = draft
      const [kept, tabs, departed] = await Promise.all([
        within(unsavedDraftsOf(articleId, staffId), []),
        within(livingTabs(), new Set<string>()),
        within(departedTabs(articleId, tabId), []),
      ])
      if (isGone) return
      inHand.current = draft
      latest.current = draft
      const shown = draft.show({
        hear: (next) => {
          setStatus(next)
          setVersion(keeper.version)
          if (next.kind === 'conflict') void compare(keeper.content, draft.base)
        },
        put,
      })
      setStatus(keeper.status)
      setVersion(keeper.version)
      // What came into the words while this screen was being made, such as a picture that was on its way.
      if (!isNew && !sameContent(keeper.content, content())) show(keeper.content)
      if (isNew) {
        const { found, needless } = mayEdit
          ? leftWords(kept, opened, tabs, tabId)
          : { found: { kind: 'none' as const }, needless: [] }
        for (const each of needless) void unsavedDraftStore.forget(articleId, each.tabId).catch(() => {})
        if (found.kind !== 'none') {
          const { words } = found
          show(words.content)
          if (found.kind === 'restore') {
            keeper.changed(() => words.content)
            restored()
          } else {
            draft.isBaseKnown = false
            keeper.conflictOver(() => words.content, words.baseVersion)
          }
          void takeIn(words, tabId, found.kind === 'restore' ? opened.version : words.baseVersion)
        }
      } else if (keeper.status.kind === 'conflict') void compare(keeper.content, draft.base)
      await Promise.all([shown, ...departed.map((each) => closeTabOf(articleId, each))])
      if (isGone) return
      // Not before: what is typed now would be typed over. A server that does not answer is no reason to wait long.
      await within(beat(), undefined)
      if (isGone) return
      setReady(true)
      timer = setInterval(beat, heartbeatEvery)
    }
    void begin()
    return () => {
      isGone = true
      clearInterval(timer)
      inHand.current?.leave()
      inHand.current = null
    }
  }, [articleId, staffId, mayEdit, opened, compare, beat, content])

  useEffect(() => {
    const back = () => void beat()
    const seen = () => {
      if (document.visibilityState !== 'hidden') void beat()
    }
    const shown = (event: PageTransitionEvent) => {
      if (event.persisted) void beat()
    }
    window.addEventListener('online', back)
    window.addEventListener('pageshow', shown)
    document.addEventListener('visibilitychange', seen)
    return () => {
      window.removeEventListener('online', back)
      window.removeEventListener('pageshow', shown)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [beat])

  useHearOfTakeover(articleId, () => inHand.current?.tabId, presence?.writer?.isMe ?? false, beat)

  const flush = useCallback(async (): Promise<number | null> => {
    const own = inHand.current?.keeper
    if (!own) return opened.version
    return (await own.flush()) ? own.version : null
  }, [opened])

  return {
    status,
    presence,
    isReady,
    conflict,
    version,
    content,
    writeFields: useCallback(
      (changed) => write({ fields: { ...written.current.fields, ...changed } }),
      [write],
    ),
    writeText: useCallback((document) => write({ document }), [write]),
    putLater: useCallback((place, blocks) => latest.current?.put(place, blocks), []),
    flush,
    retry: () => {
      inHand.current?.keeper.resume()
      void beat()
    },
    takeOver: async () => {
      const own = inHand.current
      if (!own) return false
      const turn = ++asked.current
      const answer = await askNewsroom<Presence>(storyAddress(articleId, '/tab/take-over'), {
        method: 'POST',
        body: { tabId: own.tabId },
      })
      if (answer.ok) await hear(answer.value, turn)
      return answer.ok
    },
    openConflict: () => compare(content(), inHand.current?.base),
    closeConflict: () => setConflict(null),
    resolve: async (outcome) => {
      const own = inHand.current
      if (!conflict || !own) return ''
      const answer = await askNewsroom<{ version: number; savedAt: string }>(
        storyAddress(articleId, '/draft/resolution'),
        {
          method: 'POST',
          body: {
            tabId: own.tabId,
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
      showNow(outcome)
      own.isBaseKnown = true
      own.keeper.adopt(answer.value.version, outcome, answer.value.savedAt)
      setVersion(answer.value.version)
      setConflict(null)
      return ''
    },
    reload: follow,
  }
}
