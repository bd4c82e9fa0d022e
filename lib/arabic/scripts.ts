/**
 * Character classes shared by the text functions, written for the inside of a regular expression with the
 * `v` flag.
 */

/** Scripts written from right to left (ISO 15924 direction R-L) in living use. */
const rightToLeftScripts = String.raw`[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}\p{sc=Rohg}\p{sc=Samr}\p{sc=Mand}]`

// Tatweel (U+0640) is shared between scripts and so counted as Common; it is only ever written with Arabic.
export const rtlLetter = String.raw`[[\p{L}&&${rightToLeftScripts}]\u0640]`
export const ltrLetter = String.raw`[\p{L}--[${rightToLeftScripts}\u0640]]`
/** Digits of the three kinds our languages use: Latin, Arabic-Indic, extended Arabic-Indic. */
export const digit = '[0-9٠-٩۰-۹]'
/** Spaces that may stand inside a line, breaking or not. */
export const space = String.raw`[ \t\u00A0\u2000-\u200A\u202F\u205F\u3000]`
/** Directional formatting characters, UAX #9 table 4. */
export const bidiControl = String.raw`[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]`
