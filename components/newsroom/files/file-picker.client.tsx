'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { FilePage, LibraryFile } from '@/lib/newsroom/files/list-files.ts'
import type { FileKind } from '@/lib/picture/file-formats.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.client.tsx'
import { TextField } from '../ui/field.tsx'
import { Loading } from '../ui/loading.tsx'
import { Notice } from '../ui/notice.tsx'
import { askForFiles } from './ask-files.ts'
import { BringFile } from './bring-file.client.tsx'
import { FileFacts } from './file-facts.tsx'

/** Milliseconds without a key after which letters are looked for. */
const pause = 250

type Props = {
  /** What is asked for; null for nothing. */
  kind: FileKind | null
  /** The one chosen or brought; null when somebody changed their mind. */
  onDone: (file: LibraryFile | null) => void
}

/** Brings a file in, or chooses one that is here. */
export function FilePicker({ kind, onDone }: Props) {
  const t = useTranslations('Newsroom.Files.picker')
  return (
    <Dialog
      title={t(kind ?? 'file')}
      size="wide"
      open={kind !== null}
      onOpenChange={(open) => !open && onDone(null)}
    >
      {/* Made anew each time it opens: what was searched for the last time is of no use to this one. */}
      {kind && <Choices kind={kind} onDone={onDone} />}
    </Dialog>
  )
}

function Choices({ kind, onDone }: { kind: FileKind; onDone: Props['onDone'] }) {
  const t = useTranslations('Newsroom.Files')
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<(FilePage & { page: number }) | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const asked = useRef(0)

  const ask = useCallback(
    async (words: string, page: number) => {
      const turn = ++asked.current
      const answer = await askForFiles(words, kind, page)
      // Somebody typed on meanwhile.
      if (turn !== asked.current) return
      setFailed(!answer.ok)
      if (!answer.ok) return
      const { files, hasMore } = answer.value
      setFound((before) => ({
        files: page > 1 && before ? [...before.files, ...files] : files,
        hasMore,
        page,
      }))
    },
    [kind],
  )

  useEffect(() => {
    const timer = setTimeout(() => ask(query, 1), query ? pause : 0)
    return () => clearTimeout(timer)
  }, [ask, query])

  return (
    <div className="picker">
      <BringFile kind={kind} onDone={onDone} />
      <section className="picker-library" aria-label={t('picker.existing')}>
        <TextField
          label={t('search')}
          type="search"
          value={query}
          onChange={({ currentTarget }) => setQuery(currentTarget.value)}
          maxLength={100}
          autoComplete="off"
          enterKeyHint="search"
        />
        {hasFailed ? (
          <Notice
            kind="failure"
            live
            action={<Button onClick={() => ask(query, 1)}>{t('picker.again')}</Button>}
          >
            <p>{t('picker.failed')}</p>
          </Notice>
        ) : found === null ? (
          <Loading>{t('picker.loading')}</Loading>
        ) : found.files.length === 0 ? (
          <p role="status">{query ? t('none') : t('empty')}</p>
        ) : (
          <>
            <ul className="file-list">
              {found.files.map((file) => (
                <li key={file.mediaId}>
                  <button type="button" className="file-choice" onClick={() => onDone(file)}>
                    <bdi>{file.fileName}</bdi>
                    <FileFacts file={file} words={t} />
                  </button>
                </li>
              ))}
            </ul>
            {found.hasMore && (
              <div>
                <Button onClick={() => ask(query, found.page + 1)}>{t('picker.more')}</Button>
              </div>
            )}
          </>
        )}
      </section>
    </div>
  )
}
