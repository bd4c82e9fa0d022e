'use client'

import { useTranslations } from 'next-intl'
import { besideLead } from '@/lib/publication/front-shape.ts'

/** What the places of a front are called, counted from the lead. */
export function usePlaceNames(): (place: number) => string {
  const t = useTranslations('Newsroom.Front.place')
  return (place) => {
    if (place === 0) return t('lead')
    return place <= besideLead ? t('beside', { number: place }) : t('below', { number: place - besideLead })
  }
}
