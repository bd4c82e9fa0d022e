/** Light or dark, as the person chose in this browser; `auto` follows the device. */
export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The cookie that holds the choice, so that the server knows it before anything is painted. */
export const themeCookie = 'newsroom-theme'
