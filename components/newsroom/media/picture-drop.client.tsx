'use client'

import { useTranslations } from 'next-intl'
import { type DragEvent, useEffect, useId, useRef, useState } from 'react'
import { limits } from '@/lib/newsroom/pictures/picture-rules.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'

/** What a browser offers first when files are chosen. The server goes by bytes. */
const accepted = 'image/jpeg,image/png,image/webp,image/gif'

const carriesFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') ?? false

/**
 * Where pictures come in: dropped here, pasted anywhere on the page outside of text, or chosen.
 * @param onFiles called with one or more files, whatever they are
 */
export function PictureDrop({
  several = false,
  onFiles,
}: {
  several?: boolean
  onFiles: (files: File[]) => void
}) {
  const t = useTranslations('Newsroom.Media.add')
  const input = useRef<HTMLInputElement>(null)
  const hint = useId()
  // Entering a child fires before leaving its parent: it is over when as many were left as entered.
  const depth = useRef(0)
  const [isOver, setOver] = useState(false)
  const take = (files: FileList | undefined) => {
    const chosen = [...(files ?? [])].slice(0, several ? undefined : 1)
    if (chosen.length > 0) onFiles(chosen)
  }
  const over = (event: DragEvent, change: number) => {
    if (!carriesFiles(event.dataTransfer)) return
    event.preventDefault()
    depth.current = Math.max(0, depth.current + change)
    setOver(depth.current > 0)
  }

  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const into = event.target
      if (into instanceof HTMLElement && into.isContentEditable) return
      if (!event.clipboardData?.files.length) return
      event.preventDefault()
      onFiles([...event.clipboardData.files].slice(0, several ? undefined : 1))
    }
    // A picture dropped beside the place would take the page away.
    const keep = (event: globalThis.DragEvent) => {
      if (carriesFiles(event.dataTransfer)) event.preventDefault()
    }
    document.addEventListener('paste', paste)
    document.addEventListener('dragover', keep)
    document.addEventListener('drop', keep)
    return () => {
      document.removeEventListener('paste', paste)
      document.removeEventListener('dragover', keep)
      document.removeEventListener('drop', keep)
    }
  }, [several, onFiles])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way; the button is the other
    <div
      className="picture-drop"
      data-over={isOver || undefined}
      onDragEnter={(event) => over(event, 1)}
      onDragLeave={(event) => over(event, -1)}
      onDragOver={(event) => over(event, 0)}
      onDrop={(event) => {
        depth.current = 0
        setOver(false)
        event.preventDefault()
        take(event.dataTransfer.files)
      }}
    >
      <Icon name="upload" />
      <p className="picture-drop-words">{several ? t('drop') : t('dropOne')}</p>
      <Button icon="picture" aria-describedby={hint} onClick={() => input.current?.click()}>
        {t('choose')}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accepted}
        multiple={several}
        hidden
        onChange={({ currentTarget }) => {
          take(currentTarget.files ?? undefined)
          // The same file may be chosen again, after it was mended.
          currentTarget.value = ''
        }}
      />
      <p id={hint} className="field-hint">
        {t('formats', { megabytes: limits.bytes / 1024 / 1024 })}
      </p>
    </div>
  )
}
