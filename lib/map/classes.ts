/** Which colour each figure of a map has: five steps of one, at round bounds where the figures allow it. */
import { scaleQuantile, scaleQuantize } from 'd3-scale'
import { itemAt } from '../present.ts'

export type ColourClass = { className: string; from: number; to: number }

const steps = ['q1', 'q2', 'q3', 'q4', 'q5'] as const
/** More of all figures in one colour, and the map shows little but that one. */
const crowded = 0.6

/** Few figures that differ have a colour each. */
function ofFew(values: readonly number[]): ColourClass[] {
  const picked = [[4], [1, 4], [0, 2, 4], [0, 1, 3, 4], [0, 1, 2, 3, 4]]
  return values.map((value, i) => ({
    className: itemAt(steps, itemAt(itemAt(picked, values.length - 1), i)),
    from: value,
    to: value,
  }))
}

export function classesOf(figures: readonly number[]): {
  classes: ColourClass[]
  classOf: (value: number) => string
} {
  const values = [...new Set(figures)].sort((a, b) => a - b)
  if (values.length <= steps.length) {
    const classes = ofFew(values)
    return { classes, classOf: (value) => itemAt(classes, values.indexOf(value)).className }
  }
  const [least, most] = [itemAt(values, 0), itemAt(values, values.length - 1)]
  const even = scaleQuantize<string>().domain([least, most]).nice(steps.length).range(steps)
  const share = (className: string) =>
    figures.filter((each) => even(each) === className).length / figures.length
  const scale = steps.every((each) => share(each) <= crowded)
    ? even
    : scaleQuantile<string>().domain(figures).range(steps)
  const classes = steps.flatMap((className): ColourClass[] => {
    const held = figures.filter((each) => scale(each) === className)
    if (held.length === 0) return []
    // Round bounds where they are even, else the figures that there are.
    const [from = least, to = most] =
      scale === even ? even.invertExtent(className) : [Math.min(...held), Math.max(...held)]
    return [{ className, from, to }]
  })
  return { classes, classOf: (value) => scale(value) }
}
