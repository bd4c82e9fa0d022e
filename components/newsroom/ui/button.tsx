import type { ComponentProps, ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { PendingLink } from './pending-link.client.tsx'

/**
 * `primary`: the one thing this screen is for. `danger`: what is not easily undone. `plain`: everything else.
 * `quiet`: without an edge, among others like it.
 */
export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger'

type Looks = {
  kind?: ButtonKind
  size?: 'normal' | 'small'
  icon?: IconName
  /** It is being done: cannot be pressed again, and says so. */
  busy?: boolean
  children: ReactNode
}

export const buttonClass = (kind: ButtonKind = 'plain', size: 'normal' | 'small' = 'normal', more = '') =>
  `button button-${kind}${size === 'small' ? ' button-small' : ''}${more && ` ${more}`}`

/** A button with words. `type` is `button` unless said otherwise. */
export function Button({
  kind,
  size,
  icon,
  busy = false,
  type = 'button',
  className,
  disabled,
  children,
  ...rest
}: Looks & ComponentProps<'button'>) {
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={buttonClass(kind, size, className)}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  )
}

/** A link that looks like a button, to another page of the newsroom. */
export function ButtonLink({
  kind,
  size,
  icon,
  href,
  className,
  isCurrent = false,
  children,
}: Omit<Looks, 'busy'> & {
  href: string
  className?: string
  /** Among others, it leads to what is shown already. */
  isCurrent?: boolean
}) {
  return (
    <PendingLink
      href={href}
      className={buttonClass(kind, size, className)}
      aria-current={isCurrent ? 'page' : undefined}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </PendingLink>
  )
}
