/** Attributes of nodes as they may be stored, read from whatever came in. */
import type { Direction } from '../../locale/table.ts'
import { withoutOverrides } from '../clean-text.ts'

export type Raw = { [key: string]: unknown }
export type Attributes = Record<string, string | number | null>

/** `dir: null` means: by the first strong character, else by the article's locale. */
export type Directed = { dir?: Direction | null }

export const direction = (value: unknown): Direction | null =>
  value === 'rtl' || value === 'ltr' ? value : null

/** Text without what may not stand in a story; null where there is none. */
export const words = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() ? withoutOverrides(value.trim()) : null

export const whole = (value: unknown, least: number, most: number, otherwise: number): number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : otherwise
