'use client'

import { useState } from 'react'
import { useToasts } from '../ui/toast.client.tsx'
import type { Said } from './use-suggestions.client.ts'

/** Somebody decides on suggestions: one press at a time, and what came of it is said. */
export function useDecision(): { isBusy: boolean; decide: (work: () => Promise<Said>) => Promise<void> } {
  const { tell } = useToasts()
  const [isBusy, setBusy] = useState(false)
  const decide = async (work: () => Promise<Said>) => {
    setBusy(true)
    const said = await work()
    setBusy(false)
    tell(said)
  }
  return { isBusy, decide }
}
