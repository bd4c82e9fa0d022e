import { element, escapeHtml, isolated } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import type { LiveUpdate } from './model.ts'

export const liveUpdate: FeedHtml<LiveUpdate> = (
  { attrs: { at, headline }, content },
  { dir, lang, inside },
) =>
  element(
    'section',
    { dir, lang },
    element('h3', {}, isolated(headline, dir)) +
      element(
        'p',
        {},
        element('time', { datetime: at }, escapeHtml(`${at.slice(0, 16).replace('T', ' ')} UTC`)),
      ) +
      inside(content),
  )
