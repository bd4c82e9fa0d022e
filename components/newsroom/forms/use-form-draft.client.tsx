'use client'

import { unstable_isUnrecognizedActionError, unstable_rethrow, usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { outdatedEvent } from '../shell/outdated.ts'
import { useNewsroom } from '../shell/providers.client.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { FormDraft } from './form-draft.ts'

/**
 * Keeps what is typed into a form until the server has it. Put {@link FormDraftNotice} at the head of the form, and call
 * `settle` when what was sent has been taken, or have {@link sending} do so.
 * @param name tells the form from every other of the newsroom; needed where its page and its first field do not
 */
export function useFormDraft(name?: string): FormDraft {
  const { staffId } = useNewsroom()
  const path = usePathname()
  return useMemo(() => new FormDraft(staffId ?? '', path, name), [staffId, path, name])
}

/**
 * An action that lets go of what was typed once it is taken, whether or not anybody waits for the answer, and that has an
 * answer also when the server has none. On the server it is the action itself: a form is sent without script, too.
 * @param isTaken whether an answer says that the server has it
 * @param away what to answer when there was no connection, or a server of another build
 */
export function sending<S, F extends FormData>(
  draft: FormDraft,
  action: (before: S, form: F) => Promise<S>,
  isTaken: (answer: S) => boolean,
  away: (before: S, form: F, error: unknown) => S,
): (before: S, form: F) => Promise<S> {
  if (typeof window === 'undefined') return action
  return async (before, form) => {
    let sent = draft.kept()
    try {
      const asked = action(before, form)
      // The action may have put in what the form had not heard of yet.
      sent = draft.kept()
      const answer = await asked
      if (isTaken(answer)) draft.settle(sent)
      return answer
    } catch (error) {
      // An action that leads to another page has done its work.
      if (isRedirect(error)) draft.settle(sent)
      unstable_rethrow(error)
      return away(before, form, error)
    }
  }
}

/** As Next marks what it throws for `redirect`. */
const isRedirect = (error: unknown): boolean =>
  String((error as { digest?: unknown } | null)?.digest ?? '').startsWith('NEXT_REDIRECT')

/**
 * What to say when an action was not answered: there is no connection, or a server that no longer knows what this page asks
 * for, which the bar over every screen is told of, too.
 */
export function useAwayWords(): (error: unknown) => string {
  const t = useTranslations('Newsroom.Shell.kept')
  return (error) => {
    if (!unstable_isUnrecognizedActionError(error)) return t('away')
    window.dispatchEvent(new Event(outdatedEvent))
    return t('outdated')
  }
}

/**
 * Brings back what was typed into the form that it stands in and was not sent, says so, and offers to let it go.
 * @param answer whatever changes when the form has been answered, and filled anew
 */
export function FormDraftNotice({ draft, answer }: { draft: FormDraft; answer?: unknown }) {
  const t = useTranslations('Newsroom.Shell.kept')
  const marker = useRef<HTMLSpanElement>(null)
  const [overtaken, setOvertaken] = useState<string[] | null>(null)

  useEffect(() => {
    const root = marker.current?.closest('form') ?? marker.current?.parentElement
    if (!root) return
    const stop = draft.attach(root)
    setOvertaken(draft.restore())
    return stop
  }, [draft])

  const answered = useRef(answer)
  useEffect(() => {
    if (answered.current === answer) return
    answered.current = answer
    if (draft.hasWords()) draft.restore()
    else {
      setOvertaken(null)
      // Once a form that empties itself has.
      setTimeout(() => draft.begin())
    }
  }, [draft, answer])

  return (
    <>
      <span ref={marker} hidden />
      {overtaken && (
        <Notice live>
          <p>{t('back')}</p>
          {overtaken.length > 0 && <p>{t('overtaken', { fields: overtaken.join(t('between')) })}</p>}
          {/* Under the words, not beside them: some forms are narrow. */}
          <Button
            size="small"
            kind="quiet"
            onClick={() => {
              draft.discard()
              setOvertaken(null)
            }}
          >
            {t('discard')}
          </Button>
        </Notice>
      )}
    </>
  )
}
