'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect } from 'react'
import { present } from '@/lib/present.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.client.tsx'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { pictureHref, togetherHref } from './library-address.ts'
import { PictureDrop } from './picture-drop.client.tsx'
import { PictureThumbnail } from './picture-thumbnail.tsx'
import { mayRetry, type Upload } from './upload-queue.ts'
import { useUploadWords } from './upload-words.client.ts'
import { useUploadQueue } from './use-upload-queue.client.ts'

/** Milliseconds in which what was added meanwhile is shown in the library together: each showing is a page. */
const together = 1_000

/** Many pictures at once, each with how far it has come and what became of it. */
export function UploadQueue({
  staffId,
}: {
  /** Of who is here: what others left on their way in this browser is theirs. */
  staffId: string
}) {
  const t = useTranslations('Newsroom.Media.add')
  const router = useRouter()
  const { queue, uploads } = useUploadQueue(staffId)
  const add = useCallback(
    (files: File[]) => queue.add(files.map((file) => ({ name: file.name || t('pasted'), file }))),
    [queue, t],
  )

  const done = uploads.filter((each) => each.state === 'done')
  const failed = uploads.filter((each) => each.state === 'failed')
  const isBusy = uploads.length > done.length + failed.length
  const count = done.length
  useEffect(() => {
    if (count === 0) return
    const timer = setTimeout(() => router.refresh(), together)
    return () => clearTimeout(timer)
  }, [count, router])

  return (
    <section aria-label={t('title')}>
      <PictureDrop several onFiles={add} />
      {uploads.length > 0 && (
        <>
          <div className="uploads-head">
            <p role="status">
              {isBusy
                ? t('progress', { done: done.length, total: uploads.length })
                : t('done', {
                    count: done.filter(({ picture }) => !present(picture, 'picture of this upload').isKnown)
                      .length,
                  })}
              {failed.length > 0 && <> · {t('failed', { count: failed.length })}</>}
            </p>
            <div className="button-row">
              {done.length > 0 && (
                <ButtonLink
                  kind="primary"
                  href={togetherHref(
                    done.flatMap(({ picture }) => present(picture, 'picture of this upload').mediaId),
                  )}
                >
                  {t('describeAll', { count: done.length })}
                </ButtonLink>
              )}
              {!isBusy && <Button onClick={() => queue.clear()}>{t('clear')}</Button>}
            </div>
          </div>
          <ul className="uploads" aria-label={t('list')}>
            {uploads.map((upload) => (
              <UploadRow
                key={upload.id}
                upload={upload}
                onRetry={() => (upload.state === 'paused' ? queue.resume() : queue.retry(upload.id))}
                onRemove={() => queue.remove(upload.id)}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function UploadRow({
  upload,
  onRetry,
  onRemove,
}: {
  upload: Upload
  onRetry: () => void
  onRemove: () => void
}) {
  const t = useTranslations('Newsroom.Media.add')
  const words = useUploadWords()
  const { name, state, fraction, picture, refused } = upload
  const told = (): string => {
    switch (state) {
      case 'waiting':
        return t('waiting')
      case 'sending':
        return t('sending', { fraction })
      case 'opening':
        return t('opening')
      case 'paused':
        return t('paused')
      case 'done':
        return present(picture, 'picture of this upload').isKnown ? t('known') : t('added')
      case 'failed':
        return words(present(refused, 'reason'))
    }
  }
  const isOver = state === 'done' || state === 'failed'
  return (
    <li data-failed={state === 'failed' ? '' : undefined} data-state={state}>
      <span className="upload-thumbnail">{picture && <PictureThumbnail picture={picture} alt="" />}</span>
      <span className="upload-what" role={state === 'failed' ? 'alert' : undefined}>
        <bdi className="upload-name">{name}</bdi>
        <span className="upload-state">
          {told()}
          {picture?.alikeTo && (
            <>
              {' · '}
              <PendingLink href={pictureHref(picture.alikeTo)}>{t('alike')}</PendingLink>
            </>
          )}
        </span>
        {!isOver && <progress value={fraction} aria-label={name} />}
      </span>
      <span className="button-row">
        {picture && (
          <PendingLink className="button button-plain button-small" href={pictureHref(picture.mediaId)}>
            {t('describe')}
          </PendingLink>
        )}
        {(state === 'paused' || (refused && mayRetry(refused))) && (
          <Button size="small" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
        {state !== 'done' && state !== 'opening' && (
          <IconButton
            icon="close"
            size="small"
            label={state === 'failed' ? t('dismiss', { name }) : t('cancel', { name })}
            onClick={onRemove}
          />
        )}
      </span>
    </li>
  )
}
