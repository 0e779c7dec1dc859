/** Options that several commands share. */
import { InvalidArgumentError, Option } from 'commander';

export function formatOption(formats: readonly string[]): Option {
  return new Option('--format <format>', 'how to print the result')
    .choices(formats)
    .default('text');
}

export function strictOption(): Option {
  return new Option('--strict', 'exit with status 1 on warnings too');
}

export function authenticationOption(): Option {
  return new Option('--auth <method>', 'how the user logs in')
    .choices(['kerberos', 'iam'])
    .default('kerberos');
}

export function profileOption(): Option {
  return new Option(
    '--profile <name>',
    'AWS profile (default: AWS_PROFILE, else the default chain)',
  );
}

/** Given several times, it collects. */
export function repeatable(flags: string, description: string): Option {
  return new Option(flags, `${description} (repeatable)`).argParser(
    (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
  );
}

const longestTimeoutMs = 120_000;

/** Milliseconds, a positive integer. */
export function timeoutOption(defaultMs: number): Option {
  return new Option('--timeout <ms>', 'longest wait for one answer, in milliseconds')
    .default(defaultMs)
    .argParser((text) => {
      const milliseconds = /^\d{1,9}$/.test(text) ? Number(text) : 0;
      if (milliseconds < 1 || milliseconds > longestTimeoutMs)
        throw new InvalidArgumentError(`Give a whole number from 1 to ${longestTimeoutMs}.`);
      return milliseconds;
    });
}
