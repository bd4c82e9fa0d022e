/** The house as a picture, and what is wrong with it, counted. */
import { itemAt, present } from '../../present.ts'
import { type Arrow, arrowsBetweenRooms, circles, floors, type House, roomOf } from './house.ts'

const heldByTheLinter = `
The layers that matter are held by the linter: \`noRestrictedImports\` and \`noImportCycles\` in \`biome.jsonc\`. It takes a circle of types alone for none, since nothing of it is there when it runs; here it is counted. The folders of \`lib/story/blocks\` keep a component and an editor beside each model, which is why arrows of \`lib/story\` point upward: from outside of the folders only \`readers.tsx\` and \`editors.ts\` import those files. How it was before is drawn in [house-before.md](house-before.md); [what a change touches](what-a-change-touches.md) was counted then and now.
`

/**
 * `docs/house.md`, from its first line to its last, beside the picture.
 * @param held what to say of how the layers are held; empty for a house of before
 */
export function tellOfHouse(
  house: House,
  { title = 'The house', picture = 'house.svg', held = heldByTheLinter } = {},
): string {
  const arrows = arrowsBetweenRooms(house)
  const upward = arrows.filter((each) => each.isUpward)
  const ofFiles = circles(house.imports)
  return `# ${title}

<!-- Written by \`npm run diagrams\`. -->

![The rooms of the house on their floors, with arrows between them](${picture})

A room is a folder, and an arrow says that something in the one imports something of the other. Rooms stand on floors: what is above may know what is below. An arrow that a way over other rooms already tells is left out; one that points upward is red.
${held}
| | |
| --- | --- |
| Arrows between rooms | ${arrows.length} |
| that point upward | ${upward.length} |
| Imports that these stand for | ${upward.reduce((sum, { imports }) => sum + imports, 0)} |
| Pairs of rooms that import each other | ${mutual(arrows).length} |
| Circles of files | ${ofFiles.length}, of ${ofFiles.flat().length} files |
${list(
  'Upward',
  upward.map(({ from, to, imports }) => `\`${from}\` → \`${to}\` (${imports})`),
)}${list(
  'Each other',
  mutual(arrows).map(({ from, to }) => `\`${from}\` ↔ \`${to}\``),
)}${list(
  'Circles of files',
  ofFiles.map((files) => files.map((file) => `\`${file}\``).join(', ')),
)}`
}

/** Pixels. */
const size = { width: 1000, floor: 112, label: 190, box: 30, letter: 7.6, padding: 10 }

type Box = { x: number; y: number; width: number; floor: number }

/** `docs/house.svg`. */
export function drawHouse(house: House): string {
  const boxes = placeRooms(new Set(house.files.map(roomOf)))
  const arrows = arrowsBetweenRooms(house)
  const drawn = [
    ...withoutDetours(arrows.filter((each) => !each.isUpward)),
    ...arrows.filter((each) => each.isUpward),
  ]
  const height = floors.length * size.floor
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" font-family="system-ui, sans-serif" font-size="13">
<defs>
<marker id="down" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" fill="#667"/></marker>
<marker id="up" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" fill="#c22"/></marker>
</defs>
<rect width="${size.width}" height="${height}" fill="#fff"/>
${floors.map(({ name }, floor) => drawFloor(name, floor)).join('\n')}
${drawn.map((arrow) => drawArrow(arrow, boxes)).join('\n')}
${[...boxes].map(([room, box]) => drawRoom(room, box)).join('\n')}
</svg>
`
}

function placeRooms(present: ReadonlySet<string>): Map<string, Box> {
  const boxes = new Map<string, Box>()
  for (const [floor, { rooms }] of floors.entries()) {
    const shown = rooms.filter((room) => present.has(room))
    const widths = shown.map((room) => Math.round(room.length * size.letter) + 2 * size.padding)
    const free = size.width - size.label - widths.reduce((sum, width) => sum + width, 0)
    const gap = free / (shown.length + 1)
    let x = size.label + gap
    for (const [index, room] of shown.entries()) {
      const width = itemAt(widths, index)
      boxes.set(room, { x: Math.round(x), y: floor * size.floor + (size.floor - size.box) / 2, width, floor })
      x += width + gap
    }
  }
  return boxes
}

const drawFloor = (name: string, floor: number): string =>
  `<rect y="${floor * size.floor}" width="${size.width}" height="${size.floor - 2}" fill="${floor % 2 ? '#f7f7fa' : '#f0f2f7'}"/>
<text x="14" y="${floor * size.floor + size.floor / 2 + 4}" fill="#445" font-style="italic" font-size="12">${name}</text>`

const drawRoom = (room: string, { x, y, width }: Box): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${size.box}" rx="5" fill="#fff" stroke="#334"/><text x="${x + width / 2}" y="${y + 19}" text-anchor="middle" fill="#112">${room}</text>`

function drawArrow({ from, to, isUpward }: Arrow, boxes: ReadonlyMap<string, Box>): string {
  const [a, b] = [present(boxes.get(from), 'box of this room'), present(boxes.get(to), 'box of this room')]
  // Towards each other by a little, so that the arrows of a room do not all meet in one point.
  const lean = (box: Box, other: Box): number =>
    Math.round(
      box.x + box.width / 2 + Math.max(-1, Math.min(1, (other.x - box.x) / 400)) * (box.width / 2 - 6),
    )
  const [x1, x2] = [lean(a, b), lean(b, a)]
  const look = isUpward
    ? 'stroke="#c22" stroke-width="1.6" stroke-dasharray="5 3" marker-end="url(#up)"'
    : 'stroke="#667" stroke-width="1.1" marker-end="url(#down)"'
  const level = a.floor === b.floor
  const y1 = isUpward ? a.y : a.y + size.box
  const y2 = level || isUpward ? b.y + size.box : b.y
  const bend = level ? 34 : (y2 - y1) / 2
  return `<path d="M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 + (level ? bend : -bend)} ${x2} ${y2}" fill="none" ${look}/>`
}

const list = (name: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `\n**${name}**\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`

const mutual = (arrows: readonly Arrow[]): Arrow[] =>
  arrows.filter(({ from, to }) => from < to && arrows.some((other) => other.from === to && other.to === from))

/** Arrows without those that the others make a way for. Rooms that import each other keep both. */
function withoutDetours(arrows: readonly Arrow[]): Arrow[] {
  const next = new Map<string, Set<string>>()
  for (const { from, to } of arrows) next.set(from, (next.get(from) ?? new Set()).add(to))
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true
    seen.add(from)
    return [...(next.get(from) ?? [])].some((each) => !seen.has(each) && reaches(each, to, seen))
  }
  return arrows.filter(({ from, to }) => {
    if (next.get(to)?.has(from)) return true
    // One after the other: two that tell of each other must not both go.
    present(next.get(from), 'room').delete(to)
    if (reaches(from, to)) return false
    present(next.get(from), 'room').add(to)
    return true
  })
}
