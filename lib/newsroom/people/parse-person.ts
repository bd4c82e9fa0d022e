/** What people write about people, checked where it comes in. */
import { type NewsroomLocale, newsroomLocales, type Role, roles } from '../../vocabulary.ts'
import { NewsroomError } from '../newsroom-error.ts'

const refuse = (field: string): never => {
  throw new NewsroomError('malformed', field)
}

/** An e-mail address in lower case. @throws {NewsroomError} `malformed`, subject `email` */
export function parseEmail(input: unknown): string {
  const email = typeof input === 'string' ? input.trim().toLowerCase() : ''
  // One @, no space, a dot in its domain: whether it arrives is for the mail to find out.
  return email.length <= 254 &&
    /^[^\s@<>"(),:;[\]\\]+@[^\s@.<>"(),:;[\]\\]+(\.[^\s@.<>"(),:;[\]\\]+)+$/.test(email)
    ? email
    : refuse('email')
}

/** A name on one line, without what makes it read as another. @throws {NewsroomError} `malformed`, subject `name` */
export function parseName(input: unknown): string {
  const name =
    typeof input === 'string'
      ? input
          .normalize('NFC')
          .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/gu, '')
          .replace(/\s+/g, ' ')
          .trim()
      : ''
  return name.length > 0 && name.length <= 100 && name.isWellFormed() ? name : refuse('name')
}

/** @throws {NewsroomError} `malformed`, subject `role` */
export const parseRole = (input: unknown): Role => roles.find((each) => each === input) ?? refuse('role')

/** @throws {NewsroomError} `malformed`, subject `locale` */
export const parseNewsroomLocale = (input: unknown): NewsroomLocale =>
  newsroomLocales.find((each) => each === input) ?? refuse('locale')
