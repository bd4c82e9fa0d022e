'use client'

import type { DraggableAttributes, DraggableSyntheticListeners } from '@dnd-kit/core'
import { useTranslations } from 'next-intl'
import type { Ref } from 'react'
import { Icon } from '../ui/icon.tsx'

/** By what a story is carried by touch and by the keys. A mouse may take it anywhere. */
export function DragHandle({
  label,
  ref,
  attributes,
  listeners,
}: {
  label: string
  ref: Ref<HTMLButtonElement>
  attributes: DraggableAttributes
  listeners: DraggableSyntheticListeners
}) {
  const t = useTranslations('Newsroom.Front.drag')
  return (
    <button
      type="button"
      ref={ref}
      className="button button-quiet button-icon button-small front-handle"
      aria-label={label}
      aria-describedby={attributes['aria-describedby']}
      aria-roledescription={t('role')}
      onTouchStart={listeners?.onTouchStart as React.TouchEventHandler | undefined}
      onKeyDown={listeners?.onKeyDown as React.KeyboardEventHandler | undefined}
    >
      <Icon name="drag" />
    </button>
  )
}
