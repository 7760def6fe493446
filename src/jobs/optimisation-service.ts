/** The optimisation worker's side of the conversation; the shell in workers/ only exposes it. It is stopped by ending the worker. */
import type { OptimisationOutcome, OptimisationRequest } from '../protocol/optimisation.ts';
import type { Optimiser } from './optimiser.ts';
import { encodeEnd, type Reply } from './reply.ts';
import type { Beat } from './simulation-service.ts';

export interface OptimisationService {
  /** Answers as soon as the worker has loaded. */
  hello(): boolean;
  optimise(request: OptimisationRequest): Promise<Reply<OptimisationOutcome>>;
}

export function createOptimisationService(optimiser: Optimiser, post: (beat: Beat) => void): OptimisationService {
  return {
    hello: () => true,
    async optimise(request) {
      try {
        const value = await optimiser(request, { onProgress: ({ share, phase }) => post({ beat: true, share, phase }) });
        return { ok: true, value };
      } catch (thrown) {
        return encodeEnd(thrown);
      }
    },
  };
}
