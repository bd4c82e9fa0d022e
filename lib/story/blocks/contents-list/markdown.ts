import type { Markdown } from '../markdown-text.ts'
import type { ContentsList } from './model.ts'

/** As Python-Markdown, Typora and others have it. */
export const contentsList: Markdown<ContentsList> = () => '[TOC]'
