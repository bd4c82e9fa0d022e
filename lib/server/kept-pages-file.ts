/** Which file the pages of this build lie in. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '../settings/settings.ts'

/** What makes a page and is no part of Next's build: this folder, which the build leaves out, and Node. */
const beside = 'lib/server'

/**
 * File systems that several machines may have at once, by Linux's numbers for them (statfs(2)): NFS, SMB, CIFS, AFS, Ceph,
 * GFS2, OCFS2, Lustre, FUSE, 9P. SQLite's log is no shared memory there (https://www.sqlite.org/wal.html).
 */
const ofSeveralMachines: ReadonlySet<number> = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x00c36400, 0x01161970, 0x7461636f, 0x0bd00bd0,
  0x65735546, 0x01021997,
])

/** Whether a folder, made if it is not there, lies on this machine's own disk, as far as can be told: elsewhere than on Linux it is believed to. */
export async function isOnOwnDisk(folder: string): Promise<boolean> {
  if (process.platform !== 'linux') return true
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { type } = await statfs(folder)
  return !ofSeveralMachines.has(Number(type) >>> 0)
}

/**
 * A file for pages of this build and these settings. Another build, or another address of the paper, makes other pages, and
 * has a file of its own.
 * @returns a path in the data folder
 */
export async function keptPagesFile(projectFolder: string, settings: Settings): Promise<string> {
  const { siteUrl, databaseUrl, mediaBucket, webSubHub, indexNowKey, audience, dataFolder } = settings
  const hash = createHash('sha256').update(process.version)
  const names = (await readdir(join(projectFolder, beside))).filter((name) => name.endsWith('.ts'))
  for (const file of ['.next/BUILD_ID', ...names.sort().map((name) => join(beside, name))])
    hash.update(`\0${file}\0`).update(await readFile(join(projectFolder, file)).catch(() => ''))
  const bucket = mediaBucket && [mediaBucket.endpoint, mediaBucket.name, mediaBucket.prefix]
  hash.update(JSON.stringify([siteUrl, databaseUrl, bucket, webSubHub, indexNowKey, audience === 'off']))
  return join(dataFolder, 'pages', `${hash.digest('hex').slice(0, 32)}.sqlite`)
}
