/** Drawn on a grid of 24; as large as the text beside them. */
const drawing = {
  width: 24,
  height: 24,
  viewBox: '0 0 24 24',
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2,
  strokeLinecap: 'round',
  className: 'icon',
} as const

export function SearchIcon() {
  return (
    <svg {...drawing} aria-hidden="true" data-lite="none">
      <path d="M15.5 15.5 21 21M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0Z" />
    </svg>
  )
}

/** Three lines, and a cross while the menu is open. */
export function MenuIcon() {
  return (
    <svg {...drawing} aria-hidden="true" data-lite="none">
      <path className="icon-closed" d="M3 6h18M3 12h18M3 18h18" />
      <path className="icon-open" d="m5 5 14 14M19 5 5 19" />
    </svg>
  )
}

export function CloseIcon() {
  return (
    <svg {...drawing} aria-hidden="true" data-lite="none">
      <path d="m5 5 14 14M19 5 5 19" />
    </svg>
  )
}

/** A bookmark, filled where its button is pressed. */
export function SaveIcon() {
  return (
    <svg {...drawing} aria-hidden="true" data-lite="none">
      <path d="M6 3h12v18l-6-5-6 5Z" />
    </svg>
  )
}

/** What is heard: the same in every direction of writing. */
export function ListenIcon() {
  return (
    <svg {...drawing} aria-hidden="true" data-lite="none">
      <path d="M3 18v-6a9 9 0 0 1 18 0v6M3 14h4v6H3ZM17 14h4v6h-4Z" />
    </svg>
  )
}
