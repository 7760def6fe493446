/** Under Node, in a process of its own (so that `--jitless` can be given): prints the figures of this thread. */
import { figuresHere } from './figures.ts';

console.log(figuresHere());
