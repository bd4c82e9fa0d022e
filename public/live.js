/*
 * What comes to a live story while its page is open, and to the figures of any: told by the server as it comes, else asked for once a minute. It asks
 * for nothing while nobody looks, and nothing that is being read ever moves.
 */

const minute = 60_000
/** Milliseconds that a stream may take to begin; something in between may keep it for itself. */
const longestSilence = 15_000
/** Milliseconds after which a page that nobody looks at listens no more. */
const longestUnseen = minute
/** Milliseconds between two times that somebody who listens is told of figures; what they are, the table says. */
const betweenWords = 30_000
/** Milliseconds for which a figure that is another now is marked. */
const marked = 2_500

class LiveStory extends HTMLElement {
  connectedCallback() {
    this.change = Number(this.dataset.change)
    this.said = this.querySelector('[role=status]')
    this.body = this.parentElement.querySelector('.story-body')
    /** New entries that wait until their reader wants them, by their place among the changes. */
    this.held = new Map()
    this.toldAt = 0
    // What stands above is moved by hand, in every browser alike.
    if (this.body.querySelector('.live-update')) this.body.style.overflowAnchor = 'none'
    document.addEventListener('visibilitychange', () => this.look())
    document.addEventListener('prerenderingchange', () => this.look())
    this.look()
  }

  look() {
    clearTimeout(this.leaving)
    if (document.prerendering || this.isOver) return
    if (document.hidden) {
      this.leaving = setTimeout(() => this.source?.close(), longestUnseen)
      return
    }
    if (this.asking) this.askInTime()
    else if (!this.source || this.source.readyState === EventSource.CLOSED) this.listen()
  }

