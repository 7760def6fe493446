/** Kills a tab at the n-th storage operation: that one and all later ones fail, like a process that is gone. */
export class Fuse {
  #left = Number.POSITIVE_INFINITY;
  operations = 0;
  blown = false;

  blowAt(operation: number): void {
    this.#left = operation;
  }

  tick(): void {
    this.operations += 1;
    this.#left -= 1;
    if (this.#left <= 0) this.blown = true;
    if (this.blown) throw new DOMException('the process was killed', 'AbortError');
  }
}
