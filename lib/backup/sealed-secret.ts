/** What is secret of an installation, encrypted with a passphrase: without it a backup in strange hands signs nobody in. */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import { BackupRefused } from './backup-refused.ts'

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
)

/** As https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html has it for scrypt; 128 MB for a moment. */
const cost = { N: 2 ** 17, r: 8, p: 1 }
const cipher = 'aes-256-gcm'

/** @property secret what the newsroom's sessions and second factors rest on */
export type Secrets = { secret: string; settings: Record<string, string> }
const secrets = z.object({ secret: z.string(), settings: z.record(z.string(), z.string()) })

const sealed = z.object({
  kdf: z.literal('scrypt'),
  N: z.number().max(2 ** 20),
  r: z.number().max(32),
  p: z.number().max(16),
  cipher: z.literal(cipher),
  salt: z.base64(),
  nonce: z.base64(),
  tag: z.base64(),
  data: z.base64(),
})

const keyOf = (passphrase: string, salt: Buffer, { N, r, p }: typeof cost): Promise<Buffer> =>
  derive(passphrase.normalize('NFC'), salt, 32, { N, r, p, maxmem: 256 * N * r })

export async function sealSecrets(given: Secrets, passphrase: string): Promise<Buffer> {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)]
  const sealing = createCipheriv(cipher, await keyOf(passphrase, salt, cost), nonce)
  const data = Buffer.concat([sealing.update(JSON.stringify(given), 'utf8'), sealing.final()])
  const text = (bytes: Buffer) => bytes.toString('base64')
  return Buffer.from(
    JSON.stringify({
      kdf: 'scrypt',
      ...cost,
      cipher,
      salt: text(salt),
      nonce: text(nonce),
      tag: text(sealing.getAuthTag()),
      data: text(data),
    }),
  )
}

/** @throws {BackupRefused} `damaged`, `wrong-passphrase` */
export async function openSecrets(bytes: Buffer, passphrase: string): Promise<Secrets> {
  let read: z.infer<typeof sealed>
  try {
    read = sealed.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    throw new BackupRefused('damaged', 'its secret is in no form that is known')
  }
  const bytesOf = (text: string) => Buffer.from(text, 'base64')
  const key = await keyOf(passphrase, bytesOf(read.salt), read)
  try {
    const opening = createDecipheriv(cipher, key, bytesOf(read.nonce))
    opening.setAuthTag(bytesOf(read.tag))
    const text = Buffer.concat([opening.update(bytesOf(read.data)), opening.final()]).toString('utf8')
    return secrets.parse(JSON.parse(text))
  } catch {
    throw new BackupRefused('wrong-passphrase')
  }
}
