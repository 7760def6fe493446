/** What the launcher runs: the command line of this process. */
import { nodeIo } from './node-io.ts';
import { main } from './plateau.ts';

// A reader that stops listening (`plateau … | head`) is no failure of ours.
process.stdout.on('error', () => process.exit(0));
process.exitCode = await main(process.argv.slice(2), nodeIo);
