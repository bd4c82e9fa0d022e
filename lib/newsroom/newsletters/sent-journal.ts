/**
 * What the mail server has said yes to and the database has not been told yet: a line in a file, written in the very moment of
 * the yes, before anything else is done. A process that is killed then (`kill -9`) has lost nothing, since the file is
 * the system's by then; the next process on this machine reads it before it takes up what was left.
 *
 * What remains is the time between the server's yes leaving the server and this line: the network, and some microseconds. A
 * power cut may take the last lines, too; the letters are then sent again, under the same `Message-ID`.
 */
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'

export type Delivered = { issueId: string; subscriberId: string }

export type SentJournal = {
  add: (delivered: Delivered) => void
  /** Everything in it has been noted in the database. */
  clear: () => void
  close: () => void
}

const machine = hostname()
  .replace(/[^\w-]/g, '_')
  .slice(0, 60)

/** Of this process. */
const own = new Set<string>()

/** A name that no other process has, or had: it says on which machine, and as what, it runs. */
export function processName(): string {
  const name = `${machine}.${process.pid}.${Date.now().toString(36)}${randomBytes(4).toString('hex')}`
  own.add(name)
  return name
}

/** Whether a process of this machine is surely no more. */
export function hasEnded(name: string): boolean {
  const [where, pid] = name.split('.')
  if (where !== machine || !pid) return false
  // In a container each process after the other has the same number.
  if (Number(pid) === process.pid) return !own.has(name)
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

const folderOf = (dataFolder: string): string => join(dataFolder, 'sent-letters')

/** @param process a name that no other process has, or had */
export function openJournal(dataFolder: string, process: string): SentJournal {
  const folder = folderOf(dataFolder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, process)
  const file = openSync(path, 'a', 0o600)
  return {
    add: ({ issueId, subscriberId }) => {
      writeSync(file, `${issueId} ${subscriberId}\n`)
    },
    clear: () => {
      if (fstatSync(file).size > 0) ftruncateSync(file)
    },
    close: () => {
      closeSync(file)
      rmSync(path, { force: true })
    },
  }
}

/** What journals of other processes on this machine hold, also of those that live: to note it twice changes nothing. */
export async function* leftInJournals(
  dataFolder: string,
  own: string,
): AsyncGenerator<{ process: string; delivered: Delivered[] }> {
  const folder = folderOf(dataFolder)
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return
  }
  for (const name of names) {
    if (name === own) continue
    const text = await readFile(join(folder, name), 'utf8').catch(() => '')
    const delivered = text.split('\n').flatMap((line) => {
      const [, issueId, subscriberId] = /^([\w-]{1,64}) ([\w-]{1,64})$/.exec(line) ?? []
      return issueId && subscriberId ? [{ issueId, subscriberId }] : []
    })
    yield { process: name, delivered }
  }
}

/** Of a process that has ended: everything in it is noted. */
export const removeJournal = (dataFolder: string, process: string): void =>
  rmSync(join(folderOf(dataFolder), process), { force: true })
