'use client'

import { Toast as Base } from '@base-ui/react/toast'
import { useTranslations } from 'next-intl'
import { type ReactNode, useMemo } from 'react'
import { IconButton } from './icon-button.client.tsx'
import type { NoticeKind } from './notice.tsx'

/** Where short messages about what has just happened appear, and everything that may send some. One, in the shell. */
export function ToastRegion({ children }: { children: ReactNode }) {
  const t = useTranslations('Newsroom.Shell.ui')
  return (
    <Base.Provider timeout={6_000} limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport className="toasts" aria-label={t('messages')}>
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  )
}

function Toasts() {
  const t = useTranslations('Newsroom.Shell.ui')
  const { toasts } = Base.useToastManager()
  return toasts.map((toast) => (
    <Base.Root key={toast.id} toast={toast} className="toast" swipeDirection={['down', 'left', 'right']}>
      <Base.Content className="toast-content">
        <div className="toast-text">
          <Base.Title className="toast-title" render={<p />} />
          <Base.Description className="toast-description" />
        </div>
        <Base.Action className="button button-plain button-small" />
        <Base.Close render={<IconButton icon="close" size="small" label={t('dismiss')} />} />
      </Base.Content>
    </Base.Root>
  ))
}

export type ToastMessage = {
  title: string
  description?: string
  /** A failure is read aloud at once and stays until it is dismissed. */
  kind?: NoticeKind
  /** The same id again replaces the message instead of adding one. */
  id?: string
  action?: { label: string; onPress: () => void }
}

/**
 * Says what has just happened, without taking anybody from what they do. Only for what is also seen in the page, or
 * needs no answer: what must be read is a `Notice` or a dialog.
 */
export function useToasts(): { tell: (message: ToastMessage) => string; dismiss: (id: string) => void } {
  const { add, close } = Base.useToastManager()
  return useMemo(
    () => ({
      tell: ({ title, description, kind = 'note', id, action }) =>
        add({
          id,
          title,
          description,
          type: kind,
          priority: kind === 'failure' ? 'high' : 'low',
          // 0: until it is dismissed.
          timeout: kind === 'failure' ? 0 : undefined,
          actionProps: action && { children: action.label, onClick: action.onPress },
        }),
      dismiss: close,
    }),
    [add, close],
  )
}
