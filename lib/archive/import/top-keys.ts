/** Names of the first object of a JSON text that may be cut off: enough to tell what it is. */
export function topKeys(text: string): Set<string> {
  const keys = new Set<string>()
  /** How deep the first object stands: an array may be around it. */
  let base = -1
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (char === '"') {
      const from = at + 1
      at = endOfString(text, from)
      if (depth === base && /^\s{0,20}:/.test(text.slice(at + 1, at + 22))) keys.add(text.slice(from, at))
    } else if (char === '{') {
      depth += 1
      if (base < 0) base = depth
    } else if (char === '[') depth += 1
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
