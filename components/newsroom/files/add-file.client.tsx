'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Notice } from '../ui/notice.tsx'
import { BringFile, type BroughtFile } from './bring-file.client.tsx'

/** Brings files into the library, one after the other. */
export function AddFile({ megabytes }: { megabytes: number }) {
  const t = useTranslations('Newsroom.Files.add')
  const router = useRouter()
  const [last, setLast] = useState<BroughtFile | null>(null)
  const done = (file: BroughtFile) => {
    setLast(file)
    router.refresh()
  }
  return (
    <>
      <BringFile megabytes={megabytes} onDone={done} />
      {last && (
        <Notice kind="done" live>
          <p>{t(last.isKnown ? 'known' : 'added', { name: last.fileName })}</p>
        </Notice>
      )}
    </>
  )
}
