/*
 * What a story with pictures does beyond showing them: one as large as the screen, and two in one place. Only such stories
 * ask for it, and it brings its own style, so that no other page carries either. Every page is whole without it.
 */

const root = document.documentElement
const isStill = matchMedia('(prefers-reduced-motion: reduce)')

const sheet = new CSSStyleSheet()
sheet.replaceSync(`
.viewer-offered { position: relative }
.viewer-offered > picture { cursor: zoom-in }
.viewer-open {
  position: absolute; inset-block-start: 0; inset-inline-end: 0;
  display: grid; place-items: center; inline-size: var(--target); block-size: var(--target); padding: 0;
  border: 0; background: none; color: #fff; cursor: zoom-in;
}
.viewer-open svg { inline-size: 2rem; block-size: 2rem; padding: 0.4375rem; background: #0009; border-radius: 2px }
picture-viewer dialog {
  inline-size: 100vw; block-size: 100dvh; max-inline-size: none; max-block-size: none; margin: 0; padding: 0; border: 0;
  background: #111; color: #eee; overscroll-behavior: contain;
}
picture-viewer dialog[open] { display: grid; grid-template-rows: minmax(0, 1fr) auto auto }
picture-viewer ::backdrop { background: #111 }
.viewer-stage { position: relative; touch-action: pan-y pinch-zoom }
.viewer-stage img {
  position: absolute; inset: 0; margin: auto; max-inline-size: 100%; max-block-size: 100%; inline-size: auto; block-size: auto;
}
.viewer-bar {
  display: flex; align-items: center; gap: 0.5rem; padding-inline: 0.5rem; font-size: var(--tiny);
  font-variant-numeric: tabular-nums;
}
.viewer-bar button {
  display: grid; place-items: center; inline-size: 3rem; block-size: 3rem; padding: 0; border: 0; background: none;
  color: inherit; font: inherit; font-size: 1.75rem; line-height: 1; cursor: pointer;
}
.viewer-bar button:disabled { opacity: 0.3; cursor: default }
.viewer-bar button[value=close] { margin-inline-start: auto }
.viewer-bar [hidden] { display: none }
.viewer-bar button:focus-visible { outline: 2px solid currentcolor; outline-offset: -4px }
.viewer-words {
  min-block-size: 3lh; max-block-size: 25dvh; overflow-y: auto; padding: 0 1rem 1rem; font-size: var(--tiny); line-height: 1.5;
}
[data-script=Aran] .viewer-words { line-height: 2 }
.viewer-words small { font-size: inherit; opacity: 0.8 }
before-after .pair-stage { position: relative; overflow: clip }
.story-body .pair-stage img { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; max-block-size: none; object-fit: cover }
.pair-stage picture:first-of-type { position: absolute; inset: 0; z-index: 1 }
.pair-stage > :is(span, input, i) { z-index: 2 }
.pair-stage > span {
  position: absolute; inset-block-start: 0.5rem; padding: 0.125rem 0.5rem; background: #000a; color: #fff;
  font-size: var(--tiny); line-height: 1.6; pointer-events: none;
}
.pair-stage > span:first-of-type { inset-inline-start: 0.5rem }
.pair-stage > span:last-of-type { inset-inline-end: 0.5rem }
.pair-stage input {
  position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; cursor: ew-resize; touch-action: pan-y;
}
.pair-stage i {
  position: absolute; inset-block: 0; inset-inline-start: var(--at); inline-size: 0; border-inline-start: 2px solid #fff;
  box-shadow: 0 0 4px #0008; pointer-events: none;
}
.pair-stage i::after {
  content: '‹›'; position: absolute; inset-block-start: 50%; inset-inline-start: -1.3125rem; translate: 0 -50%;
  display: grid; place-items: center; inline-size: 2.5rem; block-size: 2.5rem; border-radius: 50%; background: #fff; color: #111;
  font: 700 1.25rem / 1 system-ui, sans-serif; letter-spacing: 0.2em; text-indent: 0.2em;
}
.pair-stage input:focus-visible + i::after { outline: 3px solid var(--accent); outline-offset: 2px }
@media print {
  .viewer-open, .pair-stage > :is(span, input, i) { display: none }
  .pair-stage { display: grid; grid-template-columns: 1fr 1fr; gap: 5mm; aspect-ratio: auto !important }
  .story-body .pair-stage :is(picture, img) { position: static; block-size: auto; clip-path: none !important }
}
`)
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]

