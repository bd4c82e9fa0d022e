import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The absolute path of a file of the project, given from its root. Beside this file when Node runs it; inside
 * Next's bundle this file has no place of its own, and the server's working directory is the root.
 */
export function projectPath(fromRoot: string): string {
  const roots = [import.meta.dirname && join(import.meta.dirname, '..', '..'), process.cwd()]
  for (const root of roots) {
    const path = root && join(/* turbopackIgnore: true */ root, fromRoot)
    if (path && existsSync(/* turbopackIgnore: true */ path)) return path
  }
  throw new Error(`${fromRoot} was not found: start Warraq from the project's folder`)
}
