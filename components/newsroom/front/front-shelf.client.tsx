'use client'

import { useDraggable, useDroppable } from '@dnd-kit/core'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { Locale } from '@/lib/locale/table.ts'
import { placeOf } from '@/lib/newsroom/front/arrange.ts'
import type { FrontStory, PlacedStories } from '@/lib/newsroom/front/open-front.ts'
import { frontPlaces } from '@/lib/publication/front-shape.ts'
import { askNewsroom } from '../story/ask-newsroom.ts'
import { useMoments } from '../story/moments.client.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { InLanguage } from '../ui/in-language.tsx'
import { Menu, MenuGroup, MenuItem } from '../ui/menu.client.tsx'
import { DragHandle } from './drag-handle.client.tsx'
import { draggedFrom, shelfTarget } from './front-dragging.client.tsx'
import { usePlaceNames } from './place-names.client.ts'

/** Milliseconds without a keystroke before the server is asked. */
const pause = 250

type Props = {
  locale: Locale
  newest: readonly string[]
  stories: Readonly<Record<string, FrontStory>>
  places: PlacedStories
  onPut: (articleId: string, place: number) => void
  onFound: (stories: FrontStory[]) => void
  /** The place for which a story is being chosen. */
  target: number | null
  onStop: () => void
}

/** What can be put on the page: the newest, or what is searched for. What is let go over it leaves the page. */
export function FrontShelf({ locale, newest, stories, places, onPut, onFound, target, onStop }: Props) {
  const t = useTranslations('Newsroom.Front.shelf')
  const nameOf = usePlaceNames()
  const shelf = useRef<HTMLElement>(null)
  useEffect(() => {
    // Not the field: on a phone its keyboard would cover what there is to choose from.
    if (target !== null) shelf.current?.focus()
  }, [target])
  const { setNodeRef, isOver } = useDroppable({ id: shelfTarget })
  const [query, setQuery] = useState('')
  const [answer, setAnswer] = useState<{ query: string; ids: string[] | null } | null>(null)
  const told = useRef(onFound)
  told.current = onFound
  const wanted = query.trim()
  useEffect(() => {
    if (!wanted) return
    let isLatest = true
    const timer = setTimeout(async () => {
      const found = await askNewsroom<FrontStory[]>(
        `/admin/front/find?${new URLSearchParams({ language: locale, q: wanted })}`,
      )
      if (!isLatest) return
      if (found.ok) told.current(found.value)
      setAnswer({ query: wanted, ids: found.ok ? found.value.map((each) => each.articleId) : null })
    }, pause)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [wanted, locale])
  const isAsking = wanted !== '' && answer?.query !== wanted
  const ids = wanted ? (answer?.ids ?? []) : newest
  const heading = !wanted
    ? t('newest')
    : isAsking
      ? t('searching')
      : answer?.ids
        ? t('found', { count: ids.length })
        : t('failed')
  return (
    <section
      ref={(element) => {
        setNodeRef(element)
        shelf.current = element
      }}
      tabIndex={-1}
      className="front-shelf"
      data-over={isOver ? '' : undefined}
      aria-labelledby="front-shelf-title"
    >
      <h2 id="front-shelf-title">{t('title')}</h2>
      {target !== null && (
        <p className="front-choosing" role="status">
          {t('choosing', { place: nameOf(target) })}{' '}
          <Button size="small" kind="quiet" onClick={onStop}>
            {t('stopChoosing')}
          </Button>
        </p>
      )}
      <TextField
        label={t('find')}
        labelHidden
        type="search"
        placeholder={t('search')}
        value={query}
        maxLength={200}
        autoComplete="off"
        dir="auto"
        data-search-field=""
        onChange={(event) => setQuery(event.target.value)}
      />
      <p className="front-shelf-found" role="status">
        {heading}
      </p>
      <ol className="front-shelf-list" aria-busy={isAsking || undefined}>
        {ids.map((id) => {
          const story = stories[id]
          return (
            story && (
              <li key={id}>
                <Candidate
                  story={story}
                  place={placeOf(places, id)}
                  locale={locale}
                  target={target}
                  onPut={onPut}
                />
              </li>
            )
          )
        })}
      </ol>
      {isOver && <p className="front-shelf-drop">{t('drop')}</p>}
    </section>
  )
}

function Candidate({
  story,
  place,
  locale,
  target,
  onPut,
}: {
  story: FrontStory
  /** Where it was put; -1 for nowhere. */
  place: number
  locale: Locale
  target: number | null
  onPut: Props['onPut']
}) {
  const t = useTranslations('Newsroom.Front')
  const { print } = useMoments()
  const nameOf = usePlaceNames()
  const { articleId, headline } = story
  const { listeners, attributes, setNodeRef, setActivatorNodeRef, isDragging } = useDraggable({
    id: draggedFrom(shelfTarget, articleId),
  })
  const when = story.scheduledFor
    ? t('shelf.scheduled', { moment: print(story.scheduledFor) })
    : story.isPublic && story.publishedAt
      ? t('shelf.published', { moment: print(story.publishedAt) })
      : t('shelf.notSeen')
  return (
    <article
      ref={setNodeRef}
      className="front-candidate"
      data-dragging={isDragging ? '' : undefined}
      onMouseDown={listeners?.onMouseDown as React.MouseEventHandler | undefined}
    >
      <DragHandle
        label={t('desk.drag', { headline })}
        ref={setActivatorNodeRef}
        attributes={attributes}
        listeners={listeners}
      />
      <div>
        <h3>
          <InLanguage locale={locale}>{headline}</InLanguage>
        </h3>
        <p className="front-candidate-facts">
          <InLanguage locale={locale}>{story.section}</InLanguage> · {when}
          {place >= 0 && <> · {t('shelf.here', { place: nameOf(place) })}</>}
        </p>
      </div>
      {target !== null ? (
        <Button
          size="small"
          kind="primary"
          disabled={target === place}
          aria-label={t('shelf.putHereNamed', { headline })}
          onClick={() => onPut(articleId, target)}
        >
          {t('shelf.putHere')}
        </Button>
      ) : (
        <Menu
          align="end"
          trigger={
            <Button size="small" aria-label={t('shelf.putNamed', { headline })}>
              {t('shelf.put')}
            </Button>
          }
        >
          <MenuGroup label={t('desk.putIn')}>
            {Array.from({ length: frontPlaces }, (_, each) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a place is its number
              <MenuItem key={each} disabled={each === place} onSelect={() => onPut(articleId, each)}>
                {nameOf(each)}
              </MenuItem>
            ))}
          </MenuGroup>
        </Menu>
      )}
    </article>
  )
}
