/** Fetches the pictures of imports in a process of its own, which its test ends when it likes. */
import { type DatabaseSettings, openDatabase } from '../../../db/open.ts'
import type { PictureFetcher } from '../fetch-pictures.ts'
import { fetchDue } from '../keep-fetching.ts'

const [settings, fetcher] = JSON.parse(process.argv[2] ?? '') as [DatabaseSettings, PictureFetcher]
const db = await openDatabase(settings)
while (await fetchDue(db, fetcher));
await db.close()
