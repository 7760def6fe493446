import { describe, expect, it } from 'vitest';
import { type CompiledDay, compileDay } from '../../src/compile/index.ts';
import { createTrace, type DayTrace } from '../../src/engine/simulate/trace.ts';
import { workshopTexts } from '../../src/i18n/texts/workshop.ts';
import { SAMPLES } from '../../src/samples/index.ts';
import { type Film, firstGrouping, GROUPINGS, makeFilm, totals } from '../../src/ui/pages/workshop/film.ts';
import { shoot } from '../../src/ui/pages/workshop/shoot.ts';
import { areaPath, dayCurve, dayTable, hourMarks, sentenceAt, soFarAt, squares, timeOf } from '../../src/ui/pages/workshop/workshop-vm.ts';

const WORDS = workshopTexts.fr;

function shotOf(id: string): {
  readonly trace: DayTrace;
  readonly day: CompiledDay;
  readonly film: (grouping: (typeof GROUPINGS)[number]) => Film;
} {
  const { baseline, run } = SAMPLES.find((sample) => sample.id === id)!.make();
  const day = compileDay(baseline, run.month, 'mon')!;
  const trace = createTrace({ day: { dayId: 'mon', centre: day.centre }, seed: 1, replication: 0 }).finish();
  return { trace, day, film: (grouping) => makeFilm(trace, day, baseline, grouping, WORDS) };
}

const region = shotOf('sco-ouest');
const film = region.film('site');
const sum = (values: Int32Array): number => values.reduce((total, value) => total + value, 0);

/** A day of three minutes with two flows and one site, by hand. */
const TINY: Film = {
  samples: 3,
  minutes: Float64Array.of(540, 541, 542),
  flows: [
    { id: 'a', name: 'Accueil' },
    { id: 'b', name: 'Factures' },
  ],
  waiting: Int32Array.of(0, 0, 1, 0, 2, 3),
  offered: Int32Array.of(0, 0, 3, 1, 1005, 5),
  answered: Int32Array.of(0, 0, 2, 1, 1001, 1),
  abandoned: Int32Array.of(0, 0, 0, 0, 2, 1),
  groups: [{ id: 's', name: 'Le Bourg' }],
  busy: Int32Array.of(0, 4, 5),
  present: Int32Array.of(5, 5, 5),
  mostWaiting: 3,
  mostPresent: 5,
  calls: 1010,
};
const CURVE = dayCurve(TINY);

describe('the rows of a traced day', () => {
  it('add up to the same people and calls however agents are grouped', () => {
    const people = GROUPINGS.map((grouping) => [sum(region.film(grouping).busy), sum(region.film(grouping).present)]);
    expect(people.every(([busy, present]) => busy === sum(region.trace.busy) && present === sum(region.trace.present))).toBe(true);
    expect([sum(film.waiting), sum(film.answered), sum(film.abandoned)]).toEqual([
      sum(region.trace.waiting),
      sum(region.trace.answered),
      sum(region.trace.abandoned),
    ]);
  });
  it('are the flows and sites of the network in its order, zones and partners of a flow together', () => {
    const { baseline } = SAMPLES.find((sample) => sample.id === 'sco-ouest')!.make();
    expect([film.flows.map((flow) => flow.id), film.groups.map((site) => site.id)]).toEqual([
      baseline.flows.map((flow) => flow.id),
      baseline.sites.map((site) => site.id),
    ]);
  });
  it('in a nation begin with the regions, partners and offshore centres apart', () => {
    const { baseline } = SAMPLES.find((sample) => sample.id === 'france')!.make();
    expect([firstGrouping(baseline), region.film('region').groups.map((row) => row.name)]).toEqual(['region', ['Ouest', 'Partenaires']]);
  });
  it('begin at the opening by the clock and end at closing', () => {
    expect([timeOf(film, 0, 'fr'), timeOf(film, film.samples - 1, 'fr'), timeOf(film, 10_000, 'fr')]).toEqual([
      '8\u00a0h',
      '22\u00a0h',
      '22\u00a0h',
    ]);
  });
});

