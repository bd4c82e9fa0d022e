import type { Typed } from '../forms/form-state.ts'

/** As it stands in the fields of a licence. */
export type TypedLicence = {
  kind: string
  printed: string
  note: string
  expires: string
  /** '' for a picture that no model made; null where that is not asked. */
  source: string | null
}

export const licenceIn = (typed: Typed): TypedLicence => ({
  kind: typed['licence-kind']?.[0] ?? '',
  printed: typed['licence-printed']?.[0] ?? '',
  note: typed['licence-note']?.[0] ?? '',
  expires: typed['licence-expires']?.[0] ?? '',
  source: typed['licence-source']?.[0] ?? null,
})
