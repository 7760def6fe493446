import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  digitsForHalfWidth,
  formatDuration,
  formatEstimate,
  formatEuros,
  formatHoursRange,
  formatMinutesOfDay,
  formatMonth,
  formatMonthOf,
  formatNumber,
  formatPoints,
  formatSeconds,
  formatShare,
  formatSigned,
  formatWeekday,
  monthAfter,
  parseDuration,
  parseHoursRange,
  parseMonth,
  parseNumber,
  parseShare,
  parseTimeOfDay,
  plural,
} from '../../src/i18n/format.ts';
import { LANGS } from '../../src/i18n/lang.ts';

const NB = '\u00a0';
const NN = '\u202f';

describe('French figures are set as French printing asks', () => {
  it('puts a narrow no-break space between thousands and a comma before decimals', () => {
    expect(formatNumber('fr', 1234567.5, 1)).toBe(`1${NN}234${NN}567,5`);
    expect(formatNumber('en', 1234567.5, 1)).toBe('1,234,567.5');
  });
  it('puts a no-break space before % and €', () => {
    expect(formatShare('fr', 0.812, 1)).toBe(`81,2${NB}%`);
    expect(formatShare('en', 0.812, 1)).toBe('81.2%');
    expect(formatEuros('fr', -1234)).toBe(`−1${NN}234${NB}€`);
    expect(formatEuros('en', -1234)).toBe('−€1,234');
  });
  it('writes times as 14 h 30 and 14:30', () => {
    expect([
      formatMinutesOfDay('fr', 870),
      formatMinutesOfDay('fr', 480),
      formatMinutesOfDay('en', 870),
      formatMinutesOfDay('en', 1440),
    ]).toEqual([`14${NB}h${NB}30`, `8${NB}h`, '14:30', '24:00']);
  });
  it('writes months and weekdays in words', () => {
    expect([
      formatMonth('fr', '2012-03'),
      formatMonth('en', '2012-03'),
      formatMonthOf('fr', '2012-01', 14, 'short'),
      formatWeekday('fr', 0, 'short'),
    ]).toEqual(['mars 2012', 'March 2012', 'mars 2013', 'lun.']);
    expect([monthAfter('2012-11', 2), monthAfter('2012-01', 35), monthAfter('2012-01', -1)]).toEqual(['2013-01', '2014-12', '2011-12']);
  });
  it('writes opening hours and closed days', () => {
    expect(formatHoursRange('fr', { fromMinute: 480, toMinute: 1200 })).toBe(`8${NB}h–20${NB}h`);
    expect(formatHoursRange('en', { fromMinute: 480, toMinute: 1200 })).toBe('08:00–20:00');
    expect([formatHoursRange('fr', null), formatHoursRange('en', null)]).toEqual(['fermé', 'closed']);
  });
  it('writes durations in the units people say', () => {
    expect([
      formatDuration('fr', 45),
      formatDuration('fr', 450),
      formatDuration('fr', 3900),
      formatDuration('en', 172800),
      formatSeconds('fr', 12.5, 1),
    ]).toEqual([`45${NB}s`, `7${NB}min${NB}30${NB}s`, `1${NB}h${NB}05${NB}min`, `2${NB}d`, `12,5${NB}s`]);
  });
  it('takes the singular below two in French and for one alone in English', () => {
    expect([plural('fr', 0, 'appel', 'appels'), plural('fr', 1.9, 'appel', 'appels'), plural('en', 0, 'call', 'calls')]).toEqual([
      'appel',
      'appel',
      'calls',
    ]);
  });
});

