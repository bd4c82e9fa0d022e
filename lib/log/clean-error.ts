/** An error as the log may have it. */

/** What is kept of an error: what happened and where, and none of the values it happened with. */
export type CleanError = {
  type: string
  message: string
  /** The system's or the database's (`ECONNREFUSED`, `23505`). */
  code?: string
  /** Its first line, and the lines of the code that it came through; then the same of what caused it. */
  stack: string
}

/** Errors that cause each other, or that cause themselves. */
const mostCauses = 5

/** As long as each part may be (RFC 5321, 4.5.3.1): without a bound it takes a text's length squared. */
const emailAddress = /[^\s<>"'(),;:=@]{1,64}@[^\s<>"'(),;:=]{1,255}\.\p{L}{2,}/gu
/** Characters: nobody reads on. */
const longestText = 10_000

/**
 * Drizzle puts the values of a query into its message, PostgreSQL those of a row into `detail`, and a mail server's
 * refusal names whom the letter was for: these may be anybody's.
 */
export function cleanError(error: unknown): CleanError {
  const parts: CleanError[] = []
  for (let each = error; each !== undefined && parts.length < mostCauses; each = causeOf(each))
    parts.push(cleanOne(each))
  const first = parts[0] ?? cleanOne(error)
  return { ...first, stack: parts.map(({ stack }) => stack).join('\nbecause of ') }
}

function cleanOne(error: unknown): CleanError {
  if (!(error instanceof Error)) {
    const message = cleanText(String(error))
    return { type: typeof error, message, stack: message }
  }
  const message = messageOf(error)
  const code = 'code' in error && /^\w+$/.test(String(error.code)) ? String(error.code) : undefined
  // A stack begins with the message as it was.
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const head = `${error.name}${code ? ` ${code}` : ''}: ${message}`
  return { type: error.name, message, ...(code && { code }), stack: [head, ...frames].join('\n') }
}

const messageOf = (error: Error): string =>
  'query' in error && typeof error.query === 'string' && 'params' in error
    ? `Failed query: ${error.query}`
    : cleanText(error.message)

const cleanText = (text: string): string => text.slice(0, longestText).replace(emailAddress, '[e-mail]')

const causeOf = (error: unknown): unknown =>
  error instanceof Error && error.cause !== error ? error.cause : undefined
