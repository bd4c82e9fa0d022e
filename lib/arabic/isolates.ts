/** Which isolate initiators and PDIs of a text belong together: UAX #9, BD9. Isolates end with their paragraph. */
export function matchIsolates(text: string): {
  /** Outermost pairs, from the initiator to the end of its PDI, in order. */
  pairs: { start: number; end: number }[]
  /** Initiators nobody closes and PDIs that close nothing, in order. */
  unmatched: number[]
} {
  const pairs: { start: number; end: number }[] = []
  const unmatched: number[] = []
  let open: number[] = []
  for (const { index, 0: char } of text.matchAll(/[\u2066-\u2069\n\r\u001C-\u001E\u0085\u2029]/gu)) {
    if (char >= '\u2066' && char <= '\u2068') open.push(index)
    else if (char === '\u2069') {
      const start = open.pop()
      if (start === undefined) unmatched.push(index)
      else {
        while (start < (pairs.at(-1)?.start ?? -1)) pairs.pop()
        pairs.push({ start, end: index + 1 })
      }
    } else {
      for (const start of open) unmatched.push(start)
      open = []
    }
  }
  return { pairs, unmatched: [...unmatched, ...open].sort((a, b) => a - b) }
}
