import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LoginQuestion } from '../../../../src/diagnosis/login/login.ts';
import { simulateLogin } from '../../../../src/diagnosis/login/simulateLogin.ts';
import { profileOfText } from '../../../../src/krb5conf/profile.ts';

const host = 'mydb.abc123.eu-west-1.rds.amazonaws.com';
const two = `[libdefaults]
 default_realm = CORP.EXAMPLE.COM
 rdns = false
[realms]
 CORP.EXAMPLE.COM = {
  kdc = dc2.corp.example.com
  kdc = dc1.corp.example.com:1088
 }
[domain_realm]
 .rds.amazonaws.com = AWS.EXAMPLE.COM
`;

function login(text: string, more: Partial<LoginQuestion> = {}) {
  return simulateLogin(profileOfText('/etc/krb5.conf', text), {
    principal: 'alice',
    host,
    engine: 'postgresql',
    client: 'mit',
    ...more,
  });
}

describe('simulateLogin', () => {
  it('asks the realm of [domain_realm], and tries the KDCs in the order of the file', () => {
    const { spn, userRealm, realms, steps } = login(two);
    assert.equal(spn, `postgres/${host}@AWS.EXAMPLE.COM`);
    assert.equal(userRealm, 'CORP.EXAMPLE.COM');
    assert.deepEqual(realms[0], {
      realm: 'CORP.EXAMPLE.COM',
      from: 'krb5.conf',
      kdcs: [
        { host: 'dc2.corp.example.com', port: 88, proxy: false },
        { host: 'dc1.corp.example.com', port: 1088, proxy: false },
      ],
      asks: [],
    });
    assert.deepEqual(realms[1]?.asks, [
      'URI _kerberos.AWS.EXAMPLE.COM',
      'SRV _kerberos._udp.AWS.EXAMPLE.COM',
      'SRV _kerberos._tcp.AWS.EXAMPLE.COM',
    ]);
    assert.ok(steps.some(({ because }) => because.includes('/etc/krb5.conf:10')));
  });

  it('leaves the realm to a referral where nothing maps the host, and guesses the parent domain', () => {
    const text = two.slice(0, two.indexOf('[domain_realm]'));
    const { spn, realms } = login(text);
    assert.equal(spn, `postgres/${host}@`);
    assert.equal(realms[1]?.realm, 'ABC123.EU-WEST-1.RDS.AMAZONAWS.COM');
    // Java asks the default realm at once.
    assert.equal(login(text, { client: 'java' }).spn, `postgres/${host}@CORP.EXAMPLE.COM`);
  });

  it('changes the host name as each library does', () => {
    const names = { canonical: 'ec2-1.compute.amazonaws.com', reverse: 'ip-10-0-0-1.ec2.internal' };
    const stock = two.replace(' rdns = false\n', '');
    const off = two.replace(' rdns = false\n', ' dns_canonicalize_hostname = false\n');
    const fallback = two.replace(' rdns = false\n', ' dns_canonicalize_hostname = fallback\n');
    assert.equal(login(stock, { names }).serviceHost, names.reverse);
    assert.equal(login(two, { names }).serviceHost, names.canonical);
    assert.equal(login(off, { names }).serviceHost, host);
    assert.equal(login(fallback, { names }).serviceHost, host);
    assert.equal(login(stock, { names, client: 'heimdal' }).serviceHost, names.canonical);
    assert.equal(login(stock, { names, client: 'java' }).serviceHost, host);
    assert.equal(login(stock, { names, client: 'windows' }).serviceHost, host);
    const short = {
      host: 'mydb',
      names: { searchDomain: 'corp.example.com', reverse: 'mydb.corp.example.com' },
    };
    assert.equal(login(off, short).serviceHost, 'mydb.corp.example.com');
    assert.equal(login(stock, { ...short, client: 'java' }).serviceHost, 'mydb.corp.example.com');
  });

  it('knows who names the service', () => {
    assert.equal(login(two, { engine: 'mysql' }).spn, undefined);
    assert.equal(login(two, { engine: 'sqlserver' }).spn, `MSSQLSvc/${host}:1433@AWS.EXAMPLE.COM`);
  });

  it('says where the login ends', () => {
    const alone = login('[libdefaults]\n dns_lookup_kdc = false\n', { principal: 'alice@A.COM' });
    assert.equal(alone.realms[0]?.from, 'nowhere');
    assert.equal(login('[libdefaults]\n').userRealm, undefined);
    // One bad line spoils the whole list (MIT).
    const bad = login(two.replace('dc2.corp.example.com', 'http://dc2'));
    assert.equal(bad.realms[0]?.from, 'nowhere');
    assert.deepEqual(login(two, { client: 'windows' }).realms[0]?.from, undefined);
  });
});
