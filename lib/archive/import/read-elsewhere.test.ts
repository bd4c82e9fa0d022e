import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { projectPath } from '../../db/project-path.ts'

/** Every file that comes with this one, but for its types alone. */
function filesWith(start: string): Set<string> {
  const found = new Set<string>()
  const visit = (path: string): void => {
    if (found.has(path)) return
    found.add(path)
    const source = readFileSync(projectPath(path), 'utf8')
    for (const [, names = '', from = ''] of source.matchAll(
      /^(?:import|export) (?!type )([^'";]*?)from '(\.[^']+)'|^import '(\.[^']+)'/gm,
    )) {
      const isOnlyTypes = /^\{[^}]*\}\s*$/.test(names) && !/[{,]\s*(?!type )\w/.test(names)
      if (from && !isOnlyTypes) visit(join(dirname(path), from))
    }
  }
  visit(start)
  return found
}

it('nothing that reads an archive, a desk’s text or our own export comes to the thread that serves', () => {
  for (const start of [
    'lib/archive/import-story.ts',
    'lib/archive/import/import-runs.ts',
    'lib/archive/import/start-run.ts',
    'lib/archive/import/run-import.ts',
    'lib/command/commands.ts',
  ]) {
    const files = [...filesWith(start)]
    expect(files.length, start).toBeGreaterThan(20)
    expect(
      files.filter((path) =>
        /\/(?:open-archive|archive-here|read-own|prepare-desk-text|read-desk-text|tidy-desk-text|markdown-html|story-blocks|read-clipboard|parse5-tree|xml-elements|json-elements)\.ts$/.test(
          path,
        ),
      ),
      start,
    ).toEqual([])
  }
})
