/** What is said of stories that came in otherwise than they stood, by name; worded here for a terminal. */
import type { ImportNote } from '../../vocabulary.ts'

// biome-ignore format: a table
const noteKinds = {
  // Of what is in no story.
  'type-left-out': (of: string) => `Not a story, and not taken over: ${of}.`,
  'comments-left-out': (of: string) => `Readers' comments are not taken over: ${of}.`,
  'characters-removed': (of: string) => `Characters that no text has were removed: ${of}.`,
  'entry-left-out': (of: string) => `Not read: ${of}.`,
  // Of a site that runs.
  'published-only': (site: string) => `Read as a visitor does (${site}): drafts, and what stood in the editor, need an application password.`,
  'gone-over-there': (name: string) => `It is no more over there, and stays here: ${name}.`,
  // Of what systems, agencies and tables keep beside their stories.
  'response-left-out': (of: string) => `A comment on somebody's story, and not taken over: ${of}.`,
  'subscribers-left-out': (of: string) => `Addresses of readers are not taken over: ${of}.`,
  'versions-left-out': (of: string) => `Older versions of what comes in newer: ${of}.`,
  'column-left-out': (of: string) => `A column that says nothing of a story that is known here: ${of}.`,
  'encoding-guessed': (of: string) => `It does not say its encoding, and was read as ${of}.`,
  'date-unclear': (of: string) => `Its date may be one of two days, or cannot be read: ${of}.`,
  'was-expired': (at: string) => `It was to be taken down on ${at}: a draft.`,
  'was-embargoed': (at: string) => `It is under embargo until ${at}: a draft.`,
  'editors-note': (of: string) => `A note to editors, which readers never saw: ${of}.`,
  'text-elsewhere': (of: string) => `Its text is not in the file, but at ${of}.`,
  // Of what the mapping says.
  'left-out-by-mapping': (type: string) => `Left out, as the mapping says: ${type}.`,
  // Of how it stood.
  'was-page': () => 'It was a page, not a post: a draft.',
  'was-scheduled': (at: string) => `It was to be published on ${at}: a draft.`,
  'was-private': (why: string) => `Not everybody could read it (${why}): a draft.`,
  'was-in-trash': () => 'It lay in the bin: left there.',
  'was-pinned': () => 'It was pinned to the top: not taken over.',
  'was-of-format': (name: string) => `The site showed it in a form of its own (${name}): not taken over.`,
  'headline-missing': () => 'It has no headline: a draft.',
  'text-missing': () => 'It has no text.',
  'date-missing': () => 'It was published, but no date says when: a draft.',
  'section-guessed': (name: string) => `It had no section: filed under ${name}.`,
  'language-guessed': (name: string) => `The language could not be told: ${name} was assumed.`,
  'language-not-ours': (tag: string) => `It is in a language that no story here may be in (${tag}): a draft.`,
  'author-unknown': (name: string) => `The file does not say who this is: ${name}.`,
  'slug-changed': (slug: string) => `Its address is ${slug} here: the old one was taken, or no address of ours.`,
  'old-address-taken': (path: string) => `This old address leads elsewhere already: ${path}.`,
  'edited-here': () => 'It was changed over there, but edited here since: left as it is.',
  'number-of-another': (number: string) => `Its number (${number}) is another story's of this site here: taken as a story of its own.`,
  'headline-replaced': (headline: string) => `It was brought up to date; its headline was: ${headline}. The former version is kept.`,
  'words-replaced': (revision: string) => `Its words were brought up to date (version ${revision}); the former ones are kept.`,
  'twice-in-file': () => 'The file has it twice: the first one was taken.',
  'retitled-in-file': (headline: string) => `Its number and address are those of another one in the file, which was taken: ${headline}.`,
  'internal-tag': (name: string) => `A tag that readers never saw: ${name}.`,
  // Of how WordPress kept it.
  'was-of-own-type': (type: string) => `It was of a type that the site made for itself: ${type}.`,
  'shortcode-unwrapped': (name: string) => `Only the words within a shortcode came in: [${name}].`,
  'gallery-empty': (name: string) => `A gallery has no pictures in the file: [${name}].`,
  'gallery-elsewhere': (which: string) => `A gallery is kept by a plug-in outside of the file: [${which}].`,
  'builder-unread': (name: string) => `It was built with ${name}, whose words are not in the file.`,
  'field-left-out': (words: string) => `Words of a field that there is not here were left out (a second standfirst): ${words}.`,
  'own-field-left-out': (words: string) => `A field that the site made for itself was left out: ${words}.`,
  'words-left-out': (words: string) => `Words that stood on what is pressed, chosen or hidden were left out: ${words}.`,
  // Of static sites, of Ghost, and of Word.
  'head-unreadable': () => 'What stands over its text (its front matter) could not be read: a draft.',
  'file-not-utf8': (path: string) => `Left out, for its text is not UTF-8: ${path}.`,
  'file-too-long': (path: string) => `Left out, for it is larger than any story: ${path}.`,
  'file-encrypted': (path: string) => `Left out, for it is locked with a password: ${path}.`,
  'file-broken': (path: string) => `Left out, for it is broken or cut off: ${path}.`,
  'file-unsafe': (path: string) => `Left out, for it declares a document type, as files that attack do: ${path}.`,
  'command-removed': (words: string) => `A command to the program of the site was removed: ${words}.`,
  'link-of-site-lost': (address: string) => `A link within the site was removed, for the file does not say where the site is: ${address}.`,
  'part-not-for-all': (words: string) => `A part that not everybody was shown was left out: ${words}.`,
  'form-left-out': (words: string) => `A form was left out: ${words}.`,
  'code-injection-left-out': () => 'Code that was added to its page was left out.',
  'members-left-out': (count: string) => `Members are not taken over: ${count}.`,
  'newsletters-left-out': (count: string) => `Newsletters are not taken over: ${count}.`,
  'margin-comments-left-out': (count: string) => `Comments in the margin are not taken over: ${count}.`,
  'changes-accepted': (count: string) => `Changes were tracked; its text is as if all were accepted: ${count}.`,
  // Of its words.
  'too-long': () => 'It is longer than a story may be: not taken over.',
  'took-too-long': () => 'Its text is made so that reading it does not end: not taken over.',
  'shortcode-removed': (name: string) => `A shortcode was removed: [${name}].`,
  'block-left-out': (name: string) => `A block that is made by a program there was left out: ${name}.`,
  'element-left-out': (name: string) => `What runs or is filled in was left out: <${name}>.`,
  'embed-linked': (address: string) => `A frame of another site became a link: ${address}.`,
  'link-removed': (address: string) => `A link that leads nowhere safe was removed: ${address}.`,
  'overrides-removed': () => 'Invisible characters that reverse text were removed.',
  'footnote-missing': (mark: string) => `A footnote's mark has no note, and stays as it is printed: ${mark}.`,
  'footnote-unmarked': (words: string) => `A note that nothing refers to stays in a list at the end: ${words}.`,
  // Of its pictures.
  'picture-missing': (address: string) => `This picture is not among the files, and became a link: ${address}.`,
  'picture-refused': (why: string) => `This picture cannot be taken: ${why}.`,
  'picture-in-library': (address: string) => `This picture came later, when its place was gone or the story had been edited here: it lies in the library: ${address}.`,
  'recording-missing': (address: string) => `This sound, film or document is not among the files, and stays a link: ${address}.`,
  'recording-refused': (why: string) => `This sound, film or document cannot be taken, and stays a link: ${why}.`,
  'recording-in-library': (address: string) => `This sound, film or document came when its story had been edited here; it lies in the library: ${address}.`,
  'picture-linked': (address: string) => `A picture within a list or a table became a link: ${address}.`,
} as const satisfies Record<string, (subject: string) => string>

