import type { BlockWords } from '@/components/newsroom/editor/context.ts'
import type { ChartRefusal } from '@/lib/chart/chart.ts'

/** Why a table is not drawn, and what to do about it. */
export const refusalWords = ({ reason, most, count }: ChartRefusal, blockWords: BlockWords): string =>
  blockWords(`chart.refused.${reason}`, { most, count })
