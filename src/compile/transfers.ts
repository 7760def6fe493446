/**
 * Transfers between flows become transfers between queues: to the same zone's queue if the target has one there, otherwise shared out by
 * where the target's calls come from; to the target's partners in the proportion it uses them. A transfer to a queue that is closed at that hour is
 * not made (`open` in the centre file).
 */
import type { CentreTransfer } from '../model/centre.ts';
import type { Id } from '../model/network.ts';
import type { Queue } from './demand.ts';

/** The target's own queues that a source's callers would reach, with weights that sum to 1. */
function ownTargets(source: Queue, targets: readonly Queue[]): readonly { readonly queue: Queue; readonly weight: number }[] {
  const own = targets.filter((queue) => !queue.partners);
  const same = own.filter((queue) => queue.siteId === source.siteId && queue.regionId === source.regionId);
  const near = own.filter(
    (queue) => source.regionId !== null && queue.regionId === source.regionId && (queue.siteId === null || source.siteId === null),
  );
  const chosen = same.length > 0 ? same : near.length > 0 ? near : own;
  const total = chosen.reduce((sum, queue) => sum + queue.share, 0);
  return chosen.map((queue) => ({ queue, weight: total > 0 ? queue.share / total : 1 / chosen.length }));
}

function targetsOf(source: Queue, targets: readonly Queue[]): readonly { readonly queue: Queue; readonly weight: number }[] {
  const partners = targets.find((queue) => queue.partners);
  const own = ownTargets(source, targets);
  if (partners === undefined) return own;
  if (source.partners || own.length === 0) return [{ queue: partners, weight: 1 }];
  const share = partners.flow.routing.partnerShare;
  return [...own.map(({ queue, weight }) => ({ queue, weight: weight * (1 - share) })), { queue: partners, weight: share }];
}

/** The queue that helps the callers of another: the nearest, and among several the one most calls ring in. */
export function supportQueue(source: Queue, queues: QueuesByFlow): Queue | null {
  const targets = ownTargets(source, queues.get(source.flow.support?.flowId ?? '') ?? []);
  return (
    targets.reduce<(typeof targets)[number] | null>((best, one) => (best === null || one.weight > best.weight ? one : best), null)?.queue ??
    null
  );
}

/** Queues by the flow whose calls they hold, each in the order given. */
export type QueuesByFlow = ReadonlyMap<Id, readonly Queue[]>;

export function queuesByFlow(queues: readonly Queue[]): QueuesByFlow {
  const found = new Map<Id, Queue[]>();
  for (const queue of queues) {
    const known = found.get(queue.flow.id);
    if (known) known.push(queue);
    else found.set(queue.flow.id, [queue]);
  }
  return found;
}

/** Calls that partners could not settle go to the in-house queues of the flow that takes them again. */
function withRework(source: Queue, queues: QueuesByFlow, transfers: readonly CentreTransfer[]): readonly CentreTransfer[] {
  const rework = source.flow.routing.partnerRework;
  if (!rework || !(rework.share > 0)) return transfers;
  const byQueue = new Map(transfers.map(({ to, probability }) => [to, probability]));
  const targets = queues.get(rework.toFlowId) ?? [];
  for (const { queue, weight } of ownTargets(source, targets)) {
    const probability = (byQueue.get(queue.id) ?? 0) + rework.share * weight;
    if (probability > 0) byQueue.set(queue.id, probability);
  }
  return Array.from(byQueue, ([to, probability]) => ({ to, probability }));
}

/** The transfers of one queue towards the queues that may stand in the day's centre. */
export function transfersOf(source: Queue, queues: QueuesByFlow): readonly CentreTransfer[] {
  const found: CentreTransfer[] = [];
  for (const transfer of source.flow.transfers) {
    const targets = queues.get(transfer.toFlowId) ?? [];
    for (const { queue, weight } of targetsOf(source, targets)) {
      const probability = transfer.share * weight;
      if (probability > 0) found.push({ to: queue.id, probability });
    }
  }
  return source.partners ? withRework(source, queues, found) : found;
}
