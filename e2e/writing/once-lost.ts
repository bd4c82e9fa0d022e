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
  // The last request of a page that went was refused as a quarrel with the save before it.
  ['the network is slow', 'types at the end +1000ms', 'types at the end', 'closes the tab and opens another'],
]
