/** The parts of a Markdown text that are no code: what is written between backticks or fences is meant to be read as it is. */

/** @param change is given each stretch of text between code, in order */
export function outsideCode(text: string, change: (stretch: string) => string): string {
  let result = ''
  let stretch = ''
  let fence: string | null = null
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at)
    const end = newline < 0 ? text.length : newline + 1
    const line = text.slice(at, end)
    at = end
    const [, , marks = ''] =
      /^([ \t>]{0,24}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})?)(`{3,}|~{3,})/.exec(line.slice(0, 200)) ?? []
    if (fence !== null) {
      result += line
      if (marks.startsWith(fence) && !line.slice(line.indexOf(marks) + marks.length).trim()) fence = null
    } else if (
      marks &&
      !(marks.startsWith('`') && line.slice(line.indexOf(marks) + marks.length).includes('`'))
    ) {
      result += outsideSpans(stretch, change) + line
      stretch = ''
      fence = marks
    } else stretch += line
  }
  return result + outsideSpans(stretch, change)
}

/** A span ends with as many backticks as it began with, within its paragraph. */
function outsideSpans(text: string, change: (stretch: string) => string): string {
  if (!text.includes('`')) return text && change(text)
  const runs = [...text.matchAll(/`+|\n[ \t]*\n/g)].map(({ 0: run, index }) => ({ at: index, run }))
  /** Of each run, the next one of its length in the same paragraph. */
  const closes: number[] = []
  let ahead = new Map<number, number>()
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const run = runs[index]?.run ?? ''
    if (run.startsWith('\n')) {
      ahead = new Map()
      continue
    }
    closes[index] = ahead.get(run.length) ?? -1
    ahead.set(run.length, index)
  }
  let result = ''
  let from = 0
  for (let index = 0; index < runs.length; index += 1) {
    const close = closes[index] ?? -1
    const [opens, ends] = [runs[index], runs[close]]
    if (!opens || !ends || close < 0) continue
    const end = ends.at + ends.run.length
    result += change(text.slice(from, opens.at)) + text.slice(opens.at, end)
    from = end
    index = close
  }
  return result + change(text.slice(from))
}
