import { createElement, Fragment, type ReactNode } from 'react'

/** Children that are rendered once, on the server, and never reordered: they need no keys. */
export const inOrder = (nodes: ReactNode[]) => createElement(Fragment, null, ...nodes)
