/** What an imported text became, as a terminal shows it. */
import { isolateInPlainText } from '../arabic/isolate-runs.ts'
import { changeLines, isolated } from '../archive/desk-text/change-lines.ts'
import { type ImportReport, languageName } from '../archive/import-story.ts'

/**
 * A report as a terminal shows it, in English, with every change, doubt and warning.
 * @param siteUrl origin, without a slash at the end
 * @param isDryRun nothing of it was written
 */
export function formatReport(report: ImportReport, siteUrl: string, isDryRun = false): string {
  const isNew = ({ name, created }: { name: string; created: boolean }) =>
    `${isolated(name)}${created ? ' (new)' : ''}`
  const heading =
    report.outcome === 'already-there'
      ? `This text was imported before; it is ${report.state}. Nothing was changed.`
      : isDryRun
        ? `Nothing was written. It would be ${report.state === 'published' ? 'published' : 'stored as a draft'}:`
        : report.state === 'published'
          ? 'Published.'
          : 'Stored as a draft.'
  const facts: [string, string][] = [
    ['Headline', isolated(report.headline)],
    ['Address', siteUrl + report.href],
    ['Short link', siteUrl + report.shortHref],
    ['Language', languageName(report.locale)],
    ['Author', report.author ? isNew(report.author) : 'none'],
    ['Desk', report.desk ? isNew(report.desk) : 'none'],
    ['Section', isolated(report.section)],
    ['Topics', report.topics.map(isolated).join(', ') || 'none'],
  ]
  const list = (title: string, lines: string[]): string[] =>
    lines.length ? ['', `${title} (${lines.length})`, ...lines.map((line) => `  ${line}`)] : []
  return [
    heading,
    '',
    ...facts.map(([name, value]) => `  ${name.padEnd(11)}${value}`),
    ...list('Changed', changeLines(report.tidied)),
    ...list('Please check', report.unsure.map(withIsolates)),
    ...list('Warnings', report.warnings.map(withIsolates)),
  ].join('\n')
}

/** An English sentence of ours with the words of the story in it isolated. */
const withIsolates = (sentence: string): string => isolateInPlainText(sentence, 'ltr')
