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
import { type Composing, NotesTab, type ShownNotes } from '../notes/notes-tab.client.tsx'
import { useNotes } from '../notes/use-notes.client.ts'
import { LineSuggestions } from '../suggestions/line-suggestions.client.tsx'
import { SuggestingNotice } from '../suggestions/suggesting-notice.client.tsx'
import { SuggestionsPart } from '../suggestions/suggestions-part.client.tsx'
import { useSuggestions } from '../suggestions/use-suggestions.client.ts'
import { SourceBar } from '../translation/source-bar.client.tsx'
import { useBeside } from '../translation/use-beside.client.tsx'
import { StateBadge } from '../ui/badge.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
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
import { PreviewTab, type PreviewView } from './preview-tab.client.tsx'
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
  planned,
  ...given
}: StoryFacts) {
  const t = useTranslations('Newsroom.Stories')
  const note = useTranslations('Newsroom.Notes')
  const suggest = useTranslations('Newsroom.Suggestions')
  const live = useTranslations('Newsroom.Live')
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

  // While somebody suggests, the text on the screen is hers, and goes on with the draft by itself.
  const isSuggesting = useRef(given.suggests)
  const [writes, setWrites] = useState(!given.suggests)
  const show = (content: DraftContent) => {
    setFields(fieldsOf(content))
    if (isSuggesting.current) return latest.current.hear()
    if (editor.current?.replaceDocument(content.document)) return
    // It does not stand yet: a new one is opened with them.
    setOpened((before) => ({ key: before.key + 1, document: content.document }))
  }

  const hand = useDraft({
    draft,
    staffId: me.staffId,
    mayEdit,
    writes: mayEdit && writes,
    first,
    show,
    put: (place, blocks) => {
      if (!isSuggesting.current) return editor.current?.insertBlocks(place, [...blocks])
      // A picture that was on its way into the draft when its writer began to suggest.
      const content = hand.content().document.content.toSpliced(place, 0, ...blocks)
      hand.writeText(() => ({ type: 'doc', content }))
    },
    onRestored: () => setRestored(true),
    onTakenOver: setTakenBy,
    onState: (state: ArticleState) => {
      if (state !== draft.state) router.refresh()
    },
  })
  const { status, presence, conflict } = hand
  const isLockedOut = Boolean(presence?.writer && !presence.writer.isMe)
  const suggestions = useSuggestions({
    articleId,
    staffId: me.staffId,
    first: given.suggestions,
    stamp: presence?.suggestions.stamp ?? null,
    beginsOn: given.suggests,
    editor,
    putLine: (part, words) => {
      const stands = () => hand.content()[part] ?? ''
      const before = stands()
      head.fields.current?.type(part, 0, before.length, words)
      if (stands() !== words) changeFields({ [part]: words || (part === 'headline' ? '' : null) })
      return before
    },
    take: hand.take,
    isSaved: status.kind === 'saved',
    flush: hand.flush,
  })
  const maySuggest = given.suggestions !== null
  const isReadOnly = suggestions.isOn || !mayEdit || !hand.isReady || isLockedOut || conflict !== null
  const turnSuggesting = async () => {
    const why = suggestions.isOn ? await suggestions.turnOff() : await suggestions.turnOn()
    if (why) return tell({ kind: 'failure', title: why })
    isSuggesting.current = !suggestions.isOn
    setWrites(suggestions.isOn)
    // Each mode has its own text, and its own steps to undo.
    if (suggestions.isOn) setOpened((before) => ({ key: before.key + 1, document: hand.content().document }))
  }

  usePatientRefresh()
  useSaveShortcut(hand.flush)
  useWarningBeforeLoss(status)

  const changeFields = (changed: Partial<DraftFields>) => {
    hand.writeFields(changed)
    suggestions.linesAre(changed)
    setFields((before) => ({ ...before, ...changed }))
  }

  const headFields = suggestions.lines ? { ...fields, ...suggestions.lines } : fields
  const head = useHeadTidying(headFields, locale)
  const { services, pictures, pickers } = useStoryServices({
    locale,
    pictures: given.pictures,
    stories: given.stories,
    people: given.people,
    authors: directory.authors,
    putLater: hand.putLater,
  })
  const panel = useRef<StoryPanelHandle>(null)
  const [previewed, setPreviewed] = useState<PreviewView>('phone')
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
  const [shownNotes, setShownNotes] = useState<ShownNotes>('open')
  const openSuggestions = () => {
    setShownNotes('suggestions')
    panel.current?.open('notes')
  }
  const pressSuggested = (id: string) => {
    suggestions.activate(id)
    if (isWide()) openSuggestions()
  }
  const goToSuggestion = (id: string) => {
    if (!isWide()) panel.current?.lower()
    const line = window.document.querySelector(`.story-lines [data-suggestion="${id}"]`)
    if (line) line.scrollIntoView({ block: 'center' })
    else editor.current?.goToSuggestion(id)
  }
  const now = {
    compose,
    pressNoted,
    pressSuggested,
    turnSuggesting,
    write: suggestions.write,
    undone: suggestions.undone,
    hear: suggestions.reload,
  }
  const latest = useRef(now)
  latest.current = now
  const [noting] = useState(() => ({
    note: (what: 'words' | 'block') => latest.current.compose(what),
    press: (thread: string) => latest.current.pressNoted(thread),
    pressSuggested: (id: string) => latest.current.pressSuggested(id),
    turn: () => void latest.current.turnSuggesting(),
    write: (document: () => StoryDocument) => latest.current.write(document),
    undone: (ids: readonly string[], isDone: boolean) => latest.current.undone(ids, isDone),
  }))
  const mayTurn = mayEdit
  const suggesting = useMemo(
    () => (maySuggest ? { isOn: suggestions.isOn, mayTurn, onTurn: noting.turn } : null),
    [maySuggest, suggestions.isOn, mayTurn, noting],
  )

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
            suggestionCount={suggestions.open.length}
            flush={hand.flush}
            onChanged={refresh}
            onRewritten={hand.reload}
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
            shows={shownNotes}
            onShows={setShownNotes}
            suggestionCount={maySuggest ? suggestions.open.length : null}
            suggestions={
              <SuggestionsPart
                hand={suggestions}
                locale={locale}
                mayDecide={mayEdit}
                mayAccept={!isReadOnly}
                onGoTo={goToSuggestion}
                onReply={(id) => {
                  const part = suggestions.open.find((each) => each.id === id)?.part
                  if (part) head.fields.current?.select(part, 0, 0)
                  else editor.current?.goToSuggestion(id, true)
                  setShownNotes('open')
                  compose()
                }}
              />
            }
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
            related={given.related}
            onTellElsewhere={() => {
              setPreviewed('platforms')
              panel.current?.open('preview')
            }}
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
            view={previewed}
            onView={setPreviewed}
            source={source && { locale: source.locale, told: source.present.content }}
            isReadOnly={isReadOnly}
            onFields={changeFields}
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
        <h1 className="visually-hidden" lang={fields.headline ? locale : undefined}>
          {fields.headline || t('untitled')}
        </h1>
        <header className="story-bar">
          <StateBadge state={draft.state} label={shell(`state.${draft.state}`)} />
          <StatusLine status={status} />
          <Others presence={presence} />
          {draft.kind === 'live' && (
            <ButtonLink size="small" icon="live" href={`/admin/stories/${articleId}/live`}>
              {live('open')}
            </ButtonLink>
          )}
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
          {suggestions.open.length > 0 && (
            <Button
              size="small"
              kind="quiet"
              icon="pen"
              className={notes.open.open > 0 ? undefined : 'story-notes-count'}
              onClick={openSuggestions}
            >
              {suggest('open', { count: suggestions.open.length })}
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
          isSuggesting={suggestions.isOn}
          isRestored={isRestored}
          onDismiss={() => setRestored(false)}
        >
          {planned}
          {handOver && (
            <HandOverWords
              handOver={handOver}
              done={note(`handOver.${handOver.move}`)}
              moment={<time dateTime={handOver.at}>{print(handOver.at)}</time>}
              more={note('more')}
              less={note('less')}
            />
          )}
          {suggestions.isOn && <SuggestingNotice hand={suggestions} isDefault={!mayEdit} />}
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
            fields={headFields}
            kind={draft.kind}
            locale={locale}
            isReadOnly={suggestions.isOn ? draft.state === 'killed' : isReadOnly}
            isSuggesting={suggestions.isOn}
            suggested={(part) => (
              <LineSuggestions
                hand={suggestions}
                part={part}
                now={fields[part] ?? ''}
                locale={locale}
                mayDecide={mayEdit}
                mayAccept={!isReadOnly}
              />
            )}
            onChange={suggestions.isOn ? suggestions.writeLines : changeFields}
            onEnd={() => editor.current?.focus()}
            beside={isBeside ? beside?.head : null}
          />
          <Editor
            key={suggestions.isOn ? 'suggesting' : opened.key}
            ref={editor}
            document={suggestions.document ?? opened.document}
            locale={locale}
            timeZone={timeZone}
            isReadOnly={suggestions.isOn ? draft.state === 'killed' : isReadOnly}
            label={t('fields.text')}
            services={services}
            head={head}
            beside={isBeside ? beside?.text : null}
            onWrite={suggestions.isOn ? noting.write : hand.writeText}
            noted={noted}
            onNote={noting.note}
            onNotePress={noting.press}
            suggested={suggestions.shown}
            suggesting={suggesting}
            onSuggestionPress={noting.pressSuggested}
            onSuggestionsUndone={noting.undone}
          />
        </div>
      </div>
      <StoryPanel
        ref={panel}
        contentOf={contentOf}
        counts={{ notes: notes.open.open + suggestions.open.length }}
      />
      {pickers}
    </div>
  )
}
