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
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import { localeTable } from '@/lib/locale/table.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import { useAwayWords } from '../forms/use-form-draft.client.tsx'
import { useNewsroom } from '../shell/providers.client.tsx'
import { Icon } from '../ui/icon.tsx'
import { useToasts } from '../ui/toast.client.tsx'

/** What can be moved in the plan, as it was shown. */
export type Movable = {
  kind: 'event' | 'coverage'
  id: string
  version: number
  name: string
  /** Of one time of an event that recurs. */
  occursAt: string | null
  /** Where it stands, on the paper's clock: `2026-12-01T09:00`. */
  at: string
}

/** A day, or an hour of one, into which it may be moved. */
export type PlanTarget = { to: string; label: string }

export type MovePlanned = (
  moved: Pick<Movable, 'kind' | 'id' | 'version' | 'occursAt'> & { to: string },
) => Promise<Result<{ id: string; version: number }>>

/** Pixels before it counts as dragging and not as a press. */
const moved = { distance: 6 }

/**
 * Moves what is planned between days, or hours of a day: by mouse, by touch on its handle, and by the keys alone. It is
 * moved from the version that was shown; where a colleague was first, that is said and nothing is overwritten.
 */
export function PlanDragging({
  targets,
  move,
  children,
}: {
  /** In the order of reading; the keys go through them. */
  targets: readonly PlanTarget[]
  move: MovePlanned
  children: ReactNode
}) {
  const t = useTranslations('Newsroom.Plan.move')
  const { locale } = useNewsroom()
  const { tell } = useToasts()
  const away = useAwayWords()
  const router = useRouter()
  const [carried, setCarried] = useState<Movable | null>(null)
  /** Where the keys have brought it: asked of at the next key, which may come before this is drawn again. */
  const aimed = useRef<string | null>(null)
  /** The same as it is drawn. A key that only scrolls, or comes before anything was measured, moves nothing by itself. */
  const [over, setOver] = useState<string | null>(null)
  const aim = (to: string | null) => {
    aimed.current = to
    setOver(to)
  }
  const isRtl = localeTable[locale].dir === 'rtl'

  const byKeys: KeyboardCoordinateGetter = (event, { context }) => {
    const step = stepOf(event.code, isRtl)
    const { active, collisionRect, droppableRects } = context
    if (!step) return undefined
    event.preventDefault()
    const ids = targets.map(({ to }) => to)
    const from = active ? movableOf(active).at : ''
    // What stands on none of these days goes to the first of them.
    const at = aimed.current ?? ids.find((to) => isWithin(from, to)) ?? ''
    const next = ids[Math.min(ids.length - 1, Math.max(0, ids.indexOf(at) + step))]
    if (next === undefined) return undefined
    aim(next)
    const rect = droppableRects.get(next)
    if (!rect || !collisionRect) return undefined
    return {
      x: rect.left + (rect.width - collisionRect.width) / 2,
      y: rect.top + Math.min(24, rect.height / 2),
    }
  }
  const collisions: CollisionDetection = (given) => {
    if (given.pointerCoordinates) return pointerWithin(given)
    return over ? [{ id: over }] : []
  }
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: moved }),
    useSensor(TouchSensor, { activationConstraint: moved }),
    useSensor(KeyboardSensor, { coordinateGetter: byKeys }),
  )
  const placeOf = (id: UniqueIdentifier) => targets.find(({ to }) => to === id)?.label ?? ''
  const nameOf = (active: { data: { current?: unknown } }) => movableOf(active).name
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('lifted', { name: nameOf(active) }),
    onDragOver: ({ active, over }) =>
      over
        ? t('over', { name: nameOf(active), place: placeOf(over.id) })
        : t('nowhere', { name: nameOf(active) }),
    onDragEnd: ({ active, over }) =>
      over && !isWithin(movableOf(active).at, String(over.id))
        ? t('put', { name: nameOf(active), place: placeOf(over.id) })
        : t('back', { name: nameOf(active) }),
    onDragCancel: ({ active }) => t('back', { name: nameOf(active) }),
  }

  const put = async (what: Movable, to: string, done: string, undo: boolean) => {
    const { kind, id, version, occursAt } = what
    const answer = await move({ kind, id, version, occursAt, to }).catch(away)
    // How it stands now, also where a colleague was first.
    router.refresh()
    if (typeof answer === 'string') tell({ title: answer, kind: 'failure' })
    else if (!answer.ok) tell({ title: answer.message, kind: 'failure' })
    else {
      const now = { ...what, ...answer.value, occursAt: null }
      tell({
        title: done,
        kind: 'done',
        id: 'plan-moved',
        ...(undo && { action: { label: t('undo'), onPress: () => put(now, what.at, t('undone'), false) } }),
      })
    }
  }
  const lift = (what: Movable | null) => {
    aim(null)
    setCarried(what)
  }
  return (
    <DndContext
      // Counted otherwise, and then not alike on the server and here.
      id="plan"
      sensors={sensors}
      collisionDetection={collisions}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('how') } }}
      onDragStart={({ active }) => lift(movableOf(active))}
      onDragCancel={() => lift(null)}
      onDragEnd={({ active, over }) => {
        const what = movableOf(active)
        lift(null)
        if (!over || isWithin(what.at, String(over.id))) return
        put(what, String(over.id), t('done', { place: placeOf(over.id) }), true)
      }}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {carried && (
          <div className="plan-carried">
            <bdi>{carried.name}</bdi>
          </div>
        )}
      </DragOverlay>
    </DndContext>
  )
}

