/** Why a backup was not made, or not taken back, and what to do about it: worded for a terminal; the newsroom words each for its people. */

// biome-ignore format: a table
const reasons = {
  'no-place': (typed: string) => `${typed || 'Nothing'} is no place for a backup. Give a folder, a file that ends in .zip, or s3://bucket/folder.`,
  unreachable: (what: string) => `The place of the backup cannot be reached: ${what}. Check its address and what may be done there (read, write, list, delete).`,
  'disk-full': (what: string) => `There is no room left: ${what}. Nothing that was there before was touched; make room, or keep fewer backups (BACKUP_KEEP), and begin again.`,
  'in-the-way': (path: string) => `There is something at ${path} already. Choose another place.`,
  busy: (since: string) => `Another backup is being written there (since ${since}). Wait until it is done; what was left by one that was killed is taken over after ten minutes.`,
  stopped: () => 'It was stopped. What was begun is no backup and is removed by the next.',
  'never-migrated': () => 'This database has no tables of Warraq: there is nothing to back up.',
  'no-backup': (where: string) => `There is no backup at ${where}.`,
  damaged: (what: string) => `This backup is damaged: ${what}. Take another one (--list shows which there are).`,
  'newer-version': (made: string) => `This backup was made by a newer Warraq (${made}). Install that version or a later one, and restore with it.`,
  'unknown-table': (name: string) => `This backup holds a table that this Warraq does not know: ${name}. It was changed by hand, or comes from another program. Nothing was restored.`,
  'not-empty': (what: string) => `There is something in this database already: ${what}. A backup is restored into an empty one: make another database, or another folder, and name it in DATABASE_URL or WARRAQ_DATA.`,
  'other-schema': (tag: string) => `This database is empty, but already has the tables of another version (${tag}). Drop it, make it anew, and restore then.`,
  running: (where: string) => `A paper is running on this database (${where}). Stop it first: it would serve what is half restored.`,
  'wrong-passphrase': () => 'The passphrase does not open the secret of this backup. Nothing was restored. Set BACKUP_PASSPHRASE to the one of that time, or leave it out: everything else is restored, and people sign in with a new second factor.',
  'weak-passphrase': () => 'BACKUP_PASSPHRASE has fewer than 12 characters.',
  differs: (what: string) => `What was written is not what was read: ${what}. Nothing of it was kept. Begin again; if it happens twice, look at the memory and disks of this machine.`,
  'same-database': () => 'This is the database that the paper already uses.',
  'needs-server': (typed: string) => `${typed || 'Nothing'} is no address of a PostgreSQL. Write it as in: move --to postgres://user:password@host:5432/name`,
  'pictures-unreachable': (what: string) => `The pictures cannot be reached: ${what}.`,
} as const satisfies Record<string, (subject: string) => string>

export type BackupRefusal = keyof typeof reasons

/** Why a backup was not made, as its run keeps it; `failed` is everything that has no name. */
export const backupFailures = [
  'no-place',
  'unreachable',
  'disk-full',
  'in-the-way',
  'busy',
  'stopped',
  'never-migrated',
  'damaged',
  'pictures-unreachable',
  'failed',
] as const satisfies readonly (BackupRefusal | 'failed')[]
export type BackupFailure = (typeof backupFailures)[number]

/** @property subject what it is about: a path, a table, a moment */
export class BackupRefused extends Error {
  readonly reason: BackupRefusal
  readonly subject: string

  constructor(reason: BackupRefusal, subject = '') {
    super(reasons[reason](subject))
    this.name = 'BackupRefused'
    this.reason = reason
    this.subject = subject
  }
}
