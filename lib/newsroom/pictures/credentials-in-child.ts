import { fork } from 'node:child_process'
import { readFile, rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { projectPath } from '../../db/project-path.ts'
import { log } from '../../log/log.ts'
import {
  type Credentials,
  credentialsShape,
  unreadableCredentials,
} from '../../picture/credentials/credentials.ts'
import { type PaperSigner, readSigner } from '../../picture/credentials/sign-claim.ts'
import { readSettings } from '../../settings/settings.ts'
import type { PictureFormat } from '../../vocabulary.ts'
import type { CredentialsAnswer, CredentialsTask } from './credentials-child.ts'
import type { TakenType } from './picture-type.ts'
import type { Encoded } from './re-encode.ts'

const credentialLimits = {
  /** Milliseconds for all of it, in a process of its own that yields to readers. */
  time: 30_000,
  /** Pages of 64 KB that WebAssembly may hold: half a gigabyte. */
  pages: 8_192,
  /** Claims that one picture has signed: its largest size in each format. */
  claims: 3,
  /** Bytes that credentials may add to what readers' browsers choose; the JPEG, for feeds and cards, has them at any size. */
  added: 16 * 1024,
  /** At once, in each server process. */
  atOnce: 2,
}

const answers: z.ZodType<CredentialsAnswer> = z.union([
  z.object({ credentials: credentialsShape.nullable() }),
  z.object({ claim: z.base64().max(4_000_000) }),
  z.object({
    done: z.array(z.object({ file: z.string(), bytes: z.number().int().positive() })).max(3),
  }),
  z.object({ failed: z.string() }),
])

const signedSuffix = '.signed'

const contentTypes: Record<PictureFormat | TakenType, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
}

let running = 0
const waiting: (() => void)[] = []

/** Whether the paper signs what it publishes. */
export const paperSigns = async (): Promise<boolean> => (await signerOfPaper()) !== null

/**
 * Reads the Content Credentials of a file that was encoded anew, and signs the largest of what was made of it with the
 * paper's certificate, when it has one. Whatever goes wrong is logged, and told as credentials that cannot be read: no
 * picture is refused for it.
 * @returns them, null for none, and the same renditions with the bytes that they have now
 */
export async function credentialsOfPicture(
  { file, type, folder }: { file: string; type: TakenType; folder: string },
  encoded: Encoded,
): Promise<{ credentials: Credentials | null; encoded: Encoded }> {
  if (!encoded.hasCredentials && !(await paperSigns())) return { credentials: null, encoded }
  const largest = Math.max(...encoded.files.map(({ width }) => width))
  const renditions = (['jpeg', 'avif', 'webp'] as const).flatMap((format) =>
    encoded.files
      .filter((each) => each.format === format && each.width === largest)
      .map(({ name }) => ({ file: join(folder, name), type: contentTypes[format] })),
  )
  const told = await readAndSign({
    file,
    type: contentTypes[type],
    isRead: encoded.hasCredentials,
    sign: {
      done: [...(largest < encoded.width ? ['c2pa.resized.proportional'] : []), 'c2pa.transcoded'],
      renditions,
    },
  })
  const { credentials = encoded.hasCredentials ? unreadableCredentials : null } = told
  return {
    credentials,
    encoded: {
      ...encoded,
      files: encoded.files.map((each) => ({
        ...each,
        bytes: told.signed.get(join(folder, each.name)) ?? each.bytes,
      })),
    },
  }
}

type Asked = {
  /** Absolute. What is read, and what is signed was made from. */
  file: string
  /** Of its bytes: `image/jpeg`. */
  type: string
  /** Whether its credentials are wanted. */
  isRead: boolean
  sign?: {
    /** What we did to it (actions of C2PA). */
    done: readonly string[]
    /** Signed in their places, where the paper has a certificate; the one that must be signed first. */
    renditions: { file: string; type: string }[]
  }
}

/**
 * In a process of its own, in its turn.
 * @returns the credentials of the file: null where it has none, undefined when nobody could tell, or nobody asked; and of what was signed,
 *   how many bytes it has now
 */
