/**
 * Paragraphs out of the empty lines that WordPress's classic editor stores instead of them, as its `wpautop` makes them
 * (https://developer.wordpress.org/reference/functions/wpautop/).
 */

const blocks =
  'table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|summary|iframe|audio|video|script'
const opening = new RegExp(`(<(?:${blocks})(?:\\s[^<>]*)?>)`, 'gi')
const closing = new RegExp(`(</(?:${blocks})>)`, 'gi')
const isBlock = new RegExp(`^\\s*</?(?:${blocks})(?:[\\s/>])`, 'i')
const endsInBlock = new RegExp(`</?(?:${blocks})(?:\\s[^<>]*)?/?>\\s*$`, 'i')

export function autop(text: string): string {
  const kept: string[] = []
  const parts = withoutPreformatted(text.replace(/\r\n?/g, '\n'), kept)
    .replace(/<br\s*\/?>\s*<br\s*\/?>/gi, '\n\n')
    // An address on a line of its own is what stands there (`WP_Embed::autoembed`).
    .replace(/^[ \t]*(https?:\/\/[^\s<>"]+)[ \t]*$/gim, '\n\n$1\n\n')
    .replace(opening, '\n\n$1')
    .replace(closing, '$1\n\n')
    .split(/\n\s*\n/)
  return parts
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      if (isBlock.test(part) && (endsInBlock.test(part) || /^\s*<[^>]+>\s*$/.test(part))) return part
      if (isBlock.test(part)) {
        // A block's beginning with words behind it: they are its lines.
        return withBreaks(part)
      }
      return `<p>${withBreaks(part)}</p>`
    })
    .join('\n')
    .replace(/<pre data-kept="(\d+)"><\/pre>/g, (_, index) => kept[Number(index)] ?? '')
}

/** What is preformatted keeps its lines: it is put aside. */
function withoutPreformatted(text: string, kept: string[]): string {
  let result = ''
  let at = 0
  const opens = /<pre(?=[\s>])/gi
  for (let open = opens.exec(text); open; open = opens.exec(text)) {
    const ends = indexOfEnd(text, open.index)
    if (ends < 0) break
    result += `${text.slice(at, open.index)}\n\n<pre data-kept="${kept.push(text.slice(open.index, ends)) - 1}"></pre>\n\n`
    at = ends
    opens.lastIndex = ends
  }
  return result + text.slice(at)
}

function indexOfEnd(text: string, from: number): number {
  const closes = /<\/pre>/gi
  closes.lastIndex = from
  return closes.exec(text) ? closes.lastIndex : -1
}

const withBreaks = (text: string): string =>
  text.replace(/(?<!<br\s*\/?>)\n(?!\s*<\/?(?:li|tr|td|th|ul|ol)\b)/gi, '<br>\n')
