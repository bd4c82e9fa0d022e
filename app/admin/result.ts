import { unstable_rethrow } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { momentWords } from '@/components/newsroom/people/moment-words.ts'
import { isDatabaseAway, isOnlyRead, isUnwritable } from '@/lib/db/sql-state.ts'
import { log } from '@/lib/log/log.ts'
import { readFileRule } from '@/lib/newsroom/files/file-rules.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { isPictureRule } from '@/lib/newsroom/pictures/picture-rules.ts'
import type { FailedResult, Result } from '@/lib/newsroom/result.ts'
import { actionHasBegun, comeAgainLater, refuseWith } from '@/lib/publication/answer-status.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { ForeignOrigin, NotSignedIn, rememberedLocale, whoAsks } from './require-actor.ts'

/**
 * Does the work of an action or a route, and makes an answer of whatever comes of it. A refusal is worded for the
 * person; a fault of ours is logged, and they are told only that there was one.
 */
export async function toResult<T>(work: () => Promise<T>): Promise<Result<T>> {
  actionHasBegun()
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    // Redirects and “not found” are thrown too, and are Next's.
    unstable_rethrow(error)
    if (error instanceof NewsroomError) {
      if (error.refusal === 'not-allowed') refuseWith(403)
      return notDone(error.refusal, error.subject)
    }
    if (error instanceof NotSignedIn) return notDone('signed-out')
    if (error instanceof ForeignOrigin) return notDone('foreign-origin')
    log.error({ err: error }, 'An action of the newsroom failed')
    if (isDatabaseAway(error)) comeAgainLater()
    if (!isUnwritable(error)) return notDone('failed')
    refuseWith(503)
    return notDone(isOnlyRead(error) && readSettings().databaseUrl ? 'no-primary' : 'no-room')
  }
}

/** Refusals whose subject is a moment. */
const momentSubjects: ReadonlySet<FailedResult['refusal']> = new Set([
  'embargoed',
  'embargo-after-schedule',
  'schedule-before-embargo',
])

async function notDone(refusal: FailedResult['refusal'], subject = ''): Promise<FailedResult> {
  // When the database is what failed, the language is not to be asked there again.
  const visitor = refusal === 'failed' ? null : await whoAsks().catch(() => null)
  const locale = visitor?.locale ?? (await rememberedLocale())
  if (refusal === 'picture-refused' && isPictureRule(subject)) {
    const word = await getTranslations({ locale, namespace: 'Newsroom.Media.refused' })
    return { ok: false, refusal, subject, message: word(subject) }
  }
  const broken = refusal === 'file-refused' ? readFileRule(subject) : null
  if (broken) {
    const word = await getTranslations({ locale, namespace: 'Newsroom.Files.refused' })
    return { ok: false, refusal, subject, message: word(broken.rule, { line: broken.line }) }
  }
  const t = await getTranslations({ locale, namespace: 'Newsroom.People.refusals' })
  const shown = momentSubjects.has(refusal)
    ? momentWords(subject, 'moment', locale, visitor?.timeZone ?? 'UTC')
    : subject
  return { ok: false, refusal, subject, message: t(refusal, { subject: shown }) }
}