  listen() {
    const source = new EventSource(`${this.dataset.stream}?after=${this.change}-${this.figures()}`)
    this.source = source
    const patience = setTimeout(() => this.askEachMinute(), longestSilence)
    const on = (name, act) => source.addEventListener(name, ({ data }) => act(JSON.parse(data)))
    on('hello', ({ text }) => {
      clearTimeout(patience)
      clearInterval(this.asking)
      this.asking = undefined
      this.compare(text)
    })
    on('entry', ({ change, html }) => this.take(change, elementOf(html)))
    on('figures', (table) => this.fill(table))
    on('gone', ({ change, anchor }) => this.remove(change, anchor))
    on('changed', ({ text }) => this.compare(text))
    on('end', ({ gone }) => this.end(gone))
    // Refused, or no stream at all: what breaks later, the browser begins again by itself.
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return
      clearTimeout(patience)
      this.askEachMinute()
    }
  }

  askEachMinute() {
    if (this.asking || this.isOver) return
    this.asked = Date.now()
    this.asking = setInterval(() => this.askInTime(), minute)
  }

  askInTime() {
    if (document.hidden || Date.now() - this.asked < minute) return
    this.asked = Date.now()
    this.ask().catch(() => {})
  }

  async ask() {
    const page = location.pathname + location.search
    const { status, ok, headers } = await fetch(page, { method: 'HEAD', cache: 'no-cache' })
    if (status === 404 || status === 410) return this.end(true)
    const tag = headers.get('etag')
    if (!ok || tag === this.tag) return
    // The page changed, or was never asked about.
    const html = await (await fetch(page)).text()
    this.tag = tag
    const there = new DOMParser().parseFromString(html, 'text/html')
    const live = there.querySelector('live-story')
    if (!live) return this.end(false)
    const news = [
      ...[...there.querySelectorAll('.live-update[data-change]')].map((entry) => [
        Number(entry.dataset.change),
        (change) => this.take(change, document.importNode(entry, true)),
      ]),
      ...live.dataset.gone
        .split(' ')
        .filter(Boolean)
        .map((each) => each.split(':'))
        .map(([anchor, change]) => [Number(change), (at) => this.remove(at, anchor)]),
    ]
    const known = this.change
    for (const [change, act] of news.sort(([a], [b]) => a - b)) if (change > known) act(change)
    for (const figure of there.querySelectorAll('.figures'))
      this.fill({
        key: figure.dataset.figures,
        version: Number(figure.dataset.version),
        since: null,
        digits: figure.dataset.digits,
        count: figure.querySelector('tbody').rows.length,
        rows: [...figure.querySelectorAll('tbody tr')].map((row, at) => [at, row.outerHTML]),
        caption: figure.querySelector('figcaption').innerHTML,
      })
    this.compare(live.dataset.text)
  }

  /** What all tables of figures are at, as the server counts it: each once, though it may stand twice. */
  figures() {
    const tables = [...this.body.querySelectorAll('.figures')]
    const versions = new Map(tables.map(({ dataset }) => [dataset.figures, Number(dataset.version)]))
    return [...versions.values()].reduce((sum, version) => sum + version, 0)
  }

  /** Figures that are others now: the rows that are, in their places. */
  fill({ key, version, since, digits, count, rows, caption }) {
    for (const figure of this.body.querySelectorAll(`[data-figures="${key}"]`)) {
      const had = Number(figure.dataset.version)
      if (version <= had) continue
      // Something in between was missed: all of it is asked for.
      if (since !== null && since !== had) return this.ask().catch(() => {})
      figure.dataset.version = version
      const body = figure.querySelector('tbody')
      this.inPlace(figure, () => {
        for (const [at, html] of rows) {
          const row = elementOf(html)
          inDigits(row, digits, figure.dataset.digits)
          const there = body.rows[at]
          if (!there) body.append(row)
          else {
            mark(row, there)
            there.replaceWith(row)
          }
        }
        while (body.rows.length > count) body.rows[count].remove()
        const notes = figure.querySelector('figcaption')
        notes.innerHTML = caption
        inDigits(notes, digits, figure.dataset.digits)
      })
      this.sayFresh(figure.dataset.fresh)
    }
  }

  sayFresh(said) {
    if (this.offered || Date.now() - this.toldAt < betweenWords) return
    this.toldAt = Date.now()
    this.say(said)
  }

  /** An entry that is new, or says something else now. */
  take(change, entry) {
    if (change <= this.change) return
    this.change = change
    const there = document.getElementById(entry.id)
    const wasHeld = [...this.held].find(([, each]) => each.id === entry.id)
    if (wasHeld) {
      this.held.delete(wasHeld[0])
      this.held.set(change, entry)
    } else if (there) {
      this.inPlace(there, () => {
        // One that is over all others now, or no longer, stands elsewhere.
        if (there.hasAttribute('data-pinned') === entry.hasAttribute('data-pinned')) there.replaceWith(entry)
        else {
          there.remove()
          this.insert(entry)
        }
      })
    } else if (this.isAbove(entry)) {
      this.held.set(change, entry)
      this.offer(`#${entry.id}`, this.dataset.news, () => this.release())
    } else {
      this.insert(entry)
      this.announce(entry)
    }
  }

  remove(change, anchor) {
    if (change <= this.change) return
    this.change = change
    for (const [held, { id }] of this.held) if (id === anchor) this.held.delete(held)
    if (this.held.size === 0 && this.offered === 'entries') this.offer()
    const there = document.getElementById(anchor)
    if (there?.matches('.live-update')) this.inPlace(there, () => there.remove())
  }

  release() {
    for (const entry of this.held.values()) this.insert(entry)
    this.held.clear()
    this.offer()
  }

  /** Before the first that is older; one that is pinned, before all. */
  placeOf(entry) {
    const isPinned = entry.hasAttribute('data-pinned')
    return [...this.body.querySelectorAll(':scope > .live-update')].find(
      (each) =>
        isPinned || (!each.hasAttribute('data-pinned') && Number(each.dataset.at) < Number(entry.dataset.at)),
    )
  }

  insert(entry) {
    const place = this.placeOf(entry)
    const last = [...this.body.querySelectorAll(':scope > .live-update')].at(-1)
    if (place) place.before(entry)
    else if (last) last.after(entry)
    else this.body.append(entry)
  }

  /** Whether an entry would come to stand above what is on the screen, or into what is being selected or used. */
  isAbove(entry) {
    const isChosen = this.body.querySelector('.live-filter :checked')
    if (isChosen && entry.dataset.weight !== 'key') return false
    const place = this.placeOf(entry)
    if (!place) return false
    const { anchorNode, isCollapsed } = getSelection() ?? {}
    const isBusy =
      (this.body.contains(document.activeElement) && document.activeElement !== isChosen) ||
      (anchorNode && !isCollapsed && this.body.contains(anchorNode))
    return isBusy || place.getBoundingClientRect().top < 0
  }

  /** Changes an entry that is there, and leaves what else is on the screen where it is. */
  inPlace(there, change) {
    const seen = [...this.body.children].find((each) => each.getBoundingClientRect().bottom > 0)
    const kept = seen === there ? there.nextElementSibling : seen
    const isRead = seen === there && there.getBoundingClientRect().top >= 0
    // Its end, not its beginning: what is first in the list is set otherwise.
    const before = kept?.getBoundingClientRect().bottom
    change()
    if (!kept || isRead) return
    scrollBy({ top: kept.getBoundingClientRect().bottom - before, behavior: 'instant' })
  }

  compare(text) {
    if (text !== this.dataset.text) this.offer(location.pathname + location.search, this.dataset.news)
  }

  end(isGone) {
    this.isOver = true
    this.source?.close()
    clearInterval(this.asking)
    this.held.clear()
    if (isGone) this.body.replaceChildren()
    this.offer(location.pathname + location.search, isGone ? this.dataset.withdrawn : this.dataset.ended)
  }

  /** Offers a way to what is new; nothing, when there is nothing. What a whole page has says more than its entries. */
  offer(href, words, act) {
    if (act && this.offered === 'page') return
    this.offered = href && (act ? 'entries' : 'page')
    if (!href) return this.said.replaceChildren()
    const link = document.createElement('a')
    link.href = href
    link.textContent = words
    if (act) link.addEventListener('click', act)
    this.said.replaceChildren(link)
  }

  announce(entry) {
    if (this.offered) return
    this.say(`${this.dataset.news}: ${entry.querySelector('h2')?.textContent ?? ''}`)
  }

  /** To who listens to the page. */
  say(text) {
    const words = document.createElement('span')
    words.className = 'visually-hidden'
    words.textContent = text
    this.said.replaceChildren(words)
  }
}

/** Cells that are others than those that stood there. */
function mark(row, before) {
  const cells = [...row.cells].filter((cell, at) => cell.textContent !== before.cells[at]?.textContent)
  for (const cell of cells) cell.classList.add('is-new')
  setTimeout(() => {
    for (const cell of cells) cell.classList.remove('is-new')
  }, marked)
}

/** What is sent is the same for all, in the digits of the language; who reads others has asked for them. */
function inDigits(element, from, to) {
  if (!from || !to || from === to) return
  const [their, own] = [[...from], [...to]]
  for (const words of element.querySelectorAll('.figure bdi, time'))
    words.textContent = [...words.textContent]
      .map((letter) => (their.includes(letter) ? own[their.indexOf(letter)] : letter))
      .join('')
}

/** The entry that some HTML of our own server says. */
function elementOf(html) {
  const template = document.createElement('template')
  template.innerHTML = html
  return document.importNode(template.content.firstElementChild, true)
}

customElements.define('live-story', LiveStory)
