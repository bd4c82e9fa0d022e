/** Given to `node --import`: a process whose clock is wrong by CLOCK_SKEW_SECONDS, also in its threads. */
const skew = Number(process.env.CLOCK_SKEW_SECONDS ?? 0) * 1000
const Real = Date

globalThis.Date = new Proxy(Real, {
  construct: (_target, given: unknown[], self) =>
    Reflect.construct(
      Real,
      given.length === 0 ? [Real.now() + skew] : given,
      self === globalThis.Date ? Real : self,
    ),
  apply: () => new Real(Real.now() + skew).toString(),
  get: (target, name) => (name === 'now' ? () => Real.now() + skew : Reflect.get(target, name)),
})
