/**
 * Calls from the number of customers: customers × contacts of a customer in a month × season, shared among the chosen flows as today. An
 * announced number is set beside what the pace gives, and customers per FTE are told, against the flow's target where it has one. Or the customers are left aside and the
 * months given are carried on: trend and season of the history.
 */

import { customersPerFte, MISSING_DUST } from '../../model/customers.ts';
import type { Issue } from '../../model/issue.ts';
import type { Flow, Id, Network } from '../../model/network.ts';
import { defineLever } from '../define-lever.ts';
import { callsAt, chosenFlows, fteOf, teamsWithSkill, withFlowsChanged } from '../flow-changes.ts';
import type { LeverEffect } from '../lever.ts';
import { historyOf } from './season.ts';

export type CustomerBaseParams = {
  readonly month: number;
  readonly flowIds: readonly Id[];
  readonly from: string;
  readonly historyMonths: number;
  readonly customers: number;
  readonly addedPerMonth: number;
  readonly contactsPerCustomer: number;
  readonly targetCustomers: number;
  readonly targetMonths: number;
};

/** Contacts of a customer in a month, where nothing better is known. */
const CONTACTS = 0.2;

const customersAt = (params: CustomerBaseParams, month: number): number =>
  Math.max(0, params.customers + params.addedPerMonth * (month - params.month));

/** The months up to the start; all of them when the lever starts at once. */
function known(flow: Flow, params: CustomerBaseParams): readonly number[] {
  const length = params.historyMonths > 0 ? params.historyMonths : flow.volumeByMonth.length;
  return flow.volumeByMonth.slice(0, Math.max(1, length));
}

/** Today's share of each flow among the chosen ones. */
function sharesOf(flows: readonly Flow[], params: CustomerBaseParams): ReadonlyMap<Id, number> {
  const totals = flows.map((flow) => known(flow, params).reduce((sum, calls) => sum + calls, 0));
  const all = totals.reduce((sum, calls) => sum + calls, 0);
  return new Map(flows.map((flow, i) => [flow.id, all > 0 ? totals[i]! / all : 1 / flows.length]));
}

function forecast(flow: Flow, share: number, params: CustomerBaseParams, month: number): Flow {
  const { level, perMonth, season } = historyOf(known(flow, params));
  const volumeByMonth = flow.volumeByMonth.map((calls, at) => {
    if (at < params.month) return calls;
    const base =
      params.from === 'history' ? Math.max(0, level + perMonth * at) : customersAt(params, at) * params.contactsPerCustomer * share;
    return base * season[at % season.length]!;
  });
  // The base stands on its flows by their share of its contacts, so that together they have it once.
  return params.from === 'history' ? { ...flow, volumeByMonth } : { ...flow, volumeByMonth, customers: customersAt(params, month) * share };
}

function apply(network: Network, params: CustomerBaseParams, month: number): Network {
  const flows = chosenFlows(network, params.flowIds);
  const shares = sharesOf(flows, params);
  return withFlowsChanged(network, params.flowIds, (flow) => forecast(flow, shares.get(flow.id) ?? 0, params, month));
}

function check(network: Network, params: CustomerBaseParams): readonly Issue[] {
  if (params.from === 'history') {
    const tooShort = params.historyMonths > 0 && params.historyMonths < 3;
    return tooShort
      ? [
          {
            path: 'historyMonths',
            severity: 'error',
            code: 'outOfRange',
            value: params.historyMonths,
            params: { min: 3, max: network.horizon.months },
          },
        ]
      : [];
  }
  const issues: Issue[] = [];
  if (params.customers <= 0) issues.push({ path: 'customers', severity: 'error', code: 'notPositive', value: params.customers });
  if (params.contactsPerCustomer <= 0)
    issues.push({ path: 'contactsPerCustomer', severity: 'error', code: 'notPositive', value: params.contactsPerCustomer });
  return issues;
}

/** The announced number beside the pace. */
function targetFact(params: CustomerBaseParams): readonly LeverEffect[] {
  if (params.targetCustomers <= 0) return [];
  const reached = customersAt(params, params.month + params.targetMonths);
  const month = params.month + params.targetMonths;
  const off = Math.abs(reached / params.targetCustomers - 1) > 0.05;
  return [{ code: 'target', params: { month, reached, target: params.targetCustomers }, severity: off ? 'warning' : 'info' }];
}

