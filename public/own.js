/*
 * What a reader keeps in this browser: saved stories, what she follows, what she has read and where she stopped. Nothing
 * of it leaves the browser but two questions: which of these stories are still published, and what is new of what she
 * follows. Every page is whole without it. Lists are read anew before each change, because other tabs change them too.
 */

const root = document.documentElement
const clock = () => document.querySelector('page-clock')?.dataset ?? {}

const isText = (value, most) => typeof value === 'string' && value.length > 0 && value.length <= most
/** A path of ours: what a file or another program put there leads nowhere else. */
const isPath = (value) => isText(value, 2_000) && /^\/(?![/\\])/.test(value)
/** One that does not say which it is could not be asked about: it is none. */
const isStory = ({ article, address, headline, language }) =>
  isPath(address) &&
  isText(headline, 1_000) &&
  /^[a-z]{2}$/.test(language) &&
  isText(article, 64) &&
  /^[\w-]+$/.test(article)

/** Each list with the name it is stored under, as many as it holds, and what is one of its entries. */
const kinds = {
  saved: {
    stored: 'saved-stories',
    most: 200,
    known: ({ address }) => address,
    fits: (entry) => isStory(entry) && (entry.picture === null || isPath(entry.picture)),
  },
  history: { stored: 'read-stories', most: 200, known: ({ address }) => address, fits: isStory },
  following: {
    stored: 'following',
    most: 40,
    known: ({ list }) => list,
    fits: ({ list, name }) => /^(section|topic|author)-[\w-]{1,64}$/.test(list) && isText(name, 500),
  },
}

/** As many as the server answers for at once. */
const askedAtOnce = 40

/** What is stored, without what is no entry or stands there twice. */
function read(kind) {
  const { stored, known, fits, most } = kinds[kind]
  try {
    const entries = JSON.parse(localStorage.getItem(stored) ?? '[]')
    if (!Array.isArray(entries)) return []
    const sound = entries.filter((entry) => entry !== null && typeof entry === 'object' && fits(entry))
    return [...new Map(sound.map((entry) => [known(entry), entry])).values()].slice(0, most)
  } catch {
    return []
  }
}

/** @returns 'kept', or why not: 'full' or 'denied' */
function write(kind, entries) {
  try {
    localStorage.setItem(kinds[kind].stored, JSON.stringify(entries))
  } catch (error) {
    return error.name === 'QuotaExceededError' ? 'full' : 'denied'
  }
  dispatchEvent(new Event('own-things'))
  return 'kept'
}

/** The newest first. A saved story that would be one too many is refused, an old one of the history gives way. */
function add(kind, entry) {
  const { known, most } = kinds[kind]
  const others = read(kind).filter((each) => known(each) !== known(entry))
  if (others.length >= most && kind !== 'history') return 'full'
  return write(kind, [entry, ...others].slice(0, most))
}

const remove = (kind, name) =>
  write(
    kind,
    read(kind).filter((each) => kinds[kind].known(each) !== name),
  )

const isHistoryOff = () => {
  try {
    return localStorage.getItem('no-history') !== null
  } catch {
    return true
  }
}

/** When something changed here or in another tab, or since this page was left. */
function onChange(act) {
  for (const event of ['own-things', 'storage', 'pageshow']) addEventListener(event, act)
  document.addEventListener('prerenderingchange', act)
  act()
}

/** The service worker, where there is one, keeps what a saved story needs without a network. */
const tellWorker = (kind, { address, picture }, shown = []) =>
  navigator.serviceWorker?.ready.then(({ active }) => {
    const pictures = [...(picture ? [picture] : []), ...shown].map(
      (each) => new URL(each, location.href).href,
    )
    active?.postMessage({ kind, address, pictures: [...new Set(pictures)] })
  })

/** Once the page is looked at: one that is made ahead, or opened behind another, may never be. */
function whenSeen(act) {
  const look = () => {
    if (document.hidden || document.prerendering) return
    for (const event of ['visibilitychange', 'prerenderingchange']) document.removeEventListener(event, look)
    act()
  }
  for (const event of ['visibilitychange', 'prerenderingchange']) document.addEventListener(event, look)
  look()
}

