import type { Ask, Drawing } from './ask.ts'
import type { ChartKind } from './chart.ts'
import { drawBars } from './draw-bars.ts'
import { drawDots } from './draw-dots.ts'
import { drawMultiples } from './draw-multiples.ts'
import { drawUpright } from './draw-upright.ts'

const draws: Record<ChartKind, (ask: Ask) => Drawing> = {
  bars: (ask) => drawBars(ask),
  stackedBars: (ask) => drawBars(ask),
  columns: drawUpright,
  stackedColumns: drawUpright,
  lines: drawUpright,
  areas: drawUpright,
  dots: drawDots,
  ranges: drawDots,
  multiples: drawMultiples,
}

/** A chart as SVG, the same wherever it is drawn: on the server for readers, in the editor for who makes it. */
export const drawChart = (ask: Ask): Drawing => draws[ask.kind](ask)
