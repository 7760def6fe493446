/** The commands of the palette and the shortcuts: what can be done from anywhere, by name. */

export interface Command {
  readonly id: string;
  readonly label: string;
  readonly keys?: string;
  readonly run: () => void;
}

/** Without accents and case, so that "scenario" finds "Scénarios". */
export function plainText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}

/**
 * Commands whose label has all the words, those that start with the query first.
 * @example findCommands([{ id: 'a', label: 'Scénarios', run() {} }], 'scen').length // 1
 */
export function findCommands(commands: readonly Command[], query: string): readonly Command[] {
  const words = plainText(query).split(/\s+/).filter(Boolean);
  const found = commands.filter((command) => words.every((word) => plainText(command.label).includes(word)));
  const starts = (command: Command): number => (words.length > 0 && plainText(command.label).startsWith(words[0]) ? 0 : 1);
  return [...found].sort((a, b) => starts(a) - starts(b));
}