const element = (name, given = {}, ...children) => {
  const made = Object.assign(document.createElement(name), given)
  made.append(...children)
  return made
}
const button = (text, onclick) => element('button', { type: 'button', textContent: text, onclick })
const percent = (share) => new Intl.NumberFormat(clock().numbers, { style: 'percent' }).format(share / 100)

const sheet = new CSSStyleSheet()
sheet.replaceSync(`
.own-dock {
  position: fixed; inset-block-end: 0; inset-inline: 0; z-index: 2; inline-size: fit-content; max-inline-size: 100vw;
  margin-inline: auto; padding: 0.5rem max(var(--gap), env(safe-area-inset-left)) calc(0.5rem + env(safe-area-inset-bottom));
  display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: 0.25rem 0.75rem;
  border: 1px solid var(--ink); border-block-end: 0; background: var(--paper); color: var(--ink); font-size: var(--small);
}
.own-dock p { margin: 0; max-inline-size: 38rem }
.own-dock :is(button, select) {
  min-block-size: var(--target); min-inline-size: var(--target); padding-inline: 0.875rem; border: 1px solid var(--ink-soft);
  border-radius: 0; background: var(--paper); color: inherit; font: inherit; line-height: 1.6; cursor: pointer;
}
.own-dock .own-first { border-color: var(--ink); background: var(--ink); color: var(--paper) }
@media (hover: hover) { .own-dock button:hover { border-color: var(--accent) } }
.own-dock [role=status]:empty { display: none }
.own-dock textarea {
  flex: 1 1 100%; box-sizing: border-box; padding: 0.5rem; border: 1px solid var(--ink-soft); border-radius: 0;
  background: var(--paper); color: inherit; font: inherit; line-height: 1.6; resize: none;
}
@media (max-width: 44rem) { .own-dock { inline-size: auto; border-inline: 0 } }
@media print { .own-dock { display: none } }
[data-script=Aran] .own-dock :is(p, button, select) { line-height: 2.1 }
`)
document.adoptedStyleSheets.push(sheet)

/** One thing at a time stands at the foot of the screen; what is heard stays until it is closed. */
export function dock(label, ...children) {
  const standing = document.querySelector('.own-dock')
  if (standing?.dataset.stays) return null
  standing?.remove()
  const made = element('div', { className: 'own-dock' }, ...children)
  made.setAttribute('role', 'group')
  made.setAttribute('aria-label', label)
  // Beside what it speaks of: the next thing that Tab comes to.
  document.querySelector('main').append(made)
  return made
}

/** Save, listen, go on where one stopped, share a quotation. */
class OwnStory extends HTMLElement {
  connectedCallback() {
    this.said = this.querySelector('[role=status]')
    this.saved = this.querySelector('a')
    this.save = this.querySelector('[value=save]')
    this.save.addEventListener('click', () => this.toggle())
    onChange(() => this.show())
    const listen = this.querySelector('[value=listen]')
    if (listen) {
      listen.hidden = !('speechSynthesis' in window)
      listen.addEventListener('click', () => this.listen(listen))
    }
    this.watchQuotations()
    whenSeen(() => this.begin())
  }

  get isSaved() {
    return read('saved').some(({ address }) => address === this.dataset.address)
  }

  show() {
    this.save.setAttribute('aria-pressed', this.isSaved)
    this.saved.hidden = !this.isSaved
  }

  about() {
    const { article, address, headline, picture } = this.dataset
    return {
      article,
      address,
      headline: headline.slice(0, 1_000),
      language: root.lang,
      picture: picture ?? null,
    }
  }

  toggle() {
    const { address } = this.dataset
    const was = this.isSaved
    const outcome = was
      ? remove('saved', address)
      : add('saved', { ...this.about(), savedAt: new Date().toISOString() })
    if (outcome === 'kept')
      tellWorker(
        was ? 'drop' : 'save',
        this.about(),
        [...document.querySelectorAll('.story img')].map((image) => image.currentSrc || image.src),
      )
    this.said.textContent = this.dataset[outcome === 'kept' ? (was ? 'undone' : 'done') : outcome]
  }

  async listen(pressed) {
    if (document.querySelector('.own-dock')?.dataset.stays) return
    const words = JSON.parse(pressed.dataset.words)
    try {
      const { listen } = await import(new URL(pressed.dataset.module, location.href))
      this.said.textContent = ''
      await listen({ words, dock, pressed, numbers: clock().numbers })
    } catch {
      this.said.textContent = words.absent
    }
  }

