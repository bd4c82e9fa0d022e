'use client'

import {
  type Announcements,
  type CollisionDetection,
  DndContext,
  DragOverlay,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import { placeOf } from '@/lib/newsroom/front/arrange.ts'
import type { FrontStory, PlacedStories } from '@/lib/newsroom/front/open-front.ts'
import { present } from '@/lib/present.ts'
import { frontPlaces } from '@/lib/publication/front-shape.ts'
import { InLanguage } from '../ui/in-language.tsx'
import { usePlaceNames } from './place-names.client.ts'

/** Where a story is let go to leave the page. */
export const shelfTarget = 'shelf'
export const placeTarget = (place: number) => `place-${place}`

/** In the order of reading; the keys go round in it. */
const targets = [...Array.from({ length: frontPlaces }, (_, place) => placeTarget(place)), shelfTarget]

/** Told to the keys in turn: pixels between one move and the next, before it counts as dragging and not as a press. */
const moved = { distance: 6 }

/**
 * Carries stories between the places and the shelf: by mouse, by touch on a story's handle, and by the keys alone, which go
 * from place to place. What happens is said in the newsroom's language.
 */
export function FrontDragging({
  locale,
  stories,
  places,
  onPut,
  onTakeOut,
  children,
}: {
  locale: Locale
  stories: Readonly<Record<string, FrontStory>>
  places: PlacedStories
  onPut: (articleId: string, place: number) => void
  onTakeOut: (articleId: string) => void
  children: ReactNode
}) {
  const t = useTranslations('Newsroom.Front')
  const nameOf = usePlaceNames()
  const [carried, setCarried] = useState<string | null>(null)
  /** Where the keys have brought it. Null while none was pressed, and under a pointer. */
  const target = useRef<string | null>(null)

  const byKeys: KeyboardCoordinateGetter = (event, { active, context }) => {
    const step = stepOf(event.code, localeTable[locale].dir === 'rtl')
    const { collisionRect, droppableRects } = context
    if (!step || !collisionRect) return undefined
    event.preventDefault()
    const at = target.current ?? startOf(String(active))
    const next = present(targets[(targets.indexOf(at) + step + targets.length) % targets.length], 'target')
    target.current = next
    const rect = droppableRects.get(next)
    return (
      rect && {
        x: rect.left + (rect.width - collisionRect.width) / 2,
        y: rect.top + (rect.height - collisionRect.height) / 2,
      }
    )
  }
  const startOf = (dragged: string) => {
    const place = placeOf(places, articleOf(dragged))
    return place < 0
      ? (targets.find((each) => each === placeOfDragged(dragged)) ?? shelfTarget)
      : placeTarget(place)
  }
  const collisions: CollisionDetection = (given) => {
    if (given.pointerCoordinates) return pointerWithin(given)
    return target.current ? [{ id: target.current }] : []
  }
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: moved }),
    useSensor(TouchSensor, { activationConstraint: moved }),
    useSensor(KeyboardSensor, { coordinateGetter: byKeys }),
  )

  const headline = (dragged: UniqueIdentifier) => stories[articleOf(String(dragged))]?.headline ?? ''
  const nameOfTarget = (over: UniqueIdentifier) =>
    over === shelfTarget ? t('place.shelf') : nameOf(targets.indexOf(String(over)))
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('drag.lifted', { headline: headline(active.id) }),
    onDragOver: ({ active, over }) =>
      over
        ? t('drag.over', { headline: headline(active.id), place: nameOfTarget(over.id) })
        : t('drag.nowhere', { headline: headline(active.id) }),
    onDragEnd: ({ active, over }) => {
      if (!over) return t('drag.back', { headline: headline(active.id) })
      if (over.id !== shelfTarget)
        return t('drag.put', { headline: headline(active.id), place: nameOfTarget(over.id) })
      const wasPlaced = placeOf(places, articleOf(String(active.id))) >= 0
      return t(wasPlaced ? 'drag.taken' : 'drag.back', { headline: headline(active.id) })
    },
    onDragCancel: ({ active }) => t('drag.back', { headline: headline(active.id) }),
  }
  const lift = (dragged: string | null) => {
    target.current = null
    setCarried(dragged)
  }
  const story = carried ? stories[articleOf(carried)] : undefined
  return (
    <DndContext
      // Counted otherwise, and then not alike on the server and here.
      id="front"
      sensors={sensors}
      collisionDetection={collisions}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('drag.how') } }}
      onDragStart={({ active }) => lift(String(active.id))}
      onDragCancel={() => lift(null)}
      onDragEnd={({ active, over }) => {
        lift(null)
        const articleId = articleOf(String(active.id))
        if (over?.id === shelfTarget) onTakeOut(articleId)
        else if (over) onPut(articleId, targets.indexOf(String(over.id)))
      }}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {story && (
          <div className="front-carried">
            <InLanguage locale={locale}>{story.headline}</InLanguage>
          </div>
        )}
      </DragOverlay>
    </DndContext>
  )
}

/** What is dragged is named by where it is taken from, for one story may be taken from two places. */
export const draggedFrom = (from: number | typeof shelfTarget, articleId: string) =>
  `${from === shelfTarget ? from : placeTarget(from)}:${articleId}`
const articleOf = (dragged: string): string => dragged.slice(dragged.indexOf(':') + 1)
const placeOfDragged = (dragged: string): string => dragged.slice(0, dragged.indexOf(':'))

function stepOf(code: string, isRtl: boolean): number {
  switch (code) {
    case 'ArrowDown':
      return 1
    case 'ArrowUp':
      return -1
    case 'ArrowRight':
      return isRtl ? -1 : 1
    case 'ArrowLeft':
      return isRtl ? 1 : -1
    default:
      return 0
  }
}