/** Customers per FTE of the flows that have a target for it. */
function ratioFacts(after: Network, params: CustomerBaseParams, month: number): readonly LeverEffect[] {
  return customersPerFte(after, month)
    .filter(({ flowId, most }) => most !== null && params.flowIds.includes(flowId))
    .map(({ name, ratio, fte, most, missingFte }) => {
      const kept = missingFte < MISSING_DUST;
      const facts = { flow: name, ratio: fte > 0 ? ratio : 0, fte, most: most ?? 0, missing: missingFte };
      return { code: kept ? 'ratioKept' : 'ratioAbove', params: facts, severity: kept ? 'info' : 'warning' };
    });
}

function effects(network: Network, params: CustomerBaseParams, month: number): readonly LeverEffect[] {
  const after = apply(network, params, month);
  if (after === network) return [];
  const found: LeverEffect[] = [];
  const flows = chosenFlows(network, params.flowIds);
  for (const flow of flows) {
    const next = chosenFlows(after, [flow.id])[0]!;
    found.push({ code: 'calls', params: { flow: flow.name, before: callsAt(flow, month), after: callsAt(next, month) }, severity: 'info' });
  }
  if (params.from === 'history') {
    for (const flow of flows) {
      const { perMonth } = historyOf(known(flow, params));
      found.push({ code: 'trend', params: { flow: flow.name, calls: perMonth }, severity: 'info' });
    }
    return found;
  }
  const customers = customersAt(params, month);
  // A team with several of the flows is counted once.
  const fte = fteOf([...new Set(flows.flatMap((flow) => teamsWithSkill(network, flow.id)))]);
  if (fte > 0) found.push({ code: 'perFte', params: { customers, fte, ratio: customers / fte }, severity: 'info' });
  return [...found, ...ratioFacts(after, params, month), ...targetFact(params)];
}

/** The fastest growing flow, its trend read as one contact of a customer in five months: changes little by itself. */
function suggest(network: Network, month: number): CustomerBaseParams {
  const pace = (flow: Flow): number => {
    const { level, perMonth } = historyOf(flow.volumeByMonth);
    return level > 0 ? perMonth / level : 0;
  };
  const [flow] = network.flows.filter((one) => !one.deferrable && one.line === 'N1').sort((a, b) => pace(b) - pace(a));
  if (flow === undefined) return { ...customerBase.neutral, customers: 1000, contactsPerCustomer: CONTACTS };
  const { level, perMonth } = historyOf(flow.volumeByMonth);
  const customers = Math.max(100, Math.round((level + perMonth * month) / CONTACTS / 100) * 100);
  const addedPerMonth = Math.round(perMonth / CONTACTS / 10) * 10;
  return { ...customerBase.neutral, flowIds: [flow.id], customers, addedPerMonth, contactsPerCustomer: CONTACTS };
}

export const customerBase = defineLever<CustomerBaseParams>({
  id: 'customer-base',
  subject: 'flows',
  version: 1,
  fields: {
    month: { kind: 'month' },
    flowIds: { kind: 'refs', of: 'flow', min: 1 },
    from: { kind: 'choice', options: ['customers', 'history'] },
    customers: { kind: 'number', min: 0, max: 1e9, unit: 'customers' },
    addedPerMonth: { kind: 'number', min: -1e8, max: 1e8, unit: 'customers' },
    contactsPerCustomer: { kind: 'number', min: 0, max: 100, unit: 'perMonth' },
    targetCustomers: { kind: 'number', min: 0, max: 1e9, unit: 'customers' },
    targetMonths: { kind: 'number', min: 0, max: 120, unit: 'months', integer: true },
    historyMonths: { kind: 'number', min: 0, max: 120, unit: 'months', integer: true },
  },
  unused: ({ from }) =>
    from === 'history' ? ['customers', 'addedPerMonth', 'contactsPerCustomer', 'targetCustomers', 'targetMonths'] : [],
  neutral: {
    month: 0,
    flowIds: [],
    from: 'customers',
    customers: 0,
    addedPerMonth: 0,
    contactsPerCustomer: 0,
    targetCustomers: 0,
    targetMonths: 12,
    historyMonths: 0,
  },
  suggest,
  rewrites: ['flows'],
  changesOfferedWork: true,
  check,
  apply,
  effects,
});
