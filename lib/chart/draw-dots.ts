/** Dots on a line for each row: one for each series, or the stretch from a row's least to its most. */
import { scaleLinear } from 'd3-scale'
import { itemAt } from '../present.ts'
import { type Ask, coloursOf, type Drawing, domainOf, figuresOf, placeOf, textsAbove } from './ask.ts'
import type { Annotation } from './chart.ts'
import { firstThat } from './letters.ts'
import { drawRowLabel, rowLabels } from './row-labels.ts'
import { sheetOf } from './sheet.ts'

export function drawDots(ask: Ask): Drawing {
  const { table, letters, print, width, dir, kind } = ask
  const sheet = sheetOf(width, dir, letters)
  const colours = coloursOf(ask)
  const { lead } = letters
  const labels = rowLabels(ask)
  // Where a row has one value, or two ends, they are said beside the dots; else an axis stands above.
  const saysValues = kind === 'ranges' || table.series.length === 1
  const texts = new Map<number, string[]>()
  const leftOver: Annotation[] = []
  const lines: { value: number; annotation: Annotation }[] = []
  for (const annotation of ask.annotations) {
    const place = placeOf(annotation.at, ask)
    if (place?.value !== undefined) lines.push({ value: place.value, annotation })
    else if (place && !texts.has(place.row)) {
      const fitted = letters.fit(annotation.text, width - labels.column, 3)
      if (fitted.isCut) leftOver.push(annotation)
      else texts.set(place.row, fitted.lines)
    } else leftOver.push(annotation)
  }
  const figures = figuresOf(table)
  const [least, most] = domainOf([...figures, ...lines.map(({ value }) => value)], false, 4)
  const gap = 10
  const said = Math.max(...figures.map((value) => letters.width(print.value(value))))
  const edge = saysValues ? said + gap : said / 2 + 4
  const scale = scaleLinear()
    .domain([least, most])
    .range([labels.column + edge, Math.max(width - edge, labels.column + edge + 20)])

  const above = textsAbove(
    sheet,
    lines.map(({ value, annotation }) => ({ at: scale(value), annotation })),
    0,
  )
  let y = above.height
  const ticks = ticksAbove(scale, ask, labels.column)
  if (!saysValues) {
    for (const { at, said } of ticks) sheet.text(at, y, [said], { className: 's' })
    y += lead + 4
  }
  const start = y
  // Drawn below the dots, so it comes first: the rows' heights are known by then.
  const thick = Math.max(22, lead)
  const heights = table.rows.map((_, i) => {
    const high = itemAt(labels.rows, i).lines.length * lead
    const text = texts.get(i)
    const own = labels.isAbove ? high + 1 + thick : Math.max(thick, high)
    return own + (text ? text.length * lead + 2 : 0) + 6
  })
  const foot = start + heights.reduce((sum, each) => sum + each, 0)
  if (!saysValues) for (const { at } of ticks) sheet.line(at, start, at, foot, 'g')
  above.drawPointers(foot)
  for (const [i, { values }] of table.rows.entries()) {
    const top = y
    const high = itemAt(labels.rows, i).lines.length * lead
    const tall = labels.isAbove ? thick : Math.max(thick, high)
    y = drawRowLabel(sheet, labels, i, y, tall)
    const middle = y + tall / 2
    const known = values.flatMap((value, k) =>
      value === null ? [] : [{ value, colour: itemAt(colours, k) }],
    )
    const [low, top1] = [
      known.reduce((a, b) => (b.value < a.value ? b : a), known[0] ?? { value: least, colour: 'km' }),
      known.reduce((a, b) => (b.value > a.value ? b : a), known[0] ?? { value: least, colour: 'km' }),
    ]
    if (known.length === 0)
      sheet.text(labels.column + edge, middle - lead / 2, ['—'], { side: 'start', className: 's' })
    else {
      const [begin, end] = [scale(low.value), scale(top1.value)]
      if (kind === 'ranges') sheet.line(begin, middle, end, middle, 'r')
      else sheet.line(labels.column, middle, width, middle, 'g')
      for (const { value, colour } of known) sheet.dot(scale(value), middle, 6, `f d ${colour}`)
      if (saysValues) {
        const textTop = middle - lead / 2
        sheet.text(end + gap, textTop, [print.value(top1.value)], { side: 'start' })
        if (kind === 'ranges' && low.value !== top1.value)
          sheet.text(begin - gap, textTop, [print.value(low.value)], { side: 'end' })
      }
    }
    const text = texts.get(i)
    if (text) sheet.text(labels.column, y + tall + 1, text, { side: 'start', className: 'n' })
    y = top + itemAt(heights, i)
  }
  return {
    svg: sheet.svg(y),
    height: y,
    boxes: sheet.boxes,
    needsKey: table.series.length > 1,
    leftOver: [...leftOver, ...above.leftOver],
  }
}

/** Values of an axis above the rows, as many as stand apart. */
function ticksAbove(
  scale: ReturnType<typeof scaleLinear<number, number>>,
  { letters, print, width }: Ask,
  column: number,
): { at: number; said: string }[] {
  const sets = [5, 4, 3, 2, 1].map((count) => {
    const values = scale.ticks(count)
    const said = print.ticks(values)
    return values.map((value, i) => ({ at: scale(value), said: itemAt(said, i) }))
  })
  const isClear = (set: { at: number; said: string }[]) =>
    set.every(({ at, said }, i) => {
      const half = letters.width(said) / 2
      const before = set[i - 1]
      const isApart = !before || at - half - 8 > before.at + letters.width(before.said) / 2
      return isApart && at + half <= width && at - half >= Math.min(column, 0)
    })
  const found = firstThat(sets, isClear)
  return isClear(found) ? found : []
}
