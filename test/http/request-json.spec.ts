import assert from 'node:assert/strict';
import type { Problem } from '../../src/domain/profile.ts';
import { requestJson } from '../../src/http/request-json.ts';
import { englishProblem } from '../../src/teams/english-problem.ts';
import { texts } from '../../src/teams/strings/translate.ts';
import { newRequest } from '../storage/support/sample.ts';
import { misfit } from '../support/open-api.ts';

const problems = [
  { field: 'phoneNumber', severity: 'warning', key: 'problem.phoneNumber.unusual' },
  { field: 'domain', severity: 'warning', key: 'problem.domain.requested', params: { domain: 'a', number: 'TD-7' } },
] as const satisfies readonly Problem[];

describe('a request as apps read it', () => {
  it('says what validation found in English, beside its key', () => {
    const request = { ...newRequest({ state: 'pendingApproval', problems, profileHash: 'ab12' }), number: 1042 };
    const answer: { readonly warnings?: unknown } = requestJson(request, 'asked', englishProblem, new Date());
    assert.equal(misfit('get', '/api/requests/{id}', 200, JSON.parse(JSON.stringify(answer))), undefined);
    const [phone, domain] = problems.map(({ key }) => texts('en')[key] ?? '');
    const filledIn = domain?.replace('{{domain}}', 'a').replace('{{number}}', 'TD-7');
    assert.deepEqual(answer.warnings, [
      { field: 'phoneNumber', key: 'problem.phoneNumber.unusual', message: phone },
      { field: 'domain', key: 'problem.domain.requested', message: filledIn },
    ]);
  });
});
