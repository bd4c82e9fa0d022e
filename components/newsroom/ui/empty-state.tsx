import type { ReactNode } from 'react'

/** Where a list would be: what would stand here, and what to do for it to. */
export function EmptyState({
  title,
  children,
  action,
  level = 2,
}: {
  title: string
  /** One paragraph. Text alone: a block in it would close the paragraph, and React would find another page than it made. */
  children?: string
  action?: ReactNode
  /** 1 where it stands for the whole screen. */
  level?: 1 | 2
}) {
  const Heading = level === 1 ? 'h1' : 'h2'
  return (
    <div className="empty-state">
      <Heading>{title}</Heading>
      {children && <p>{children}</p>}
      {action && <div className="empty-state-action">{action}</div>}
    </div>
  )
}