const movableOf = ({ data }: { data: { current?: unknown } }): Movable => data.current as Movable

/** Whether a moment is of a day, or of an hour. */
const isWithin = (at: string, to: string): boolean =>
  to.includes('T') ? at.slice(0, 13) === to.slice(0, 13) : at.startsWith(to)

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

/** A day, or an hour, into which something can be moved. */
export function PlanPlace({
  to,
  className,
  isToday = false,
  isEmpty = false,
  children,
}: {
  to: string
  className: string
  isToday?: boolean
  isEmpty?: boolean
  children: ReactNode
}) {
  const { setNodeRef, isOver } = useDroppable({ id: to })
  return (
    <li
      ref={setNodeRef}
      className={className}
      data-over={isOver ? '' : undefined}
      data-empty={isEmpty ? '' : undefined}
      aria-current={isToday ? 'date' : undefined}
    >
      {children}
    </li>
  )
}

/** Something planned: a mouse takes it anywhere, a finger and the keys by its handle. */
export function PlanCard({
  movable,
  tone,
  isStruck = false,
  children,
}: {
  /** Null for what may not be moved. */
  movable: Movable | null
  tone: string
  isStruck?: boolean
  children: ReactNode
}) {
  const t = useTranslations('Newsroom.Plan.move')
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: movable ? `${movable.kind} ${movable.id} ${movable.occursAt ?? ''}` : 'fixed',
    data: movable ?? {},
    disabled: movable === null,
  })
  if (!movable)
    return (
      <li className="plan-card" data-tone={tone} data-struck={isStruck ? '' : undefined}>
        {children}
      </li>
    )
  return (
    <li
      ref={setNodeRef}
      className="plan-card"
      data-tone={tone}
      data-struck={isStruck ? '' : undefined}
      data-movable=""
      data-lifted={isDragging ? '' : undefined}
      onMouseDown={listeners?.onMouseDown as React.MouseEventHandler | undefined}
      // A link is dragged by the browser otherwise.
      onDragStart={(event) => event.preventDefault()}
    >
      {children}
      <button
        type="button"
        ref={setActivatorNodeRef}
        className="button button-quiet button-icon button-small plan-handle"
        aria-label={t('handle', { name: movable.name })}
        aria-describedby={attributes['aria-describedby']}
        aria-roledescription={t('role')}
        onTouchStart={listeners?.onTouchStart as React.TouchEventHandler | undefined}
        onKeyDown={listeners?.onKeyDown as React.KeyboardEventHandler | undefined}
      >
        <Icon name="drag" />
      </button>
    </li>
  )
}