describe('a figure never says more than is known', () => {
  it('rounds an estimate to what its half-width allows', () => {
    expect(formatEstimate('fr', 0.8123, 0.0062, 'share')).toBe(`81,2${NB}±${NB}0,6${NB}%`);
    expect(formatEstimate('en', 12345.6, 321, 'number')).toBe(`12,346${NB}±${NB}321`);
    expect(formatEstimate('en', 12.345, 0.141, 'seconds')).toBe(`12.35${NB}±${NB}0.14${NB}s`);
    expect(formatEstimate('en', -0.02, 0.011, 'share', true)).toBe(`−2.0${NB}±${NB}1.1%`);
    expect(formatEstimate('en', 5, 1, 'euros', true)).toBe(`+€5.0${NB}±${NB}1.0`);
  });
  it('says that the error is unknown instead of hiding it', () => {
    expect(formatEstimate('fr', 0.8, null, 'share')).toBe(`80,0${NB}±${NB}?${NB}%`);
  });
  it('keeps one or two significant figures of the half-width', () => {
    expect([30, 3, 1.2, 0.6, 0.14, 0.02].map(digitsForHalfWidth)).toEqual([0, 0, 1, 1, 2, 2]);
  });
  it('shows a dash for what is no number, and never minus zero', () => {
    expect([
      formatNumber('fr', Number.NaN),
      formatShare('en', Number.POSITIVE_INFINITY),
      formatNumber('fr', -0.001, 1),
      formatSigned('fr', 0.001, 1),
    ]).toEqual(['–', '–', '0,0', '0,0']);
    expect([formatSigned('fr', 3), formatSigned('fr', -3), formatPoints('fr', -0.012), formatPoints('en', 0.02)]).toEqual([
      '+3',
      '−3',
      `−1,2${NB}pt`,
      `+2.0${NB}pts`,
    ]);
  });
});

describe('numbers are read as they are typed or pasted', () => {
  it('takes every kind of space and both decimal signs', () => {
    const typed = ['12 000', `12${NB}000`, `12${NN}000`, '12\u2009000', '12.000,0', '12,000.0', '1,2E+04', '12000 €'];
    expect(typed.map((text) => parseNumber('fr', text))).toEqual(typed.map(() => ({ ok: true, value: 12000 })));
    expect([parseNumber('fr', '12,5'), parseNumber('fr', '12.5'), parseNumber('en', '12,5'), parseNumber('en', '12.5')]).toEqual(
      Array.from({ length: 4 }, () => ({ ok: true, value: 12.5 })),
    );
  });
  it('reads a comma before three digits as thousands in English only', () => {
    expect(
      [parseNumber('en', '1,234'), parseNumber('fr', '1,234'), parseNumber('en', '0,125')].map((p) => (p.ok ? p.value : p.code)),
    ).toEqual([1234, 1.234, 0.125]);
  });
  it('reads a percentage as a share', () => {
    expect([parseNumber('fr', `80${NB}%`), parseShare('fr', '80'), parseShare('en', '4.5%')].map((p) => (p.ok ? p.value : p.code))).toEqual(
      [0.8, 0.8, 0.045],
    );
  });
  it('refuses what is no number, with the reason', () => {
    const cases: readonly [string, string][] = [
      ['', 'required'],
      ['  ', 'required'],
      ['NaN', 'notANumber'],
      ['douze', 'notANumber'],
      ['1,2,3', 'notANumber'],
      ['1.2,3.4', 'notANumber'],
      ['--3', 'notANumber'],
      ['Infinity', 'notANumber'],
      ['1e999', 'notFinite'],
      ['0x10', 'notANumber'],
    ];
    expect(cases.map(([text]) => parseNumber('fr', text))).toEqual(cases.map(([, code]) => ({ ok: false, code })));
  });
  it('reads back every number it writes', () => {
    const wrong: unknown[] = [];
    fc.assert(
      fc.property(fc.constantFrom(...LANGS), fc.double({ min: -1e15, max: 1e15, noNaN: true }), (lang, value) => {
        const rounded = Number(value.toFixed(4));
        const read = parseNumber(lang, formatNumber(lang, rounded, 4));
        if (!read.ok || Math.abs(read.value - rounded) > 1e-9) wrong.push([lang, value, read]);
        const share = parseShare(lang, formatShare(lang, rounded));
        if (!share.ok || Math.abs(share.value - rounded) > 1e-9 * Math.max(1, Math.abs(rounded))) wrong.push([lang, value, share]);
      }),
      { numRuns: 500 },
    );
    expect(wrong).toEqual([]);
  });
  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LANGS), fc.string({ unit: 'binary', maxLength: 80 }), (lang, text) => {
        parseNumber(lang, text);
        parseShare(lang, text);
        parseTimeOfDay(text);
        parseHoursRange(text);
        parseDuration(lang, text);
        parseMonth(text);
      }),
    );
  });
});

