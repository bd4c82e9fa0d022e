'use client'

import type { ComponentProps } from 'react'
import { useFormField } from '../forms/action-form.client.tsx'
import { MomentField } from '../moment/moment-field.client.tsx'

type Given = Omit<
  ComponentProps<typeof MomentField>,
  'defaultValue' | 'error' | 'name' | 'value' | 'onChange'
>

/** A moment, or a day, in an `ActionForm`: what was typed comes back with a refusal. */
export function FormMoment({ value, ...field }: Given & { name: string; value?: string }) {
  const { key, ...kept } = useFormField(field.name, value)
  return <MomentField key={key} {...field} {...kept} />
}
