/** Colours of links, on light paper and on dark paper, each `#rrggbb`. */
export type Accents = { light: string; dark: string }

/** What the house prints in, `components/reader/style/tokens.css`. */
export const houseAccents: Accents = { light: '#9e2b25', dark: '#e58473' }

/** A publication's own colours, with the house's where it chose none; null where it chose neither. */
export const accentsOf = (own: Accents | null): Accents | null =>
  own && (own.light || own.dark)
    ? { light: own.light || houseAccents.light, dark: own.dark || houseAccents.dark }
    : null
