'use client'

import type { ReactNode } from 'react'
import { useProof } from '../people/ask-proof.client.tsx'
import type { Answered } from './ask-newsroom.ts'

/** {@link useProof} for what is asked of a route, where there may be no answer at all. */
export function useAskedProof(): {
  withProof: <T>(work: () => Promise<Answered<T>>) => Promise<Answered<T>>
  dialog: ReactNode
} {
  const { withProof, dialog } = useProof()
  return {
    dialog,
    withProof: async <T,>(work: () => Promise<Answered<T>>) => {
      let last = await work()
      if (last.ok || last.refusal !== 'proof-needed') return last
      let isFirst = true
      await withProof<null>(async () => {
        if (isFirst && !last.ok) {
          isFirst = false
          return { ok: false, refusal: 'proof-needed', subject: last.subject, message: last.message }
        }
        last = await work()
        return { ok: true, value: null }
      })
      return last
    },
  }
}
