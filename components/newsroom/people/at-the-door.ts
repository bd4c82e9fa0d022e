/** What came of a step at the door, when it does not lead on; the words are the page's. */
export type AtTheDoor = { outcome: 'wrong' | 'begin-again' } | { outcome: 'wait'; minutes: number }
