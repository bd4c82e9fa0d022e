/**
 * The process that opens one picture from a stranger, and ends: what goes wrong in a decoder goes wrong here. Started by
 * `re-encode-in-child.ts`, with nothing in its environment that is worth stealing.
 */

import { writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { setPriority } from 'node:os'
import sharp from 'sharp'
import { hasCredentials } from '../../picture/credentials/has-credentials.ts'
import { wordsInFile } from '../../picture/embedded-words.ts'
import { limits, type PictureRule } from './picture-rules.ts'
import { isAnimatedPng, type TakenType } from './picture-type.ts'
import { type Encoded, reEncode } from './re-encode.ts'

/** What it is asked, once. Paths are absolute. */
export type Task = { file: string; type: TakenType; folder: string }
/** What it answers, once. */
export type Answer = { encoded: Encoded } | { breaks: PictureRule } | { failed: string }

// Only the loader for what the bytes said it is: a file that is two things at once is one of them here.
const loaders: Record<TakenType, string> = {
  jpeg: 'VipsForeignLoadJpegFile',
  png: 'VipsForeignLoadPngFile',
  webp: 'VipsForeignLoadWebpFile',
  gif: 'VipsForeignLoadNsgifFile',
}

/** How often it looks at what it holds, in milliseconds. */
const watchEvery = 25

class Broken extends Error {
  readonly rule: PictureRule
  constructor(rule: PictureRule) {
    super(rule)
    this.rule = rule
  }
}

/** Whoever hears it ends this process. */
const answer = (given: Answer): void => {
  if (!process.send) throw new Error('Nobody began this process')
  process.send(given)
}

process.once('disconnect', () => process.exit())
process.once('message', (task: Task) => {
  yieldToOthers()
  const watching = setInterval(() => {
    if (process.memoryUsage.rss() <= limits.memory) return
    clearInterval(watching)
    answer({ breaks: 'too-costly' })
  }, watchEvery)
  work(task).then(
    (encoded) => answer({ encoded }),
    (error: unknown) => answer(error instanceof Broken ? { breaks: error.rule } : { failed: String(error) }),
  )
})

async function work({ file, type, folder }: Task): Promise<Encoded> {
  sharp.cache(false)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: [loaders[type]] })
  if (type === 'png' && (await isAnimated(file))) throw new Broken('animated')
  // Not limited: that it is too large is to be said, and costs its first bytes to know.
  const {
    width,
    height,
    pages = 1,
  } = await sharp(file, { limitInputPixels: false }).metadata().catch(damaged)
  if (pages > 1) throw new Broken('animated')
  if (Math.max(width, height) > limits.side || width * height > limits.pixels) throw new Broken('too-large')
  // `error` lets pass what cameras get slightly wrong, and nothing that changes the picture.
  const source = sharp(file, { failOn: 'error', limitInputPixels: limits.pixels })
  const words = wordsInFile(await beginning(file))
  return reEncode(source, folder, { words, hasCredentials: await hasCredentials(file) }).catch(
    (error: NodeJS.ErrnoException) => {
      // A full disk is no fault of the picture's.
      if (error.code?.startsWith('E')) throw error
      return damaged()
    },
  )
}

function damaged(): never {
  throw new Broken('damaged')
}

/** Metadata stands before the picture in what cameras and agencies send; a file without an end to it is read this far. */
const longestMetadata = 16 * 1024 * 1024

async function beginning(file: string): Promise<Buffer> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(size, longestMetadata)))
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function isAnimated(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    return await isAnimatedPng(async (position, length) => {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, position)
      return buffer.subarray(0, bytesRead)
    })
  } finally {
    await handle.close()
  }
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
