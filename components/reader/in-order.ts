import { createElement, Fragment, type ReactNode } from 'react'

/** Arguments of a call lie on its stack, which a paragraph of alternating scripts has more runs than room for. */
const mostArguments = 1000

/** Children that are rendered once, on the server, and never reordered: they need no keys. However many they are. */
export function inOrder(nodes: readonly ReactNode[]): ReactNode {
  if (nodes.length <= mostArguments) return createElement(Fragment, null, ...nodes)
  const parts: ReactNode[] = []
  for (let from = 0; from < nodes.length; from += mostArguments)
    parts.push(createElement(Fragment, null, ...nodes.slice(from, from + mostArguments)))
  return inOrder(parts)
}
