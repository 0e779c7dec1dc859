import type { Environment } from './environment.ts';
import type { SharedConfig } from './sharedConfig.ts';

/** Service ids as AWS's endpoint settings spell them. */
export type ServiceId = 'rds' | 'ec2' | 'directory_service' | 'iam' | 'sts';

/**
 * The configured endpoint of a service, or undefined for AWS's own. The SDK ignores `endpoint_url` and
 * `services` of a profile that is given as an option (seen with SDK 3.1169), so they are resolved here and
 * passed on. Order: AWS SDKs reference guide, "Service-specific endpoints".
 */
export function endpointOf(
  service: ServiceId,
  env: Environment,
  config: SharedConfig,
  profile: string | undefined,
): string | undefined {
  const settings = config.profiles.get(profile ?? 'default');
  const ignore =
    env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? settings?.get('ignore_configured_endpoint_urls');
  if (ignore?.toLowerCase() === 'true') return undefined;
  const services = config.services.get(settings?.get('services') ?? '');
  return (
    env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ||
    env['AWS_ENDPOINT_URL'] ||
    services?.get(`${service}.endpoint_url`) ||
    settings?.get('endpoint_url') ||
    undefined
  );
}
