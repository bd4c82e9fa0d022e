/**
 * A card as a file that is always there: when one cannot be drawn, the plain card of its section goes out, which was
 * drawn when the section was first needed and kept on disk.
 */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Card, type CardShape, cardDesign } from '../card/card.ts'
import { cutPictureInChild, renderCardInChild } from '../card/render-in-child.ts'
import type { Database } from '../db/open.ts'
import { projectPath } from '../db/project-path.ts'
import type { Locale } from '../locale/table.ts'
import { log } from '../log/log.ts'
import { readSettings } from '../settings/settings.ts'
import type { CardKind } from './addresses.ts'
import { cardOf, withPicture } from './cards.ts'

export type CardFile = { body: Buffer; contentType: string }

/**
 * The card of a page, or null when the public has no such page. Rejects only when the database does not answer:
 * nobody could say then whether there is such a page.
 * @param report told of a card that could not be drawn; what is answered then is its section's plain one
 */
export async function cardFile(
  db: Database,
  kind: CardKind,
  locale: Locale,
  id: string,
  shape: CardShape,
  report: (error: unknown) => void = (error) =>
    log.error({ err: error, kind, locale, id, shape }, 'A card could not be made'),
): Promise<CardFile | null> {
  const facts = await cardOf(db, kind, locale, id)
  if (!facts) return null
  const plain = plainCard(facts.card)
  try {
    const drawn = await renderCardInChild(await withPicture(facts), shape)
    // Now, while drawing works, for when it does not.
    cardFileOf(plain, shape).catch(report)
    return drawn
  } catch (error) {
    report(error)
    return cardFileOf(plain, shape).catch(async (worse: unknown) => {
      report(worse)
      return { body: await readFile(projectPath(`public/card-${shape}.png`)), contentType: 'image/png' }
    })
  }
}

/** Apple takes covers from 1,400 pixels on. */
const coverSize = { width: 1500, height: 1500 }

/** The cover of a podcast: the plain card of its list, as a JPEG; null where there is no such list. */
export async function coverFile(
  db: Database,
  kind: 'front' | 'section' | 'topic',
  locale: Locale,
  id: string,
): Promise<CardFile | null> {
  const facts = await cardOf(db, kind, locale, id)
  if (!facts) return null
  const { card } = facts
  const named: Card =
    card.kind === 'topic'
      ? { kind: 'section', locale, publicationName: card.publicationName, name: card.name, headlines: [] }
      : plainCard(card)
  const { body } = await cardFileOf(named, 'square')
  return cutPictureInChild({ data: body, focalX: 0.5, focalY: 0.5 }, coverSize)
}

/** A card with names alone on it: of the section where there is one, of the publication elsewhere. */
function plainCard(card: Card): Card {
  const { locale, publicationName } = card
  if (card.kind === 'story')
    return { kind: 'section', locale, publicationName, name: card.sectionName, headlines: [] }
  if (card.kind === 'section')
    return { kind: 'section', locale, publicationName, name: card.name, headlines: [] }
  return { kind: 'front', locale, publicationName, tagline: '', headlines: [] }
}

/** The plain card as it lies in `WARRAQ_DATA/cards`; drawn and laid there when it is not. */
async function cardFileOf(card: Card, shape: CardShape): Promise<CardFile> {
  const words = createHash('sha256')
    .update(JSON.stringify([cardDesign, card]))
    .digest('hex')
    .slice(0, 24)
  const file = join(/* turbopackIgnore: true */ readSettings().dataFolder, 'cards', `${words}-${shape}.png`)
  const kept = await readFile(file).catch(() => null)
  if (kept) return { body: kept, contentType: 'image/png' }
  const drawn = await renderCardInChild(card, shape)
  await mkdir(dirname(file), { recursive: true })
  // Whole or not at all: another process may be about to read it.
  const unfinished = `${file}.${randomUUID()}`
  await writeFile(unfinished, drawn.body)
  await rename(unfinished, file)
  return drawn
}
