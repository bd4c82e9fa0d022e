'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { limits } from '@/lib/newsroom/pictures/picture-rules.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'

/** What a browser offers first when files are chosen. The server goes by bytes. */
const accepted = 'image/jpeg,image/png,image/webp,image/gif'

const carriesFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') ?? false

/**
 * Where pictures come in: dropped here, pasted anywhere on the page outside of text, or chosen.
 * @param several takes many at once, and wherever on the page they are dropped
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
  const take = useCallback(
    (files: FileList | undefined) => {
      const chosen = [...(files ?? [])].slice(0, several ? undefined : 1)
      if (chosen.length > 0) onFiles(chosen)
    },
    [several, onFiles],
  )
  const place = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const over = (event: DragEvent, change: number) => {
      // A picture dropped beside the place would take the page away.
      if (!carriesFiles(event.dataTransfer)) return
      event.preventDefault()
      if (!several && !isInside(event)) return
      depth.current = Math.max(0, depth.current + change)
      setOver(depth.current > 0)
    }
    const isInside = ({ target }: Event) => target instanceof Node && place.current?.contains(target)
    const enter = (event: DragEvent) => over(event, 1)
    const leave = (event: DragEvent) => over(event, -1)
    const hover = (event: DragEvent) => over(event, 0)
    const drop = (event: DragEvent) => {
      depth.current = 0
      setOver(false)
      if (!carriesFiles(event.dataTransfer)) return
      event.preventDefault()
      if (several || isInside(event)) take(event.dataTransfer?.files)
    }
    const paste = (event: ClipboardEvent) => {
      const into = event.target
      if (into instanceof HTMLElement && into.isContentEditable) return
      if (!event.clipboardData?.files.length) return
      event.preventDefault()
      take(event.clipboardData.files)
    }
    const stop = new AbortController()
    const heard = { signal: stop.signal }
    document.addEventListener('paste', paste, heard)
    document.addEventListener('dragenter', enter, heard)
    document.addEventListener('dragleave', leave, heard)
    document.addEventListener('dragover', hover, heard)
    document.addEventListener('drop', drop, heard)
    return () => stop.abort()
  }, [several, take])

  return (
    <div ref={place} className="picture-drop" data-over={isOver || undefined}>
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
