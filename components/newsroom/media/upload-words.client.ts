'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { isPictureRule } from '@/lib/newsroom/pictures/picture-rules.ts'
import type { Refused } from '../story/ask-newsroom.ts'

/** Why a picture was not kept, in the newsroom's language. */
export function useUploadWords(): (refused: Refused) => string {
  const t = useTranslations('Newsroom.Media')
  return useCallback(
    ({ refusal, subject, message }) => {
      if (refusal === 'picture-refused' && isPictureRule(subject)) return t(`refused.${subject}`)
      return message || t('away')
    },
    [t],
  )
}
