const WIDTH = 100;
const HEIGHT = 8;

/** A bar from the left; its figure stands beside it, so it is for the eyes only. */
export function ShareBar({ share, kind }: { share: number; kind: 'dense' | 'lexical' }) {
  return (
    <svg class={`chart ${kind}`} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
      <rect class="track" width={WIDTH} height={HEIGHT} rx="4" />
      <rect class="fill" width={bounded(share, 0) * WIDTH} height={HEIGHT} rx="4" />
    </svg>
  );
}

/** A bar from the middle to the right for what speaks for something, to the left for what is against it. */
export function DivergingBar({ share }: { share: number }) {
  const half = WIDTH / 2;
  const length = Math.abs(bounded(share, -1)) * half;
  return (
    <svg class="chart reader" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
      <rect class="track" width={WIDTH} height={HEIGHT} rx="4" />
      <rect
        class={share < 0 ? 'fill against' : 'fill'}
        x={share < 0 ? half - length : half}
        width={length}
        height={HEIGHT}
      />
      <rect class="middle" x={half - 0.5} width="1" height={HEIGHT} />
    </svg>
  );
}

/** A value from 0 to 1 with the mark that it has to reach. */
export function Meter({
  value,
  threshold,
  label,
  isReached,
}: {
  value: number;
  threshold: number;
  label: string;
  isReached: boolean;
}) {
  return (
    <svg class={isReached ? 'meter reached' : 'meter'} viewBox="0 0 400 24" role="img" aria-label={label}>
      <rect class="track" y="6" width="400" height="12" rx="6" />
      <rect class="fill" y="6" width={bounded(value, 0) * 400} height="12" rx="6" />
      <rect class="threshold" x={bounded(threshold, 0) * 400 - 1} width="2" height="24" />
    </svg>
  );
}

function bounded(share: number, least: number): number {
  return Math.min(1, Math.max(least, share));
}
