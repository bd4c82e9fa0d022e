/** The page of the documentation. */
import type { Row } from './compare.ts'

/** What a note of the report says, where its name does not say it well; the report says it whole. */
const reasons: Record<string, string> = {
  'was-page': 'pages are drafts here',
  'was-scheduled': 'waits for its hour: a draft',
  'was-private': 'not for everybody: a draft',
  'was-in-trash': 'lay in the bin',
  'date-missing': 'no day is said: a draft',
  'picture-missing': 'not beside the file: a link',
  'internal-tag': 'readers never saw it',
  'comments-left-out': 'not taken over',
  'type-left-out': 'no stories',
  'column-left-out': 'says nothing of a story',
  'entry-left-out': 'not read, named',
  'members-left-out': 'not taken over',
  'newsletters-left-out': 'not taken over',
  'subscribers-left-out': 'not taken over',
  'versions-left-out': 'the newest counts',
  'response-left-out': 'no stories',
  'shortcode-removed': 'draws what is not in the file',
  'command-removed': 'draws what is not in the file',
  'block-left-out': 'forms, polls, buttons to share',
}
const said = (reason: string): string => reasons[reason] ?? reason.replaceAll('-', ' ')

const number = (value: number): string => value.toLocaleString('en')
const table = ({ name, rows }: { name: string; rows: readonly Row[] }): string => `## ${name}

| | In the file | Came in | Changed | Left out | Why |
| --- | ---: | ---: | ---: | ---: | --- |
${rows
  .map(
    ({ what, inFile, cameIn, changed, leftOut, reasons: why, lost }) =>
      `| ${what} | ${[inFile, cameIn, changed, leftOut].map(number).join(' | ')} | ${[
        ...[...why].map(([reason, times]) => `${said(reason)}${why.size > 1 ? ` (${number(times)})` : ''}`),
        ...(lost.length ? [`**lost: ${lost.length}**`] : []),
      ].join('; ')} |`,
  )
  .join('\n')}
`

/** What stands over the tables. */
const opening = `# What came in, counted

Made by \`node bench/archive-formats/run.ts --write\`: do not edit, but for the last part. For each format of [moving in](moving-in.md) a file as its system writes it, with an invented paper in it, is counted by a program that shares nothing with the importers, taken in by the command \`import FILE --publish\` into an empty database, and set beside what stands there then. “Changed” came in as something else, “left out” did not, each for a reason that the report of the import gives; the three make up what the file holds, and what none of them explains ends the program with an error. Each file is then taken in a second time, after which there is no story more.

Words are those of headlines, standfirsts, texts, captions and descriptions of pictures, each as often as it stands there, without marks and capitals. A day is the same to the second. \`--prove\` harms the database in eleven ways, a story, word, picture or topic gone, a day moved by three hours, a draft let out, and looks whether each is found; \`--file\` counts a file of your own.

HTML that a program made (a folder of \`.html\`) is no format that is known, and is refused whole.
`

/** Counted by hand, where another system runs: kept as it stands. */
const beside = 'Beside WordPress’ own importer'

/**
 * @param before the page as it was: formats that were not counted this time keep their tables
 * @param order of the formats, by name
 */
export function figuresPage(
  before: string,
  results: readonly { name: string; rows: readonly Row[] }[],
  order: readonly string[],
): string {
  const sections = new Map(
    before
      .split(/^(?=## )/m)
      .slice(1)
      .map((section) => [/^## (.*)/.exec(section)?.[1] ?? '', section.trimEnd()]),
  )
  for (const result of results) sections.set(result.name, table(result).trimEnd())
  return `${[opening.trimEnd(), ...[...order, beside].flatMap((name) => sections.get(name) ?? [])].join('\n\n')}\n`
}
