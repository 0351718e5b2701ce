/** What a cloud has and what it lacks, as far as flows and cards must know. */
export interface CloudTraits {
  readonly name: 'global' | 'china' | 'usgov';
  /** Customers accept the Microsoft Customer Agreement by themselves. */
  readonly mca: boolean;
  /** A new customer can give its partner granular delegated admin privileges: `enableGDAPByDefault`. */
  readonly gdap: boolean;
  /** Partner Center resets the passwords of customers' users. */
  readonly passwordReset: boolean;
  /** There are indirect providers, who create customers for their resellers. */
  readonly indirect: boolean;
  readonly pages: CloudPages;
}

/** Pages that people open in a browser: https, on the hosts of the one list in the Partner Center client's clouds. */
export interface CloudPages {
  /** Where the customer's administrator signs in. */
  readonly adminCenter: string;
  /** Where the customer accepts the agreement; in a cloud with `mca` alone. */
  readonly agreement?: string;
  /** The partner's list of customers; absent where its address is not documented. */
  readonly customers?: string;
}
