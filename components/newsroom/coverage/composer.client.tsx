'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { randomName } from '@/lib/random-name.ts'
import { ActionForm, FormHidden } from '../forms/action-form.client.tsx'
import type { FormAction } from '../forms/form-state.ts'
import { useToasts } from '../ui/toast.client.tsx'

/**
 * The form that posts an entry. It has a name that it keeps until the server has answered, through a reload too: what is
 * sent twice, by a double tap or because no answer came, is one entry.
 */
export function Composer({
  action,
  articleId,
  firstKey,
  label,
  children,
}: {
  action: FormAction<{ message: string }>
  articleId: string
  /** Where no script runs. */
  firstKey: string
  label: string
  children: ReactNode
}) {
  const { tell } = useToasts()
  const [turn, setTurn] = useState(0)
  const [key, setKey] = useState(firstKey)
  const place = `warraq entry ${articleId}`
  useEffect(() => {
    setKey(kept(place) ?? keep(place, firstKey))
  }, [place, firstKey])
  // The next entry has another name also where this page was left before the answer came. Without script nothing is kept.
  const sent: typeof action =
    typeof window === 'undefined'
      ? action
      : async (before, form) => {
          const state = await action(before, form)
          if (state.result?.ok) keep(place, randomName())
          else if (state.result?.refusal === 'update-withdrawn')
            keep(place, state.typed?.key?.[0] ?? randomName())
          return state
        }
  return (
    <ActionForm
      // Emptied whole: a picture that was chosen, too.
      key={turn}
      action={sent}
      label={label}
      onDone={({ message }) => {
        setKey(kept(place) ?? keep(place, randomName()))
        setTurn(turn + 1)
        tell({ title: message, kind: 'done' })
      }}
    >
      <FormHidden name="key" value={key} />
      {children}
    </ActionForm>
  )
}

const kept = (place: string): string | null => {
  try {
    return sessionStorage.getItem(place)
  } catch {
    return null
  }
}

const keep = (place: string, key: string): string => {
  try {
    sessionStorage.setItem(place, key)
  } catch {
    // A browser that keeps nothing still sends one name twice when its button is tapped twice.
  }
  return key
}
