import type { Profile } from '../../domain/profile.ts';
import type { ViewContext } from './view.ts';

/**
 * How a customer's administrator gets another password: by the card's own button where it has one, else who can give it
 * and where. Without a profile the customer is not known.
 */
export function lostPassword(
  { t, cloud, offersReset }: Pick<ViewContext, 't' | 'cloud' | 'offersReset'>,
  profile?: Profile,
): string {
  if (offersReset) return t('lost.reset');
  // Who has no rights in the tenant cannot reset its passwords.
  if (cloud.gdap && profile?.enableGDAPByDefault === 'false') return t('lost.noRights');
  return t(cloud.passwordReset ? 'lost.partnerCenter' : `lost.${cloud.name}`);
}
