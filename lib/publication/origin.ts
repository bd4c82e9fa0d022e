import { sql } from 'drizzle-orm'
import { media } from '../db/tables/people-and-pictures.ts'
import type { CredentialEntry, CredentialState } from '../picture/credentials/credentials.ts'

/** What the credentials of a picture, sound or film said, as much as readers are told on request. */
export type Origin = {
  state: Exclude<CredentialState, 'unreadable'>
  signer: string
  tool: string | null
  /** ISO 8601. */
  at: string | null
}

/** What {@link originOf} wants of a row: of many entries the first is enough. */
export const originColumns = {
  state: sql<CredentialState | null>`${media.credentials} ->> 'state'`,
  itself: sql<CredentialEntry | null>`${media.credentials} #> '{entries,0}'`,
}

type Row = { state: CredentialState | null; itself: CredentialEntry | null }

/** Null where they said nothing sure. */
export function originOf({ state, itself }: Row): Origin | null {
  if (!state || state === 'unreadable' || !itself?.signer) return null
  return { state, signer: itself.signer, tool: itself.tool, at: itself.at }
}
