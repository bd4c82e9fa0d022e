import { textOf } from '@/app/admin/form-text.ts'
import type { TypedLicence } from '@/components/newsroom/media/licence-fields.client.tsx'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import type { PictureLicence } from '@/lib/newsroom/pictures/license-picture.ts'
import { instantOf } from '@/lib/newsroom/writing/wall-time.ts'
import { isLicenceKind } from '@/lib/picture/licences.ts'

/** A licence as it was typed, to be given back. */
export const typedLicence = (form: FormData): TypedLicence => ({
  kind: textOf(form, 'licence-kind'),
  printed: textOf(form, 'licence-printed'),
  note: textOf(form, 'licence-note'),
  expires: textOf(form, 'licence-expires'),
})

/**
 * What was meant by it.
 * @param timeZone whose clock its end was typed by
 * @throws {NewsroomError} `malformed` for a kind that there is not; `picture-refused` (`licence-moment`) for what is
 *   no moment
 */
export function licenceOf({ kind, printed, note, expires }: TypedLicence, timeZone: string): PictureLicence {
  if (kind !== '' && !isLicenceKind(kind)) throw new NewsroomError('malformed', 'licence')
  const expiresAt = expires === '' ? null : instantOf(expires, timeZone)
  if (expires !== '' && !expiresAt) throw new NewsroomError('picture-refused', 'licence-moment')
  return { kind: kind === '' ? null : kind, printed, note, expiresAt }
}
