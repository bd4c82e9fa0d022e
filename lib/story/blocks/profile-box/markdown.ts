import { escapeHtml } from '../../html.ts'
import type { Markdown } from '../markdown-text.ts'
import type { ProfileBox } from './model.ts'

/** What it shows stands in the directory, which the export holds under the same id. */
export const profileBox: Markdown<ProfileBox> = ({ attrs: { authorId } }) =>
  `<div class="profile-box" data-author="${escapeHtml(authorId)}"></div>`