const make = (name, attributes = {}, ...children) => {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

/** Where a line of text goes on: what is to come lies there. */
const onward = () => (root.dir === 'rtl' ? -1 : 1)

/** A picture as large as the screen, by its button or by itself; then the others of its gallery, or of its story. */
class PictureViewer extends HTMLElement {
  connectedCallback() {
    const dialog = this.querySelector('dialog')
    if (!dialog.showModal) return
    this.dialog = dialog
    this.stage = dialog.querySelector('.viewer-stage')
    this.words = dialog.querySelector('.viewer-words')
    this.counted = dialog.querySelector('.viewer-count')
    this.numbers = new Intl.NumberFormat(document.querySelector('page-clock')?.dataset.numbers)
    const all = [...document.querySelectorAll(':is(.story-lead-picture, .story-body) figure')].filter(
      (figure) => figure.querySelector(':scope > picture') && !figure.closest('before-after'),
    )
    for (const figure of all) {
      const around = figure.closest('.gallery')
      this.offer(
        figure,
        all.filter((each) => each.closest('.gallery') === around),
      )
    }
    dialog.addEventListener('click', ({ target }) => {
      const button = target.closest('button')
      if (button && button.value !== 'close') this.step(Number(button.value))
      else if (button || target === this.stage) dialog.close()
    })
    dialog.addEventListener('keydown', (event) => {
      const steps = { ArrowRight: onward(), ArrowLeft: -onward(), Home: -this.at, End: this.list.length }
      if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in steps)) return
      event.preventDefault()
      this.step(steps[event.key])
    })
    this.swipe()
    addEventListener('pagehide', () => dialog.close())
  }

  offer(figure, list) {
    const button = make('button', { type: 'button', class: 'viewer-open', 'aria-label': this.dataset.open })
    button.innerHTML =
      '<svg viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true"><path d="M11 2h5v5M7 16H2v-5M16 2l-6 6M2 16l6-6"/></svg>'
    const picture = figure.querySelector(':scope > picture')
    picture.after(button)
    figure.classList.add('viewer-offered')
    button.onclick = () => {
      this.list = list
      this.show(list.indexOf(figure))
      this.dialog.showModal()
    }
    picture.onclick = () => {
      // The window gives the focus back to where it was.
      button.focus({ preventScroll: true })
      button.click()
    }
  }

  step(by) {
    const at = Math.max(0, Math.min(this.list.length - 1, this.at + by))
    if (at !== this.at) this.show(at)
  }

  show(at) {
    this.at = at
    const figure = this.list[at]
    const picture = figure.querySelector(':scope > picture').cloneNode(true)
    for (const each of picture.children) each.sizes = '100vw'
    picture.lastElementChild.loading = 'eager'
    picture.onclick = null
    this.stage.replaceChildren(picture)
    const caption = figure.querySelector('figcaption')
    this.words.dir = caption?.dir ?? ''
    this.words.replaceChildren(...(caption?.cloneNode(true).childNodes ?? []))
    const [back, on] = this.dialog.querySelectorAll('.viewer-bar button')
    const { length } = this.list
    back.disabled = at === 0
    on.disabled = at === length - 1
    for (const each of [back, on, this.counted]) each.hidden = length === 1
    // The longer sign first: it holds the other one.
    this.counted.textContent = this.dataset.count
      .replace('##', this.numbers.format(length))
      .replace('#', this.numbers.format(at + 1))
    // A button that can do no more gives the focus to its neighbour, not to nothing.
    if (document.activeElement?.disabled) (back.disabled ? on : back).focus()
  }

  swipe() {
    let from = null
    this.stage.addEventListener('pointerdown', ({ isPrimary, clientX }) => {
      from = isPrimary ? clientX : null
    })
    this.stage.addEventListener('pointerup', ({ clientX }) => {
      const moved = from === null ? 0 : clientX - from
      from = null
      if (Math.abs(moved) > 40) this.step(-Math.sign(moved) * onward())
    })
    this.stage.addEventListener('pointercancel', () => {
      from = null
    })
    // A picture under the mouse would be dragged as a file.
    this.stage.addEventListener('dragstart', (event) => event.preventDefault())
  }
}

/** Two pictures in one place, and a slider that says how much of the first is seen. */
class BeforeAfter extends HTMLElement {
  connectedCallback() {
    const pictures = [...this.querySelectorAll('picture')]
    if (pictures.length !== 2 || this.querySelector('.pair-stage')) return
    const [first] = pictures
    const image = first.querySelector('img')
    const names = [...this.querySelectorAll('.pair-name')].map((name) =>
      make('span', { 'aria-hidden': 'true' }, name.textContent),
    )
    const label = document.querySelector('picture-viewer')?.dataset.compare ?? ''
    const slider = make('input', { type: 'range', min: '0', max: '100', value: '50', 'aria-label': label })
    const stage = make('div', { class: 'pair-stage' }, ...pictures, ...names, slider, make('i'))
    stage.style.aspectRatio = `${image.getAttribute('width')} / ${image.getAttribute('height')}`
    this.prepend(stage)
    const show = () => {
      const hidden = `${100 - slider.value}%`
      first.style.clipPath = root.dir === 'rtl' ? `inset(0 0 0 ${hidden})` : `inset(0 ${hidden} 0 0)`
      stage.style.setProperty('--at', `${slider.value}%`)
    }
    slider.addEventListener('input', show)
    show()
  }
}

/** The links of a gallery lead to its places; here without moving the page, and without a line in the history each. */
document.addEventListener('click', (event) => {
  const link = event.target.closest('.gallery-steps a')
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const place = document.getElementById(decodeURIComponent(link.hash.slice(1)))
  if (!place) return
  event.preventDefault()
  place.scrollIntoView({ behavior: isStill.matches ? 'auto' : 'smooth', block: 'nearest', inline: 'start' })
  const same = [...place.querySelectorAll('.gallery-steps a')]
  const next = same.find(({ ariaLabel }) => ariaLabel === link.ariaLabel) ?? same[0]
  next?.focus({ preventScroll: true })
})

customElements.define('picture-viewer', PictureViewer)
customElements.define('before-after', BeforeAfter)
