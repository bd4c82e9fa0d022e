'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Shows how far a run has come, while it runs. Without script a link does, and the browser by itself. */
export function RefreshWhile() {
  const router = useRouter()
  useEffect(() => {
    const ticking = setInterval(() => router.refresh(), 2_000)
    return () => clearInterval(ticking)
  }, [router])
  return null
}
