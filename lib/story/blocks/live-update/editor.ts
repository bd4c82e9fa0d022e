/** An entry of live coverage while it is edited. */
import { Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import {
  apart,
  drawing,
  element,
  type Frame,
  framed,
} from '@/components/newsroom/editor/block-views/frame.ts'
import { insertBox } from '@/components/newsroom/editor/commands/insert-block.ts'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import { nameOfKeys } from '@/components/newsroom/editor/plugins/shortcuts.ts'
import { directionAttribute, directionOf } from '@/components/newsroom/editor/schema/attributes.ts'
import { civil, inDigits } from '@/components/newsroom/moment/civil-day.ts'
import { drawings } from '@/components/newsroom/ui/icon.tsx'
import { formatMoment, isoDay, timeZoneName } from '@/lib/locale/moments.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { readChangedMoment } from '@/lib/newsroom/writing/typed-moment.ts'
import { instantOf, showings, wallTime } from '@/lib/newsroom/writing/wall-time.ts'
import type { BlockEditor } from '../block-editor.ts'

const LiveUpdate = Node.create({
  name: 'liveUpdate',
  group: 'block',
  content: '(paragraph | bulletList | orderedList | blockquote | figure | embed)+',
  defining: true,
  isolating: true,
  addAttributes: () => ({
    dir: directionAttribute,
    /** An ISO 8601 instant. */
    at: { default: '', rendered: false },
    headline: {
      default: '',
      rendered: false,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-headline') ?? '',
    },
    /** `key`: among those that tell the story by themselves. */
    weight: {
      default: null,
      rendered: false,
      parseHTML: (element: HTMLElement) => (element.getAttribute('data-weight') === 'key' ? 'key' : null),
    },
  }),
  parseHTML: () => [
    {
      tag: 'article[data-block="liveUpdate"]',
      getAttrs: (element: HTMLElement) => {
        const at = element.getAttribute('data-at') ?? ''
        return Number.isNaN(Date.parse(at)) ? false : { at: new Date(at).toISOString() }
      },
    },
  ],
  renderHTML: ({ node }): DOMOutputSpec => [
    'article',
    {
      ...directionOf(node),
      'data-block': 'liveUpdate',
      'data-at': node.attrs.at,
      'data-headline': node.attrs.headline,
      ...(node.attrs.weight && { 'data-weight': node.attrs.weight }),
    },
    0,
  ],
})

const view = (context: EditorContext) => {
  const timeOf = updateTime(context)
  const { blockWords } = context
  return framed((frame) => {
    const contentDOM = element('div', { class: 'block-content' })
    const time = timeOf(frame)
    const weight = frame.button(blockWords('liveUpdate.key'), 'live-weight', () =>
      frame.set('weight', frame.node().attrs.weight === 'key' ? null : 'key'),
    )
    time.dom.append(weight)
    const headline = frame.field({
      name: 'headline',
      label: blockWords('liveUpdate.fields.headline'),
      next: 'inside',
      whenEmpty: '',
    })
    return {
      dom: element(
        'div',
        { class: 'live-update', role: 'group', 'aria-label': blockWords('liveUpdate.insert') },
        apart(time.dom),
        element('div', {}, apart(element('h2', {}, headline)), contentDOM),
      ),
      contentDOM,
      show: (node) => {
        time.show(node.attrs.at)
        weight.setAttribute('aria-pressed', String(node.attrs.weight === 'key'))
      },
    }
  })
}

/** So that every field can be told which words say what is wrong with it. */
let fieldsMade = 0

/**
 * The update's time: the newsroom's field for moments (components/newsroom/moment) in plain DOM, one line, since a
 * moment stands in it already. What is typed counts when she goes on, as one step.
 */
function updateTime({ newsroom, timeZone, blockWords, momentWords, announce, askDay }: EditorContext) {
  const { locale } = newsroom
  const reading = { ...civil(newsroom.reading), secondCalendar: null }
  const print = (at: Date) => formatMoment(at, 'moment', locale, timeZone, reading)
  const zone = timeZoneName(locale, timeZone, localeTable[locale].reading)
  const label = blockWords('liveUpdate.fields.at', { zone })
  const language = { lang: locale, dir: localeTable[locale].dir }

  return (frame: Frame): { dom: HTMLElement; show: (at: string) => void } => {
    fieldsMade += 1
    const sayingId = `update-time-${fieldsMade}`
    const input = element('input', {
      type: 'text',
      class: 'block-field',
      'aria-label': label,
      'aria-describedby': sayingId,
      title: label,
      autocomplete: 'off',
      spellcheck: 'false',
      ...language,
    })
    const saying = element('span', { id: sayingId, class: 'live-saying', role: 'alert', ...language })
    const text = element('time', { class: 'live-read', title: label, ...language })
    let shown = ''
    let shownAt: string | null = null
    let refused = ''

    const say = () => {
      const stays = refused && shown ? blockWords('liveUpdate.stays', { moment: shown }) : ''
      saying.textContent = [refused, stays].filter(Boolean).join(' ')
      saying.classList.toggle('field-error', refused !== '')
      if (refused) input.setAttribute('aria-invalid', 'true')
      else input.removeAttribute('aria-invalid')
    }
    const refuse = (why: string): boolean => {
      refused = why
      say()
      return false
    }
    const standing = (): string => {
      const at = new Date(frame.node().attrs.at)
      return wallTime(Number.isNaN(at.getTime()) ? new Date() : at, timeZone)
    }
    const put = (wall: string): boolean => {
      const at = instantOf(wall, timeZone)
      if (!at) {
        const time = inDigits(wall.slice(11, 16), reading)
        return refuse(momentWords('problem.skipped', { time }))
      }
      refused = ''
      say()
      input.value = shown
      frame.set('at', at.toISOString())
      if (showings(wall, timeZone) === 'twice') saying.textContent = momentWords('twice')
      return true
    }
    /** Has what was typed count; false where it is no moment: then it stays, and what is wrong is said. */
    const take = (): boolean => {
      // Somebody else took over while she was in it: what she typed waits until she writes again.
      if (!frame.view.editable) return false
      const typed = input.value
      // A time that is taken out comes back: an update without one could not be stored.
      if (typed === shown || !typed.trim()) {
        input.value = shown
        if (refused) refuse('')
        return true
      }
      const wall = readChangedMoment(typed, standing(), isoDay(new Date(), timeZone))
      return wall ? put(wall) : refuse(momentWords('problem.unread', { example: print(new Date()) }))
    }

    // A page that goes takes no focus away first.
    input.addEventListener('focus', () => window.addEventListener('beforeunload', take))
    input.addEventListener('blur', () => {
      window.removeEventListener('beforeunload', take)
      take()
    })
    input.addEventListener('keydown', (event) => {
      if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
      event.preventDefault()
      if (take() || event.key === 'Escape') frame.leave('inside')
    })
    const calendar = frame.button('', 'live-calendar', () => {
      const choose = (day: string) => {
        if (put(`${day}T${standing().slice(11)}`)) announce(momentWords('chosen', { moment: shown }))
      }
      askDay({ field: label, anchor: calendar, day: standing().slice(0, 10), choose })
    })
    calendar.append(drawing(drawings.calendar))
    calendar.setAttribute('aria-label', momentWords('calendar'))
    calendar.setAttribute('aria-haspopup', 'dialog')
    calendar.title = momentWords('calendar')

    const control = element('span', { class: 'live-control' }, input, calendar)
    const hint = element('span', { class: 'live-zone', 'aria-hidden': 'true', ...language }, zone)
    const dom = element('p', { class: 'live-time' }, control, text, hint, saying)
    // Nothing is typed in it that could be taken back: what is meant is the change before.
    control.addEventListener('keydown', (event) => {
      if (!/^Mod-(Shift-)?[zy]$/.test(nameOfKeys(event))) return
      if (event.target === input && input.value !== shown) return
      event.preventDefault()
      frame.view.someProp('handleKeyDown', (handle) => handle(frame.view, event))
    })

    return {
      dom,
      show: (next) => {
        if (next === shownAt) return
        shownAt = next
        const at = new Date(next)
        const isTyped = input.value !== shown
        shown = Number.isNaN(at.getTime()) ? '' : print(at)
        text.textContent = shown
        text.dateTime = next
        if (!isTyped) input.value = shown
        say()
      },
    }
  }
}

export const liveUpdate = {
  nodes: [LiveUpdate],
  view,
  kinds: [
    {
      id: 'liveUpdate',
      name: 'liveUpdate.insert',
      icon: {
        path: 'M10 11a1 1 0 1 0 0-2 1 1 0 0 0 0 2ZM6.5 13.5a5 5 0 0 1 0-7M13.5 6.5a5 5 0 0 1 0 7M4 16a8.5 8.5 0 0 1 0-12M16 4a8.5 8.5 0 0 1 0 12',
      },
      aliases: 'تحديث مباشر عاجل تغطية live update breaking coverage',
      act: {
        command: insertBox('liveUpdate', () => ({
          at: new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString(),
          headline: '',
        })),
      },
    },
  ],
} as const satisfies BlockEditor
