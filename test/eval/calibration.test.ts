import { describe, expect, it } from 'vitest';
import { expectedCalibrationError } from '../../src/eval/calibration.ts';
import { MetricInputError } from '../../src/eval/errors.ts';

const forecast = (confidence: number, happened: boolean) => ({ confidence, happened });

describe('expectedCalibrationError', () => {
  it('weighs the distance of each bin by its size', () => {
    // [.8, .9): mean .85, half happened, distance .35, two of four.
    // [.2, .3): mean .25, none happened, distance .25, two of four.
    const forecasts = [
      forecast(0.82, true),
      forecast(0.88, false),
      forecast(0.2, false),
      forecast(0.3 - 1e-9, false),
    ];
    expect(expectedCalibrationError(forecasts)).toBeCloseTo(0.5 * 0.35 + 0.5 * 0.25, 6);
  });

  it('puts a boundary into the upper bin, and 1 into the last', () => {
    // .2 stands alone in [.2, .3): .2 of distance; 1 and .95 share the last bin: |1.95 - 2| in sum.
    const forecasts = [forecast(0.2, false), forecast(0.15, false), forecast(1, true), forecast(0.95, true)];
    expect(expectedCalibrationError(forecasts)).toBeCloseTo((0.2 + 0.15 + 0.05) / 4, 12);
    // In one bin the two errors cancel out, in two bins they do not.
    expect(expectedCalibrationError([forecast(0.15, true), forecast(0.2, false)])).toBeCloseTo(1.05 / 2, 12);
    expect(expectedCalibrationError([forecast(0.5, true), forecast(0.5, false)])).toBe(0);
  });

  it('has no value without forecasts and refuses what is no probability', () => {
    expect(expectedCalibrationError([])).toBeNull();
    expect(() => expectedCalibrationError([forecast(1.1, true)])).toThrow(MetricInputError);
    expect(() => expectedCalibrationError([forecast(Number.NaN, true)])).toThrow(MetricInputError);
  });
});
