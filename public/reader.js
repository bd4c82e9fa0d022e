/*
 * What a reader page does beyond being read: everything here is an extra, and every page is whole without it.
 * Words come from the page; where a browser lacks something, its button stays hidden.
 */

const root = document.documentElement

/** Storage throws where a browser has been told to keep nothing. */
const storage = {
  get: (name) => {
    try {
      return localStorage.getItem(name)
    } catch {
      return null
    }
  },
  set: (name, value) => {
    try {
      if (value) localStorage.setItem(name, value)
      else localStorage.removeItem(name)
    } catch {}
  },
}

/** Size, face and spacing of text, and colours. `early-script.ts` has set both before the first paint; this lets them be changed. */
class ReaderTools extends HTMLElement {
  connectedCallback() {
    this.addEventListener('change', ({ target: { name, value } }) => {
      storage.set(name, value)
      this.show()
    })
    // What it leads to is a part of this page that is closed as it comes.
    this.addEventListener('click', ({ target }) => {
      const link = target.closest('a')
      if (!link) return
      link.closest('[popover]').hidePopover()
      document.querySelector(link.hash).open = true
    })
    // Chosen in another tab, or since this page was left.
    addEventListener('storage', () => this.show())
    addEventListener('pageshow', () => this.show())
    document.addEventListener('prerenderingchange', () => this.show())
    this.show()
  }

  show() {
    for (const name of ['size', 'typeface', 'spacing', 'theme', 'contrast']) {
      const value = storage.get(name) ?? ''
      if (value) root.dataset[name] = value
      else delete root.dataset[name]
      for (const input of this.querySelectorAll(`[name=${name}]`)) input.checked = input.value === value
    }
    // The browser's own bars, which follow the device unless a scheme was chosen.
    const { theme } = root.dataset
    for (const meta of document.querySelectorAll('meta[name=theme-color]')) {
      meta.dataset.media ??= meta.media
      meta.media = theme ? (meta.dataset.media.includes(theme) ? 'all' : 'not all') : meta.dataset.media
    }
  }
}

/** The device's own share sheet, and the short link on the clipboard; in a field, selected, where neither is allowed. */
class ShareStory extends HTMLElement {
  connectedCallback() {
    const { url, title, copied, denied } = this.dataset
    const [share, copy] = this.querySelectorAll('button')
    const said = this.querySelector('[role=status]')
    const give = async () => {
      clearTimeout(this.timer)
      try {
        await navigator.clipboard.writeText(url)
      } catch {
        said.textContent = denied
        this.field ??= Object.assign(document.createElement('input'), { readOnly: true, dir: 'ltr' })
        this.field.setAttribute('aria-label', copy.textContent)
        this.field.value = url
        this.append(this.field)
        return this.field.select()
      }
      this.field?.remove()
      said.textContent = copied
      this.timer = setTimeout(() => {
        said.textContent = ''
      }, 5000)
    }
    share.hidden = !navigator.share
    copy.hidden = !navigator.clipboard
    // Closing the sheet without choosing rejects too.
    share.onclick = () =>
      navigator.share({ title, url }).catch(({ name }) => name === 'NotAllowedError' && give())
    copy.onclick = give
  }
}

/** Sites that films and posts may be loaded from. */
const agreed = new Set((storage.get('embeds') ?? '').split(' '))

/** A film or post of another site, for who agreed to it; its room was kept, its attributes are the frame's. */
class StoryEmbed extends HTMLElement {
  connectedCallback() {
    const [show, hide] = this.querySelectorAll('button')
    show.onclick = () => this.choose('add', 'iframe')
    hide.onclick = () => this.choose('delete', 'button')
    this.show()
  }

  choose(choice, focused) {
    agreed[choice](this.dataset.provider)
    storage.set('embeds', [...agreed].join(' ').trim())
    for (const each of document.querySelectorAll('story-embed')) each.show()
    this.querySelector(focused).focus()
  }

  show() {
    const shown = agreed.has(this.dataset.provider)
    const frame = this.querySelector('iframe')
    this.toggleAttribute('shown', shown)
    if (!shown) frame?.remove()
    else if (!frame) {
      const made = document.createElement('iframe')
      for (const name in this.dataset) made.setAttribute(name, this.dataset[name])
      this.prepend(made)
    }
  }
}

