import type { DigitalSource } from '../picture/digital-source.ts'

type Credited = { credit: string; licence: string | null; digitalSource: DigitalSource | null }

/** How the page or the feed says it: messages of `Blocks.figure`. */
type CreditWords = {
  licensed: (values: { credit: string; licence: string }) => string
  source: (source: DigitalSource) => string
}

/**
 * What stands under a picture, in pages and in feeds: whose it is, under which licence, and that no camera made it. Empty
 * where nothing of that is known.
 */
export function creditLine({ credit, licence, digitalSource }: Credited, words: CreditWords): string {
  const whose = credit && licence ? words.licensed({ credit, licence }) : credit
  return [whose, digitalSource && words.source(digitalSource)].filter(Boolean).join(' · ')
}
