'use client'

import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { Decided } from '@/lib/newsroom/suggestions/decide-suggestions.ts'
import { acceptable } from '@/lib/newsroom/suggestions/lines.ts'
import type { StorySuggestions, Suggestion } from '@/lib/newsroom/suggestions/list-suggestions.ts'
import { textOf } from '@/lib/newsroom/suggestions/pieces.ts'
import type { StoryDocument } from '@/lib/story/document.ts'
import type { HeadLine, HeadWords } from '@/lib/vocabulary.ts'
import type { ShownSuggestions } from '../editor/plugins/suggested-words.ts'
import type { StoryEditorHandle } from '../editor/services.ts'
import { askNewsroom, type Refused, storyAddress } from '../story/ask-newsroom.ts'
import { useMoments } from '../story/moments.client.tsx'
import type { Flush } from '../story/use-draft.client.ts'
import { Suggesting, type SuggestingStatus } from './suggesting.ts'

/** What came of an answer: a sentence for the person, and whether it is bad news. */
export type Said = { kind: 'done' | 'failure'; title: string }

export type SuggestionsInHand = {
  open: readonly Suggestion[]
  failure: string
  reload: () => void
  active: string | null
  activate: (id: string | null) => void
  /** Somebody suggests here, and since when with which text. */
  isOn: boolean
  document: StoryDocument | null
  status: SuggestingStatus
  turnOn: () => Promise<string>
  turnOff: () => Promise<string>
  /** The lines over the text as who suggests would have them; null where nobody does. */
  lines: HeadWords | null
  write: (document: () => StoryDocument) => void
  writeLines: Suggesting['writeLines']
  accept: (ids: readonly string[]) => Promise<Said>
  refuse: (ids: readonly string[], isWithdrawn: boolean) => Promise<Said>
  /** What the editor is to show. */
  shown: ShownSuggestions | null
}

/**
 * The suggestions for the story on the screen, and what is done about them. Somebody else's come with the heartbeat.
 * @param first as the page was made; null for who may not see any
 * @param stamp as the last heartbeat said
 */
