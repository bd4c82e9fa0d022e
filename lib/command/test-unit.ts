/** `npm run test:unit [-- FILE … OPTIONS]`: units and databases, all of them or those of the files that are named. */
import { end, printSlowest, units } from './test-runs.ts'

const startedAt = Date.now()
const ran = await units(process.argv.slice(3))
printSlowest({ 'files of units': ran })
end(startedAt, [ran])
