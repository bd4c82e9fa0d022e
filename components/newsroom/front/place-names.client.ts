'use client'

import { useTranslations } from 'next-intl'
import { areaAt } from '@/lib/publication/front-shape.ts'

/** What the places of a front are called, counted from the lead. */
export function usePlaceNames(): (place: number) => string {
  const t = useTranslations('Newsroom.Front.place')
  return (place) => {
    const { name, number } = areaAt(place)
    return name === 'lead' ? t('lead') : t(name, { number })
  }
}