export function useSuggestions({
  articleId,
  staffId,
  first,
  stamp,
  beginsOn,
  editor,
  putLine,
  flush,
}: {
  articleId: string
  staffId: string
  first: StorySuggestions | null
  stamp: string | null
  beginsOn: boolean
  editor: RefObject<StoryEditorHandle | null>
  /** Writes another line over the draft's text. */
  putLine: (part: HeadLine, words: string) => void
  flush: Flush
}): SuggestionsInHand {
  const t = useTranslations('Newsroom.Suggestions')
  const { print } = useMoments()
  const [list, setList] = useState(first)
  const [failure, setFailure] = useState('')
  const [active, activate] = useState<string | null>(null)
  const [status, setStatus] = useState<SuggestingStatus>({ kind: 'saved' })
  const [lines, setLines] = useState<HeadWords | null>(null)
  const begin = (from: StorySuggestions) =>
    new Suggesting(articleId, staffId, from, {
      list: setList,
      status: setStatus,
      adopt: (document) => editor.current?.adoptDocument(document) ?? false,
      lines: setLines,
    })
  const [suggesting, setSuggesting] = useState<Suggesting | null>(() =>
    beginsOn && first ? begin(first) : null,
  )
  const address = (rest = '') => storyAddress(articleId, `/suggestions${rest}`)
  const wordsOf = (refused: Refused) => (refused.refusal === 'away' ? t('away') : refused.message)

  /** Those of which it is not known whether they were accepted: what is accepted and not written in would be lost. */
  const unanswered = useRef<readonly string[]>([])
  const isAsking = useRef(false)
  const [again, setAgain] = useState(0)
  const reload = async () => {
    if (suggesting) return suggesting.hear()
    // What is being accepted would go from the list before it is written in.
    if (isAsking.current) return
    if (unanswered.current.length > 0) return void (await accept(unanswered.current))
    const answer = await askNewsroom<StorySuggestions>(address())
    setFailure(answer.ok ? '' : wordsOf(answer))
    if (answer.ok && !isAsking.current) setList(answer.value)
  }
  const hear = useEffectEvent(() => void reload())
  const known = list?.stamp ?? null
  useEffect(() => {
    if (stamp !== null && known !== null && stamp !== known) hear()
  }, [stamp, known])
  useEffect(() => {
    if (again === 0) return
    const timer = setTimeout(() => hear(), retryAfter)
    return () => clearTimeout(timer)
  }, [again])
  useEffect(() => {
    if (!suggesting) return
    void suggesting.begin()
    window.addEventListener('pagehide', suggesting.keep)
    document.addEventListener('visibilitychange', suggesting.keep)
    return () => {
      window.removeEventListener('pagehide', suggesting.keep)
      document.removeEventListener('visibilitychange', suggesting.keep)
      suggesting.end()
    }
  }, [suggesting])

  const open = list?.open ?? none
  const isOn = suggesting !== null
  const text = list?.document
  const shown = useMemo<ShownSuggestions | null>(
    () =>
      text
        ? {
            draft: text.content,
            open: open
              .filter(({ part }) => part === null)
              .map((each) => ({
                ...each,
                label: t('by', { name: each.by, moment: print(each.at) }),
              })),
            active,
            isSuggesting: isOn,
          }
        : null,
    [text, open, active, isOn, t, print],
  )

  const after = (ids: readonly string[], { decided, others }: Decided, said: string): Said => {
    setList((before) => before && { ...before, open: before.open.filter(({ id }) => !ids.includes(id)) })
    return decided.length === 0 && others.length > 0
      ? { kind: 'failure', title: t('said.others', { count: others.length }) }
      : { kind: 'done', title: others.length > 0 ? t('said.others', { count: others.length }) : said }
  }

  const accept = async (ids: readonly string[]): Promise<Said> => {
    if ((await flush()) === null) return { kind: 'failure', title: t('unsaved') }
    const wanted = open.filter(({ id }) => ids.includes(id))
    const ofText = wanted.flatMap(({ id, part }) => (part ? [] : [id]))
    // Whoever asks for one alone has seen what stands there now.
    const lined = (wanted.length === 1 ? wanted : acceptable(wanted).together).flatMap(
      ({ id, part, after }) => (part ? [{ id, part, words: textOf(after) }] : []),
    )
    const together = [
      ...lined.map(({ id }) => id),
      ...(editor.current?.makeableSuggestions(ofText).together ?? []),
    ]
    unanswered.current = []
    if (together.length === 0) return { kind: 'failure', title: t('said.changed') }
    isAsking.current = true
    const answer = await askNewsroom<Decided>(address('/acceptance'), {
      method: 'POST',
      body: { ids: together },
    })
    isAsking.current = false
    if (!answer.ok) {
      if (answer.refusal === 'away') {
        unanswered.current = together
        setAgain((before) => before + 1)
      }
      return { kind: 'failure', title: wordsOf(answer) }
    }
    const { decided } = answer.value
    const made = editor.current?.makeSuggestions(decided.filter((id) => ofText.includes(id))) ?? []
    const put = lined.filter(({ id }) => decided.includes(id))
    for (const { part, words } of put) putLine(part, words)
    const count = made.length + put.length
    const said = after(together, answer.value, t('said.accepted', { count }))
    // What could not be written shows again as it is asked for anew.
    await flush()
    await reload()
    return said
  }

  return {
    open,
    failure,
    reload: () => void reload(),
    active,
    activate,
    isOn,
    document: suggesting?.document ?? null,
    status,
    turnOn: async () => {
      if ((await flush()) === null) return t('unsaved')
      const answer = await askNewsroom<StorySuggestions>(address())
      if (!answer.ok) return wordsOf(answer)
      setList(answer.value)
      const begun = begin(answer.value)
      setSuggesting(begun)
      setLines(begun.lines)
      return ''
    },
    turnOff: async () => {
      if (suggesting && !(await suggesting.flush())) return t('away')
      setSuggesting(null)
      return ''
    },
    lines: suggesting && (lines ?? suggesting.lines),
    write: (document) => suggesting?.write(document),
    writeLines: (changed) => suggesting?.writeLines(changed),
    accept,
    refuse: async (ids, isWithdrawn) => {
      if (suggesting && !(await suggesting.flush())) return { kind: 'failure', title: t('away') }
      unanswered.current = unanswered.current.filter((id) => !ids.includes(id))
      const answer = await askNewsroom<Decided>(address('/refusal'), { method: 'POST', body: { ids } })
      if (!answer.ok) return { kind: 'failure', title: wordsOf(answer) }
      const { length } = answer.value.decided
      const said = after(
        ids,
        answer.value,
        isWithdrawn ? t('said.withdrawn', { count: length }) : t('said.refused', { count: length }),
      )
      await reload()
      return said
    },
    shown,
  }
}

const none: readonly Suggestion[] = []
/** Milliseconds. */
const retryAfter = 3_000
