import type { Markdown } from '../markdown-text.ts'
import type { Divider } from './model.ts'

export const horizontalRule: Markdown<Divider> = () => '---'
