/** What may be a password (NIST SP 800-63B, 5.1.1.2): long rather than odd, and not what anybody would try first. */
import { hashPassword } from 'better-auth/crypto'
import { NewsroomError } from '../newsroom-error.ts'

const shortestPassword = 12
export const longestPassword = 256

/** Where rows of keyboards and counting begin, and what lists of leaked passwords are full of. */
const runs = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'ضصثقفغعهخحجدشسيبلاتنمكطئءؤرلاىةوزظ',
]
const common = [
  'password',
  'passw0rd',
  'letmein',
  'welcome',
  'iloveyou',
  'administrator',
  'admin',
  'qwerty',
  'warraq',
  'ورّاق',
  'وراق',
  'كلمةالسر',
  'كلمةالمرور',
]

/**
 * @param known what anybody knows of this person: name, e-mail address
 * @throws {NewsroomError} `password-weak`
 */
export function checkPassword(password: string, known: readonly string[] = []): void {
  const letters = [...password.normalize('NFKC').toLowerCase()]
  const flat = letters.join('').replace(/[\s\p{P}]/gu, '')
  // What is left of it without the words that everybody knows must still be something.
  const guessable = [...common, ...known.flatMap(wordsOf)].filter((word) => word.length >= 3)
  const own = guessable
    .sort((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.replaceAll(word, ''), flat)
  const isWeak =
    letters.length < shortestPassword ||
    letters.length > longestPassword ||
    new Set(letters).size < 5 ||
    own.length < 6 ||
    runs.some((run) => run.includes(own) || isRepeated(own))
  if (isWeak) throw new NewsroomError('password-weak', '')
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s\p{P}\p{S}]+/u)

/** `abcabcabcabc` */
const isRepeated = (text: string): boolean => {
  for (let length = 1; length <= 4; length += 1)
    if (
      text
        .slice(0, length)
        .repeat(Math.ceil(text.length / length))
        .slice(0, text.length) === text
    )
      return true
  return false
}

/** As better-auth verifies it: scrypt, N 16384, r 16, p 1, with a salt of its own. */
export const passwordHash = (password: string): Promise<string> => hashPassword(password)
