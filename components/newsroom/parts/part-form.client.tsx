'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { isLocale, type Locale, locales, localeTable } from '@/lib/locale/table.ts'
import type { StoryDocument } from '@/lib/story/document.ts'
import { type PartKind, type StoryKind, storyKinds } from '@/lib/vocabulary.ts'
import type { EditorAuthor, EditorPicture, EditorStory, StoryEditorHandle } from '../editor/services.ts'
import { StoryEditor } from '../editor/story-editor.client.tsx'
import { ActionForm, FormHidden, FormSelect, FormTextField } from '../forms/action-form.client.tsx'
import type { FormAction } from '../forms/form-state.ts'
import { keepHeld, useHeld } from '../forms/use-held.client.ts'
import { useNewsroom } from '../shell/providers.client.tsx'
import { useStoryServices } from '../story/use-story-services.client.tsx'
import { MultiCombobox } from '../ui/combobox.client.tsx'
import { SubmitButton } from '../ui/submit-button.client.tsx'
import { useToasts } from '../ui/toast.client.tsx'

type Named = { id: string; name: string }

export type PartStart = {
  /** Null for one that is not there yet. */
  version: number | null
  name: string
  /** Null: of any language. */
  locale: Locale | null
  document: StoryDocument
  storyKind: StoryKind | null
  sectionId: string | null
  topicIds: string[]
}

/** Milliseconds after which what was written is kept by the tab. */
const pause = 400