  /** Blocks of the text: on a phone what holds them is no box. */
  get blocks() {
    return [...document.querySelectorAll('.story-body > *')]
  }

  /** How far down the text the screen's foot is, of a hundred, and the block that is being read. */
  place() {
    const { blocks } = this
    const top = blocks[0]?.getBoundingClientRect().top
    const bottom = blocks.at(-1)?.getBoundingClientRect().bottom
    if (!(bottom > top)) return null
    const share = Math.round((100 * (innerHeight - top)) / (bottom - top))
    const block = blocks.findLastIndex((each) => each.getBoundingClientRect().top < innerHeight / 3)
    return { share: Math.min(100, Math.max(0, share)), block, isLong: bottom - top > 2.5 * innerHeight }
  }

  /** Notes that the story was opened, and where in it its reader is from now on. */
  begin() {
    const { address } = this.dataset
    const before = read('history').find((entry) => entry.address === address)
    if (isHistoryOff()) return
    const { picture: _, ...about } = this.about()
    add('history', { ...before, ...about, readAt: new Date().toISOString() })
    const place = this.place()
    if (!place?.isLong || document.querySelector('live-story')) return
    this.offer(before)
    const keep = () => {
      clearTimeout(this.waiting)
      this.waiting = undefined
      const { share, block } = this.place() ?? {}
      // Who only looked at its head has not begun, and does not lose where she was.
      if (!(block > 0) || isHistoryOff()) return
      const entries = read('history')
      const own = entries.find((entry) => entry.address === address)
      // Removed meanwhile, in another tab.
      if (own)
        write(
          'history',
          entries.map((entry) => (entry === own ? { ...own, share, block } : entry)),
        )
    }
    addEventListener('scroll', () => (this.waiting ??= setTimeout(keep, 1_000)), { passive: true })
    addEventListener('pagehide', () => this.waiting && keep())
  }

  /** Says where she stopped, to who came to the story anew and not to a place of it. */
  offer(before) {
    const { block, share } = before ?? {}
    const [came] = performance.getEntriesByType('navigation')
    const leadsTo = location.hash || came?.name.includes('#')
    if (!isUnfinished(before) || leadsTo || came?.type !== 'navigate' || scrollY > innerHeight / 2) return
    const { offer, go, no } = this.dataset
    const first = button(go, () => {
      const at = this.blocks[Math.min(block, this.blocks.length - 1)]
      shown?.remove()
      at.scrollIntoView({ block: 'start' })
      at.tabIndex = -1
      at.focus({ preventScroll: true })
    })
    first.className = 'own-first'
    const text = element('p')
    text.setAttribute('role', 'status')
    const close = () => shown?.remove()
    const shown = dock(go, text, first, button(no, close))
    // Into a region that is there already: what is new is announced.
    setTimeout(() => {
      text.textContent = offer.replace('#', percent(share))
    }, 100)
    const read = () => {
      if (scrollY < innerHeight) return
      removeEventListener('scroll', read)
      close()
    }
    addEventListener('scroll', read, { passive: true })
  }

  watchQuotations() {
    let waiting
    document.addEventListener('selectionchange', () => {
      clearTimeout(waiting)
      waiting = setTimeout(() => this.quote(getSelection()), 400)
    })
  }

