import type { ReactNode } from 'react'

/** What a file says, in whatever language it says it. */
export const AsInFile = ({ children }: { children: ReactNode }) => <bdi dir="auto">{children}</bdi>
