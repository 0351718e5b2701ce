import type { SealedValues, Sealer, Store } from '../ports/ports.ts';

/** What the sealed values are counted and sealed anew with. */
export interface SealingContext {
  readonly store: Pick<Store, 'findRequest' | 'findCredential'>;
  readonly sealed: SealedValues;
  readonly sealer: Sealer;
}
