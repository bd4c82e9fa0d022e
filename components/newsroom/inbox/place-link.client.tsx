'use client'

import type { ReactNode } from 'react'
import { PendingLink } from '../ui/pending-link.client.tsx'

/** Leads to what one is told of, and has it read. Opened in a tab of its own it is read, too. */
export function PlaceLink({ id, href, children }: { id: number; href: string; children: ReactNode }) {
  const read = () => {
    // It goes out though the page is left; that it did not arrive would only leave it unread.
    fetch('/admin/inbox/read', {
      method: 'POST',
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, isRead: true }),
    }).catch(() => {})
  }
  return (
    <PendingLink href={href} onClick={read} onAuxClick={(event) => event.button === 1 && read()}>
      {children}
    </PendingLink>
  )
}
