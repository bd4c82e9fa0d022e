/** Keys in one order at every depth, and nothing that says “nothing”: equal values print equally. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const said = Object.entries(value)
    .filter(([, each]) => each !== null && each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${said.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(',')}}`
}