/** Where a sound or film was left, by its address: the last dozens. */
const leftAt = () => {
  try {
    return JSON.parse(storage.get('left-at')) ?? {}
  } catch {
    return {}
  }
}

/** A sound or film of ours goes on where it was left, and one plays at a time. */
class StoryRecording extends HTMLElement {
  connectedCallback() {
    const media = this.querySelector('audio, video')
    const at = media.getAttribute('src')
    let kept = 0
    const keep = (seconds) => {
      const { [at]: _, ...others } = leftAt()
      const entries = Object.entries(others).slice(-49)
      if (seconds) entries.push([at, Math.floor(seconds)])
      storage.set('left-at', entries.length ? JSON.stringify(Object.fromEntries(entries)) : '')
    }
    media.addEventListener('loadedmetadata', () => {
      const seconds = leftAt()[at]
      if (seconds > 0 && !(seconds > media.duration - 5) && media.currentTime < 1) media.currentTime = seconds
    })
    media.addEventListener('timeupdate', () => {
      if (Math.abs(media.currentTime - kept) < 4 || media.currentTime < 5) return
      kept = media.currentTime
      keep(kept)
    })
    media.addEventListener('pause', () => media.ended || media.currentTime < 5 || keep(media.currentTime))
    media.addEventListener('ended', () => keep(0))
    media.addEventListener('play', () => {
      const track = [...media.textTracks].find(({ language }) => language === root.lang)
      if (track?.mode === 'disabled' && !kept) track.mode = 'showing'
      for (const other of document.querySelectorAll('audio, video')) if (other !== media) other.pause()
    })
  }
}

/** Ends with its moment, also on a page that stays open. Its room stays: nothing that is being read may move. */
class BreakingNotice extends HTMLElement {
  connectedCallback() {
    const end = () => {
      const left = Date.parse(this.dataset.until) - Date.now()
      if (left <= 0) this.style.visibility = 'hidden'
      // A timer cannot wait for longer than 24 days, and would fire at once.
      else this.timer = setTimeout(end, Math.min(left, 86_400_000))
    }
    end()
  }

  disconnectedCallback() {
    clearTimeout(this.timer)
  }
}

const minute = 60_000
const milliseconds = { minute, hour: 60 * minute, day: 24 * 60 * minute }
/** After so long a clock time says more than a number of hours. */
const longAgo = 12 * milliseconds.hour

/**
 * Says how long ago things were. The page says it so that it stays true: by the clock, and by the day. Asked anew each
 * minute, and whenever the page is looked at again.
 */
class PageClock extends HTMLElement {
  connectedCallback() {
    const { zone, numbers, counts } = this.dataset
    this.counts = JSON.parse(counts)
    this.plurals = new Intl.PluralRules(numbers)
    this.ago = new Intl.RelativeTimeFormat(numbers, { numeric: 'always' })
    this.days = new Intl.RelativeTimeFormat(numbers, { numeric: 'auto' })
    this.iso = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    this.printed = new Map()
    const say = () => document.hidden || this.say(Date.now())
    for (const event of ['visibilitychange', 'prerenderingchange']) document.addEventListener(event, say)
    addEventListener('pageshow', say)
    setInterval(say, minute)
    say()
  }

  say(now) {
    for (const time of document.querySelectorAll('time:is([data-relative], [data-day])')) {
      const printed = this.printed.get(time) ?? time.textContent
      this.printed.set(time, printed)
      const said = 'day' in time.dataset ? this.day(time, printed, now) : this.moment(time, printed, now)
      if (said === time.textContent) continue
      time.textContent = said
      if (said === printed) time.removeAttribute('title')
      else time.title = printed
    }
  }

