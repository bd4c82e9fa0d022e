'use client'

import { useState } from 'react'
import type { Result } from '@/lib/newsroom/result.ts'
import { AlertDialog } from '../ui/alert-dialog.client.tsx'
import { Button } from '../ui/button.tsx'
import { useToasts } from '../ui/toast.client.tsx'
import { useProof } from './ask-proof.client.tsx'

/** A button for what is not easily undone: it says what will happen, and asks. */
export function ConfirmedAction({
  action,
  title,
  description,
  confirm,
  done,
}: {
  action: () => Promise<Result<unknown>>
  title: string
  description: string
  /** The verb, on both buttons. */
  confirm: string
  done?: string
}) {
  const { tell } = useToasts()
  const { withProof, dialog } = useProof()
  const [isOpen, setOpen] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const go = async () => {
    setBusy(true)
    const answer = await withProof(async () => {
      const answered = await action()
      // Its place is taken by the question who is asking.
      if (!answered.ok) setOpen(false)
      return answered
    })
    setBusy(false)
    setOpen(false)
    if (!answer.ok) {
      if (answer.refusal !== 'proof-needed') tell({ title: answer.message, kind: 'failure' })
    } else if (done) tell({ title: done, kind: 'done' })
  }
  return (
    <>
      <AlertDialog
        title={title}
        description={description}
        confirm={confirm}
        danger
        open={isOpen}
        onOpenChange={setOpen}
        onConfirm={go}
        busy={isBusy}
        trigger={<Button kind="danger">{confirm}</Button>}
      />
      {dialog}
    </>
  )
}
