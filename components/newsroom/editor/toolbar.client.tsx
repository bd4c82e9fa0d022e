'use client'

import { Toolbar as Base } from '@base-ui/react/toolbar'
import type { Editor } from '@tiptap/core'
import { redo, redoDepth, undo, undoDepth } from '@tiptap/pm/history'
import type { Command } from '@tiptap/pm/state'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  mergeCells,
  splitCell,
  toggleHeaderRow,
} from '@tiptap/pm/tables'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Locale } from '@/lib/locale/table.ts'
import { Menu, MenuCheck, MenuChoice, MenuItem, MenuSeparator } from '../ui/menu.client.tsx'
import { Tooltip } from '../ui/tooltip.client.tsx'
import { BlockWork } from './block-handle.client.tsx'
import {
  type BlockKind,
  blockKinds,
  type ToggledMark,
  toggle,
  toggleList,
  toggleQuote,
} from './block-kinds.ts'
import { directionAt, setDirection } from './commands/set-direction.ts'
import { run, shortcutList } from './editor-actions.ts'
import { EditorIcon, type EditorIconName } from './icons.tsx'
import { kindIcons } from './kind-icons.ts'
import { proposalCount } from './tidy/proposals.ts'
import { useSnapshot } from './use-snapshot.ts'

type MarkName = ToggledMark | 'link' | 'storyLink'

/** Marks that a story needs now and then: the line of tools has no room for each. */
const rarerMarks = ['underline', 'strike', 'superscript', 'subscript', 'code'] as const

const hasMark = ({ state }: Editor, name: MarkName): boolean => {
  const { from, to, empty, $from } = state.selection
  const type = state.schema.marks[name]!
  return empty
    ? Boolean(type.isInSet(state.storedMarks ?? $from.marks()))
    : state.doc.rangeHasMark(from, to, type)
}

/** The kind of block the cursor is in, as the menu of kinds names it. */
function kindAt({ state }: Editor): BlockKind['id'] | null {
  const { $from } = state.selection
  const own = $from.parent.type.name
  if (own === 'heading') return `heading${$from.parent.attrs.level as 2 | 3 | 4}`
  if (own === 'codeBlock' || own === 'pullQuote') return own
  for (let depth = $from.depth; depth > 0; depth--) {
    const name = $from.node(depth).type.name
    if (name === 'bulletList' || name === 'orderedList' || name === 'blockquote') return name
  }
  return own === 'paragraph' ? 'paragraph' : null
}

/** Drops the focus where it was when a mouse presses a button: the text keeps its selection. */
const keepSelection = (event: React.MouseEvent) => event.preventDefault()

export function ToolButton({
  icon,
  label,
  name = label,
  keys,
  pressed,
  disabled,
  onPress,
  children,
}: {
  icon: EditorIconName
  label: string
  /** For screen readers and voice control, where more than the label is to be seen on it. */
  name?: string
  keys?: string
  pressed?: boolean
  disabled?: boolean
  onPress: () => void
  children?: ReactNode
}) {
  return (
    <Tooltip text={label} keys={keys}>
      <Base.Button
        className={`tool${children ? ' tool-with-words' : ''}`}
        aria-label={name}
        aria-pressed={pressed}
        aria-keyshortcuts={keys?.replaceAll('Ctrl', 'Control')}
        disabled={disabled}
        onMouseDown={keepSelection}
        onClick={onPress}
      >
        <EditorIcon name={icon} />
        {children}
      </Base.Button>
    </Tooltip>
  )
}

