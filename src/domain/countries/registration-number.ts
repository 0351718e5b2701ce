import type { FactSource } from './sources.ts';

/** One of the numbers that a country's register or tax office gives. */
export interface RegistrationNumberKind {
  /** The whole number without its separators, upper case. Needs no anchors. */
  readonly pattern: RegExp;
  /** Whether the check digits of a number of this pattern are right; absent where no rule is published. */
  readonly checkDigits?: (number: string) => boolean;
  /** The rule is not certain for every number: wrong check digits only warn. */
  readonly uncertain?: true;
}

/** What a country asks for as the organization registration number. */
export interface RegistrationNumber {
  /** Partner Center takes no customer without it. */
  readonly required?: true;
  /** As it is called in the country. */
  readonly name: string;
  /** A right number as it is printed there. */
  readonly example: string;
  /** None: any number of a possible length. */
  readonly kinds: readonly RegistrationNumberKind[];
  /** The kinds are not all that there are: any other number of a possible length is right too. */
  readonly anyOther?: true;
  /** What is wrong as it is typed, though without its separators it has the form of a kind. */
  readonly misshapen?: RegExp;
  /** What people write after the number that is no part of it. */
  readonly suffix?: RegExp;
  readonly source?: FactSource;
}
