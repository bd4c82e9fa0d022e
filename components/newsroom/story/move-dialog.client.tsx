'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { WorkingDraft } from '@/lib/newsroom/stories/working-draft.ts'
import { type TransitionName, transitions } from '@/lib/newsroom/workflow.ts'
import { instantOf, wallTime } from '@/lib/newsroom/writing/wall-time.ts'
import { FormDraftNotice, useFormDraft } from '../forms/use-form-draft.client.tsx'
import { MomentField } from '../moment/moment-field.client.tsx'
import { nextHour } from '../moment/next-hour.ts'
import { useNewsroom } from '../shell/providers.client.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.client.tsx'
import { Checkbox, TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { askNewsroom, type Refused, serverNow, storyAddress } from './ask-newsroom.ts'
import { useMoments } from './moments.client.tsx'
import { useAskedProof } from './use-asked-proof.client.tsx'
import type { Flush } from './use-draft.client.ts'

/** What a move is called, given where the story stands. */
export type MoveLabel = TransitionName | 'publishChanges' | 'republish' | 'reschedule'

export const labelOf = (move: TransitionName, { state }: Pick<WorkingDraft, 'state'>): MoveLabel => {
  if (move === 'publish' && state === 'published') return 'publishChanges'
  if (move === 'publish' && state === 'unpublished') return 'republish'
  if (move === 'schedule' && state === 'scheduled') return 'reschedule'
  return move
}

/** Moves that readers see the end of. */
export const isDangerous = (move: TransitionName): boolean => move === 'kill' || move === 'unpublish'

/** Says what a move will do and what readers will see of it, takes the note and the moment, and makes it. */
export function MoveDialog({
  move,
  draft,
  stops,
  suggestionCount,
  flush,
  onClose,
  onMoved,
}: {
  move: TransitionName
  draft: WorkingDraft
  /** The checklist has something that stops publishing. */
  stops: boolean
  /** Suggestions that nobody has decided on. */
  suggestionCount: number
  flush: Flush
  onClose: () => void
  onMoved: (move: TransitionName) => void
}) {
  const t = useTranslations('Newsroom.Stories')
  const suggest = useTranslations('Newsroom.Suggestions')
  const { timeZone } = useNewsroom()
  const [isSure, setSure] = useState(false)
  const { print } = useMoments()
  const { withProof, dialog } = useAskedProof()
  const typed = useFormDraft(`move ${draft.articleId} ${move}`)
  const label = labelOf(move, draft)
  const embargo = draft.embargoUntil && new Date(draft.embargoUntil) > serverNow() ? draft.embargoUntil : null
  const [note, setNote] = useState('')
  const [at, setAt] = useState(() => {
    const first = draft.scheduledFor ?? embargo
    return wallTime(first ? new Date(first) : nextHour(), timeZone).slice(0, 16)
  })
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState('')
  const [atFailure, setAtFailure] = useState('')
  const needsNote = transitions[move].note === 'required'

  const meaning =
    move === 'publish' && embargo
      ? t('meaning.publishEmbargoed', { moment: print(embargo) })
      : t(`meaning.${label === 'republish' ? 'publish' : label === 'reschedule' ? 'schedule' : label}`)

  const word = (refused: Refused): string => {
    if (refused.refusal === 'away') return t('away')
    if (refused.refusal === 'stale-version') return t('publish.stale')
    return refused.message
  }

  const applyTransition = async () => {
    setFailure('')
    setAtFailure('')
    const moment = move === 'schedule' ? instantOf(at, timeZone) : null
    if (move === 'schedule' && !moment) return setAtFailure(t('publish.atInvalid'))
    setBusy(true)
    // What is decided on are the words on this screen, whatever was typed a moment ago.
    const baseVersion = await flush()
    if (baseVersion === null) {
      setBusy(false)
      return setFailure(t('publish.unsaved'))
    }
    const answer = await withProof(() =>
      askNewsroom(storyAddress(draft.articleId, '/move'), {
        method: 'POST',
        body: {
          move,
          baseVersion,
          ...(note.trim() && { note }),
          ...(moment && { at: moment.toISOString() }),
        },
      }),
    )
    setBusy(false)
    if (answer.ok) {
      typed.settle(typed.kept())
      onMoved(move)
    } else setFailure(word(answer))
  }

  const isStopped = stops && (move === 'publish' || move === 'schedule')
  const asks = suggestionCount > 0 && (move === 'publish' || move === 'schedule')
  return (
    <Dialog
      title={t(`move.${label}`)}
      description={meaning}
      open
      onOpenChange={(open) => {
        if (!open && !isBusy) onClose()
      }}
      footer={
        <>
          <Button
            kind={isDangerous(move) ? 'danger' : 'primary'}
            busy={isBusy}
            disabled={(needsNote && !note.trim()) || isStopped || (asks && !isSure)}
            onClick={applyTransition}
          >
            {t(`move.${label}`)}
          </Button>
          <Button onClick={onClose} disabled={isBusy}>
            {t('publish.cancel')}
          </Button>
        </>
      }
    >
      <FormDraftNotice draft={typed} />
      {isStopped && <Notice kind="warning">{t('checklist.stops')}</Notice>}
      {asks && (
        <Notice kind="warning">
          <p>{suggest('asks', { count: suggestionCount })}</p>
          <Checkbox
            label={suggest('anyway')}
            checked={isSure}
            onChange={(event) => setSure(event.target.checked)}
            data-kept="none"
          />
        </Notice>
      )}
      {move === 'schedule' && (
        <MomentField
          ahead
          label={t('publish.at')}
          value={at}
          onChange={setAt}
          error={atFailure || undefined}
        />
      )}
      <TextArea
        label={needsNote ? t('publish.noteRequired') : t('publish.note')}
        hint={t(`publish.noteHint.${move}`)}
        value={note}
        required={needsNote}
        dir="auto"
        onChange={(event) => setNote(event.target.value)}
      />
      {failure && (
        <Notice kind="failure" live>
          {failure}
        </Notice>
      )}
      {dialog}
    </Dialog>
  )
}
