/**
 * Names of the first object of a JSON text that may be cut off, with the texts that they name ('' where it is none): enough
 * to tell what it is. An array may be around the object.
 */
export function topKeys(text: string): Map<string, string> {
  const keys = new Map<string, string>()
  let base = -1
  let depth = 0
  /** The name whose value has not come yet. */
  let named: string | null = null
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (char === '"') {
      const from = at + 1
      at = endOfString(text, from)
      if (depth !== base) continue
      const said = text.slice(from, at)
      if (/^\s{0,20}:/.test(text.slice(at + 1, at + 22))) {
        keys.set(said, '')
        named = said
      } else if (named !== null) keys.set(named, said)
    } else if (char === '{' || char === '[') {
      depth += 1
      if (char === '{' && base < 0) base = depth
      named = null
    } else if (char === ',') named = null
    else if (char === '}' || char === ']') {
      depth -= 1
      if (base > 0 && depth < base) break
    }
  }
  return keys
}

function endOfString(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}
