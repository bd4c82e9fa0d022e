'use client'

import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from './button.tsx'

/** Sends the form it stands in, and is busy until that has been answered. */
export function SubmitButton(props: Omit<ComponentProps<typeof Button>, 'type' | 'busy'>) {
  const { pending } = useFormStatus()
  return <Button kind="primary" {...props} type="submit" busy={pending} />
}
