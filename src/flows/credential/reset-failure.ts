import type { Failure } from '../../domain/request.ts';
import type { AppError } from '../../errors.ts';
import { failureOf } from '../creation/creation-failure.ts';

/** Why no new password was set, as the owner is told. Nothing about the request can be corrected. */

const ours = { partnerCenterText: '', partnerCenterCode: '', canCorrect: false, canRetry: true } as const;

/** Nobody answered for so long that the owner has to ask again. */
export const overdue: Failure = { ...ours, key: 'failure.resetOverdue', correlationId: '' };

/** Several users, and none of them is the first administrator. */
export function withoutAdministrator(correlationId: string): Failure {
  return { ...ours, key: 'failure.resetNobody', correlationId };
}

/** Attempt after attempt without a definite answer. */
export function unanswered(error: AppError): Failure {
  const { partnerCenterCode, correlationId } = failureOf(error, '');
  return { ...ours, key: 'failure.resetUnanswered', partnerCenterCode, correlationId };
}

/** Partner Center's no. Its words are left out should they repeat the password: they are stored, and shown in a message. */
export function resetFailure(error: AppError, correlationId: string, password: string | undefined): Failure {
  const failure = failureOf(error, correlationId);
  const repeats = password !== undefined && JSON.stringify(failure).includes(password);
  return {
    ...failure,
    key: failure.key === 'refusal.unknown' ? 'failure.resetRefused' : failure.key,
    canCorrect: false,
    canRetry: true,
    ...(repeats ? { partnerCenterText: '' } : {}),
  };
}
