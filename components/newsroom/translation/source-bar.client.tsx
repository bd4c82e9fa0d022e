'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { localeTable } from '@/lib/locale/table.ts'
import type { TranslationSource } from '@/lib/newsroom/translation/source-of.ts'
import { askNewsroom, storyAddress } from '../story/ask-newsroom.ts'
import { useMoments } from '../story/moments.client.tsx'
import type { Flush } from '../story/use-draft.client.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { InLanguage } from '../ui/in-language.tsx'
import { Notice } from '../ui/notice.tsx'
import { useToasts } from '../ui/toast.client.tsx'

/** What a translation was made from, what became of that since, and the one thing to do about it. */
export function SourceBar({
  articleId,
  source,
  changes,
  left,
  presentRevision,
  isBeside,
  onBeside,
  mayEdit,
  flush,
}: {
  articleId: string
  source: TranslationSource
  /** Null where nobody has compared yet. */
  changes: number | null
  left: number
  /** As the server said last; null before it said anything. */
  presentRevision: number | null
  isBeside: boolean
  onBeside: (isBeside: boolean) => void
  mayEdit: boolean
  flush: Flush
}) {
  const t = useTranslations('Newsroom.Translation.source')
  const stories = useTranslations('Newsroom.Stories')
  const { print } = useMoments()
  const { tell } = useToasts()
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)
  const { base, present, hasChanged } = source

  // Heard while it is open: what the source says now comes in by itself, nothing that is written here changes.
  const asked = useRef(present.number)
  useEffect(() => {
    if (presentRevision === null || presentRevision <= asked.current) return
    asked.current = presentRevision
    router.refresh()
  }, [presentRevision, router])

  const bringUpToDate = async () => {
    setBusy(true)
    // Whoever says that the translation is up to date means the words on this screen.
    const isSaved = (await flush()) !== null
    const answer = isSaved
      ? await askNewsroom<{ number: number; hasMovedOn: boolean }>(storyAddress(articleId, '/source'), {
          method: 'PUT',
          body: { revision: present.number },
        })
      : null
    setBusy(false)
    if (!answer) return tell({ kind: 'warning', title: t('changed.unsaved') })
    if (!answer.ok)
      return tell({ kind: 'failure', title: answer.refusal === 'away' ? stories('away') : answer.message })
    if (answer.value.hasMovedOn) tell({ kind: 'warning', title: t('changed.movedOn') })
    else tell({ kind: 'done', title: t('changed.cleared', { number: answer.value.number }) })
    router.refresh()
  }

  const changeShown = useRef(-1)
  const showNext = () => {
    const marks = document.querySelectorAll('.story-paper .source-mark')
    if (marks.length === 0) return
    changeShown.current = (changeShown.current + 1) % marks.length
    marks[changeShown.current]?.scrollIntoView({ block: 'center' })
  }

  const gone = source.isInBin
    ? 'bin'
    : source.state === 'unpublished' || source.state === 'killed'
      ? source.state
      : null
  return (
    <>
      <div className="source-bar">
        <p>
          {t.rich('from', {
            language: localeTable[source.locale].name,
            place: (words) => <InLanguage locale={source.locale}>{words}</InLanguage>,
            number: base.number,
            moment: print(base.keptAt),
          })}{' '}
          {left > 0 && <span className="source-left">{t('left', { count: left })}</span>}
        </p>
        <div className="button-row">
          <Button
            size="small"
            kind="quiet"
            icon="translate"
            aria-pressed={isBeside}
            onClick={() => onBeside(!isBeside)}
          >
            {t('beside')}
          </Button>
          {!source.isInBin && (
            <ButtonLink size="small" kind="quiet" href={`/admin/stories/${source.articleId}`}>
              {t('open')}
            </ButtonLink>
          )}
        </div>
      </div>
      {gone && <Notice kind="warning">{t(`gone.${gone}`)}</Notice>}
      {hasChanged && (
        <Notice
          kind="warning"
          live
          title={t('changed.title')}
          action={
            <div className="source-actions">
              {isBeside && changes !== null && changes > 0 && (
                <Button size="small" kind="quiet" onClick={showNext}>
                  {t('changed.next')}
                </Button>
              )}
              {mayEdit && (
                <Button size="small" busy={isBusy} onClick={bringUpToDate}>
                  {t('changed.clear', { number: present.number })}
                </Button>
              )}
            </div>
          }
        >
          {changes !== null && (
            <p>
              {t('changed.body', { count: changes, number: present.number, moment: print(present.keptAt) })}
            </p>
          )}
          {base.content.leadMediaId !== present.content.leadMediaId && <p>{t('leadChanged')}</p>}
        </Notice>
      )}
    </>
  )
}
