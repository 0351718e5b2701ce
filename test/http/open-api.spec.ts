import assert from 'node:assert/strict';
import { Validator } from '@seriousme/openapi-schema-validator';
import { profileFields } from '../../src/domain/profile.ts';
import { requestStates } from '../../src/domain/request.ts';
import { problems } from '../../src/http/problem.ts';
import { misfit, openApi } from '../support/open-api.ts';

describe('docs/openapi.json', () => {
  it('is OpenAPI 2.0 by the official schema, which is what Power Platform imports', async () => {
    const validator = new Validator();
    assert.deepEqual(await validator.validate({ ...openApi }), { valid: true });
    assert.equal(validator.version, '2.0');
    assert(!(await validator.validate({ ...openApi, paths: [] })).valid);
  });

  it('has examples that fit what it describes, and none that does not', () => {
    let count = 0;
    for (const [path, methods] of Object.entries(openApi.paths)) {
      for (const [method, { responses }] of Object.entries(methods)) {
        assert(method === 'get' || method === 'post');
        for (const [status, { examples = {} }] of Object.entries(responses)) {
          for (const example of Object.values(examples)) {
            assert.equal(misfit(method, path, Number(status), example), undefined, `${method} ${path} ${status}`);
            assert(misfit(method, path, Number(status), { ...example, password: 'x' }));
            count += 1;
          }
        }
      }
    }
    assert.equal(count, 18);
  });

  it('says the states, fields, codes and words that the program really has', () => {
    const { Request, Profile, Problem } = openApi.definitions;
    const properties = JSON.parse(JSON.stringify([Request, Profile, Problem])) as {
      readonly properties: Readonly<Record<string, { readonly enum?: readonly string[] }>>;
    }[];
    const [request, profile, problem] = properties.map((definition) => definition.properties);
    assert.deepEqual(request?.state?.enum, [...requestStates]);
    assert.deepEqual(Object.keys(profile ?? {}), [...profileFields]);
    assert.deepEqual(problem?.code?.enum, Object.keys(problems));
    const told = Object.values(openApi.paths).flatMap((methods) =>
      Object.values(methods).flatMap(({ responses }) =>
        Object.values(responses).flatMap(({ examples = {} }) => Object.values(examples)),
      ),
    );
    for (const example of told.filter((one) => 'code' in one)) {
      const [, problem] = Object.entries(problems).find(([code]) => code === example.code) ?? [];
      const { status, message, remedy } = example;
      assert.deepEqual({ status, message, remedy }, problem);
    }
  });
});
