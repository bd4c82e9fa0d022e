/**
 * The rows of a large JSON file, one at a time: elements of the arrays that are wanted, wherever they stand. What is around
 * them is only counted through, so that a file of any size takes the memory of its largest row.
 */
import { FileRefused } from './file-refused.ts'
import { type Bytes, textOf } from './open-text.ts'

/** Characters of one row. */
const longestRow = 16_000_000
const deepest = 100
/** What may stand outside of all brackets: space, and what parts one row from the next. */
const betweenRows = /[\s\ufeff\x1e,{}[\]]/

/**
 * @param wanted told the names that lead to an array, `db.data.posts` (arrays on the way have no name)
 * @param isRoot objects that stand alone are rows, too: one, or one a line
 * @throws {FileRefused} `broken-json`, `too-large`, `encoding`
 */
export async function* jsonElements(
  bytes: Bytes,
  wanted: (path: string) => boolean,
  isRoot = false,
): AsyncGenerator<{ path: string; row: Record<string, unknown> }> {
  /** Of each open bracket: whether it is an array, and the name it has in its object. */
  const open: { isArray: boolean; path: string }[] = []
  let key = ''
  let inString = false
  let escaped = false
  let string = ''
  let capturing = -1
  let captured = ''
  let hasBegun = false
  const broken = (why: string) => new FileRefused('broken-json', why)

  for await (const chunk of textOf(bytes)) {
    /** Where what is captured of this chunk begins. */
    let from = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at)
      if (inString) {
        if (escaped) escaped = false
        else if (code === 92) escaped = true
        else if (code === 34) inString = false
        // Names are short; of values only their end matters.
        if (capturing < 0 && inString && string.length < 200) string += chunk[at]
        continue
      }
      if (open.length === 0 && !betweenRows.test(chunk[at] as string))
        throw broken(`“${chunk.slice(at, at + 60).split(/[\r\n]/, 1)[0]}” stands between its rows`)
      switch (code) {
        case 34:
          inString = true
          string = ''
          break
        case 58:
          if (capturing < 0) key = string
          break
        case 44:
          if (capturing < 0) key = ''
          break
        case 123:
        case 91: {
          hasBegun = true
          const parent = open.at(-1)
          const path = parent
            ? parent.isArray
              ? parent.path
              : parent.path
                ? `${parent.path}.${key}`
                : key
            : ''
          if (open.length >= deepest) throw broken('nested too deep')
          if (capturing < 0 && code === 123 && (parent ? parent.isArray && wanted(path) : isRoot)) {
            capturing = open.length
            captured = ''
            from = at
          }
          open.push({ isArray: code === 91, path })
          key = ''
          break
        }
        case 125:
        case 93: {
          const closed = open.pop()
          if (!closed || closed.isArray !== (code === 93))
            throw broken('a bracket closes what was not opened')
          if (capturing === open.length) {
            captured += chunk.slice(from, at + 1)
            capturing = -1
            let row: Record<string, unknown>
            try {
              row = JSON.parse(captured)
            } catch (error) {
              throw broken((error as Error).message.slice(0, 200))
            }
            captured = ''
            yield { path: closed.path, row }
          }
          break
        }
      }
    }
    if (capturing >= 0) {
      captured += chunk.slice(from)
      if (captured.length > longestRow) throw new FileRefused('too-large', 'one of its rows')
    }
  }
  if (!hasBegun || open.length || inString) throw broken('it ends before its end')
}
