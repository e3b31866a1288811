let offsetMs = 0;

const RealDate = Date;

/** The time as the machine has it, for measuring. */
export const realNow = (): number => RealDate.now();

export function setClockOffset(ms: number): void {
  offsetMs = ms;
}

/** Replaces Date: without arguments it tells the simulated time. Timers stay real. */
export function installClock(): void {
  const SimulatedDate = new Proxy(RealDate, {
    construct(target, args: unknown[], newTarget) {
      return Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object;
    },
    apply: () => new RealDate(now()).toString(),
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  });
  RealDate.prototype.constructor = SimulatedDate;
  globalThis.Date = SimulatedDate;
}

const now = (): number => RealDate.now() + offsetMs;
