'use client'

import { useTranslations } from 'next-intl'
import type { DraftStatus } from '@/lib/newsroom/writing/draft-autosave.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { useMoments } from './moments.client.tsx'

/** Where the words are now, in one line: on the server, on their way, in this browser. */
export function StatusLine({ status }: { status: DraftStatus }) {
  const t = useTranslations('Newsroom.Stories.status')
  const { print } = useMoments()
  const words = (() => {
    switch (status.kind) {
      case 'saved':
        return status.at ? t('saved', { time: print(status.at, 'time') }) : t('opened')
      case 'typing':
        return t('typing')
      case 'saving':
        return t('saving')
      case 'away':
      case 'signed-out':
      case 'locked':
      case 'refused':
        return status.isKept ? t('keptHere') : t('notKept')
      case 'conflict':
        return t('keptHere')
    }
  })()
  const isWell = status.kind === 'saved' || status.kind === 'typing' || status.kind === 'saving'
  return (
    <p className="story-status" data-kind={status.kind} data-well={isWell ? '' : undefined} role="status">
      <Icon name={status.kind === 'saved' ? 'check' : isWell ? 'pen' : 'warning'} />
      <span>{words}</span>
    </p>
  )
}

/** What the writer must know when her words do not reach the server, and what she can do. */
export function StatusNotice({
  status,
  signInHref,
  onRetry,
  onCompare,
}: {
  status: DraftStatus
  signInHref: string
  onRetry: () => void
  onCompare: () => void
}) {
  const t = useTranslations('Newsroom.Stories.status')
  switch (status.kind) {
    case 'away':
      return (
        <Notice
          kind={status.isKept ? 'warning' : 'failure'}
          live
          action={
            <Button size="small" onClick={onRetry}>
              {t('tryNow')}
            </Button>
          }
        >
          {status.isKept ? t('away') : t('awayNotKept')}
        </Notice>
      )
    case 'signed-out':
      return (
        <Notice
          kind="warning"
          live
          action={
            <span className="button-row">
              <a
                className="button button-primary button-small"
                href={signInHref}
                target="_blank"
                rel="noopener"
              >
                <span>{t('signIn')}</span>
              </a>
              <Button size="small" onClick={onRetry}>
                {t('signedInAgain')}
              </Button>
            </span>
          }
        >
          {t('signedOut')}
        </Notice>
      )
    case 'refused':
      return (
        <Notice
          kind="failure"
          live
          action={
            <Button size="small" onClick={onRetry}>
              {t('tryNow')}
            </Button>
          }
        >
          {t('refused', { message: status.message })}
        </Notice>
      )
    case 'conflict':
      return (
        <Notice
          kind="warning"
          live
          action={
            <Button size="small" kind="primary" onClick={onCompare}>
              {t('compare')}
            </Button>
          }
        >
          {t('conflict')}
        </Notice>
      )
    case 'locked':
      return (
        <Notice kind="warning" live>
          {t('locked', { writer: status.writer })}
        </Notice>
      )
    default:
      return null
  }
}