  quote(selection) {
    // What is selected now is what she was given to copy.
    if (this.quoting?.contains(document.activeElement)) return
    const range = selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null
    const text = document.querySelector('.story')
    const isOfText =
      range &&
      [range.startContainer, range.endContainer].every((each) => text.contains(each) && !this.contains(each))
    const said = isOfText ? quotationOf(toWholeWords(range.cloneRange())) : null
    if (!said) {
      this.quoting?.remove()
      this.quoting = undefined
      return
    }
    const words = JSON.parse(this.dataset.quote)
    const address = new URL(this.dataset.address, location.href)
    const { headline } = this.dataset
    const url = `${address}#:~:text=${said.fragment}`
    const quoted = `${words.quoted.replace('#', () => said.text)}\n${headline}`
    const told = element('p')
    told.setAttribute('role', 'status')
    /** On the clipboard; in a field, selected, where nothing may be put there. */
    const give = async () => {
      try {
        await navigator.clipboard.writeText(`${quoted}\n${url}`)
        told.textContent = words.copied
      } catch {
        told.textContent = words.denied
        const field =
          shown.querySelector('textarea') ?? element('textarea', { readOnly: true, rows: 3, dir: 'auto' })
        field.setAttribute('aria-label', words.label)
        field.value = `${quoted}\n${url}`
        shown.append(field)
        field.select()
      }
    }
    const shown = dock(
      words.label,
      ...(navigator.share
        ? [
            button(words.share, () =>
              navigator
                .share({ title: headline, text: quoted, url })
                .catch(({ name }) => name === 'NotAllowedError' && give()),
            ),
          ]
        : []),
      ...(navigator.clipboard ? [button(words.copy, give)] : []),
      told,
    )
    if (!shown) return
    shown.querySelector('button')?.classList.add('own-first')
    // A touch would take the selection away.
    shown.addEventListener(
      'pointerdown',
      (event) => event.target.matches('textarea') || event.preventDefault(),
    )
    this.quoting = shown
  }
}

/** Begun, and neither hardly nor nearly read. */
const isUnfinished = (entry) =>
  Number.isInteger(entry?.block) && entry.block > 0 && entry.share >= 10 && entry.share <= 90

const isLetter = (text, at) => /[\p{L}\p{M}\p{N}]/u.test(text[at] ?? '')

/** A part of a word is no quotation, and no browser finds it. */
function toWholeWords(range) {
  const { startContainer: from, endContainer: to } = range
  let { startOffset: start, endOffset: end } = range
  if (from.nodeType === Node.TEXT_NODE)
    while (start > 0 && isLetter(from.data, start) && isLetter(from.data, start - 1)) start -= 1
  if (to.nodeType === Node.TEXT_NODE)
    while (end < to.data.length && end > 0 && isLetter(to.data, end) && isLetter(to.data, end - 1)) end += 1
  range.setStart(from, start)
  range.setEnd(to, end)
  return range
}

/** Letters of a quotation: below nobody quotes, above nobody calls it one. */
const shortest = 12
const longest = 2_000
/** Words at either end by which a browser finds a passage that is longer than so many letters. */
const enough = 5
const short = 100

/** A passage as it is quoted, without the marks of its notes, and as an address names it; null where it is none. */
function quotationOf(range) {
  const lines = (isWhole) =>
    textOf(range.cloneContents(), isWhole)
      .split('\n')
      .map((line) => line.replaceAll(/\s+/g, ' ').trim())
      .filter(Boolean)
  const text = lines(false).join('\n')
  if (text.length < shortest || text.length > longest) return null
  // https://wicg.github.io/scroll-to-text-fragment/: a hyphen and a comma are part of its own syntax.
  const asPart = (words) => encodeURIComponent(words).replaceAll('-', '%2D')
  const whole = lines(true)
  const [first, last] = [whole[0].split(' '), whole.at(-1).split(' ')]
  const isShort = whole.length === 1 && whole[0].length <= short
  const fragment = isShort
    ? asPart(whole[0])
    : [first.slice(0, enough), last.slice(-enough)].map((words) => asPart(words.join(' '))).join(',')
  return { text, fragment }
}

const blocks = 'p, h1, h2, h3, h4, li, blockquote, figure, figcaption, div, td, th, br'

function textOf(node, isWhole) {
  if (node.nodeType === Node.TEXT_NODE) return node.data
  if (!isWhole && node.matches?.('sup:has(a)')) return ''
  const inner = [...node.childNodes].map((each) => textOf(each, isWhole)).join('')
  return node.matches?.(blocks) ? `\n${inner}\n` : inner
}

/** Buttons that stay down while what they name is followed. */
class OwnFollow extends HTMLElement {
  connectedCallback() {
    this.said = this.querySelector('[role=status]')
    this.link = this.querySelector('a')
    this.buttons = [...this.querySelectorAll('[data-list]')]
    for (const each of this.buttons) each.addEventListener('click', () => this.toggle(each))
    onChange(() => this.show())
  }

