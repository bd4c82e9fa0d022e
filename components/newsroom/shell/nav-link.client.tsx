'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { PendingLink } from '../ui/pending-link.client.tsx'

/** A link to a room, marked when one is in it. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname()
  const isHere = path === href || (href !== '/admin' && path.startsWith(`${href}/`))
  return (
    <PendingLink href={href} className="nav-link" aria-current={isHere ? 'page' : undefined}>
      {children}
    </PendingLink>
  )
}
