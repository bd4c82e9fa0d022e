'use client'

import Link, { useLinkStatus } from 'next/link'
import type { ComponentProps } from 'react'

/**
 * A link between pages of the newsroom that shows that the next one is on its way. Nothing is fetched ahead: every page
 * is made afresh for the person who asks.
 */
export function PendingLink({ children, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link prefetch={false} {...rest}>
      {children}
      <Pending />
    </Link>
  )
}

function Pending() {
  const { pending } = useLinkStatus()
  return <span aria-hidden="true" className={pending ? 'on-its-way is-pending' : 'on-its-way'} />
}
