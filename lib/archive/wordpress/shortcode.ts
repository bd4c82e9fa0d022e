import type { TextContext } from './text-context.ts'

export type Attributes = { named: Record<string, string>; bare: string[] }

/** One that was met in a text. */
export type Shortcode = Attributes & {
  name: string
  /** HTML between its two tags, with what stands in it read already. */
  content: string
  /** The same as it was written; null where it has one tag only. */
  raw: string | null
}

export type Expand = (given: Shortcode, context: TextContext) => string
