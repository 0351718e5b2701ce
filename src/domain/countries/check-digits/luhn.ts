/**
 * Whether the last character is Luhn's check character of those before it, in a base up to 36, where A is 10.
 * Source: ISO/IEC 7812-1, annex B; for more than digits, "Luhn mod N algorithm".
 */
export function luhn(number: string, base: number): boolean {
  const sum = [...number].reverse().reduce((total, character, at) => {
    const product = Number.parseInt(character, base) * (at % 2 === 0 ? 1 : 2);
    return total + Math.floor(product / base) + (product % base);
  }, 0);
  return sum % base === 0;
}

/** India, GSTIN. Source: GST Network; confirmed on public numbers. */
export function gstin(number: string): boolean {
  return luhn(number, 36);
}

/** South Africa, tax reference number. Source: SARS, "modulus 10". */
export function taxReferenceNumber(number: string): boolean {
  return luhn(number, 10);
}
