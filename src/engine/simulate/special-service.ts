/**
 * Purpose: what only some flows have: after-call work, call backs, support during a call, warm transfers. Everything here is reached only
 * by flows whose features say so (DRAWS_MORE, SPECIAL_SERVICE), so that it costs the others nothing.
 * An agent who is held (HELD) waits with a caller for somebody else: by a warm transfer until that call is answered, for support until it has
 * been given. The call for which it waits knows the agent's slot (slotHolder); whatever ends that call lets the agent go on.
 * A call back needs no event of its own: a caller who accepts has, from the moment of the offer on, another patience and the same place.
 */
import { draw, drawKeyed } from '../../maths/samplers.ts';
import { CONSULT, END_OF_SERVICE, END_OF_TALK, schedule } from './calendar.ts';
import { HAS_AFTER_CALL, HAS_CALLBACK, HAS_PACES, HAS_SUPPORT, HAS_WARM_TRANSFERS, HOLDS_AGENTS } from './compile-flows.ts';
import { add, addBusy, addBusyUntil, countCallback } from './counting.ts';
import { paceFactor } from './paces.ts';
import {
  ABANDONED,
  ABANDONED_DURING,
  ABANDONED_WITHIN,
  ACCEPTS_CALLBACK,
  BY_TRANSFER,
  DRAWN_AFTER_CALL,
  DRAWN_CALLBACK_PATIENCE,
  FLOW_WIDTH,
  IS_REACHED,
  NEEDS_SUPPORT,
  SKILL_AFTER_CALL,
  SKILL_WIDTH,
  type State,
  WAIT_SECONDS,
} from './state.ts';

/** What an arriving call draws besides handling and patience, kept in `drawn` until it has a slot. */
export function drawMore(s: State, flow: number, caller: number): void {
  const m = s.model;
  const { bank } = m;
  const features = m.features[flow]!;
  let flags = 0;
  if ((features & HAS_AFTER_CALL) !== 0) s.drawn[DRAWN_AFTER_CALL] = draw(bank, m.afterCallStream[caller]!);
  if ((features & HAS_CALLBACK) !== 0) {
    const luck = draw(bank, m.callbackStream[caller]!);
    if (luck < m.callbackAccepted[flow]!) flags |= ACCEPTS_CALLBACK;
    if (luck < m.callbackReached[flow]!) flags |= IS_REACHED;
    const patience = m.callbackPatience[caller]!;
    s.drawn[DRAWN_CALLBACK_PATIENCE] = patience < 0 ? Number.POSITIVE_INFINITY : draw(bank, patience);
  }
  if ((features & HAS_SUPPORT) !== 0 && draw(bank, m.supportStream[caller]!) < m.supportChance[flow]!) flags |= NEEDS_SUPPORT;
  s.drawnFlags = flags;
}

/** Whether the caller who has just arrived, and must wait, is offered a call back at once and accepts. A held agent's caller is not. */
export function leavesAtOnce(s: State, flow: number, holder: number): boolean {
  return holder < 0 && (s.drawnFlags & ACCEPTS_CALLBACK) !== 0 && s.model.callbackAfter[flow] === 0;
}

/** Writes down what a call of a special flow has drawn. @param waits who is answered at once is offered no call back */
export function keepMore(s: State, flow: number, slot: number, holder: number, waits: boolean): void {
  const features = s.model.features[flow]!;
  s.slotHolder[slot] = holder;
  s.slotFlags[slot] = waits && holder < 0 ? s.drawnFlags : s.drawnFlags & ~ACCEPTS_CALLBACK;
  s.slotAfterCall[slot] = (features & HAS_AFTER_CALL) !== 0 ? s.drawn[DRAWN_AFTER_CALL]! : 0;
}

/** A call that joins its queue, its end of patience in itemTime: who accepts a call back before that gets another end. */
export function promiseCallback(s: State, flow: number, slot: number): void {
  if ((s.slotFlags[slot]! & ACCEPTS_CALLBACK) === 0) return;
  const offer = s.slotArrival[slot]! + s.model.callbackAfter[flow]!;
  if (s.itemTime[slot]! < offer) s.slotFlags[slot] = s.slotFlags[slot]! & ~ACCEPTS_CALLBACK;
  else s.itemTime[slot] = offer + s.drawn[DRAWN_CALLBACK_PATIENCE]!;
}

/** Whether a call that leaves its queue had left the line for a call back; counts it. @param until when its wait ended */
export function endCallback(s: State, flow: number, slot: number, until: number): boolean {
  if ((s.model.features[flow]! & HAS_CALLBACK) === 0 || (s.slotFlags[slot]! & ACCEPTS_CALLBACK) === 0) return false;
  const offer = s.slotArrival[slot]! + s.model.callbackAfter[flow]!;
  if (offer > until) return false;
  countCallback(s, s.slotCell[slot]!, offer, until);
  return true;
}

