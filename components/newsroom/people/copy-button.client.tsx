'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'

/** Copies a text that stands beside it, and says that it did, or that the browser does not let it. */
export function CopyButton({ text, label, done }: { text: string; label: string; done: string }) {
  const t = useTranslations('Newsroom.Shell.ui')
  const [state, setState] = useState<'copied' | 'denied' | null>(null)
  const copy = async () => {
    try {
      // Where the newsroom is read without TLS there is no clipboard at all.
      await navigator.clipboard.writeText(text)
      setState('copied')
    } catch {
      setState('denied')
    }
  }
  return (
    <>
      <Button icon={state === 'copied' ? 'check' : 'copy'} onClick={copy}>
        {state === 'copied' ? done : label}
      </Button>
      <span role="status" className={state === 'denied' ? 'field-hint' : 'visually-hidden'}>
        {state === 'copied' ? done : state === 'denied' ? t('copyDenied') : ''}
      </span>
    </>
  )
}
