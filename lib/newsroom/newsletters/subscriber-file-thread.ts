/** Reads files of subscribers in a thread of its own: parsing a million lines takes half a minute of a processor. */
import { answerOrders } from '../../server/answer-orders.ts'
import { type FileBatch, NoAddressColumn, readSubscriberFile } from './read-subscriber-file.ts'

export type FileOrder = { path: string }

let reading: AsyncGenerator<FileBatch> | undefined

answerOrders<FileOrder>(
  async ({ path }) => {
    reading ??= readSubscriberFile(path)
    const { done, value } = await reading.next()
    return done ? null : value
  },
  (error) => (error instanceof NoAddressColumn ? 'columns' : undefined),
)
