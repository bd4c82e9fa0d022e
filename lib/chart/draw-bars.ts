/** Bars along the line, one row below the other: single, beside each other, or on top of each other. */
import { scaleLinear } from 'd3-scale'
import { itemAt } from '../present.ts'
import { type Ask, coloursOf, type Drawing, figuresOf, placeOf, stackEnds, textsAbove } from './ask.ts'
import type { Annotation } from './chart.ts'
import { drawRowLabel, rowLabels } from './row-labels.ts'
import { sheetOf } from './sheet.ts'

export function drawBars(
  ask: Ask,
  isStacked = ask.kind === 'stackedBars' || ask.kind === 'stackedColumns',
): Drawing {
  const { table, letters, print, width, dir } = ask
  const sheet = sheetOf(width, dir, letters)
  const colours = coloursOf(ask)
  const { lead } = letters
  const count = table.series.length
  const labels = rowLabels(ask)
  const texts = new Map<number, string[]>()
  const leftOver: Annotation[] = []
  const lines: { value: number; annotation: Annotation }[] = []
  for (const annotation of ask.annotations) {
    const place = placeOf(annotation.at, ask)
    if (place?.row !== undefined) {
      const fitted = letters.fit(annotation.text, width - labels.column, 3)
      if (fitted.isCut || texts.has(place.row)) leftOver.push(annotation)
      else texts.set(place.row, fitted.lines)
    } else if (place?.value !== undefined) lines.push({ value: place.value, annotation })
    else leftOver.push(annotation)
  }

  const ends = isStacked ? stackEnds(table) : figuresOf(table)
  const reach = [...ends, ...lines.map(({ value }) => value)]
  const [least, most] = [Math.min(0, ...reach), Math.max(0, ...reach)]
  const gap = 6
  // A stack says its parts inside of itself, as far as they have room.
  const room = (values: number[]) =>
    isStacked ? 0 : Math.max(0, ...values.map((value) => letters.width(print.value(value)) + gap))
  const from = labels.column + room(ends.filter((value) => value < 0))
  const to = width - room(ends.filter((value) => value >= 0))
  const scale = scaleLinear()
    .domain(least === most ? [0, 1] : [least, most])
    .range([from, Math.max(to, from + 20)])
  const zero = scale(0)

  const above = textsAbove(
    sheet,
    lines.map(({ value, annotation }) => ({ at: scale(value), annotation })),
    0,
  )
  const bar = isStacked || count === 1 ? Math.max(18, lead) : lead
  const barInk = isStacked || count === 1 ? bar : bar - 4
  const thick = isStacked ? bar : bar * count
  let y = above.height + 2
  const start = y
  for (const [i, row] of table.rows.entries()) {
    const text = texts.get(i)
    const label = itemAt(labels.rows, i)
    const tall = labels.isAbove ? thick : Math.max(thick, label.lines.length * lead)
    y = drawRowLabel(sheet, labels, i, y, tall)
    let at = y + (tall - thick) / 2
    // Names above would stand on a line through all rows.
    if (labels.isAbove) sheet.line(zero, at, zero, at + thick, 'z')
    const behind = { positive: 0, negative: 0 }
    for (const [k, value] of row.values.entries()) {
      const colour = itemAt(colours, k)
      if (isStacked) {
        if (value === null || value === 0) continue
        const side = value > 0 ? 'positive' : 'negative'
        const [begin, end] = [scale(behind[side]), scale(behind[side] + value)]
        behind[side] += value
        sheet.rect(begin, end, at, at + bar, `f ${colour}`)
        const said = print.value(value)
        if (Math.abs(end - begin) >= letters.width(said) + 8 && colour !== 'km')
          sheet.text((begin + end) / 2, at + (bar - lead) / 2, [said], { className: `i ${colour}` })
        continue
      }
      if (value === null) {
        const isAtEdge = zero + gap + letters.width('—') > width
        const place = isAtEdge ? zero - gap : zero + gap
        sheet.text(place, at + (bar - lead) / 2, ['—'], { side: isAtEdge ? 'end' : 'start', className: 's' })
      } else {
        const end = scale(value)
        sheet.rect(zero, end, at + (bar - barInk) / 2, at + (bar + barInk) / 2, `f ${colour}`)
        const said = [print.value(value)]
        if (value < 0) sheet.text(end - gap, at + (bar - lead) / 2, said, { side: 'end' })
        else sheet.text(end + gap, at + (bar - lead) / 2, said, { side: 'start' })
      }
      at += bar
    }
    y += tall
    if (text) {
      sheet.text(labels.column, y + 1, text, { side: 'start', className: 'n' })
      y += text.length * lead + 2
    }
    y += labels.isAbove || thick > 30 ? 10 : 7
  }
  y -= 4
  if (!labels.isAbove) sheet.line(zero, start, zero, y, 'z')
  above.drawPointers(y)
  return {
    svg: sheet.svg(y),
    height: y,
    boxes: sheet.boxes,
    needsKey: count > 1,
    leftOver: [...leftOver, ...above.leftOver],
  }
}
