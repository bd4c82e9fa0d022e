'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Shows how far a run has come, while it runs. Without script a link does, and the browser by itself. */
export function RefreshWhile({ seconds = 2 }: { seconds?: number }) {
  const router = useRouter()
  useEffect(() => {
    const ticking = setInterval(() => router.refresh(), seconds * 1_000)
    return () => clearInterval(ticking)
  }, [router, seconds])
  return null
}
