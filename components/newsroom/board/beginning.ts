import { isLocale, type Locale } from '@/lib/locale/table.ts'
import { type StoryKind, storyKinds } from '@/lib/vocabulary.ts'
import { type FormState, refusedIn, type Typed } from '../forms/form-state.ts'

/** What was chosen for a story that is to begin. */
export type Beginning = {
  locale: Locale
  headline: string
  sectionId: string
  /** '' for none. */
  deskId: string
  kind: StoryKind
  topicIds: string[]
  /** '' for none. */
  templateId: string
}

/** The version that was begun, which is opened. */
export type Begun = { articleId: string }

/** What a form says; what it may say, the operation finds out. */
export const beginningIn = (typed: Typed): Beginning => ({
  locale: typed.locale?.[0] as Locale,
  headline: typed.headline?.[0] ?? '',
  sectionId: typed.sectionId?.[0] ?? '',
  deskId: typed.deskId?.[0] ?? '',
  kind: typed.kind?.[0] as StoryKind,
  topicIds: typed.topicIds ?? [],
  templateId: typed.templateId?.[0] ?? '',
})

/** What stands in the form: what was refused, as far as its lists have it, else what stood there at first. */
export function chosenIn(state: FormState, start: Beginning): Beginning {
  const typed = refusedIn(state)
  if (!typed) return start
  const chosen = beginningIn(typed)
  return isLocale(chosen.locale) && storyKinds.includes(chosen.kind)
    ? chosen
    : { ...start, headline: chosen.headline }
}
