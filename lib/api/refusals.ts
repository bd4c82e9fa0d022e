/** A refusal of the newsroom, as the API's problem. */
import type { NewsroomError, Refusal } from '../newsroom/newsroom-error.ts'
import { Problem, problem } from './problems.ts'

type Row = { status: number; title: string; detail: (subject: string) => string }
const row = (
  status: number,
  title: string,
  detail: (subject: string) => string = () => `${title}.`,
): Row => ({
  status,
  title,
  detail,
})

/** Those that a request of the API can meet; any other is a 422 under its own name. */
export const refusalProblems: Partial<Record<Refusal, Row>> = {
  'slug-taken': row(422, 'Another story has, or had, this address'),
  'never-published': row(422, 'It was never public', () => 'Only what readers have seen is withdrawn.'),
  killed: row(
    422,
    'It was withdrawn for good',
    () => 'Nothing can be done any more to a story that was killed.',
  ),
  'wrong-state': row(
    422,
    'Its state does not allow this',
    (state) => `It is ${state}, which has no such move.`,
  ),
  'note-missing': row(422, 'A note is wanting', (move) => `“${move}” needs a note.`),
  locked: row(
    409,
    'Somebody is writing in it',
    (name) => `${name} has it open and writes. Try again in a minute.`,
  ),
  embargoed: row(422, 'It is under embargo', (until) => `Nothing of it may be public before ${until}.`),
  'schedule-before-embargo': row(
    422,
    'Its embargo ends later',
    (until) => `It is under embargo until ${until}: name that moment or a later one.`,
  ),
  'moment-passed': row(422, 'This moment has passed', () => 'Name a moment that is still to come.'),
  'headline-missing': row(
    422,
    'It has no headline',
    () => 'A story needs a headline before anybody else reads it.',
  ),
  'was-public': row(422, 'Readers have seen it', () => 'It can be unpublished or killed, not deleted.'),
  'unknown-reference': row(
    422,
    'No such section, desk, topic, author or picture',
    (id) => `There is none with the id ${id}, or it is archived.`,
  ),
  'unknown-update': row(404, 'No such entry', () => 'It was withdrawn, or never was.'),
  'update-withdrawn': row(
    409,
    'It was withdrawn',
    () => 'Post it under another key if it is to stand again.',
  ),
  'update-empty': row(
    422,
    'It says nothing',
    () => 'Give it words, a headline, a quotation, a picture or a link.',
  ),
  'update-link': row(422, 'No link can lead there', (link) => `Not an http or https address: ${link}.`),
  'too-many-updates': row(422, 'The coverage is full', (most) => `A story holds ${most} entries.`),
  'not-live': row(422, 'It is not live coverage', () => 'Entries are posted to stories of the kind `live`.'),
  'entry-changed': row(409, 'It was changed meanwhile', (version) => `The latest is version ${version}.`),
  'unknown-dataset': row(404, 'No such table', () => 'No table of figures has this id.'),
  'tables-many': row(422, 'There are too many tables', (most) => `A paper keeps ${most}: archive some.`),
  'columns-many': row(422, 'It has too many columns', (most) => `A table holds ${most}.`),
  'column-twice': row(422, 'Two columns are called alike', (name) => `Both are called ${name}.`),
  'unknown-column': row(422, 'It has no such column', (key) => `No column but the first has the key ${key}.`),
  'rows-many': row(422, 'It has too many rows', (most) => `A table holds ${most}.`),
  'row-unnamed': row(422, 'A row has no name', (number) => `Row ${number} is called nothing.`),
  'row-twice': row(422, 'Two rows are called alike', (name) => `Both are called ${name}.`),
  'cell-no-number': row(
    422,
    'This is no number',
    (place) => `${place}. At most fifteen digits, and six after the point.`,
  ),
  'cell-no-date': row(422, 'This is no date', (place) => `${place}. Write 2026-12-31.`),
  'cell-long': row(422, 'There is too much in a cell', (place) => `${place}. At most 200 characters.`),
  'figures-changed': row(409, 'It was changed meanwhile', (place) => `There stands now: ${place}.`),
  malformed: row(422, 'This cannot be taken', (what) => `Wrong or too long: ${what}.`),
  'stale-version': row(409, 'It was saved meanwhile', (version) => `The latest is version ${version}.`),
  'picture-refused': row(422, 'This picture is not taken', (rule) => `It breaks the rule “${rule}”.`),
}

const pictureStatus: Record<string, number> = {
  'too-heavy': 413,
  'wrong-type': 415,
  svg: 415,
  heif: 415,
  unknown: 404,
}

/** @param scopes of the key that asked: whether it was the key, or its maker's role, that did not reach */
export function problemOfRefusal({ refusal, subject }: NewsroomError, scopes: readonly string[]): Problem {
  if (refusal === 'not-allowed' || refusal === 'proof-needed')
    return scopes.includes(subject)
      ? problem('not-allowed', `Their role, or their desks, do not reach so far: ${subject}.`, {
          action: subject,
        })
      : problem('scope-missing', `This needs a key for ${subject}.`, { action: subject })
  if (refusal === 'unknown-article') return problem('not-found', 'No story has this id.')
  const found = refusalProblems[refusal] ?? row(422, 'The newsroom refused this')
  const status = refusal === 'picture-refused' ? (pictureStatus[subject] ?? found.status) : found.status
  return new Problem(refusal, { status, title: found.title }, found.detail(subject), { subject })
}
