/** Arguments as commands of templates have them: words, in quotation marks or without, with names or without. */
export type CommandArguments = { named: Record<string, string>; bare: string[] }

/** @param text of one command, which its reader holds to some thousand characters */
export function commandArguments(text: string, assigns: '=' | ':' = '='): CommandArguments {
  const named: Record<string, string> = Object.create(null)
  const bare: string[] = []
  const pattern =
    /(?:([\p{L}_][\p{L}\p{N}_.-]{0,99})\s{0,9}[=:]\s{0,9})?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|“([^”]*)”|([^\s"'`“=][^\s"'`“]*))/gu
  for (const [whole, name, double, single, raw, curly, plain] of text.matchAll(pattern)) {
    const value = (double ?? single)?.replace(/\\(["'\\])/g, '$1') ?? raw ?? curly ?? plain ?? ''
    if (name && whole.slice(name.length).trimStart().startsWith(assigns)) named[name.toLowerCase()] = value
    else if (name) bare.push(whole)
    else bare.push(value)
  }
  return { named, bare }
}
