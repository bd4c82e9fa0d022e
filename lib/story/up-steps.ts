import { documentVersion, type StoryDocument } from './document.ts'
import { validateDocument } from './validate.ts'

/** Turns a document of version N into one of version N + 1. Pure, and never edited once a row may hold version N. */
export type UpStep = (document: unknown) => unknown

/** Keyed by the version a step starts from. Empty while version 1 is the only one there has been. */
export const upSteps: Record<number, UpStep> = {}

/** A stored document newer than this code, or older with a step missing. */
export class UnknownDocumentVersion extends Error {
  override name = 'UnknownDocumentVersion'
}

/**
 * A stored document, brought up to the current version one step at a time and validated.
 * @param stored the JSON of the row
 * @param version the row's `document_version`
 * @param preserveUnknown for writers: see {@link validateDocument}
 * @throws {UnknownDocumentVersion} when no chain of steps leads from `version` to the current one
 */
export function upToDate(
  stored: unknown,
  version: number,
  {
    steps = upSteps,
    current = documentVersion,
    preserveUnknown = false,
  }: { steps?: Record<number, UpStep>; current?: number; preserveUnknown?: boolean } = {},
): StoryDocument {
  if (version > current) {
    throw new UnknownDocumentVersion(
      `Document version ${version} was written by a newer Warraq than this one (${current}). Upgrade before reading it.`,
    )
  }
  let document = stored
  for (let from = version; from < current; from += 1) {
    const step = steps[from]
    if (!step) throw new UnknownDocumentVersion(`No step leads from document version ${from} to ${from + 1}.`)
    document = step(document)
  }
  return validateDocument(document, { preserveUnknown }).document
}
