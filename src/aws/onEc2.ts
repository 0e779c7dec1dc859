import { readFile } from 'node:fs/promises';

/** Files in which the hypervisor names itself; they exist without any network. */
const vendorFiles = ['/sys/devices/virtual/dmi/id/sys_vendor', '/sys/hypervisor/uuid'];

/**
 * Whether this machine says that it is an EC2 instance, from its firmware tables (EC2 user guide, "Detect
 * whether a host is an EC2 instance"). Elsewhere the metadata service is never asked: on a workstation that
 * address belongs to nobody, and every failure would wait for it.
 */
export async function isEc2Instance(): Promise<boolean> {
  const texts = await Promise.all(
    vendorFiles.map((file) => readFile(file, 'utf8').catch(() => '')),
  );
  return texts.some((text) => /^(amazon ec2|ec2)/i.test(text.trim()));
}
