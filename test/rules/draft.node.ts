import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {settings as desk} from '../../server/memory/world/settings.js';
import type {DeskSettings, FieldDefinition, Impact, RequestType} from '../../src/contract/desk-settings.js';
import {checkDraft} from '../../src/rules/check-draft.js';
import {issuesIn, type CheckedDraft, visibleFields} from '../../src/rules/draft.js';
import {priorityOf} from '../../src/rules/priority.js';

const text = {'zh-Hans': '文', en: 'text'};
const option = (id: string) => ({id, label: text});
const field = (id: string, kind: FieldDefinition['kind'], more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  id,
  kind,
  label: text,
  required: false,
  ...more,
});

const type: RequestType = {
  id: 'fault',
  name: text,
  description: text,
  asksImpact: true,
  asksCategory: true,
  fields: [
    field('place', 'select', {required: true, options: [option('here'), option('there')]}),
    field('version', 'text', {required: true, maxLength: 5, when: {field: 'place', is: ['here']}}),
    field('patch', 'text', {required: true, when: {field: 'version', is: ['1.0']}}),
    field('database', 'radio', {options: [option('mysql')], when: {field: 'category', is: ['data-link']}}),
    field('day', 'date'),
    field('began', 'datetime'),
    field('parts', 'checkbox', {options: [option('a'), option('b')]}),
    field('agreed', 'checkbox'),
    field('a/b~c', 'text', {maxLength: 1}),
    field('newer', 'hologram', {maxLength: 3}),
  ],
};

const settings: DeskSettings = {
  ...desk,
  requestTypes: [type, {...type, id: 'bare', asksImpact: false, asksCategory: false, fields: []}],
  categories: [{id: 'data', name: text, children: [{id: 'data-link', name: text}]}],
  consents: [
    {id: 'privacy', text, required: true},
    {id: 'news', text, required: false},
  ],
  limits: {...desk.limits, title: 10, description: 20, attachments: {...desk.limits.attachments, count: 2}},
};

const impact = Object.fromEntries(desk.impact.questions.map(({id, options}) => [id, options[0]?.id ?? '']));
const good: CheckedDraft = {
  type: 'fault',
  title: '打不开',
  description: '升级后打不开',
  category: 'data',
  fields: {place: 'there'},
  impact,
  consents: ['privacy'],
  attachments: [],
};

const issuesOf = (change: Partial<CheckedDraft>) => checkDraft(settings, {...good, ...change});
const codesOf = (change: Partial<CheckedDraft>) => issuesOf(change).map(({pointer, code}) => `${pointer} ${code}`);

describe('checking a draft', () => {
  it('finds nothing wrong with a good one', () => {
    assert.deepEqual(issuesOf({}), []);
  });

  it('knows the request type before anything else', () => {
    assert.deepEqual(codesOf({type: 'spell', title: ''}), ['/type unknown-option']);
    assert.deepEqual(codesOf({type: ''}), ['/type required']);
  });

  it('wants title and description with something in them, within their limits', () => {
    assert.deepEqual(codesOf({title: ' \n', description: '\u3000'}), ['/title required', '/description required']);
    assert.deepEqual(issuesOf({title: 'x'.repeat(11)}), [{pointer: '/title', code: 'too-long', params: {max: 10, actual: 11}}]);
    assert.deepEqual(issuesOf({title: 'x'.repeat(10)}), []);
  });

  it('wants a category and every impact answer where they are asked, and only there', () => {
    assert.deepEqual(codesOf({category: undefined}), ['/category required']);
    assert.deepEqual(codesOf({category: 'weather'}), ['/category unknown-option']);
    assert.deepEqual(codesOf({category: 'data-link'}), []);
    assert.deepEqual(codesOf({impact: {...impact, scope: 'universe'}}), ['/impact/scope unknown-option']);
    assert.deepEqual(codesOf({impact: {}}), ['/impact/scope required', '/impact/work required', '/impact/data required']);
    assert.deepEqual(codesOf({type: 'bare', category: undefined, impact: {}, fields: {}}), []);
  });

  it('wants required fields only while they are visible', () => {
    assert.deepEqual(codesOf({fields: {}}), ['/fields/place required']);
    assert.deepEqual(codesOf({fields: {place: 'here'}}), ['/fields/version required']);
    assert.deepEqual(codesOf({fields: {place: 'here', version: '1.0'}}), ['/fields/patch required']);
  });

  it('ignores what hidden and unknown fields hold', () => {
    assert.deepEqual(codesOf({fields: {place: 'there', version: 'far too long', patch: true, nonsense: ['x']}}), []);
    assert.deepEqual(codesOf({fields: {place: 'there', database: 'oracle'}}), []);
    assert.deepEqual(codesOf({category: 'data-link', fields: {place: 'there', database: 'oracle'}}), ['/fields/database unknown-option']);
  });

  it('checks each kind of field', () => {
    const fieldCodes = (fields: CheckedDraft['fields']) => codesOf({fields: {place: 'there', ...fields}});
    assert.deepEqual(fieldCodes({place: 'nowhere'}), ['/fields/place unknown-option']);
    assert.deepEqual(fieldCodes({place: ['nowhere']}), ['/fields/place unknown-option']);
    assert.deepEqual(fieldCodes({parts: ['a', 'z']}), ['/fields/parts unknown-option']);
    assert.deepEqual(fieldCodes({parts: 'a', agreed: 'yes'}), ['/fields/parts invalid-value', '/fields/agreed invalid-value']);
    assert.deepEqual(fieldCodes({parts: [], agreed: false, day: '', began: ''}), []);
    assert.deepEqual(fieldCodes({newer: 'long'}), ['/fields/newer too-long']);
    assert.deepEqual(fieldCodes({newer: ['x']}), ['/fields/newer invalid-value']);
    assert.deepEqual(fieldCodes({'a/b~c': 'xx'}), ['/fields/a~1b~0c too-long']);
  });

  it('takes only days and times that exist', () => {
    const codes = (day: string, began: string) => codesOf({fields: {place: 'there', day, began}});
    assert.deepEqual(codes('2024-02-29', '2026-11-22T09:30'), []);
    assert.deepEqual(codes('0099-01-31', '2026-11-22T09:30:15.5+08:00'), []);
    assert.deepEqual(codes('2023-02-29', '2026-11-31T09:30'), ['/fields/day not-a-date', '/fields/began not-a-date']);
    assert.deepEqual(codes('2024-13-01', '2026-11-22T24:00'), ['/fields/day not-a-date', '/fields/began not-a-date']);
    assert.deepEqual(codes('29.2.2024', '2026-11-22'), ['/fields/day not-a-date', '/fields/began not-a-date']);
  });

  it('finds in the form, as it is filled in, what the controls of a form let happen', () => {
    const changes: Partial<CheckedDraft>[] = [
      {},
      {type: ''},
      {title: ' \n', description: '\u3000'},
      {title: 'x'.repeat(11), attachments: [1, 2, 3]},
      {category: 'weather', impact: {...impact, scope: 'universe'}, consents: ['news']},
      {fields: {place: 'here', version: 'far too long', parts: ['a', 'z'], agreed: false}},
    ];
    for (const change of changes) assert.deepEqual(issuesIn(settings, {...good, ...change}), issuesOf(change));
  });

  it('counts attachments and wants required consents', () => {
    assert.deepEqual(issuesOf({attachments: [1, 2, 3]}), [{pointer: '/attachments', code: 'too-many', params: {max: 2, actual: 3}}]);
    assert.deepEqual(codesOf({consents: ['news']}), ['/consents/privacy required']);
  });

  it('is not fooled by answers named like properties of every object', () => {
    const fields = [field('constructor', 'text', {required: true})];
    const tricky = {...settings, requestTypes: [{...type, asksImpact: false, asksCategory: false, fields}]};
    assert.deepEqual(checkDraft(tricky, {...good, fields: {}}), [{pointer: '/fields/constructor', code: 'required'}]);
  });

  it('survives any answers of the right outer shape', () => {
    const value = fc.oneof(fc.string(), fc.boolean(), fc.array(fc.string()));
    const ids = fc.constantFrom(...type.fields.map(({id}) => id), '__proto__', 'x');
    fc.assert(
      fc.property(fc.dictionary(ids, value), fc.string(), fc.string(), (fields, title, category) => {
        for (const {pointer, code} of issuesOf({fields, title, category})) assert.ok(pointer.startsWith('/') && code);
      }),
    );
  });
});