export type NoteKind = keyof typeof noteKinds

export const isNoteKind = (kind: string): kind is NoteKind => Object.hasOwn(noteKinds, kind)

/** @param subject in the file's own words; cut where nobody would read on */
export const note = (kind: NoteKind, subject = ''): ImportNote => ({
  kind,
  subject: subject.length > 200 ? `${subject.slice(0, 199)}…` : subject,
})

/** English, for a terminal; what the file itself says is isolated. */
export const noteInWords = ({ kind, subject }: ImportNote): string =>
  isNoteKind(kind) ? noteKinds[kind](`\u2068${subject}\u2069`) : `${kind}: \u2068${subject}\u2069`

/** How often each was said, and of what: a file of thousands of stories says the same again and again. */
export class NoteTally {
  readonly #kinds = new Map<NoteKind, { count: number; subjects: Map<string, number> }>()

  add(notes: readonly ImportNote[]): void {
    for (const { kind, subject } of notes) {
      if (!isNoteKind(kind)) continue
      const known = this.#kinds.get(kind) ?? { count: 0, subjects: new Map<string, number>() }
      known.count += 1
      // Different ones beyond this are counted, not remembered.
      if (known.subjects.has(subject) || known.subjects.size < 1_000)
        known.subjects.set(subject, (known.subjects.get(subject) ?? 0) + 1)
      this.#kinds.set(kind, known)
    }
  }

  /** Each kind of each subject once; beyond `most` subjects of a kind, how many more there are. */
  each(most: number): ImportNote[] {
    return [...this.#kinds].flatMap(([kind, { subjects }]) => {
      const all = [...subjects].sort((a, b) => b[1] - a[1]).map(([subject]) => ({ kind, subject }))
      return all.length > most ? [...all.slice(0, most), { kind, subject: `+${all.length - most}` }] : all
    })
  }

  /** The commonest first, each with its commonest subjects. */
  get counted(): CountedNote[] {
    return [...this.#kinds]
      .map(([kind, { count, subjects }]) => ({
        kind,
        count,
        subjects: [...subjects]
          .sort((a, b) => b[1] - a[1])
          .slice(0, 5)
          .map(([subject]) => subject)
          .filter(Boolean),
      }))
      .sort((a, b) => b.count - a.count)
  }
}

export type CountedNote = { kind: NoteKind; count: number; subjects: string[] }
