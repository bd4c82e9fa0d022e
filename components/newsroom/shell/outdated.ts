/** Said to the window when the server turns out to be of another build than this page. */
export const outdatedEvent = 'warraq:outdated'