describe('times of day', () => {
  it('takes the four French writings and the English ones', () => {
    expect(['14 h 30', '14h30', '14:30', '14,5 h', '2:30 pm', '14:30:00', `14${NB}h${NB}30`].map(parseTimeOfDay)).toEqual(
      Array.from({ length: 7 }, () => ({ ok: true, value: 870 })),
    );
    expect(
      [parseTimeOfDay('7,5 h'), parseTimeOfDay('8h'), parseTimeOfDay('8'), parseTimeOfDay('24:00'), parseTimeOfDay('12 am')].map(
        (p) => p.ok && p.value,
      ),
    ).toEqual([450, 480, 480, 1440, 0]);
  });
  it('refuses 25:61 and its kin', () => {
    const typed = ['25:61', '24:01', '14:60', '14:', 'h30', '1430', '7.30', '13 pm', 'midi et demi', '-3'];
    expect(typed.map(parseTimeOfDay)).toEqual(typed.map(() => ({ ok: false, code: 'badTime' })));
  });
  it('reads back every time it writes', () => {
    const wrong: number[] = [];
    for (let minute = 0; minute <= 1440; minute += 1) {
      for (const lang of LANGS) {
        const read = parseTimeOfDay(formatMinutesOfDay(lang, minute));
        if (!read.ok || read.value !== minute) wrong.push(minute);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('opening hours', () => {
  it('takes dashes, words and closed in both languages', () => {
    const typed = ['8h–20h', '8-20', '08:00 - 20:00', 'de 8 h à 20 h', '8 to 20', '8 h—20 h'];
    expect(typed.map(parseHoursRange)).toEqual(typed.map(() => ({ ok: true, value: { fromMinute: 480, toMinute: 1200 } })));
    expect(['fermé', 'Closed', '–'].map(parseHoursRange)).toEqual(Array.from({ length: 3 }, () => ({ ok: true, value: null })));
  });
  it('refuses hours that end before they begin, or that are no hours', () => {
    expect(['20h–8h', '8h–25:61', '8h', '', '8–20–22', '8h–'].map((text) => parseHoursRange(text))).toEqual(
      ['badHours', 'badTime', 'badHours', 'required', 'badHours', 'badHours'].map((code) => ({ ok: false, code })),
    );
  });
  it('reads back what it writes', () => {
    const hours = { fromMinute: 450, toMinute: 1215 };
    expect(LANGS.map((lang) => parseHoursRange(formatHoursRange(lang, hours)))).toEqual(LANGS.map(() => ({ ok: true, value: hours })));
  });
});

describe('durations and months', () => {
  it('reads seconds, minutes, hours and days', () => {
    const typed = ['450', '450 s', '7 min 30', '7min30s', '7,5 min', '7:30', '0:07:30', `7${NB}min${NB}30${NB}s`, "7'30"];
    expect(typed.map((text) => parseDuration('fr', text))).toEqual(typed.map(() => ({ ok: true, value: 450 })));
    expect(['1 h 05', '2 j', '4 hours'].map((text) => parseDuration('fr', text))).toEqual(
      [3900, 172800, 14400].map((value) => ({ ok: true, value })),
    );
  });
  it('refuses durations that contradict themselves', () => {
    expect(['30 s 7 min', '7 min 8 min', 'longtemps', '1:75', '5 %'].map((text) => parseDuration('fr', text))).toEqual(
      Array.from({ length: 5 }, () => ({ ok: false, code: 'badDuration' })),
    );
  });
  it('reads back every duration it writes, to the second', () => {
    const wrong: number[] = [];
    for (let seconds = 0; seconds < 3600; seconds += 7) {
      const read = parseDuration('fr', formatDuration('fr', seconds));
      if (!read.ok || read.value !== seconds) wrong.push(seconds);
    }
    expect(wrong).toEqual([]);
  });
  it('reads months as people write them', () => {
    expect(['2012-02', '02/2012', 'février 2012', 'févr. 2012', 'February 2012', 'Feb 2012'].map(parseMonth)).toEqual(
      Array.from({ length: 6 }, () => ({ ok: true, value: '2012-02' })),
    );
    expect(['2012-13', 'brumaire 2012', '2012', 'juin 2012', 'juillet 2012'].map((text) => parseMonth(text))).toEqual([
      { ok: false, code: 'badMonth' },
      { ok: false, code: 'badMonth' },
      { ok: false, code: 'badMonth' },
      { ok: true, value: '2012-06' },
      { ok: true, value: '2012-07' },
    ]);
  });
});
