import { type Step, steps } from '../../domain/profile.ts';
import type { Progress } from './form-data.ts';
import type { ViewContext } from './view.ts';

/** Where in the wizard a step is, as bars and in words. */
export function progressBars(step: Step, { t }: ViewContext): Progress {
  const at = steps.indexOf(step);
  return {
    bars: steps.map((name, index) => ({ reached: index <= at, name: t(`step.${name}`) })),
    text: t('step.progress', { step: at + 1, steps: steps.length, name: t(`step.${step}`) }),
  };
}
