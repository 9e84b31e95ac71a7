/** A kernel that cells may name: its name, its aliases, and the language that VS Code highlights its cells as. */
export interface Kind {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly language: string;
}

/** The kinds of cell that every notebook may have without listing them in its metadata. */
export const knownKinds: readonly Kind[] = [
  { name: "csharp", aliases: ["c#", "cs"], language: "csharp" },
  { name: "fsharp", aliases: ["f#", "fs"], language: "fsharp" },
  { name: "html", aliases: [], language: "html" },
  { name: "http", aliases: [], language: "http" },
  { name: "javascript", aliases: ["js"], language: "javascript" },
  { name: "markdown", aliases: ["md"], language: "markdown" },
  { name: "mermaid", aliases: [], language: "mermaid" },
  { name: "pwsh", aliases: ["powershell"], language: "powershell" },
  { name: "value", aliases: [], language: "plaintext" },
];

/** Every name and alias that a file's header lines may use, with the kind it stands for. Case-sensitive. */
export class KindNames {
  private readonly kindOf = new Map<string, string>();

  /** @throws what `error` makes, where one name stands for two kinds. */
  constructor(added: readonly Kind[], error: (found: string, expected: string) => Error) {
    for (const kind of [...knownKinds, ...added]) {
      for (const name of [kind.name, ...kind.aliases]) {
        const earlier = this.kindOf.get(name);
        if (earlier !== undefined && earlier !== kind.name)
          throw error(
            `the name '${name}' for the kernels '${earlier}' and '${kind.name}'`,
            "names and aliases that each stand for one kernel",
          );
        this.kindOf.set(name, kind.name);
      }
    }
  }

  resolve(nameOrAlias: string): string | undefined {
    return this.kindOf.get(nameOrAlias);
  }
}
