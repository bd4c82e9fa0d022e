'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { instantOf, wallTime } from '@/lib/newsroom/writing/wall-time.ts'
import { MomentField } from '../moment/moment-field.client.tsx'
import { useNewsroom } from '../shell/providers.client.tsx'
import { serverNow } from '../story/ask-newsroom.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.client.tsx'

/** Takes the moment after which a place is the newest's again. */
export function UntilDialog({
  until,
  onClose,
  onSet,
}: {
  until: string | null
  onClose: () => void
  onSet: (until: string | null) => void
}) {
  const t = useTranslations('Newsroom.Front')
  const { timeZone } = useNewsroom()
  const [at, setAt] = useState(() =>
    wallTime(until ? new Date(until) : new Date(serverNow().getTime() + 3 * 3_600_000), timeZone).slice(
      0,
      16,
    ),
  )
  const [failure, setFailure] = useState('')
  const set = () => {
    const moment = instantOf(at, timeZone)
    if (!moment || moment <= serverNow()) return setFailure(t('plan.atInvalid'))
    onSet(moment.toISOString())
  }
  return (
    <Dialog
      title={t('until.title')}
      description={t('until.meaning')}
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      footer={
        <>
          <Button kind="primary" onClick={set}>
            {t('until.set')}
          </Button>
          {until && <Button onClick={() => onSet(null)}>{t('until.clear')}</Button>}
        </>
      }
    >
      <MomentField ahead label={t('until.at')} value={at} onChange={setAt} error={failure || undefined} />
    </Dialog>
  )
}
