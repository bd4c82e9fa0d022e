const focusable = 'input, select, textarea, button, a[href], [tabindex="0"]'

/**
 * Where the focus of an opening dialog belongs: on what it asks, not on the button that closes it again. On the dialog
 * itself where it asks nothing, and for a finger, which would bring up a keyboard.
 */
export function firstInBody(popup: HTMLElement | null, how: string): HTMLElement | boolean {
  if (!popup) return true
  if (how === 'touch') return popup
  return popup.querySelector<HTMLElement>(`.dialog-body :is(${focusable}):not(:disabled)`) ?? popup
}
