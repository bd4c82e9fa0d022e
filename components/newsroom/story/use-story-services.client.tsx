'use client'

import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { Locale } from '@/lib/locale/table.ts'
import type { MapAttributes, MapRefusal } from '@/lib/map/map.ts'
import type { OfferedDataset } from '@/lib/newsroom/datasets/read-datasets.ts'
import type { LinkRead } from '@/lib/newsroom/links/read-link.ts'
import type {
  EditorAuthor,
  EditorPart,
  EditorPicture,
  EditorServices,
  EditorStory,
} from '../editor/services.ts'
import { useFileServices } from '../files/use-file-services.client.tsx'
import { usePictureServices } from '../media/use-picture-services.client.tsx'
import { askForPart, PartPicker } from '../parts/part-picker.client.tsx'
import { askNewsroom } from './ask-newsroom.ts'
import { AuthorPicker } from './author-picker.client.tsx'
import { askForStory, findStories, StoryPicker } from './story-picker.client.tsx'

async function drawMap(attrs: MapAttributes, locale: Locale): Promise<{ html: string } | MapRefusal> {
  const answer = await askNewsroom<{ html: string } | MapRefusal>('/admin/stories/map', {
    method: 'POST',
    body: { attrs, locale },
  })
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}

async function offerDatasets(): Promise<OfferedDataset[]> {
  const answer = await askNewsroom<OfferedDataset[]>('/admin/data/offered')
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}

/**
 * What the editor asks of the page it stands in: pictures, stories and people, known or to be chosen.
 * @returns `pickers` is to be shown somewhere on the page
 */
export function useStoryServices({
  locale,
  putLater,
  ...given
}: {
  locale: Locale
  pictures: readonly EditorPicture[]
  stories: readonly EditorStory[]
  /** People whom the text has boxes about. */
  people: readonly EditorAuthor[]
  /** People who are offered. */
  authors: readonly EditorAuthor[]
  putLater: EditorServices['putLater']
}): { services: EditorServices; pictures: Map<string, EditorPicture>; pickers: ReactNode } {
  const pictures = useKnown(given.pictures, (each) => each.mediaId)
  const stories = useKnown(given.stories, (each) => each.storyId)
  const people = useKnown([...given.authors, ...given.people], (each) => each.id)
  const authorPicker = useRef<((author: EditorAuthor | null) => void) | null>(null)
  const [isPickingAuthor, setPickingAuthor] = useState(false)
  const partPicker = useRef<((part: EditorPart | null) => void) | null>(null)
  const [pickedPart, setPickedPart] = useState<'box' | 'snippet' | null>(null)
  const picker = useRef<((story: EditorStory | null) => void) | null>(null)
  const [isPickingStory, setPickingStory] = useState(false)
  const {
    picker: picturePicker,
    pickPicture,
    pickPictures,
    uploadPicture,
    pictureOf,
  } = usePictureServices(locale)
  const { picker: filePicker, pickFile, fileOf } = useFileServices()
  const services = useMemo<EditorServices>(
    () => ({
      pickPicture,
      pickPictures,
      pickFile,
      fileOf,
      uploadPicture,
      pictureOf: (mediaId) => pictures.get(mediaId) ?? pictureOf(mediaId),
      findStories,
      pickStory: () =>
        new Promise((resolve) => {
          picker.current = resolve
          setPickingStory(true)
        }),
      pickAuthor: () =>
        new Promise((resolve) => {
          authorPicker.current = resolve
          setPickingAuthor(true)
        }),
      pickPart: (kind) =>
        new Promise((resolve) => {
          partPicker.current = resolve
          setPickedPart(kind)
        }),
      partOf: askForPart,
      authorOf: (authorId) => people.get(authorId) ?? null,
      readLink,
      storyOf: (storyId) => stories.get(storyId) ?? askForStory(storyId, locale),
      drawMap: (attrs) => drawMap(attrs, locale),
      offerDatasets,
      putLater,
    }),
    [
      pickPicture,
      pickPictures,
      pickFile,
      fileOf,
      uploadPicture,
      pictureOf,
      pictures,
      stories,
      people,
      locale,
      putLater,
    ],
  )
  const pickers = (
    <>
      {isPickingStory && (
        <StoryPicker
          onPick={(story) => {
            if (story) stories.set(story.storyId, story)
            setPickingStory(false)
            picker.current?.(story)
            picker.current = null
          }}
        />
      )}
      {pickedPart && (
        <PartPicker
          kind={pickedPart}
          locale={locale}
          onPick={(part) => {
            setPickedPart(null)
            partPicker.current?.(part)
            partPicker.current = null
          }}
        />
      )}
      {isPickingAuthor && (
        <AuthorPicker
          authors={given.authors}
          onPick={(author) => {
            setPickingAuthor(false)
            authorPicker.current?.(author)
            authorPicker.current = null
          }}
        />
      )}
      {picturePicker}
      {filePicker}
    </>
  )
  return { services, pictures, pickers }
}

async function readLink(url: string): Promise<LinkRead> {
  const answered = await askNewsroom<LinkRead>('/admin/links', { method: 'POST', body: { url } })
  if (!answered.ok) throw new Error(answered.message)
  return answered.value
}

/** What is known by id: given with the page, and added to as things are chosen. */
function useKnown<T>(given: readonly T[], idOf: (each: T) => string): Map<string, T> {
  const known = useRef<Map<string, T> | null>(null)
  known.current ??= new Map()
  for (const each of given) known.current.set(idOf(each), each)
  return known.current
}

/** The picture over the story; null while it is not known, and when there is none. */
export function useLeadPicture(
  mediaId: string | null,
  known: Map<string, EditorPicture>,
  ask: EditorServices['pictureOf'],
): EditorPicture | null {
  const [, setAsked] = useState(0)
  useEffect(() => {
    if (!mediaId || known.has(mediaId)) return
    let isLatest = true
    // Chosen by somebody else, whose words this tab follows.
    void Promise.resolve(ask(mediaId)).then((picture) => {
      if (!picture) return
      known.set(mediaId, picture)
      if (isLatest) setAsked((before) => before + 1)
    })
    return () => {
      isLatest = false
    }
  }, [mediaId, known, ask])
  return (mediaId && known.get(mediaId)) || null
}
