/** Types that take no typing: a page may be made anew around them. */
const pressed = new Set(['button', 'submit', 'reset', 'checkbox', 'radio', 'image', 'file'])

const isTypedInto = (element: Element | null): boolean =>
  (element instanceof HTMLInputElement && !pressed.has(element.type)) ||
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement ||
  (element instanceof HTMLElement && element.isContentEditable)

/**
 * Whether a list may be made anew under somebody's eyes: not while they type or choose, have something open over it, or
 * have marked words of it.
 */
export function mayRefresh(): boolean {
  if (document.visibilityState !== 'visible' || isTypedInto(document.activeElement)) return false
  if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]'))
    return false
  const selection = document.getSelection()
  return (
    !selection || selection.isCollapsed || !document.querySelector('main')?.contains(selection.anchorNode)
  )
}
