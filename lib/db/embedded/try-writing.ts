/** Whether a folder takes what is written to it: asked by writing, because rights do not tell of a disk. */
import { randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'

export type WriteProblem = 'full' | 'readOnly' | 'forbidden' | 'broken'

const problems: Partial<Record<string, WriteProblem>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'readOnly',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
}

/** As much as a disk's smallest piece: less may find room where a page does not. */
const tried = Buffer.alloc(4_096)

/**
 * Writes a small file, and removes it.
 * @returns undefined when that went well
 * @throws the system's error for a folder that is not there (`ENOENT`)
 */
export async function whyUnwritable(folder: string): Promise<WriteProblem | undefined> {
  const path = join(folder, `.tried-${randomUUID()}`)
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(tried)
      await file.sync()
    } finally {
      await file.close()
      await rm(path, { force: true })
    }
    return undefined
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw error
    return problems[code ?? ''] ?? 'broken'
  }
}
