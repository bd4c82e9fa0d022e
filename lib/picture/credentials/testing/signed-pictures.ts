/** Pictures with real Content Credentials, signed on the spot by people whom `make-signers.sh` made up. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { withManifest } from '../c2pa.ts'
import { paperSigner } from '../sign-claim.ts'

const signers = join(import.meta.dirname, 'signers')
export const fileOfSigner = (name: string): string => join(signers, name)
const read = (name: string): string => readFileSync(fileOfSigner(name), 'utf8')

export const trustOfTests = (): string => read('root.pem')

const sourceType = (code: string) => `http://cv.iptc.org/newscodes/digitalsourcetype/${code}`

export const plainPicture = (seed = 60): Promise<Buffer> =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: { r: seed, g: 90, b: 120 } } })
    .jpeg()
    .toBuffer()

type Signed = {
  by?: 'agency' | 'stranger'
  original?: Buffer
  isMachineMade?: boolean
  title?: string
  file?: Buffer
  type?: string
}

/** A picture as its signer sent it. */
export async function signedPicture(given: Signed = {}): Promise<Buffer> {
  const { by = 'agency', original, isMachineMade = false, title, type = 'image/jpeg' } = given
  const { algorithm, size, sign } = paperSigner(read(`${by}.pem`), read(`${by}.key`))
  const first = original
    ? { action: 'c2pa.opened', parameters: { ingredientIds: ['original'] } }
    : {
        action: 'c2pa.created',
        digitalSourceType: sourceType(isMachineMade ? 'trainedAlgorithmicMedia' : 'digitalCapture'),
      }
  return withManifest(given.file ?? (await plainPicture()), type, {
    algorithm,
    size,
    sign: async (claim) => sign(claim),
    says: {
      ...(title && { title }),
      claim_generator_info: [{ name: 'Test Camera', version: '1.0' }],
      assertions: [
        {
          label: 'c2pa.actions.v2',
          data: {
            actions: [
              { ...first, when: '2026-03-01T10:00:00Z' },
              { action: 'c2pa.color_adjustments', when: '2026-03-01T11:00:00Z' },
              { action: 'org.example.secret-sauce' },
            ],
          },
        },
      ],
    },
    ...(original && { original: { file: original, type: 'image/jpeg' } }),
  })
}

/** The same, with one of its pixels changed after. */
export async function tamperedPicture(): Promise<Buffer> {
  const bytes = Buffer.from(await signedPicture())
  const at = bytes.length - 40
  bytes[at] = (bytes[at] ?? 0) ^ 0x55
  return bytes
}
