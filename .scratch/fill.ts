import { mkdtemp } from 'node:fs/promises'
import { openDatabase } from '../lib/db/open.ts'
import { migrateDatabase } from '../lib/db/migrate.ts'
import { fillWithDemo } from '../lib/demo/fill.ts'
const t0 = performance.now(); const at = () => ((performance.now()-t0)/1000).toFixed(1)
const folder = await mkdtemp('/tmp/fill-')
const db = await openDatabase({ dataFolder: folder })
console.log('open', at()); await migrateDatabase(db); console.log('migrated', at())
await fillWithDemo(db, folder + '/media', new Date(), (l) => console.log(l, at()))
console.log('filled', at(), process.cpuUsage().user/1e6); await db.close(); console.log('closed', at())
