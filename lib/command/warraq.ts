/** `npm run warraq -- COMMAND`: through the running server when there is one, else on the database itself. */
import { open } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { migrateDatabase } from '../db/migrate.ts'
import { type Database, openDatabase } from '../db/open.ts'
import { askServer, type CommandAnswer, type CommandRequest } from '../server/command-socket.ts'
import { readSettings } from '../settings/settings.ts'
import { readArguments, runCommand, usage } from './commands.ts'

/** Past this no text file is a story; the rest of it is not read. The import itself refuses from 5 MB. */
const mostBytesRead = 5 * 1024 * 1024 + 1

async function main(): Promise<CommandAnswer> {
  const [command = '', ...args] = process.argv.slice(2)
  if (!command || command === 'help' || args.includes('--help')) return { output: usage, failed: false }
  const settings = readSettings()
  const request: CommandRequest = { command, args }
  if (command === 'import') {
    const path = readArguments(args).words[0]
    if (path)
      request.file = {
        name: basename(path),
        base64: await headOf(resolve(process.env.INIT_CWD ?? '.', path)),
      }
  }
  const answer = await askServer(settings.dataFolder, request)
  if (answer) return answer
  const db: Database = await openDatabase(settings)
  try {
    await migrateDatabase(db)
    return await runCommand(db, settings, request)
  } finally {
    await db.close()
  }
}

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
    if (failed) console.error(output)
    else console.log(output)
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
