/**
 * The next page before it is asked for: fetched when a pointer rests on its link, made ready when it is pressed. A
 * browser that saves data or battery does neither. https://html.spec.whatwg.org/multipage/speculative-loading.html
 */
const pages = {
  and: [
    { href_matches: '/*' },
    // Not for reading on, or in another edition than this page's.
    { not: { href_matches: ['/admin*', '/media/*', '/card/*', '/feed/*', '/s/*', '/*\\?*lite*'] } },
    { not: { selector_matches: '[rel~=nofollow]' } },
  ],
}
const rules = {
  prefetch: [{ where: pages, eagerness: 'moderate' }],
  prerender: [{ where: pages, eagerness: 'conservative' }],
}

export function SpeculationRules() {
  return <script type="speculationrules">{JSON.stringify(rules)}</script>
}
