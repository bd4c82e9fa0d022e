/** Why a picture is not here, of what ended the last try for it: worded for a terminal, and by the newsroom for its people. */
import { isPictureRule, type PictureRule } from '../../newsroom/pictures/picture-rules.ts'

// biome-ignore format: a table
const reasons = {
  'not-there': () => 'there is none there',
  forbidden: () => 'the site does not give it',
  busy: () => 'the site wants to be left alone for a while',
  status: (status: string) => `the site answers ${status}`,
  private: () => 'its address leads into a private network, which is not asked',
  malformed: () => 'its address is none that can be asked',
  redirect: () => 'its address leads from one to another, and to no picture',
  slow: () => 'the site took too long',
  certificate: (code: string) => `the site cannot prove that it is itself (${code})`,
  unreachable: (code: string) => `the site cannot be reached (${code})`,
  unplayable: () => 'browsers do not play it, or it is no sound, film or document that is taken',
  fault: () => 'something failed here',
} as const satisfies Record<string, (detail: string) => string>

export type PictureReason =
  | { kind: keyof typeof reasons; detail: string }
  /** What is there is no picture that is taken. */
  | { kind: 'picture'; rule: PictureRule }

const byName: Readonly<Record<string, keyof typeof reasons>> = {
  'status-404': 'not-there',
  'status-410': 'not-there',
  'status-401': 'forbidden',
  'status-403': 'forbidden',
  'status-451': 'forbidden',
  'status-429': 'busy',
  'status-503': 'busy',
  private: 'private',
  malformed: 'malformed',
  scheme: 'malformed',
  redirect: 'redirect',
  'too-slow': 'slow',
  unplayable: 'unplayable',
  quicktime: 'unplayable',
  codec: 'unplayable',
  picture: 'unplayable',
  macros: 'unplayable',
  fault: 'fault',
  failed: 'fault',
}

/** @param reason as `import_picture` keeps it */
export function pictureReason(reason: string): PictureReason {
  if (isPictureRule(reason)) return { kind: 'picture', rule: reason }
  const kind = Object.hasOwn(byName, reason) ? byName[reason] : undefined
  if (kind) return { kind, detail: '' }
  const status = /^status-(\d{3})$/.exec(reason)?.[1]
  if (status) return { kind: 'status', detail: status }
  // https://nodejs.org/api/tls.html#x509-certificate-error-codes, and OpenSSL's own.
  return { kind: /CERT|TLS|SSL|SIGNATURE/.test(reason) ? 'certificate' : 'unreachable', detail: reason }
}

/** English, for a terminal. */
export function pictureReasonInWords(reason: string): string {
  const read = pictureReason(reason)
  return read.kind === 'picture' ? `it is not taken (${read.rule})` : reasons[read.kind](read.detail)
}
