import { element, isolated } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import type { TimelineEntry } from './model.ts'

/** A term and what is said of it; around several stands one list (`feed-html.ts`). */
export const timelineEntry: FeedHtml<TimelineEntry> = ({ attrs, content }, { dir, lang, inside }) =>
  element('dt', { dir, lang }, element('strong', {}, isolated(attrs.when, dir))) +
  element('dd', {}, inside(content))
