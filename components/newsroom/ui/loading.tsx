/** Says in words that something is on its way. A quiet line moves over it; nothing pretends to be there already. */
export function Loading({ children }: { children: string }) {
  return (
    <p className="loading" role="status">
      {children}
    </p>
  )
}
