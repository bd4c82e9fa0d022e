import { and, eq, ne } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import type { Actor } from '../actor.ts'
import { idOf, localeName, text } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { authorise } from '../permissions.ts'
import { withMutation } from '../with-mutation.ts'
import { readCaptions } from './captions.ts'

const setCaptionsInput = z.object({
  mediaId: idOf('file-refused', 'unknown'),
  locale: localeName,
  /** WebVTT or SubRip; '' for none any longer. */
  captions: text,
})

/**
 * Says in one language what is said in a sound or film.
 * @throws {NewsroomError} `not-allowed`, or `file-refused`: `unknown`, or what `readCaptions` refuses
 */
export const setCaptions = operation({
  name: 'file.set-captions',
  input: setCaptionsInput,
  permission: 'media.edit',
  run: async (
    db: Database,
    actor: Actor,
    { mediaId, locale, captions }: z.output<typeof setCaptionsInput>,
  ): Promise<void> => {
    const said = readCaptions(captions)
    await withMutation(db, async (tx, emit) => {
      const [row] = await tx
        .select({ tracks: media.tracks, createdBy: media.createdBy, kind: media.kind })
        .from(media)
        .where(and(eq(media.id, mediaId), ne(media.kind, 'picture')))
        .for('update')
      if (!row || row.kind === 'file') throw new NewsroomError('file-refused', 'unknown')
      authorise(actor, 'media.edit', { createdBy: row.createdBy })
      const { [locale]: former = '', ...others } = row.tracks
      if (former === said) return
      const tracks = said ? { ...others, [locale]: said } : others
      await tx.update(media).set({ tracks }).where(eq(media.id, mediaId))
      await emit(actor, {
        type: 'PictureChanged',
        mediaId,
        cause: 'person',
        readersSee: true,
        details: { locale },
      })
    })
  },
})
