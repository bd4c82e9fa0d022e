import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { archiveHere } from './archive-here.ts'
import { archiveInThread } from './archive-in-thread.ts'
import { dryRunImport } from './dry-run-import.ts'
import type { Archive, FoundStory } from './import-record.ts'
import { openArchive } from './open-archive.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-reading-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A folder of Markdown files. */
async function site(name: string, texts: Record<string, string>): Promise<string> {
  const path = join(folder, name)
  await mkdir(path)
  for (const [file, text] of Object.entries(texts))
    await writeFile(join(path, `${file}.md`), `---\ntitle: ${file}\n---\n\n${text}\n`)
  return path
}

const reading = { locale: null, otherwise: null, origin: null }

async function everything(archive: Archive) {
  const read: unknown[] = []
  for await (const found of archive.read()) {
    read.push(found)
    if (found.kind === 'story') read.push(await archive.blocksOf(found, reading))
  }
  return read
}

/** Nesting that may close at each letter: what reads Markdown tries all of them. */
const endless = '*a_'.repeat(200_000)

describe('an archive that is read in a thread', () => {
  it('is the same as one that is read here', async () => {
    const texts = Object.fromEntries(
      Array.from({ length: 80 }, (_, n) => [`story-${n}`, `نصّ **الخبر** رقم ${n}.\n\n- أول\n- ثانٍ`]),
    )
    const path = await site('whole', texts)
    const [here, there] = [archiveHere(await openArchive(path)), await archiveInThread(path)]
    try {
      const read = await everything(there)
      expect(read).toEqual(await everything(here))
      expect(read).toHaveLength(161)
      // From its beginning again.
      expect(await everything(there)).toEqual(read)
    } finally {
      await there.close()
    }
  })

  it('leaves out a story whose words do not come to an end, and goes on behind it', async () => {
    const path = await site('endless', { a: 'أول', b: endless, c: 'ثالث', d: endless, e: 'خامس' })
    const archive = await archiveInThread(path, {}, { words: 600 })
    try {
      const stories: FoundStory[] = []
      const refused: string[] = []
      for await (const found of archive.read()) {
        if (found.kind !== 'story') continue
        stories.push(found)
        const words = await archive.blocksOf(found, reading)
        if ('refused' in words) refused.push(`${found.headline}: ${words.refused}`)
      }
      expect(stories.map(({ headline, position }) => `${position} ${headline}`)).toEqual([
        '1 a',
        '2 b',
        '3 c',
        '4 d',
        '5 e',
      ])
      expect(refused).toEqual(['b: took-too-long', 'd: took-too-long'])
      const { preview } = await dryRunImport(archive, { locale: null, looks: 2 })
      expect(preview.stories).toBe(5)
      expect(preview.notes).toContainEqual(expect.objectContaining({ kind: 'took-too-long', count: 1 }))
    } finally {
      await archive.close()
    }
  })

  it('is refused where reading it takes more memory than there is for it', async () => {
    const path = await site('large', { a: 'نصّ' })
    await expect(archiveInThread(path, {}, { memory: 8 })).rejects.toMatchObject({ reason: 'took-too-long' })
  })

  it('is refused for what is wrong with it, as it is here', async () => {
    const path = join(folder, 'broken.zip')
    await writeFile(path, 'PK\u0003\u0004 and nothing more')
    await expect(archiveInThread(path)).rejects.toMatchObject({ reason: 'broken-zip' })
    await writeFile(join(folder, 'x.bin'), 'nothing that is known')
    await expect(archiveInThread(join(folder, 'x.bin'))).rejects.toMatchObject({ reason: 'unknown-format' })
  })

  it('has its pictures with it', async () => {
    const path = await site('pictures', { a: '![x](a.png)' })
    await writeFile(join(path, 'a.png'), 'bytes')
    const archive = await archiveInThread(path)
    try {
      const open = await archive.shelf?.find('/a.png')
      const bytes: Uint8Array[] = []
      for await (const piece of open!()) bytes.push(piece)
      expect(Buffer.concat(bytes).toString()).toBe('bytes')
      expect(await archive.shelf?.find('/no.png')).toBeNull()
    } finally {
      await archive.close()
    }
  })
})
