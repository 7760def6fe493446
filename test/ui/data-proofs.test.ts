import { describe, expect, it } from 'vitest';
import { SAMPLES } from '../../src/samples/index.ts';
import { barsOf, peakOf, pointAt, stroke, topOf } from '../../src/ui/pages/data/curve-vm.ts';
import { explainPath } from '../../src/ui/pages/data/explain-cell.ts';
import { proofsOf } from '../../src/ui/pages/data/proofs-vm.ts';
import { recordProvenance } from '../../src/ui/pages/data/record-provenance.ts';
import { mapDots } from '../../src/ui/pages/data/site-map-vm.ts';
import { smallProject } from './data-fixture.ts';

describe('where a cell’s figure comes from', () => {
  const project = smallProject();

  it('an assumption is told with its range and unit', () => {
    const told = explainPath(project, 'flows/home/ahtSeconds', 'fr');
    expect([told.value, told.interval, told.inputs[0].origin, told.inputs[0].assumption]).toEqual([
      '420\u00a0s',
      'plausible de 400 à 450',
      'hypothèse, de 400 à 450',
      true,
    ]);
    expect(told.notes).toEqual(['à mesurer']);
  });

  it('a range of shares is told in percent', () => {
    expect(explainPath(project, 'teams/t1/shrinkageShare', 'fr').interval).toBe('plausible de 20\u00a0% à 35\u00a0%');
  });

  it('a source is named in the language of the page', () => {
    expect(explainPath(project, 'flows/home/target/share', 'en').inputs[0]).toMatchObject({
      origin: 'Minutes, February 2012',
      assumption: false,
    });
  });

  it('a typed figure says so and how to mend it', () => {
    const told = explainPath(project, 'flows/open/ahtSeconds', 'fr');
    expect([told.inputs[0].origin, told.notes?.length]).toEqual(['saisi ici, sans source', 1]);
  });

  it('every figure of both samples has a definition in both languages', () => {
    const without: string[] = [];
    for (const sample of SAMPLES) {
      const made = sample.make();
      const paths = [
        ...made.baseline.flows
          .slice(0, 2)
          .flatMap(({ id }) => [`flows/${id}/ahtSeconds`, `flows/${id}/volumeByMonth/0`, `flows/${id}/repeat/share`]),
        ...made.baseline.teams.slice(0, 1).flatMap(({ id }) => [`teams/${id}/fte`, `teams/${id}/seniority/under1Year`]),
        ...made.baseline.sites.slice(0, 1).flatMap(({ id }) => [`sites/${id}/seats`, `sites/${id}/opening/0`]),
        ...made.baseline.profiles24.slice(0, 1).flatMap(({ id }) => [`profiles24/${id}/halfHourWeights/20`]),
        'horizon/months',
      ];
      for (const path of paths) {
        for (const lang of ['fr', 'en'] as const) {
          const told = explainPath(made, path, lang);
          if (told.definition.length < 15 || told.value === '' || told.title.includes('/')) without.push(`${sample.id} ${lang} ${path}`);
        }
      }
    }
    expect(without).toEqual([]);
  });
});

describe('what the figures rest on', () => {
  it('documents, assumptions and typed figures add up to all measured cells', () => {
    const proofs = proofsOf(smallProject(), 'fr');
    const sum = proofs.tables.reduce((total, { counts }) => total + counts.source + counts.assumption + counts.typed, 0);
    expect(proofs.counts.source + proofs.counts.assumption + proofs.counts.typed).toBe(sum);
    // Two flows × share and delay of the target; one AHT; three teams’ shrinkage.
    expect([proofs.counts.source, proofs.counts.assumption]).toEqual([4, 4]);
    expect(proofs.unproven.reduce((total, row) => total + row.count, 0)).toBe(proofs.counts.typed);
  });

  it('an assumption for every row of a table is one line that counts its cells', () => {
    const line = proofsOf(smallProject(), 'fr').assumptions.find((row) => row.path === 'teams/*/shrinkageShare');
    expect(line).toMatchObject({
      label: 'Équipes · Retraits',
      value: '3 cases',
      low: '20\u00a0%',
      high: '35\u00a0%',
      firstCell: 'teams/t1/shrinkageShare',
    });
  });

  it('the samples leave no figure without a source or an assumption', () => {
    const bare = SAMPLES.slice(0, 2).map((sample) => proofsOf(sample.make(), 'fr').unproven);
    expect(bare).toEqual([[], []]);
  });

  it('a document named in the dialog is added to the list and speaks for the figure', () => {
    const next = recordProvenance(smallProject(), 'teams/t1/fte', {
      kind: 'source',
      newSource: { title: 'Bilan social', detail: '2012' },
      note: ' p. 4 ',
    });
    expect(next.sources.at(-1)).toMatchObject({ title: 'Bilan social', detail: '2012' });
    expect(next.provenance['teams/t1/fte']).toEqual({ sourceId: next.sources.at(-1)?.id, note: 'p. 4' });
  });
});

describe('the column chart of a time profile', () => {
  it('bars are as high as their weight and stand inside the chart', () => {
    const bars = barsOf([0, 1, 2], topOf([0, 1, 2]), 300, 120);
    expect(bars.map((bar) => bar.height)).toEqual([0, 50, 100]);
    expect(bars.every((bar) => bar.x >= 0 && bar.x + bar.width <= 300 && bar.y + bar.height === 120)).toBe(true);
  });

  it('negative weights and texts that are no number have no height', () => {
    expect(barsOf([-3, Number.NaN], 1, 10, 10).map((bar) => bar.height)).toEqual([0, 0]);
  });

  it('a point gives the bar below it and its weight, and never leaves the chart', () => {
    expect([pointAt(0.5, 0.5, 48, 12), pointAt(1.7, -1, 48, 12), pointAt(-1, 9, 48, 12)]).toEqual([
      { index: 24, weight: 6 },
      { index: 47, weight: 12 },
      { index: 0, weight: 0 },
    ]);
  });

  it('a quick stroke leaves no gap between its ends, in both directions', () => {
    const weights = [0, 0, 0, 0, 0];
    expect(stroke(weights, { index: 0, weight: 1 }, { index: 4, weight: 5 }, 6)).toEqual([1, 2, 3, 4, 5]);
    expect(stroke(weights, { index: 4, weight: 5 }, { index: 0, weight: 1 }, 6)).toEqual([1, 2, 3, 4, 5]);
  });

  it('the peak is named with its share of the whole', () => {
    expect([peakOf([1, 3, 0]), peakOf([0, 0])]).toEqual([{ index: 1, share: 0.75 }, null]);
  });
});

describe('the map of the sites', () => {
  it('north is up, east is right, sites without a position are left out, all dots lie inside', () => {
    const [site] = smallProject().baseline.sites;
    const at = (id: string, latitude: number | null, longitude: number | null) => ({ ...site, id, latitude, longitude });
    const dots = mapDots([at('brest', 48.4, -4.5), at('angers', 47.5, -0.6), at('nowhere', null, 2)], 500, 250);
    expect(dots.map((dot) => dot.id)).toEqual(['brest', 'angers']);
    expect(dots[0].y < dots[1].y && dots[0].x < dots[1].x).toBe(true);
    expect(dots.every((dot) => dot.x >= 0 && dot.x <= 500 && dot.y >= 0 && dot.y <= 250)).toBe(true);
  });
});
