import type { SocialHandle } from '../vocabulary.ts'

export type SocialNetwork = SocialHandle['network']

/** Proper names: the same in every language. */
export const networkNames: Record<SocialNetwork, string> = {
  x: 'X',
  mastodon: 'Mastodon',
  bluesky: 'Bluesky',
  linkedin: 'LinkedIn',
  telegram: 'Telegram',
}

/** What a handle may look like on each network, and where its profile lives. */
const networks: Record<SocialNetwork, { shape: RegExp; address: (handle: string) => string }> = {
  x: { shape: /^\w{1,15}$/, address: (handle) => `https://x.com/${handle}` },
  // user@server: a server of any name, so the only one whose host comes from the handle.
  mastodon: {
    shape: /^\w{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i,
    address: (handle) => {
      const [user, server] = handle.split('@')
      return `https://${server}/@${user}`
    },
  },
  bluesky: {
    shape: /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i,
    address: (handle) => `https://bsky.app/profile/${handle}`,
  },
  linkedin: { shape: /^[\w-]{3,100}$/, address: (handle) => `https://www.linkedin.com/in/${handle}` },
  telegram: { shape: /^\w{5,32}$/, address: (handle) => `https://t.me/${handle}` },
}

/** Where a handle leads, or null when it is not one: a handle is typed by people and must never become a link elsewhere. */
export function handleAddress({ network, handle }: SocialHandle): string | null {
  const rule = networks[network]
  return rule?.shape.test(handle) ? rule.address(handle) : null
}
