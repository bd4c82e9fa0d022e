'use client'

import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import type { LibraryFile } from '@/lib/newsroom/files/list-files.ts'
import type { FileKind } from '@/lib/picture/file-formats.ts'
import type { EditorFile, EditorServices } from '../editor/services.ts'
import { askForFile, fileHref } from './ask-files.ts'
import { FilePicker } from './file-picker.client.tsx'

type FileServices = Pick<EditorServices, 'pickFile' | 'fileOf'> & {
  /** The window that `pickFile` opens: put it anywhere in the page, once. */
  picker: ReactNode
}

/** What the editor asks about sounds, films and documents. */
export function useFileServices(): FileServices {
  const waiting = useRef<((file: EditorFile | null) => void) | null>(null)
  const [kind, setKind] = useState<FileKind | null>(null)
  const pickFile = useCallback(
    (asked: FileKind) =>
      new Promise<EditorFile | null>((resolve) => {
        // Asked twice: the first is answered as if nobody had chosen.
        waiting.current?.(null)
        waiting.current = resolve
        setKind(asked)
      }),
    [],
  )
  const done = useCallback((file: LibraryFile | null) => {
    waiting.current?.(file && asEditorFile(file))
    waiting.current = null
    setKind(null)
  }, [])
  const fileOf = useCallback(async (mediaId: string) => {
    const answered = await askForFile(mediaId)
    return answered.ok ? asEditorFile(answered.value) : null
  }, [])
  return useMemo(
    () => ({ pickFile, fileOf, picker: <FilePicker kind={kind} onDone={done} /> }),
    [pickFile, fileOf, kind, done],
  )
}

const asEditorFile = ({ mediaId, kind, href, fileName, tracks }: LibraryFile): EditorFile => ({
  mediaId,
  kind,
  url: href,
  fileName,
  captions: tracks.map(({ locale }) => locale),
  page: fileHref(mediaId),
})
