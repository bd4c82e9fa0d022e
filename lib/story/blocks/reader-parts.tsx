/** What a block needs to be set on a reader's page. */
import type { ReactNode } from 'react'
import { Isolated } from '@/components/reader/isolated.tsx'
import type { ReaderContext } from '@/components/reader/story-line.tsx'
import type { Direction } from '@/lib/locale/table.ts'
import type { Block } from '../document.ts'

export type BlockReaderProps<B> = {
  block: B
  /** The block's own direction. */
  dir: Direction
  context: ReaderContext
  /** Blocks within the block, in order. */
  inside: (blocks: readonly Block[]) => ReactNode
}

/** A server component: nothing of it is sent but HTML. Null leaves the block out. */
export type BlockReader<B> = (props: BlockReaderProps<B>) => ReactNode

/** Who is quoted. */
export function Attribution({ words, dir }: { words: string | null | undefined; dir: Direction }) {
  if (!words) return null
  return (
    <footer>
      <cite>
        <Isolated text={words} dir={dir} />
      </cite>
    </footer>
  )
}
