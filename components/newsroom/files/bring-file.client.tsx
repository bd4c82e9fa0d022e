'use client'

import { useTranslations } from 'next-intl'
import { type DragEvent, useCallback, useEffect, useId, useRef, useState } from 'react'
import { readFileRule } from '@/lib/newsroom/files/file-rules.ts'
import type { LibraryFile } from '@/lib/newsroom/files/list-files.ts'
import { isPictureRule } from '@/lib/newsroom/pictures/picture-rules.ts'
import { finishUpload, sendParts } from '../media/send-in-parts.client.ts'
import type { Answered, Refused } from '../story/ask-newsroom.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.client.tsx'
import { Notice } from '../ui/notice.tsx'
import { fileUploadsAddress } from './ask-files.ts'

/** What a browser offers first when a file is chosen. The server goes by bytes. */
const accepted = {
  audio: 'audio/*',
  video: 'video/*',
  file: '.pdf,.docx,.xlsx,.csv,.txt,.zip',
} as const

/** `isKnown`: the same bytes had been brought before. */
export type BroughtFile = LibraryFile & { isKnown: boolean }

type Sending = { name: string; fraction: number; stop: () => void }

/** Where a sound, a film or a document comes in, in parts: a network that is lost meanwhile is waited for. */
export function BringFile({
  kind,
  megabytes,
  onDone,
}: {
  /** What is looked for first; anything is taken. */
  kind?: keyof typeof accepted
  megabytes?: number
  onDone: (file: BroughtFile) => void
}) {
  const t = useTranslations('Newsroom.Files.add')
  const worded = useFileWords()
  const input = useRef<HTMLInputElement>(null)
  const hint = useId()
  const [sending, setSending] = useState<Sending | null>(null)
  const [isOver, setOver] = useState(false)
  const [failure, setFailure] = useState('')
  const stop = useRef<(() => void) | null>(null)
  // Leaving is changing one's mind.
  useEffect(() => () => stop.current?.(), [])

  const bring = useCallback(
    async (file: File | undefined) => {
      if (!file) return
      stop.current?.()
      const controller = new AbortController()
      stop.current = () => controller.abort()
      const show = (fraction: number) =>
        setSending({ name: file.name, fraction, stop: () => controller.abort() })
      setFailure('')
      show(0)
      const answer = await send(file, show, controller.signal)
      setSending(null)
      if (controller.signal.aborted) return
      if (answer.ok) onDone(answer.value)
      else setFailure(`${file.name}: ${worded(answer)}`)
    },
    [onDone, worded],
  )
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void bring(event.dataTransfer.files[0])
  }

  return (
    <section className="picker-bring" aria-label={t('title')}>
      <fieldset
        aria-label={t('drop')}
        className="picture-drop"
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={dropped}
      >
        <Icon name="upload" />
        <p className="picture-drop-words">{t('drop')}</p>
        <Button icon="upload" aria-describedby={hint} onClick={() => input.current?.click()}>
          {t('choose')}
        </Button>
        <input
          ref={input}
          type="file"
          accept={kind && accepted[kind]}
          aria-label={t('choose')}
          hidden
          onChange={({ currentTarget }) => {
            void bring(currentTarget.files?.[0])
            // The same file may be chosen again, after it was mended.
            currentTarget.value = ''
          }}
        />
        {megabytes !== undefined && (
          <p id={hint} className="field-hint">
            {t('formats', { megabytes })}
          </p>
        )}
      </fieldset>
      {sending && (
        <div className="picker-sending">
          <p role="status">
            <bdi>{sending.name}</bdi>{' '}
            <span className="upload-state">
              {sending.fraction < 1 ? t('sending', { fraction: sending.fraction }) : t('opening')}
            </span>
          </p>
          <progress value={sending.fraction} aria-label={sending.name} />
          <IconButton icon="close" size="small" label={t('cancel')} onClick={sending.stop} />
        </div>
      )}
      {failure && (
        <Notice kind="failure" live>
          <p>{failure}</p>
        </Notice>
      )}
    </section>
  )
}

async function send(
  file: File,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<Answered<BroughtFile>> {
  if (file.size === 0) return { ok: false, refusal: 'file-refused', subject: 'empty', message: '' }
  const sent = await sendParts(file, fileUploadsAddress, {
    address: null,
    onBegun: () => {},
    onProgress,
    signal,
  })
  if (!sent.ok) return sent
  onProgress(1)
  return finishUpload(`${sent.value}?${new URLSearchParams({ name: file.name })}`, signal)
}

/** Why a file was not kept, in the newsroom's language. */
function useFileWords(): (refused: Refused) => string {
  const t = useTranslations('Newsroom.Files')
  const ofUploads = useTranslations('Newsroom.Media')
  return useCallback(
    ({ refusal, subject, message }) => {
      const broken = refusal === 'file-refused' && readFileRule(subject)
      if (broken) return t(`refused.${broken.rule}`, { line: broken.line })
      if (refusal === 'picture-refused' && isPictureRule(subject)) return ofUploads(`refused.${subject}`)
      return message || t('away')
    },
    [t, ofUploads],
  )
}