  /** «قبل ساعتين»; then the clock, with «أمس» if it was then; then what the page says. */
  moment({ dateTime, dataset: { clock } }, printed, now) {
    const at = Date.parse(dateTime)
    const age = now - at
    if (age > -minute && age < longAgo) {
      if (age < minute) return this.dataset.now
      const unit = age < milliseconds.hour ? 'minute' : 'hour'
      const count = Math.floor(age / milliseconds[unit])
      return this.counts[unit]?.[this.plurals.select(count)] ?? this.ago.format(-count, unit)
    }
    const days = this.daysUntil(this.iso.format(at), now)
    if (!clock || days < -1 || days > 0) return printed
    return days === 0 ? clock : this.days.format(days, 'day') + this.dataset.comma + clock
  }

  /** A heading: «اليوم، الثلاثاء…». */
  day({ dateTime }, printed, now) {
    const days = this.daysUntil(dateTime, now)
    if (days < -1 || days > 0) return printed
    const [first, ...rest] = this.days.format(days, 'day')
    return first.toLocaleUpperCase(root.lang) + rest.join('') + this.dataset.comma + printed
  }

  /** @param day `2026-12-01`, where the paper is */
  daysUntil(day, now) {
    return Math.round((Date.parse(day) - Date.parse(this.iso.format(now))) / milliseconds.day)
  }
}

/** The menu opens by itself; it closes for who presses Escape, looks elsewhere or leaves. */
class SiteMenu extends HTMLElement {
  connectedCallback() {
    const menu = this.querySelector('details')
    const close = () => menu.removeAttribute('open')
    this.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape' || !menu.open) return
      close()
      menu.querySelector('summary').focus()
    })
    this.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget && !this.contains(relatedTarget)) close()
    })
    this.addEventListener('click', ({ target }) => target.closest('a') && close())
    document.addEventListener('click', ({ target }) => this.contains(target) || close())
    addEventListener('pagehide', close)
  }
}

/** Opens the search field over the page. What leads to it is a link, and stays one for another tab. */
class SearchPanel extends HTMLElement {
  connectedCallback() {
    const dialog = this.querySelector('dialog')
    if (!dialog.showModal) return
    for (const link of document.querySelectorAll('[data-search]')) {
      link.setAttribute('aria-haspopup', 'dialog')
      link.addEventListener('click', (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        // The search page has a field of its own.
        const field = document.querySelector('main [name=q]')
        if (field) return field.focus()
        // A menu closes with its link in it, and cannot get the focus back.
        link.closest('details')?.querySelector('summary').focus()
        dialog.showModal()
      })
    }
    dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close())
    addEventListener('pagehide', () => dialog.close())
  }
}

const pause = 150
const fewestLetters = 2
const mostRecent = 5

const recentSearches = {
  get: () => {
    try {
      const kept = JSON.parse(storage.get('searches') ?? '[]')
      return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : []
    } catch {
      return []
    }
  },
  add: (text) => {
    const others = recentSearches.get().filter((each) => each !== text)
    storage.set('searches', JSON.stringify([text, ...others].slice(0, mostRecent)))
  },
  clear: () => storage.set('searches', ''),
}

/**
 * Suggests while one types: a combobox with a list (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). Before anything
 * is typed it offers what was searched for on this device.
 */
