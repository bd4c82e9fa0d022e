/**
 * A block of a newer version than this one, as JSON. Writers see that it is there, and it stays what it was until the
 * version that knows it reads it again; readers see the text that it holds. It has no model: see `unknown-block.ts`.
 */
export type UnknownBlock = { type: 'unknownBlock'; attrs: { stored: string } }
