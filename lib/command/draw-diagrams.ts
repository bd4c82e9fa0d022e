/**
 * `npm run diagrams`: what `docs` shows of the database and of the house, drawn from the code as it is. With
 * `-- --house FOLDER` draws the house of another copy of the project, such as an older one, into that folder.
 */
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { projectPath } from '../db/project-path.ts'
import { drawHouse, tellOfHouse } from './drawings/draw-house.ts'
import { drawSchema } from './drawings/draw-schema.ts'
import { readHouse } from './drawings/house.ts'

const { house } = parseArgs({ args: process.argv.slice(3), options: { house: { type: 'string' } } }).values
const project = house ? resolve(process.env.INIT_CWD ?? '.', house) : projectPath('.')
const drawn = await readHouse(project)
const write = async (name: string, text: string): Promise<void> => {
  const file = join(project, 'docs', name)
  await writeFile(file, text)
  console.log(`Drawn: ${file}`)
}
await write('house.svg', drawHouse(drawn))
await write('house.md', tellOfHouse(drawn, house ? { held: '' } : {}))
if (!house) await write('schema.md', await drawSchema())
