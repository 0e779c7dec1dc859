/** Directory Service: the read actions, JSON 1.1, API version 2015-04-16. */
import type { Action, ActionContext, ActionTable } from './context.ts';
import { count, requiredText, text, texts } from './parameters.ts';
import { pageOf } from './paging.ts';
import { ServiceError } from './serviceError.ts';
import type { DirectoryState } from './state.ts';

function dsPage(context: ActionContext, list: string, items: readonly object[]): object {
  const page = pageOf(items, {
    list,
    token: text(context.parameters, 'NextToken'),
    size: count(context.parameters, 'Limit'),
    limit: context.pageSize,
    invalidToken: 'InvalidNextTokenException',
  });
  return { [list]: page.items, NextToken: page.next };
}

function directoryOf(context: ActionContext, id: string): DirectoryState {
  const found = context.state.directories.find((it) => it.description.DirectoryId === id);
  if (found) return found;
  throw new ServiceError('EntityDoesNotExistException', `Directory ${id} does not exist.`);
}

/** Trusts, controllers, forwarders and shares exist for Managed Microsoft AD of this account only. */
function managedDirectoryOf(context: ActionContext, id: string): DirectoryState {
  const found = directoryOf(context, id);
  if (found.description.Type === 'MicrosoftAD') return found;
  throw new ServiceError(
    'UnsupportedOperationException',
    `Operation is not supported for directory ${id} of type ${found.description.Type ?? 'unknown'}.`,
  );
}

/** A list that belongs to one directory. */
function listOfDirectory(
  list: string,
  itemsOf: (directory: DirectoryState) => readonly object[],
): Action {
  return (context) => {
    const id = requiredText(context.parameters, 'DirectoryId');
    return dsPage(context, list, itemsOf(managedDirectoryOf(context, id)));
  };
}

export const directoryServiceActions: ActionTable = {
  DescribeDirectories(context) {
    const ids = texts(context.parameters, 'DirectoryIds');
    const wanted = ids
      ? ids.map((id) => directoryOf(context, id).description)
      : context.state.directories.map((it) => it.description);
    return dsPage(context, 'DirectoryDescriptions', wanted);
  },
  DescribeTrusts(context) {
    const id = text(context.parameters, 'DirectoryId');
    const directories =
      id === undefined ? context.state.directories : [managedDirectoryOf(context, id)];
    const ids = texts(context.parameters, 'TrustIds');
    const wanted = directories
      .flatMap((it) => it.trusts)
      .filter((it) => ids === undefined || ids.includes(it.TrustId ?? ''));
    return dsPage(context, 'Trusts', wanted);
  },
  DescribeDomainControllers: listOfDirectory('DomainControllers', (it) => it.domainControllers),
  DescribeRegions: listOfDirectory('RegionsDescription', (it) => it.regions),
  ListIpRoutes: listOfDirectory('IpRoutesInfo', (it) => it.ipRoutes),
  DescribeConditionalForwarders(context) {
    const id = requiredText(context.parameters, 'DirectoryId');
    const names = texts(context.parameters, 'RemoteDomainNames');
    const wanted = managedDirectoryOf(context, id).conditionalForwarders.filter(
      (it) => names === undefined || names.includes(it.RemoteDomainName ?? ''),
    );
    return { ConditionalForwarders: wanted };
  },
  DescribeSharedDirectories(context) {
    const id = requiredText(context.parameters, 'OwnerDirectoryId');
    return dsPage(context, 'SharedDirectories', managedDirectoryOf(context, id).sharedWith);
  },
  DescribeLDAPSSettings: listOfDirectory('LDAPSSettingsInfo', (it) => it.ldaps),
  DescribeHybridADUpdate(context) {
    const id = requiredText(context.parameters, 'DirectoryId');
    const found = managedDirectoryOf(context, id);
    if (found.description.Edition === 'Hybrid') return { UpdateActivities: found.hybridUpdates };
    throw new ServiceError(
      'UnsupportedOperationException',
      `Operation is not supported for directory ${id}, which is no hybrid directory.`,
    );
  },
  DescribeSettings(context) {
    const id = requiredText(context.parameters, 'DirectoryId');
    const status = text(context.parameters, 'Status');
    const wanted = managedDirectoryOf(context, id).settings.filter(
      (it) => status === undefined || it.RequestStatus === status,
    );
    return { DirectoryId: id, ...dsPage(context, 'SettingEntries', wanted) };
  },
};
