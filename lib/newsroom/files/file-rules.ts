/** What is not taken as a sound, film or document. A refusal's subject is the rule's name, and `Newsroom.Files.refused` words each. */
export const fileRules = [
  /** Nothing was sent. */
  'empty',
  /** More bytes than `UPLOAD_MEGABYTES` allows. */
  'too-heavy',
  /** A picture, which has a way in of its own. */
  'picture',
  /** A sound or film in a form that browsers do not play: AVI, WMV, FLAC, AIFF, Matroska and the like. */
  'unplayable',
  /** QuickTime: what phones of one maker record, and other browsers do not play. */
  'quicktime',
  /** A form that browsers play, around a codec that they do not: HEVC, ProRes, ALAC, or one that is locked. */
  'codec',
  /** By its bytes none of what we take, whatever its name says. */
  'wrong-type',
  /** A document that holds programs. */
  'macros',
  /** Cut short, or not what its first bytes promise. */
  'damaged',
  /** Opening it took more time or memory than any honest file. */
  'too-costly',
  /** The process that opened it ended before it was done. */
  'not-opened',
  /** No file has this id. */
  'unknown',
  /** Captions without the words `WEBVTT` on top, or without a cue. */
  'vtt-none',
  /** A line that should have a cue's times, and has not. Followed by the line's number. */
  'vtt-times',
  /** A cue that ends before it begins, or begins before the one above it. Followed by the line's number. */
  'vtt-backwards',
  /** More captions than a day of talk. */
  'vtt-long',
] as const
export type FileRule = (typeof fileRules)[number]

/** The rule that a refusal's subject names, and the line that it is about. */
export function readFileRule(subject: string): { rule: FileRule; line: number } | null {
  const [name = '', line = '0'] = subject.split(' ')
  const rule = fileRules.find((each) => each === name)
  return rule ? { rule, line: Number(line) } : null
}

export const fileLimits = {
  /** Bytes that the process which opens it may come to hold. */
  memory: 512 * 1024 * 1024,
  /** Milliseconds it may take, in a process of its own that yields to readers. */
  time: 60_000,
  /** Characters of captions in one language. */
  captions: 600_000,
  /** Characters of a file's name. */
  name: 120,
}
