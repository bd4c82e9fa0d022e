/** A shortcut as it stands on the keys, `Ctrl+Shift+K`: left to right in any language. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className="keys" dir="ltr" lang="en">
      {keys.split('+').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}
