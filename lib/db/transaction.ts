import type { Database } from './open.ts'

/** What `orm.transaction()` hands to its callback; inside it, nothing else may touch the database. */
export type Transaction = Parameters<Parameters<Database['orm']['transaction']>[0]>[0]
