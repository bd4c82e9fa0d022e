'use client'

import { AlertDialog as Base } from '@base-ui/react/alert-dialog'
import { useTranslations } from 'next-intl'
import { type ReactElement, type ReactNode, useEffect } from 'react'
import { Button } from './button.tsx'

/**
 * A question that must be answered before anything else: what will happen, and a way not to do it. Pressing outside
 * does not close it; Escape means no. It stays open, with its buttons still, until `onConfirm` has ended; whoever
 * shows it closes it.
 */
export function AlertDialog({
  title,
  description,
  confirm,
  danger = false,
  trigger,
  open,
  onOpenChange,
  onConfirm,
  busy = false,
  children,
}: {
  title: string
  description?: ReactNode
  /** What the button that does it says: the verb, never “OK”. */
  confirm: string
  danger?: boolean
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  onConfirm: () => void
  busy?: boolean
  /** Fields, between the question and its buttons. */
  children?: ReactNode
}) {
  const t = useTranslations('Newsroom.Shell.ui')
  useEffect(() => standOnText, [])
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="veil" />
        <Base.Viewport className="dialog-viewport">
          <Base.Popup className="dialog dialog-alert">
            <Base.Title className="dialog-title">{title}</Base.Title>
            {description && <Base.Description className="dialog-description">{description}</Base.Description>}
            {children && <div className="dialog-body">{children}</div>}
            <footer className="dialog-foot">
              <Button kind={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
                {confirm}
              </Button>
              <Base.Close render={<Button disabled={busy}>{t('cancel')}</Button>} />
            </footer>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}

/** Milliseconds until the focus has been given back, if there is anything left to give it to. */
const givenBack = 100

/** Of what was answered and has gone with its page or its row: whoever has no mouse goes on from the page's text. */
function standOnText(): void {
  setTimeout(() => {
    if (document.activeElement === document.body)
      document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
  }, givenBack)
}
