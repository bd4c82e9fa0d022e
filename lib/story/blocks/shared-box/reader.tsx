import type { BlockReaderProps } from '../reader-parts.tsx'
import type { SharedBox } from './model.ts'

/** Nothing: what readers may see of one is a fact box by the time a document is read (`shared-boxes.ts`). */
export function SharedBoxReader(_: BlockReaderProps<SharedBox>) {
  return null
}
