/** What the editor's plugins and block views share, made once when the editor begins. */
import type { useTranslations } from 'next-intl'
import type { Locale } from '@/lib/locale/table.ts'
import type { BlockDialog } from '@/lib/story/blocks/block-editor.ts'
import type { Newsroom } from '../shell/providers.client.tsx'
import type { EditorFile, EditorPart, EditorPicture, EditorServices, EditorStory } from './services.ts'

type EditorWords = ReturnType<typeof useTranslations<'Newsroom.Editor'>>
export type BlockWords = ReturnType<typeof useTranslations<'Newsroom.Blocks'>>

/** A day that a block asks for, with the calendar of the newsroom's own fields. */
export type AskedDay = {
  /** What the day is asked for. */
  field: string
  /** The button that asked. */
  anchor: HTMLElement
  /** The day that stands there, `2026-11-30`. */
  day: string
  choose: (day: string) => void
}

/** Answers about pictures, files, stories and shared boxes, asked for once each. */
export type Known = {
  picture: (mediaId: string) => EditorPicture | null | Promise<EditorPicture | null>
  file: (mediaId: string) => EditorFile | null | Promise<EditorFile | null>
  story: (storyId: string) => EditorStory | null | Promise<EditorStory | null>
  part: (partId: string) => EditorPart | null | Promise<EditorPart | null>
  addPart: (part: EditorPart) => void
  addPicture: (picture: EditorPicture) => void
  addFile: (file: EditorFile) => void
  addStory: (story: EditorStory) => void
}

export type EditorContext = {
  /** The story's language. */
  locale: Locale
  timeZone: string
  /** How whoever writes reads moments, and in which language. */
  newsroom: Pick<Newsroom, 'locale' | 'reading'>
  words: EditorWords
  blockWords: BlockWords
  momentWords: ReturnType<typeof useTranslations<'Newsroom.Shell.moment'>>
  services: EditorServices
  known: Known
  askDay: (asked: AskedDay) => void
  /** Opens a block's own window, for the block that is selected. */
  openDialog: (Dialog: BlockDialog) => void
  /** Says something to who cannot see it happen. */
  announce: (message: string) => void
  /** Says something above the text, until it is closed or something else is said. */
  notify: (message: string) => void
}

/** Remembers what the services answered. A failed question is asked again the next time. */
export function remembering(services: EditorServices): Known {
  const pictures = new Map<string, EditorPicture | null | Promise<EditorPicture | null>>()
  const files = new Map<string, EditorFile | null | Promise<EditorFile | null>>()
  const stories = new Map<string, EditorStory | null | Promise<EditorStory | null>>()
  const parts = new Map<string, EditorPart | null | Promise<EditorPart | null>>()
  const ask = <T>(
    kept: Map<string, T | null | Promise<T | null>>,
    id: string,
    question: (id: string) => T | null | Promise<T | null>,
  ): T | null | Promise<T | null> => {
    const known = kept.get(id)
    if (known !== undefined) return known
    const answer = question(id)
    kept.set(id, answer)
    if (answer instanceof Promise) {
      answer.then(
        (value) => kept.set(id, value),
        () => kept.delete(id),
      )
    }
    return answer
  }
  return {
    picture: (id) => ask(pictures, id, services.pictureOf),
    file: (id) => ask(files, id, services.fileOf),
    story: (id) => ask(stories, id, services.storyOf),
    part: (id) => ask(parts, id, services.partOf),
    addPart: (part) => void parts.set(part.partId, part),
    addPicture: (picture) => void pictures.set(picture.mediaId, picture),
    addFile: (file) => void files.set(file.mediaId, file),
    addStory: (story) => void stories.set(story.storyId, story),
  }
}
