/**
 * The process that reads a stranger's Content Credentials, writes the paper's own into what was made of the file, and ends.
 * Apart from the one that makes it: what is wrong with credentials is no reason to refuse a picture. Started by
 * `credentials-in-child.ts`, with nothing in its environment that is worth stealing; also the paper's key stays outside.
 */
import { writeFileSync } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { readManifests, withManifest } from '../../picture/credentials/c2pa.ts'
import { type Credentials, unreadableCredentials } from '../../picture/credentials/credentials.ts'
import { credentialsFrom } from '../../picture/credentials/from-manifests.ts'

/** What it is asked, once. Paths are absolute. */
export type CredentialsTask = {
  file: string
  /** Of its bytes: `image/jpeg`. */
  type: string
  /** PEM; '' when the paper trusts nobody by name, null where the file's credentials are not wanted. */
  trust: string | null
  sign: {
    algorithm: string
    size: number
    says: object
    /** What was made of the file, the one that must be signed first. */
    renditions: { file: string; type: string }[]
    /** Bytes that credentials may add to those after the first. */
    mostAdded: number
    /** Added to the name of a rendition, what is signed of it lies beside it. */
    suffix: string
  } | null
}
/** What it answers: `credentials`, then `claim` for each that it wants signed, then `done`. */
export type CredentialsAnswer =
  | { credentials: Credentials | null }
  /** To be signed; base64. */
  | { claim: string }
  /** Those that were written beside what they take the place of. */
  | { done: { file: string; bytes: number }[] }
  | { failed: string }

const answer = (given: CredentialsAnswer): void => {
  if (!process.send) throw new Error('Nobody began this process')
  process.send(given)
}

// Whatever the settings of a library say: a stranger's file asks nobody for anything.
globalThis.fetch = () => Promise.reject(new Error('No network here'))

process.once('disconnect', () => process.exit())
process.once('message', (task: CredentialsTask) => {
  yieldToOthers()
  work(task).catch((error: unknown) => answer({ failed: String(error).slice(0, 500) }))
})

async function work({ file, type, trust, sign }: CredentialsTask): Promise<void> {
  const original = { file, type }
  if (trust !== null) answer({ credentials: await read(file, type, trust) })
  const done: { file: string; bytes: number }[] = []
  for (const [at, rendition] of (sign?.renditions ?? []).entries()) {
    if (!sign) break
    const { size: plain } = await stat(rendition.file)
    const { algorithm, size, says } = sign
    const signed = await withManifest(rendition.file, rendition.type, {
      algorithm,
      size,
      says,
      original,
      sign: askFor,
    })
    // Too dear for a page: the others cost as much.
    if (at > 0 && signed.length - plain > sign.mostAdded) break
    await writeFile(rendition.file + sign.suffix, signed)
    done.push({ file: rendition.file, bytes: signed.length })
  }
  answer({ done })
}

async function read(file: string, type: string, trust: string): Promise<Credentials | null> {
  try {
    const told = await readManifests(file, type, trust)
    return told === null ? null : credentialsFrom(told)
  } catch {
    return unreadableCredentials
  }
}

/** Whoever started this has the key. */
function askFor(claim: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve) => {
    process.once('message', ({ signature }: { signature: string }) =>
      resolve(Buffer.from(signature, 'base64')),
    )
    answer({ claim: Buffer.from(claim).toString('base64') })
  })
}

/** Readers' pages come first; and when the machine runs out of memory, this is the process to end. */
function yieldToOthers(): void {
  try {
    setPriority(5)
    writeFileSync('/proc/self/oom_score_adj', '1000')
  } catch {
    // Only Linux has the second, and a container may allow neither.
  }
}
