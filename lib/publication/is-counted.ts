/** Whether it is counted what is read; where it is not, nothing is said or asked of it. */
export const isCounted = (): boolean => process.env.AUDIENCE?.trim() !== 'off'
