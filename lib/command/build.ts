/** Builds the site unless it is built from these sources: `npm test` runs it beside the tests that need none. */
import { projectPath } from '../db/project-path.ts'
import { buildWhenNeeded } from '../server/build.ts'

await buildWhenNeeded(projectPath('.'))
