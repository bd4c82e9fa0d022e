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

/** Size of text and colours. `early-script.ts` has set both before the first paint; this lets them be changed. */
class ReaderTools extends HTMLElement {
  connectedCallback() {
    this.addEventListener('change', ({ target: { name, value } }) => {
      storage.set(name, value)
      this.show()
    })
    // Chosen in another tab, or since this page was left.
    addEventListener('storage', () => this.show())
    addEventListener('pageshow', () => this.show())
    document.addEventListener('prerenderingchange', () => this.show())
    this.show()
  }

  show() {
    for (const name of ['size', 'theme']) {
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

/** The device's own share sheet, and the short link on the clipboard. */
class ShareStory extends HTMLElement {
  connectedCallback() {
    const { url, title, copied } = this.dataset
    const [share, copy] = this.querySelectorAll('button')
    const said = this.querySelector('[role=status]')
    share.hidden = !navigator.share
    copy.hidden = !navigator.clipboard
    // Closing the sheet without choosing rejects too.
    share.onclick = () => navigator.share({ title, url }).catch(() => {})
    copy.onclick = async () => {
      await navigator.clipboard.writeText(url)
      said.textContent = copied
      setTimeout(() => {
        said.textContent = ''
      }, 5000)
    }
  }
}

const minute = 60_000

/** Offers a live story anew once its newest update is newer than the page. Asks each minute, while looked at. */
class LiveStory extends HTMLElement {
  connectedCallback() {
    this.asked = Date.now()
    const askInTime = () => {
      if (!document.hidden && Date.now() - this.asked >= minute) this.ask().catch(() => {})
    }
    this.timer = setInterval(askInTime, minute)
    document.addEventListener('visibilitychange', askInTime)
  }

  async ask() {
    this.asked = Date.now()
    const page = location.pathname + location.search
    const { ok, headers } = await fetch(page, { method: 'HEAD', cache: 'no-cache' })
    const tag = headers.get('etag')
    if (!ok || tag === this.tag) return
    // The page changed, or was never asked about: only its updates are worth an offer.
    const html = await (await fetch(page)).text()
    this.tag = tag
    const there = new DOMParser().parseFromString(html, 'text/html').querySelector('live-story')
    if (there && there.dataset.updated > this.dataset.updated) this.offer(page)
  }

  offer(page) {
    clearInterval(this.timer)
    const link = document.createElement('a')
    link.href = page
    link.textContent = this.dataset.news
    this.querySelector('[role=status]').replaceChildren(link)
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

customElements.define('reader-tools', ReaderTools)
customElements.define('share-story', ShareStory)
customElements.define('live-story', LiveStory)
customElements.define('story-embed', StoryEmbed)
customElements.define('breaking-notice', BreakingNotice)
