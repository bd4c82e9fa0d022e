import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { absolute } from '../../publication/addresses.ts'

/**
 * What stands in a preview link: the row's id, when it ends, and our signature of both. What is not signed by us is told
 * without asking the database, and the address can be shown again although it is kept nowhere.
 */
export type PreviewFacts = { id: string; expiresAt: Date }

const form = /^([\w-]{22})\.([0-9a-z]{1,9})\.([\w-]{43})$/

export const newPreviewId = (): string => randomBytes(16).toString('base64url')

/** Seconds since 1970: what a link says of its end must be what the row says. */
const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1_000)

const signature = (secret: string, id: string, until: string): Buffer =>
  createHmac('sha256', secret).update(`warraq preview link\n${id}\n${until}`).digest()

/** @param secret `newsroomSecret()` */
export function previewToken(secret: string, { id, expiresAt }: PreviewFacts): string {
  const until = secondsOf(expiresAt).toString(36)
  return `${id}.${until}.${signature(secret, id, until).toString('base64url')}`
}

/** The facts of a token that we signed; null for any other. Whether they still hold is for the database to say. */
export function readPreviewToken(secret: string, token: string): PreviewFacts | null {
  const [, id, until, signed] = form.exec(token) ?? []
  if (!id || !until || !signed) return null
  const given = Buffer.from(signed, 'base64url')
  const own = signature(secret, id, until)
  // Its last character has bits to spare: one signature has one spelling.
  if (given.toString('base64url') !== signed || given.length !== own.length || !timingSafeEqual(given, own))
    return null
  return { id, expiresAt: new Date(Number.parseInt(until, 36) * 1_000) }
}

/** Where a link leads. Under no language, and under nothing of the newsroom. */
export const previewAddress = (token: string): string => absolute(`/preview/${token}`)
