'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import { type ReactElement, type ReactNode, useRef } from 'react'
import { firstInBody } from './first-in-body.ts'
import { IconButton } from './icon-button.client.tsx'

/**
 * What goes with the page, beside it: at the end of the line on a wide screen, from the foot of a phone's. The page
 * stays usable on a wide screen unless `modal`.
 */
export function SidePanel({
  title,
  trigger,
  open,
  onOpenChange,
  modal = true,
  footer,
  children,
}: {
  title: string
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  modal?: boolean
  footer?: ReactNode
  children: ReactNode
}) {
  const t = useTranslations('Newsroom.Shell.ui')
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} modal={modal} disablePointerDismissal={!modal}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        {modal && <Base.Backdrop className="veil" />}
        <Base.Popup
          ref={popup}
          initialFocus={(how) => firstInBody(popup.current, how)}
          className="side-panel"
        >
          <header className="dialog-head">
            <Base.Title className="dialog-title">{title}</Base.Title>
            <Base.Close render={<IconButton icon="close" label={t('close')} size="small" />} />
          </header>
          <div className="dialog-body">{children}</div>
          {footer && <footer className="dialog-foot">{footer}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
