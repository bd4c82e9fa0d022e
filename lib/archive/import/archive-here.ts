import { DocumentRefused } from '../../story/validate.ts'
import type { Archive, ArchiveFile, FoundRecord, ReadingOf, StoryRecord } from './import-record.ts'
import { originalText } from './original-text.ts'
import { type StoryBlocks, storyBlocks } from './story-blocks.ts'

/** Stories whose words may still be asked for, the newest. */
const remembered = 64

/** The words of a story, with all that is said of them. @throws {DocumentRefused} when they are more than a story may have */
export function wordsOf(
  text: StoryRecord['text'],
  reading: Parameters<typeof storyBlocks>[1] & Pick<ReadingOf, 'original'>,
): StoryBlocks {
  const notes: StoryRecord['notes'] = []
  const html = text((each) => notes.push(each))
  const words = storyBlocks(html, reading)
  return {
    ...words,
    notes: [...notes, ...words.notes],
    ...(reading.original && { original: originalText(html) }),
  }
}

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
        return wordsOf(text, { ...reading, headline })
      } catch (error) {
        if (error instanceof DocumentRefused) return { refused: 'too-long' }
        throw error
      }
    },
  }
}
