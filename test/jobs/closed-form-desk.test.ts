/** Closed forms on workers: the figures of this thread, shared fairly, stopped when told to, and an end whatever happens to a worker. */
import { afterEach, describe, expect, it } from 'vitest';
import { type ClosedFormDesk, createClosedFormDesk } from '../../src/jobs/closed-form-desk.ts';
import { createClosedFormService } from '../../src/jobs/closed-form-service.ts';
import { JobCancelled, JobFailed } from '../../src/jobs/runner.ts';
import { incident } from '../../src/samples/incident/index.ts';
import {
  closedFormTrajectory,
  keepForm,
  knownClosedForms,
  knownForm,
  type MonthForm,
  type PlannedMonth,
  planTrajectory,
} from '../../src/trajectory/index.ts';
import { type FakeWorker, type Fault, fakeWorker } from './fake-worker.ts';

const project = incident.make();
/** Months of their own each time: what is known of a month hangs on the object. */
const months = (count: number): readonly PlannedMonth[] =>
  planTrajectory(project.baseline, project.scenarios[0]!.levers).months.slice(0, count);
const CAP = 0.85;
const never = new AbortController().signal;

const desks: ClosedFormDesk[] = [];
afterEach(() => {
  for (const desk of desks.splice(0)) desk.dispose();
});

function desk(
  workers: number,
  faults: readonly Fault[] = [],
): { readonly desk: ClosedFormDesk; readonly made: FakeWorker[]; readonly asked: number[][] } {
  const made: FakeWorker[] = [];
  const asked: number[][] = [];
  const create = () => {
    const mine: number[] = [];
    asked.push(mine);
    const worker = fakeWorker(() => {
      const service = createClosedFormService();
      return {
        ...service,
        form: (...given: Parameters<typeof service.form>) => {
          mine.push(given[1]);
          return service.form(...given);
        },
      };
    }, faults[made.length]);
    made.push(worker);
    return worker;
  };
  const created = createClosedFormDesk(create, workers, { loadMilliseconds: 80, monthMilliseconds: 2_000 });
  desks.push(created);
  return { desk: created, made, asked };
}

describe('closed forms on workers', () => {
  it('are those of this thread to the last bit, work that can wait and its backlog included', async () => {
    const [here, there] = [months(8), months(8)];
    const expected = closedFormTrajectory(here, CAP, new Map());
    const forms = new Map<number, MonthForm>();
    await desk(2).desk.work({
      months: there,
      occupancyCap: CAP,
      signal: never,
      onForm: (planned, form) => {
        forms.set(planned.month, form);
        keepForm(planned, CAP, form);
      },
    });
    expect(forms.size).toBe(8);
    for (const planned of here) expect(forms.get(planned.month)).toEqual(knownForm(planned, CAP));
    expect(knownClosedForms(there, CAP)).toEqual(expected);
    expect(expected.some(({ work }) => (work[0]?.leftAtEnd ?? 0) > 0)).toBe(true);
  });

  it('a month always goes to the same worker, months are shared out, and a worker starts when it is needed', async () => {
    const { desk: two, asked } = desk(2);
    const request = { occupancyCap: null, signal: never, onForm: () => undefined };
    await two.work({ ...request, months: months(1) });
    expect(asked).toEqual([[0]]);
    await two.work({ ...request, months: months(5) });
    expect(asked).toEqual([
      [0, 0, 2, 4],
      [1, 3],
    ]);
  });

  it('months are known in order as far as they have come', () => {
    const planned = months(3);
    expect(knownClosedForms(planned, CAP)).toEqual([]);
    closedFormTrajectory(planned.slice(0, 2), CAP, new Map());
    expect(knownClosedForms(planned, CAP).map(({ month }) => month)).toEqual([0, 1]);
    expect(knownClosedForms(planned, null)).toEqual([]);
  });

  it('stopped, no month more is begun, and the next request is served', async () => {
    const { desk: one, asked } = desk(1);
    const controller = new AbortController();
    const job = one.work({ months: months(6), occupancyCap: CAP, signal: controller.signal, onForm: () => controller.abort() });
    await expect(job).rejects.toBeInstanceOf(JobCancelled);
    expect(asked[0]!.length).toBeLessThanOrEqual(2);
    const found: number[] = [];
    await one.work({ months: months(2), occupancyCap: CAP, signal: never, onForm: ({ month }) => found.push(month) });
    expect(found).toEqual([0, 1]);
  });

  for (const fault of ['failsToLoad', 'deaf', 'dies', 'garbled', 'hangs'] as const) {
    it(`a worker that ${fault}: the job ends, and the next one gets a new worker`, { timeout: 30_000 }, async () => {
      const { desk: one, made } = desk(1, [fault]);
      const job = one.work({ months: months(6), occupancyCap: CAP, signal: never, onForm: () => undefined });
      await expect(job).rejects.toBeInstanceOf(JobFailed);
      expect(made[0]!.terminated).toBe(true);
      const found: number[] = [];
      await one.work({ months: months(1), occupancyCap: CAP, signal: never, onForm: ({ month }) => found.push(month) });
      expect(found).toEqual([0]);
      expect(made).toHaveLength(2);
    });
  }

  it('what a worker throws fails the job, and what was asked of a closed desk is cancelled', async () => {
    const { desk: one } = desk(1);
    const broken = { ...months(1)[0]!, network: { teams: null } } as unknown as PlannedMonth;
    await expect(one.work({ months: [broken], occupancyCap: CAP, signal: never, onForm: () => undefined })).rejects.toBeInstanceOf(
      JobFailed,
    );
    one.dispose();
    await expect(one.work({ months: months(1), occupancyCap: CAP, signal: never, onForm: () => undefined })).rejects.toBeInstanceOf(
      JobCancelled,
    );
  });
});
