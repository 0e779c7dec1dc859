import type { Option } from '../options/option.ts';
import { findOption } from '../options/table.ts';
import { isDefined } from './realmFacts.ts';
import type { Entry } from './entry.ts';
import type { Rule } from './rule.ts';
import { removeLine } from './syntaxHeaders.ts';
import type { ConfigView } from './view.ts';

/** Places where any name is allowed, so that its shape is up to the program that reads it. */
function isFree(option: Option): boolean {
  return option.name.startsWith('<') && option.path[0] === 'appdefaults';
}

/** `option-block-expected`. */
export const optionBlockExpected: Rule = {
  id: 'option-block-expected',
  severity: 'error',
  summary: 'A name that stands for a block has a value.',
  consequence:
    'The library looks for settings inside the block, finds none, and ignores the value.',
  remedy: 'Write "name = {", the settings, and }.',
  example: {
    bad: '[plugins]\n    ccselect = k5identity\n',
    good: '[plugins]\n    ccselect = {\n        enable_only = k5identity\n    }\n',
  },
  *check(view) {
    for (const { option, tag, value, node } of view.ofType('block')) {
      if (!option || isFree(option) || value.startsWith('{')) continue;
      yield {
        range: node.value.range,
        message: `${tag} is a block: write "${tag} = {", its settings, and }. The value is ignored.`,
      };
    }
  },
};

/** `option-value-expected`. */
export const optionValueExpected: Rule = {
  id: 'option-value-expected',
  severity: 'error',
  summary: 'A name that takes a value has a block.',
  consequence: 'The library looks for a value, finds none, and takes the default.',
  remedy: 'Write "name = value".',
  example: {
    bad: '[libdefaults]\n    default_realm = {\n    }\n',
    good: '[libdefaults]\n    forwardable = true\n',
  },
  *check(view) {
    for (const { option, tag, path, node } of view.blocks) {
      if (!option || option.type === 'block' || isFree(option)) continue;
      if (path[0] === 'domain_realm' || path[0] === 'capaths') continue;
      // [libdefaults] REALM = { … } may be named like anything, also like an option of Heimdal.
      if (path[0] === 'libdefaults' && isDefined(view, tag)) continue;
      yield {
        range: node.tag.range,
        message: `${tag} takes a value, not a block: nobody reads what is inside.`,
      };
    }
  },
};

/** Single-valued options by place; the same section twice is one place. */
function repeated(view: ConfigView): { later: Entry; first: Entry }[] {
  const found: { later: Entry; first: Entry }[] = [];
  const seen = new Map<string, Entry>();
  const keys = new Map<readonly string[], string>();
  for (const entry of view.entries) {
    const { option, path, tag } = entry;
    if (!option || option.repeatable || option.name.startsWith('<')) continue;
    if (path.length > 2 && !findOption(path, tag)) continue;
    let place = keys.get(path);
    if (place === undefined) {
      place = path.join('\0');
      keys.set(path, place);
    }
    const key = `${place}\0${tag}`;
    const first = seen.get(key);
    if (first) found.push({ later: entry, first });
    else seen.set(key, entry);
  }
  return found;
}

/** `option-duplicate`. */
export const optionDuplicate: Rule = {
  id: 'option-duplicate',
  severity: 'warning',
  summary: 'An option that counts once is set again.',
  consequence: 'MIT, Heimdal and Java take the first value, gokrb5 the last.',
  remedy: 'Remove the line that is wrong.',
  example: {
    bad: '[libdefaults]\n    forwardable = true\n    forwardable = false\n',
    good: '[libdefaults]\n    forwardable = true\n',
  },
  *check(view) {
    if (view.template === 'control') return;
    for (const { later, first } of repeated(view)) {
      const same = later.value === first.value;
      yield {
        range: later.node.tag.range,
        message: same
          ? `${later.tag} is set to the same value above; this line has no effect.`
          : `${later.tag} is set to ${first.value || 'nothing'} above, and the first value counts (in gokrb5 the last).`,
        related: [{ range: first.node.range, message: 'The value that counts' }],
        fixes: [removeLine(view.document, later.node.line)],
        tag: 'unnecessary',
      };
    }
  },
};
