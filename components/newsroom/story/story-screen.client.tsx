'use client'

import { useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { memo, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { NoteThread, StoryNotes } from '@/lib/newsroom/notes/list-notes.ts'
import type { DraftContent } from '@/lib/newsroom/stories/draft-content.ts'
import type { StoryDocument } from '@/lib/story/document.ts'
import type { ArticleState } from '@/lib/vocabulary.ts'
import { nameOfKeys } from '../editor/plugins/shortcuts.ts'
import type { StoryEditorHandle } from '../editor/services.ts'
import { StoryEditor } from '../editor/story-editor.client.tsx'
import { useHeadTidying } from '../editor/tidy/use-head-tidying.ts'
import { targetsAt } from '../notes/note-targets.ts'
import { type Composing, NotesTab } from '../notes/notes-tab.client.tsx'
import { useNotes } from '../notes/use-notes.client.ts'
import { SourceBar } from '../translation/source-bar.client.tsx'
import { useBeside } from '../translation/use-beside.client.tsx'
import { StateBadge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { HandOverWords } from '../ui/hand-over.tsx'
import { useStoredSwitch } from '../ui/stored-switch.client.ts'
import { useToasts } from '../ui/toast.client.tsx'
import { ConflictView } from './conflict-view.client.tsx'
import { DetailsTab } from './details-tab.client.tsx'
import { fieldsOf } from './draft-session.ts'
import { StatusLine } from './draft-status.client.tsx'
import { HistoryTab } from './history-tab.client.tsx'
import { useMoments } from './moments.client.tsx'
import { wordsToOpenWith } from './open-draft.client.ts'
import { usePatientRefresh } from './patient-refresh.client.ts'
import { Others } from './presence-notice.client.tsx'
import { PreviewTab } from './preview-tab.client.tsx'
import { PublishTab } from './publish-tab.client.tsx'
import type { DraftFields, StoryFacts } from './story-facts.ts'
import { StoryHeadFields } from './story-head-fields.client.tsx'
import { StoryNotices } from './story-notices.client.tsx'
import { type PanelTab, StoryPanel, type StoryPanelHandle } from './story-panel.client.tsx'
import { useDraft } from './use-draft.client.ts'
import { useSaveShortcut, useWarningBeforeLoss } from './use-save-guards.client.ts'
import { useLeadPicture, useStoryServices } from './use-story-services.client.tsx'

/** A keystroke in the headline is nothing to the text. */
const Editor = memo(StoryEditor)

const noNotes: StoryNotes = { threads: [], open: 0, stamp: '' }

/** The panel stands beside the text, not over it (`story.css`). */
const isWide = () => window.matchMedia('(min-width: 64rem)').matches

/** Where a story is written. Everything that happens to its words goes through {@link useDraft}. */
export function StoryScreen({
  draft,
  me,
  timeZone,
  directory,
  site,
  publicHref,
  source,
  languages,
  handOver,
  ...given
}: StoryFacts) {
  const t = useTranslations('Newsroom.Stories')
  const note = useTranslations('Newsroom.Notes')
  const { print } = useMoments()
  const shell = useTranslations('Newsroom.Shell')
  const router = useRouter()
  const { tell } = useToasts()
  const { articleId, locale } = draft
  const mayEdit = Boolean(draft.may['story.edit']) && draft.state !== 'killed'

  const [first] = useState(() => wordsToOpenWith(draft, me.staffId))
  const [fields, setFields] = useState<DraftFields>(() => fieldsOf(first))
  const [opened, setOpened] = useState<{ key: number; document: StoryDocument }>({
    key: 0,
    document: first.document,
  })
  const editor = useRef<StoryEditorHandle | null>(null)
  const [isRestored, setRestored] = useState(false)
  const [takenBy, setTakenBy] = useState<string | null>(null)

  const show = (content: DraftContent) => {
    setFields(fieldsOf(content))
    if (editor.current?.replaceDocument(content.document)) return
    // It does not stand yet: a new one is opened with them.
    setOpened((before) => ({ key: before.key + 1, document: content.document }))
  }

  const hand = useDraft({
    draft,
    staffId: me.staffId,
    mayEdit,
    first,
    show,
    put: (place, blocks) => editor.current?.insertBlocks(place, [...blocks]),
    onRestored: () => setRestored(true),
    onTakenOver: setTakenBy,
    onState: (state: ArticleState) => {
      if (state !== draft.state) router.refresh()
    },
  })
  const { status, presence, conflict } = hand
  const isLockedOut = Boolean(presence?.writer && !presence.writer.isMe)
  const isReadOnly = !mayEdit || !hand.isReady || isLockedOut || conflict !== null

  usePatientRefresh()
  useSaveShortcut(hand.flush)
  useWarningBeforeLoss(status)

  const changeFields = (changed: Partial<DraftFields>) => {
    hand.writeFields(changed)
    setFields((before) => ({ ...before, ...changed }))
  }

  const head = useHeadTidying(fields, locale)
  const { services, pictures, pickers } = useStoryServices({
    locale,
    pictures: given.pictures,
    stories: given.stories,
    people: given.people,
    authors: directory.authors,
    putLater: hand.putLater,
  })
  const panel = useRef<StoryPanelHandle>(null)
  const notes = useNotes(articleId, given.notes ?? noNotes, presence?.notes.stamp ?? null, hand.flush)
  const mayNote = given.notes !== null
  const [composing, setComposing] = useState<Composing | null>(null)
  const compose = (what: 'words' | 'block' = 'words') => {
    const spots = editor.current?.spots() ?? { words: [], block: null }
    const targets = targetsAt(
      what,
      spots,
      { ...fields, document: { type: 'doc', content: [] } },
      window.document.activeElement,
    )
    setComposing({ targets, turn: Date.now() })
    panel.current?.open('notes')
  }
  const press = useEffectEvent((event: KeyboardEvent) => {
    // With AltGr, Ctrl and Alt are how a character is typed.
    if (!mayNote || event.getModifierState('AltGraph') || nameOfKeys(event) !== 'Mod-Alt-m') return
    event.preventDefault()
    compose()
  })
  useEffect(() => {
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  // Whoever was told of a note comes to see that one.
  const noteMeant = useSearchParams().get('note')
  const showNote = useEffectEvent((thread: string) => {
    if (!mayNote) return
    notes.activate(thread)
    panel.current?.open('notes')
  })
  useEffect(() => {
    if (noteMeant) showNote(noteMeant)
  }, [noteMeant])
  const { threads } = notes.open
  const noted = useMemo(
    () => (mayNote ? { threads, active: notes.active } : null),
    [mayNote, threads, notes.active],
  )
  const [isBeside, setBeside] = useStoredSwitch('newsroom-source-beside')
  const beside = useBeside({
    source,
    locale: draft.locale,
    fields,
    content: opened.document.content,
    isReadOnly,
    editor,
  })
  const leadPicture = useLeadPicture(fields.leadMediaId, pictures, services.pictureOf)
  const pickLead = async () => {
    const picture = await services.pickPicture()
    if (!picture) return
    pictures.set(picture.mediaId, picture)
    changeFields({ leadMediaId: picture.mediaId })
  }

  const goToNoted = ({ id, spots }: NoteThread) => {
    const [spot] = spots
    // On a phone the words lie under the sheet.
    if (!isWide()) panel.current?.lower()
    if (!spot || editor.current?.goToThread(id)) return
    const line = window.document.querySelector<HTMLTextAreaElement>(`.story-lines [data-part="${spot.part}"]`)
    line?.focus()
    if (line && !spot.isGone) line.setSelectionRange(spot.start, spot.end)
  }
  const pressNoted = (thread: string) => {
    notes.activate(thread)
    // There it would come up over the words that somebody is about to write in.
    if (isWide()) panel.current?.open('notes')
  }

  // The editor is drawn anew for none of these: what it calls stays the same.
  const latest = useRef({ compose, pressNoted })
  latest.current = { compose, pressNoted }
  const [noting] = useState(() => ({
    note: (what: 'words' | 'block') => latest.current.compose(what),
    press: (thread: string) => latest.current.pressNoted(thread),
  }))

  // What the server has other than it had when the page was made, the screen shows anew.
  const refresh = () => router.refresh()
  const contentOf = (tab: PanelTab) => {
    switch (tab) {
      case 'publish':
        return (
          <PublishTab
            draft={draft}
            directory={directory}
            publicHref={publicHref}
            savedVersion={hand.version}
            flush={hand.flush}
            onChanged={refresh}
            languages={languages}
          />
        )
      case 'notes':
        if (!mayNote) return null
        return (
          <NotesTab
            hand={notes}
            articleId={articleId}
            locale={locale}
            composing={composing}
            onCompose={() => compose()}
            onComposed={() => setComposing(null)}
            onGoTo={goToNoted}
          />
        )
      case 'details':
        return (
          <DetailsTab
            draft={draft}
            fields={fields}
            directory={directory}
            isReadOnly={isReadOnly}
            leadPicture={leadPicture}
            onPickLead={pickLead}
            onFields={changeFields}
            onChanged={refresh}
          />
        )
      case 'preview':
        return (
          <PreviewTab
            articleId={articleId}
            locale={locale}
            fields={fields}
            savedVersion={hand.version}
            publicHref={publicHref}
            isPublic={
              draft.state === 'published' && !draft.hasUnpublishedChanges && hand.version <= draft.version
            }
            site={site}
            mayShare={Boolean(draft.may['story.share'])}
          />
        )
      case 'history':
        return (
          <HistoryTab
            articleId={articleId}
            locale={locale}
            directory={directory}
            mayRestore={mayEdit && !isLockedOut}
            read={hand.content}
            flush={hand.flush}
            savedVersion={hand.version}
            onRestored={hand.reload}
            hasOwnPage
          />
        )
    }
  }

  return (
    <div className="story-screen" data-shell="focus">
      <div className="story-main">
        <header className="story-bar">
          <StateBadge state={draft.state} label={shell(`state.${draft.state}`)} />
          <StatusLine status={status} />
          <Others presence={presence} />
          {notes.open.open > 0 && (
            <Button
              size="small"
              kind="quiet"
              icon="speech"
              className="story-notes-count"
              onClick={() => panel.current?.open('notes')}
            >
              {note('open', { count: notes.open.open })}
            </Button>
          )}
        </header>
        <StoryNotices
          draft={draft}
          me={me}
          hand={hand}
          mayEdit={mayEdit}
          isLockedOut={isLockedOut}
          takenBy={takenBy}
          onTakeOver={() => {
            setTakenBy(null)
            return hand.takeOver()
          }}
          isRestored={isRestored}
          onDismiss={() => setRestored(false)}
        >
          {handOver && (
            <HandOverWords
              handOver={handOver}
              done={note(`handOver.${handOver.move}`)}
              moment={<time dateTime={handOver.at}>{print(handOver.at)}</time>}
              more={note('more')}
              less={note('less')}
            />
          )}
          {source && beside && (
            <SourceBar
              articleId={articleId}
              source={source}
              changes={beside.changes}
              left={beside.left}
              presentRevision={presence?.sourceRevision ?? null}
              isBeside={isBeside}
              onBeside={setBeside}
              mayEdit={mayEdit && !isLockedOut}
              flush={hand.flush}
            />
          )}
        </StoryNotices>
        {conflict && (
          <ConflictView
            key={conflict.theirs.version}
            conflict={conflict}
            locale={locale}
            directory={directory}
            onResolve={async (outcome) => {
              const why = await hand.resolve(outcome)
              if (!why) tell({ kind: 'done', title: t('conflict.done') })
              return why
            }}
            onLater={hand.closeConflict}
          />
        )}
        <div
          className={`story-paper story-${draft.kind}`}
          data-beside={isBeside && beside ? '' : undefined}
          hidden={conflict !== null}
        >
          <StoryHeadFields
            ref={head.fields}
            fields={fields}
            kind={draft.kind}
            locale={locale}
            isReadOnly={isReadOnly}
            onChange={changeFields}
            onEnd={() => editor.current?.focus()}
            beside={isBeside ? beside?.head : null}
          />
          <Editor
            key={opened.key}
            ref={editor}
            document={opened.document}
            locale={locale}
            timeZone={timeZone}
            isReadOnly={isReadOnly}
            label={t('fields.text')}
            services={services}
            head={head}
            beside={isBeside ? beside?.text : null}
            onWrite={hand.writeText}
            noted={noted}
            onNote={noting.note}
            onNotePress={noting.press}
          />
        </div>
      </div>
      <StoryPanel ref={panel} contentOf={contentOf} counts={{ notes: notes.open.open }} />
      {pickers}
    </div>
  )
}