class SearchField extends HTMLElement {
  connectedCallback() {
    const [form, box] = this.querySelector('search').children
    const [heading, list] = box.children
    const input = form.elements.q
    Object.assign(this, { form, box, heading, list, input, answers: new Map() })
    this.said = this.querySelector('[role=status]')
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-controls': list.id,
      'aria-expanded': 'false',
    }))
      input.setAttribute(name, value)
    input.addEventListener('input', () => this.suggest())
    input.addEventListener('focus', () => this.suggest())
    input.addEventListener('keydown', (event) => this.press(event))
    this.addEventListener('focusout', ({ relatedTarget }) => this.contains(relatedTarget) || this.close())
    form.addEventListener('submit', () => input.value.trim() && recentSearches.add(input.value.trim()))
    heading.querySelector('button').addEventListener('click', () => {
      recentSearches.clear()
      input.focus()
      this.close()
      this.said.textContent = this.dataset.cleared
    })
  }

  suggest() {
    const text = this.input.value.trim()
    clearTimeout(this.timer)
    this.asked?.abort()
    if (!text)
      return this.show(
        recentSearches.get().map((each) => ({ text: each })),
        this.dataset.recent,
      )
    if (text.length < fewestLetters) return this.close()
    const known = this.answers.get(text)
    if (known) this.show(known, this.dataset.label)
    else this.timer = setTimeout(() => this.ask(text).catch(() => {}), pause)
  }

  /** Only the answer to what stands in the field is shown, in whatever order answers come. */
  async ask(text) {
    this.asked = new AbortController()
    const { signal } = this.asked
    const answer = await fetch(`${this.dataset.suggest}?q=${encodeURIComponent(text)}`, { signal })
    if (!answer.ok) return
    const { suggestions } = await answer.json()
    this.answers.set(text, suggestions)
    if (!signal.aborted && this.contains(document.activeElement)) this.show(suggestions, this.dataset.label)
  }

  show(options, label) {
    const isRecent = label === this.dataset.recent
    this.list.setAttribute('aria-label', label)
    this.list.replaceChildren(...options.map((each, place) => this.option(each, place)))
    this.heading.hidden = !isRecent
    const { length } = options
    if (isRecent && length === 0) return this.close()
    this.open(length > 0)
    const { none, found } = this.dataset
    const count = new Intl.NumberFormat(document.querySelector('page-clock')?.dataset.numbers).format(length)
    this.said.textContent = length === 0 ? none : isRecent ? `${label}: ${count}` : found.replace('#', count)
  }

  option({ kind, text, href }, place) {
    const option = document.createElement('a')
    const words = document.createElement('span')
    words.dir = kind === 'story' ? root.dir : 'auto'
    words.textContent = text
    option.append(words)
    if (kind) {
      const what = document.createElement('small')
      what.textContent = this.dataset[kind]
      option.append(' ', what)
    }
    const address = new URL(href ?? this.form.action, location.href)
    if (!href) address.searchParams.set('q', text)
    // A reader who refused the light edition goes on refusing it.
    const { lite } = this.form.elements
    if (lite) address.searchParams.set('lite', lite.value)
    option.href = address
    option.id = `${this.list.id}-${place}`
    option.tabIndex = -1
    option.setAttribute('role', 'option')
    option.setAttribute('aria-selected', 'false')
    return option
  }

  open(isOpen) {
    this.box.hidden = !isOpen
    this.input.setAttribute('aria-expanded', isOpen)
    this.choose(-1)
  }

  close() {
    clearTimeout(this.timer)
    this.asked?.abort()
    this.said.textContent = ''
    this.open(false)
  }

  /** @param place in the list; -1 for the field itself */
  choose(place) {
    const options = [...this.list.children]
    this.place = place
    for (const option of options) option.setAttribute('aria-selected', option === options[place])
    const chosen = options[place]
    if (chosen) this.input.setAttribute('aria-activedescendant', chosen.id)
    else this.input.removeAttribute('aria-activedescendant')
    chosen?.scrollIntoView({ block: 'nearest' })
  }

  press(event) {
    const { key, isComposing } = event
    const isOpen = !this.box.hidden
    const step = { ArrowDown: 1, ArrowUp: -1 }[key]
    if (isComposing) return
    if (step && !isOpen) this.suggest()
    else if (step) {
      // From the field to the first, from the last back to the field, and round again.
      const places = this.list.children.length + 1
      this.choose(((this.place + 1 + step + places) % places) - 1)
    } else if (key === 'Escape' && isOpen) this.close()
    else if (key === 'Enter' && isOpen && this.place >= 0) this.list.children[this.place].click()
    else return
    event.preventDefault()
  }
}

/** Waits until an element is near the screen, or is not on it. */
const untilSeen = (element, isSeen, rootMargin = '0px') =>
  new Promise((resolve) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.at(-1).isIntersecting !== isSeen) return
        observer.disconnect()
        resolve()
      },
      { rootMargin },
    )
    observer.observe(element)
  })

