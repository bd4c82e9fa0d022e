/**
 * What Content Credentials cost: a picture of a camera's size through the process that reads them, without a certificate and
 * with one; milliseconds and bytes. Takes ten seconds.
 *
 *     node bench/content-credentials.ts
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { credentialsOfPicture } from '../lib/newsroom/pictures/credentials-in-child.ts'
import { reEncodeInChild } from '../lib/newsroom/pictures/re-encode-in-child.ts'
import { fileOfSigner, signedPicture } from '../lib/picture/credentials/testing/signed-pictures.ts'

const folder = await mkdtemp(join(tmpdir(), 'warraq-bench-'))
const photograph = await sharp({
  create: {
    width: 4000,
    height: 3000,
    channels: 3,
    background: '#808080',
    noise: { type: 'gaussian', mean: 128, sigma: 20 },
  },
})
  .blur(3)
  .jpeg({ quality: 90 })
  .toBuffer()

async function run(name: string, bytes: Buffer): Promise<void> {
  const file = join(folder, 'original')
  await writeFile(file, bytes)
  const task = { file, type: 'jpeg' as const, folder: join(folder, 'renditions') }
  const begun = performance.now()
  const made = await reEncodeInChild(task)
  const encoded = performance.now()
  const { credentials, encoded: after } = await credentialsOfPicture(task, made)
  const added = after.files.flatMap(({ name: each, bytes: size }, at) => {
    const before = made.files[at]?.bytes ?? 0
    return size === before ? [] : [`${each} ${before} + ${size - before}`]
  })
  process.stdout.write(
    `${name}: ${bytes.length} bytes, encoded in ${Math.round(encoded - begun)} ms, credentials in ${Math.round(performance.now() - encoded)} ms (${credentials?.state ?? 'none'}); ${added.join(', ') || 'nothing signed'}\n`,
  )
}

try {
  const signed = await signedPicture({ file: photograph })
  await run('no credentials, no certificate', photograph)
  await run('credentials, no certificate   ', signed)
  process.env.CONTENT_CREDENTIALS_CERTIFICATE = fileOfSigner('agency.pem')
  process.env.CONTENT_CREDENTIALS_KEY = fileOfSigner('agency.key')
  await run('no credentials, certificate   ', photograph)
  await run('credentials, certificate      ', signed)
} finally {
  await rm(folder, { recursive: true })
}
