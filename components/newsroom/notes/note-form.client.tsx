'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { longestStoryNote } from '@/lib/newsroom/limits.ts'
import type { Mentionable } from '@/lib/newsroom/notes/mentionable.ts'
import type { Mention } from '@/lib/vocabulary.ts'
import { FormDraftNotice, useFormDraft } from '../forms/use-form-draft.client.tsx'
import { useNewsroom } from '../shell/providers.client.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { askedName, findMentions, mentionsOf, namedIn } from './mentions.ts'
import type { Written } from './use-notes.client.ts'

/** Where a note is written, an answer, or what a note is to say instead. What is typed is kept by the tab until it is sent. */
export function NoteForm({
  name,
  label,
  send,
  first = '',
  firstMentions = [],
  mentionable,
  onSend,
  onClose,
}: {
  /** Tells it from every other form of the newsroom. */
  name: string
  label: string
  send: string
  first?: string
  firstMentions?: readonly Mention[]
  mentionable: () => Promise<Mentionable>
  /** Resolves to why it was not taken, '' when it was. */
  onSend: (written: Written) => Promise<string>
  onClose: () => void
}) {
  const t = useTranslations('Newsroom.Notes')
  const { locale } = useNewsroom()
  const typed = useFormDraft(name)
  const field = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const [words, setWords] = useState(first)
  const [chosen, setChosen] = useState<readonly Mention[]>(firstMentions)
  const [all, setAll] = useState<readonly Mention[] | null>(null)
  const [cursor, setCursor] = useState(0)
  const [marked, setMarked] = useState(0)
  const [isClosed, setClosed] = useState(false)
  const [failure, setFailure] = useState('')
  const [isBusy, setBusy] = useState(false)

  useEffect(() => {
    const element = field.current
    element?.focus()
    element?.setSelectionRange(element.value.length, element.value.length)
  }, [])

  const asked = askedName(words, cursor)
  const isAsking = asked !== null && !isClosed
  useEffect(() => {
    let isHere = true
    if (isAsking && all === null)
      void mentionable().then((found) => isHere && setAll(mentionsOf(found, locale)))
    return () => {
      isHere = false
    }
  }, [isAsking, all, mentionable, locale])

  const found = isAsking && all ? findMentions(all, asked.query) : []
  const isNobody = isAsking && all !== null && found.length === 0 && isUnfinished(asked.query, all)
  const isTooLong = words.length > longestStoryNote

  const choose = (mention: Mention) => {
    if (!asked) return
    const before = `${words.slice(0, asked.at)}@${mention.name} `
    // Within the key press: a letter typed before the next frame would land at the old place.
    flushSync(() => {
      setWords(before + words.slice(cursor).replace(/^ /, ''))
      setChosen([...chosen, mention])
      setCursor(before.length)
      setMarked(0)
    })
    field.current?.focus()
    field.current?.setSelectionRange(before.length, before.length)
  }

  const submit = async () => {
    if (isBusy || isTooLong || !words.trim()) return
    setBusy(true)
    setFailure('')
    const sent = typed.kept()
    const everybody = words.includes('@') ? mentionsOf(await mentionable(), locale) : []
    const why = await onSend({ words, mentions: namedIn(words, everybody, chosen) })
    setBusy(false)
    if (why) return setFailure(why)
    typed.settle(sent)
    onClose()
  }

  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void submit()
      return
    }
    if (event.key === 'Escape') {
      // First the list, then the form: what was typed stays with the tab.
      event.preventDefault()
      if (found.length > 0) setClosed(true)
      else onClose()
      return
    }
    if (found.length === 0) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setMarked((marked + step + found.length) % found.length)
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      const mention = found[marked]
      if (!mention) return
      event.preventDefault()
      choose(mention)
    }
  }

  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <FormDraftNotice draft={typed} />
      <Field
        label={label}
        hint={t('wordsHint')}
        error={isTooLong ? t('tooLong', { length: words.length, most: longestStoryNote }) : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            ref={field}
            className="input"
            rows={3}
            dir="auto"
            value={words}
            autoComplete="off"
            aria-autocomplete="list"
            aria-controls={found.length > 0 ? listId : undefined}
            aria-activedescendant={found.length > 0 ? `${listId}-${marked}` : undefined}
            onChange={(event) => {
              setWords(event.target.value)
              setCursor(event.target.selectionStart)
              setMarked(0)
              setClosed(false)
            }}
            onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
            onKeyDown={press}
          />
        )}
      </Field>
      {found.length > 0 && (
        <div id={listId} role="listbox" aria-label={t('mention.list')} className="mention-list">
          {found.map((mention, n) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are pressed in the field, which names it as active
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            <div
              key={`${mention.kind} ${mention.id}`}
              id={`${listId}-${n}`}
              role="option"
              aria-selected={n === marked}
              className="mention-option"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(mention)}
            >
              <Icon name={mention.kind === 'desk' ? 'people' : 'person'} />
              <bdi>{mention.name}</bdi>
              <span className="field-hint">{t(`mention.${mention.kind}`)}</span>
            </div>
          ))}
        </div>
      )}
      <p role="status" className="field-hint" hidden={!isNobody}>
        {isNobody && t('mention.nobody')}
      </p>
      {failure && (
        <Notice kind="failure" live>
          {failure}
        </Notice>
      )}
      <div className="button-row">
        <Button type="submit" kind="primary" size="small" busy={isBusy} disabled={isTooLong || !words.trim()}>
          {send}
        </Button>
        <Button
          size="small"
          disabled={isBusy}
          onClick={() => {
            typed.discard()
            onClose()
          }}
        >
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}

/** A name that is still being typed: one word or two, of whom nobody is called so. */
const isUnfinished = (query: string, all: readonly Mention[]): boolean =>
  query.trim().length > 1 &&
  query.trim().split(/\s+/).length <= 2 &&
  !all.some(({ name }) => query.startsWith(name))