  show() {
    const followed = new Set(read('following').map(({ list }) => list))
    for (const each of this.buttons) each.setAttribute('aria-pressed', followed.has(each.dataset.list))
    const isThere = new URLSearchParams(location.search).has('of')
    this.link.hidden = isThere || !this.buttons.some(({ dataset }) => followed.has(dataset.list))
  }

  toggle(pressed) {
    const { list, name } = pressed.dataset
    const was = pressed.getAttribute('aria-pressed') === 'true'
    const outcome = was ? remove('following', list) : add('following', { list, name })
    this.said.textContent = this.dataset[outcome === 'kept' ? (was ? 'undone' : 'done') : outcome]
  }
}

/** Names what is followed in the address of the page that lists what is new of it. */
function leadToFollowed() {
  const of = read('following')
    .map(({ list }) => list)
    .sort()
    .join('.')
  const here = document.querySelector('[data-following]')?.dataset.following
  for (const link of document.querySelectorAll('a[href]')) {
    const { pathname, origin, searchParams } = new URL(link.href)
    if (origin !== location.origin || !/^(\/[a-z]{2})?\/following$/.test(pathname)) continue
    const lite = searchParams.get('lite')
    link.search = new URLSearchParams([
      ...(of ? [['of', of]] : []),
      ...(lite === null ? [] : [['lite', lite]]),
    ])
  }
  return here && of && !new URLSearchParams(location.search).has('of') ? `${here}?of=${of}` : null
}

/** Saved stories, those that wait to be read on, and the history, as this browser has them. */
class OwnPage extends HTMLElement {
  connectedCallback() {
    this.said = this.querySelector('[role=status]')
    this.undo = this.querySelector('[value=undo]')
    this.languages = JSON.parse(this.dataset.languages)
    this.undo.addEventListener('click', () => this.putBack())
    this.addEventListener('click', ({ target }) => {
      const pressed = target.closest('.own-buttons button')
      if (pressed) this.press(pressed.value, pressed.closest('section').id)
    })
    onChange(() => this.show())
    this.ask().catch(() => {
      this.said.textContent = this.dataset.unsure
    })
  }

  show() {
    const saved = read('saved')
    const history = read('history')
    const isOff = isHistoryOff()
    this.fill('saved', saved, ({ savedAt }) => this.moment(savedAt))
    this.fill('continue', history.filter(isUnfinished), ({ share }) => percent(share))
    this.fill('history', history, ({ readAt }) => this.moment(readAt), isOff)
    const buttons = (part, value) => this.querySelector(`#${part} .own-buttons [value=${value}]`)
    buttons('saved', 'clear').hidden = saved.length === 0
    buttons('history', 'clear').hidden = history.length === 0 || isOff
    buttons('history', 'off').hidden = isOff
    buttons('history', 'on').hidden = !isOff
  }

