/**
 * Which picture a story has, for the stories that say it here: to set another one, change its key in this file alone.
 * Captions of the photo story belong to its pictures, in their order.
 */
import type { PictureKey } from './pictures.ts'

export const storyPictures = {
  'exchange-halts-withdrawals': 'falling-chart',
  'when-withdrawals-stop': 'padlock',
  'a-night-at-the-quay': 'cargo-port',
  'papers-of-the-market': 'library',
  'she-joined-the-letters': 'calligraphy-keyboard',
  'the-rule-nobody-can-read': 'scales',
  'counting-chain-patents': 'rising-chart',
  'zellige-cloud-round': 'solar-mining',
  'vault-insurance': 'gold-and-coin',
  'courier-insurance-rule': 'night-city',
  'keyboard-for-tifinagh': 'classroom',
  'lockers-for-the-date-season': 'market-stall',
  'tram-tickets-by-phone': 'phone-payment',
  'the-signature-a-court-believed': 'courtroom',
  'the-clerk-who-knew-my-mother': 'remittance-counter',
  'x-rays-read-offline': 'server-hall',
  'rules-in-the-workers-languages': 'passport',
  'two-banks-settle-in-seconds': 'wheat-field',
} as const satisfies Record<string, PictureKey>

/** The city at dusk, the mast, the market, the workshop, the first payment. */
export const quayPictures = [
  'night-city',
  'radio-mast',
  'market-stall',
  'workshop',
  'phone-payment',
] as const satisfies readonly PictureKey[]
