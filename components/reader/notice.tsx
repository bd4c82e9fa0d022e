import type { ReactNode } from 'react'
import { frontHref } from '@/lib/publication/addresses.ts'
import { useReader } from './use-reader.ts'

type Props = { title: string; body: string; home: string; children?: ReactNode }

/** A page that has nothing to show and says so, under the masthead like any other. */
export function Notice({ title, body, home, children }: Props) {
  const { locale } = useReader()
  return (
    <section className="notice">
      <h1>{title}</h1>
      <p>{body}</p>
      {children}
      <p>
        <a href={frontHref(locale)}>{home}</a>
      </p>
    </section>
  )
}
