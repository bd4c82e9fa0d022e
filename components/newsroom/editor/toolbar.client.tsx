'use client'

import { Toolbar as Base } from '@base-ui/react/toolbar'
import type { Editor } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Locale } from '@/lib/locale/table.ts'
import type { BlockKind, DrawnIcon } from '@/lib/story/blocks/block-editor.ts'
import { tableIcon, tableTools } from '@/lib/story/blocks/table/editor.ts'
import { Menu, MenuCheck, MenuChoice, MenuItem, MenuSeparator } from '../ui/menu.client.tsx'
import { Tooltip } from '../ui/tooltip.client.tsx'
import { BlockWork } from './block-handle.client.tsx'
import { blockKind, blockKinds } from './block-kinds.ts'
import { setDirection } from './commands/set-direction.ts'
import { toggle } from './commands/toggle-mark.ts'
import { run, shortcutList } from './editor-actions.ts'
import { EditorIcon, type EditorIconName } from './icons.tsx'
import { historyTools, listTools, markTools, rarerMarks, type Tool, toolbarState } from './toolbar-tools.ts'
import { useSnapshot } from './use-snapshot.ts'

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
  icon: EditorIconName | DrawnIcon
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
        <EditorIcon icon={icon} />
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
  onNote,
  suggesting,
}: {
  editor: Editor
  locale: Locale
  onKind: (kind: BlockKind) => void
  onLink: () => void
  /** How many changes the tidy pass proposes for the lines over the text. */
  headCount: number
  onTidy: () => void
  /** Notes what is selected; null where nothing can be noted. */
  onNote: (() => void) | null
  /** The switch between changing and suggesting; null where nobody may suggest. */
  suggesting: { isOn: boolean; mayTurn: boolean; onTurn: () => void } | null
}) {
  const t = useTranslations('Newsroom.Editor')
  const blockWords = useTranslations('Newsroom.Blocks')
  const suggestWords = useTranslations('Newsroom.Suggestions')
  const now = useSnapshot(editor, (each) => toolbarState(each, locale))
  const tidyCount = now.tidyCount + headCount
  const does = (command: Command) => () => void run(editor.view, command)
  // A menu gives the focus back to its button as it closes; the text takes it after that.
  const later = (act: () => void) => () => void setTimeout(act, 50)
  const off = !now.isEditable
  const kind = now.kind && blockKind(now.kind)

  const button = ({ name, icon, act, isPressed, isOff }: Tool) => (
    <ToolButton
      key={name}
      icon={icon}
      label={t(`toolbar.${name}`)}
      keys={shortcutList[name]}
      pressed={isPressed?.(now)}
      disabled={off || (isOff?.(now) ?? false)}
      onPress={act === 'link' ? onLink : does(act)}
    />
  )
  const tableMenu = (
    <Menu
      trigger={
        <Base.Button className="tool tool-with-words tool-table" disabled={off}>
          <EditorIcon icon={tableIcon} />
          <span>{t('toolbar.table')}</span>
        </Base.Button>
      }
    >
      {tableTools.map((group, place) =>
        group.map(({ name, command, isDangerous, isOptional }, index) => (
          <span key={name}>
            {place > 0 && index === 0 && <MenuSeparator />}
            <MenuItem
              danger={isDangerous ?? false}
              disabled={Boolean(isOptional) && !command(editor.state)}
              onSelect={later(does(command))}
            >
              {blockWords(name)}
            </MenuItem>
          </span>
        )),
      )}
    </Menu>
  )

  return (
    <Base.Root className="editor-toolbar" aria-label={t('toolbar.label')}>
      <Menu
        trigger={
          <Base.Button
            className="tool tool-with-words tool-kind"
            disabled={off}
            aria-label={kind ? `${t('toolbar.kind')}: ${blockWords(kind.name)}` : t('toolbar.kind')}
          >
            <EditorIcon icon={(kind ?? blockKind('paragraph')).icon} />
            <span>{kind ? blockWords(kind.name) : t('toolbar.kind')}</span>
          </Base.Button>
        }
      >
        {blockKinds
          .filter(({ isTextBlock, id }) => isTextBlock || id === 'codeBlock')
          .map((each) => (
            <MenuItem key={each.id} onSelect={later(() => onKind(each))}>
              {blockWords(each.name)}
            </MenuItem>
          ))}
      </Menu>
      <Base.Separator className="tool-separator" />
      <Base.Group className="tool-group">
        {markTools.map(button)}
        <Menu
          trigger={
            <Base.Button
              className="tool"
              data-chosen={rarerMarks.some((mark) => now[mark]) || undefined}
              disabled={off || now.isInCode}
              aria-label={t('toolbar.moreMarks')}
            >
              <EditorIcon icon="more" />
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
                <EditorIcon icon={mark} />
                {t(`toolbar.${mark}`)}
              </span>
            </MenuCheck>
          ))}
        </Menu>
      </Base.Group>
      <Base.Separator className="tool-separator" />
      <Base.Group className="tool-group tool-place">
        {now.isInTable ? tableMenu : listTools.map(button)}
      </Base.Group>
      <Base.Separator className="tool-separator" />
      <Menu
        trigger={
          <Base.Button className="tool tool-with-words" disabled={off} aria-label={t('toolbar.insert')}>
            <EditorIcon icon="plus" />
            <span className="tool-words">{t('toolbar.insert')}</span>
          </Base.Button>
        }
      >
        {blockKinds
          .filter(({ isTextBlock }) => !isTextBlock)
          .map((each) => (
            <MenuItem key={each.id} onSelect={later(() => onKind(each))}>
              <span className="kind-words">
                <EditorIcon icon={each.icon} />
                {blockWords(each.name)}
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
            <EditorIcon icon={now.runs ?? 'rtl'} />
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
            <EditorIcon icon="drag" />
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
      {onNote && (
        <ToolButton icon="speech" label={t('toolbar.note')} keys={shortcutList.note} onPress={onNote} />
      )}
      {suggesting && (
        <ToolButton
          icon="suggest"
          label={suggestWords('suggestTip')}
          name={suggestWords('suggest')}
          pressed={suggesting.isOn}
          disabled={!suggesting.mayTurn}
          onPress={suggesting.onTurn}
        >
          <span className="tool-words">{suggestWords('suggest')}</span>
        </ToolButton>
      )}
      <Base.Separator className="tool-separator" />
      <Base.Group className="tool-group">{historyTools.map(button)}</Base.Group>
    </Base.Root>
  )
}
