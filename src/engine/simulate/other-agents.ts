/**
 * Purpose: the events of calls in which the agent does more than talk to the caller until the end: after-call work, warm transfers, support.
 * Reached only by flows whose features say so.
 */
import { draw, take } from '../../maths/samplers.ts';
import { HELD } from './calendar.ts';
import { arrive, comeBack, returningCaller } from './calls.ts';
import { HAS_REPEATS, HAS_TRANSFERS } from './compile-flows.ts';
import { isForHelp, letGo, startAfterCallWork } from './special-service.ts';
import { agentDone } from './staffing-change.ts';
import { BY_TRANSFER, NEEDS_SUPPORT, type State } from './state.ts';
import { FLOW_STREAMS, REPEAT_CHANCE, REPEAT_DELAY, TRANSFER_CHANCE } from './stream-layout.ts';

/** Draws whether a call that group `group` has served is transferred. @returns the transfer, −1 = none */
export function drawTransfer(s: State, flow: number, group: number): number {
  const m = s.model;
  if ((m.features[flow]! & HAS_TRANSFERS) === 0) return -1;
  const chance = m.bank.buffer[take(m.bank, m.flowStreams + flow * FLOW_STREAMS + TRANSFER_CHANCE)]!;
  const end = m.transferStart[flow + 1]!;
  let sum = 0;
  for (let t = m.transferStart[flow]!; t < end; t++) {
    if (m.transferFrom[t * m.groupCount + group] === 0) continue;
    sum += m.transferShare[t]!;
    if (chance < sum) return t;
  }
  return -1;
}

/** A call that is not transferred may be repeated. */
export function mayRepeat(s: State, flow: number): void {
  const m = s.model;
  const stream = m.flowStreams + flow * FLOW_STREAMS;
  if ((m.features[flow]! & HAS_REPEATS) === 0 || m.bank.buffer[take(m.bank, stream + REPEAT_CHANCE)]! >= m.repeat[flow]!) return;
  comeBack(s, flow, stream + REPEAT_DELAY);
}

/** The talk of a call is over; of a flow with after-call work or warm transfers. */
export function endTalk(s: State, slot: number): void {
  const m = s.model;
  const flow = s.slotFlow[slot]!;
  const group = s.slotGroup[slot]!;
  if (endHelp(s, slot)) {
    startAfterCallWork(s, slot);
    return;
  }
  const transfer = drawTransfer(s, flow, group);
  if (transfer >= 0 && m.transferTogether[transfer]! >= 0) {
    s.slotFlags[slot] = s.slotFlags[slot]! | BY_TRANSFER;
    s.slotHandling[slot] = draw(m.bank, m.transferTogether[transfer]!);
    hold(s, slot, m.transferTo[transfer]!);
    return;
  }
  // Without after-call work the agent is free before the caller goes on, as in a plain call.
  if (s.slotAfterCall[slot] === 0) agentDone(s, slot, group);
  else startAfterCallWork(s, slot);
  if (transfer >= 0) arrive(s, m.transferTo[transfer]!, returningCaller(s, m.transferTo[transfer]!), -1);
  else mayRepeat(s, flow);
}

/** A call for help is over: the agent who asked for it goes on, and nobody calls again because of it. @returns whether it was one */
export function endHelp(s: State, slot: number): boolean {
  if (s.slotHolder[slot]! < 0 || !isForHelp(s, slot)) return false;
  letGo(s, slot, false);
  return true;
}

/** In the middle of a call the agent asks for help. */
export function consult(s: State, slot: number): void {
  s.slotFlags[slot] = s.slotFlags[slot]! & ~(NEEDS_SUPPORT | BY_TRANSFER);
  hold(s, slot, s.model.supportFlow[s.slotFlow[slot]!]!);
}

/** The agent of a slot waits, with the caller, for a call to another flow. */
function hold(s: State, slot: number, flow: number): void {
  s.itemKind[slot] = HELD;
  s.slotArrival[slot] = s.now;
  arrive(s, flow, returningCaller(s, flow), slot);
}
