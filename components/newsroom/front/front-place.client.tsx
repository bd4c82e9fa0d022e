'use client'

import { useDraggable, useDroppable } from '@dnd-kit/core'
import { useTranslations } from 'next-intl'
import type { Locale } from '@/lib/locale/table.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { ShownPlace } from '@/lib/newsroom/front/arrange.ts'
import type { FrontStory } from '@/lib/newsroom/front/open-front.ts'
import { areaAt, frontPlaces, headPlaces, runAt } from '@/lib/publication/front-shape.ts'
import { useNewsroom } from '../shell/providers.client.tsx'
import { useMoments } from '../story/moments.client.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.client.tsx'
import { InLanguage } from '../ui/in-language.tsx'
import { Menu, MenuGroup, MenuItem, MenuLink, MenuSeparator } from '../ui/menu.client.tsx'
import { DragHandle } from './drag-handle.client.tsx'
import { draggedFrom, placeTarget } from './front-dragging.client.tsx'
import { usePlaceNames } from './place-names.client.ts'

type Props = {
  place: number
  shown: ShownPlace
  until: string | null
  stories: Readonly<Record<string, FrontStory>>
  /** The front's. */
  locale: Locale
  onPut: (articleId: string, place: number) => void
  onFree: (articleId: string) => void
  onUntil: (place: number) => void
  /** Goes to the shelf, to choose what is to stand here. */
  onChoose: (place: number) => void
}

/** A place of the front with what stands in it, as loud as readers see it. */
export function FrontPlace(props: Props) {
  const { place, shown, stories, locale, onFree } = props
  const t = useTranslations('Newsroom.Front.desk')
  const { locale: own } = useNewsroom()
  const nameOf = usePlaceNames()
  const { setNodeRef, isOver } = useDroppable({ id: placeTarget(place) })
  const story = shown.articleId ? stories[shown.articleId] : undefined
  /** With the newest, when nobody put anything here. */
  const isFilled = place < headPlaces
  const waiting = shown.waiting ? stories[shown.waiting] : undefined
  return (
    <section
      ref={setNodeRef}
      className="front-place"
      data-rank={areaAt(place).name}
      data-automatic={shown.isAutomatic ? '' : undefined}
      data-over={isOver ? '' : undefined}
      data-place={place}
      tabIndex={-1}
      aria-label={nameOf(place)}
    >
      <p className="front-place-name" lang={own} dir={localeTable[own].dir}>
        <span>{nameOf(place)}</span>
        {shown.isAutomatic ? (
          isFilled && <Badge tone="grey">{t('newest')}</Badge>
        ) : (
          <Badge tone="teal">{t('byHand')}</Badge>
        )}
      </p>
      {waiting && (
        <p className="front-waiting" lang={own} dir={localeTable[own].dir}>
          {t.rich(isFilled ? 'waiting' : 'hidden', {
            headline: waiting.headline,
            words: (headline) => <InLanguage locale={locale}>{headline}</InLanguage>,
          })}{' '}
          <Button size="small" kind="quiet" onClick={() => onFree(waiting.articleId)}>
            {t(isFilled ? 'free' : 'empty')}
          </Button>
        </p>
      )}
      {story ? (
        <Standing {...props} story={story} key={story.articleId} />
      ) : (
        <p className="front-nothing" lang={own} dir={localeTable[own].dir}>
          {isFilled && <>{t('nothing')} </>}
          <Button size="small" kind="quiet" onClick={() => props.onChoose(place)}>
            {t('choose')}
          </Button>
        </p>
      )}
    </section>
  )
}

function Standing({
  place,
  shown,
  until,
  story,
  locale,
  onPut,
  onFree,
  onUntil,
  onChoose,
}: Props & { story: FrontStory }) {
  const t = useTranslations('Newsroom.Front.desk')
  const { locale: own } = useNewsroom()
  const { print } = useMoments()
  const nameOf = usePlaceNames()
  const { articleId, headline } = story
  const { listeners, attributes, setNodeRef, setActivatorNodeRef, isDragging } = useDraggable({
    id: draggedFrom(place, articleId),
  })
  const { start, end } = runAt(place)
  const others = Array.from({ length: frontPlaces }, (_, each) => each).filter((each) => each !== place)
  return (
    <article
      ref={setNodeRef}
      className="front-story"
      data-dragging={isDragging ? '' : undefined}
      onMouseDown={listeners?.onMouseDown as React.MouseEventHandler | undefined}
    >
      {story.picture && (
        // biome-ignore lint/performance/noImgElement: a rendition of ours, already of this size
        <img src={story.picture} alt="" loading="lazy" decoding="async" draggable={false} />
      )}
      <div className="front-story-words">
        <p className="front-story-section">{story.section}</p>
        <h3>
          <InLanguage locale={locale}>{headline}</InLanguage>
        </h3>
      </div>
      <div className="front-tools" lang={own} dir={localeTable[own].dir}>
        <DragHandle
          label={t('drag', { headline })}
          ref={setActivatorNodeRef}
          attributes={attributes}
          listeners={listeners}
        />
        <IconButton
          size="small"
          icon="chevron-up"
          label={t('earlier', { headline })}
          disabled={place === start}
          onClick={() => onPut(articleId, place - 1)}
        />
        <IconButton
          size="small"
          icon="chevron-down"
          label={t('later', { headline })}
          disabled={place === end - 1}
          onClick={() => onPut(articleId, place + 1)}
        />
        <IconButton
          size="small"
          icon="plus"
          label={t('chooseInstead', { headline })}
          onClick={() => onChoose(place)}
        />
        <Menu trigger={<IconButton size="small" icon="more" label={t('more', { headline })} />} align="end">
          <MenuGroup label={t('moveTo')}>
            {others.map((each) => (
              <MenuItem key={each} onSelect={() => onPut(articleId, each)}>
                {nameOf(each)}
              </MenuItem>
            ))}
          </MenuGroup>
          <MenuSeparator />
          {!shown.isAutomatic && (
            <>
              <MenuItem icon="clock" onSelect={() => onUntil(place)}>
                {t('setUntil')}
              </MenuItem>
              <MenuItem icon="undo" onSelect={() => onFree(articleId)}>
                {t(place < headPlaces ? 'free' : 'empty')}
              </MenuItem>
            </>
          )}
          <MenuLink icon="pen" href={`/admin/stories/${articleId}`}>
            {t('open')}
          </MenuLink>
        </Menu>
        {shown.isAutomatic && (
          <Button
            size="small"
            kind="quiet"
            aria-label={t('pinNamed', { headline })}
            onClick={() => onPut(articleId, place)}
          >
            {t('pin')}
          </Button>
        )}
        {until && !shown.isAutomatic && (
          <span className="front-until">{t('until', { moment: print(until) })}</span>
        )}
      </div>
    </article>
  )
}
