'use client'

import { useTranslations } from 'next-intl'
import { Notice } from '../ui/notice.tsx'
import { CopyButton } from './copy-button.client.tsx'
import type { Passed } from './passed.ts'

/** What became of a link that was made: it was mailed, or stands here to be passed on. */
export function PassedLink({ passed }: { passed: Passed }) {
  const t = useTranslations('Newsroom.People.people')
  if (passed.way === 'mailed')
    return <Notice kind="done" live title={t('inviteMailed', { email: passed.email })} />
  if (passed.way === 'none')
    return <Notice kind="done" live title={t('contributorAdded', { name: passed.name })} />
  const { name, days, address } = passed
  return (
    <Notice kind={passed.failed ? 'warning' : 'done'} live>
      <p>{passed.failed ? t('mailFailed') : t('inviteLink', { name, days })}</p>
      <output className="passed-link" dir="ltr" aria-label={t('linkLabel')}>
        {address}
      </output>
      <CopyButton text={address} label={t('copy')} done={t('copied')} />
    </Notice>
  )
}
