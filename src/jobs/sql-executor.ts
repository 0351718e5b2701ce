/** Runs SQL text with `$1` parameters; the storage's executors have this shape. */
export interface SqlExecutor {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}
