'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState } from 'react'
import type { Locale } from '@/lib/locale/table.ts'
import type { DraftContent } from '@/lib/newsroom/stories/draft-content.ts'
import type { HistoryEntry } from '@/lib/newsroom/stories/history.ts'
import type { Revision, RevisionLine } from '@/lib/newsroom/stories/revisions.ts'
import { sessionsOf } from '@/lib/newsroom/stories/writing-sessions.ts'
import type { StoryDirectory } from '@/lib/newsroom/writing/story-directory.ts'
import type { ArticleState } from '@/lib/vocabulary.ts'
import { FormDraftNotice, useFormDraft } from '../forms/use-form-draft.client.tsx'
import { AlertDialog } from '../ui/alert-dialog.client.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.client.tsx'
import { Select } from '../ui/field.tsx'
import { Loading } from '../ui/loading.tsx'
import { Notice } from '../ui/notice.tsx'
import { useToasts } from '../ui/toast.client.tsx'
import { askNewsroom, storyAddress } from './ask-newsroom.ts'
import { useMoments } from './moments.client.tsx'
import { reasonKeys } from './reason-keys.ts'
import type { StoryHistory } from './story-facts.ts'
import { articleStates } from './story-terms.ts'
import type { Flush } from './use-draft.client.ts'
import { VersionComparison } from './version-comparison.client.tsx'

/** Stands for the draft where a version is chosen. */
const current = 'draft'

type Props = {
  articleId: string
  locale: Locale
  directory: StoryDirectory
  mayRestore: boolean
  /** The words on the screen now. */
  read: () => DraftContent
  flush: Flush
  savedVersion: number
  /** The draft has other words now. */
  onRestored: () => Promise<void>
  /** Numbers of two versions that are to be compared at once. */
  compares?: { from: string; to: string } | undefined
  /** It is shown beside something else, and has a page where it is alone. */
  hasOwnPage?: boolean
}

/** What was done to the story, and every version of it that was kept, to be compared and brought back. */
export function HistoryTab(props: Props) {
  const t = useTranslations('Newsroom.Stories')
  const { history, failure, reload } = useHistory(props.articleId, props.savedVersion)
  if (failure)
    return (
      <Notice kind="failure" action={<Button onClick={reload}>{t('status.tryNow')}</Button>}>
        {failure}
      </Notice>
    )
  if (!history) return <Loading>{t('history.load')}</Loading>
  return (
    <div className="panel-stack">
      <Versions {...props} revisions={history.revisions} onSaved={reload} />
      <Events events={history.events} />
      {props.hasOwnPage && (
        <p>
          <a href={storyAddress(props.articleId, '/history')}>{t('history.fullPage')}</a>
        </p>
      )}
    </div>
  )
}

