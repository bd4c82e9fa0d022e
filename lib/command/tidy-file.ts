import { tidy } from '../arabic/tidy.ts'
import { changeLines, inContext, type TextChange } from '../archive/desk-text/change-lines.ts'
import { decodeText } from '../archive/desk-text/decode-text.ts'
import { detectLocale } from '../archive/desk-text/language.ts'
import type { Locale } from '../locale/table.ts'

/**
 * A text set right, and why: one line per change, with its line number, its rule, and the words before and after.
 * @param locale whose typography; told from the text when not given
 * @throws {ImportRefused} when the bytes are no text (see decodeText)
 */
export function tidyFile(
  file: { name: string; bytes: Uint8Array },
  locale?: Locale,
): { text: string; reasons: string } {
  const text = decodeText(file)
  const language = locale ?? detectLocale(text).locale
  const changes: TextChange[] = []
  // Line by line: quotation marks are paired within a line, and a line is what an editor looks for.
  const lines = text.split('\n').map((line, index) => {
    const result = tidy(line, language)
    changes.push(...inContext(line, result.changes).map((each) => ({ where: `line ${index + 1}`, ...each })))
    return result.text
  })
  return {
    text: lines.join('\n'),
    reasons: changes.length
      ? `${changes.length} changes\n${changeLines(changes).join('\n')}`
      : 'Nothing to change.',
  }
}
