/** Compiling and simulating together give back what every planner can check by hand (Erlang C, AHT 420 s, 80 % in 20 s). */
import { expect, it } from 'vitest';
import { compileDay } from '../../src/compile/index.ts';
import { simulateDay } from '../../src/engine/simulate/index.ts';
import { FLOW_COUNTERS } from '../../src/model/measures.ts';
import type { FlowRouting } from '../../src/model/network.ts';
import { NATION, network, withFlow } from '../fixtures/network-text.ts';

const REPLICATIONS = 60;
/** 20 erlangs of calls of 420 s. */
const CALLS_PER_HOUR = (20 * 3600) / 420;

/** Service level over all zones of a flow of 20 erlangs shared evenly by two sites. */
function serviceLevel(headsNorth: number, headsSouth: number, routing: FlowRouting): number {
  const drawn = network(`
    flow   calls/h             aht   patience  target   team   heads          site  skills
    Home   ${CALLS_PER_HOUR}   420s  -         80/20    North  ${headsNorth}  N     Home
                                                        South  ${headsSouth}  S     Home
  `);
  const centre = compileDay(withFlow(drawn, 'home', { ahtCv: 1, routing }), 0, 'mon')!.centre;
  const { flowCounters } = simulateDay({ day: { dayId: 'mon', centre }, seed: 11, replications: REPLICATIONS });
  let within = 0;
  let offered = 0;
  for (let at = 0; at < flowCounters.length; at += FLOW_COUNTERS.length) {
    within += flowCounters[at + FLOW_COUNTERS.indexOf('answeredWithin')]!;
    offered += flowCounters[at + FLOW_COUNTERS.indexOf('offered')]!;
  }
  return within / offered;
}

const apart: FlowRouting = { ...NATION, start: 'site' };
const widening: FlowRouting = { ...apart, overflow: [{ reach: 'region', afterSeconds: 10 }] };

it('two sites of 10 erlangs need 14 agents each apart, 13 do not do', () => {
  expect(serviceLevel(14, 14, apart)).toBeGreaterThan(0.8);
  expect(serviceLevel(13, 13, apart)).toBeLessThan(0.8);
});

it('together 25 do what 28 did apart, 24 do not', () => {
  expect(serviceLevel(13, 12, NATION)).toBeGreaterThan(0.8);
  expect(serviceLevel(12, 12, NATION)).toBeLessThan(0.8);
});

it('an overflow after ten seconds wins back nine tenths of what pooling gains', () => {
  const [alone = 0, overflowing = 0, pooled = 0] = [apart, widening, NATION].map((routing) => serviceLevel(13, 13, routing));
  expect(pooled - alone).toBeGreaterThan(0.1);
  expect((overflowing - alone) / (pooled - alone)).toBeGreaterThan(0.9);
});