describe('the sentence of a minute', () => {
  const say = (sample: number): string => sentenceAt(TINY, CURVE, sample, 'lundi', 'Référence', 'fr');
  it('tells who waits where and who is free, in the singular and the plural', () => {
    expect([say(0), say(1), say(2)]).toEqual(
      [
        'Lundi, 9 h, «\u00a0Référence\u00a0»\u00a0: personne n’attend, et 5 conseillers sur 5 sont libres.',
        'Lundi, 9 h 01, «\u00a0Référence\u00a0»\u00a0: 1 appel attend, sur Accueil, et 1 conseiller sur 5 est libre.',
        'Lundi, 9 h 02, «\u00a0Référence\u00a0»\u00a0: 5 appels attendent, dont 3 sur Factures, et aucun des 5 conseillers présents n’est libre.',
      ].map((text) => text.replaceAll(/(\d) h( \d\d)?/g, (match) => match.replaceAll(' ', '\u00a0'))),
    );
  });
  it('counts what has ended so far, abandonment among ended calls', () => {
    expect([soFarAt(CURVE, 0, 'en'), soFarAt(CURVE, 2, 'en')]).toEqual([
      'Since opening: 0 calls answered, 0 abandoned (0.0%).',
      'Since opening: 1,002 calls answered, 3 abandoned (0.3%).',
    ]);
  });
});

describe('the pictures of a day', () => {
  it('find the minute at which most calls wait, the first of equals', () => {
    const curve = dayCurve(film);
    const waiting = totals(film.waiting, film.samples);
    expect([curve.mostWaiting, curve.peak]).toEqual([Math.max(...waiting), waiting.indexOf(Math.max(...waiting))]);
    expect([CURVE.peak, CURVE.mostWaiting, CURVE.busyShare]).toEqual([2, 5, 9 / 15]);
  });
  it('draw one square a person, and steps as high as the share of the most', () => {
    expect([squares(2, 2, 1, 0.75, 0.1), squares(0, 0, 1, 0.75, 0.1)]).toEqual(['M2 0.1h0.75v0.75h-0.75zM3 0.1h0.75v0.75h-0.75z', '']);
    expect(areaPath(Int32Array.of(0, 1, 2), 2)).toBe('M0 1L0 1.0000H1V0.5000H2V0.0000V1Z');
  });
  it('mark the whole hours along the day', () => {
    const marks = hourMarks(film, 'fr');
    expect([marks.length, marks[0]?.share, marks.at(-1)?.share]).toEqual([15, 0, 1]);
  });
  it('have a table with the same numbers each half-hour', () => {
    const curve = dayCurve(film);
    const table = dayTable(film, curve, 'lundi', 'Référence', 'en');
    const sixth = table.rows[6]!;
    const width = film.flows.length;
    expect(table.rows.length).toBe(29);
    expect(sixth.cells.slice(0, width).map(Number)).toEqual([...film.waiting.subarray(180 * width, 181 * width)]);
    expect([sixth.cells.length, table.columns.length, Number(sixth.cells[width])]).toEqual([width + 4, width + 5, curve.busy[180]]);
  });
});

describe('taking the day', () => {
  const request = { day: { dayId: 'mon', centre: region.day.centre }, seed: 1, replication: 0 };
  it('in slices gives the trace taken at once, and progress only grows', async () => {
    const shares: number[] = [];
    const trace = await shoot(
      () => request,
      new AbortController().signal,
      (share) => shares.push(share),
    );
    expect([trace, shares.at(-1), shares.toSorted((a, b) => a - b)]).toEqual([region.trace, 1, shares]);
  });
  it('stops when another day is wanted, and is nothing where no day is open', async () => {
    const controller = new AbortController();
    const stopped = await shoot(
      () => request,
      controller.signal,
      () => controller.abort(),
    );
    const closed = await shoot(
      () => null,
      new AbortController().signal,
      () => {},
    );
    expect([stopped, closed]).toEqual([null, null]);
  });
});
