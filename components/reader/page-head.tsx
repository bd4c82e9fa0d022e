import type { ReactNode } from 'react'

/** The head of a page that lists: what kind of list, its name, what it is about. */
export function PageHead({
  kind,
  name,
  description,
  children,
}: {
  kind?: string
  name: string
  description?: string
  children?: ReactNode
}) {
  return (
    <header className="page-head">
      {kind && <p className="kicker">{kind}</p>}
      <h1>{name}</h1>
      {description && <p className="standfirst">{description}</p>}
      {children}
    </header>
  )
}
