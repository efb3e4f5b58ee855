/** Collects the values of a statement and gives each its place, so that no value is ever part of the SQL. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Adds a value and returns its placeholder: `$1`, `$2`, … */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}
