/**
 * KerberosString is a GeneralString that RFC 4120 5.2.1 limits to ASCII, and in which every implementation sends UTF-8.
 * The ASN.1 library maps its bytes to characters one to one; these two go between that form and text.
 */
export function textToOctetString(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}

/** Bytes that are no UTF-8 become U+FFFD. */
export function octetStringToText(octets: string): string {
  return new TextDecoder().decode(Uint8Array.from(octets, (character) => character.charCodeAt(0)));
}
