/**
 * What opening one picture costs: milliseconds and the most memory its process came to hold.
 * `node bench/pictures.ts` (Linux: memory is read from /proc)
 */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { limits } from '../lib/newsroom/pictures/picture-rules.ts'
import type { TakenType } from '../lib/newsroom/pictures/picture-type.ts'
import { reEncodeInChild } from '../lib/newsroom/pictures/re-encode-in-child.ts'
import { pngBomb } from '../lib/newsroom/pictures/testing/strange-pictures.ts'

const folder = await mkdtemp(join(tmpdir(), 'warraq-bench-'))

/** A photograph's worth of detail: noise, enlarged eightfold. */
const photograph = (width: number, height: number) =>
  sharp({
    create: {
      width: Math.ceil(width / 8),
      height: Math.ceil(height / 8),
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
    limitInputPixels: false,
  }).resize(width, height)

const made: [name: string, type: TakenType, image: (file: string) => Promise<unknown>][] = [
  ['1 × 1, JPEG', 'jpeg', (file) => photograph(8, 8).resize(1, 1).jpeg().toFile(file)],
  ['12 megapixels, JPEG', 'jpeg', (file) => photograph(4000, 3000).jpeg().toFile(file)],
  [
    '12 megapixels, JPEG on its side',
    'jpeg',
    (file) => photograph(4000, 3000).withMetadata({ orientation: 6 }).jpeg().toFile(file),
  ],
  ['50 megapixels, JPEG', 'jpeg', (file) => photograph(8640, 5760).jpeg().toFile(file)],
  ['200 megapixels, JPEG', 'jpeg', (file) => photograph(16320, 12240).jpeg({ quality: 40 }).toFile(file)],
  [
    '50 megapixels, progressive JPEG',
    'jpeg',
    (file) => photograph(8640, 5760).jpeg({ progressive: true }).toFile(file),
  ],
  [
    '200 megapixels, progressive JPEG',
    'jpeg',
    (file) => photograph(16320, 12240).jpeg({ progressive: true, quality: 40 }).toFile(file),
  ],
  ['12 megapixels, PNG', 'png', (file) => photograph(4000, 3000).png({ compressionLevel: 1 }).toFile(file)],
  ['12 megapixels, WebP', 'webp', (file) => photograph(4000, 3000).webp({ effort: 0 }).toFile(file)],
  ['196 megapixels of black, PNG', 'png', (file) => writeFile(file, pngBomb(14_000, 14_000))],
]

const heldMost = (pid: number): number => {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

console.log(`Limits: ${limits.memory / 1024 / 1024} MB, ${limits.time / 1000} s`)
for (const [name, type, make] of made) {
  const file = join(folder, 'original')
  await make(file)
  let most = 0
  let watching: NodeJS.Timeout | undefined
  const begun = performance.now()
  const outcome = await reEncodeInChild({ file, type, folder: join(folder, 'out') }, (pid) => {
    watching = setInterval(() => {
      most = Math.max(most, heldMost(pid))
    }, 5)
  }).then(
    ({ files }) => `${files.length} files`,
    (error: Error) => error.message,
  )
  clearInterval(watching)
  const { size } = await stat(file)
  const took = Math.round(performance.now() - begun)
  console.log(
    `${name} (${(size / 1024 / 1024).toFixed(1)} MB): ${took} ms, ${Math.round(most)} MB, ${outcome}`,
  )
}
await rm(folder, { recursive: true })
