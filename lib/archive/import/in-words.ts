/** Previews and reports as a terminal shows them, in English; what a file says itself is isolated. */
import {
  type ImportFormat,
  type ImportOutcome,
  type ImportPictureState,
  importPictureStates,
} from '../../vocabulary.ts'
import { isolated } from '../desk-text/change-lines.ts'
import type { Preview } from './dry-run-import.ts'
import type { RecordState } from './import-record.ts'
import type { UndoReport } from './import-runs.ts'
import { type CountedNote, noteInWords } from './notes.ts'
import type { CountedPictures } from './picture-census.ts'
import { pictureReasonInWords } from './picture-reasons.ts'
import type { RunPictures } from './run-pictures.ts'
import type { RunReport } from './run-report.ts'

const formats: Record<ImportFormat, string> = {
  wordpress: 'WordPress (WXR)',
  'wordpress-site': 'WordPress, by its own API',
  ghost: 'Ghost (JSON)',
  markdown: 'Markdown',
  docx: 'Word (DOCX)',
  feed: 'RSS or Atom',
  warraq: 'Warraq’s own export',
  blogger: 'Blogger',
  medium: 'Medium',
  substack: 'Substack',
  squarespace: 'Squarespace',
  wix: 'Wix',
  drupal: 'Drupal',
  joomla: 'Joomla (J2XML)',
  arc: 'Arc XP (ANS)',
  newsml: 'NewsML-G2',
  nitf: 'NITF',
  ninjs: 'ninjs',
  table: 'a table (CSV or JSON)',
}

const states: Record<RecordState, string> = {
  published: 'published',
  draft: 'drafts',
  in_review: 'waiting for review',
  scheduled: 'to be published later (drafts here)',
  private: 'not for everybody (drafts here)',
  trash: 'in the bin (left there)',
}

const outcomes: Record<ImportOutcome, string> = {
  created: 'new',
  updated: 'brought up to date',
  'already-there': 'there already, unchanged',
  changed: 'changed over there and edited here: left as they are',
  skipped: 'left out',
  refused: 'refused',
}

const pictureStates: Record<ImportPictureState, string> = {
  waiting: 'wait',
  placed: 'here',
  missing: 'not there any more',
  refused: 'not taken',
  failed: 'could not be fetched',
}

const hostsShown = 5
const examples = 3

const count = (value: number): string => value.toLocaleString('en')
const line = (value: number, words: string): string => `  ${count(value).padStart(8)}  ${words}`

/** Each kind once, with what it was said of. */
function noteLines(notes: readonly CountedNote[]): string[] {
  if (notes.length === 0) return []
  return [
    '',
    'What comes in otherwise than it stood',
    ...notes.flatMap(({ kind, count: times, subjects }) => [
      line(times, noteInWords({ kind, subject: subjects[0] ?? '' })),
      ...subjects.slice(1).map((subject) => `            ${isolated(subject)}`),
    ]),
  ]
}

function shownPictureLines(
  { shown, beside, nowhere, hosts, library }: CountedPictures,
  looked: number,
): string[] {
  return [
    ...(library.looked
      ? [line(library.beside, `  of the first ${count(library.looked)} of them, with the file`)]
      : []),
    line(shown, `pictures that ${count(looked)} stories show`),
    line(beside, '  with the file'),
    ...hosts
      .slice(0, hostsShown)
      .map(({ host, pictures }) => line(pictures, `  to be fetched from ${isolated(host)}`)),
    ...(hosts.length > hostsShown
      ? [
          line(
            hosts.slice(hostsShown).reduce((sum, { pictures }) => sum + pictures, 0),
            `  to be fetched from ${count(hosts.length - hostsShown)} other hosts`,
          ),
        ]
      : []),
    ...(nowhere ? [line(nowhere, '  neither with the file nor at an address')] : []),
  ]
}

/** What became of pictures that were fetched. */
export function fetchedInWords({ counts, coming, first, edited }: RunPictures): string {
  return [
    '',
    'Pictures that are not with the file',
    ...importPictureStates.flatMap((state) => {
      const pictures = counts[state] ?? 0
      if (pictures === 0) return []
      const of = state === 'placed' ? [] : first[state]
      return [
        line(pictures, pictureStates[state]),
        ...of
          .slice(0, examples)
          .map(
            ({ address, reason }) =>
              `            ${isolated(address)}${reason ? `: ${pictureReasonInWords(reason)}` : ''}`,
          ),
      ]
    }),
    ...(coming ? [`  ${count(coming)} of those that wait are tried again while the server runs.`] : []),
    ...(edited.length ? ['', 'Edited here before their pictures came, which lie in the library'] : []),
    ...edited.map(({ headline }) => `  ${isolated(headline || '(no headline)')}`),
  ].join('\n')
}

export function previewInWords(preview: Preview): string {
  const entries = <K extends string>(counts: Partial<Record<K, number>>, words: (key: K) => string) =>
    (Object.entries(counts) as [K, number][]).map(([key, value]) => line(value, words(key)))
  return [
    `${isolated(preview.fileName)}: ${formats[preview.format]}, ${isolated(preview.source)}`,
    '',
    line(preview.stories, 'stories'),
    ...(preview.known.here
      ? [line(preview.known.here, `  here already, of the first ${count(preview.known.looked)}`)]
      : []),
    ...entries(preview.states, (state) => `  ${states[state]}`),
    ...(preview.pages ? [line(preview.pages, '  pages (drafts here)')] : []),
    line(preview.people, 'authors'),
    line(preview.pictures, 'pictures in its library'),
    ...(preview.shownPictures ? shownPictureLines(preview.shownPictures, preview.looked) : []),
    line(preview.topics, 'topics'),
    line(preview.oldAddresses, 'old addresses that will lead to the stories'),
    '',
    'Sections',
    ...preview.sections.map(({ name, stories }) => line(stories, isolated(name))),
    ...(preview.sections.length === 0 ? ['  none'] : []),
    '',
    'Languages',
    ...entries(preview.languages, (locale) => locale),
    '',
    'First of all',
    ...preview.first.map(
      ({ headline, publishedAt }) =>
        `  ${publishedAt?.slice(0, 10) ?? '          '}  ${isolated(headline || '(no headline)')}`,
    ),
    ...noteLines(preview.notes),
  ].join('\n')
}

export const undoInWords = ({ outcomes: found, kept }: UndoReport): string =>
  [
    'Taken back.',
    '',
    line(found.removed ?? 0, 'removed'),
    line(found.restored ?? 0, 'as before the import'),
    line(found.kept ?? 0, 'edited here since: left as they are'),
    ...kept.map(({ headline }) => `            ${isolated(headline || '(no headline)')}`),
  ].join('\n')

export function reportInWords({ runId, state, outcomes: found, notes }: RunReport): string {
  return [
    state === 'stopped' ? `Stopped. Go on with the same file and --resume ${runId}.` : `Done: run ${runId}.`,
    '',
    ...(Object.entries(found) as [ImportOutcome, number][]).map(([outcome, stories]) =>
      line(stories, outcomes[outcome]),
    ),
    ...noteLines(notes),
  ].join('\n')
}
