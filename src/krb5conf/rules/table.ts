import { dnsLookupRealm, finalMarker, weakCryptoAllowed } from './advice.ts';
import {
  domainRealmBlock,
  domainRealmKeyForm,
  domainRealmTwin,
  domainRealmUpperCaseKey,
} from './domainRealmKeys.ts';
import { domainRealmDuplicate, domainRealmShadowed } from './domainRealmOverlap.ts';
import { domainRealmUndefined } from './domainRealmTargets.ts';
import * as includes from './includes.ts';
import * as kdcForm from './kdcForm.ts';
import { kdcMissing, kdcNotOfDirectory } from './kdcPresence.ts';
import { optionUnknown, optionWrongSection } from './optionNames.ts';
import { optionBlockExpected, optionDuplicate, optionValueExpected } from './optionShape.ts';
import * as optionStatus from './optionStatus.ts';
import * as rds from './rds.ts';
import { readingDiffers } from './readingDiffers.ts';
import { realmDefaultMissing, realmDefaultUndefined } from './realmDefault.ts';
import { realmCaseMismatch, realmLowerCase } from './realmSpelling.ts';
import { realmNotBlock, realmStanzaRepeated, realmTrustedUndefined } from './realmStanzas.ts';
import type { Rule } from './rule.ts';
import { sectionUnknown } from './sectionUnknown.ts';
import * as syntaxBraces from './syntaxBraces.ts';
import * as syntaxCharacters from './syntaxCharacters.ts';
import * as syntaxHeaders from './syntaxHeaders.ts';
import { syntaxMissingValue, syntaxRelation } from './syntaxRelations.ts';
import { templatePlaceholder } from './templatePlaceholder.ts';
import { valueTrailingComment } from './trailingComment.ts';
import { authToLocalForm, capathsForm } from './trustPaths.ts';
import { valueDuration } from './valueDuration.ts';
import * as enctypes from './valueEnctypes.ts';
import { valueCcache, valueCcacheNotPortable, valuePath } from './valuePaths.ts';
import { valueBoolean, valueClockskew, valueInteger } from './valueScalars.ts';
import { valueEnum } from './valueWords.ts';

/** `file-too-large`: the linter itself reports it, the other rules do not run then. */
export const fileTooLarge: Rule = {
  id: 'file-too-large',
  severity: 'information',
  summary: 'The file is so large that only its syntax is checked.',
  consequence: 'No rule about realms, options or values has looked at it.',
  remedy: 'Split the file with includedir. MIT itself takes minutes to read so many lines.',
  example: {
    bad: '[libdefaults]\n    rdns = false\n',
    good: '[libdefaults]\n',
    context: { sizeLimit: 20 },
  },
  *check({ document, context }) {
    if (context.sizeLimit === undefined || document.text.length <= context.sizeLimit) return;
    const start = { line: 0, character: 0 };
    yield {
      range: { start, end: start },
      message: `The file has ${document.text.length} characters, more than the ${context.sizeLimit} up to which all rules run: only its syntax was checked.`,
    };
  },
};

/** Rules that need nothing but the parser's own findings. */
export const syntaxRules: readonly Rule[] = [
  syntaxHeaders.syntaxSectionHeader,
  syntaxRelation,
  syntaxMissingValue,
  syntaxBraces.syntaxOpenBrace,
  syntaxBraces.syntaxExtraCloseBrace,
  syntaxBraces.syntaxUnclosedBrace,
  syntaxHeaders.syntaxIgnoredBeforeSection,
  syntaxHeaders.syntaxFirstHeaderLost,
  syntaxCharacters.syntaxLineTooLong,
  syntaxCharacters.syntaxControlCharacter,
];

/** Every rule, in the order of the documentation. */
export const rules: readonly Rule[] = [
  ...syntaxRules,
  syntaxBraces.syntaxNestedRealm,
  syntaxHeaders.syntaxSectionNameForm,
  syntaxCharacters.syntaxSmartCharacter,
  syntaxCharacters.syntaxSingleQuotes,
  templatePlaceholder,
  valueTrailingComment,
  valueBoolean,
  valueInteger,
  valueDuration,
  enctypes.valueEnctypeUnknown,
  enctypes.valueEnctypeWeak,
  enctypes.valueEnctypeListForm,
  enctypes.valueEnctypePinned,
  valueEnum,
  valuePath,
  valueCcache,
  valueCcacheNotPortable,
  valueClockskew,
  kdcForm.kdcUrl,
  kdcForm.kdcSeveralOnLine,
  kdcForm.kdcHostPort,
  kdcForm.kdcTransportPrefix,
  kdcMissing,
  kdcForm.kdcPlaceholder,
  kdcNotOfDirectory,
  realmDefaultMissing,
  realmDefaultUndefined,
  realmCaseMismatch,
  realmLowerCase,
  realmStanzaRepeated,
  realmTrustedUndefined,
  realmNotBlock,
  domainRealmUndefined,
  domainRealmUpperCaseKey,
  domainRealmKeyForm,
  domainRealmDuplicate,
  domainRealmTwin,
  domainRealmShadowed,
  domainRealmBlock,
  rds.rdsMappingMissing,
  rds.rdsMappingWrongRealm,
  rds.rdsCanonicalization,
  capathsForm,
  authToLocalForm,
  sectionUnknown,
  optionUnknown,
  optionWrongSection,
  optionStatus.optionOtherImplementation,
  optionStatus.optionRemoved,
  optionStatus.optionDeprecated,
  optionDuplicate,
  optionStatus.optionKdcSide,
  optionBlockExpected,
  optionValueExpected,
  weakCryptoAllowed,
  rds.udpPreference,
  dnsLookupRealm,
  includes.includeMissing,
  includes.includeSkippedFile,
  includes.includeForm,
  includes.includeRelative,
  includes.includeJava,
  includes.includeCycle,
  finalMarker,
  readingDiffers,
  fileTooLarge,
];