function useHistory(articleId: string, savedVersion: number) {
  const t = useTranslations('Newsroom.Stories')
  const [history, setHistory] = useState<StoryHistory | null>(null)
  const [failure, setFailure] = useState('')
  const [asked, setAsked] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when something was saved
  useEffect(() => {
    let isLatest = true
    const timer = setTimeout(
      async () => {
        const answer = await askNewsroom<StoryHistory>(storyAddress(articleId, '/revisions'))
        if (!isLatest) return
        if (answer.ok) setHistory(answer.value)
        setFailure(answer.ok ? '' : answer.refusal === 'away' ? t('away') : answer.message)
      },
      // At once when it is opened, not at every save of somebody who is typing.
      history ? 1_500 : 0,
    )
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [articleId, savedVersion, asked])
  return { history, failure, reload: () => setAsked((before) => before + 1) }
}

function Versions({
  articleId,
  locale,
  directory,
  mayRestore,
  read,
  flush,
  onRestored,
  compares,
  revisions,
  onSaved,
}: Props & { revisions: readonly RevisionLine[]; onSaved: () => void }) {
  const t = useTranslations('Newsroom.Stories')
  const { print } = useMoments()
  const spanOf = useSpan()
  const { tell } = useToasts()
  const [from, setFrom] = useState(compares?.from ?? '')
  const [to, setTo] = useState(compares?.to ?? current)
  const [compared, setCompared] = useState<{ before: DraftContent; after: DraftContent } | null>(null)
  const [restoring, setRestoring] = useState<number | null>(null)
  const [isBusy, setBusy] = useState(false)

  const fail = (refusal: string, message: string) =>
    tell({ kind: 'failure', title: refusal === 'away' ? t('away') : message })
  const wordsOf = async (version: string): Promise<DraftContent | null> => {
    if (version === current) return read()
    const answer = await askNewsroom<Revision>(storyAddress(articleId, `/revisions/${version}`))
    if (answer.ok) return answer.value.content
    fail(answer.refusal, answer.message)
    return null
  }
  const compare = async (older: string, newer: string) => {
    setBusy(true)
    const [before, after] = await Promise.all([wordsOf(older), wordsOf(newer)])
    setBusy(false)
    if (before && after) setCompared({ before, after })
  }
  const compareAtFirst = useEffectEvent(() => {
    if (compares) void compare(compares.from, compares.to)
  })
  useEffect(() => compareAtFirst(), [])
  const restore = async (number: number) => {
    setBusy(true)
    // The words on the screen are kept before others come in their place; what has not arrived cannot be.
    const arrived = (await flush()) !== null
    const answer = arrived
      ? await askNewsroom(storyAddress(articleId, `/revisions/${number}/restore`), {
          method: 'POST',
          body: {},
        })
      : null
    if (!answer) tell({ kind: 'failure', title: t('publish.unsaved') })
    else if (answer.ok) {
      await onRestored()
      tell({ kind: 'done', title: t('history.restored', { number }) })
      onSaved()
    } else fail(answer.refusal, answer.message)
    setBusy(false)
    setRestoring(null)
  }

  const sessions = sessionsOf(revisions)
  const options = [
    { value: current, label: t('history.current') },
    ...sessions.map((session) => ({
      label: `${session[0]!.keptBy ?? t('history.nobody')} · ${spanOf(session)}`,
      options: session.map(({ number, keptAt }) => ({
        value: String(number),
        label: `${t('history.number', { number })} · ${print(keptAt)}`,
      })),
    })),
  ]
  const older = from || String(revisions[0]?.number ?? current)
  return (
    <section className="panel-part" aria-labelledby="revisions-title">
      <h2 id="revisions-title" className="panel-title">
        {t('history.revisions')}
      </h2>
      {mayRestore && <SaveVersion articleId={articleId} flush={flush} onSaved={onSaved} />}
      {revisions.length === 0 ? (
        <p className="field-hint">{t('history.none')}</p>
      ) : (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: the legend of a fieldset stands on its edge */}
          <div className="compare-form" role="group" aria-labelledby="compare-title">
            <h3 id="compare-title" className="field-label">
              {t('history.choose')}
            </h3>
            <Select
              label={t('history.from')}
              value={older}
              options={options}
              onChange={(event) => setFrom(event.target.value)}
            />
            <Select
              label={t('history.to')}
              value={to}
              options={options}
              onChange={(event) => setTo(event.target.value)}
            />
            <Button onClick={() => compare(older, to)} busy={isBusy} disabled={older === to}>
              {t('history.compare')}
            </Button>
          </div>
          <ol className="session-list">
            {sessions.map((session, index) => (
              <Session
                key={session.at(-1)!.number}
                session={session}
                startsOpen={index === 0}
                isBusy={isBusy}
                onCompare={(number) => compare(String(number), current)}
                onRestore={mayRestore ? setRestoring : undefined}
              />
            ))}
          </ol>
        </>
      )}
      {compared && (
        <Dialog
          title={t('history.compareTitle')}
          size="wide"
          open
          onOpenChange={(open) => {
            if (!open) setCompared(null)
          }}
        >
          <VersionComparison {...compared} locale={locale} directory={directory} />
        </Dialog>
      )}
      {restoring !== null && (
        <AlertDialog
          title={t('history.restoreTitle', { number: restoring })}
          description={t('history.restoreBody', { number: restoring })}
          confirm={t('history.restore')}
          open
          onOpenChange={(open) => {
            if (!open) setRestoring(null)
          }}
          onConfirm={() => restore(restoring)}
          busy={isBusy}
        />
      )}
    </section>
  )
}

