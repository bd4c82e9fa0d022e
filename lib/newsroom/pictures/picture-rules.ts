/** What is not done with a picture, or taken as one. A refusal's subject is the rule's name, and `Newsroom.Media.refused` words each. */
export const pictureRules = [
  /** Nothing was sent. */
  'empty',
  /** More bytes than {@link limits} allows. */
  'too-heavy',
  /** A drawing in SVG can carry scripts and addresses; it is to be exported as PNG. */
  'svg',
  /** HEIC, HEIF or AVIF: what phones keep, and decoders with the worst record. To be exported as JPEG. */
  'heif',
  /** By its bytes none of JPEG, PNG, WebP and GIF, whatever its name says. */
  'wrong-type',
  /** More than one frame. */
  'animated',
  /** More pixels, or a longer side, than {@link limits} allows. */
  'too-large',
  /** Cut short, or not what its first bytes promise. */
  'damaged',
  /** Opening it took more time or memory than any honest picture of its size. */
  'too-costly',
  /** The process that opened it ended before it was done. */
  'not-opened',
  /** No picture has this id. */
  'unknown',
  /** It stands in a story, a draft, the bin or a portrait, and is not deleted. */
  'in-use',
  /** This kind of licence wants a reason, or who gave it. */
  'licence-note',
  /** A Creative Commons licence has a name and a version. */
  'licence-deed',
  /** What was typed as its end is no moment. */
  'licence-moment',
  /** The person has as many unfinished uploads, or as many bytes of them, as {@link limits} allows. */
  'too-many',
  /** No upload of this person has this id, or its time is over. */
  'upload-gone',
] as const
export type PictureRule = (typeof pictureRules)[number]

export const isPictureRule = (value: unknown): value is PictureRule =>
  pictureRules.some((rule) => rule === value)

export const limits = {
  /** 40 MB: the largest camera JPEGs, with room. */
  bytes: 40 * 1024 * 1024,
  /** Pixels along a side: as many as WebP can have; a phone's panorama has about 16,000. */
  side: 16_383,
  /** Pixels in all: a medium-format camera has 102 million, a phone's “200 MP” mode 200. */
  pixels: 210_000_000,
  /** Uploads that one person may have begun and not finished, and their bytes in all. */
  unfinished: { uploads: 200, bytes: 2 * 1024 * 1024 * 1024 },
  /** Parts, and questions about them, that one person may send: a day's pictures of a large desk, in an hour. */
  requests: { most: 6_000, within: 60 * 60 },
  /** Milliseconds after which an upload that was not finished is removed. */
  unfinishedFor: 24 * 60 * 60 * 1000,
  /** Bytes that the process which opens it may come to hold. */
  memory: 1024 * 1024 * 1024,
  /** Milliseconds it may take, in a process of its own that yields to readers. */
  time: 120_000,
}
