/** Drawn on a grid of 20, in lines of one and a half. Those that point along the line of text turn with it. */
export const drawings = {
  figures: 'M3 4h14v12H3zM3 8h14M8 8v8M10.5 12.5h1l1-2.5 1.5 4 1-1.5h1',
  board: 'M3 5h14M3 10h14M3 15h9',
  plus: 'M10 4v12M4 10h12',
  bin: 'M4 6h12M8 6V4h4v2M5.5 6l.7 10h7.6l.7-10M8.5 9v4.5M11.5 9v4.5',
  people:
    'M7.5 9.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5ZM2.5 16c.4-2.6 2.4-4 5-4s4.6 1.4 5 4M13 4.3a2.6 2.6 0 0 1 0 5M14.5 12.3c1.7.5 2.8 1.8 3 3.7',
  person: 'M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM4 16.5c.5-3 3-4.5 6-4.5s5.5 1.5 6 4.5',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4',
  close: 'M5 5l10 10M15 5L5 15',
  check: 'M4 10.5l4 4 8-9',
  'chevron-down': 'M5 7.5l5 5 5-5',
  'chevron-up': 'M5 12.5l5-5 5 5',
  /** Onward, in the direction of reading. */
  onward: 'M7.5 5l5 5-5 5',
  back: 'M12.5 5l-5 5 5 5',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  language:
    'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM2.5 10h15M10 2.5c4.5 4.5 4.5 10.5 0 15M10 2.5c-4.5 4.5-4.5 10.5 0 15',
  sun: 'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6L16 16M16 4l-1.4 1.4M5.4 14.6L4 16',
  moon: 'M16.5 11.5A7 7 0 0 1 8.5 3.5a7 7 0 1 0 8 8Z',
  contrast: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 3v14M10 6.5h5M10 10h7M10 13.5h5',
  'sign-out': 'M8 3.5H4v13h4M11.5 6.5L15 10l-3.5 3.5M15 10H8',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4.2l2.8 1.8',
  /** A page: a story that leads, others beside and below it. */
  front: 'M3 3.5h14v13H3zM5.5 6.5h5v4.5h-5zM13 6.5h1.5M13 9h1.5M13 11.5h1.5M5.5 14h9',
  /** A page with a mark beside its lines: something was said of it afterwards. */
  note: 'M4 3h9l3 3v11H4zM13 3v3h3M7 8.5h3M7 11.5h6M7 14.5h4',
  calendar: 'M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  eye: 'M2 10c2-3.7 4.7-5.5 8-5.5s6 1.8 8 5.5c-2 3.7-4.7 5.5-8 5.5S4 13.7 2 10ZM10 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  warning: 'M10 3l7.5 13.5h-15zM10 8v4M10 14.2h.01',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 9v4.5M10 6.5h.01',
  keyboard: 'M2.5 5.5h15v9.5h-15zM5.5 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6.5 12h7',
  pen: 'M4 16l.8-3.5L13.5 3.8l2.7 2.7-8.7 8.7zM11.8 5.5l2.7 2.7',
  external: 'M8 4H4v12h12v-4M11.5 3.5h5v5M16 4l-7 7',
  undo: 'M7 4L3.5 7.5 7 11M3.5 7.5H12a4 4 0 0 1 0 8.5H8',
  redo: 'M13 4l3.5 3.5L13 11M16.5 7.5H8a4 4 0 0 0 0 8.5h4',
  picture: 'M3 4.5h14v11H3zM3 13l4-4 3.5 3.5 2-2L17 14.5M13 8h.01',
  link: 'M8.5 11.5a3 3 0 0 0 4.3 0l2.7-2.7a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-2.7 2.7a3 3 0 0 0 4.3 4.3l1-1',
  history: 'M3.5 10a6.5 6.5 0 1 0 2-4.7L3.5 7M3.5 3.5V7H7M10 6.5V10l2.5 1.5',
  send: 'M17 3L2.5 9l5.5 2.5L10.5 17zM17 3l-9 8.5',
  /** A book of addresses, with its tabs. */
  directory: 'M5.5 3h10.5v14H5.5zM3.5 6.5h4M3.5 10h4M3.5 13.5h4M10 7.5h3.5M10 11h3.5',
  plug: 'M7.5 3v4M12.5 3v4M5 7h10v2.5a5 5 0 0 1-10 0zM10 14.5v3',
  speech: 'M3 4h14v9.5H9.5L6 16.5v-3H3z',
  copy: 'M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7',
  upload: 'M10 13V3.5M6.5 7L10 3.5 13.5 7M3.5 12.5v4h13v-4',
  drag: 'M7.5 5h.01M12.5 5h.01M7.5 10h.01M12.5 10h.01M7.5 15h.01M12.5 15h.01',
  key: 'M7 17a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM10 10.5L16.5 4M13 7.5l2.5 2.5M15.5 5l1.5 1.5',
  'eye-off':
    'M2 10c2-3.7 4.7-5.5 8-5.5s6 1.8 8 5.5c-2 3.7-4.7 5.5-8 5.5S4 13.7 2 10ZM10 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM3.5 3.5l13 13',
  mail: 'M3 5h14v10.5H3zM3.5 5.5 10 11l6.5-5.5',
  bell: 'M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13zM8.5 17.5h3',
  pulse: 'M2.5 10.5h3.5l2.5-6 3.5 11 2.5-5h3',
  home: 'M2.5 10 10 3.5l7.5 6.5M5 8.2v8.3h10V8.2M8.5 16.5V12h3v4.5',
  /** A board with a clip, and what is done of it ticked off. */
  plan: 'M5 4.5h10V17H5zM8 3h4v3H8zM7.5 10l1 1 2-2M7.5 14h5',
  /** Sheets that stay: about us, contact. */
  pages: 'M6.5 6.5h10V17h-10zM4 14V3.5h9.5M9 10h5M9 13h5',
  /** A post with two arms. */
  signpost: 'M10 3v14M10 4h5l1.5 1.75L15 7.5h-5zM10 9.5H5l-1.5 1.75L5 13h5z',
  /** A letter of one script, and one of another. */
  translate:
    'M2.5 5h8M6.5 3v2M9 5c-.8 3.4-2.9 5.9-5.8 7.3M4.5 7.8c.9 2 2.6 3.6 4.8 4.5M10.5 17l3.4-8.5 3.4 8.5M11.7 14.3h4.5',
  /** It goes out as it happens. */
  live: 'M10 10h.01M7 13a4.2 4.2 0 0 1 0-6M13 7a4.2 4.2 0 0 1 0 6M4.5 15.5a7.8 7.8 0 0 1 0-11M15.5 4.5a7.8 7.8 0 0 1 0 11',
  /** A label that hangs on something. */
  details: 'M3.5 3.5h6.2l7 7-6.2 6.2-7-7zM7 7h.01',
  settings: 'M3 6h8M15 6h2M3 14h2M9 14h8M13 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM7 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
} as const

export type IconName = keyof typeof drawings

const pointsAlong: ReadonlySet<IconName> = new Set([
  'onward',
  'back',
  'sign-out',
  'undo',
  'redo',
  'send',
  'board',
])

/** A small drawing beside words. It says nothing to a screen reader: the words do. */
export const Icon = ({ name }: { name: IconName }) => (
  <Drawing path={drawings[name]} turns={pointsAlong.has(name)} />
)

/** A drawing by its path. @param turns whether it points along the line of text, and turns with its direction */
export function Drawing({ path, turns }: { path: string; turns: boolean }) {
  return (
    <svg
      className={turns ? 'icon icon-turns' : 'icon'}
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} />
    </svg>
  )
}
