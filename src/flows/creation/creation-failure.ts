import { isProfileField } from '../../domain/profile.ts';
import { describeRefusal } from '../../domain/refusals.ts';
import type { Creation, CustomerRequest, Failure } from '../../domain/request.ts';
import { AppError } from '../../errors.ts';

/** The creation of a confirmed request. */
export function creationOf(request: CustomerRequest): Creation {
  if (!request.creation)
    throw new AppError('request.notFound', 'The request was never confirmed.', 'Confirm it first.');
  return request.creation;
}

/** What the owner is told of an error that ended a creation. */
export function failureOf(error: AppError, correlationId: string): Failure {
  const { refusal } = error;
  if (!refusal) {
    return {
      key: 'failure.unavailable',
      partnerCenterText: '',
      partnerCenterCode: error.code,
      correlationId,
      canCorrect: false,
      canRetry: true,
    };
  }
  const { key, field, params, canCorrect, canRetry } = describeRefusal(refusal);
  return {
    key,
    params,
    ...(field && isProfileField(field) ? { field } : {}),
    partnerCenterText: refusal.description,
    partnerCenterCode: refusal.code === '' ? `HTTP ${refusal.status}` : refusal.code,
    correlationId: refusal.correlationId || correlationId,
    canCorrect,
    // At least one way on is always offered.
    canRetry: canRetry || !canCorrect,
  };
}
