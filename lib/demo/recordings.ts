/**
 * The demo's sound, film and table. The sound is made here, by arithmetic, when the demo is filled; the film is a drawing
 * of ours that moves, recorded from a canvas. Neither was recorded anywhere, and their captions say so.
 */
import { readFile } from 'node:fs/promises'
import { idFor } from '../db/id.ts'
import type { Database } from '../db/open.ts'
import { projectPath } from '../db/project-path.ts'
import type { media } from '../db/tables/people-and-pictures.ts'
import { keepFile } from '../newsroom/files/upload-file.ts'

type Recorded = {
  name: string
  bytes: () => Promise<Buffer> | Buffer
  row?: Partial<typeof media.$inferInsert>
}

const recordings = {
  waves: { name: 'quay-waves.wav', bytes: waves },
  quay: {
    name: 'quay-at-dawn.webm',
    bytes: () => readFile(projectPath('lib/demo/recordings/quay.webm')),
    row: {
      tracks: {
        ar: captions('[موج هادئ]', '[تنزل الرافعة بحاوية حمراء]'),
        en: captions('[Calm waves]', '[A crane lowers a red container]'),
      },
    },
  },
  fees: {
    name: 'handling-fees.csv',
    bytes: () => Buffer.from('\uFEFFquay,before,after\nA,215,198\nB,215,198\nC,215,198\n'),
  },
} satisfies Record<string, Recorded>

export type RecordingKey = keyof typeof recordings
export const recordingId = (key: RecordingKey): string => idFor(`recording:${key}`)

export async function storeRecordings(db: Database, mediaFolder: string): Promise<void> {
  const all: [string, Recorded][] = Object.entries(recordings)
  for (const [key, { name, bytes, row }] of all)
    await keepFile(db, {
      ...{ mediaFolder, name, createdBy: null, bytes: [await bytes()] },
      row: { ...row, id: recordingId(key as RecordingKey) },
    })
}

function captions(first: string, second: string): string {
  return `WEBVTT\n\n00:00.500 --> 00:03.500\n${first}\n\n00:04.000 --> 00:07.500\n${second}\n`
}

/** Waves at a quay, twelve seconds: noise whose treble comes and goes with each swell. 16 kHz, 16 bits, one channel. */
function waves(): Buffer {
  const rate = 16_000
  const count = rate * 12
  const samples = Buffer.alloc(count * 2)
  let seed = 20_260_101
  let deep = 0
  for (let index = 0; index < count; index++) {
    const at = index / rate
    // A generator of 31 bits: the same waves on every machine.
    seed = (seed * 48_271) % 2_147_483_647
    const noise = seed / 1_073_741_823 - 1
    const swell = (Math.sin((at * 2 * Math.PI) / 4 - 1.5) + 1) / 2
    deep += (noise - deep) * (0.02 + 0.12 * swell)
    // Silent at both ends, so that neither clicks.
    const ends = Math.min(1, at, 12 - at)
    samples.writeInt16LE(Math.round(deep * (0.25 + swell) * ends * 24_000), index * 2)
  }
  const head = Buffer.alloc(44)
  head.write('RIFF\0\0\0\0WAVEfmt ', 'latin1')
  head.writeUInt32LE(36 + samples.length, 4)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(samples.length, 40)
  return Buffer.concat([head, samples])
}
