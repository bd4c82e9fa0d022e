/** What the library keeps besides pictures, and what browsers are told it is. */

export const mediaKinds = ['picture', 'audio', 'video', 'file'] as const
/** `file`: something to download. */
export type MediaKind = (typeof mediaKinds)[number]
export type FileKind = Exclude<MediaKind, 'picture'>
export const fileKinds = ['audio', 'video', 'file'] as const satisfies FileKind[]

/** By their extensions, which are those of the files that are kept. */
export const fileFormats = {
  mp3: { kind: 'audio', type: 'audio/mpeg' },
  m4a: { kind: 'audio', type: 'audio/mp4' },
  ogg: { kind: 'audio', type: 'audio/ogg' },
  wav: { kind: 'audio', type: 'audio/wav' },
  weba: { kind: 'audio', type: 'audio/webm' },
  mp4: { kind: 'video', type: 'video/mp4' },
  webm: { kind: 'video', type: 'video/webm' },
  pdf: { kind: 'file', type: 'application/pdf' },
  csv: { kind: 'file', type: 'text/csv; charset=utf-8' },
  txt: { kind: 'file', type: 'text/plain; charset=utf-8' },
  zip: { kind: 'file', type: 'application/zip' },
  docx: {
    kind: 'file',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  xlsx: { kind: 'file', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
} as const satisfies Record<string, { kind: FileKind; type: string }>
export type FileFormat = keyof typeof fileFormats
export const fileFormatNames = Object.keys(fileFormats) as FileFormat[]

export const isFileFormat = (value: unknown): value is FileFormat =>
  typeof value === 'string' && Object.hasOwn(fileFormats, value)
