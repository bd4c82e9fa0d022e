import { DocumentRefused } from '../../story/validate.ts'
import type { Archive, ArchiveFile, FoundRecord, StoryRecord } from './import-record.ts'
import { storyBlocks } from './story-blocks.ts'

/** Stories whose words may still be asked for, the newest. */
const remembered = 64

/** A file that is read on the thread that asks for it: a thread of its own, or a test. */
export function archiveHere(file: ArchiveFile): Archive {
  const texts = new Map<number, StoryRecord['text']>()
  return {
    ...file,

    async *read(): AsyncGenerator<FoundRecord> {
      let position = 0
      texts.clear()
      for await (const found of file.read()) {
        if (found.kind !== 'story') {
          yield found
          continue
        }
        const { text, ...story } = found
        position += 1
        texts.set(position, text)
        texts.delete(position - remembered)
        yield { ...story, position }
      }
    },

    async blocksOf({ position, headline }, reading) {
      const text = texts.get(position)
      if (!text) throw new Error(`The words of story ${position} are asked for too late`)
      try {
        const notes: StoryRecord['notes'] = []
        const blocks = storyBlocks(
          text((each) => notes.push(each)),
          { ...reading, headline },
        )
        return { ...blocks, notes: [...notes, ...blocks.notes] }
      } catch (error) {
        if (error instanceof DocumentRefused) return { refused: 'too-long' }
        throw error
      }
    },
  }
}
