import { describe, expect, it } from 'vitest';
import type { CommandIo } from '../../src/cli/command.ts';
import { main } from '../../src/cli/plateau.ts';
import { erlangA } from '../../src/engine/queueing/erlang-a.ts';

async function run(line: string): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const io: CommandIo = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    readText: () => Promise.reject(new Error('no file is read here')),
  };
  const code = await main(line.split(' ').filter(Boolean), io);
  return { code, out, err };
}

const lines = (text: string) => text.split('\n').length - 1;

describe('plateau', () => {
  it('lists its commands with --help and explains each', async () => {
    const { code, out, err } = await run('--help');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^ {2}erlang +\S/m);
    expect((await run('erlang --help')).out).toMatch(/^plateau erlang b\|c\|a --arrivals PER_HOUR --handling SECONDS/);
  });

  it('refuses what it does not know in one line on stderr, with exit code 2 and an empty stdout', async () => {
    const bad = [
      '',
      'fly',
      'plan x.plateau',
      'claim abc',
      '__proto__',
      'constructor',
      '../store/x',
      'erlang',
      'erlang d',
      'erlang a b',
      'erlang c --json',
    ];
    const answers = await Promise.all(bad.map(run));
    const wrong = bad.filter((_, i) => {
      const { code, out, err } = answers[i]!;
      return code !== 2 || out !== '' || lines(err) !== 1 || !err.startsWith('plateau: ') || /^\s+at /m.test(err);
    });
    expect(wrong).toEqual([]);
  });

  it('says that plan and claim are not in this version', async () => {
    expect((await run('plan x.plateau')).err).toMatch(/"plan" is not in this version/);
    expect((await run('claim 5')).err).toMatch(/"claim" is not in this version/);
  });
});

describe('plateau erlang', () => {
  const load = '--arrivals 200 --handling 180 --agents 14';

  it('prints one JSON object with exactly the measures that the model has', async () => {
    const keys = async (line: string) => {
      const { code, out } = await run(line);
      expect(code).toBe(0);
      expect(lines(out)).toBe(1);
      return Object.keys(JSON.parse(out) as object);
    };
    expect(await keys(`erlang b ${load} --json`)).toEqual(['blocking', 'occupancy']);
    const waiting = ['waitProbability', 'serviceLevel', 'serviceLevelExcludingShort', 'meanWait', 'asa'];
    expect(await keys(`erlang c ${load} --within 20 --json`)).toEqual([...waiting, 'occupancy']);
    expect(await keys(`erlang a ${load} --patience 300 --within 20 --json`)).toEqual([...waiting, 'abandonment', 'occupancy']);
    expect(await keys(`erlang a ${load} --patience 300 --json`)).not.toContain('serviceLevel');
  });

  it('prints the figures of the closed form, unrounded', async () => {
    const { out } = await run(`erlang a ${load} --patience=300 --within=20 --json`);
    const exact = erlangA({ callsPerHour: 200, handlingSeconds: 180, agents: 14 }, 300, 20);
    expect(JSON.parse(out)).toMatchObject({ abandonment: exact.abandonment, serviceLevel: exact.serviceLevel, meanWait: exact.meanWait });
  });

  it('prints a table for people, with the limit beside the service level', async () => {
    const { out } = await run(`erlang c ${load} --within 20`);
    expect(out).toMatch(/^Erlang C: 200 calls\/h of 180 s \(10 erlangs\), 14 agents$/m);
    expect(out).toMatch(/service level \(20 s\) +88\.84 %/);
  });

  it('says in one line, with exit code 1, that an Erlang C queue has no steady state', async () => {
    const { code, out, err } = await run('erlang c --arrivals 200 --handling 180 --agents 10 --within 20 --json');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^plateau: 10 agents cannot carry 10 erlangs .*\n$/);
  });

  it('refuses bad figures with exit code 2, naming the option', async () => {
    const cases: [string, string][] = [
      ['erlang a --arrivals 200 --handling 180 --agents 14', '--patience'],
      ['erlang c --arrivals -1 --handling 180 --agents 14', '--arrivals'],
      ['erlang c --arrivals NaN --handling 180 --agents 14', '--arrivals'],
      ['erlang c --arrivals 0x10 --handling 180 --agents 14', '--arrivals'],
      ['erlang c --arrivals 1e999 --handling 180 --agents 14', '--arrivals'],
      ['erlang c --arrivals 200 --handling --agents 14', '--handling'],
      ['erlang c --arrivals 200 --handling 180 --agents', '--agents'],
      ['erlang c --arrivals 200 --handling 180', '--agents'],
      ['erlang c --arrivals 200 --handling 180 --agents 14 --agents 15', '--agents'],
      ['erlang c --arrivals 200 --handling 180 --agents 14 --wthin 20', '--wthin'],
      ['erlang c --arrivals 200 --handling 180 --agents 14 --__proto__ 20', '--__proto__'],
      ['erlang b --arrivals 200 --handling 180 --agents 14 --json=1', '--json'],
    ];
    const answers = await Promise.all(cases.map(([line]) => run(line)));
    const wrong = cases.filter(([, option], i) => {
      const { code, out, err } = answers[i]!;
      return code !== 2 || out !== '' || lines(err) !== 1 || !err.includes(option);
    });
    expect(wrong).toEqual([]);
  });

  it('tells on stderr when an option has no meaning for the model, and keeps stdout clean', async () => {
    const { code, out, err } = await run(`erlang c ${load} --patience 60 --json`);
    expect(code).toBe(0);
    expect(err).toMatch(/^note: .*--patience/);
    expect(() => JSON.parse(out) as unknown).not.toThrow();
  });
});
