import { Isolated } from '@/components/reader/isolated.tsx'
import { useWords } from '@/components/reader/use-words.ts'
import { sizeWords } from '../audio/reader.tsx'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { File } from './model.ts'

/** A document to download: what it is called, what it is, how large. */
export function FileReader({ block: { attrs }, dir, context }: BlockReaderProps<File>) {
  const t = useWords('Blocks.file')
  const sizes = useWords('Blocks.recording')
  const found = context.recordings.get(attrs.mediaId)
  if (!found) return null
  return (
    <p className="file" dir={dir}>
      <a href={found.href} download={found.fileName}>
        <Isolated text={attrs.title || found.fileName} dir={dir} />
      </a>
      <small>
        {found.kind === 'file' ? t(`formats.${found.format as 'pdf'}`) : found.format.toUpperCase()}
        {' · '}
        {sizeWords(sizes, found.bytes)}
      </small>
      {attrs.caption && (
        <span className="file-caption">
          <Isolated text={attrs.caption} dir={dir} />
        </span>
      )}
    </p>
  )
}
