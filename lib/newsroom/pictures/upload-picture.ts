import { join } from 'node:path'
import type { Database } from '../../db/open.ts'
import { localeOfText } from '../../locale/locale-of-text.ts'
import type { PerLocale } from '../../locale/table.ts'
import type { EmbeddedWords, WordsOfFile } from '../../picture/embedded-words.ts'
import { mediaStore } from '../../picture/media-store.ts'
import { withoutOverrides } from '../../story/clean-text.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { nothing } from '../fields.ts'
import { operation } from '../operation.ts'
import { credentialsOfPicture } from './credentials-in-child.ts'
import { insertPicture, pictureWithHash, type StoredPicture } from './insert-picture.ts'
import { longestLicenceNote } from './license-picture.ts'
import { reEncodeInChild } from './re-encode-in-child.ts'
import { type PictureBytes, receivePicture } from './receive-picture.ts'

/** Letters, as the form of the library has it. */
const longestCredit = 300

/**
 * Keeps a picture that somebody brought, in every size and format that pages ask for. Its bytes are opened in a process
 * of their own; what is kept is made from its pixels alone, without EXIF and GPS. What its file says of caption, credit and
 * rights stands in the library, for whoever describes it to keep or change; so does what its Content Credentials say.
 * @param mediaFolder absolute; `WARRAQ_DATA/media`. What arrives lies there until it is kept, there or in a bucket
 * @param bytes read no further than needed to refuse them
 * @returns the picture, upright, in pixels; `isKnown` when the same bytes had been brought before
 * @throws {NewsroomError} `not-allowed`, or `picture-refused` with a `PictureRule`
 */
export const uploadPicture = operation({
  name: 'picture.upload',
  input: nothing,
  permission: 'media.upload',
  run: upload,
})

async function upload(
  db: Database,
  actor: Actor,
  _nothing: object,
  mediaFolder: string,
  bytes: PictureBytes,
  started?: (pid: number) => void,
): Promise<StoredPicture> {
  return receivePicture(mediaFolder, bytes, async ({ folder, file, contentHash, type }) => {
    const known = await pictureWithHash(db.orm, contentHash)
    if (known) return known
    const renditions = join(folder, 'renditions')
    const made = await reEncodeInChild({ file, type, folder: renditions }, started)
    const { credentials, encoded } = await credentialsOfPicture({ file, type, folder: renditions }, made)
    return insertPicture(db, {
      store: mediaStore(mediaFolder),
      folder: renditions,
      encoded,
      row: {
        ...rowOfWords(encoded.words),
        credentials,
        // Either is somebody's word for it, and one is enough.
        digitalSource: encoded.words.digitalSource ?? credentials?.machine ?? null,
        contentHash,
        createdBy: actor.staffId,
      },
      andRecord: (tx, mediaId) =>
        record(tx, actor, {
          action: 'media.upload',
          subjectKind: 'media',
          subjectId: mediaId,
          details: {
            width: encoded.width,
            height: encoded.height,
            type,
            ...(credentials && { credentials: credentials.state }),
          },
        }),
    })
  })
}

/** What a photograph's file said, as the library has it: each text in the language that it is in. */
function rowOfWords({ captions, alts, credit, rights, takenAt }: EmbeddedWords) {
  const perLocale = (texts: readonly WordsOfFile[]): PerLocale => {
    const found: PerLocale = {}
    for (const { text, language } of texts) {
      const words = withoutOverrides(text)
      // The first of two in one language: what follows are its varieties.
      if (words) found[localeOfText(words, language)] ??= words
    }
    return found
  }
  return {
    captions: perLocale(captions),
    alts: perLocale(alts),
    credits: perLocale(credit ? [{ text: credit.slice(0, longestCredit), language: null }] : []),
    licenceNote: rights && withoutOverrides(rights).slice(0, longestLicenceNote),
    takenAt,
  }
}
