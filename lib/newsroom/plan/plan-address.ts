/** Where what is planned is looked at. */
export const planPath = '/admin/plan'
export const eventHref = (id: string, occursAt?: string | null): string =>
  `${planPath}/event/${id}${occursAt ? `?at=${encodeURIComponent(occursAt)}` : ''}`
export const coverageHref = (id: string): string => `${planPath}/coverage/${id}`
