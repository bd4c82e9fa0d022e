/** Types of the editor's schema by name: each is there, or the editor is not ours. */
import type { MarkType, NodeType, Schema } from '@tiptap/pm/model'
import { present } from '@/lib/present.ts'

export const nodeType = ({ nodes }: Schema, name: string): NodeType =>
  present(nodes[name], `node “${name}” in the editor's schema`)

export const markType = ({ marks }: Schema, name: string): MarkType =>
  present(marks[name], `mark “${name}” in the editor's schema`)
