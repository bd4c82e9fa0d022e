import { paragraphsHtml } from '../import/html-text.ts'

const anyTag =
  /<\/?(?:p|br|div|h[1-6]|ul|ol|li|a|img|figure|blockquote|table|strong|em|b|i|u|span|iframe)\b[^<>]*>/i
const blockTag = /<(?:p|br|div|h[1-6]|ul|ol|figure|blockquote|table|section|article)\b/i

/** A text that may be HTML, or HTML whose lines are its paragraphs, or neither. */
export const textHtml = (text: string): string =>
  !anyTag.test(text)
    ? paragraphsHtml(text)
    : blockTag.test(text)
      ? text
      : text
          .split(/\r?\n(?:[ \t]*\r?\n)+/)
          .filter((part) => part.trim())
          .map((part) => `<p>${part.replace(/\r?\n/g, '<br>')}</p>`)
          .join('\n')
