import { readFile } from 'node:fs/promises'
import { describe, expect, it, test } from 'vitest'
import { projectPath } from '../../db/project-path.ts'
import { drawHouse, tellOfHouse } from './draw-house.ts'
import { drawSchema } from './draw-schema.ts'
import { arrowsBetweenRooms, circles, floors, readHouse, roomOf } from './house.ts'

const drawn = (name: string) => readFile(projectPath(`docs/${name}`), 'utf8')

describe('the drawings in docs are those of the code as it is; if not: npm run diagrams', () => {
  test('docs/schema.md', async () => {
    expect(await drawSchema()).toBe(await drawn('schema.md'))
  })

  test('docs/house.svg and docs/house.md', async () => {
    const house = await readHouse(projectPath('.'))
    expect(drawHouse(house)).toBe(await drawn('house.svg'))
    expect(tellOfHouse(house)).toBe(await drawn('house.md'))
  })
})

test('every file is in a room, and every room stands on a floor', async () => {
  const { files } = await readHouse(projectPath('.'))
  const rooms = new Set(files.map(roomOf))
  expect([...rooms].sort()).toEqual(floors.flatMap((floor) => floor.rooms).sort())
})

describe('what is counted', () => {
  const imports = (...pairs: string[]) =>
    pairs.map((pair) => {
      const [from, to] = pair.split(' ') as [string, string]
      return { from, to }
    })

  it('an arrow for any number of imports, and whether it points upward', () => {
    const house = {
      files: [],
      imports: imports(
        'lib/newsroom/a.ts lib/db/open.ts',
        'lib/newsroom/b.ts lib/db/open.ts',
        'lib/newsroom/a.ts lib/newsroom/b.ts',
        'lib/db/open.ts app/admin/page.tsx',
      ),
    }
    expect(arrowsBetweenRooms(house)).toEqual([
      { from: 'lib/db', to: 'app/admin', imports: 1, isUpward: true },
      { from: 'lib/newsroom', to: 'lib/db', imports: 2, isUpward: false },
    ])
  })

  it('circles, each once, and nothing that only leads to one', () => {
    expect(circles(imports('a b', 'b c', 'c a', 'd a', 'e f', 'f e', 'g g'))).toEqual([
      ['a', 'b', 'c'],
      ['e', 'f'],
    ])
  })
})
