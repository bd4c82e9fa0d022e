/**
 * What PHP's `serialize` writes (https://www.php.net/manual/en/function.serialize.php), which is how themes and plug-ins
 * keep several things in one field of a post. No object is made of anything: one is read as the fields that it holds.
 */

export type PhpValue = string | number | boolean | null | PhpFields
export type PhpFields = { [key: string]: PhpValue }

const deepest = 30
const most = 20_000

const semicolon = 0x3b
const quote = 0x22

/** Null where it is none that can be read. Strings are measured in bytes there, so bytes are what is read here. */
export function phpValue(text: string): PhpValue {
  if (!/^(?:[aO]:\d|s:\d|[idbN][:;])/.test(text)) return null
  const bytes = Buffer.from(text)
  let at = 0
  let values = 0

  const until = (end: string): string => {
    const found = bytes.indexOf(end, at)
    if (found < 0 || found - at > 40) throw new SyntaxError()
    const read = bytes.toString('latin1', at, found)
    at = found + end.length
    return read
  }
  const stringOf = (): string => {
    const length = Number(until(':'))
    at += 1
    let end = at + length
    // An export that was edited, or whose line ends were changed, no longer has the length that it says.
    if (bytes[end] !== quote) end = bytes.indexOf('";', at)
    if (end < 0) throw new SyntaxError()
    const read = bytes.toString('utf8', at, end)
    at = end + 1
    if (bytes[at] === semicolon) at += 1
    return read
  }
  const read = (depth: number): PhpValue => {
    values += 1
    if (depth > deepest || values > most) throw new SyntaxError()
    const type = String.fromCharCode(bytes[at] ?? 0)
    if (type === 'N') {
      at += 2
      return null
    }
    at += 2
    if (type === 's') return stringOf()
    if (type === 'b') return until(';') === '1'
    if (type === 'i' || type === 'd') return Number(until(';'))
    if (type === 'O') stringOf()
    else if (type !== 'a') throw new SyntaxError()
    if (type === 'O') at += 1
    const count = Number(until(':'))
    at += 1
    const fields: PhpFields = Object.create(null)
    for (let field = 0; field < count && bytes[at] !== 0x7d; field += 1) {
      const key = read(depth + 1)
      fields[String(key)] = read(depth + 1)
    }
    at += 1
    return fields
  }
  try {
    return read(0)
  } catch {
    return null
  }
}

/** The fields of one, or none. */
export const phpFields = (text: string | undefined): PhpFields => {
  const value = text ? phpValue(text) : null
  return value !== null && typeof value === 'object' ? value : {}
}
