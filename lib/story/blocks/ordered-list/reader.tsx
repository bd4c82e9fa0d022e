import { ListItems } from '../list-item/reader.tsx'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { OrderedList } from './model.ts'

export function OrderedListReader({ block, dir, inside }: BlockReaderProps<OrderedList>) {
  return (
    <ol dir={dir} start={block.attrs?.start ?? 1}>
      <ListItems items={block.content} inside={inside} />
    </ol>
  )
}
