/**
 * Text as it may stand in a story: NFC, without controls. Embeddings and overrides (U+202A–202E) reorder what
 * follows them and are how one name is made to read as another (https://trojansource.codes), so they go;
 * isolates stay, closed where their text node left them open (UAX #9, section 2.4).
 */
export function withoutOverrides(text: string): string {
  const clean = text
    .normalize('NFC')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\ufffe\uffff]+/g, '')
    .toWellFormed()
  let open = 0
  const balanced = clean.replace(/[\u2066-\u2068]+|\u2069+/g, (isolates) => {
    const { length } = isolates
    if (isolates[0] !== '\u2069') {
      open += length
      return isolates
    }
    const closed = Math.min(open, length)
    open -= closed
    return isolates.slice(0, closed)
  })
  return balanced + '\u2069'.repeat(open)
}
