import { Isolated } from '@/components/reader/isolated.tsx'
import { useReader } from '@/components/reader/use-reader.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { TimelineEntry } from './model.ts'

/** The line runs down one side whatever language an entry is in: its item has no direction, its paragraphs have. */
export function TimelineEntryReader({ block, inside }: BlockReaderProps<TimelineEntry>) {
  const { dir } = localeTable[useReader().locale]
  return (
    <li className="timeline-entry">
      {block.attrs.when && (
        <p className="timeline-when">
          <Isolated text={block.attrs.when} dir={dir} />
        </p>
      )}
      {inside(block.content)}
    </li>
  )
}
