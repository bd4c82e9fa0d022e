/** Sequences in which words were lost once, each by its steps and with what it was that lost them. */
export const onceLost: readonly (readonly string[])[] = [
  // Read from an editor that was gone: the story came back as it had been opened.
  [
    'types a line',
    'types a line +1000ms',
    'types at the end',
    'leaves by the rooms',
    'comes back by its address',
  ],
  ['types at the end +3000ms', 'types at the end', 'leaves by the palette after 130ms', 'comes back by Back'],
  // A conflict that was put off, and the page loaded twice: kept upon what others wrote, hers took its place unasked.
  [
    'pastes a sentence',
    'a colleague takes over and writes',
    'a program writes',
    'types a line +3000ms',
    'reloads after 3000ms',
    'leaves by a whole page after 2000ms',
    'comes back by its address',
    'types in the headline',
  ],
  // What was pasted in the moment before the tab was closed, in the middle of a quarrel, was written in the background.
  [
    'types at the start',
    'types here',
    'a colleague takes over and writes',
    'pastes a sentence',
    'closes the tab and opens another',
  ],
  // The last request of a page that went was refused as a quarrel with the save before it.
  ['the network is slow', 'types at the end +1000ms', 'types at the end', 'closes the tab and opens another'],
  // A plugin mended a table after the paste: what it added stood on the screen, and was not what was sent.
  ['inserts table', 'leaves by the palette after 250ms', 'comes back by its address', 'pastes two blocks'],
]
