/**
 * Purpose: model A as one would write it in an afternoon: a binary heap of events whose actions are closures, sums of counts and
 * waits, no statistics, no seed. The measure of what care for speed is worth; its figures check the model too.
 */

interface Event {
  readonly time: number;
  readonly action: () => void;
}

class EventList {
  private readonly events: Event[] = [];

  push(time: number, action: () => void): void {
    this.events.push({ time, action });
    let at = this.events.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.events[parent]!.time <= this.events[at]!.time) break;
      this.swap(parent, at);
      at = parent;
    }
  }

  pop(): Event | undefined {
    const first = this.events[0];
    const last = this.events.pop();
    if (first === undefined || last === undefined || this.events.length === 0) return first;
    this.events[0] = last;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      let least = at;
      if (left < this.events.length && this.events[left]!.time < this.events[least]!.time) least = left;
      if (right < this.events.length && this.events[right]!.time < this.events[least]!.time) least = right;
      if (least === at) return first;
      this.swap(least, at);
      at = least;
    }
  }

  private swap(a: number, b: number): void {
    const event = this.events[a]!;
    this.events[a] = this.events[b]!;
    this.events[b] = event;
  }
}

export interface PlainFigures {
  calls: number;
  answered: number;
  abandoned: number;
  answeredWithin: number;
  waitSeconds: number;
  busySeconds: number;
}

const exponential = (mean: number): number => -Math.log(1 - Math.random()) * mean;

/** Simulates `calls` calls of model A from an empty centre. */
export function plainProgram(calls: number): PlainFigures {
  const sums: PlainFigures = { calls: 0, answered: 0, abandoned: 0, answeredWithin: 0, waitSeconds: 0, busySeconds: 0 };
  const list = new EventList();
  const queue: { since: number; gone: boolean }[] = [];
  let busy = 0;
  let now = 0;
  const serve = (since: number): void => {
    const handling = exponential(300);
    busy++;
    sums.answered++;
    sums.waitSeconds += now - since;
    sums.busySeconds += handling;
    if (now - since <= 20) sums.answeredWithin++;
    list.push(now + handling, () => {
      busy--;
      let next = queue.shift();
      while (next?.gone) next = queue.shift();
      if (next === undefined) return;
      next.gone = true;
      serve(next.since);
    });
  };
  const arrive = (): void => {
    sums.calls++;
    if (sums.calls < calls) list.push(now + exponential(3), () => arrive());
    if (busy < 100) {
      serve(now);
      return;
    }
    const call = { since: now, gone: false };
    queue.push(call);
    list.push(now + exponential(180), () => {
      if (call.gone) return;
      call.gone = true;
      sums.abandoned++;
      sums.waitSeconds += now - call.since;
    });
  };
  list.push(0, () => arrive());
  for (let event = list.pop(); event !== undefined; event = list.pop()) {
    now = event.time;
    event.action();
  }
  return sums;
}
