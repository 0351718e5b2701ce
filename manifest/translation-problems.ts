import { z } from 'zod';

const commandLists = z.object({
  bots: z.array(z.object({ commandLists: z.array(z.object({ commands: z.array(z.record(z.string(), z.string())) })) })),
});

/** Every text of the manifest that a user reads must be in a translation, or Teams shows a mixture of languages. */
export function translationProblems(file: string, translation: unknown, manifest: unknown): readonly string[] {
  const keys = ['name.short', 'name.full', 'description.short', 'description.full', ...commandKeys(manifest)];
  const translated = z.record(z.string(), z.string()).parse(translation);
  const extra = Object.keys(translated).filter((key) => key !== '$schema' && !keys.includes(key));
  return [
    ...keys.filter((key) => !(key in translated)).map((key) => `${file} lacks ${key}`),
    ...extra.map((key) => `${file} translates ${key}, which manifest.json does not have`),
  ];
}

function commandKeys(manifest: unknown): readonly string[] {
  return commandLists
    .parse(manifest)
    .bots.flatMap((bot, b) =>
      bot.commandLists.flatMap((list, l) =>
        list.commands.flatMap((command, c) =>
          Object.keys(command).map((property) => `bots[${b}].commandLists[${l}].commands[${c}].${property}`),
        ),
      ),
    );
}
