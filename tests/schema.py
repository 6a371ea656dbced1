#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
"""schema.py SOURCE_ROOT: the schemas in forms/, judged by a validator that is
not ours, say of the definitions in forms/, tests/cases/form and
tests/cases/provider what the loader says, as far as a schema can. Prints
TAP."""

import json
import pathlib
import sys

import jsonschema

# Refused by the loader for what a schema cannot see, so a good editor will not
# mark it. Everything else must be refused by the schema as well.
UNSEEN = {
    'condition-circle', 'condition-on-block',
    'condition-on-itself', 'condition-unknown-field',
    'condition-unknown-field-near', 'condition-unknown-option',
    'condition-unknown-option-in-list', 'direction-override',
    'doubled-column', 'doubled-field', 'doubled-field-later-section',
    'doubled-option', 'doubled-section', 'other-not-a-line',
    'other-unknown', 'reply-from-name-not-a-line', 'reply-from-name-unknown',
    'reply-from-not-email', 'reply-hours-turned-round', 'reply-mail-doubled',
    'reply-phrase-without-letters', 'reply-unknown-field',
    'rule-of-rows-at-column', 'rule-of-rows-at-text',
    'rule-of-text-at-rows', 'rule-own-field', 'rule-unknown-column',
    'rule-unknown-field', 'rule-unknown-option',
    'rule-unknown-option-elsewhere', 'takes-lines-twice', 'too-many-fields',
}
UNSEEN_PROVIDER = {
    'doubled-code', 'host-everybodys', 'until-before-from',
}


def refusal(validator, path):
    """Why the schema refuses a file, '' when it does not."""
    try:
        definition = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        return 'no JSON: %s' % error
    return '; '.join(error.message for error in
                     validator.iter_errors(definition))


def objects(node):
    """All descriptions of objects in a schema."""
    if isinstance(node, dict):
        if node.get('type') == 'object':
            yield node
        for below in node.values():
            yield from objects(below)
    elif isinstance(node, list):
        for below in node:
            yield from objects(below)


def undescribed(schema):
    """Keys that an editor could not explain."""
    for part in objects(schema):
        for key, value in part['properties'].items():
            name = value.get('$ref', '').rpartition('/')[2]
            if not ('description' in value or
                    'description' in schema['definitions'].get(name, {})):
                yield key


def keys_of(node):
    """All keys of the objects in a definition."""
    if isinstance(node, dict):
        for key, below in node.items():
            yield key
            yield from keys_of(below)
    elif isinstance(node, list):
        for below in node:
            yield from keys_of(below)


def of_schema(root, name, unseen, files):
    """(title, what is wrong or '') of every test of NAME.schema.json."""
    schema = json.loads((root / f'forms/{name}.schema.json').read_bytes())
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    parts = list(objects(schema))
    yield f'{name}: every key is described', ', '.join(undescribed(schema))
    yield f'{name}: no object takes unknown keys', ', '.join(
        part.get('description', '?') for part in parts
        if part.get('additionalProperties') is not False)

    cases = root / 'tests/cases' / name
    full = json.loads((cases / 'full/input.json').read_bytes())
    known = {key for part in parts for key in part['properties']}
    yield f'{name}: the full definition has every key', ', '.join(
        sorted(known - set(keys_of(full))))
    for path in files:
        yield path.name + ' is taken', refusal(validator, path)

    names = {case.name for case in cases.iterdir()}
    yield f'{name}: every case said to be unseen exists', ', '.join(
        sorted(unseen - names))
    for case in sorted(cases.iterdir()):
        said = refusal(validator, case / 'input.json')
        if (case / 'ok').exists() or case.name in unseen:
            yield f'{name}: {case.name} is taken', said
        else:
            yield (f'{name}: {case.name} is refused',
                   '' if said else 'it is taken')


def results(root):
    """The same of all schemas."""
    files = [path for path in sorted((root / 'forms').glob('*.json'))
             if not path.name.endswith('.schema.json')]
    providers = [path for path in files
                 if path.name.endswith('.provider.json')]
    forms = [path for path in files if path not in providers]
    yield from of_schema(root, 'form', UNSEEN, forms)
    yield from of_schema(root, 'provider', UNSEEN_PROVIDER, providers)


def main():
    """Runs all tests; 1 when one failed."""
    number = 0
    failed = 0
    for title, wrong in results(pathlib.Path(sys.argv[1])):
        number += 1
        failed += bool(wrong)
        print('%sok %d - %s' % ('not ' if wrong else '', number, title))
        if wrong:
            print('# ' + wrong[:500].replace('\n', ' '))
    print('1..%d' % number)
    return 1 if failed else 0


sys.exit(main())
