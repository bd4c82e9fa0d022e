'use client'

import { useTranslations } from 'next-intl'
import {
  type ComponentProps,
  Fragment,
  type ReactNode,
  type Ref,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import { isSetApart } from '@/lib/publication/kicker.ts'
import type { HeadLine as Line } from '@/lib/story/tidied-lines.ts'
import { headLines } from '@/lib/story/tidied-lines.ts'
import type { StoryKind } from '@/lib/vocabulary.ts'
import type { HeadFields } from '../editor/tidy/head-tidying.ts'
import type { BesideHead } from '../translation/use-beside.client.tsx'
import { OtherHeadlines } from './other-headlines.client.tsx'
import type { DraftFields } from './story-facts.ts'

/** What stands over the text, looking as it will on the page. */
export function StoryHeadFields({
  fields,
  kind,
  locale,
  isReadOnly,
  isSuggesting = false,
  suggested,
  onChange,
  onEnd,
  beside,
  ref,
}: {
  fields: DraftFields
  kind: StoryKind
  /** The story's language. */
  locale: Locale
  isReadOnly: boolean
  /** What is written here is suggested. */
  isSuggesting?: boolean
  /** What is suggested for a line. */
  suggested?: ((line: Line) => ReactNode) | undefined
  onChange: (changed: Partial<DraftFields>) => void
  /** Enter in the last line: on to the text. */
  onEnd: () => void
  beside?: BesideHead | null
  ref?: Ref<HeadFields>
}) {
  const t = useTranslations('Newsroom.Stories.fields')
  const lines = useRef<Partial<Record<Line, HTMLTextAreaElement | null>>>({})
  useImperativeHandle(ref, () => ({
    type: (line, start, end, words) => {
      const field = lines.current[line]
      if (field && !field.readOnly) typeInto(field, start, end, words)
    },
    select: (line, start, end) => {
      lines.current[line]?.focus()
      lines.current[line]?.setSelectionRange(start, end)
    },
  }))
  const next = (line: Line) => {
    const following = headLines[headLines.indexOf(line) + 1]
    if (following) lines.current[following]?.focus()
    else onEnd()
  }
  const line = (name: Line, label: string, hint: string) => {
    const field = (
      <HeadLine
        part={name}
        className={`story-line story-line-${name}${beside?.isLeftOver(fields[name] ?? '') ? ' is-left-over' : ''}`}
        label={label}
        placeholder={hint}
        locale={locale}
        readOnly={isReadOnly}
        value={fields[name] ?? ''}
        onText={(text) => onChange({ [name]: name === 'headline' ? text : text || null })}
        onEnter={() => next(name)}
        inputRef={(element) => {
          lines.current[name] = element
        }}
      />
    )
    const all = (
      <>
        {field}
        {suggested?.(name)}
      </>
    )
    if (!beside) return <Fragment key={name}>{all}</Fragment>
    return (
      <div key={name} className="beside-pair">
        <div className={`beside-line beside-line-${name}`}>{beside.line(name)}</div>
        <div>{all}</div>
      </div>
    )
  }
  const others = (
    <OtherHeadlines
      headline={fields.headline}
      others={fields.otherHeadlines}
      locale={locale}
      isReadOnly={isReadOnly || isSuggesting}
      onChange={onChange}
    />
  )
  return (
    <div
      className="story-lines"
      data-script={localeTable[locale].script}
      data-beside={beside ? '' : undefined}
    >
      {line('kicker', t('kicker'), isSetApart(kind) ? t(`kickerHints.${kind}`) : t('kickerHint'))}
      {line('headline', t('headline'), t('headlineHint'))}
      {beside ? (
        <div className="beside-pair">
          <div />
          {others}
        </div>
      ) : (
        others
      )}
      {line('standfirst', t('standfirst'), t('standfirstHint'))}
      {line('dateline', t('dateline'), t('datelineHint'))}
    </div>
  )
}

/**
 * Types into a field as a person would, so that whoever listens to the field hears of it and Ctrl+Z takes it back:
 * `execCommand` is deprecated, and the only way into a field's own history.
 */
function typeInto(field: HTMLTextAreaElement, start: number, end: number, words: string): void {
  const before = document.activeElement
  field.focus({ preventScroll: true })
  field.setSelectionRange(start, end)
  // Where it cannot be come to, whatever is typed into would take them.
  const isTyped =
    document.activeElement === field &&
    (words ? document.execCommand('insertText', false, words) : document.execCommand('delete'))
  if (!isTyped) {
    field.setRangeText(words, start, end, 'end')
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
  if (before instanceof HTMLElement) before.focus({ preventScroll: true })
}

/** A line of a story's head. It runs as its story does, as on the page. It wraps and grows, and takes no line break: what is pasted with some becomes one line. */
function HeadLine({
  label,
  locale,
  value,
  onText,
  onEnter,
  inputRef,
  className,
  part,
  ...rest
}: {
  label: string
  /** What of the draft it is: whoever notes a selection in it reads that. */
  part: Line
  locale: Locale
  value: string
  onText: (text: string) => void
  onEnter: () => void
  inputRef: (element: HTMLTextAreaElement | null) => void
} & Omit<ComponentProps<'textarea'>, 'onChange' | 'value' | 'ref'>) {
  const id = useId()
  const own = useRef<HTMLTextAreaElement>(null)
  // Browsers without `field-sizing` are told how high the words stand.
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew with every value
  useLayoutEffect(() => {
    const element = own.current
    if (!element || CSS.supports('field-sizing', 'content')) return
    element.style.blockSize = 'auto'
    element.style.blockSize = `${element.scrollHeight}px`
  }, [value])
  return (
    <div className={className} lang={locale} dir={localeTable[locale].dir}>
      <label htmlFor={id} className="story-line-label">
        {label}
      </label>
      <textarea
        {...rest}
        id={id}
        data-part={part}
        ref={(element) => {
          own.current = element
          inputRef(element)
        }}
        rows={1}
        value={value}
        spellCheck
        autoComplete="off"
        onChange={(event) => onText(event.target.value.replace(/[\r\n]+/g, ' '))}
        onKeyDown={(event) => {
          // Enter ends a word that is being composed, and then is not ours.
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          onEnter()
        }}
      />
    </div>
  )
}
