/** Where everything on a social card goes: pure arithmetic on shaped text, so tests can ask for it line by line. */
import type { Card, CardShape } from './card.ts'
import { authorCard } from './kinds/author-card.ts'
import { frontCard } from './kinds/front-card.ts'
import { listCard } from './kinds/list-card.ts'
import { storyCard } from './kinds/story-card.ts'
import type { CardLayout, CardLine } from './sheet.ts'

/** Everything on a card, with its place. Throws if a font file cannot be read. */
export function layoutCard(card: Card, shape: CardShape = 'wide'): CardLayout {
  switch (card.kind) {
    case 'story':
      return storyCard(card, shape)
    case 'author':
      return authorCard(card, shape)
    case 'section':
    case 'topic':
    case 'desk':
    case 'corrections':
      return listCard(card, shape)
    case 'front':
      return frontCard(card, shape)
  }
}

/** The card's lines of text with the boxes they fill, a text's lines one after the other. */
export function cardTextLines(card: Card, shape: CardShape = 'wide'): CardLine[] {
  return layoutCard(card, shape).lines
}
