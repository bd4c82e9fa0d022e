/**
 * The folding of `lib/arabic/fold.ts` as a function of the database, made from the same tables.
 *
 * `fold.test.ts` fails when the tables have changed since the last migration that created the function. Then
 * `node lib/search/fold-sql.ts` prints the statement for a new one.
 */

import { foldedAway, foldedHamzaSeats, foldedLetters, foldedLigatures, foldedMarks } from '../arabic/fold.ts'
import { codePointOf, itemAt } from '../present.ts'

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Letters with a small form that compatibility decomposition leaves alone, and those forms. */
function capitals(): { large: string; small: string } {
  let large = ''
  let small = ''
  for (let code = 0x80; code <= 0x10ffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue
    const letter = String.fromCodePoint(code)
    const lower = letter.toLowerCase()
    if (lower !== letter && letter.normalize('NFKD') === letter) {
      large += letter
      small += lower
    }
  }
  return { large, small }
}

/** `\u00C6\u00D8-\u00DE…`: the letters as ranges for the inside of a bracket expression. */
function ranges(letters: string): string {
  const codes = Array.from(letters, (letter) => codePointOf(letter))
  const escaped = (code: number) => `\\U${code.toString(16).padStart(8, '0')}`
  let result = ''
  for (let at = 0; at < codes.length; ) {
    // Capitals and small letters alternate in many blocks: ranges may take in the small ones between.
    let end = at
    while (codes[end + 1] !== undefined && itemAt(codes, end + 1) - itemAt(codes, end) <= 2) end++
    result += `${escaped(itemAt(codes, at))}-${escaped(itemAt(codes, end))}`
    at = end + 1
  }
  return result
}

const replacing = (from: string, to: string) => `folded := replace(folded, ${literal(from)}, ${literal(to)});`

/**
 * `CREATE FUNCTION public.search_fold(text)`. The database's own `lower()` is not used beyond ASCII: it follows the
 * collation, and the embedded engine's knows no other letters. Everything is named in full, for a function in a
 * generated column is called by pg_restore with an empty search path.
 */
export function foldFunction(): string {
  const { large, small } = capitals()
  const letters = foldedLetters.map(([from]) => from).join('')
  const becomes = foldedLetters.map(([, to]) => to).join('')
  return `CREATE OR REPLACE FUNCTION public.search_fold(given text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  folded text := regexp_replace(normalize(given, NFKC), '[${foldedAway}]', '', 'g');
BEGIN
  ${foldedHamzaSeats.map(([from, to]) => replacing(from, to)).join('\n  ')}
  folded := regexp_replace(normalize(folded, NFKD), '[${foldedMarks}]', '', 'g');
  folded := lower(folded COLLATE pg_catalog."C");
  IF folded ~ '[${ranges(large)}]' THEN
    folded := translate(folded, ${literal(large)}, ${literal(small)});
  END IF;
  folded := translate(folded, ${literal(letters)}, ${literal(becomes)});
  ${foldedLigatures.map(([from, to]) => replacing(from, to)).join('\n  ')}
  RETURN normalize(folded, NFC);
END $$;`
}

if (import.meta.main) console.log(foldFunction())
