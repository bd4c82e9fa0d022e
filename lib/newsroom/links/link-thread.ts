/** The thread that reads what other sites say of themselves (`read-link.ts` asks). */
import { answerOrders } from '../../server/answer-orders.ts'
import { decoded, readOEmbed, readPage } from './page-facts.ts'

export type LinkOrder = {
  kind: 'page' | 'oembed'
  body: Uint8Array
  contentType: string
  /** Where it was had from. */
  address: string
}

answerOrders<LinkOrder>(async ({ kind, body, contentType, address }) => {
  const text = decoded(body, contentType)
  return kind === 'page' ? readPage(text, address) : readOEmbed(text, address)
})
