import { MetricInputError } from './errors.ts';

/** A stated probability, 0 to 1, and whether what it was stated of came true. */
export interface Forecast {
  readonly confidence: number;
  readonly happened: boolean;
}

const BINS = 10;

/**
 * Expected calibration error, 0 to 1: over ten bins of equal width ([0, .1), [.1, .2) ... [.9, 1]),
 * the distance between mean confidence and share that happened, weighted by the bin's share of all.
 * Null of no forecasts. Source: Naeini, Cooper and Hauskrecht, "Obtaining well calibrated
 * probabilities using Bayesian binning", 2015; equal width as in Guo et al., "On calibration of
 * modern neural networks", 2017.
 * @throws MetricInputError when a confidence is not within 0 and 1.
 */
export function expectedCalibrationError(forecasts: readonly Forecast[]): number | null {
  if (forecasts.length === 0) return null;
  // confidence minus happened, summed: |sum| / all is the bin's weighted distance.
  const gaps = new Float64Array(BINS);
  for (const { confidence, happened } of forecasts) {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new MetricInputError('A confidence lies within 0 and 1', confidence);
    }
    const bin = Math.min(BINS - 1, Math.floor(confidence * BINS));
    gaps[bin] = (gaps[bin] ?? 0) + confidence - Number(happened);
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / forecasts.length;
}
