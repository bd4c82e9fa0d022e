'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import { type ReactElement, type ReactNode, useRef } from 'react'
import { firstInBody } from './first-in-body.ts'
import { IconButton } from './icon-button.client.tsx'

/**
 * A window over the page that must be dealt with or closed: Escape, pressing outside and its button all close it. It
 * takes the focus and gives it back. On a phone it fills the width and stands at the foot of the screen.
 *
 * Give either `trigger`, and it opens itself, or `open` and `onOpenChange`.
 */
export function Dialog({
  title,
  description,
  trigger,
  open,
  onOpenChange,
  size = 'normal',
  footer,
  children,
}: {
  title: string
  description?: string
  /** The button that opens it. */
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  size?: 'normal' | 'wide'
  /** Buttons, the first of them the one to press. */
  footer?: ReactNode
  children: ReactNode
}) {
  const t = useTranslations('Newsroom.Shell.ui')
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="veil" />
        <Base.Viewport className="dialog-viewport">
          <Base.Popup
            ref={popup}
            initialFocus={(how) => firstInBody(popup.current, how)}
            className={`dialog${size === 'wide' ? ' dialog-wide' : ''}`}
          >
            <header className="dialog-head">
              <Base.Title className="dialog-title">{title}</Base.Title>
              <Base.Close render={<IconButton icon="close" label={t('close')} size="small" />} />
            </header>
            {description && <Base.Description className="dialog-description">{description}</Base.Description>}
            <div className="dialog-body">{children}</div>
            {footer && <footer className="dialog-foot">{footer}</footer>}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
