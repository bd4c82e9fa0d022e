import type { NodeRule } from '../block-model.ts'
import { type Prose, prose } from '../prose.ts'

export type ListItem = { type: 'listItem'; content: Prose[] }

export const listItemRule = { content: prose, attrs: () => ({}), needsContent: true } satisfies NodeRule