/** An agent calls back and reaches nobody: the call is lost, the agent busy for a while. */
export function failCallback(s: State, group: number, slot: number): void {
  const m = s.model;
  const now = s.now;
  const flow = s.slotFlow[slot]!;
  const cell = s.slotCell[slot]!;
  const arrival = s.slotArrival[slot]!;
  add(s.flowCells, cell + ABANDONED, 1);
  add(s.flowCells, cell + WAIT_SECONDS, now - arrival);
  if (arrival + m.within[flow]! >= now) add(s.flowCells, cell + ABANDONED_WITHIN, 1);
  if (!s.closed) add(s.flowCells, s.flowBase + flow * FLOW_WIDTH + ABANDONED_DURING, 1);
  endLater(s, slot, group, draw(m.bank, m.callbackFailed[flow]!));
}

/** The agent of a slot has no caller any more and comes free after `seconds`. */
function endLater(s: State, slot: number, group: number, seconds: number): void {
  const now = s.now;
  s.slotFlow[slot] = -1;
  s.itemTime[slot] = now + seconds;
  s.itemKind[slot] = END_OF_SERVICE;
  schedule(s, slot);
  addBusy(s, group, now, now + seconds);
}

/** Plans the service of a call of a special flow; its agent and counters of the answer are written by the caller. @param handling seconds */
export function planSpecialService(s: State, skill: number, slot: number, handling: number): void {
  const m = s.model;
  const flow = m.skillFlow[skill]!;
  const features = m.features[flow]!;
  const now = s.now;
  if ((features & HAS_AFTER_CALL) !== 0) {
    const law = m.afterCallLaw[skill]!;
    const own = law < 0 ? s.slotAfterCall[slot]! : drawKeyed(m.bank, law, s.slotLuck[slot]!);
    s.slotAfterCall[slot] = own * m.afterCallScale[skill]!;
    if ((features & HAS_PACES) !== 0) s.slotAfterCall[slot] = s.slotAfterCall[slot]! * paceFactor(s, skill, slot);
    add(s.skillCells, s.skillBase + skill * SKILL_WIDTH + SKILL_AFTER_CALL, s.slotAfterCall[slot]!);
  }
  if ((features & HOLDS_AGENTS) !== 0 && !isForHelp(s, slot)) letGo(s, slot, false);
  let talk = handling;
  let kind = (features & (HAS_AFTER_CALL | HAS_WARM_TRANSFERS)) !== 0 ? END_OF_TALK : END_OF_SERVICE;
  if ((features & HAS_SUPPORT) !== 0 && (s.slotFlags[slot]! & NEEDS_SUPPORT) !== 0) {
    talk = handling * m.supportAfter[flow]!;
    s.slotHandling[slot] = handling - talk;
    kind = CONSULT;
  }
  s.itemTime[slot] = now + talk;
  s.itemKind[slot] = kind;
  schedule(s, slot);
  addBusy(s, m.skillGroup[skill]!, now, now + talk);
}

/** The caller has left, or stays with another agent: after-call work, then free. */
export function startAfterCallWork(s: State, slot: number): void {
  endLater(s, slot, s.slotGroup[slot]!, s.slotAfterCall[slot]!);
}

/**
 * An agent who was held goes on, because the other call was answered (a warm transfer), has given its help (support), or is lost. By a transfer
 * it first talks with both, if there is anybody, then has its after-call work; after support it goes on with its caller.
 */
export function releaseHeld(s: State, held: number, lost: boolean): void {
  const now = s.now;
  const group = s.slotGroup[held]!;
  addBusyUntil(s, group, s.slotArrival[held]!, now);
  if ((s.slotFlags[held]! & BY_TRANSFER) !== 0) {
    endLater(s, held, group, (lost ? 0 : s.slotHandling[held]!) + s.slotAfterCall[held]!);
    return;
  }
  const features = s.model.features[s.slotFlow[held]!]!;
  s.itemTime[held] = now + s.slotHandling[held]!;
  s.itemKind[held] = (features & (HAS_AFTER_CALL | HAS_WARM_TRANSFERS)) !== 0 ? END_OF_TALK : END_OF_SERVICE;
  schedule(s, held);
  addBusy(s, group, now, s.itemTime[held]!);
}

/** As releaseHeld for the agent whom a call keeps waiting, if there is one. */
export function letGo(s: State, slot: number, lost: boolean): void {
  const held = s.slotHolder[slot]!;
  if (held < 0) return;
  s.slotHolder[slot] = -1;
  releaseHeld(s, held, lost);
}

/** Whether the call is one for help: it ends with the help, and nobody calls again because of it. */
export function isForHelp(s: State, slot: number): boolean {
  const held = s.slotHolder[slot]!;
  return held >= 0 && (s.slotFlags[held]! & BY_TRANSFER) === 0;
}
