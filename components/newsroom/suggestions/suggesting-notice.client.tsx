'use client'

import { useTranslations } from 'next-intl'
import { Notice } from '../ui/notice.tsx'
import type { SuggestionsInHand } from './use-suggestions.client.ts'

/** Says that the text is not changed by what is written in it, and whether the server has that. */
export function SuggestingNotice({
  hand: { status },
  isDefault,
}: {
  hand: SuggestionsInHand
  /** Who sits here can do nothing else. */
  isDefault: boolean
}) {
  const t = useTranslations('Newsroom.Suggestions')
  return (
    <Notice kind={status.kind === 'failed' ? 'failure' : 'note'}>
      <p>{t(isDefault ? 'mode.default' : 'mode.chosen')}</p>
      <p role="status">
        {status.kind === 'failed'
          ? t('mode.failed', { message: status.refused.message || t('away') })
          : t(`mode.${status.kind}`)}
      </p>
    </Notice>
  )
}
