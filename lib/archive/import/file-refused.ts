/** Why a file is not taken in at all, worded for a terminal; the newsroom words each for its people. */

// biome-ignore format: a table
const reasons = {
  'unknown-format': (name: string) => `${name} is none of the files that can be taken in: exports of WordPress, Ghost, Blogger, Medium, Substack, Squarespace, Wix, Drupal, Joomla and Arc; NewsML-G2, NITF and ninjs; tables (CSV, JSON); Markdown, Word (DOCX), RSS or Atom, or what \`export\` writes; alone, in a folder, or in a ZIP; or the address (https://…) of a WordPress that is running.`,
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
  // Of a WordPress that is running, asked by its address.
  'site-malformed': (typed: string) => `${typed} is no address of a site. Write it as in: old.example`,
  'site-unreachable': (host: string) => `${host} does not answer. Look whether the address is right, and the site up.`,
  'site-private': (host: string) => `${host} is no public address, and is not asked. Networks that may be are set by PRIVATE_DESTINATIONS.`,
  'site-no-api': (host: string) => `${host} answers, but no WordPress REST API was found there. Where it is switched off, export the site there (Tools, Export), and import that file.`,
  'site-forbidden': (what: string) => `The site lets nobody read by its API (${what}): a security plug-in, or a firewall. Give --user with an application password, let us in there, or import its export file.`,
  'site-broken': (what: string) => `What the site answers is not what a WordPress says (${what}): perhaps an error page, or a plug-in that writes into it. Import its export file instead.`,
  'site-busy': (what: string) => `The site does not keep up, or asks us to come later (${what}). What was read is kept: go on later.`,
  'site-moved': (host: string) => `The site leads to ${host}, and a password is given to nobody else. Type that address.`,
  'site-password': (what: string) => `The name or the application password was not taken (${what}). It is made in WordPress under Users, Profile, Application Passwords; some servers do not pass it on.`,
  'site-password-weak': (host: string) => `This account may not read what others have written on ${host}. It takes an editor or an administrator.`,
  'site-needs-https': (host: string) => `${host} is not encrypted: no password is sent there. Read it without one, or set up https.`,
  'site-stopped': () => 'It was stopped. What was read is kept: go on where it was.',
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