/** What others read most, under a story: asked for when its reader comes near, and never put where they look. */
class MostRead extends HTMLElement {
  async connectedCallback() {
    await untilSeen(this, true, '1500px')
    const answer = await fetch(this.dataset.from).catch(() => null)
    if (!answer?.ok) return
    // A network that wants somebody to sign in answers in the paper's place.
    const { isOfSection, lists } = await answer.json().catch(() => ({ lists: [] }))
    if (lists.length === 0) return
    await untilSeen(this, false)
    const make = (name, ...inside) => {
      const made = document.createElement(name)
      made.append(...inside)
      return made
    }
    const numbers = new Intl.NumberFormat(document.querySelector('page-clock')?.dataset.numbers)
    const item = ({ href, headline }, index) => {
      const number = make('span', numbers.format(index + 1))
      number.ariaHidden = 'true'
      const link = make(
        'a',
        ...headline.map(({ text, isolate }) =>
          isolate ? Object.assign(make('bdi', text), { dir: isolate }) : text,
        ),
      )
      link.href = href
      if (link.pathname === location.pathname) link.ariaCurrent = 'page'
      return make('li', number, link)
    }
    const section = make('section')
    const title = make('h2', isOfSection ? this.dataset.ofSection : this.dataset.title)
    title.className = 'block-title'
    title.id = 'most-read'
    section.setAttribute('aria-labelledby', title.id)
    const all = make('div')
    all.className = 'most-read-lists'
    for (const { span, stories } of lists)
      all.append(make('div', make('h3', this.dataset[span]), make('ol', ...stories.map(item))))
    section.append(title, all)
    this.append(section)
  }
}

/** A strip that is wider than the screen begins where its reader is. */
function showCurrentSection() {
  const strip = document.querySelector('.sections')
  const current = strip?.querySelector('[aria-current]')
  if (!current) return
  const [here, all] = [current.getBoundingClientRect(), strip.getBoundingClientRect()]
  strip.firstElementChild.scrollLeft += here.left + here.width / 2 - all.left - all.width / 2
}

/** Addresses of what its reader saved; null where that cannot be known. */
function savedAddresses() {
  try {
    return (JSON.parse(localStorage.getItem('saved-stories')) ?? []).map(({ address }) => address)
  } catch {
    return null
  }
}

/**
 * Has the browser keep the paper for when there is no network (`service-worker.js`), and tells it what is being read: the
 * page, the pictures that came before anybody could keep them, and what its reader has saved. All else came first.
 */
async function keepOnDevice() {
  const { worker } = document.querySelector('script[data-worker]')?.dataset ?? {}
  const workers = navigator.serviceWorker
  if (!worker || !workers) return
  if (document.prerendering)
    await new Promise((go) => document.addEventListener('prerenderingchange', go, { once: true }))
  try {
    const isFirst = !workers.controller
    await workers.register(worker, { updateViaCache: 'none' })
    if (!document.querySelector('[data-kept]')) return
    const { active } = await workers.ready
    active?.postMessage({
      kind: 'read',
      address: location.pathname,
      pictures: isFirst ? [...document.images].map(({ currentSrc }) => currentSrc).filter(Boolean) : [],
      saved: savedAddresses(),
    })
  } catch {}
}

/**
 * What a browser shows without asking, as it does on the way back and of pages fetched ahead, may have been withdrawn since.
 * Then it is asked for, and what the paper says in its place stands there.
 */
async function askAgain(persisted) {
  const [{ type, deliveryType } = {}] = performance.getEntriesByType('navigation')
  if (!persisted && type !== 'back_forward' && deliveryType !== 'navigational-prefetch') return
  if (!document.querySelector('[data-kept]')) return
  const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-cache' }).catch(() => null)
  if (answer?.status === 404 || answer?.status === 410) location.reload()
}

addEventListener('pageshow', ({ persisted }) => askAgain(persisted))
if (document.readyState === 'complete') keepOnDevice()
else addEventListener('load', () => keepOnDevice())

showCurrentSection()
customElements.define('reader-tools', ReaderTools)
customElements.define('share-story', ShareStory)
customElements.define('story-embed', StoryEmbed)
customElements.define('story-recording', StoryRecording)
customElements.define('breaking-notice', BreakingNotice)
customElements.define('page-clock', PageClock)
customElements.define('most-read', MostRead)
customElements.define('site-menu', SiteMenu)
customElements.define('search-panel', SearchPanel)
customElements.define('search-field', SearchField)
