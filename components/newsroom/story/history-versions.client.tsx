'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState } from 'react'
import type { Locale } from '@/lib/locale/table.ts'
import type { DraftContent } from '@/lib/newsroom/stories/draft-content.ts'
import type { Revision, RevisionLine } from '@/lib/newsroom/stories/revisions.ts'
import { sessionsOf } from '@/lib/newsroom/stories/writing-sessions.ts'
import type { StoryDirectory } from '@/lib/newsroom/writing/story-directory.ts'
import { firstOf, lastOf } from '@/lib/present.ts'
import { BoxesThen } from '../parts/boxes-then.client.tsx'
import { AlertDialog } from '../ui/alert-dialog.client.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.client.tsx'
import { Select } from '../ui/field.tsx'
import { useToasts } from '../ui/toast.client.tsx'
import { askNewsroom, storyAddress } from './ask-newsroom.ts'
import { useMoments } from './moments.client.tsx'
import { SaveVersion } from './save-version.client.tsx'
import type { Flush } from './use-draft.client.ts'
import { VersionComparison } from './version-comparison.client.tsx'
import { Session, useSpan } from './writing-session.client.tsx'

export type VersionsProps = {
  articleId: string
  locale: Locale
  directory: StoryDirectory
  mayRestore: boolean
  /** The words on the screen now. */
  read: () => DraftContent
  flush: Flush
  /** The draft has other words now. */
  onRestored: () => Promise<void>
  /** Numbers of two versions that are to be compared at once. */
  compares?: { from: string; to: string } | undefined
}

/** Stands for the draft where a version is chosen. */
const current = 'draft'

/** Every version that was kept, sitting by sitting; two of them are compared, and one brought back. */
export function Versions({
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
}: VersionsProps & { revisions: readonly RevisionLine[]; onSaved: () => void }) {
  const t = useTranslations('Newsroom.Stories')
  const { print } = useMoments()
  const spanOf = useSpan()
  const { tell } = useToasts()
  const [from, setFrom] = useState(compares?.from ?? '')
  const [to, setTo] = useState(compares?.to ?? current)
  const [compared, setCompared] = useState<{ before: DraftContent; after: DraftContent } | null>(null)
  const [comparedAt, setComparedAt] = useState<{ before: string | null; after: string | null }>({
    before: null,
    after: null,
  })
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
    if (!before || !after) return
    const momentOf = (version: string) =>
      revisions.find(({ number }) => String(number) === version)?.keptAt ?? null
    setComparedAt({ before: momentOf(older), after: momentOf(newer) })
    setCompared({ before, after })
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
      label: `${firstOf(session).keptBy ?? t('history.nobody')} · ${spanOf(session)}`,
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
                key={lastOf(session).number}
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
          <BoxesThen content={compared.before} at={comparedAt.before} locale={locale} />
          <BoxesThen content={compared.after} at={comparedAt.after} locale={locale} />
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
