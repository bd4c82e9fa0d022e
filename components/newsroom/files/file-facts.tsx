import type { useTranslations } from 'next-intl'
import type { LibraryFile } from '@/lib/newsroom/files/list-files.ts'
import { warningOf } from '@/lib/picture/credentials/credentials.ts'
import { Badge } from '../ui/badge.tsx'

type Words = ReturnType<typeof useTranslations<'Newsroom.Files'>>

/** What a file is, how long, how large. @param words of `Newsroom.Files`, wherever this is drawn */
export function FileFacts({
  file: { format, seconds, bytes, credentials },
  words,
}: {
  file: LibraryFile
  words: Words
}) {
  const length =
    seconds === null
      ? null
      : seconds < 60
        ? words('seconds', { seconds: Math.max(1, Math.round(seconds)) })
        : words('minutes', { minutes: Math.round(seconds / 60) })
  const size =
    bytes < 1_000_000
      ? words('kilobytes', { size: Math.max(1, Math.round(bytes / 1000)) })
      : words('megabytes', { size: Math.round(bytes / 100_000) / 10 })
  const warning = warningOf(credentials?.state)
  return (
    <span className="file-facts">
      <bdi>{format.toUpperCase()}</bdi>
      {length && (
        <>
          {' · '}
          <bdi>{length}</bdi>
        </>
      )}
      {' · '}
      <bdi>{size}</bdi>
      {warning && (
        <>
          {' '}
          <Badge tone={warning.tone}>{words(`warning.${warning.of}`)}</Badge>
        </>
      )}
    </span>
  )
}

/** What kind of file it is with its facts, and who added it when. @param moment when that was, as it is printed */
export function FileOrigin({ file, words, moment }: { file: LibraryFile; words: Words; moment: string }) {
  return (
    <>
      <span>
        {words(`kinds.${file.kind}`)} · <FileFacts file={file} words={words} />
      </span>
      <span>
        {file.createdBy ? words('addedBy', { name: file.createdBy, moment }) : words('added', { moment })}
      </span>
    </>
  )
}
