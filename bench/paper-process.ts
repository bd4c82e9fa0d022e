import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectPath } from '../lib/db/project-path.ts'

/**
 * What Node is started with for a paper, as `npm start` does it.
 * @param folder of the checkout, if it is another than this one
 */
export function paperProcess(folder = projectPath('.')): string[] {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const flags = String(scripts.start)
    .split(' ')
    .filter((each) => each.startsWith('--'))
  return [...flags, join(folder, 'lib/command/start.ts')]
}
