/** `npm run warraq -- COMMAND`: through the running server when there is one, else on the database itself. */
import { open } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { BackupRefused } from '../backup/backup-refused.ts'
import { askServer, type CommandAnswer, type CommandRequest } from '../server/command-socket.ts'
import { readSettings, type Settings } from '../settings/settings.ts'
import { type Arguments, localeOption, Misspelled, readArguments } from './arguments.ts'
import { tidyFile } from './tidy-file.ts'
import { isCommand, usage } from './usage.ts'

/** Past this no text file is a story; the rest of it is not read. The import itself refuses from 5 MB. */
const mostBytesRead = 5 * 1024 * 1024 + 1

async function main(): Promise<CommandAnswer> {
  const [command = '', ...args] = process.argv.slice(3)
  if (!command || command === 'help' || args.includes('--help')) return { output: usage, failed: false }
  if (command === 'tidy') return tidyCommand(args)
  if (!isCommand(command)) return { output: `There is no command ${command}.\n\n${usage}`, failed: true }
  const settings = readSettings()
  const request: CommandRequest = { command, args }
  if (command === 'import') {
    const { words, options } = readArguments(args)
    const [path] = words
    const media = options.get('media')
    const mapping = options.get('mapping')
    const user = options.get('user')
    const beside = {
      ...(typeof media === 'string' && { media: pathOf(media) }),
      ...(typeof mapping === 'string' && { mapping: pathOf(mapping) }),
    }
    if (path && /^https?:\/\//i.test(path))
      request.site = {
        address: path,
        ...beside,
        user: typeof user === 'string' ? user : '',
        password: typeof user === 'string' ? await sitePassword() : '',
      }
    else if (path && (await isArchive(pathOf(path)))) request.paths = { file: pathOf(path), ...beside }
    else if (path)
      request.file = {
        name: basename(path),
        base64: await headOf(pathOf(path)),
      }
  }
  if (command === 'export') {
    const [path] = readArguments(args).words
    if (path) request.paths = { file: pathOf(path) }
  }
  if (command === 'backup' || command === 'restore' || command === 'move') {
    const { words, options } = readArguments(args)
    const place = words[0] && placeOf(words[0])
    if (command === 'restore' || options.has('list') || options.has('verify'))
      return withoutServer(settings, place, options)
    const [to, media] = ['to', 'media'].map((name) => options.get(name))
    request.backup = {
      place,
      ...(typeof to === 'string' && { to: withPassword(to) }),
      ...(typeof media === 'string' && { media: placeOf(media) }),
    }
  }
  return (await askServer(settings.dataFolder, request, showProgress)) ?? runHere(settings, request)
}

/** What reads backups, and what needs a database that no server has open. */
async function withoutServer(
  settings: Settings,
  place: string | undefined,
  options: Arguments['options'],
): Promise<CommandAnswer> {
  const { listBackups, restoreCommand, verifyCommand } = await import('./backup-commands.ts')
  const running = { tell: showProgress, signal: interrupted() }
  const answer = async (): Promise<string> => {
    if (options.has('list')) return listBackups(place, settings)
    if (options.has('verify')) return verifyCommand(place, settings, options, running)
    if (!place) throw new Misspelled('restore needs the place of a backup.')
    if (await askServer(settings.dataFolder, { command: 'work', args: [] }))
      throw new BackupRefused('running', settings.dataFolder)
    return restoreCommand(place, settings, options, running)
  }
  try {
    return { output: await answer(), failed: false }
  } catch (error) {
    if (error instanceof Misspelled) return { output: `${error.message}\n\n${usage}`, failed: true }
    throw error
  }
}

/** A place of backups: a path from where the person stands, or a bucket. */
const placeOf = (typed: string): string => (typed.includes('://') ? typed : pathOf(typed))

/** The password of an address, which need not be seen by all on this machine. */
function withPassword(address: string): string {
  const password = process.env.PGPASSWORD
  if (!password || !URL.canParse(address)) return address
  const url = new URL(address)
  if (!url.password) url.password = encodeURIComponent(password)
  return url.href
}

/** A backup before an upgrade is of what was there before it, and who only looks changes nothing. */
const untouched = ['backup', 'doctor']

/** In this process, which only then loads what that takes: a second of work, and a running server has it all. */
async function runHere(settings: Settings, request: CommandRequest): Promise<CommandAnswer> {
  const [{ openDatabase }, { migrateDatabase }, { runCommand }] = await Promise.all([
    import('../db/open.ts'),
    import('../db/migrate.ts'),
    import('./commands.ts'),
  ])
  const db = await openDatabase(settings)
  try {
    if (!untouched.includes(request.command)) await migrateDatabase(db)
    return await runCommand(db, settings, request, showProgress, interrupted())
  } finally {
    await db.close()
  }
}

/** Whether a file holds more than one story of a desk's. */
const isArchive = async (path: string): Promise<boolean> =>
  (await import('../archive/import/open-archive.ts')).isArchive(path)

/** Of the environment or the first line of standard input, not of the arguments: those are seen by all on this machine. */
async function sitePassword(): Promise<string> {
  const given = process.env.WARRAQ_SITE_PASSWORD
  if (given) return given
  if (process.stdin.isTTY) process.stderr.write('Application password: ')
  // What is typed is not shown.
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: hidden, terminal: process.stdin.isTTY })
  try {
    for await (const line of lines) return line.trim()
    return ''
  } finally {
    lines.close()
    if (process.stdin.isTTY) process.stderr.write('\n')
  }
}

/** Aborted by Ctrl-C, once; a second one ends the process. */
function interrupted(): AbortSignal {
  const stopping = new AbortController()
  process.once('SIGINT', () => stopping.abort())
  return stopping.signal
}

/** On one line of a terminal, over and over; to a file or another program, nothing. */
function showProgress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`)
}

/** Needs no database. The text goes to standard output alone, so that it can be sent to a file. */
async function tidyCommand(args: string[]): Promise<CommandAnswer> {
  const { words, options } = readArguments(args)
  if (!words[0]) return { output: `tidy needs a file.\n\n${usage}`, failed: true }
  const bytes = Buffer.from(await headOf(pathOf(words[0])), 'base64')
  const { text, reasons } = tidyFile({ name: basename(words[0]), bytes }, localeOption(options))
  console.error(reasons)
  return { output: text, failed: false }
}

/** From where the person stands: npm itself runs in the project's folder. */
const pathOf = (path: string): string => resolve(process.env.INIT_CWD ?? '.', path)

async function headOf(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(mostBytesRead), 0, mostBytesRead, 0)
    return buffer.subarray(0, bytesRead).toString('base64')
  } finally {
    await file.close()
  }
}

main().then(
  ({ output, failed }) => {
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
    if (failed) console.error(output)
    else process.stdout.write(output.endsWith('\n') ? output : `${output}\n`)
    process.exit(failed ? 1 : 0)
  },
  (error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES')
      console.error(`This file cannot be read: ${(error as Error).message}`)
    else console.error(error instanceof Error && error.name !== 'Error' ? error.message : error)
    process.exit(1)
  },
)
