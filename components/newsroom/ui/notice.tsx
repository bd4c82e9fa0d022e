import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type NoticeKind = 'note' | 'warning' | 'failure' | 'done'

const icons: Record<NoticeKind, IconName> = {
  note: 'info',
  warning: 'warning',
  failure: 'warning',
  done: 'check',
}

/**
 * Something to know, in the page. `failure` is read aloud at once, the others when their turn comes, if `live`.
 * @param live set it where the notice appears in answer to something; leave it where it was there from the start
 */
export function Notice({
  kind = 'note',
  title,
  live = false,
  action,
  children,
}: {
  kind?: NoticeKind
  title?: string
  live?: boolean
  /** A button or a link, at its end. */
  action?: ReactNode
  children?: ReactNode
}) {
  return (
    <div
      className="notice"
      data-kind={kind}
      role={live ? (kind === 'failure' ? 'alert' : 'status') : undefined}
    >
      <Icon name={icons[kind]} />
      <div className="notice-text">
        {title && <p className="notice-title">{title}</p>}
        {children}
      </div>
      {action && <div className="notice-action">{action}</div>}
    </div>
  )
}
