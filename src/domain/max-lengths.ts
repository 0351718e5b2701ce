import { longestContactName } from './contact-names.ts';
import type { ProfileField } from './profile.ts';

const longestText = 255;
/** Source: Partner Center REST, "Utility resources", Address. */
const longestAddressLine = 200;

const maxLengths: Partial<Readonly<Record<ProfileField, number>>> = {
  addressLine1: longestAddressLine,
  addressLine2: longestAddressLine,
  firstName: longestContactName,
  middleName: longestContactName,
  lastName: longestContactName,
  email: 254,
};

/** How long a field may be, in UTF-16 units, to the rules and to the cards alike: Partner Center's limit, else 255. */
export function maxLengthOf(field: ProfileField): number {
  return maxLengths[field] ?? longestText;
}
