/** A value, and what is usual there, if that is known. */
export type Column = { name: string; value: number; usual?: number | null; isNow?: boolean }

/**
 * Counts side by side, as time runs in the language: drawn by the server, and said in words for who does not see it.
 * @param said what is in it, in a sentence
 */
export function CountColumns({ columns, said }: { columns: readonly Column[]; said: string }) {
  const most = Math.max(1, ...columns.flatMap(({ value, usual }) => [value, usual ?? 0]))
  const height = (value: number) => `${Math.round((value / most) * 1000) / 10}%`
  return (
    <div className="count-columns" role="img" aria-label={said}>
      {columns.map(({ name, value, usual, isNow }) => (
        <div key={name} className="count-column" data-now={isNow ? '' : undefined} title={name}>
          <span className="count-bar" style={{ blockSize: height(value) }} />
          {typeof usual === 'number' && (
            <span className="count-usual" style={{ insetBlockEnd: height(usual) }} />
          )}
        </div>
      ))}
    </div>
  )
}
