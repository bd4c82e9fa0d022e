/** Content Credentials of sounds and films, which are kept as they came (decision 35). */
import { constants } from 'node:fs'
import { copyFile, stat } from 'node:fs/promises'
import { type Credentials, unreadableCredentials } from '../../picture/credentials/credentials.ts'
import { hasCredentials } from '../../picture/credentials/has-credentials.ts'
import { paperSigns, readAndSign } from '../pictures/credentials-in-child.ts'
import type { SniffedType } from './file-type.ts'

/** What C2PA has a place for, by the types that it knows it by. */
const signable: Partial<Record<SniffedType, string>> = {
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  mp4: 'video/mp4',
}

/** Bytes of what the paper signs: what signs it holds it twice, in the memory that WebAssembly may have. */
const mostSigned = 50 * 1024 * 1024

export type FileCredentials = {
  credentials: Credentials | null
  /** Signs the file as it is by then, in its place. @returns its bytes, or null where it was not signed */
  sign: () => Promise<number | null>
}

/**
 * What the credentials of a file say, read before anything in it is made empty. Whatever goes wrong is logged and told as
 * credentials that cannot be read: no file is refused for it.
 * @param file absolute, in a folder that goes when it is kept
 */
export async function credentialsOfFile(file: string, sniffed: SniffedType): Promise<FileCredentials> {
  const type = signable[sniffed]
  if (!type) return { credentials: null, sign: async () => null }
  const hasMark = await hasCredentials(file)
  const isSigned = (await paperSigns()) && (await stat(file)).size <= mostSigned
  const { credentials = unreadableCredentials } = hasMark
    ? await readAndSign({ file, type, isRead: true })
    : { credentials: null }
  const original = `${file}.as-it-came`
  // The paper's manifest carries what was signed of it as it came.
  if (isSigned && hasMark) await copyFile(file, original, constants.COPYFILE_FICLONE)
  return {
    credentials,
    sign: async () => {
      if (!isSigned) return null
      const { signed } = await readAndSign({
        file: hasMark ? original : file,
        type,
        isRead: false,
        sign: { done: ['c2pa.repackaged'], renditions: [{ file, type }] },
      })
      return signed.get(file) ?? null
    },
  }
}
