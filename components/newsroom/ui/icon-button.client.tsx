'use client'

import type { ComponentProps } from 'react'
import { type ButtonKind, buttonClass } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Tooltip } from './tooltip.client.tsx'

/**
 * A button that is only a drawing: `label` is its name, shown on hovering and focusing, and read aloud.
 * @param keys what presses it, as a person would type it (`Ctrl+B`); shown beside the label
 */
export function IconButton({
  label,
  icon,
  kind = 'quiet',
  size,
  keys,
  pressed,
  className,
  ...rest
}: Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  label: string
  icon: IconName
  kind?: ButtonKind
  size?: 'normal' | 'small'
  keys?: string
  /** For what is on or off. */
  pressed?: boolean
}) {
  return (
    <Tooltip text={label} keys={keys}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-pressed={pressed}
        aria-keyshortcuts={keys?.replaceAll('Ctrl', 'Control')}
        className={buttonClass(kind, size, `button-icon${className ? ` ${className}` : ''}`)}
      >
        <Icon name={icon} />
      </button>
    </Tooltip>
  )
}
