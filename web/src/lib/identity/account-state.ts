import type { AdministeredAccount } from '@tangthu/server/identity/administered-accounts';

/** What is said of an account's state. */
export function stateOf(
  account: Pick<AdministeredAccount, 'state' | 'demonstration'>,
): 'accounts.idle' | 'accounts.disabled' | 'accounts.demonstration' | 'accounts.active' {
  if (account.state === 'idle') return 'accounts.idle';
  if (account.state === 'disabled') return 'accounts.disabled';
  return account.demonstration ? 'accounts.demonstration' : 'accounts.active';
}

/** What is said of that with which the person signs in; nothing of a demonstration's. */
export function proofsOf(
  account: Pick<AdministeredAccount, 'demonstration' | 'hasPassword' | 'hasFactor'>,
): ('accounts.withoutPassword' | 'accounts.withFactor' | 'accounts.withoutFactor')[] {
  if (account.demonstration) return [];
  const factor = account.hasFactor ? 'accounts.withFactor' : 'accounts.withoutFactor';
  return account.hasPassword ? [factor] : ['accounts.withoutPassword', factor];
}
