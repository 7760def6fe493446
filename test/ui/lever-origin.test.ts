import { describe, expect, it } from 'vitest';
import { leverById } from '../../src/levers/registry.ts';
import { removeRow, setProvenance } from '../../src/model/project-edit.ts';
import { readProjectFile, writeProjectFile } from '../../src/model/project-file.ts';
import { originOf } from '../../src/model/provenance.ts';
import { addScenario, leverPath, setLeverParam } from '../../src/model/scenario-edit.ts';
import { scoOuest } from '../../src/samples/sco-ouest/index.ts';
import { leverSettings, settingOrigin } from '../../src/ui/pages/scenarios/lever-origin-vm.ts';

const region = scoOuest.make();
const proposal = region.scenarios[0]!;
const share = leverPath('proposition', 'p5', 'share');
const month = leverPath('proposition', 'p1', 'month');
const fields = (leverId: string) => leverById(leverId)!.lever.fields as Readonly<Record<string, never>>;

describe('where a lever’s setting comes from', () => {
  it('a source is named, an assumption has its range in the words of its field', () => {
    expect(settingOrigin(region, share, fields('outsource').share!, 'fr')).toMatchObject({ kind: 'source' });
    expect(settingOrigin(region, share, fields('outsource').share!, 'fr').text).toMatch(/^Source\u00a0: Procès-verbal/);
    expect(settingOrigin(region, month, fields('convert-team').month!, 'fr').text).toBe('Hypothèse, de janv. 2012 à déc. 2012');
    expect(settingOrigin(region, month, fields('convert-team').month!, 'en').text).toBe('Assumption, Jan 2012 to Dec 2012');
  });

  it('a setting that is changed is the user’s own; set to what it was, it keeps its source', () => {
    const changed = setLeverParam(region, 'proposition', 'p5', 'share', 0.6);
    expect(originOf(changed, share).kind).toBe('typed');
    expect(settingOrigin(changed, share, fields('outsource').share!, 'fr').text).toBe('Saisi, sans source');
    expect(originOf(setLeverParam(region, 'proposition', 'p5', 'share', 0.54), share).kind).toBe('source');
    expect(originOf(region, share).kind).toBe('source');
  });

  it('goes with the lever into a copy of its scenario, and into a file and back', () => {
    const { project, id } = addScenario(region, 'copy', proposal);
    expect(originOf(project, leverPath(id, 'p5', 'share')).kind).toBe('source');
    const read = readProjectFile(writeProjectFile(region));
    expect(read.ok && read.project).toEqual(region);
  });

  it('a file from before the field opens as it was: its settings were typed', () => {
    const levers = proposal.levers.map(({ provenance: _gone, ...use }) => use);
    const old = { ...region, scenarios: [{ ...proposal, levers }] };
    const read = readProjectFile(writeProjectFile(old));
    expect(read.ok && read.issues).toEqual([]);
    expect(read.ok && originOf(read.project, share).kind).toBe('typed');
    expect(read.ok && read.project).toEqual(old);
    const broken = JSON.stringify({ ...region, scenarios: [{ ...proposal, levers: [{ ...levers[0], provenance: 3 }] }] });
    expect(readProjectFile(broken).ok).toBe(false);
  });

  it('is recorded, taken back, and lost with its source like any other figure', () => {
    const told = setProvenance(region, month, { sourceId: 's1' });
    expect(originOf(told, month).source?.id).toBe('s1');
    expect(originOf(setProvenance(told, month, null), month).kind).toBe('typed');
    expect(setProvenance(region, leverPath('proposition', 'gone', 'month'), { sourceId: 's1' })).toBe(region);
    const without = removeRow(region, 'sources', 's1');
    expect(without.ok && originOf(without.project, share)).toMatchObject({ kind: 'assumption', source: null });
  });

  it('is listed for the report: the figures that count, with value, range and reason', () => {
    const levers = leverSettings(region, proposal, leverById, 'fr');
    expect(levers).toHaveLength(proposal.levers.length);
    const [conversion] = levers;
    expect(conversion!.rows.map(({ value, low, high }) => [value, low, high])).toEqual([
      ['mai 2012', 'janv. 2012', 'déc. 2012'],
      ['8', '5', '12'],
    ]);
    expect(levers.flatMap(({ rows }) => rows).every(({ low, why }) => low !== '' || why !== '')).toBe(true);
    const off = { ...proposal, levers: proposal.levers.map((use) => ({ ...use, enabled: false })) };
    expect(leverSettings(region, off, leverById, 'fr')).toEqual([]);
  });
});
