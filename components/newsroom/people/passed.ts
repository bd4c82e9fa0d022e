/** How a link goes to whom it is for. */
export type Passed =
  | { way: 'mailed'; email: string }
  /** To be passed on by whoever made it; `failed` when mail was tried and did not go. */
  | { way: 'link'; address: string; name: string; days: number; failed: boolean }
  /** A contributor: there is no way in. */
  | { way: 'none'; name: string }
