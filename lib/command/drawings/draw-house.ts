/** The house as Mermaid draws it on GitHub, with what is wrong with it counted. */
import { type Arrow, arrowsBetweenRooms, circles, floors, type House, roomOf } from './house.ts'

const nodeOf = (room: string): string => room.replace(/\W/g, '_')

/** `docs/house.md`, from its first line to its last. */
export function drawHouse(house: House, title = 'The house'): string {
  const present = new Set(house.files.map(roomOf))
  const arrows = arrowsBetweenRooms(house)
  const upward = arrows.filter((each) => each.isUpward)
  const drawn = [...withoutDetours(arrows.filter((each) => !each.isUpward)), ...upward]
  const ofFiles = circles(house.imports)
  return `# ${title}

<!-- Written by \`npm run diagrams\`. -->

A room is a folder, and an arrow says that something in the one imports something of the other. Rooms stand on floors: what is above may know what is below. Left out are arrows that a way over other rooms already tells; dotted are those that point upward.

\`\`\`mermaid
flowchart TB
${floors
  .map(({ name, rooms }, floor) => {
    const shown = rooms.filter((room) => present.has(room))
    return `  subgraph floor${floor}["${name}"]\n${shown.map((room) => `    ${nodeOf(room)}["${room}"]`).join('\n')}\n  end`
  })
  .join('\n')}
${drawn.map(({ from, to, isUpward }) => `  ${nodeOf(from)} ${isUpward ? '-.->' : '-->'} ${nodeOf(to)}`).join('\n')}
\`\`\`

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

const list = (name: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `\n**${name}**\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`

const mutual = (arrows: readonly Arrow[]): Arrow[] =>
  arrows.filter(({ from, to }) => from < to && arrows.some((other) => other.from === to && other.to === from))

/** Arrows without those that other arrows make a way for. Rooms that import each other keep both. */
function withoutDetours(arrows: readonly Arrow[]): Arrow[] {
  const next = new Map<string, Set<string>>()
  for (const { from, to } of arrows) next.set(from, (next.get(from) ?? new Set()).add(to))
  const reaches = (from: string, to: string, without: string, seen = new Set<string>()): boolean => {
    for (const each of next.get(from) ?? []) {
      if (each === without || seen.has(each)) continue
      if (each === to) return true
      seen.add(each)
      if (reaches(each, to, without, seen)) return true
    }
    return false
  }
  const isTold = ({ from, to }: Arrow): boolean =>
    [...next.get(from)!].some(
      (each) =>
        each !== to && !next.get(each)?.has(from) && (next.get(each)?.has(to) || reaches(each, to, from)),
    ) && !next.get(to)?.has(from)
  return arrows.filter((arrow) => !isTold(arrow))
}
