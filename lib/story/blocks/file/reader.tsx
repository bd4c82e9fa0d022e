import { Isolated } from '@/components/reader/isolated.tsx'
import { useReader } from '@/components/reader/use-reader.ts'
import { useWords } from '@/components/reader/use-words.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { sizeWords } from '../audio/reader.tsx'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { File } from './model.ts'

/** A document to download: what it is called, what it is, how large. */
export function FileReader({ block: { attrs }, dir, context }: BlockReaderProps<File>) {
  const t = useWords('Blocks.file')
  const sizes = useWords('Blocks.recording')
  const own = localeTable[useReader().locale].dir
  const found = context.recordings.get(attrs.mediaId)
  if (!found) return null
  return (
    <p className="file" dir={dir}>
      <a href={found.href} download={found.fileName}>
        <Isolated text={attrs.title || found.fileName} dir={dir} />
      </a>
      <small>
        {/* Each by itself: a number after Latin letters would go on with them. */}
        <span dir={own}>
          {found.kind === 'file' ? t(`formats.${found.format as 'pdf'}`) : found.format.toUpperCase()}
        </span>
        {' · '}
        <span dir={own}>{sizeWords(sizes, found.bytes)}</span>
      </small>
      {attrs.caption && (
        <span className="file-caption">
          <Isolated text={attrs.caption} dir={dir} />
        </span>
      )}
    </p>
  )
}
