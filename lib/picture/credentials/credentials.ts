/**
 * What is kept of a file's Content Credentials (C2PA, https://spec.c2pa.org): who signed it, what was done to it, and whether
 * that is still so. The credentials themselves are not kept: what we serve is encoded anew.
 */
import { z } from 'zod'
import { type DigitalSource, digitalSources } from '../digital-source.ts'

const credentialStates = [
  /** As it was signed, by somebody on the list of those whom the paper trusts. */
  'trusted',
  /** As it was signed, by whoever the certificate names: nobody that we know vouches for it. */
  'intact',
  /** As it was signed, with a certificate that had run out, was taken back or is none for this use. */
  'certificate',
  /** Not as it was signed: the file, or what is said of it, was changed since. */
  'changed',
  /** There are credentials that say nothing sure: broken, not made by the rules, or too much to be read. */
  'unreadable',
] as const
export type CredentialState = (typeof credentialStates)[number]

/** Of what an editor is warned wherever the picture can be chosen, and how loudly. */
export function warningOf(
  state: CredentialState | undefined,
): { of: 'changed' | 'certificate' | 'unreadable'; tone: 'red' | 'ochre' } | null {
  if (state === 'changed') return { of: state, tone: 'red' }
  return state === 'certificate' || state === 'unreadable' ? { of: state, tone: 'ochre' } : null
}

/** What was done to a file, as far as there are plain words for it. */
const credentialSteps = [
  'created',
  'opened',
  'edited',
  'cropped',
  'resized',
  'colour',
  'filtered',
  'drawn',
  'turned',
  'cut',
  'placed',
  'removed',
  'enhanced',
  'converted',
  'translated',
  'watermarked',
  'metadata',
  'redacted',
  'published',
  'other',
] as const
export type CredentialStep = (typeof credentialSteps)[number]

/** Characters of one text in them. */
export const longestCredentialText = 200
/** Files that one was made of, its own entry among them. */
export const mostCredentialEntries = 12

const text = z.string().max(longestCredentialText).nullable()

const entry = z.object({
  /** 0: the file itself; 1: what it was made from; and so on. */
  depth: z.number().int().min(0).max(mostCredentialEntries),
  /** What it was called, where that is said. */
  title: text,
  /** Whom the certificate names. */
  signer: text,
  /** “Test Camera 1.0”. */
  tool: text,
  /** ISO 8601: when a time stamp says that it was signed, else when it says of itself that the last was done. */
  at: z.iso.datetime({ offset: true }).nullable(),
  steps: z.array(z.enum(credentialSteps)).max(credentialSteps.length),
  /** Whether it was as its signer left it; null of what nobody signed, or cannot be told. */
  matches: z.boolean().nullable(),
})
export type CredentialEntry = z.output<typeof entry>

/** At its door: from the process that read them, and from an archive. */
export const credentialsShape = z.object({
  state: z.enum(credentialStates),
  /** What they say of a model's part in it; null where they name none. */
  machine: z.enum(digitalSources).nullable(),
  /** The file itself first, then what it was made from; empty where nothing could be read. */
  entries: z.array(entry).max(mostCredentialEntries),
})
export type Credentials = {
  state: CredentialState
  machine: DigitalSource | null
  entries: CredentialEntry[]
}

export const unreadableCredentials: Credentials = { state: 'unreadable', machine: null, entries: [] }
