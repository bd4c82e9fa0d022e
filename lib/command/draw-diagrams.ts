/**
 * `npm run diagrams`: `docs/schema.md` and `docs/house.md`, drawn from the code as it is. With `-- --house FOLDER` prints
 * the house of another copy of the project instead, such as an older one.
 */
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { projectPath } from '../db/project-path.ts'
import { drawHouse } from './drawings/draw-house.ts'
import { drawSchema } from './drawings/draw-schema.ts'
import { readHouse } from './drawings/house.ts'

const { house } = parseArgs({ args: process.argv.slice(3), options: { house: { type: 'string' } } }).values
if (house) console.log(drawHouse(await readHouse(resolve(process.env.INIT_CWD ?? '.', house))))
else {
  const folder = projectPath('docs')
  await writeFile(join(folder, 'schema.md'), await drawSchema())
  await writeFile(join(folder, 'house.md'), drawHouse(await readHouse(projectPath('.'))))
  console.log(`Drawn: ${folder}/schema.md, ${folder}/house.md`)
}
