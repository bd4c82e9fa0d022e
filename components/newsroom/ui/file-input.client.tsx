'use client'

import { useTranslations } from 'next-intl'
import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { Icon } from './icon.tsx'

/**
 * A file from the device, under words of the newsroom: what a browser writes on its own button is in the browser's
 * language. The browser's stands over ours unseen, so that clicks, keys, dropped files and forms find it as ever.
 */
export function FileInput({ onChange, ...control }: Omit<ComponentProps<'input'>, 'type' | 'className'>) {
  const t = useTranslations('Newsroom.Shell.ui.file')
  const input = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  useEffect(() => {
    const form = input.current?.form
    const forget = () => setName('')
    form?.addEventListener('reset', forget)
    return () => form?.removeEventListener('reset', forget)
  }, [])
  return (
    <span className="input file-input">
      <input
        {...control}
        ref={input}
        type="file"
        onChange={(event) => {
          setName(event.currentTarget.files?.[0]?.name ?? '')
          onChange?.(event)
        }}
      />
      <span className="file-input-choose" aria-hidden="true">
        <Icon name="upload" /> {t('choose')}
      </span>
      <span className="file-input-name" aria-hidden="true">
        {name ? <bdi>{name}</bdi> : t('none')}
      </span>
    </span>
  )
}
