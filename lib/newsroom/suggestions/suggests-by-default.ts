import type { WorkingDraft } from '../stories/working-draft.ts'

/**
 * Whether somebody who opens a draft suggests, unless she says otherwise: who may see its text and suggest, and has no
 * permission that reaches so far as to change it. What waits for its moment is nobody's to change for a while; that makes
 * nobody suggest.
 */
export const suggestsByDefault = ({ may, whyNotEdit }: Pick<WorkingDraft, 'may' | 'whyNotEdit'>): boolean =>
  Boolean(may['story.suggest']) && whyNotEdit === 'not-allowed'
