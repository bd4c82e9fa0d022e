'use client'

import { useTranslations } from 'next-intl'
import { CopyButton } from '../people/copy-button.client.tsx'
import { Notice } from '../ui/notice.tsx'

/** A secret, the one time that it is shown. */
export function ShownOnce({ title, label, text }: { title: string; label: string; text: string }) {
  const t = useTranslations('Newsroom.Connections')
  return (
    <Notice kind="done" live title={title}>
      <output className="passed-link" dir="ltr" aria-label={label}>
        {text}
      </output>
      <CopyButton text={text} label={t('copy')} done={t('copied')} />
    </Notice>
  )
}
