/** What the library over there said of pictures. */
import { eq } from 'drizzle-orm'
import { media } from '../../db/tables/people-and-pictures.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Locale } from '../../locale/table.ts'
import type { Tell } from './filing.ts'
import type { PictureRecord } from './import-record.ts'
import { oneLine } from './one-line.ts'

/** Pictures that nobody has described here are given the words that they had over there, at the end of a batch. */
export class PictureWords {
  readonly #tx: Transaction
  readonly #said = new Map<string, { mediaId: string; words: PictureRecord; locale: Locale }>()

  constructor(tx: Transaction) {
    this.#tx = tx
  }

  add(mediaId: string, words: PictureRecord, locale: Locale): void {
    this.#said.set(`${mediaId} ${locale}`, { mediaId, words, locale })
  }

  async write(emit: Tell): Promise<void> {
    for (const { mediaId, words, locale } of this.#said.values()) {
      const [row] = await this.#tx
        .select({ alts: media.alts, captions: media.captions, credits: media.credits })
        .from(media)
        .where(eq(media.id, mediaId))
      if (!row) continue
      const said = (texts: typeof row.alts, text: string | null) => {
        const line = oneLine(text)
        return !line || texts[locale] ? texts : { ...texts, [locale]: line }
      }
      const next = {
        alts: said(row.alts, words.alt),
        captions: said(row.captions, words.caption),
        credits: said(row.credits, words.credit),
      }
      if (next.alts === row.alts && next.captions === row.captions && next.credits === row.credits) continue
      await this.#tx.update(media).set(next).where(eq(media.id, mediaId))
      await emit({ type: 'PictureChanged', mediaId, cause: 'import', readersSee: true, details: {} })
    }
  }
}
