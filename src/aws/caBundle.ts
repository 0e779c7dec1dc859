/**
 * Where the certificates of the authorities of RDS are, by partition (RDS user guide, "Using SSL/TLS"; the address for
 * China is not in the guide's English edition but in that of the China Regions).
 */
export function caBundleUrl(region: string): string {
  if (region.startsWith('cn-'))
    return 'https://rds-truststore.s3.cn-north-1.amazonaws.com.cn/global/global-bundle.pem';
  if (region.startsWith('us-gov-')) {
    return 'https://truststore.pki.us-gov-west-1.rds.amazonaws.com/global/global-bundle.pem';
  }
  return 'https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem';
}
