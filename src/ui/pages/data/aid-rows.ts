/**
 * Rows of the table of mutual aid, which stand inside the flows whose calls are helped: added, copied, removed, moved to another flow; hours
 * of their own or the helping site's. A row's id is its path without the table: `flow/routing/aid/id`. Pure.
 */
import type { FieldPath } from '../../../model/issue.ts';
import type { FlowAid, Id } from '../../../model/network.ts';
import type { Json, Project } from '../../../model/project.ts';
import { addItem, getField, removeItem, setField } from '../../../model/project-edit.ts';
import { freshId } from '../../../model/scenario-edit.ts';

const listOf = (flowId: Id): FieldPath => `flows/${flowId}/routing/aid`;
export const aidRowId = (flowId: Id, aidId: Id): string => `${flowId}/routing/aid/${aidId}`;

const aidsOf = (project: Project, flowId: Id): readonly FlowAid[] =>
  project.baseline.flows.find(({ id }) => id === flowId)?.routing.aid ?? [];

interface Added {
  readonly project: Project;
  readonly rowId: string;
}

function withAid(project: Project, flowId: Id, aid: Omit<FlowAid, 'id'>): Added {
  const taken = aidsOf(project, flowId);
  const id = freshId(
    'aid',
    taken.map((one) => one.id),
  );
  const item = { ...aid, id } as unknown as Json;
  const listed = getField(project, listOf(flowId)) === undefined ? setField(project, listOf(flowId), []) : project;
  return { project: addItem(listed, listOf(flowId), item), rowId: aidRowId(flowId, id) };
}

/** A new agreement on the first flow that rings by zone; who helps whom is left to be chosen. */
export function addAid(project: Project): Added {
  const { flows } = project.baseline;
  const flow = flows.find(({ deferrable, routing }) => !deferrable && routing.start !== 'nation') ?? flows[0];
  if (flow === undefined) return { project, rowId: '' };
  return withAid(project, flow.id, { siteId: '', zoneSiteId: '', afterSeconds: 30, hours: null });
}

function found(project: Project, rowId: string): { readonly flowId: Id; readonly aid: FlowAid } | null {
  const [flowId = '', , , aidId = ''] = rowId.split('/');
  const aid = aidsOf(project, flowId).find(({ id }) => id === aidId);
  return aid === undefined ? null : { flowId, aid };
}

export function duplicateAid(project: Project, rowId: string): Added {
  const row = found(project, rowId);
  if (row === null) return { project, rowId };
  const { id: _own, ...aid } = row.aid;
  return withAid(project, row.flowId, aid);
}

export const removeAid = (project: Project, rowId: string): Project => removeItem(project, `flows/${rowId}`);

/** Puts an agreement on the calls of another flow. @param rowId of the agreement @param flowId null or unknown = nothing changes */
export function moveAid(project: Project, rowId: string, flowId: Id | null): Project {
  const row = found(project, rowId);
  if (row === null || flowId === null || flowId === row.flowId || project.baseline.flows.every(({ id }) => id !== flowId)) return project;
  const { id: _own, ...aid } = row.aid;
  return withAid(removeAid(project, rowId), flowId, aid).project;
}

/** Whether an agreement holds while the helping site is open; otherwise in hours of its own, which start as that site's. */
export function setAlwaysHelps(project: Project, rowId: string, always: boolean): Project {
  const row = found(project, rowId);
  if (row === null || always === (row.aid.hours === null)) return project;
  const site = project.baseline.sites.find(({ id }) => id === row.aid.siteId);
  const hours = always ? null : (site?.opening ?? [null, null, null, null, null, null, null]);
  return setField(project, `flows/${rowId}/hours`, hours as Json);
}
