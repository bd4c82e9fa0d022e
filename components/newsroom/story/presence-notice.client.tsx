'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Presence } from '@/lib/newsroom/stories/editing-tabs.ts'
import { AlertDialog } from '../ui/alert-dialog.client.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { useToasts } from '../ui/toast.client.tsx'

/** Names of whoever else has the story open. */
export function Others({ presence }: { presence: Presence | null }) {
  const t = useTranslations('Newsroom.Stories.presence')
  if (!presence || presence.others.length === 0) return null
  return (
    <p className="story-others">
      <Icon name="people" />
      <span>{t('others', { names: presence.others.join('، ') })}</span>
    </p>
  )
}

/** Shown while another tab writes: who, and a way to take over that says what it does. */
export function PresenceNotice({
  writer,
  isOwnTab,
  mayTakeOver,
  onTakeOver,
}: {
  writer: string
  isOwnTab: boolean
  mayTakeOver: boolean
  onTakeOver: () => Promise<boolean>
}) {
  const t = useTranslations('Newsroom.Stories.presence')
  const failed = useTranslations('Newsroom.Stories')
  const { tell } = useToasts()
  const [isOpen, setOpen] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const takeOver = async () => {
    setBusy(true)
    const done = await onTakeOver()
    setBusy(false)
    setOpen(false)
    if (!done) tell({ kind: 'failure', title: failed('failed') })
  }
  return (
    <Notice
      kind="note"
      live
      action={
        mayTakeOver && (
          <AlertDialog
            title={t('takeOverTitle')}
            description={isOwnTab ? undefined : t('takeOverBody', { writer })}
            confirm={t('takeOver')}
            open={isOpen}
            onOpenChange={setOpen}
            onConfirm={takeOver}
            busy={isBusy}
            trigger={<Button size="small">{t('takeOver')}</Button>}
          />
        )
      }
    >
      {isOwnTab ? t('ownTab') : t('writes', { writer })}
    </Notice>
  )
}
