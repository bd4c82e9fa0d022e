/**
 * Kinds of posts. WordPress keeps menus, templates and orders as posts too, and themes and plug-ins add kinds of their
 * own; one that has a title and words, and that readers could open, is a story.
 */

/** Of the system itself, of builders, shops, forums, forms and of whatever draws a page: none is a story to anybody. */
const internal = new RegExp(
  `^(?:${[
    // WordPress
    'nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|wp_.*',
    // Builders and themes
    'elementor.*|e-.*|e_.*|acf.*|et_.*|fl-.*|fusion.*|avada.*|vc.*|templatera|ct_template|oxy_.*|bricks_.*|brizy.*',
    'td_.*|tdb_.*|tdc.*|jeg.*|kadence.*|astra.*|generate.*|gp_elements|ae_global_templates|jet-.*|cms_block|blocks?',
    // Shops, places and events to book
    'product.*|shop_.*|scheduled-action|edd_.*|download|wc_.*|coupon|order|booking|ticket.*|tribe.*|mp_.*',
    // Forums and communities
    'forum|topic|reply|bp-.*|buddypress.*|ticket|support.*',
    // Forms, letters, slides, counters and redirects
    'wpforms.*|wpcf7.*|(?:.*[_-])?forms?(?:[_-].*)?|nf_sub|frm_.*|flamingo.*|feedback|newsletter.*|mailpoet.*|mc4wp.*|popup.*|.*slider?s?|slides?|ml-slider|envira.*|ngg_.*',
    'tablepress.*|poll.*|quiz.*|survey.*|.*redirect.*|ads?|adv.*|banner.*|wpcode|.*snippets?|amp_.*|jp_.*|jetpack.*',
    'schema|rank_math.*|yoast.*|soliloquy|sidebar.*|.*widgets?|mega.?menu.*|menu.*|.*templates?|.*layouts?|.*_log|log',
    // People and clients of a house: who writes is among the authors
    'guest-author|team.*|staff|testimonials?|clients?|partners?|brands?|memberships?.*|mepr.*|wpsl.*',
  ].join('|')})$`,
)

/**
 * `story`: WordPress's own two. `story-of-own-type`: of a type that the site made for itself, with a title and words.
 * `other`: of such a type, without. `internal`: no reader ever opened one.
 */
export type PostKind = 'story' | 'story-of-own-type' | 'other' | 'internal'

/** @param told `hasWords`: whether it has any, wherever they are kept */
export function kindOfPost(type: string, told: { title: string; hasWords: boolean }): PostKind {
  if (type === 'post' || type === 'page') return 'story'
  if (!/^[a-z\d][\w-]{0,59}$/.test(type) || internal.test(type)) return 'internal'
  return told.hasWords && told.title !== '' ? 'story-of-own-type' : 'other'
}
