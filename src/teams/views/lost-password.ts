import type { Profile } from '../../domain/profile.ts';
import type { ViewContext } from './view.ts';

/** Who can give a customer's administrator another password, and where. Without a profile the customer is not known. */
export function lostPassword({ t, cloud }: Pick<ViewContext, 't' | 'cloud'>, profile?: Profile): string {
  // Who has no rights in the tenant cannot reset its passwords.
  if (cloud.gdap && profile && profile.enableGDAPByDefault !== 'true') return t('lost.noRights');
  return t(cloud.passwordReset ? 'lost.partnerCenter' : `lost.${cloud.name}`);
}
