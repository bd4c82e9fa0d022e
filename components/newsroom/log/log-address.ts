/** What the log shows, as it stands in an address. */

import { couldBeId } from '@/lib/db/id.ts'
import { isDay } from '@/lib/locale/days.ts'
import { type LogFilter, logSubjectNames } from '@/lib/newsroom/log/read-log.ts'
import { parametersOf } from '../ui/address-parameters.ts'

export type LogQuestion = LogFilter & { before?: number | undefined }

export const logPath = '/admin/log'
/** The same question, answered as a file. */
export const logFilePath = `${logPath}/file`

export function logHref({ by, about, articleId, from, to, before }: LogQuestion, path = logPath): string {
  const asked = new URLSearchParams({
    ...(by && { by }),
    ...(about && { about }),
    ...(articleId && { article: articleId }),
    ...(from && { from }),
    ...(to && { to }),
    ...(before && { before: String(before) }),
  })
  return asked.size > 0 ? `${path}?${asked}` : path
}

/** Reads an address. What is no filter of ours is as if it were not there. */
export function readLogQuestion(given: { [name: string]: string | string[] | undefined }): LogQuestion {
  const one = parametersOf(given)
  const [by, article, before] = [one('by'), one('article'), Number(one('before'))]
  return {
    by: by === 'machine' || couldBeId(by) ? by : undefined,
    about: logSubjectNames.find((each) => each === one('about')),
    articleId: couldBeId(article) ? article : undefined,
    from: dayIn(one('from')),
    to: dayIn(one('to')),
    before: Number.isSafeInteger(before) && before > 0 ? before : undefined,
  }
}

const dayIn = (text: string | undefined) => (text && isDay(text) ? text : undefined)
