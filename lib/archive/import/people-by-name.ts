/** People of whom a file says only what they are called. */
import type { PersonRecord } from './import-record.ts'

/** @param known names that were told before; grows */
export function* peopleByName(names: readonly string[], known: Set<string>): Generator<PersonRecord> {
  for (const name of names) {
    if (known.has(name)) continue
    known.add(name)
    yield { kind: 'person', key: name, name, slug: null, email: null, biography: null }
  }
}

/** A byline as the names in it: `By A and B`, `أ وب` is one name, for «و» begins many. */
export const namesOfByline = (byline: string): string[] => {
  const line = byline.replace(/\s+/gu, ' ').trim().slice(0, 300)
  return line
    .replace(/^by:? (?=\S)/i, '')
    .replace(/^(?:بقلم|كتب|كتبت|إعداد)\s*[::]?\s*/u, '')
    .split(/\s*[,،;؛|]\s*| and | & /i)
    .map((name) => name.trim())
    .filter(Boolean)
}
