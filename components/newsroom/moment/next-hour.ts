import { serverNow } from '../story/ask-newsroom.ts'

const hour = 3_600_000

/** What is proposed for a moment ahead: half an hour from now and more, on the hour, by the server's clock. */
export const nextHour = (): Date => new Date(Math.ceil((serverNow().getTime() + hour / 2) / hour) * hour)
