/** Cells of what a flow may have or not: typing makes it, emptying takes it away. */
import { describe, expect, it } from 'vitest';
import { getField } from '../../src/model/project-edit.ts';
import { parseProjectShape } from '../../src/model/project-schema.ts';
import { SAMPLES } from '../../src/samples/index.ts';
import { applyEdits } from '../../src/ui/pages/data/cell-edits.ts';

const project = SAMPLES.find((sample) => sample.id === 'atelier')!.make();
const set = (of: typeof project, path: string, value: string | number | null) =>
  applyEdits(of, [{ kind: 'value', path, value }] as Parameters<typeof applyEdits>[1], 'fr');

describe('what only some flows have', () => {
  it('choosing whom support is asked of makes the record, a share completes it, emptying the choice removes it', () => {
    const asked = set(project, 'flows/accueil/support/flowId', 'depannage');
    expect(getField(asked, 'flows/accueil/support')).toEqual({ flowId: 'depannage', share: 0 });
    const shared = set(asked, 'flows/accueil/support/share', 0.1);
    expect(getField(set(shared, 'flows/accueil/support/afterShare', 0.4), 'flows/accueil/support')).toEqual({
      flowId: 'depannage',
      share: 0.1,
      afterShare: 0.4,
    });
    expect(getField(set(shared, 'flows/accueil/support/flowId', null), 'flows/accueil/support')).toBeNull();
  });
  it('an emptied figure means what it means when absent, and the file stays well formed', () => {
    const offered = set(set(project, 'flows/accueil/callback/acceptanceShare', 0.3), 'flows/accueil/callback/reachedShare', 0.8);
    const emptied = set(set(offered, 'flows/accueil/callback/reachedShare', null), 'flows/accueil/callback/afterSeconds', null);
    expect(getField(emptied, 'flows/accueil/callback')).toEqual({ acceptanceShare: 0.3, afterSeconds: 0 });
    expect(getField(set(emptied, 'flows/accueil/backlog', null), 'flows/accueil/backlog')).toBe(0);
    expect(parseProjectShape(JSON.parse(JSON.stringify(emptied))).ok).toBe(true);
  });
  it('rework goes to the flow itself unless another is chosen', () => {
    const rework = set(project, 'flows/accueil/routing/partnerRework/share', 0.1);
    expect(getField(rework, 'flows/accueil/routing/partnerRework')).toEqual({ toFlowId: 'accueil', share: 0.1 });
    expect(getField(set(rework, 'flows/accueil/routing/partnerRework/share', null), 'flows/accueil/routing/partnerRework')).toBeNull();
  });
});
