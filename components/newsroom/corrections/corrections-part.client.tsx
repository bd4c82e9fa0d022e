'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Locale } from '@/lib/locale/table.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { CorrectionLine, Corrections } from '@/lib/newsroom/corrections/list-corrections.ts'
import type { DraftContent } from '@/lib/newsroom/stories/draft-content.ts'
import type { Revision } from '@/lib/newsroom/stories/revisions.ts'
import type { WorkingDraft } from '@/lib/newsroom/stories/working-draft.ts'
import type { StoryDirectory } from '@/lib/newsroom/writing/story-directory.ts'
import { askNewsroom, storyAddress } from '../story/ask-newsroom.ts'
import { useMoments } from '../story/moments.client.tsx'
import type { Flush } from '../story/use-draft.client.ts'
import { VersionComparison } from '../story/version-comparison.client.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.client.tsx'
import { InLanguage } from '../ui/in-language.tsx'
import { Loading } from '../ui/loading.tsx'
import { Notice } from '../ui/notice.tsx'
import { useToasts } from '../ui/toast.client.tsx'
import { CorrectDialog } from './correct-dialog.client.tsx'
import { correctionTones } from './correction-tones.ts'
import { WithdrawDialog } from './withdraw-dialog.client.tsx'

type Props = {
  draft: WorkingDraft
  directory: StoryDirectory
  /** The draft says something else than readers see. */
  hasChanges: boolean
  /** The checklist has something that stops publishing. */
  stops: boolean
  flush: Flush
  onChanged: () => void
}

/** What readers were told about a story that they have read, and how something is told. */
export function CorrectionsPart(props: Props) {
  const { draft, directory, onChanged } = props
  const t = useTranslations('Newsroom.Corrections')
  const { tell } = useToasts()
  const { corrections, failure, reload } = useCorrections(draft)
  const [isCorrecting, setCorrecting] = useState(false)
  const [withdrawing, setWithdrawing] = useState<CorrectionLine | null>(null)
  const mayCorrect = Boolean(draft.may['story.correct']) && draft.state === 'published'
  const done = (words: string) => {
    tell({ kind: 'done', title: words })
    setCorrecting(false)
    setWithdrawing(null)
    reload()
    onChanged()
  }
  return (
    <section className="panel-part" aria-labelledby="corrections-title">
      <h2 id="corrections-title" className="panel-title">
        {t('title')}
      </h2>
      {failure && <Notice kind="failure">{failure}</Notice>}
      {!corrections && !failure && <Loading>{t('load')}</Loading>}
      {corrections?.notes.length === 0 && <p className="field-hint">{t('none')}</p>}
      {mayCorrect && corrections && (
        <Button icon="pen" onClick={() => setCorrecting(true)}>
          {t('correct')}
        </Button>
      )}
      {corrections && corrections.notes.length > 0 && (
        <ol className="event-list">
          {corrections.notes.map((each) => (
            <li key={each.id}>
              <Line
                note={each}
                notes={corrections.notes}
                articleId={draft.articleId}
                locale={draft.locale}
                directory={directory}
                mayCorrect={Boolean(draft.may['story.correct'])}
                onWithdraw={() => setWithdrawing(each)}
                onShown={reload}
              />
            </li>
          ))}
        </ol>
      )}
      {isCorrecting && corrections && (
        <CorrectDialog
          {...props}
          corrections={corrections}
          onClose={() => setCorrecting(false)}
          onDone={() => done(t('done'))}
        />
      )}
      {withdrawing && (
        <WithdrawDialog
          articleId={draft.articleId}
          note={withdrawing}
          locale={draft.locale}
          onClose={() => setWithdrawing(null)}
          onDone={() => done(t('withdrawn'))}
        />
      )}
    </section>
  )
}

function useCorrections({ articleId, state, publishedAt, hasUnpublishedChanges }: WorkingDraft) {
  const stories = useTranslations('Newsroom.Stories')
  const [corrections, setCorrections] = useState<Corrections | null>(null)
  const [failure, setFailure] = useState('')
  const [asked, setAsked] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when something was published
  useEffect(() => {
    let isLatest = true
    void askNewsroom<Corrections>(storyAddress(articleId, '/corrections')).then((answer) => {
      if (!isLatest) return
      if (answer.ok) setCorrections(answer.value)
      setFailure(answer.ok ? '' : answer.refusal === 'away' ? stories('away') : answer.message)
    })
    return () => {
      isLatest = false
    }
  }, [articleId, state, publishedAt, hasUnpublishedChanges, asked])
  return { corrections, failure, reload: () => setAsked((before) => before + 1) }
}

