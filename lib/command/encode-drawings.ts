/**
 * Encodes the demo's drawings ahead of whoever fills a database with them: in a fresh checkout most of what filling
 * takes. `npm test` does it beside the build.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectPath } from '../db/project-path.ts'
import { encodeDrawing } from '../demo/encoded-drawings.ts'

const folder = await mkdtemp(join(tmpdir(), 'warraq-drawings-'))
try {
  for (const kind of ['pictures', 'portraits']) {
    const drawings = join(projectPath('lib/demo'), kind)
    for (const file of (await readdir(drawings)).filter((name) => name.endsWith('.svg')))
      await encodeDrawing(await readFile(join(drawings, file)), join(folder, file))
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
