'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { localeTable } from '@/lib/locale/table.ts'
import type { Corrections } from '@/lib/newsroom/corrections/list-corrections.ts'
import type { WorkingDraft } from '@/lib/newsroom/stories/working-draft.ts'
import type { CorrectionKind } from '@/lib/vocabulary.ts'
import { FormDraftNotice, useFormDraft } from '../forms/use-form-draft.client.tsx'
import { askNewsroom, type Refused, storyAddress } from '../story/ask-newsroom.ts'
import { useMoments } from '../story/moments.client.tsx'
import type { Flush } from '../story/use-draft.client.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.client.tsx'
import { Checkbox, RadioGroup, Select, TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'

/** The gravest first; held complete by the compiler. */
const kinds = ['correction', 'clarification', 'update'] as const satisfies readonly CorrectionKind[]

/** Takes a note to readers, and publishes it: with the draft's changes, or about what they have seen already. */
export function CorrectDialog({
  draft,
  corrections,
  hasChanges,
  stops,
  flush,
  onClose,
  onDone,
}: {
  draft: WorkingDraft
  corrections: Corrections
  hasChanges: boolean
  stops: boolean
  flush: Flush
  onClose: () => void
  onDone: () => void
}) {
  const t = useTranslations('Newsroom.Corrections')
  const stories = useTranslations('Newsroom.Stories')
  const { print } = useMoments()
  const { name: language, dir } = localeTable[draft.locale]
  const { notes, published } = corrections
  const typed = useFormDraft(`correct ${draft.articleId}`)
  const standing = notes.filter((each) => !each.withdrawn)
  const [kind, setKind] = useState<CorrectionKind>('correction')
  const [note, setNote] = useState('')
  const [publishes, setPublishes] = useState(hasChanges)
  const [revision, setRevision] = useState(String(published[0]?.number ?? ''))
  const [amends, setAmends] = useState('')
  const [showsChange, setShowsChange] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState('')
  const [noteFailure, setNoteFailure] = useState('')

  const word = (refused: Refused): string => {
    if (refused.refusal === 'away') return stories('away')
    return refused.refusal === 'stale-version' ? t('stale') : refused.message
  }
  const send = async () => {
    setFailure('')
    setNoteFailure('')
    if (!note.trim()) return setNoteFailure(t('noteMissing'))
    setBusy(true)
    const baseVersion = publishes ? await flush() : null
    if (publishes && baseVersion === null) {
      setBusy(false)
      return setFailure(t('unsaved'))
    }
    const answer = await askNewsroom(storyAddress(draft.articleId, '/corrections'), {
      method: 'POST',
      body: {
        kind,
        note,
        publishes,
        ...(publishes ? { baseVersion } : { revision: Number(revision) }),
        ...(amends && { amends }),
        showsChange,
      },
    })
    setBusy(false)
    if (answer.ok) {
      typed.settle(typed.kept())
      onDone()
    } else setFailure(word(answer))
  }

  const isStopped = publishes && stops
  return (
    <Dialog
      title={t('correct')}
      open
      onOpenChange={(open) => {
        if (!open && !isBusy) onClose()
      }}
      footer={
        <>
          <Button kind="primary" busy={isBusy} disabled={isStopped} onClick={send}>
            {t(publishes ? 'publishWith' : 'publish')}
          </Button>
          <Button onClick={onClose} disabled={isBusy}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <FormDraftNotice draft={typed} />
      <RadioGroup
        legend={t('kind')}
        name="correction-kind"
        value={kind}
        onChange={(value) => setKind(kinds.find((each) => each === value) ?? kind)}
        options={kinds.map((each) => ({
          value: each,
          label: t(`kinds.${each}`),
          hint: t(`kindHints.${each}`),
        }))}
      />
      <TextArea
        label={t('note', { language })}
        hint={t('noteHint')}
        error={noteFailure || undefined}
        value={note}
        lang={draft.locale}
        dir={dir}
        required
        onChange={(event) => setNote(event.target.value)}
      />
      {hasChanges && (
        <RadioGroup
          legend={t('about')}
          name="correction-about"
          value={publishes ? 'draft' : 'public'}
          onChange={(value) => setPublishes(value === 'draft')}
          options={[
            { value: 'draft', label: t('aboutDraft') },
            { value: 'public', label: t('aboutPublic') },
          ]}
        />
      )}
      {isStopped && <Notice kind="warning">{stories('checklist.stops')}</Notice>}
      {!publishes && published.length > 1 && (
        <Select
          label={t('revision')}
          value={revision}
          onChange={(event) => setRevision(event.target.value)}
          options={published.map(({ number, publishedAt }, index) => ({
            value: String(number),
            label:
              index === 0 || !publishedAt
                ? t('latest', { number })
                : t('revisionOf', { number, moment: print(publishedAt) }),
          }))}
        />
      )}
      {standing.length > 0 && (
        <Select
          label={t('amends')}
          value={amends}
          onChange={(event) => setAmends(event.target.value)}
          options={[
            { value: '', label: t('amendsNone') },
            ...standing.map((each) => ({
              value: each.id,
              label: `${t(`kinds.${each.kind}`)} · ${print(each.correctedAt)}`,
            })),
          ]}
        />
      )}
      <Checkbox
        label={t('showsChange')}
        hint={t('showsChangeHint')}
        checked={showsChange}
        onChange={(event) => setShowsChange(event.target.checked)}
      />
      {failure && (
        <Notice kind="failure" live>
          {failure}
        </Notice>
      )}
    </Dialog>
  )
}
