/** Newsletters while a process serves: issues are gathered, letters sent, what is old forgotten. */
import type { Database } from '../../db/open.ts'
import { every } from '../../server/every.ts'
import { askNext } from './confirm-mail.ts'
import { gatherIssues } from './gather-issues.ts'
import type { NewsletterSettings } from './newsletter-mail.ts'
import { openSending, sweepDeliveries } from './send-issues.ts'
import { sweepRequests } from './subscribe.ts'

/** Milliseconds. */
const lookEvery = 2_000
const sweepEvery = 3_600_000

/**
 * Any number of processes may. Without a mail server nothing is gathered, so that nothing goes out late by surprise once there
 * is one.
 * @returns stops it, when letters that are on their way have been taken or refused
 */
export function keepNewsletters(db: Database, settings: NewsletterSettings): () => Promise<void> {
  const sending = openSending(db, settings)
  const recurring = [
    ...(sending
      ? [
          every('Gathering newsletters', lookEvery, () => gatherIssues(db)),
          every('Sending newsletters', lookEvery, (signal) => sending.sendDue(signal).then(() => undefined)),
          every('Asking new readers of newsletters', lookEvery, async (signal) => {
            while (!signal.aborted && (await askNext(db, settings)));
          }),
        ]
      : []),
    every('Clearing what newsletters know', sweepEvery, async () => {
      await sweepRequests(db)
      await sweepDeliveries(db)
    }),
  ]
  return async () => {
    await Promise.all(recurring.map(({ stop }) => stop()))
    await sending?.close()
  }
}
