/** Which build this process serves, as `npm start` has told everything in it; '' where it was not started so. */
export const presentBuild = (): string => process.env.WARRAQ_BUILD ?? ''