/** A sitting: who, from when to when, and how many versions of it there are; opened, the versions. */
function Session({
  session,
  startsOpen,
  isBusy,
  onCompare,
  onRestore,
}: {
  /** The newest first. */
  session: readonly RevisionLine[]
  startsOpen: boolean
  isBusy: boolean
  onCompare: (number: number) => void
  onRestore: ((number: number) => void) | undefined
}) {
  const t = useTranslations('Newsroom.Stories')
  const { print } = useMoments()
  const spanOf = useSpan()
  const reasonOf = useReason()
  // Not by its place: one that was opened stays open when a newer one begins.
  const [isOpen, setOpen] = useState(startsOpen)
  const told = new Set(
    session.flatMap(({ reason }) => (reason && !isUntold(reason) ? [reasonOf(reason)] : [])),
  )
  return (
    <li>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="session-head">
          <span className="session-who">
            <bdi>{session[0]!.keptBy ?? t('history.nobody')}</bdi>
            {session.some((each) => each.isPublic) && <Badge tone="green">{t('history.public')}</Badge>}
          </span>
          <span className="field-hint">
            {spanOf(session)} · {t('history.versions', { count: session.length })}
          </span>
          {told.size > 0 && !isOpen && (
            <span className="session-reasons">
              {[...told].map((reason) => (
                <bdi key={reason}>{reason}</bdi>
              ))}
            </span>
          )}
        </summary>
        <ol className="revision-list">
          {session.map((each) => (
            <li key={each.number}>
              <p className="revision-head">
                <strong>{t('history.number', { number: each.number })}</strong>
                <span className="field-hint">{print(each.keptAt, 'time')}</span>
                {each.isPublic && <Badge tone="green">{t('history.public')}</Badge>}
              </p>
              {each.reason && (
                <p>
                  <bdi>{reasonOf(each.reason)}</bdi>
                </p>
              )}
              <div className="button-row">
                <Button
                  size="small"
                  disabled={isBusy}
                  aria-label={`${t('history.compare')}: ${t('history.number', { number: each.number })}`}
                  onClick={() => onCompare(each.number)}
                >
                  {t('history.compare')}
                </Button>
                {onRestore && (
                  <Button
                    size="small"
                    kind="quiet"
                    disabled={isBusy}
                    aria-label={`${t('history.restore')}: ${each.number}`}
                    onClick={() => onRestore(each.number)}
                  >
                    {t('history.restore')}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ol>
      </details>
    </li>
  )
}

/** Words for when a sitting was, the newest version first. */
function useSpan(): (session: readonly RevisionLine[]) => string {
  const t = useTranslations('Newsroom.Stories.history')
  const { print } = useMoments()
  return (session) => {
    const [from, to] = [session.at(-1)!.keptAt, session[0]!.keptAt]
    if (print(from) === print(to)) return print(to)
    return print(from, 'date') === print(to, 'date')
      ? t('span', { date: print(to, 'date'), from: print(from, 'time'), to: print(to, 'time') })
      : t('spanOfDays', { from: print(from), to: print(to) })
  }
}

/** Keeps the words as they are, with a reason that somebody will understand in a year. */
function SaveVersion({
  articleId,
  flush,
  onSaved,
}: {
  articleId: string
  flush: Flush
  onSaved: () => void
}) {
  const t = useTranslations('Newsroom.Stories')
  const { tell } = useToasts()
  const [reason, setReason] = useState('')
  const typed = useFormDraft(`version ${articleId}`)
  const [failure, setFailure] = useState('')
  const [isBusy, setBusy] = useState(false)
  const keep = async () => {
    setBusy(true)
    setFailure('')
    const arrived = await flush()
    const answer =
      arrived !== null
        ? await askNewsroom<{ number: number }>(storyAddress(articleId, '/revisions'), {
            method: 'POST',
            body: { reason },
          })
        : null
    setBusy(false)
    if (!answer) return setFailure(t('publish.unsaved'))
    if (!answer.ok) return setFailure(answer.refusal === 'away' ? t('away') : answer.message)
    typed.settle(typed.kept())
    setReason('')
    tell({ kind: 'done', title: t('history.kept', { number: answer.value.number }) })
    onSaved()
  }
  return (
    <form
      className="keep-version"
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <FormDraftNotice draft={typed} />
      <label className="visually-hidden" htmlFor="keep-reason">
        {t('history.keepTitle')}: {t('history.keepReason')}
      </label>
      <input
        id="keep-reason"
        className="input"
        dir="auto"
        value={reason}
        placeholder={t('history.keepHint')}
        aria-describedby={failure ? 'keep-failure' : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="submit" busy={isBusy} disabled={!reason.trim()}>
        {t('history.keepTitle')}
      </Button>
      {failure && (
        <p id="keep-failure" className="field-error" role="alert">
          {failure}
        </p>
      )}
    </form>
  )
}

/** Kept because time went by: that says nothing of a sitting. */
const isUntold = (reason: string): boolean => reason === 'autosave' || reason === 'session'

/** A reason in the newsroom's language: a word of ours, or what a person wrote. */
function useReason(): (reason: string) => string {
  const t = useTranslations('Newsroom.Stories.history.reasons')
  return (reason) => {
    const known = reasonKeys.find((each) => each === reason)
    return known ? t(known) : reason
  }
}

function Events({ events }: { events: readonly HistoryEntry[] }) {
  const t = useTranslations('Newsroom.Stories')
  const shell = useTranslations('Newsroom.Shell.state')
  const { print } = useMoments()
  return (
    <section className="panel-part" aria-labelledby="events-title">
      <h2 id="events-title" className="panel-title">
        {t('history.events')}
      </h2>
      {events.length === 0 && <p className="field-hint">{t('history.noEvents')}</p>}
      <ol className="event-list">
        {events.map((event) => (
          <li key={event.id}>
            <p className="event-name">{t(`history.event.${event.event}`)}</p>
            {event.note && (
              <blockquote className="event-note" dir="auto">
                {event.note}
              </blockquote>
            )}
            <p className="field-hint">
              <bdi>{event.isMachine ? t('history.machine') : event.by}</bdi> · {print(event.at)}
              {isState(event.details.from) &&
                isState(event.details.to) &&
                event.details.from !== event.details.to && (
                  <>
                    {' · '}
                    {t('history.moved', { from: shell(event.details.from), to: shell(event.details.to) })}
                  </>
                )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

const isState = (value: unknown): value is ArticleState => articleStates.some((each) => each === value)
