import type { Sealed } from './ports.ts';

/** What is kept sealed: the passwords, new ones on their way to Partner Center, the sign-in's tokens, consents under way. */
export const sealedKinds = ['refreshToken', 'credential', 'passwordReset', 'pendingConsent'] as const;
export type SealedKind = (typeof sealedKinds)[number];

/** So many values of a kind are sealed with this key. */
export interface SealedCount {
  readonly kind: SealedKind;
  /** Empty where what is stored is not of the form of a sealed value. */
  readonly keyId: string;
  readonly count: number;
}

/** Where a value stands. All of them have one order, by which they can be gone through in parts. */
export interface SealedPlace {
  readonly kind: SealedKind;
  /** A request's id, the name of a sign-in, or what a consent is found by. */
  readonly key: string;
}

export interface StoredSealed extends SealedPlace {
  readonly keyId: string;
  /** Undefined where it is not of the form of a sealed value. */
  readonly sealed: Sealed | undefined;
  /** What it is bound to, where the place alone tells it. */
  readonly context?: string;
  readonly requestNumber?: number;
}

/** The sealed values as they are stored, whatever they are. */
export interface SealedValues {
  counts(): Promise<readonly SealedCount[]>;
  /** What is sealed with another key than this one, behind a place. */
  othersThan(keyId: string, after: SealedPlace | undefined, limit: number): Promise<readonly StoredSealed[]>;
  /** Puts one in the place of another; false when that one is not there any more. */
  replace(place: SealedPlace, from: Sealed, to: Sealed): Promise<boolean>;
  /** The keys with which the programs seal that share this database and run now; empty where nobody can share it. */
  runningKeys(): Promise<readonly string[]>;
}

/** Which keys there are, and what is sealed with which. */
export interface SealingReport {
  readonly newest: string;
  /** The newest among them. */
  readonly configured: readonly string[];
  /** With which the running programs seal, where they share the database with the one that answers. */
  readonly running: readonly string[];
  readonly counts: readonly SealedCount[];
}

/** A value that could not be sealed anew. */
export interface LeftSealed {
  readonly kind: SealedKind;
  readonly keyId: string;
  /** `broken`: it was changed, or belongs elsewhere. */
  readonly why: 'keyMissing' | 'broken';
  readonly requestNumber?: number;
  /** Of the sign-in whose tokens it holds. */
  readonly name?: string;
}

/** What became of some values that were not sealed with the newest key. */
export interface ResealedPart {
  readonly newest: string;
  /** What was sealed anew, a word each. */
  readonly resealed: readonly SealedKind[];
  /** So many were replaced or removed by somebody else meanwhile. */
  readonly overtaken: number;
  readonly left: readonly LeftSealed[];
  /** From where it goes on; absent at the end. */
  readonly next?: SealedPlace;
}