/** Marks, kinds, blocks, direction: all that can be done to the text, in one line that scrolls on a phone. */
export function EditorToolbar({
  editor,
  locale,
  onKind,
  onLink,
  headCount,
  onTidy,
}: {
  editor: Editor
  locale: Locale
  onKind: (kind: BlockKind) => void
  onLink: () => void
  /** How many changes the tidy pass proposes for the lines over the text. */
  headCount: number
  onTidy: () => void
}) {
  const t = useTranslations('Newsroom.Editor')
  const now = useSnapshot(editor, (each) => {
    const direction = directionAt(each.state, locale)
    return {
      kind: kindAt(each),
      bold: hasMark(each, 'bold'),
      italic: hasMark(each, 'italic'),
      underline: hasMark(each, 'underline'),
      strike: hasMark(each, 'strike'),
      superscript: hasMark(each, 'superscript'),
      subscript: hasMark(each, 'subscript'),
      code: hasMark(each, 'code'),
      isolate: hasMark(each, 'isolate'),
      link: hasMark(each, 'link') || hasMark(each, 'storyLink'),
      chosen: direction?.chosen ?? null,
      runs: direction?.runs ?? null,
      isInTable: isInTable(each.state),
      isInCode: Boolean(each.state.selection.$from.parent.type.spec.code),
      canUndo: undoDepth(each.state) > 0,
      canRedo: redoDepth(each.state) > 0,
      tidyCount: proposalCount(each.state),
      isEditable: each.isEditable,
    }
  })
  const tidyCount = now.tidyCount + headCount
  const does = (command: Command) => () => void run(editor.view, command)
  // A menu gives the focus back to its button as it closes; the text takes it after that.
  const later = (act: () => void) => () => void setTimeout(act, 50)
  const off = !now.isEditable

  const tableWork: [Parameters<typeof t>[0], Command][] = [
    ['table.rowBefore', addRowBefore],
    ['table.rowAfter', addRowAfter],
    ['table.columnBefore', addColumnBefore],
    ['table.columnAfter', addColumnAfter],
    ['table.headerRow', toggleHeaderRow],
    ['table.merge', mergeCells],
    ['table.split', splitCell],
    ['table.deleteRow', deleteRow],
    ['table.deleteColumn', deleteColumn],
    ['table.remove', deleteTable],
  ]

  const listTools = (
    <>
      <ToolButton
        icon="bulletList"
        label={t('toolbar.bulletList')}
        keys={shortcutList.bulletList}
        pressed={now.kind === 'bulletList'}
        disabled={off}
        onPress={does(toggleList('bulletList'))}
      />
      <ToolButton
        icon="orderedList"
        label={t('toolbar.orderedList')}
        keys={shortcutList.orderedList}
        pressed={now.kind === 'orderedList'}
        disabled={off}
        onPress={does(toggleList('orderedList'))}
      />
      <ToolButton
        icon="quote"
        label={t('toolbar.quote')}
        keys={shortcutList.quote}
        pressed={now.kind === 'blockquote'}
        disabled={off}
        onPress={does(toggleQuote)}
      />
    </>
  )
  const tableMenu = (
    <Menu
      trigger={
        <Base.Button className="tool tool-with-words tool-table" disabled={off}>
          <EditorIcon name="table" />
          <span>{t('toolbar.table')}</span>
        </Base.Button>
      }
    >
      {tableWork.map(([label, command], index) => (
        <span key={label}>
          {(index === 4 || index === 7) && <MenuSeparator />}
          <MenuItem danger={index === 9} onSelect={later(does(command))}>
            {t(label)}
          </MenuItem>
        </span>
      ))}
    </Menu>
  )

  return (
    <Base.Root className="editor-toolbar" aria-label={t('toolbar.label')}>
      <Menu
        trigger={
          <Base.Button
            className="tool tool-with-words tool-kind"
            disabled={off}
            aria-label={now.kind ? `${t('toolbar.kind')}: ${t(`blocks.${now.kind}`)}` : t('toolbar.kind')}
          >
            <EditorIcon name={now.kind ? kindIcons[now.kind] : 'paragraph'} />
            <span>{now.kind ? t(`blocks.${now.kind}`) : t('toolbar.kind')}</span>
          </Base.Button>
        }
      >
        {blockKinds
          .filter(({ isTextBlock, id }) => isTextBlock || id === 'codeBlock')
          .map((kind) => (
            <MenuItem key={kind.id} onSelect={later(() => onKind(kind))}>
              {t(`blocks.${kind.id}`)}
            </MenuItem>
          ))}
      </Menu>
      <Base.Separator className="tool-separator" />
      <Base.Group className="tool-group">
        <ToolButton
          icon="bold"
          label={t('toolbar.bold')}
          keys={shortcutList.bold}
          pressed={now.bold}
          disabled={off}
          onPress={does(toggle('bold'))}
        />
        <ToolButton
          icon="italic"
          label={t('toolbar.italic')}
          keys={shortcutList.italic}
          pressed={now.italic}
          disabled={off}
          onPress={does(toggle('italic'))}
        />
        <ToolButton
          icon="link"
          label={t('toolbar.link')}
          keys={shortcutList.link}
          pressed={now.link}
          disabled={off || now.isInCode}
          onPress={onLink}
        />
        <ToolButton
          icon="isolate"
          label={t('toolbar.isolate')}
          keys={shortcutList.isolate}
          pressed={now.isolate}
          disabled={off}
          onPress={does(toggle('isolate'))}
        />
        <Menu
          trigger={
            <Base.Button
              className="tool"
              data-chosen={rarerMarks.some((mark) => now[mark]) || undefined}
              disabled={off || now.isInCode}
              aria-label={t('toolbar.moreMarks')}
            >
              <EditorIcon name="more" />
            </Base.Button>
          }
        >
          {rarerMarks.map((mark) => (
            <MenuCheck
              key={mark}
              checked={now[mark]}
              keys={shortcutList[mark]}
              onChange={later(does(toggle(mark)))}
            >
              <span className="kind-words">
                <EditorIcon name={mark} />
                {t(`toolbar.${mark}`)}
              </span>
            </MenuCheck>
          ))}
        </Menu>
      </Base.Group>
      <Base.Separator className="tool-separator" />
      <Base.Group className="tool-group tool-place">{now.isInTable ? tableMenu : listTools}</Base.Group>
      <Base.Separator className="tool-separator" />
      <Menu
        trigger={
          <Base.Button className="tool tool-with-words" disabled={off} aria-label={t('toolbar.insert')}>
            <EditorIcon name="plus" />
            <span className="tool-words">{t('toolbar.insert')}</span>
          </Base.Button>
        }
      >
        {blockKinds
          .filter(({ isTextBlock }) => !isTextBlock)
          .map((kind) => (
            <MenuItem key={kind.id} onSelect={later(() => onKind(kind))}>
              <span className="kind-words">
                <EditorIcon name={kindIcons[kind.id]} />
                {t(`blocks.${kind.id}`)}
              </span>
            </MenuItem>
          ))}
      </Menu>
      <Menu
        trigger={
          <Base.Button
            className="tool"
            data-chosen={now.chosen ?? undefined}
            disabled={off || now.runs === null}
            aria-label={
              now.runs
                ? t(now.chosen ? 'direction.nowChosen' : 'direction.nowAuto', {
                    direction: t(`direction.${now.runs}`),
                  })
                : t('direction.label')
            }
            aria-keyshortcuts="Control+Shift+X"
          >
            <EditorIcon name={now.runs ?? 'rtl'} />
          </Base.Button>
        }
      >
        <MenuChoice
          label={t('direction.label')}
          value={now.chosen ?? 'auto'}
          onChange={(value) => later(does(setDirection(value === 'auto' ? null : value)))()}
          options={[
            { value: 'auto', label: t('direction.auto') },
            { value: 'rtl', label: t('direction.rtl') },
            { value: 'ltr', label: t('direction.ltr') },
          ]}
        />
      </Menu>
      <Menu
        trigger={
          <Base.Button className="tool" disabled={off} aria-label={t('handle.label')}>
            <EditorIcon name="drag" />
          </Base.Button>
        }
      >
        <BlockWork editor={editor} />
      </Menu>
      <Base.Separator className="tool-separator" />
      <ToolButton
        icon="tidy"
        label={t('toolbar.tidy')}
        name={tidyCount > 0 ? `${t('toolbar.tidy')} ${tidyCount}` : undefined}
        keys={shortcutList.tidy}
        onPress={onTidy}
      >
        <span className="tool-words">{t('toolbar.tidy')}</span>{' '}
        {tidyCount > 0 && <span className="tool-count">{tidyCount}</span>}
      </ToolButton>
      <Base.Separator className="tool-separator" />
      <Base.Group className="tool-group">
        <ToolButton
          icon="undo"
          label={t('toolbar.undo')}
          keys={shortcutList.undo}
          disabled={off || !now.canUndo}
          onPress={does(undo)}
        />
        <ToolButton
          icon="redo"
          label={t('toolbar.redo')}
          keys={shortcutList.redo}
          disabled={off || !now.canRedo}
          onPress={does(redo)}
        />
      </Base.Group>
    </Base.Root>
  )
}
