'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { StoryNotes } from '@/lib/newsroom/notes/list-notes.ts'
import type { Mentionable } from '@/lib/newsroom/notes/mentionable.ts'
import type { WrittenNote } from '@/lib/newsroom/notes/write-note.ts'
import type { Mention, Spot } from '@/lib/vocabulary.ts'
import { type Answered, askNewsroom, type Refused, storyAddress } from '../story/ask-newsroom.ts'
import type { Flush } from '../story/use-draft.client.ts'

/** What somebody wrote and is about to send. */
export type Written = { words: string; mentions: Mention[] }

/** Resolves to why it was not done, '' when it was. */
type Doing = Promise<string>

export type NotesInHand = {
  open: StoryNotes
  /** Null until they are asked for. */
  resolved: StoryNotes | null
  /** Why the newest could not be fetched. */
  failure: string
  reload: () => void
  loadResolved: () => void
  /** The thread that somebody looks at. */
  active: string | null
  activate: (thread: string | null) => void
  /** Whom a note may name; asked for when somebody is about to. */
  mentionable: () => Promise<Mentionable>
  write: (spots: readonly Spot[], written: Written) => Doing
  reply: (thread: string, written: Written) => Doing
  edit: (note: string, written: Written) => Doing
  remove: (note: string) => Doing
  resolve: (thread: string) => Doing
  reopen: (thread: string) => Doing
}

/**
 * The notes of the story on the screen. Somebody else's come with the heartbeat, which says whenever they are others.
 * @param first as the page was made
 * @param stamp as the last heartbeat said; null before the first
 */
export function useNotes(
  articleId: string,
  first: StoryNotes,
  stamp: string | null,
  flush: Flush,
): NotesInHand {
  const t = useTranslations('Newsroom.Notes')
  const [open, setOpen] = useState(first)
  const [resolved, setResolved] = useState<StoryNotes | null>(null)
  const [failure, setFailure] = useState('')
  const [active, activate] = useState<string | null>(null)
  const known = useRef<Promise<Mentionable> | null>(null)
  /** Answers may overtake each other: the last that was asked for counts. */
  const turn = useRef(0)
  const address = (rest = '') => storyAddress(articleId, `/notes${rest}`)

  const wordsOf = (refused: Refused) => (refused.refusal === 'away' ? t('away') : refused.message)

  const reload = async () => {
    turn.current += 1
    const own = turn.current
    const [answer, others] = await Promise.all([
      askNewsroom<StoryNotes>(address()),
      resolved ? askNewsroom<StoryNotes>(address('/resolved')) : null,
    ])
    if (own !== turn.current) return
    setFailure(answer.ok ? '' : wordsOf(answer))
    if (answer.ok) setOpen(answer.value)
    if (others?.ok) setResolved(others.value)
  }

  const hear = useEffectEvent(() => void reload())
  useEffect(() => {
    if (stamp !== null && stamp !== open.stamp) hear()
  }, [stamp, open.stamp])

  const loadResolved = async () => {
    const answer = await askNewsroom<StoryNotes>(address('/resolved'))
    setFailure(answer.ok ? '' : wordsOf(answer))
    if (answer.ok) setResolved(answer.value)
  }
  const done = async <T>(asked: Promise<Answered<T>>, then?: (value: T) => void): Doing => {
    const answer = await asked
    if (!answer.ok) return wordsOf(answer)
    await reload()
    then?.(answer.value)
    return ''
  }
  return {
    open,
    resolved,
    failure,
    reload: () => void reload(),
    loadResolved: () => void loadResolved(),
    active,
    activate,
    mentionable: () => {
      known.current ??= askNewsroom<Mentionable>(address('/mentionable')).then((answer) => {
        if (answer.ok) return answer.value
        known.current = null
        return { people: [], desks: [] }
      })
      return known.current
    },
    write: async (spots, { words, mentions }) => {
      // What is noted are words that the server has.
      if (spots.length > 0 && (await flush()) === null) return t('unsaved')
      const body = { spots, words, mentions }
      return done(askNewsroom<WrittenNote>(address(), { method: 'POST', body }), ({ threadId }) =>
        activate(threadId),
      )
    },
    reply: (thread, { words, mentions }) =>
      done(askNewsroom(address(`/threads/${thread}`), { method: 'POST', body: { words, mentions } })),
    edit: (note, { words, mentions }) =>
      done(askNewsroom(address(`/${note}`), { method: 'PUT', body: { words, mentions } })),
    remove: (note) => done(askNewsroom(address(`/${note}`), { method: 'DELETE' })),
    resolve: (thread) => done(askNewsroom(address(`/threads/${thread}/resolution`), { method: 'PUT' })),
    reopen: (thread) => done(askNewsroom(address(`/threads/${thread}/resolution`), { method: 'DELETE' })),
  }
}
