/** Hours for which a link can be made. */
export const previewHours = [1, 24, 168] as const
