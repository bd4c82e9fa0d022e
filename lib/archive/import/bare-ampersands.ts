/** A character by number, or by a name (which the parser knows, or refuses). Anything else is an `&` that nobody escaped. */
const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\w.-]{0,29});/iy
const longestReference = 32

/** Where an `&` is one: text that is fenced, and what is said beside. */
const fences: Readonly<Record<string, string>> = { '<![CDATA[': ']]>', '<!--': '-->' }
const marks = /<!\[CDATA\[|<!--|&/g

/**
 * Escapes every `&` that stands for itself, as exports have it in titles and addresses (`Q&A`, `?a=1&b=2`). For one file, a
 * piece after the other.
 * @returns what of the pieces so far is certain; told `isLast`, all of it
 */
export function ampersandEscaper(): (piece: string, isLast?: boolean) => string {
  let held = ''
  /** What ends the fence that is open; '' outside of one. */
  let fence = ''
  return (piece, isLast = false) => {
    const text = held + piece
    let made = ''
    let at = 0
    let isUncertain = false
    while (at < text.length) {
      if (fence) {
        const end = text.indexOf(fence, at)
        if (end < 0) break
        made += text.slice(at, end + fence.length)
        at = end + fence.length
        fence = ''
        continue
      }
      marks.lastIndex = at
      const found = marks.exec(text)
      if (!found) break
      made += text.slice(at, found.index)
      at = found.index
      const [mark] = found
      fence = fences[mark] ?? ''
      if (!fence) {
        isUncertain = !isLast && text.length - at < longestReference
        if (isUncertain) break
        reference.lastIndex = at
        made += reference.test(text) ? '&' : '&amp;'
      } else made += mark
      at += mark.length
    }
    const certain = isUncertain ? at : isLast ? text.length : certainUntil(text, at, fence)
    held = text.slice(certain)
    return made + text.slice(at, certain)
  }
}

/** Up to where nothing of a mark can have begun. @param from what is before is certain */
function certainUntil(text: string, from: number, fence: string): number {
  if (fence) return Math.max(from, text.length - fence.length + 1)
  const begun = Math.max(text.lastIndexOf('<'), text.lastIndexOf('&'))
  return begun >= from && text.length - begun < longestReference ? begun : text.length
}
