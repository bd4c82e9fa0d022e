/** A disk of a few megabytes, for what happens when it is full or may only be read. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const megabyte = 1024 * 1024

export type SmallDisk = {
  folder: string
  /** Fills it until so many megabytes are free. */
  fill: (free: number) => Promise<void>
  /** Removes what filled it. */
  clear: () => Promise<void>
  /** @throws while a file of it is open for writing */
  makeReadOnly: () => Promise<void>
  remove: () => Promise<void>
}

/** @returns in words, why this machine gives none: only root on Linux may mount one */
export async function smallDisk(megabytes: number): Promise<SmallDisk | string> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'only root on Linux may mount a small disk'
  const folder = await mkdtemp(join(tmpdir(), 'warraq-small-disk-'))
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'none', folder])
  } catch (error) {
    await rm(folder, { recursive: true })
    return `no small disk could be mounted: ${error instanceof Error ? error.message : error}`
  }
  const filler = join(folder, 'filler')
  return {
    folder,
    fill: async (free) => {
      const { bavail, bsize } = await statfs(folder)
      const size = bavail * bsize - free * megabyte
      await writeFile(filler, Buffer.alloc(Math.max(size, 0)))
    },
    clear: () => rm(filler, { force: true }),
    makeReadOnly: async () => {
      await run('mount', ['-o', 'remount,ro', folder])
    },
    remove: async () => {
      await run('umount', ['-l', folder])
      await rm(folder, { recursive: true, force: true })
    },
  }
}
