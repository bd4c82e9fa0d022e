/** A small drawing for each series, all to one measure, so that they are compared at a glance. */
import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { firstOf, itemAt, lastOf } from '../present.ts'
import { type Ask, coloursOf, type Drawing, domainOf, figuresOf } from './ask.ts'
import { momentOf } from './read-table.ts'
import { sheetOf } from './sheet.ts'

export function drawMultiples(ask: Ask): Drawing {
  const { table, letters, print, width, dir, flow } = ask
  const sheet = sheetOf(width, dir, letters)
  const colours = coloursOf(ask)
  const { lead } = letters
  const across = Math.min(table.series.length, width < 450 ? 2 : table.series.length === 4 ? 2 : 3)
  const gap = 20
  const wide = (width - gap * (across - 1)) / across
  const high = width < 450 ? 78 : 96
  const domain = domainOf(figuresOf(table), true, 3)
  const [least, most] = domain
  const names = table.series.map((name) => letters.fit(name, wide, 2, true))
  const ends = [firstOf(table.rows), lastOf(table.rows)].map(({ label }) => print.label(label))
  const moments = table.rows.map(({ label }, i) => (table.timeline ? momentOf(label) : i))
  const last = lastOf(moments)
  const first = firstOf(moments)

  let y = 0
  for (let from = 0; from < table.series.length; from += across) {
    const shown = names.slice(from, from + across)
    const head = Math.max(...shown.map(({ lines }) => lines.length)) * lead
    const top = y + head + lead + 4
    const foot = top + high
    const up = scaleLinear().domain(domain).range([foot, top])
    for (const [i, name] of shown.entries()) {
      const k = from + i
      const left = i * (wide + gap)
      // Single drawings are in the paper's first colour: their names tell them apart.
      const colour = itemAt(colours, k) === 'ka' || itemAt(colours, k) === 'km' ? itemAt(colours, k) : 'k1'
      // Time runs as it does in other charts of the language, whichever way the drawings follow each other.
      const along = scaleLinear()
        .domain(first === last ? [first - 1, last + 1] : [first, last])
        .range(flow === dir ? [left + 3, left + wide - 3] : [left + wide - 3, left + 3])
      sheet.text(left, y + head - name.lines.length * lead, name.lines, { side: 'start', isBold: true })
      sheet.line(left, up(0), left + wide, up(0), 'z')
      const points = table.rows.map(({ values }, row): [number, number] | null => {
        const value = values[k]
        return value === null || value === undefined
          ? null
          : [sheet.x(along(itemAt(moments, row))), up(value)]
      })
      const isKnown = (point: [number, number] | null) => point !== null
      const at = (point: [number, number] | null) => point ?? [0, 0]
      sheet.path(
        area<[number, number] | null>(
          (p) => at(p)[0],
          up(0),
          (p) => at(p)[1],
        )
          .defined(isKnown)
          .digits(1)(points),
        `w ${colour}`,
      )
      sheet.path(
        line<[number, number] | null>(
          (p) => at(p)[0],
          (p) => at(p)[1],
        )
          .defined(isKnown)
          .digits(1)(points),
        `l ${colour}`,
      )
      const lastRow = table.rows.findLastIndex(({ values }) => values[k] !== null)
      if (lastRow >= 0) {
        const value = itemAt(table.rows, lastRow).values[k] ?? 0
        const x = along(itemAt(moments, lastRow))
        sheet.dot(x, up(value), 3.5, `f d ${colour}`)
        // The last value, in the line that is kept free above the plot.
        const said = print.value(value)
        const half = letters.width(said) / 2
        const middle = Math.max(left + half, Math.min(x, left + wide - half))
        const textTop = Math.max(y + head, Math.min(up(value) - lead - 5, foot - lead))
        sheet.text(middle, textTop, [said], { className: 'h' })
      }
      if (Math.max(least, 0) === 0 && most > 0) sheet.line(left, top, left + wide, top, 'g')
      const [begin = '', end = ''] = flow === dir ? ends : ends.toReversed()
      const fits = letters.width(begin) + letters.width(end) + 10 <= wide
      const below = foot + 3
      if (fits && begin !== end) {
        sheet.text(left, below, [begin], { side: 'start', className: 's' })
        sheet.text(left + wide, below, [end], { side: 'end', className: 's' })
      } else {
        const { lines } = letters.fit(itemAt(ends, 1), wide, 1)
        const isAtEnd = flow === dir
        sheet.text(isAtEnd ? left + wide : left, below, lines, {
          side: isAtEnd ? 'end' : 'start',
          className: 's',
        })
      }
    }
    y = foot + lead + 18
  }
  y -= 14
  return { svg: sheet.svg(y), height: y, boxes: sheet.boxes, needsKey: false, leftOver: ask.annotations }
}
