import { element, escapeHtml, isolated } from '../../html.ts'
import type { FeedHtml, FeedRecording, FeedTools } from '../feed-context.ts'
import type { Audio, RecordingAttrs } from './model.ts'

export const audio: FeedHtml<Audio> = ({ attrs, content = [] }, tools) => {
  const recording = tools.context.recordings.get(attrs.mediaId)
  if (!recording) return ''
  const src = tools.context.siteUrl + recording.src
  const player = `<audio controls preload="none" src="${escapeHtml(src)}"></audio>`
  return recordingHtml(player, recording, attrs, attrs.reads ? '' : tools.inside(content), tools)
}

/** A player with its words: a link stays where a program takes players away. */
export function recordingHtml(
  player: string,
  { src, credit, source }: FeedRecording,
  attrs: RecordingAttrs,
  text: string,
  { context, dir, lang }: FeedTools,
): string {
  const title = attrs.title || attrs.caption
  const link = element(
    'a',
    { href: context.siteUrl + src },
    title ? isolated(title, dir) : escapeHtml(src.slice(src.lastIndexOf('/') + 1)),
  )
  const words = [
    link,
    ...[attrs.title ? attrs.caption : null, attrs.credit ?? credit, source].flatMap((each) =>
      each ? [isolated(each, dir)] : [],
    ),
  ]
  return element('figure', { dir, lang }, player + element('figcaption', {}, words.join(' — '))) + text
}
