import type { TypedLicence } from '@/components/newsroom/media/typed-licence.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import type { PictureLicence } from '@/lib/newsroom/pictures/license-picture.ts'
import { instantOf } from '@/lib/newsroom/writing/wall-time.ts'
import { type DigitalSource, isDigitalSource } from '@/lib/picture/digital-source.ts'
import { isLicenceKind } from '@/lib/picture/licences.ts'

/**
 * What was meant by it.
 * @param timeZone whose clock its end was typed by
 * @throws {NewsroomError} `malformed` for a kind that there is not; `picture-refused` (`licence-moment`) for what is
 *   no moment
 */
export function licenceOf(
  { kind, printed, note, expires, source }: TypedLicence,
  timeZone: string,
): PictureLicence {
  if (kind !== '' && !isLicenceKind(kind)) throw new NewsroomError('malformed', 'licence')
  const expiresAt = expires === '' ? null : instantOf(expires, timeZone)
  if (expires !== '' && !expiresAt) throw new NewsroomError('picture-refused', 'licence-moment')
  return { kind: kind === '' ? null : kind, printed, note, expiresAt, digitalSource: sourceOf(source) }
}

function sourceOf(typed: string | null): DigitalSource | null | undefined {
  if (typed === null) return undefined
  if (typed === '') return null
  if (!isDigitalSource(typed)) throw new NewsroomError('malformed', 'source')
  return typed
}
