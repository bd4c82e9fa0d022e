'use client'

import { useTranslations } from 'next-intl'
import type { Locale } from '@/lib/locale/table.ts'
import type { ShownPlace } from '@/lib/newsroom/front/arrange.ts'
import type { FrontStory } from '@/lib/newsroom/front/open-front.ts'
import { itemAt } from '@/lib/present.ts'
import { headPlaces } from '@/lib/publication/front-shape.ts'
import { Button } from '../ui/button.tsx'
import { InLanguage } from '../ui/in-language.tsx'
import { Notice } from '../ui/notice.tsx'
import { usePlaceNames } from './place-names.client.ts'

/** Two people have laid out one front: what each of them has in the places where they differ, and whose is to stand. */
export function StaleFront({
  by,
  changed,
  theirs,
  mine,
  stories,
  locale,
  onTheirs,
  onMine,
}: {
  /** Who changed it meanwhile; `schedule` when its moment had come. */
  by: string
  changed: readonly number[]
  theirs: readonly ShownPlace[]
  mine: readonly ShownPlace[]
  stories: Readonly<Record<string, FrontStory>>
  locale: Locale
  onTheirs: () => void
  onMine: () => void
}) {
  const t = useTranslations('Newsroom.Front')
  const nameOf = usePlaceNames()
  const words = (place: number, { articleId, isAutomatic }: ShownPlace) => {
    const story = articleId ? stories[articleId] : undefined
    if (isAutomatic || !story) return t(place < headPlaces ? 'stale.automatic' : 'stale.nothing')
    return <InLanguage locale={locale}>{story.headline}</InLanguage>
  }
  return (
    <Notice kind="warning" live title={t('stale.title', { name: by === 'schedule' ? t('bySchedule') : by })}>
      <p>{t('stale.body')}</p>
      <table className="front-stale">
        <thead>
          <tr>
            <th scope="col">{t('stale.place')}</th>
            <th scope="col">{t('stale.theirs')}</th>
            <th scope="col">{t('stale.mine')}</th>
          </tr>
        </thead>
        <tbody>
          {changed.map((place) => (
            <tr key={place}>
              <th scope="row">{nameOf(place)}</th>
              <td>{words(place, itemAt(theirs, place))}</td>
              <td>{words(place, itemAt(mine, place))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="button-row">
        <Button onClick={onTheirs}>{t('stale.keepTheirs')}</Button>
        <Button onClick={onMine}>{t('stale.keepMine')}</Button>
      </div>
    </Notice>
  )
}
