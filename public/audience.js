/*
 * Says how a page was read, when its reader looks away: for how long, how far, and by which site they came. Nothing in it is
 * of the reader, nothing is kept in the browser but which headline of a test this tab shows, and who asks not to be counted (Do Not Track, Global Privacy Control) is not.
 */

/** Seconds after which somebody who neither scrolls, points nor types has looked away. */
const longestStill = 30

const story = document.querySelector('article.story[data-article]')
const text = story?.querySelector('.story-body')
const locale = document.documentElement.lang.slice(0, 2)

let opened = performance.now()
let seenAt = opened
let active = 0
let depth = 0
let before

/** Seconds since somebody was here last count, as far as they may have been reading. */
function note() {
  const now = performance.now()
  active += Math.min((now - seenAt) / 1000, longestStill)
  seenAt = now
  const { top = 0, height = 0 } = text?.getBoundingClientRect() ?? {}
  if (height > 0) {
    const seen = Math.round(((innerHeight - top) / height) * 100)
    depth = Math.max(depth, Math.min(100, seen))
  }
}

/** Where the reader came from: nothing more than a site. `-` is ours, `*` is nobody's. */
function source() {
  try {
    const { host, hostname } = new URL(document.referrer)
    return host === location.host ? '-' : hostname || '*'
  } catch {
    return '*'
  }
}

/** Which of the headlines this tab shows, and what became of it; where the browser keeps nothing any longer, nothing did. */
function kept({ dataset: { test, place } }) {
  try {
    const found = sessionStorage.getItem(`headline ${test}`)
    return found?.startsWith(place) ? found : place
  } catch {
    return place
  }
}

/** @returns whether it will be remembered: what is not would be told twice */
function keep({ dataset: { test } }, states) {
  try {
    sessionStorage.setItem(`headline ${test}`, states)
    return true
  } catch {
    return false
  }
}

/**
 * Headlines of which readers see one or another: which of them was on the screen, and which was followed, each once in a tab.
 * That this was told is remembered beside which of them it is.
 */
function followHeadlines() {
  const tests = [...document.querySelectorAll('headline-test[data-place]')]
  if (tests.length === 0) return
  const remember = (test, what) => {
    if (!kept(test).includes(what)) keep(test, kept(test) + what)
  }
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) remember(target, 's')
  })
  for (const test of tests) {
    observer.observe(test)
    const { href } = test.closest('a')
    const follow = ({ target, button }) => {
      if (button > 1 || target.closest('a')?.href !== href) return
      remember(test, 's')
      remember(test, 'o')
    }
    const teaser = test.closest('.teaser')
    teaser.addEventListener('click', follow)
    teaser.addEventListener('auxclick', follow)
  }
}

/** What of them was not told yet: small letters wait, capitals are told. */
function tellHeadlines() {
  for (const test of document.querySelectorAll('headline-test[data-place]')) {
    const [place, ...states] = kept(test)
    const news = states.filter(
      (each) => (each === 's' || each === 'o') && !states.includes(each.toUpperCase()),
    )
    if (news.length === 0 || !keep(test, kept(test) + news.join('').toUpperCase())) continue
    navigator.sendBeacon(
      '/audience',
      [2, locale, test.dataset.test, place, news.sort().reverse().join('')].join(' '),
    )
  }
}

function tell() {
  tellHeadlines()
  note()
  const seconds = Math.round(active)
  // A page that is looked at again has nothing new to say at once.
  if (before !== undefined && seconds === 0 && depth === before) return
  const [page] = performance.getEntriesByType('navigation')
  const ahead = page?.activationStart > 0 || page?.deliveryType === 'navigational-prefetch'
  const open = Math.ceil((performance.now() - opened) / 1000)
  const said = [
    1,
    locale,
    story?.dataset.article ?? '*',
    seconds,
    open,
    depth,
    before ?? '*',
    ahead ? 'a' : 'n',
    source(),
  ]
  navigator.sendBeacon('/audience', said.join(' '))
  active = 0
  before = depth
}

function begin() {
  followHeadlines()
  opened = performance.now()
  seenAt = opened
  let notedAt = 0
  const noteSometimes = () => {
    if (performance.now() - notedAt < 500) return
    notedAt = performance.now()
    note()
  }
  for (const name of ['scroll', 'pointermove', 'pointerdown', 'keydown', 'touchstart'])
    addEventListener(name, noteSometimes, { passive: true })
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) tell()
    else seenAt = performance.now()
  })
  // Browsers that leave a page without hiding it first.
  addEventListener('pagehide', () => !document.hidden && tell())
}

const asksNot = navigator.doNotTrack === '1' || navigator.globalPrivacyControl
/** A page that lies in the background, or was made ahead, is not being read yet. */
function beginWhenSeen() {
  if (document.hidden || document.prerendering) return
  document.removeEventListener('visibilitychange', beginWhenSeen)
  document.removeEventListener('prerenderingchange', beginWhenSeen)
  begin()
}
if (navigator.sendBeacon && !asksNot) {
  document.addEventListener('visibilitychange', beginWhenSeen)
  document.addEventListener('prerenderingchange', beginWhenSeen)
  beginWhenSeen()
}
