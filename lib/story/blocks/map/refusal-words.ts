import type { BlockWords } from '@/components/newsroom/editor/context.ts'
import type { MapRefusal } from '@/lib/map/map.ts'

/** Why a map is not drawn, and what to do about it. */
export const refusalWords = ({ reason, name, most, count }: MapRefusal, blockWords: BlockWords): string =>
  blockWords(`map.refused.${reason}`, { name, most, count })
