/**
 * Requirements of a previewed centre: what each pool of flows needs for its strictest target, by Erlang A or C with fractional agents, shared among its flows
 * by work, so that the figures add up and are rounded once.
 */
import type { ServiceTarget } from '../../model/centre.ts';
import type { PreviewLayout } from './preview-layout.ts';
import type { FlowPreview } from './preview-result.ts';
import { solveAgents } from './required-agents.ts';

/** The requirement of each pool, shared among its flows by work. Remembers the last interval's answer as the next one's guess. */
export class Requirement {
  private readonly layout: PreviewLayout;
  private readonly occupancyCap: number | null;
  private readonly members: number[][];
  private readonly targets: (ServiceTarget | null)[];
  private readonly lastWork: Float64Array;
  private readonly lastNeed: Float64Array;

  constructor(layout: PreviewLayout, occupancyCap: number | null) {
    this.layout = layout;
    this.occupancyCap = occupancyCap;
    this.members = Array.from({ length: layout.poolCount }, () => []);
    layout.poolOf.forEach((pool, f) => {
      this.members[pool]!.push(f);
    });
    this.targets = this.members.map((members) => strictest(members.map((f) => layout.targets[f]!)));
    this.lastWork = new Float64Array(layout.poolCount);
    this.lastNeed = new Float64Array(layout.poolCount);
  }

  /** @param lambda [flow], calls per second of the interval */
  fill(t: number, lambda: Float64Array, flows: FlowPreview): void {
    const { layout } = this;
    this.members.forEach((members, pool) => {
      let [calls, work, leaving] = [0, 0, 0];
      for (const f of members) {
        calls += lambda[f]!;
        work += flows.offeredErlangs[t * layout.flowCount + f]!;
        leaving += lambda[f]! * layout.leaving[f]!;
      }
      const target = this.targets[pool]!;
      const need = target === null ? Number.NaN : this.solve(pool, calls, work, leaving, target);
      for (const f of members) {
        const cell = t * layout.flowCount + f;
        const mine = work > 0 ? (need * flows.offeredErlangs[cell]!) / work : need;
        flows.requiredAgents[cell] = mine;
        // Requirements are solved to 1e-4: a whole number that close below is meant.
        flows.requiredAgentsWhole[cell] = Math.ceil(mine - 1e-4 * mine);
      }
    });
  }

  private solve(pool: number, calls: number, work: number, leaving: number, target: ServiceTarget): number {
    if (calls === 0) return 0;
    const guess = this.lastNeed[pool]! > 0 ? Math.max(0.01, this.lastNeed[pool]! + work - this.lastWork[pool]!) : 0;
    const question = {
      callsPerHour: 3600 * calls,
      ahtSeconds: work / calls,
      patienceSeconds: leaving > 0 ? calls / leaving : null,
      target,
      occupancyCap: this.occupancyCap,
    };
    const need = solveAgents(question, 1e-4, guess);
    this.lastWork[pool] = work;
    this.lastNeed[pool] = need;
    return need;
  }
}

/** What every caller of a pool is promised; null when nobody is. A share of 1 is asked for as 99.99 %: certainty needs endless agents. */
function strictest(targets: readonly (ServiceTarget | null)[]): ServiceTarget | null {
  const set = targets.filter((target) => target !== null);
  if (set.length === 0) return null;
  const limits = set.map((target) => target.maxAbandonment).filter((limit) => limit !== undefined);
  return {
    withinSeconds: Math.min(...set.map((target) => target.withinSeconds)),
    share: Math.min(0.9999, Math.max(...set.map((target) => target.share))),
    ...(limits.length > 0 ? { maxAbandonment: Math.max(1e-6, Math.min(...limits)) } : {}),
  };
}
