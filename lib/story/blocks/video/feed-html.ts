import { escapeHtml } from '../../html.ts'
import { recordingHtml } from '../audio/feed-html.ts'
import type { FeedHtml } from '../feed-context.ts'
import type { Video } from './model.ts'

export const video: FeedHtml<Video> = ({ attrs, content = [] }, tools) => {
  const { siteUrl, recordings, pictures } = tools.context
  const recording = recordings.get(attrs.mediaId)
  if (!recording) return ''
  const poster = attrs.posterId ? pictures.get(attrs.posterId) : undefined
  const size = recording.width ? ` width="${recording.width}" height="${recording.height}"` : ''
  const player =
    `<video controls preload="none" src="${escapeHtml(siteUrl + recording.src)}"${size}` +
    `${poster ? ` poster="${escapeHtml(siteUrl + poster.src)}"` : ''}></video>`
  return recordingHtml(player, recording, attrs, tools.inside(content), tools)
}
