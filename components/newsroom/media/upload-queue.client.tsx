'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Refused } from '../story/ask-newsroom.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.client.tsx'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { pictureHref } from './library-address.ts'
import { PictureDrop } from './picture-drop.client.tsx'
import { PictureThumbnail } from './picture-thumbnail.tsx'
import { type UploadedPicture, uploadPicture } from './upload-picture.client.ts'
import { useUploadWords } from './upload-words.client.ts'

/** At once: the server opens as many. */
const mostAtOnce = 2

type Upload = {
  id: number
  name: string
  file: File
  /** 0 to 1 while it is sent, 1 while it is opened; undefined while it waits. */
  fraction?: number
  picture?: UploadedPicture
  failure?: {
    /** Why it was not kept. */
    words: string
    /** The file is not what was wrong: it may be sent again. */
    mayRetry: boolean
  }
}

const mayRetry = ({ refusal, subject }: Refused): boolean =>
  refusal === 'picture-refused'
    ? subject === 'not-opened'
    : ['away', 'failed', 'cancelled', 'signed-out'].includes(refusal)

/** Many pictures at once, each with how far it has come and what became of it. */
export function UploadQueue() {
  const t = useTranslations('Newsroom.Media.add')
  const words = useUploadWords()
  const router = useRouter()
  const [uploads, setUploads] = useState<Upload[]>([])
  const waiting = useRef<Upload[]>([])
  const running = useRef(new Map<number, AbortController>())
  const nextId = useRef(1)

  const change = useCallback((id: number, changed: Partial<Upload>) => {
    setUploads((all) => all.map((each) => (each.id === id ? { ...each, ...changed } : each)))
  }, [])

  const startNext = useCallback(() => {
    while (running.current.size < mostAtOnce) {
      const next = waiting.current.shift()
      if (!next) return
      const { id, file } = next
      const controller = new AbortController()
      running.current.set(id, controller)
      change(id, { fraction: 0 })
      uploadPicture(file, {
        onProgress: (fraction) => change(id, { fraction }),
        signal: controller.signal,
      }).then((answer) => {
        running.current.delete(id)
        change(
          id,
          answer.ok
            ? { picture: answer.value }
            : { failure: { words: words(answer), mayRetry: mayRetry(answer) } },
        )
        startNext()
        // The list of what there is, once: each refresh is a page.
        if (running.current.size === 0) router.refresh()
      })
    }
  }, [change, router, words])

  const add = useCallback(
    (files: File[]) => {
      const added = files.map((file) => ({ id: nextId.current++, name: file.name || t('pasted'), file }))
      waiting.current.push(...added)
      setUploads((all) => [...all, ...added])
      startNext()
    },
    [startNext, t],
  )

  const retry = (upload: Upload) => {
    change(upload.id, { failure: undefined, fraction: undefined })
    waiting.current.push(upload)
    startNext()
  }

  const cancel = ({ id }: Upload) => {
    waiting.current = waiting.current.filter((each) => each.id !== id)
    const controller = running.current.get(id)
    if (controller) controller.abort()
    else change(id, { failure: { words: t('cancelled'), mayRetry: true } })
  }

  const dismiss = ({ id }: Upload) => setUploads((all) => all.filter((each) => each.id !== id))

  const isBusy = uploads.some((each) => !each.picture && !each.failure)
  useEffect(() => {
    if (!isBusy) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isBusy])

  const state = ({ picture, failure, fraction }: Upload): string => {
    if (failure) return failure.words
    if (picture) return picture.isKnown ? t('known') : t('added')
    if (fraction === undefined) return t('waiting')
    return fraction < 1 ? t('sending', { fraction }) : t('opening')
  }

  return (
    <section aria-label={t('title')}>
      <PictureDrop several onFiles={add} />
      {uploads.length > 0 && (
        <>
          <ul className="uploads" aria-label={t('list')}>
            {uploads.map((upload) => (
              <li key={upload.id} data-failed={upload.failure ? '' : undefined}>
                <span className="upload-thumbnail">
                  {upload.picture && <PictureThumbnail picture={upload.picture} alt="" />}
                </span>
                <span className="upload-what">
                  <bdi className="upload-name">{upload.name}</bdi>
                  <span className="upload-state" role={upload.failure ? 'alert' : undefined}>
                    {state(upload)}
                  </span>
                  {!upload.picture && !upload.failure && (
                    <progress value={upload.fraction ?? 0} aria-label={upload.name} />
                  )}
                </span>
                {upload.picture ? (
                  <PendingLink
                    className="button button-plain button-small"
                    href={pictureHref(upload.picture.mediaId)}
                  >
                    {t('describe')}
                  </PendingLink>
                ) : upload.failure?.mayRetry ? (
                  <Button size="small" onClick={() => retry(upload)}>
                    {t('retry')}
                  </Button>
                ) : (
                  <IconButton
                    icon="close"
                    size="small"
                    label={
                      upload.failure
                        ? t('dismiss', { name: upload.name })
                        : t('cancel', { name: upload.name })
                    }
                    onClick={() => (upload.failure ? dismiss(upload) : cancel(upload))}
                  />
                )}
              </li>
            ))}
          </ul>
          <p role="status" className="visually-hidden">
            {!isBusy && t('done', { count: uploads.filter((each) => each.picture).length })}
          </p>
        </>
      )}
    </section>
  )
}
