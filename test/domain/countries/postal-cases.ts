/** Codes of one country, parted by commas. */
export interface PostalCasesOfCountry {
  /** Codes in use, as they are written there. */
  readonly right: string;
  /** What people also type, and how that is written; the ways that hold everywhere (lower case, no space …) go without saying. */
  readonly typed?: Readonly<Record<string, string>>;
  /** Wrong in length or characters. */
  readonly wrong: string;
  /** Of the right form, but of a block or letter that is not issued, or another country's. */
  readonly unissued?: string;
}

/** By country code; a country that has no postal codes is not in it. */
export type PostalCases = Readonly<Record<string, PostalCasesOfCountry>>;
