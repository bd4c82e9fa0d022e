import { readFileSync } from 'node:fs'
import { projectPath } from '../lib/db/project-path.ts'

/** What Node is started with for a paper, as `npm start` does it. */
export function paperProcess(): string[] {
  const { scripts } = JSON.parse(readFileSync(projectPath('package.json'), 'utf8'))
  const flags = String(scripts.start)
    .split(' ')
    .filter((each) => each.startsWith('--'))
  return [...flags, projectPath('lib/command/start.ts')]
}
