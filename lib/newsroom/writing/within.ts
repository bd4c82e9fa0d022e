/** Milliseconds for what must not keep a page from opening: the browser's own stores, the first sign of life. */
const longestToOpen = 2_000

/** What work comes to, or `otherwise` when it fails or takes too long. */
export const within = <T>(work: Promise<T>, otherwise: T): Promise<T> =>
  Promise.race([
    work.catch(() => otherwise),
    new Promise<T>((resolve) => setTimeout(() => resolve(otherwise), longestToOpen)),
  ])
