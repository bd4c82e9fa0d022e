/** Why a request of ours failed, in one line: `fetch` says “fetch failed”, and why in its cause. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}

/** The same by its innermost cause alone: Drizzle's own message carries a query and its values. */
export function innermostReasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.cause instanceof Error) return innermostReasonOf(error.cause)
  return error.message || ('code' in error ? String(error.code) : error.name)
}
