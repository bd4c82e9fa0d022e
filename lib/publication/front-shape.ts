/** The places at the head of a front. Apart from the query, for screens that show the shape and read nothing. */

/** What stands beside and below the lead. */
export const secondaryCount = 6
/** On a wide page these of them stand beside the lead; the rest close the column under it. */
export const besideLead = 4
/** Places that an editor can fill: the lead, and what stands beside and below it. */
export const frontPlaces = 1 + secondaryCount
