/** A file that is not the notebook it claims to be: where, what was found there, and what was expected. */
export class FormatError extends Error {
  constructor(
    readonly line: number,
    readonly found: string,
    readonly expected: string,
  ) {
    super(`Line ${line}: found ${found}; expected ${expected}.`);
  }
}
