'use client'

import { useState } from 'react'
import type { Result } from '@/lib/newsroom/result.ts'
import { Button, type ButtonKind } from '../ui/button.tsx'
import type { IconName } from '../ui/icon.tsx'
import { useToasts } from '../ui/toast.client.tsx'
import { useProof } from './ask-proof.client.tsx'

/** A button that does one thing by itself; what came of it is told in passing. */
export function ActionButton({
  action,
  done,
  kind,
  size,
  icon,
  label,
  children,
}: {
  action: () => Promise<Result<unknown>>
  /** What to say when it succeeded. */
  done?: string
  kind?: ButtonKind
  size?: 'normal' | 'small'
  icon?: IconName
  /** Its name for screen readers, where its words alone do not say what it is about. */
  label?: string
  children: string
}) {
  const { tell } = useToasts()
  const { withProof, dialog } = useProof()
  const [isBusy, setBusy] = useState(false)
  const press = async () => {
    setBusy(true)
    const answer = await withProof(action)
    setBusy(false)
    if (!answer.ok) {
      if (answer.refusal !== 'proof-needed') tell({ title: answer.message, kind: 'failure' })
    } else if (done) tell({ title: done, kind: 'done' })
  }
  return (
    <>
      <Button kind={kind} size={size} icon={icon} busy={isBusy} onClick={press} aria-label={label}>
        {children}
      </Button>
      {dialog}
    </>
  )
}
