'use client'

import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { Decided } from '@/lib/newsroom/suggestions/decide-suggestions.ts'
import { acceptable } from '@/lib/newsroom/suggestions/lines.ts'
import type { StorySuggestions, Suggestion } from '@/lib/newsroom/suggestions/list-suggestions.ts'
import { keyOfAll, textOf } from '@/lib/newsroom/suggestions/pieces.ts'
import type { Taken } from '@/lib/newsroom/writing/draft-autosave.ts'
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
  /** What was accepted is undone in the text, or done again. */
  undone: (ids: readonly string[], isDone: boolean) => void
  /** Lines over the text say something else. */
  linesAre: (lines: Partial<Readonly<Record<HeadLine, string | null>>>) => void
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
  take,
  isSaved,
  flush,
}: {
  articleId: string
  staffId: string
  first: StorySuggestions | null
  stamp: string | null
  beginsOn: boolean
  editor: RefObject<StoryEditorHandle | null>
  /** Writes another line over the draft's text. @returns what stood there */
  putLine: (part: HeadLine, words: string) => string
  /** The draft's words take suggestions, or have them undone. */
  take: (taken: Taken) => void
  /** The server has every word of the draft. */
  isSaved: boolean
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

  /** In the text, and not known to be saved with it: open until then, and no longer asked about. */
  const [inText, setInText] = useState<Taken>({})
  const reload = async () => {
    if (suggesting) return suggesting.hear()
    const saved = isSaved ? inText : {}
    const answer = await askNewsroom<StorySuggestions>(address())
    setFailure(answer.ok ? '' : wordsOf(answer))
    if (!answer.ok) return
    setList(answer.value)
    setInText((before) =>
      Object.fromEntries(Object.entries(before).filter(([id, makes]) => saved[id] !== makes)),
    )
  }
  const hear = useEffectEvent(() => void reload())
  const known = list?.stamp ?? null
  useEffect(() => {
    if (stamp !== null && known !== null && stamp !== known) hear()
  }, [stamp, known])
  const isWaiting = Object.keys(inText).length > 0
  useEffect(() => {
    if (isSaved && isWaiting) hear()
  }, [isSaved, isWaiting])
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

  const all = list?.open ?? none
  const open = useMemo(() => all.filter(({ id }) => !inText[id]), [all, inText])
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

  const after = (done: number, others: number, said: string): Said =>
    others === 0
      ? { kind: 'done', title: said }
      : { kind: done === 0 ? 'failure' : 'done', title: t('said.others', { count: others }) }

  /** Lines over the text that were accepted here: each by what stood there before. */
  const putLines = useRef<readonly { part: HeadLine; before: string; words: string; taken: Taken }[]>([])
  /** What each makes that was accepted here. */
  const makes = useRef<Record<string, string>>({})
  const turn = (taken: Taken) => {
    for (const [id, what] of Object.entries(taken)) if (what !== null) makes.current[id] = what
    take(taken)
    setInText((before) => ({ ...before, ...taken }))
  }

  const accept = async (ids: readonly string[]): Promise<Said> => {
    if ((await flush()) === null) return { kind: 'failure', title: t('unsaved') }
    const answer = await askNewsroom<StorySuggestions>(address())
    if (!answer.ok) return { kind: 'failure', title: wordsOf(answer) }
    const now = new Map(answer.value.open.map((each) => [each.id, keyOfAll(each.after)]))
    const others = ids.filter((id) => !now.has(id)).length
    // As she sees them: what was written on meanwhile is looked at first.
    const wanted = open.filter(({ id, after }) => ids.includes(id) && now.get(id) === keyOfAll(after))
    const ofText = wanted.flatMap(({ id, part }) => (part ? [] : [id]))
    // Whoever asks for one alone has seen what stands there now.
    const lined = (wanted.length === 1 ? wanted : acceptable(wanted).together).flatMap(
      ({ id, part, after }) => (part ? [{ id, part, words: textOf(after) }] : []),
    )
    // What is written in and that it is accepted are one thing, which is saved as one, or not at all.
    const made = editor.current?.makeSuggestions(ofText) ?? []
    const done = [...lined.map(({ id }) => id), ...made]
    if (done.length === 0) {
      await reload()
      return { kind: 'failure', title: others > 0 ? t('said.others', { count: others }) : t('said.changed') }
    }
    for (const { id, part, words } of lined) {
      const taken = { [id]: now.get(id) ?? '' }
      putLines.current = [...putLines.current, { part, before: putLine(part, words), words, taken }]
    }
    turn(Object.fromEntries(done.map((id) => [id, now.get(id) ?? ''])))
    await flush()
    return after(done.length, others, t('said.accepted', { count: done.length }))
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
    undone: (ids, isDone) =>
      turn(Object.fromEntries(ids.map((id) => [id, isDone ? (makes.current[id] ?? null) : null]))),
    linesAre: (lines) => {
      for (const { part, before, words, taken } of putLines.current) {
        const now = lines[part]
        if (now === undefined) continue
        if ((now ?? '') === words) turn(taken)
        else if ((now ?? '') === before) turn(Object.fromEntries(Object.keys(taken).map((id) => [id, null])))
      }
    },
    refuse: async (ids, isWithdrawn) => {
      if (suggesting && !(await suggesting.flush())) return { kind: 'failure', title: t('away') }
      const answer = await askNewsroom<Decided>(address('/refusal'), { method: 'POST', body: { ids } })
      if (!answer.ok) return { kind: 'failure', title: wordsOf(answer) }
      const { decided, others } = answer.value
      setList((before) => before && { ...before, open: before.open.filter(({ id }) => !ids.includes(id)) })
      await reload()
      const said = isWithdrawn ? 'withdrawn' : 'refused'
      return after(decided.length, others.length, t(`said.${said}`, { count: decided.length }))
    },
    shown,
  }
}

const none: readonly Suggestion[] = []
