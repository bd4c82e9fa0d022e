/** What imports what in the house: its rooms, the arrows between them, those that point upward, and circles. */

import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { firstOf, present } from '../../present.ts'

/**
 * The floors, from the street to the ground, with the rooms of each. A room imports from its own floor and from those
 * below; an arrow that points upward is counted.
 */
export const floors: readonly { name: string; rooms: readonly string[] }[] = [
  { name: 'Entrances', rooms: ['app/reader', 'app/admin', 'app/preview', 'app/machines', 'lib/command'] },
  {
    name: 'What is seen, and what serves it',
    rooms: ['components/reader', 'components/newsroom', 'lib/server', 'lib/health'],
  },
  { name: 'What goes in and out', rooms: ['lib/api', 'lib/archive', 'lib/backup', 'lib/demo'] },
  { name: 'The newsroom', rooms: ['lib/newsroom'] },
  {
    name: 'What the public may see',
    rooms: ['lib/syndication', 'lib/publication', 'lib/search', 'lib/card', 'lib/press', 'lib/audience'],
  },
  {
    name: 'Words and pictures',
    rooms: ['lib/story', 'lib/chart', 'lib/dataset', 'lib/map', 'lib/picture', 'lib/arabic', 'lib/fonts'],
  },
  {
    name: 'The ground',
    rooms: [
      'lib/db',
      'lib/locale',
      'lib/settings',
      'lib/log',
      'lib/vocabulary',
      'lib/present',
      'lib/random-name',
      'lib/qr-path',
    ],
  },
]

export type House = {
  files: readonly string[]
  /** Each import of a file of ours by another, once. */
  imports: readonly { from: string; to: string }[]
}

const isSource = (path: string): boolean =>
  /\.(ts|tsx|mjs)$/.test(path) && !/\.test\.tsx?$|\/testing\/|\/fixtures\/|\.d\.ts$/.test(path)

/** The address in an import, an export from elsewhere, or an import while running. */
const imported = /(?:\bfrom|\bimport)\s*\(?\s*'([^'\n]+)'/g

/** @param folder the project's, or an older copy's */
export async function readHouse(folder: string): Promise<House> {
  const files: string[] = []
  for (const top of ['app', 'components', 'lib'])
    for (const entry of await readdir(join(folder, top), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name).slice(join(folder, '/').length)
      if (entry.isFile() && isSource(path)) files.push(path)
    }
  files.sort()
  const known = new Set(files)
  const imports: { from: string; to: string }[] = []
  for (const from of files) {
    const text = await readFile(join(folder, from), 'utf8')
    const named = new Set<string>()
    for (const [, specifier = ''] of text.matchAll(imported)) {
      const to = specifier.startsWith('@/')
        ? specifier.slice(2)
        : specifier.startsWith('.')
          ? normalize(join(dirname(from), specifier))
          : ''
      if (known.has(to)) named.add(to)
    }
    for (const to of named) imports.push({ from, to })
  }
  return { files, imports }
}

/** The room a file is in: a folder of `lib` or `components`, or one of the entrances of `app`. */
export function roomOf(path: string): string {
  const [top, second = ''] = path.split('/')
  if (top !== 'app') return `${top}/${second.replace(/\.\w+$/, '')}`
  if (second.startsWith('[locale]')) return 'app/reader'
  if (['admin', 'preview'].includes(second)) return `app/${second}`
  return second === '(machines)' ? 'app/machines' : 'app/reader'
}

/** Files and groups of files, or rooms, that reach each other: each circle with its members, the largest first. */
export function circles(arrows: readonly { from: string; to: string }[]): string[][] {
  const next = new Map<string, string[]>()
  for (const { from, to } of arrows) next.set(from, [...(next.get(from) ?? []), to])
  // Tarjan's algorithm (SIAM Journal on Computing 1(2), 1972).
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []
  const visit = (node: string): void => {
    order.set(node, order.size)
    low.set(node, present(order.get(node), 'place of this file'))
    stack.push(node)
    for (const other of next.get(node) ?? []) {
      if (!order.has(other)) visit(other)
      if (stack.includes(other))
        low.set(
          node,
          Math.min(
            present(low.get(node), 'place of this file'),
            present(low.get(other), 'place of this file'),
          ),
        )
    }
    if (low.get(node) !== order.get(node)) return
    const members = stack.splice(stack.indexOf(node))
    if (members.length > 1) found.push(members.sort())
  }
  for (const node of [...next.keys()].sort()) if (!order.has(node)) visit(node)
  return found.sort((a, b) => b.length - a.length || firstOf(a).localeCompare(firstOf(b)))
}

export type Arrow = { from: string; to: string; imports: number; isUpward: boolean }

/** Arrows between rooms, each with how many imports it stands for. */
export function arrowsBetweenRooms({ imports }: House): Arrow[] {
  const floorOf = new Map(floors.flatMap(({ rooms }, floor) => rooms.map((room) => [room, floor] as const)))
  const counted = new Map<string, Arrow>()
  for (const each of imports) {
    const [from, to] = [roomOf(each.from), roomOf(each.to)]
    if (from === to) continue
    const arrow = counted.get(`${from} ${to}`) ?? {
      from,
      to,
      imports: 0,
      isUpward: (floorOf.get(to) ?? 0) < (floorOf.get(from) ?? 0),
    }
    counted.set(`${from} ${to}`, { ...arrow, imports: arrow.imports + 1 })
  }
  return [...counted.values()].sort((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to))
}