describe('visible fields', () => {
  const shown = (fields: CheckedDraft['fields'], category?: string) =>
    visibleFields(type, {fields, category})
      .map(({id}) => id)
      .filter((id) => ['version', 'patch', 'database'].includes(id));

  it('follow the answers, through hidden ones too', () => {
    assert.deepEqual(shown({}), []);
    assert.deepEqual(shown({place: 'here'}), ['version']);
    assert.deepEqual(shown({place: 'here', version: '1.0'}), ['version', 'patch']);
    assert.deepEqual(shown({place: 'there', version: '1.0'}), []);
    assert.deepEqual(shown({}, 'data-link'), ['database']);
  });

  it('may hang on a tick, or on one of several chosen', () => {
    const fields = [
      field('call', 'checkbox'),
      field('phone', 'text', {when: {field: 'call', is: ['true']}}),
      field('parts', 'checkbox', {options: [option('a'), option('b')]}),
      field('detail', 'text', {when: {field: 'parts', is: ['b']}}),
    ];
    const ids = (answers: CheckedDraft['fields']) => visibleFields({...type, fields}, {fields: answers}).map(({id}) => id);
    assert.deepEqual(ids({call: true, parts: ['a', 'b']}), ['call', 'phone', 'parts', 'detail']);
    assert.deepEqual(ids({call: false, parts: ['a']}), ['call', 'parts']);
  });

  it('that hang on each other, or on nothing, stay hidden', () => {
    const fields = [
      field('a', 'text', {when: {field: 'b', is: ['1']}}),
      field('b', 'text', {when: {field: 'a', is: ['1']}}),
      field('c', 'text', {when: {field: 'gone', is: ['1']}}),
    ];
    assert.deepEqual(visibleFields({...type, fields}, {fields: {a: '1', b: '1', gone: '1'}}), []);
  });
});

describe('priority', () => {
  const rules: Impact = {
    questions: [],
    matrix: [
      {when: {work: ['stopped'], who: ['all', 'many']}, priority: 'P0'},
      {when: {work: ['stopped']}, priority: 'P1'},
    ],
    otherwise: 'P3',
    priorities: [],
  };

  it('comes from the first row that fits wholly, else from the rest', () => {
    assert.equal(priorityOf(rules, {work: 'stopped', who: 'many'}), 'P0');
    assert.equal(priorityOf(rules, {work: 'stopped', who: 'me'}), 'P1');
    assert.equal(priorityOf(rules, {work: 'stopped'}), 'P1');
    assert.equal(priorityOf(rules, {}), 'P3');
    assert.equal(priorityOf({...rules, matrix: [{when: {}, priority: 'P2'}]}, {}), 'P2');
  });
});
