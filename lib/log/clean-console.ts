import { cleanError } from './clean-error.ts'

const levels = ['error', 'warn', 'info', 'log', 'debug'] as const

/** An error as {@link cleanError} has it, with the digest by which Next names it to a page. */
function cleaned(said: unknown): unknown {
  if (!(said instanceof Error)) return said
  const digest = 'digest' in said && typeof said.digest === 'string' ? ` (digest ${said.digest})` : ''
  return cleanError(said).stack + digest
}

/**
 * Has errors that libraries print by themselves printed as our log has them. Next prints each rendering that failed, and
 * with it the values of the statement that did: drafts, and what is under embargo.
 * @returns puts the console back as it was
 */
export function cleanConsole(): () => void {
  const before = levels.map((level) => [level, console[level]] as const)
  for (const [level, print] of before) console[level] = (...said) => print.apply(console, said.map(cleaned))
  return () => {
    for (const [level, print] of before) console[level] = print
  }
}
