/** A process that sends what is due of newsletters, once: to be killed in the middle. Its settings are its one argument. */
import { openDatabase } from '../../../db/open.ts'
import { present } from '../../../present.ts'
import type { NewsletterSettings } from '../newsletter-mail.ts'
import { openSending } from '../send-issues.ts'

const { databaseUrl, ...settings } = JSON.parse(
  present(process.argv[2], 'settings'),
) as NewsletterSettings & { databaseUrl: string }
process.on('disconnect', () => process.exit())
const db = await openDatabase({ databaseUrl, dataFolder: settings.dataFolder })
const sending = present(openSending(db, settings), 'mail server')
await sending.sendDue()
await sending.close()
await db.close()
process.disconnect?.()
