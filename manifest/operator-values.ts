/** What the operator must say, and what an example package says instead. The names are environment variables. */
const exampleValues = {
  MicrosoftAppId: '00000000-0000-0000-0000-000000000000',
  DEVELOPER_NAME: 'Example Partner',
  DEVELOPER_WEBSITE_URL: 'https://www.example.com',
  DEVELOPER_PRIVACY_URL: 'https://www.example.com/privacy',
  DEVELOPER_TERMS_URL: 'https://www.example.com/terms',
};

export interface OperatorValues {
  readonly values: Readonly<Record<string, string>>;
  /** True when nothing was set, so that every value is an example: to look at, not to upload. */
  readonly isExample: boolean;
  readonly problems: readonly string[];
}

/**
 * The values of the manifest's placeholders. All of the required ones set: those; none: examples; some: a problem for
 * each that is missing, because a half-filled package would be refused by Teams, or worse, accepted.
 */
export function operatorValues(env: Readonly<Record<string, string | undefined>>, version: string): OperatorValues {
  const names = Object.keys(exampleValues);
  const missing = names.filter((name) => !env[name]);
  const isExample = missing.length === names.length;
  const given = Object.fromEntries(names.map((name) => [name, env[name] ?? '']));
  const required = isExample ? exampleValues : given;
  return {
    values: {
      TEAMS_APP_ID: env.TEAMS_APP_ID || (required.MicrosoftAppId ?? ''),
      TEAMS_APP_NAME: env.TEAMS_APP_NAME || 'Tenant Desk',
      VERSION: version,
      ...required,
    },
    isExample,
    problems: isExample ? [] : missing.map((name) => `${name} is not set; see manifest/README.md`),
  };
}
