import { useTranslations } from 'next-intl'
import type { LibraryFile } from '@/lib/newsroom/files/list-files.ts'

/** What a file is, how long, how large. */
export function FileFacts({ file: { format, seconds, bytes } }: { file: LibraryFile }) {
  const t = useTranslations('Newsroom.Files')
  const length =
    seconds === null
      ? null
      : seconds < 60
        ? t('seconds', { seconds: Math.max(1, Math.round(seconds)) })
        : t('minutes', { minutes: Math.round(seconds / 60) })
  const size =
    bytes < 1_000_000
      ? t('kilobytes', { size: Math.max(1, Math.round(bytes / 1000)) })
      : t('megabytes', { size: Math.round(bytes / 100_000) / 10 })
  return (
    <span className="file-facts">
      <bdi>{format.toUpperCase()}</bdi>
      {length && <> · {length}</>} · {size}
    </span>
  )
}
