/** Midnight UTC of a day's date: as days are named in the table. */
export const dayAt = (day: string): Date => new Date(`${day}T00:00:00Z`)
