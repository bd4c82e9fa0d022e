import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import type { Transaction } from '../../db/transaction.ts'
import { heldLocale } from '../../locale/table.ts'
import { digitalSources } from '../../picture/digital-source.ts'
import { askedOf, deedOf, licenceKindNames } from '../../picture/licences.ts'
import { withoutOverrides } from '../../story/clean-text.ts'
import type { Actor } from '../actor.ts'
import { momentOrNull, pictureId } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { type Emit, withMutation } from '../with-mutation.ts'
import { lockPicture } from './editable-picture.ts'
import { requiresMachineLabel } from './machine-label.ts'

export const licenceFields = {
  /** Null: nobody has said. */
  kind: z.enum(licenceKindNames).nullable(),
  /** What is printed beside the credit; null for nothing. */
  printed: z.string().nullable(),
  /** For the newsroom alone. */
  note: z.string().nullable(),
  /** From when on it may not be shown; null for never. */
  expiresAt: momentOrNull,
  /** That a model made it or changed it; left out, it stays as it is. */
  digitalSource: z.enum(digitalSources).nullable().optional(),
}
const licence = z.object(licenceFields)
export type PictureLicence = z.output<typeof licence>

/** Letters. */
const longestLicence = 80
export const longestLicenceNote = 1_000

const licensePictureInput = z.object({ mediaId: pictureId, ...licenceFields })

/**
 * Says by what right a picture stands in the paper, and until when.
 * @throws {NewsroomError} `not-allowed`, or `picture-refused`: `unknown`, or `licence-note` or `licence-deed` where
 *   that kind of licence asks for it; `machine-label-missing` when the paper asks for what would be taken away
 */
export const licensePicture = operation({
  name: 'picture.license',
  input: licensePictureInput,
  permission: 'media.edit',
  run: license,
})

async function license(
  db: Database,
  actor: Actor,
  { mediaId, ...given }: z.output<typeof licensePictureInput>,
): Promise<void> {
  const licence = completeLicence(given)
  await withMutation(db, (tx, emit) => writeLicence(tx, actor, mediaId, licence, emit))
}

/** @throws {NewsroomError} see {@link licensePicture}; `malformed` for what is no moment */
export function completeLicence({
  kind,
  printed,
  note,
  expiresAt,
  digitalSource,
}: PictureLicence): PictureLicence {
  if (expiresAt && Number.isNaN(expiresAt.getTime())) throw new NewsroomError('malformed', 'expiresAt')
  const licence = {
    kind,
    printed: words(printed, longestLicence),
    note: words(note, longestLicenceNote),
    expiresAt,
    digitalSource,
  }
  const asked = kind && askedOf(kind)
  if ((asked === 'note' && !licence.note) || (asked === 'deed' && !deedOf(licence.printed)))
    throw new NewsroomError('picture-refused', `licence-${asked}`)
  return licence
}

const words = (given: string | null, most: number): string | null =>
  withoutOverrides(given ?? '')
    .trim()
    .slice(0, most) || null

/** In the caller's transaction. @param licence complete */
export async function writeLicence(
  tx: Transaction,
  actor: Actor,
  mediaId: string,
  { kind, printed, note, expiresAt, digitalSource: given }: PictureLicence,
  emit: Emit,
): Promise<void> {
  const row = await lockPicture(tx, actor, 'media.edit', mediaId)
  const endsOtherwise = row.expiresAt?.getTime() !== expiresAt?.getTime()
  const digitalSource = given === undefined ? row.digitalSource : given
  // It may stand in the paper, or come to.
  if (row.digitalSource && !digitalSource && row.credentials?.machine && (await requiresMachineLabel(tx)))
    throw new NewsroomError('machine-label-missing', row.alts[heldLocale(row.alts, 'ar')] ?? '')
  const readersSee = row.licence !== printed || endsOtherwise || row.digitalSource !== digitalSource
  if (!readersSee && row.licenceKind === kind && row.licenceNote === note) return
  await tx
    .update(media)
    .set({ licenceKind: kind, licence: printed, licenceNote: note, expiresAt, digitalSource })
    .where(eq(media.id, mediaId))
  await emit(actor, {
    type: 'PictureChanged',
    mediaId,
    cause: 'person',
    readersSee,
    details: { licence: kind, ...(endsOtherwise && { expiresAt: expiresAt?.toISOString() ?? null }) },
  })
}
