'use client'

import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { inLocale, type Locale } from '@/lib/locale/table.ts'
import type { LibraryPicture } from '@/lib/newsroom/pictures/list-pictures.ts'
import type { EditorPicture, EditorServices } from '../editor/services.ts'
import { askForPicture } from './ask-library.ts'
import { PicturePicker } from './picture-picker.client.tsx'
import { uploadPicture } from './upload-picture.client.ts'
import { useUploadWords } from './upload-words.client.ts'

type PictureServices = Pick<
  EditorServices,
  'pickPicture' | 'pickPictures' | 'uploadPicture' | 'pictureOf'
> & {
  /** The window that `pickPicture` opens: put it anywhere in the page, once. */
  picker: ReactNode
}

/**
 * What the editor, and the place of a story's lead picture, ask about pictures.
 * @param locale of the story: a picture's words are given in this language, as readers would get them
 */
export function usePictureServices(locale: Locale): PictureServices {
  const words = useUploadWords()
  const waiting = useRef<((pictures: EditorPicture[]) => void) | null>(null)
  /** How many may be chosen; 0 while the window is closed. */
  const [most, setMost] = useState(0)

  const pickPictures = useCallback(
    (wanted: number) =>
      new Promise<EditorPicture[]>((resolve) => {
        // Asked twice: the first is answered as if nobody had chosen.
        waiting.current?.([])
        waiting.current = resolve
        setMost(wanted)
      }),
    [],
  )
  const pickPicture = useCallback(async () => (await pickPictures(1))[0] ?? null, [pickPictures])
  const done = useCallback(
    (pictures: LibraryPicture[]) => {
      waiting.current?.(pictures.map((picture) => asEditorPicture(picture, locale)))
      waiting.current = null
      setMost(0)
    },
    [locale],
  )
  const upload = useCallback(
    async (file: File, onProgress: (fraction: number) => void) => {
      const answered = await uploadPicture(file, { onProgress })
      if (!answered.ok) throw new Error(words(answered))
      return asEditorPicture(answered.value, locale)
    },
    [locale, words],
  )
  const pictureOf = useCallback(
    async (mediaId: string) => {
      const answered = await askForPicture(mediaId)
      return answered.ok ? asEditorPicture(answered.value, locale) : null
    },
    [locale],
  )

  return useMemo(
    () => ({
      pickPicture,
      pickPictures,
      uploadPicture: upload,
      pictureOf,
      picker: <PicturePicker most={most} locale={locale} onDone={done} />,
    }),
    [done, most, locale, pickPicture, pickPictures, pictureOf, upload],
  )
}

/** A picture of the library as a story in a language shows it. */
const asEditorPicture = (picture: LibraryPicture, locale: Locale): EditorPicture => ({
  mediaId: picture.mediaId,
  url: picture.preview,
  width: picture.width,
  height: picture.height,
  alt: inLocale(picture.alts, locale),
  caption: inLocale(picture.captions, locale),
  credit: inLocale(picture.credits, locale),
  licence: picture.licence,
})