function Line({
  note,
  notes,
  articleId,
  locale,
  directory,
  mayCorrect,
  onWithdraw,
  onShown,
}: {
  note: CorrectionLine
  notes: readonly CorrectionLine[]
  articleId: string
  locale: Locale
  directory: StoryDirectory
  mayCorrect: boolean
  onWithdraw: () => void
  onShown: () => void
}) {
  const t = useTranslations('Newsroom.Corrections')
  const stories = useTranslations('Newsroom.Stories')
  const { print } = useMoments()
  const { tell } = useToasts()
  const [compared, setCompared] = useState<{ before: DraftContent; after: DraftContent } | null>(null)
  const [isBusy, setBusy] = useState(false)
  const moment = print(note.correctedAt)
  const { revision, previous } = note
  const amends = notes.find((each) => each.id === note.amendsId)
  const amendedBy = notes.find((each) => each.amendsId === note.id)

  const wordsOf = async (number: number): Promise<DraftContent | null> => {
    const answer = await askNewsroom<Revision>(storyAddress(articleId, `/revisions/${number}`))
    if (answer.ok) return answer.value.content
    tell({ kind: 'failure', title: answer.message || stories('away') })
    return null
  }
  const compare = async (from: number, to: number) => {
    setBusy(true)
    const [before, after] = await Promise.all([wordsOf(from), wordsOf(to)])
    setBusy(false)
    if (before && after) setCompared({ before, after })
  }
  const show = async (shown: boolean) => {
    setBusy(true)
    const answer = await askNewsroom(storyAddress(articleId, `/corrections/${note.id}`), {
      method: 'PUT',
      body: { shown },
    })
    setBusy(false)
    if (answer.ok) {
      tell({ kind: 'done', title: t(shown ? 'shown' : 'hidden') })
      onShown()
    } else {
      const isEmpty = answer.refusal === 'malformed' && answer.subject === 'changes'
      tell({ kind: 'failure', title: isEmpty ? t('noChange') : answer.message || stories('away') })
    }
  }
  return (
    <>
      <p>
        <Badge tone={correctionTones[note.kind]}>{t(`kinds.${note.kind}`)}</Badge>
      </p>
      <blockquote
        className="event-note"
        lang={locale}
        dir={localeTable[locale].dir}
        data-withdrawn={note.withdrawn ? '' : undefined}
      >
        {note.note}
      </blockquote>
      {note.withdrawn && (
        <p className="field-hint">
          {t.rich('withdrawnBy', {
            name: note.withdrawn.by,
            who: (name) => <bdi>{name}</bdi>,
            moment: print(note.withdrawn.at),
            reason: note.withdrawn.reason,
            words: (reason) => <InLanguage locale={locale}>{reason}</InLanguage>,
          })}
        </p>
      )}
      {amends && <p className="field-hint">{t('amendsOf', { moment: print(amends.correctedAt) })}</p>}
      {amendedBy && <p className="field-hint">{t('amendedBy', { moment: print(amendedBy.correctedAt) })}</p>}
      <p className="field-hint">
        {note.writtenBy
          ? t.rich('by', { name: note.writtenBy, moment, who: (name) => <bdi>{name}</bdi> })
          : t('imported', { moment })}
      </p>
      <div className="button-row">
        {revision !== null && previous !== null && (
          <Button
            size="small"
            disabled={isBusy}
            aria-label={t('changeNamed', { moment })}
            onClick={() => compare(previous, revision)}
          >
            {t('change')}
          </Button>
        )}
        {mayCorrect && !note.withdrawn && revision !== null && previous !== null && (
          <Button size="small" kind="quiet" disabled={isBusy} onClick={() => show(!note.showsChange)}>
            {t(note.showsChange ? 'hide' : 'show')}
          </Button>
        )}
        {mayCorrect && !note.withdrawn && (
          <Button size="small" kind="quiet" disabled={isBusy} onClick={onWithdraw}>
            {t('withdraw')}
          </Button>
        )}
      </div>
      {compared && (
        <Dialog
          title={t('changeTitle', { from: previous ?? 0, to: revision ?? 0 })}
          size="wide"
          open
          onOpenChange={(open) => {
            if (!open) setCompared(null)
          }}
        >
          <VersionComparison {...compared} locale={locale} directory={directory} />
        </Dialog>
      )}
    </>
  )
}
