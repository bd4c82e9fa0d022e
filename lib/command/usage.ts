/** What `npm run warraq` says of its commands. Without what carries them out: most are handed to a running server. */
import { defaultLocale, locales } from '../locale/table.ts'

export const usage = `npm run warraq -- COMMAND

  import FILE [--dry-run] [--publish] [--locale ar] [--section economy]
      A story as a desk sends it, as plain text: a draft, or with --publish a published story.
  import ARCHIVE [--dry-run] [--publish] [--media FOLDER|FILE.zip] [--fetch-pictures] [--locale ar]
    [--section economy] [--mapping FILE]
      Everything that another system exported (docs/moving-in.md says which, and what of it comes in): WordPress, Ghost,
      Blogger, Medium, Substack, Squarespace, Wix, Drupal, Joomla, Arc; NewsML-G2, NITF, ninjs; tables; Markdown, Word,
      RSS or Atom, or what export wrote; a file, a folder or a ZIP. All of it becomes drafts, or with --publish what was
      published is published here, on its day. --media is a copy of its pictures (wp-content/uploads), a folder or a
      ZIP; --fetch-pictures fetches what is missing from where it was, once the stories are in. --dry-run only says what
      is in it. Again it adds what is new, and changes what nobody has edited here. --mapping is JSON: who and
      what of the file is who and what here (docs/import-mapping.md). Ctrl-C stops it between two batches.
  import https://old.example [--user NAME] [--dry-run] [--publish] [--media FOLDER] [--locale ar] [--section economy]
                             [--mapping FILE]
      A WordPress that is running, by its REST API: what is public; with --user and an application password
      (WARRAQ_SITE_PASSWORD, or the first line of standard input) drafts, too. It goes on where it was cut off. Again it
      asks only for what has changed over there, until the day of the change.
  import --stop RUN
  import ARCHIVE --resume RUN
      Stops a run, wherever it runs; goes on with the same file where it stopped.
  import --undo RUN
      Takes a run back: what it made and nobody has edited since is gone, what it changed is as before.
  export FOLDER|FILE.zip [--without-media]
      Everything as files: JSON, which import reads again, and Markdown; with the pictures. See docs/export-format.md.
  backup [PLACE] [--keep N] [--without-media]
      Everything as it is at one moment, while the paper runs: all tables, the pictures that PLACE has not yet, the settings,
      and with BACKUP_PASSPHRASE the secret, encrypted. PLACE is a folder, a FILE.zip or s3://BUCKET/FOLDER (BACKUP_TO if left
      out); --keep removes all but the newest N there. What was written is read back. See docs/backup.md.
  backup --list [PLACE]
  backup --verify [PLACE] [--backup ID]
      Which backups there are; reads all of one, the newest, and holds it against its hashes.
  restore PLACE [--backup ID] [--as-copy]
      A backup, the newest, into the empty database that DATABASE_URL or WARRAQ_DATA names. All sessions have ended then.
      --as-copy is for a look at it beside the paper it is of: webhooks are stopped, and nothing that waited is told.
  move --to postgres://USER@HOST/NAME [--media FOLDER|s3://BUCKET/FOLDER] [--again]
      Everything into the empty database of a server; the password may stand in PGPASSWORD. --media copies the pictures, too,
      as they are. What was interrupted goes on with what it had read; --again reads anew. The source stays as it is.
  publish STORY-ID [--locale ar]
      Makes a draft public.
  rename STORY-ID SLUG [--locale ar]
      Gives a story a new address; the old one redirects to it for ever.
  kill STORY-ID [REASON] [--locale ar]
      Withdraws a published story: its address answers “gone”, with the reason.
  reading NUMERALS CALENDAR MONTHS SECOND-CALENDAR [--locale ar]
      How the paper prints numbers and dates, as in: reading arab gregory LB islamic-umalqura.
      A reader may choose otherwise. Without words: the language's own way.
  user create --email ADDRESS --name NAME --role ROLE [--locale ar]
      Adds somebody to the newsroom and prints a link, good once, by which they choose a password.
      Roles: owner editor author translator contributor (who is credited, and has no way in).
  user link --email ADDRESS [--without-second-factor]
      Prints another link for somebody who lost theirs, or their password; the one before no longer works.
      Without the second factor for who lost that too.
  doctor
      Looks at what the paper depends on (database, schema, schedule, pictures, disk, mail, other machines …) and says
      what is not well and how to mend it.
  work
      Lists what the server does over and over (the schedule, deliveries, sweeps): how often, and what failed last.
      Of several processes it lists the first one's; their log has all failures.
  rebuild-lists
      Makes anew which story stands in which list, after the database was written to by hand.
  tidy FILE [--locale ar]
      Prints a text with its typography set right, and each change with its reason. Stores nothing.

STORY-ID is what stands in a short link: /s/STORY-ID.
Languages: ${locales.join(' ')} (default ${defaultLocale}).`

const commands: readonly string[] = [
  'import',
  'export',
  'backup',
  'restore',
  'move',
  'publish',
  'rename',
  'kill',
  'reading',
  'user',
  'doctor',
  'work',
  'rebuild-lists',
]
/** Known before a database is opened for it. */
export const isCommand = (word: string): boolean => commands.includes(word)
