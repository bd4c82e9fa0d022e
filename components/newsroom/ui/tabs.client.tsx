'use client'

import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'

/**
 * Several views in one place, one at a time; arrow keys go from one to the next. For views that have an address of their
 * own use links, as the board does.
 */
export function Tabs({
  label,
  tabs,
  value,
  defaultValue,
  onChange,
}: {
  /** What they are views of, for screen readers. */
  label: string
  tabs: readonly { value: string; label: ReactNode; content: ReactNode }[]
  /** With `onChange`, for controlled tabs; else `defaultValue`, else the first. */
  value?: string
  defaultValue?: string
  onChange?: (value: string) => void
}) {
  return (
    <Base.Root
      className="tabs"
      {...(value === undefined ? { defaultValue: defaultValue ?? tabs[0]?.value } : { value })}
      onValueChange={(next) => onChange?.(String(next))}
    >
      <Base.List className="tab-list" aria-label={label}>
        {tabs.map((tab) => (
          <Base.Tab key={tab.value} value={tab.value} className="tab">
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="tab-panel">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
