/** Who could read a post over there. What not everybody could is taken over, but for no reader to see. */
import type { ImportNote } from '../../vocabulary.ts'
import type { RecordState } from '../import/import-record.ts'
import { note } from '../import/notes.ts'
import { phpFields } from './php-values.ts'
import type { PostMeta } from './post-meta.ts'

/** Shortcodes around words that only some were shown: Restrict Content, MemberPress, Paid Memberships Pro, s2Member, … */
const around =
  /\[\/(?:restrict|private|members?(?:[_-]only)?|membership|logged[_-]?in|is_logged_in|um_loggedin|login[_-]required|rcp_[a-z_]{1,40}|mepr-(?:show|active)[a-z-]{0,40}|pmpro_[a-z_]{1,40}|s2(?:if|member)[a-z_-]{0,40}|wcm?_(?:restrict|content_restricted)|swpm_protected|wlm_private|subscribers?[_-]only|content_control|hide_?content)\]/i
/** Blocks that do the same; below that of Jetpack's paywall only subscribers read on. */
const aroundBlocks =
  /<!-- wp:(?:premium-content\/|jetpack\/(?:premium-content|paywall|subscriber-view)|pmpro\/membership|memberpress\/protected|rcp\/restrict|woocommerce-memberships\/member|memberful\/)/i

/**
 * Null: everybody. Else by what it was kept from others.
 * @param shared words of the blocks that it shares with other posts
 */
export function restrictedBy(
  { password, status, content, meta }: { password: string; status: string; content: string; meta: PostMeta },
  shared: readonly string[],
): string | null {
  if (password) return 'password'
  if (status === 'private') return 'private'
  const newsletter = meta.get('_jetpack_newsletter_access')
  if (newsletter && newsletter !== 'everybody') return newsletter
  // JSON, which writes every slash with another before it.
  const elementor = (meta.get('_elementor_data') ?? '').replaceAll('\\/', '/')
  const isKept = [content, elementor, ...shared].some(
    (words) => around.test(words) || aroundBlocks.test(words),
  )
  return isKept || isForMembers(meta) ? 'members' : null
}

/** Members, WP-Members, Restrict Content Pro and Ultimate Member keep it with the post; others in tables that no export has. */
function isForMembers(meta: PostMeta): boolean {
  if (meta.get('_members_access_role') || meta.get('_wpmem_block') === '1') return true
  if (/^(?:a:[1-9]|[1-9]|any)/.test(meta.get('rcp_subscription_level') ?? '')) return true
  const ultimate = phpFields(meta.get('um_content_restriction'))
  return String(ultimate._um_custom_access_settings) === '1' && String(ultimate._um_accessible) === '2'
}

/**
 * How it stood.
 * @param status as WordPress has it
 * @param kept what kept it from some, see {@link restrictedBy}
 */
export function stateOf(status: string, kept: string | null, say: (each: ImportNote) => void): RecordState {
  if (kept && status !== 'trash') {
    say(note('was-private', kept))
    return 'private'
  }
  switch (status) {
    case 'publish':
      return 'published'
    case 'future':
      return 'scheduled'
    case 'pending':
      return 'in_review'
    case 'trash':
      return 'trash'
    default:
      return 'draft'
  }
}
