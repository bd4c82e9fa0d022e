/** What whoever imports decides of all of it. */
import { z } from 'zod'
import { localeName } from '../../newsroom/fields.ts'
import { importMapping } from './import-mapping.ts'

export const importOptions = z.strictObject({
  /** What was published over there is published here, with its date; else all are drafts. */
  publish: z.boolean(),
  /** The language of all of it; null: what each story says. */
  locale: localeName.nullable().default(null),
  /** The slug of a section for all of it, their own becoming topics; null: their own sections. */
  section: z.string().nullable().default(null),
  /** Who and what is what here. */
  mapping: importMapping.prefault({}),
  /** Pictures that are not with the file are fetched from where they were, once its stories are in. */
  fetchPictures: z.boolean().optional(),
})
export type ImportOptions = z.output<typeof importOptions>
