/**
 * `npm run test:e2e [-- FILE … OPTIONS]`: browsers against the real server, which is built when it has changed. One file
 * at a desk alone: `npm run test:e2e -- reader-follows-a-story --project=desktop`.
 */

import { projectPath } from '../db/project-path.ts'
import { buildWhenNeeded } from '../server/build.ts'
import { bringBrowser } from '../testing/bring-browser.ts'
import { browsers, end, printSlowest } from './test-runs.ts'

const startedAt = Date.now()
await buildWhenNeeded(projectPath('.'))
await bringBrowser()
const ran = await browsers(process.argv.slice(3))
printSlowest({ 'tests in browsers': ran })
end(startedAt, [ran])
