/*
 * Shows what the paper tells a device, and opens it. Part of the paper's service worker (`importScripts`). The words have come
 * encrypted, as JSON that Safari shows without this (Declarative Web Push).
 */

self.addEventListener('push', (event) => {
  let notification
  try {
    notification = event.data.json().notification
  } catch {
    return
  }
  if (!notification?.title) return
  const { title, body, lang, dir, tag, icon, navigate, actions = [] } = notification
  event.waitUntil(
    self.registration.showNotification(title, {
      body,
      lang,
      dir,
      // What comes later of the same story takes its place.
      tag,
      icon,
      actions: actions.map(({ action, title }) => ({ action, title })),
      data: {
        '': navigate,
        ...Object.fromEntries(actions.map(({ action, navigate }) => [action, navigate])),
      },
    }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const address = event.notification.data?.[event.action ?? '']
  if (!address || new URL(address).origin !== self.location.origin) return
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((pages) => {
      // Where somebody was in it, and by which link they came, make it no other page.
      const open = pages.find(({ url }) => [/#/, /[?#]/].some((end) => url.split(end)[0] === address))
      return open ? open.focus() : self.clients.openWindow(address)
    }),
  )
})

/** The browser has given this device another address: what it is told of stays. */
self.addEventListener('pushsubscriptionchange', (event) => {
  const { oldSubscription: before, newSubscription } = event
  if (!before) return
  const move = async () => {
    const after = newSubscription ?? (await self.registration.pushManager.subscribe(before.options))
    await fetch('/push', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ do: 'move', device: before.toJSON(), to: after.toJSON() }),
    })
  }
  event.waitUntil(move())
})
