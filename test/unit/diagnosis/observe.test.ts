import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observe } from '../../../src/diagnosis/observe.ts';
import { budgetOf } from '../../../src/diagnosis/plan/budget.ts';
import type { Planner, Situation } from '../../../src/diagnosis/plan/planner.ts';
import { planners } from '../../../src/diagnosis/plan/planners.ts';
import type { Step } from '../../../src/diagnosis/plan/step.ts';
import type { StepEvent } from '../../../src/diagnosis/request.ts';
import type { Observation, Outcome } from '../../../src/probes/observation.ts';

const timeoutMs = 1000;
/** Only what `observe` itself reads; the planners of these tests look at the observations alone. */
const situation = { request: { timeoutMs }, observations: [] } as unknown as Situation;

function seen(id: string, outcome: Outcome = 'ok'): Observation {
  return { id, probe: 'test', subject: id, outcome, startedAt: '', durationMs: 0, facts: {} };
}

function step(id: string, run: Step['run'] = () => Promise.resolve(seen(id))): Step {
  return { id, title: id, reason: `why ${id}`, run };
}

function planner(stage: string, plan: Planner['plan']): Planner {
  return { stage, purpose: `what ${stage} is for`, plan };
}

const signal = new AbortController().signal;

test('a step that needs an answer starts with it, not with the slowest of the others', async () => {
  const order: string[] = [];
  let release = (): void => undefined;
  const slow = new Promise<void>((resolve) => (release = resolve));
  const first = planner('first', () => [
    step('slow', async () => {
      await slow;
      order.push('slow');
      return seen('slow', 'timeout');
    }),
    step('quick'),
  ]);
  const second = planner('second', ({ observations }) =>
    observations.some(({ id }) => id === 'quick')
      ? [
          step('follow', () => {
            order.push('follow');
            release();
            return Promise.resolve(seen('follow'));
          }),
        ]
      : [],
  );
  const found = await observe([first, second], situation, { signal });
  assert.deepEqual(order, ['follow', 'slow']);
  assert.deepEqual(
    found.map(({ id }) => id),
    ['quick', 'slow', 'follow'],
    'the order of the table and of the ids, not of the arrival',
  );
});

test('a step runs once however often planners name it', async () => {
  let runs = 0;
  const counted = step('same', () => {
    runs += 1;
    return Promise.resolve(seen('same'));
  });
  const table = [planner('one', () => [counted, step('x')]), planner('two', () => [counted])];
  const found = await observe(table, situation, { signal });
  assert.equal(runs, 1);
  assert.equal(found.length, 2);
});

test('a probe that throws costs nobody else an answer, and says so', async () => {
  const bad = step('bad:1', () => Promise.reject(new Error('a bug')));
  const found = await observe([planner('one', () => [bad, step('good')])], situation, { signal });
  const failed = found.find(({ id }) => id === 'bad:1');
  assert.equal(failed?.outcome, 'skipped');
  assert.match(failed.error ?? '', /a bug/);
  assert.ok(found.some(({ id }) => id === 'good'));
});

test('a planner that throws ends the run with its error instead of hanging', async () => {
  let asked = 0;
  const broken = planner('one', () => {
    asked += 1;
    if (asked > 1) throw new Error('a planner bug');
    return [step('a')];
  });
  await assert.rejects(observe([broken], situation, { signal }), /a planner bug/);
});

test('an aborted run rejects with the reason, after its probes have let go', async () => {
  const abort = new AbortController();
  let ended = false;
  const waiting = step('wait', (context) => {
    const done = new Promise<void>((resolve) => {
      context.signal.addEventListener('abort', () => resolve());
    });
    abort.abort(new Error('stopped by the user'));
    return done.then(() => {
      ended = true;
      return seen('wait', 'skipped');
    });
  });
  const run = observe([planner('one', () => [waiting])], situation, { signal: abort.signal });
  await assert.rejects(run, /stopped by the user/);
  assert.ok(ended);
});

test('every step is announced with its reason when it starts and with its outcome when it ends', async () => {
  const events: StepEvent[] = [];
  const table = [planner('names', () => [step('a', () => Promise.resolve(seen('a', 'timeout')))])];
  await observe(table, situation, { signal, onStep: (event) => events.push(event) });
  const common = { id: 'a', title: 'a', reason: 'why a', stage: 'names' };
  assert.deepEqual(events, [
    { ...common, state: 'started' },
    { ...common, state: 'timeout' },
  ]);
});

test('a run outlasts its longest exchange by a fifth at most', () => {
  assert.equal(budgetOf({}, timeoutMs, 0), 1000);
  assert.equal(budgetOf({}, timeoutMs, 200), 1000);
  assert.equal(budgetOf({}, timeoutMs, 700), 500);
  assert.equal(budgetOf({ followsAnswer: true }, timeoutMs, 5), 500);
  for (let elapsed = 0; elapsed <= timeoutMs; elapsed += 10) {
    assert.ok(elapsed + budgetOf({}, timeoutMs, elapsed) <= 1200 + 1e-9, `${elapsed}`);
  }
  assert.equal(budgetOf({}, timeoutMs, 5000), 200, 'what is learned late is still asked');
});

test('a busy machine is given time for what has arrived already, up to one more exchange', () => {
  assert.equal(budgetOf({}, timeoutMs, 700, 50), 700);
  assert.equal(budgetOf({}, timeoutMs, 0, 10_000), 2000);
});

test('every planner of the table says what it is for', () => {
  assert.equal(new Set(planners.map(({ purpose }) => purpose)).size, planners.length);
});
