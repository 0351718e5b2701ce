/** Everything that is written to the console from now on; it still appears there. */
export function listenToConsole(): { readonly lines: readonly string[]; stop(): void } {
  const lines: string[] = [];
  const streams = [process.stdout, process.stderr] as const;
  const originals = streams.map(({ write }) => write);
  for (const stream of streams) {
    const { write } = stream;
    stream.write = ((...given: Parameters<typeof write>) => {
      lines.push(typeof given[0] === 'string' ? given[0] : Buffer.from(given[0]).toString());
      return write.apply(stream, given);
    }) as typeof write;
  }
  const stop = () => {
    for (const [at, stream] of streams.entries()) stream.write = originals[at] ?? stream.write;
  };
  return { lines, stop };
}
