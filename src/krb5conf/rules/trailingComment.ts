import { indentOf, insertLines, replace } from '../fix.ts';
import { mitDuration } from '../values/duration.ts';
import { readKdcHost, spoilsAllKdcs } from '../values/kdcHost.ts';
import { partOfValue } from './entry.ts';
import type { Entry } from './entry.ts';
import type { Finding, Rule } from './rule.ts';
import type { ConfigView } from './view.ts';

/** What the library makes of the value together with the comment. */
function consequence({ option, value, node }: Entry): Pick<Finding, 'message' | 'severity'> {
  const whole = node.value.text;
  switch (option?.type) {
    case 'boolean':
      return {
        message:
          option.badValue === 'fails-at-start'
            ? `"${whole}" is no boolean, and every Kerberos program refuses to start.`
            : `"${whole}" is no boolean, so it counts as false without a message.`,
      };
    case 'integer':
      return { message: `"${whole}" is no number, so the built-in default is used.` };
    case 'duration':
      return mitDuration(whole)
        ? {
            severity: 'warning',
            message: 'MIT reads it as meant, but Java says "Illegal duration format".',
          }
        : { message: "kinit says 'Invalid format of Kerberos lifetime or clock skew string'." };
    case 'realm':
      return {
        message: `The realm is then "${whole}": 'Cannot find KDC for realm "${whole}"', or 'Server krbtgt/${whole} not found'.`,
      };
    case 'host': {
      const reading = readKdcHost(whole);
      return spoilsAllKdcs(whole, reading)
        ? { message: "All KDCs of this realm are lost: kinit and psql say 'Invalid argument'." }
        : {
            severity: 'warning',
            message: 'MIT drops it, but Java tries each word as another host.',
          };
    }
    case 'enctypes':
      return { message: 'Its words are taken for encryption types.' };
    default:
      return { message: `The value is then "${whole}", not "${value}".` };
  }
}

function moveUp({ document }: ConfigView, { node, commentAt }: Entry): Finding['fixes'] {
  const { line } = node.value.range.start;
  const comment = node.value.text.slice(commentAt).trim();
  const { end } = node.value.range;
  const start = { line, character: node.value.range.start.character + commentAt };
  const above = insertLines(document, line, [indentOf(document, line) + comment]);
  return [
    {
      title: 'Move the comment to the line above',
      edits: [above, replace({ start, end }, '')],
    },
  ];
}

/** `value-trailing-comment`: a comment exists only at the beginning of a line. */
export const valueTrailingComment: Rule = {
  id: 'value-trailing-comment',
  severity: 'error',
  summary: 'A comment behind a value is part of the value.',
  consequence:
    'Realm, host, boolean or number are then something else: \'Cannot find KDC for realm "EXAMPLE.COM # main"\', or false without a message. Comments need a line of their own.',
  remedy: 'Move the comment to the line above.',
  example: {
    bad: '[libdefaults]\n    forwardable = true  # for ssh\n',
    good: '[libdefaults]\n    # for ssh\n    forwardable = true\n',
  },
  *check(view) {
    for (const entry of view.commented) {
      const text = entry.node.value.text;
      const blanks = /^\s*/.exec(text.slice(entry.commentAt))?.[0].length ?? 0;
      const from = entry.commentAt + blanks;
      const { message, severity } = consequence(entry);
      yield {
        range: partOfValue(entry, from, text.length - from),
        message: `This comment is part of the value. ${message}`,
        ...(severity && { severity }),
        fixes: moveUp(view, entry) ?? [],
      };
    }
  },
};
