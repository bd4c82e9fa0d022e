'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { firstStrongDirection } from '@/lib/arabic/first-strong.ts'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import type { NoteThread, StoryNote } from '@/lib/newsroom/notes/list-notes.ts'
import { useMoments } from '../story/moments.client.tsx'
import { AlertDialog } from '../ui/alert-dialog.client.tsx'
import { Button } from '../ui/button.tsx'
import { CutText } from '../ui/cut-text.tsx'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.client.tsx'
import { Menu, MenuItem } from '../ui/menu.client.tsx'
import { useToasts } from '../ui/toast.client.tsx'
import { inPieces } from './mentions.ts'
import { NoteForm } from './note-form.client.tsx'
import type { NotesInHand } from './use-notes.client.ts'

/** Notes on the same words: what they are on, what was said, and what may be done about it. */
export function Thread({
  thread,
  hand,
  articleId,
  locale,
  onGoTo,
}: {
  thread: NoteThread
  hand: NotesInHand
  articleId: string
  /** The story's language. */
  locale: Locale
  onGoTo: () => void
}) {
  const t = useTranslations('Newsroom.Notes')
  const { print } = useMoments()
  const { tell } = useToasts()
  const card = useRef<HTMLLIElement>(null)
  const [isReplying, setReplying] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const isActive = hand.active === thread.id
  useEffect(() => {
    if (isActive) card.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])

  const [first] = thread.notes
  const act = async (work: Promise<string>, said: 'resolved' | 'reopened') => {
    setBusy(true)
    const why = await work
    setBusy(false)
    tell(why ? { kind: 'failure', title: why } : { kind: 'done', title: t(`said.${said}`) })
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: what is pressed in it has keys; this only says where one looks
    <li
      ref={card}
      className="note-thread"
      data-active={isActive ? '' : undefined}
      onClick={() => {
        if (!isActive) hand.activate(thread.id)
      }}
      onFocus={() => {
        if (!isActive) hand.activate(thread.id)
      }}
    >
      <About thread={thread} locale={locale} onGoTo={onGoTo} />
      <ol className="note-list">
        {thread.notes.map((note) => (
          <li key={note.id}>
            <Note note={note} hand={hand} />
          </li>
        ))}
      </ol>
      {thread.resolvedAt && (
        <p className="note-resolved">
          <Icon name="check" />
          {t('resolvedBy', { name: thread.resolvedBy ?? '', moment: print(thread.resolvedAt) })}
        </p>
      )}
      {isReplying ? (
        <NoteForm
          name={`note ${articleId} reply ${thread.id}`}
          label={t('replyTo', { name: first?.by ?? '' })}
          send={t('reply')}
          mentionable={hand.mentionable}
          onSend={(written) => hand.reply(thread.id, written)}
          onClose={() => setReplying(false)}
        />
      ) : (
        <div className="button-row">
          <Button size="small" kind="quiet" onClick={() => setReplying(true)}>
            {t('reply')}
          </Button>
          {thread.resolvedAt ? (
            <Button
              size="small"
              kind="quiet"
              busy={isBusy}
              onClick={() => act(hand.reopen(thread.id), 'reopened')}
            >
              {t('reopen')}
            </Button>
          ) : (
            <Button
              size="small"
              kind="quiet"
              icon="check"
              busy={isBusy}
              onClick={() => act(hand.resolve(thread.id), 'resolved')}
            >
              {t('resolve')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

/** What a thread is on: its words, as they were when it was begun, and whether they are still there. */
function About({
  thread: { spots, quote, resolvedAt },
  locale,
  onGoTo,
}: {
  thread: NoteThread
  locale: Locale
  onGoTo: () => void
}) {
  const t = useTranslations('Newsroom.Notes')
  const [spot] = spots
  if (!spot) return <p className="note-about">{t('about.story')}</p>
  const isGone = !resolvedAt && spots.every((each) => each.isGone)
  const part = spot.part === 'text' ? 'block' : spot.part
  const words = quote ? (
    <q className="note-quote" lang={locale} dir={firstStrongDirection(quote) ?? localeTable[locale].dir}>
      {quote}
    </q>
  ) : (
    <span>{t(`about.${part}`)}</span>
  )
  return (
    <div className="note-about">
      {spot.part !== 'text' && quote && <span className="field-hint">{t(`about.${part}`)}</span>}
      {isGone || resolvedAt ? (
        words
      ) : (
        <button type="button" className="note-place" title={t('goTo')} onClick={onGoTo}>
          {words}
        </button>
      )}
      {isGone && (
        <p className="note-gone">
          <Icon name="warning" />
          {t(spot.whole ? 'goneWhole' : 'gone')}
        </p>
      )}
    </div>
  )
}

function Note({ note, hand }: { note: StoryNote; hand: NotesInHand }) {
  const t = useTranslations('Newsroom.Notes')
  const { print } = useMoments()
  const { tell } = useToasts()
  const [isEditing, setEditing] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const remove = async () => {
    setBusy(true)
    const why = await hand.remove(note.id)
    setBusy(false)
    setAsked(false)
    tell(why ? { kind: 'failure', title: why } : { kind: 'done', title: t('said.deleted') })
  }
  return (
    <article className="note">
      <header className="story-note-head">
        <p>
          <bdi className="note-by">{note.by}</bdi>
          <span className="field-hint">
            {print(note.writtenAt)}
            {note.editedAt && ` · ${t('edited')}`}
          </span>
        </p>
        {note.isOwn && !isEditing && (
          <Menu align="end" trigger={<IconButton icon="more" size="small" label={t('own')} />}>
            <MenuItem icon="pen" onSelect={() => setTimeout(() => setEditing(true), 50)}>
              {t('edit')}
            </MenuItem>
            <MenuItem icon="bin" danger onSelect={() => setTimeout(() => setAsked(true), 50)}>
              {t('delete')}
            </MenuItem>
          </Menu>
        )}
      </header>
      {isEditing ? (
        <NoteForm
          name={`note edit ${note.id}`}
          label={t('words')}
          send={t('save')}
          first={note.text}
          firstMentions={note.mentions}
          mentionable={hand.mentionable}
          onSend={(written) => hand.edit(note.id, written)}
          onClose={() => setEditing(false)}
        />
      ) : (
        <CutText text={note.text} more={t('more')} less={t('less')}>
          {inPieces(note.text, note.mentions).map(({ text, isName }, n) =>
            isName ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: its pieces never move
              <bdi key={n} className="note-mention">
                {text}
              </bdi>
            ) : (
              text
            ),
          )}
        </CutText>
      )}
      <AlertDialog
        title={t('deleteTitle')}
        description={t('deleteBody')}
        confirm={t('delete')}
        danger
        open={isAsked}
        onOpenChange={setAsked}
        onConfirm={remove}
        busy={isBusy}
      />
    </article>
  )
}
