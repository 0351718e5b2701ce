export interface RouteMatch<T> {
  /** The route's name, as in the table: `GET /v1/customers/{id}`. */
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
  readonly target: T;
}

export type FindRoute<T> = (method: string, pathname: string) => RouteMatch<T> | undefined;

/** Makes a finder of a table whose keys are `METHOD /path/{param}`. Paths match in any letter case. */
export function routeTable<T>(table: Readonly<Record<string, T>>): FindRoute<T> {
  const routes = Object.entries(table).map(([name, target]) => {
    const [method = '', path = ''] = name.split(' ');
    const pattern = path.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    return { name, target, method, regex: new RegExp(`^${pattern}/?$`, 'i') };
  });
  return (method, pathname) => {
    for (const route of routes) {
      const match = route.method === method ? route.regex.exec(pathname) : null;
      if (match) return { name: route.name, target: route.target, params: decoded(match.groups ?? {}) };
    }
    return undefined;
  };
}

function decoded(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeComponent(value)]));
}

function decodeComponent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
