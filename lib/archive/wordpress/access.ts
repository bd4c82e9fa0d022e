/** Who could read a post over there. What not everybody could is taken over, but for no reader to see. */
import type { PostMeta } from './post-meta.ts'

/** Shortcodes around words that only some were shown: Restrict Content, MemberPress, Paid Memberships Pro, s2Member, … */
const around =
  /\[(?:restrict|private|members?(?:[_-]only)?|membership|logged[_-]?in|is_logged_in|um_loggedin|login[_-]required|rcp_[a-z_]+|mepr-(?:show|active)[a-z-]*|pmpro_[a-z_]+|s2(?:if|member)[a-z_-]*|wcm?_(?:restrict|content_restricted)[a-z_]*|swpm_protected[a-z_]*|wlm_private[a-z_]*|subscribers?[_-]only|content_control|hide_?content)[\s\]]/i
const aroundBlocks =
  /<!-- wp:(?:jetpack\/|premium-content\/|woocommerce-memberships\/|paid-memberships-pro\/|pmpro\/|memberful\/)(?:premium-content|subscriber|member|content|logged-in)/i

/** Null: everybody. Else by what it was kept from others. */
export function restrictedBy(
  password: string,
  status: string,
  content: string,
  meta: PostMeta,
): string | null {
  if (password) return 'password'
  if (status === 'private') return 'private'
  if (meta.get('_members_access_role')) return 'members'
  const newsletter = meta.get('_jetpack_newsletter_access')
  if (newsletter && newsletter !== 'everybody') return newsletter
  if (around.test(content) || aroundBlocks.test(content)) return 'members'
  return null
}
