/**
 * A process that announces, publishes the article of its first argument, and is killed before it has announced anything.
 * `DATABASE_URL`, `SITE_URL`, `WEBSUB_HUB` and `INDEXNOW_KEY` as for `npm start`.
 */
import { openDatabase } from '../../db/open.ts'
import { operator } from '../../newsroom/actor.ts'
import { transitionArticle } from '../../newsroom/stories/transition-article.ts'
import { followChanges } from '../../press/invalidation.ts'
import { changedByTime } from '../../publication/changed-by-time.ts'
import { readSettings } from '../../settings/settings.ts'
import { startAnnouncing } from '../announce.ts'

const settings = readSettings()
const { databaseUrl } = settings
const db = await openDatabase({ databaseUrl, dataFolder: '' })
startAnnouncing(db, settings)
followChanges(db, {}, { changedByTime })
await transitionArticle(db, operator, { articleId: process.argv[2]!, move: 'publish' })
process.kill(process.pid, 'SIGKILL')
