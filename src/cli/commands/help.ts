import type { Command } from 'commander';

/** What follows the options in the help of a sub-command: examples, each with what it is for. */
export function examples(...lines: readonly (readonly [command: string, what: string])[]): string {
  return `\nExamples:\n${lines.map(([command, what]) => `  $ ${command}\n      ${what}`).join('\n')}`;
}

/** `help` with the names of a sub-command and of what is below it: the one that comes with commander knows the first alone. */
export function addHelp(program: Command): void {
  program
    .command('help')
    .argument('[command...]', 'what it is about, e.g. vintage put')
    .description('display help for command')
    .action((names: readonly string[]) => {
      let found = program;
      for (const name of names) {
        const below = found.commands.find((command) => command.name() === name);
        if (!below) return found.error(`error: unknown command '${name}'`);
        found = below;
      }
      found.help();
    });
}
