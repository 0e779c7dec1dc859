/** Everything that knows krb5.conf, behind one door: its table of every option loads with the first such file. */
export {
  effectiveConfiguration,
  effectiveConfigurationText,
} from '../../krb5conf/effectiveConfiguration.ts';
export { completionsAt } from '../../krb5conf/features/completion.ts';
export { realmLenses } from '../../krb5conf/features/codeLenses.ts';
export { fixAll } from '../../krb5conf/features/fixAll.ts';
export { foldingRanges } from '../../krb5conf/features/folding.ts';
export { formatDocument } from '../../krb5conf/features/format.ts';
export { hoverAt } from '../../krb5conf/features/hover.ts';
export { documentLinks } from '../../krb5conf/features/links.ts';
export {
  findDefinitions,
  findReferences,
  prepareRename,
  renameRealm,
} from '../../krb5conf/features/navigation.ts';
export { selectionRanges } from '../../krb5conf/features/selectionRanges.ts';
export { documentSymbols } from '../../krb5conf/features/symbols.ts';
export { includesFrom } from '../../krb5conf/includesFrom.ts';
export { lintKrb5Conf } from '../../krb5conf/lint.ts';
export { parseKrb5Conf } from '../../krb5conf/parse.ts';
export { buildProfile, profileOfText } from '../../krb5conf/profile.ts';
export { configurationRows } from '../configuration/configurationRows.ts';
