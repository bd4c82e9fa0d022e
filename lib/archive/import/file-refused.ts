/** Why a file is not taken in at all, worded for a terminal; the newsroom words each for its people. */

// biome-ignore format: a table
const reasons = {
  'unknown-format': (name: string) => `${name} is none of the files that can be taken in: exports of WordPress, Ghost, Blogger, Medium, Substack, Squarespace, Wix, Drupal, Joomla and Arc; NewsML-G2, NITF and ninjs; tables (CSV, JSON); Markdown, Word (DOCX), RSS or Atom, or what \`export\` writes; alone, in a folder, or in a ZIP.`,
  empty: (name: string) => `${name} holds no story.`,
  'too-large': (what: string) => `It is too large: ${what}.`,
  'took-too-long': (name: string) => `Reading ${name} did not come to an end. It was stopped.`,
  'doctype': () => 'It declares a document type. No export has one, and files that attack do: it was not read further.',
  'broken-xml': (where: string) => `It is no whole XML: ${where}. It may have been cut off, or edited by hand. Export it again.`,
  'broken-json': (where: string) => `It is no whole JSON: ${where}. It may have been cut off. Export it again.`,
  'broken-zip': (why: string) => `This ZIP cannot be opened: ${why}.`,
  'unsafe-zip': (entry: string) => `This ZIP would write outside its folder, or leads out of it: ${entry}. It was not opened.`,
  'broken-docx': (why: string) => `This is no Word document that can be read: ${why}.`,
  'several-sites': (sites: string) => `It holds files of several sites: ${sites}. Bring each by itself.`,
  'broken-table': (where: string) => `It is no whole table: ${where} begins a quotation that has no end, or has too many columns.`,
  'unknown-columns': (columns: string) => `None of its columns is known to be a headline or a text: ${columns}. Call one of them “title” (العنوان) and one “text” (النص); others may be called author, date, section, tags, url, image, language, status, id.`,
  'cut-off': () => 'It ends in the middle of a character: it was cut off. Export or copy it again.',
  encoding: (name: string) => `Its text is not in the encoding that it says (${name}). Save it as UTF-8.`,
  'not-whole': () => 'The file did not arrive whole. Send it again.',
  'no-pictures': (name: string) => `${name} is neither a folder nor a ZIP of pictures.`,
  'in-the-way': (path: string) => `There is something at ${path} already. Choose another place, or an empty folder.`,
  'unknown-version': (version: string) => `It was written in a version that is not known: ${version}.`,
} as const satisfies Record<string, (subject: string) => string>

export type FileRefusal = keyof typeof reasons
export const fileRefusals = Object.keys(reasons) as FileRefusal[]

/** A file that is not what it should be; nothing was written. */
export class FileRefused extends Error {
  override name = 'ImportRefused'
  readonly reason: FileRefusal
  readonly subject: string
  constructor(reason: FileRefusal, subject = '') {
    super(reasons[reason](subject))
    this.reason = reason
    this.subject = subject
  }
}
