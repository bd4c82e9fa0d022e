import { ListItems } from '../list-item/reader.tsx'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { BulletList } from './model.ts'

export function BulletListReader({ block, dir, inside }: BlockReaderProps<BulletList>) {
  return (
    <ul dir={dir}>
      <ListItems items={block.content} inside={inside} />
    </ul>
  )
}