  moment(at) {
    const day = new Date(at ?? Number.NaN)
    if (Number.isNaN(day.getTime())) return ''
    return new Intl.DateTimeFormat(clock().numbers, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: clock().zone,
    }).format(day)
  }

  fill(part, entries, say, isOff = false) {
    const section = this.querySelector(`#${part}`)
    const [empty, list] = [section.querySelector('.empty'), section.querySelector('ul')]
    // Where the focus was, something has it again.
    const place = [...list.children].findIndex((item) => item.contains(document.activeElement))
    list.replaceChildren(...entries.map((entry) => this.item(part, entry, section.dataset.at, say(entry))))
    empty.hidden = entries.length > 0 && !isOff
    empty.textContent = isOff ? section.dataset.off : section.dataset.empty
    if (place < 0) return
    const next = list.children[Math.min(place, list.children.length - 1)]?.querySelector('button')
    if (next) next.focus()
    else section.querySelector('h2').focus()
  }

  item(part, entry, words, says) {
    const { address, headline, picture, language } = entry
    const item = this.querySelector('template').content.firstElementChild.cloneNode(true)
    const [link, note, drop] = ['a', '.note', 'button'].map((each) => item.querySelector(each))
    const [frame, text] = link.children
    const { dir, name } = this.languages[language] ?? { dir: 'auto' }
    link.href = address
    text.textContent = headline
    link.dir = dir
    link.lang = language
    if (picture && part === 'saved') {
      // Not on the server any longer, or no network: the headline has its room.
      const onerror = () => {
        frame.hidden = true
      }
      frame.append(
        element('img', { alt: '', width: 240, height: 160, loading: 'lazy', onerror, src: picture }),
      )
      frame.hidden = false
    }
    note.append(...(says ? [words.replace('#', says)] : []))
    if (language !== root.lang && name)
      note.append(says ? ' · ' : '', element('bdi', { lang: language, textContent: name }))
    drop.setAttribute(
      'aria-label',
      this.dataset.remove.replace('#', () => headline),
    )
    drop.addEventListener('click', () => this.drop(part, address))
    return item
  }

  /** Changes a list in a way that can be taken back while the page is open. */
  change(kind, said, act) {
    const before = read(kind)
    if (act() !== 'kept') return
    this.said.textContent = this.dataset[said]
    this.undo.hidden = false
    this.before = { kind, before }
  }

  drop(part, address) {
    if (part === 'saved') {
      this.change('saved', 'removed', () => remove('saved', address))
      tellWorker('drop', { address })
    } else if (part === 'history') this.change('history', 'removed', () => remove('history', address))
    // It is read to the end, or will not be; that it was read is still true.
    else
      this.change('history', 'removed', () =>
        write(
          'history',
          read('history').map((entry) => (entry.address === address ? { ...entry, block: 0 } : entry)),
        ),
      )
  }

  press(value, part) {
    if (value === 'clear') {
      const dropped = read(part)
      this.change(part, 'cleared', () => write(part, []))
      if (part === 'saved') for (const entry of dropped) tellWorker('drop', entry)
      return
    }
    try {
      if (value === 'off') localStorage.setItem('no-history', 'yes')
      else localStorage.removeItem('no-history')
    } catch {
      this.said.textContent = this.dataset.denied
      return
    }
    if (value === 'off') {
      write('history', [])
      this.undo.hidden = true
      this.said.textContent = this.dataset.cleared
    }
    this.show()
    this.querySelector(`#history [value=${value === 'off' ? 'on' : 'off'}]`).focus()
  }

  putBack() {
    const { kind, before } = this.before
    const there = new Set(read(kind).map(kinds[kind].known))
    if (write(kind, before) !== 'kept') return
    if (kind === 'saved') for (const entry of before) if (!there.has(entry.address)) tellWorker('save', entry)
    this.undo.hidden = true
    this.said.textContent = this.dataset.back
    this.said.closest('p').focus()
  }

  /** A story that was withdrawn is no longer named here, and one that was renamed is named anew. */
  async ask() {
    const ids = [...new Set([...read('saved'), ...read('history')].map(({ article }) => article))]
    const asked = new Set(ids)
    const present = new Map()
    for (let from = 0; from < ids.length; from += askedAtOnce) {
      const answer = await fetch(this.dataset.ask, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ of: ids.slice(from, from + askedAtOnce) }),
      })
      if (!answer.ok) throw new Error(answer.statusText)
      const { stories } = await answer.json()
      for (const [id, each] of Object.entries(stories)) present.set(id, each)
    }
    for (const kind of ['saved', 'history']) {
      const before = read(kind)
      const after = before.flatMap((entry) => {
        if (!asked.has(entry.article)) return [entry]
        const now = present.get(entry.article)
        if (!now) return []
        const { address, headline, picture } = now
        return [{ ...entry, address, headline, ...(kind === 'saved' && { picture }) }]
      })
      if (JSON.stringify(after) === JSON.stringify(before)) continue
      write(kind, after)
      if (after.length < before.length) this.said.textContent = this.dataset.withdrawn
      if (kind !== 'saved') continue
      const kept = new Set(after.map(({ address }) => address))
      for (const entry of before) if (!kept.has(entry.address)) tellWorker('drop', entry)
      const known = new Set(before.map(({ address }) => address))
      for (const entry of after) if (!known.has(entry.address)) tellWorker('save', entry)
    }
  }
}

const elsewhere = leadToFollowed()
if (elsewhere) location.replace(elsewhere)
customElements.define('own-story', OwnStory)
customElements.define('own-follow', OwnFollow)
customElements.define('own-page', OwnPage)
addEventListener('own-things', leadToFollowed)
addEventListener('storage', leadToFollowed)
