'use client'

import { Menu as Base } from '@base-ui/react/menu'
import Link from 'next/link'
import type { ReactElement, ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { Keys } from './keys.tsx'

/**
 * Things to do, behind a button.
 * @param trigger the button; it must take a ref and the events of its element
 * @param align which edge of the button the menu keeps to, in the direction of reading
 */
export function Menu({
  trigger,
  align = 'start',
  side = 'bottom',
  children,
}: {
  trigger: ReactElement
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'bottom' | 'inline-start' | 'inline-end'
  children: ReactNode
}) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} side={side} className="popup-layer">
          <Base.Popup className="menu">{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

type Item = {
  icon?: IconName
  keys?: string
  children: ReactNode
}

const Inside = ({ icon, keys, children }: Item) => (
  <>
    <span className="menu-icon">{icon && <Icon name={icon} />}</span>
    <span className="menu-words">{children}</span>
    {keys && <Keys keys={keys} />}
  </>
)

/** Does something. */
export function MenuItem({
  onSelect,
  danger = false,
  disabled,
  ...inside
}: Item & { onSelect: () => void; danger?: boolean; disabled?: boolean }) {
  return (
    <Base.Item
      className="menu-item"
      data-danger={danger ? '' : undefined}
      disabled={disabled}
      onClick={onSelect}
    >
      <Inside {...inside} />
    </Base.Item>
  )
}

/** Goes somewhere in the newsroom, or with `newTab`, elsewhere. */
export function MenuLink({ href, newTab = false, ...inside }: Item & { href: string; newTab?: boolean }) {
  return (
    <Base.LinkItem
      className="menu-item"
      closeOnClick
      render={
        newTab ? <a href={href} target="_blank" rel="noreferrer" /> : <Link href={href} prefetch={false} />
      }
    >
      <Inside {...inside} />
    </Base.LinkItem>
  )
}

/** Items under a heading. */
export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="menu-label">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  )
}

/** One of a few, the present one ticked. */
export function MenuChoice<Value extends string>({
  label,
  value,
  onChange,
  options,
}: {
  label: string
  value: Value
  onChange: (value: Value) => void
  options: readonly { value: Value; label: ReactNode; icon?: IconName }[]
}) {
  return (
    <Base.RadioGroup value={value} onValueChange={(next) => onChange(next as Value)}>
      <MenuGroup label={label}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} className="menu-item" closeOnClick>
            <span className="menu-icon">{option.icon && <Icon name={option.icon} />}</span>
            <span className="menu-words">{option.label}</span>
            <Base.RadioItemIndicator className="menu-tick">
              <Icon name="check" />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </MenuGroup>
    </Base.RadioGroup>
  )
}

/** On or off, ticked while it is on. */
export function MenuCheck({
  checked,
  onChange,
  keys,
  disabled,
  children,
}: {
  checked: boolean
  onChange: () => void
  keys?: string
  disabled?: boolean
  children: ReactNode
}) {
  return (
    <Base.CheckboxItem
      className="menu-item"
      checked={checked}
      onCheckedChange={onChange}
      disabled={disabled}
      closeOnClick
    >
      <span className="menu-words">{children}</span>
      {keys && <Keys keys={keys} />}
      <Base.CheckboxItemIndicator className="menu-tick" keepMounted>
        {checked && <Icon name="check" />}
      </Base.CheckboxItemIndicator>
    </Base.CheckboxItem>
  )
}

/** A line between items of different kinds. */
export function MenuSeparator() {
  return <Base.Separator className="menu-separator" />
}
