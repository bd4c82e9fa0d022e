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

/** What is preformatted keeps its lines. */
const preformatted = /<pre\b[\s\S]*?<\/pre>/gi

export function autop(text: string): string {
  const kept: string[] = []
  const parts = text
    .replace(/\r\n?/g, '\n')
    .replace(preformatted, (pre) => `\n\n<pre data-kept="${kept.push(pre) - 1}"></pre>\n\n`)
    .replace(/<br\s*\/?>\s*<br\s*\/?>/gi, '\n\n')
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

const withBreaks = (text: string): string =>
  text.replace(/(?<!<br\s*\/?>)\n(?!\s*<\/?(?:li|tr|td|th|ul|ol)\b)/gi, '<br>\n')
