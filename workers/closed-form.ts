/** Shell of a closed-form worker: exposes the service, nothing else. */
import { expose } from 'comlink';
import { createClosedFormService } from '../src/jobs/closed-form-service.ts';

expose(createClosedFormService());