/** What a box, a snippet or a template is called and says, in the editor of stories. */
export function PartForm({
  kind,
  from,
  start,
  action,
  sections,
  topics,
  mayPublish,
  standsIn,
  ...known
}: {
  kind: PartKind
  /** The part, or the story that a new one begins with: what was typed into one is not another's. */
  from: string
  start: PartStart
  action: FormAction<{ message: string }>
  sections: readonly Named[]
  topics: readonly Named[]
  /** It is a box, and the person may have readers see it. */
  mayPublish: boolean
  /** What publishing it will change. */
  standsIn?: string
  pictures: readonly EditorPicture[]
  stories: readonly EditorStory[]
  people: readonly EditorAuthor[]
  authors: readonly EditorAuthor[]
}) {
  const t = useTranslations('Newsroom.Parts')
  const kindName = useTranslations('Newsroom.Shell.kind')
  const { timeZone, locale: spoken } = useNewsroom()
  const { tell } = useToasts()
  const [locale, setLocale] = useState<Locale>(start.locale ?? spoken)
  const [topicIds, setTopicIds] = useState(start.topicIds)
  const topicsHeld = useHeld<string[], HTMLSpanElement>('topics', topicIds, setTopicIds)
  const editor = useRef<StoryEditorHandle | null>(null)
  const written = useRef<() => StoryDocument>(() => start.document)
  // What the tab keeps: put together when typing pauses, not at a key.
  const [document, setDocument] = useState(start.document)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const [opened, setOpened] = useState({ turn: 0, document: start.document })
  const documentHeld = useHeld<StoryDocument, HTMLFieldSetElement>('document', document, (held) => {
    written.current = () => held
    setDocument(held)
    if (!editor.current?.replaceDocument(held)) setOpened(({ turn }) => ({ turn: turn + 1, document: held }))
  })
  /** Has the form keep what was written since typing last paused. */
  const keepWritten = useRef(() => {})
  keepWritten.current = () => {
    if (timer.current === undefined) return
    clearTimeout(timer.current)
    timer.current = undefined
    keepHeld(documentHeld.ref.current, written.current())
  }
  // Before the editor and the form are gone.
  useLayoutEffect(() => () => keepWritten.current(), [])
  useEffect(() => {
    const keep = () => keepWritten.current()
    const leaving = ['beforeunload', 'pagehide'] as const
    // Before the form asks whether it has words.
    for (const type of leaving) window.addEventListener(type, keep, { capture: true })
    return () => {
      for (const type of leaving) window.removeEventListener(type, keep, { capture: true })
    }
  }, [])
  const { services, pickers } = useStoryServices({
    locale,
    ...known,
    putLater: (place, blocks) => editor.current?.insertBlocks(place, [...blocks]),
  })
  const choices = (first: string, those: readonly Named[]) => [
    { value: '', label: first },
    ...those.map(({ id, name }) => ({ value: id, label: name })),
  ]
  const topicItems = topics.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <ActionForm<{ message: string }>
        action={(before, form) => {
          // What stands in the editor at this moment, whatever has been kept.
          const now = written.current()
          form.set('document', JSON.stringify(now))
          if (timer.current !== undefined) {
            keepWritten.current()
            // Outside of what is under way, which is drawn when it is answered.
            setTimeout(() => setDocument(now))
          }
          return action(before, form)
        }}
        name={`part ${kind} ${from}`}
        onDone={({ message }) => tell({ title: message, kind: 'done' })}
        className="form part-form"
      >
        {start.version !== null && <FormHidden name="version" value={String(start.version)} />}
        <div className="part-facts">
          <FormTextField
            label={t('name')}
            hint={t(`names.${kind}`)}
            name="name"
            value={start.name}
            maxLength={200}
            required
            autoComplete="off"
            dir="auto"
          />
          <FormSelect
            label={t('language')}
            name="locale"
            value={start.locale ?? (kind === 'template' ? '' : spoken)}
            options={[
              ...(kind === 'template' ? [{ value: '', label: t('anyLanguage') }] : []),
              ...locales.map((each) => ({ value: each, label: localeTable[each].name })),
            ]}
            onChange={({ currentTarget: { value } }) => {
              setLocale(isLocale(value) ? value : spoken)
              setOpened(({ turn }) => ({ turn: turn + 1, document: written.current() }))
            }}
          />
          {kind === 'template' && (
            <>
              <FormSelect
                label={t('kind')}
                name="storyKind"
                value={start.storyKind ?? ''}
                options={choices(
                  t('anyKind'),
                  storyKinds.map((each) => ({ id: each, name: kindName(each) })),
                )}
              />
              <FormSelect
                label={t('section')}
                name="sectionId"
                value={start.sectionId ?? ''}
                options={choices(t('anySection'), sections)}
              />
              <MultiCombobox
                label={t('topics')}
                placeholder={t('topicsPlaceholder')}
                name="topicIds"
                items={topicItems}
                values={topicItems.filter(({ value }) => topicIds.includes(value))}
                onChange={(items) => setTopicIds(items.map(({ value }) => value))}
              />
              <span hidden {...topicsHeld} />
            </>
          )}
        </div>
        <section className="part-text" aria-labelledby="part-text-title">
          <h2 id="part-text-title" className="field-label">
            {t(`text.${kind}`)}
          </h2>
          <p className="field-hint">{t(`textHint.${kind}`)}</p>
          <noscript>{t('needsScript')}</noscript>
          {/* The fields of its blocks are the document's, which is kept as a whole. */}
          <div data-kept="none">
            <StoryEditor
              key={opened.turn}
              ref={editor}
              document={opened.document}
              locale={locale}
              timeZone={timeZone}
              label={t(`text.${kind}`)}
              services={services}
              onWrite={(put) => {
                written.current = put
                clearTimeout(timer.current)
                timer.current = setTimeout(() => {
                  const now = put()
                  // Kept here: a screen that is left meanwhile is never drawn with what is set.
                  keepWritten.current()
                  setDocument(now)
                }, pause)
              }}
            />
          </div>
          <fieldset hidden aria-label={t(`text.${kind}`)} {...documentHeld} />
        </section>
        <div className="part-save">
          <div className="button-row">
            {mayPublish && (
              <SubmitButton name="does" value="publish">
                {t('publish')}
              </SubmitButton>
            )}
            <SubmitButton kind={mayPublish ? 'plain' : 'primary'}>
              {start.version === null ? t('make') : t('save')}
            </SubmitButton>
          </div>
          {standsIn && <p className="field-hint">{standsIn}</p>}
        </div>
      </ActionForm>
      {pickers}
    </>
  )
}