export async function readAndSign({ file, type, isRead, sign }: Asked): Promise<{
  credentials: Credentials | null | undefined
  signed: Map<string, number>
}> {
  const signer = sign ? await signerOfPaper() : null
  const told = await inTurn(async () =>
    ask(
      {
        file,
        type,
        trust: isRead ? await trustOfPaper() : null,
        sign:
          signer && sign
            ? {
                algorithm: signer.algorithm,
                size: signer.size,
                says: whatWasDone(sign.done),
                renditions: sign.renditions,
                mostAdded: credentialLimits.added,
                suffix: signedSuffix,
              }
            : null,
      },
      signer,
    ),
  )
  const signed = new Map<string, number>()
  for (const { file: done, bytes } of told.done) {
    if (!sign?.renditions.some((each) => each.file === done)) continue
    await rename(done + signedSuffix, done)
    signed.set(done, bytes)
  }
  return { credentials: told.credentials, signed }
}

const whatWasDone = (done: readonly string[]) => ({
  claim_generator_info: [{ name: 'Warraq' }],
  assertions: [
    {
      label: 'c2pa.actions.v2',
      data: {
        actions: [
          { action: 'c2pa.opened', parameters: { ingredientIds: ['original'] } },
          ...done.map((action) => ({ action })),
        ].map((each) => ({ ...each, when: new Date().toISOString() })),
      },
    },
  ],
})

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= credentialLimits.atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

type Told = { credentials: Credentials | null | undefined; done: { file: string; bytes: number }[] }

function ask(task: CredentialsTask, signer: PaperSigner | null): Promise<Told> {
  const child = fork(projectPath('lib/newsroom/pictures/credentials-child.ts'), [], {
    env: {} as NodeJS.ProcessEnv,
    execArgv: ['--max-old-space-size=192', `--wasm-max-mem-pages=${credentialLimits.pages}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    if (complaint.length < 2_000) complaint += chunk
  })
  const told: Told = { credentials: undefined, done: [] }
  return new Promise((resolve) => {
    let claims = 0
    let isDone = false
    const timer = setTimeout(() => {
      complaint ||= 'It took too long'
      child.kill('SIGKILL')
    }, credentialLimits.time)
    const end = () => child.kill('SIGKILL')
    child.once('error', (error) => {
      complaint ||= String(error)
      clearTimeout(timer)
      resolve(told)
    })
    child.once('spawn', () => child.send(task, () => {}))
    child.on('message', (message) => {
      const { data } = answers.safeParse(message)
      if (!data) return end()
      if ('credentials' in data) {
        told.credentials ??= data.credentials
        if (!task.sign) isDone = true
        if (isDone) end()
        return
      }
      if ('claim' in data && signer && claims < credentialLimits.claims) {
        claims += 1
        const signature = signer.sign(Buffer.from(data.claim, 'base64')).toString('base64')
        child.send({ signature }, () => {})
        return
      }
      if ('done' in data) {
        told.done = data.done
        isDone = true
      }
      if ('failed' in data) complaint ||= data.failed
      end()
    })
    child.once('exit', () => {
      clearTimeout(timer)
      if (!isDone)
        log.warn({ file: basename(task.file), complaint }, 'Content credentials could not be dealt with')
      resolve(told)
    })
  })
}

let kept: { files: string; signer: PaperSigner | null } | null = null

/** Whoever signs for the paper; null when it has no certificate, or none that can be used, which the log says once. */
async function signerOfPaper(): Promise<PaperSigner | null> {
  const { contentCredentials } = readSettings()
  const { certificate, key } = contentCredentials
  const files = `${certificate}\n${key}`
  if (kept?.files === files) return kept.signer
  let signer: PaperSigner | null = null
  try {
    signer = await readSigner(contentCredentials)
  } catch (error) {
    log.error({ certificate, error: String(error) }, 'No picture is signed: the certificate cannot be used')
  }
  kept = { files, signer }
  return signer
}

async function trustOfPaper(): Promise<string> {
  const { trust } = readSettings().contentCredentials
  if (!trust) return ''
  return readFile(trust, 'utf8').catch((error) => {
    log.error({ trust, error: String(error) }, 'The list of trusted signers cannot be read')
    return ''
  })
}
