/** Shows what is known at once or comes later; pictures and stories are asked for once each. */
export const soon = <T>(answer: T | Promise<T>, show: (value: T) => void, failed: () => void): void => {
  if (answer instanceof Promise) answer.then(show, failed)
  else show(answer)
}
