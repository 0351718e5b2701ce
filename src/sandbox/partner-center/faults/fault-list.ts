import type { Fault } from './fault.ts';

/** The armed faults, oldest first; each hits as many calls as it was armed for. */
export class FaultList {
  #armed: Fault[] = [];

  arm(fault: Fault): void {
    this.#armed.push(fault);
  }

  clear(): void {
    this.#armed = [];
  }

  list(): readonly Fault[] {
    return this.#armed;
  }

  /** Takes the first fault for the route. One without a route hits any REST route, never the token service. */
  take(routeName: string): Fault | undefined {
    const fault = this.#armed.find(
      (armed) => armed.route === routeName || (!armed.route && routeName.includes('/v1/')),
    );
    if (!fault) return undefined;
    const rest = fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [];
    this.#armed = this.#armed.flatMap((armed) => (armed === fault ? rest : [armed]));
    return fault;
  }
}
