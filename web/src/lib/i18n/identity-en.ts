import type { identityVi } from './identity-vi.ts';
import type { PluralKey } from './plural-key.ts';

/** What is said of signing in and of accounts, in English. */
export const identityEn: Record<keyof typeof identityVi | PluralKey<keyof typeof identityVi>, string> = {
  'signIn.withPassword': 'Account of your agency',
  'signIn.name': 'Sign-in name',
  'signIn.password': 'Password',
  'signIn.submit': 'Sign in',
  'signIn.withCode': 'Have a code for a password?',
  'signIn.forgotten':
    'Forgot the password or lost the phone: ask your agency’s administrator for a new code.',
  'signIn.singleFailed':
    'The single sign-on did not succeed, or your account is not linked yet. Ask your administrator.',
  'signIn.return': 'Back to the sign-in page',
  'signIn.ended': 'You are signed out everywhere.',

  'factor.title': 'Verification code',
  'factor.lead':
    'Open the authenticator on your phone and type its six digits. Without the phone, use a backup code.',
  'factor.code': 'Six digits, or a backup code',
  'factor.submit': 'Go on',
  'factor.cancel': 'Leave, sign out',

  'enrolment.title': 'Set up an authenticator',
  'enrolment.must': 'Administrators and archivists must have a second factor. After this step you are in.',
  'enrolment.lead': 'Use an authenticator app on your phone (TOTP codes). It needs no network.',
  'enrolment.scan': 'Scan this with the app',
  'enrolment.picture': 'QR code that sets the authenticator up',
  'enrolment.type': 'Cannot scan? Type this key:',
  'enrolment.code': 'The six digits that the app shows',
  'enrolment.presentCode': 'Code of the present app, or a backup code',
  'enrolment.submit': 'Confirm',

  'backup.title': 'Backup codes',
  'backup.lead':
    'Each stands in for the app once. Print or copy them and keep them safe: they are shown this once.',
  'backup.kept': 'I have kept the codes',

  'code.title': 'Set a password',
  'code.lead':
    'Type the code that your administrator gave you and choose a password. The code works once, for 72 hours.',
  'code.code': 'Code',
  'code.password': 'New password (14 characters or more)',
  'code.again': 'New password, again',
  'code.hint':
    'A long sentence that you remember is best, such as four unrelated words. It needs no special characters.',
  'code.submit': 'Set the password and go in',
  'code.different': 'The two are not the same.',

  'own.title': 'My account',
  'own.name': 'Sign-in name',
  'own.demonstration':
    'Demonstration accounts have no password and need no second factor: anybody may use them.',
  'own.password': 'Password',
  'own.passwordSince': 'Set at {{moment}}.',
  'own.noPassword': 'This account signs in through the agency’s own system and has no password here.',
  'own.present': 'Present password',
  'own.change': 'Change the password',
  'own.changed': 'The password is changed. All other places are signed out.',
  'own.factor': 'Second factor',
  'own.factorSince': 'The authenticator was set up at {{moment}}.',
  'own.noFactor': 'None yet. With a second factor, whoever knows your password still does not get in.',
  'own.enrol': 'Set up an authenticator',
  'own.replace': 'Change to another app',
  'own.codesLeft_one': '{{count}} backup code is left.',
  'own.codesLeft_other': '{{count}} backup codes are left.',
  'own.newCodes': 'Make new backup codes',
  'own.newCodesHint': 'The old ones end.',
  'own.sessions': 'Where you are signed in',
  'own.current': 'here',
  'own.method.password': 'Password',
  'own.method.single-sign-on': 'Single sign-on',
  'own.method.demonstration': 'Demonstration',
  'own.since': 'Since {{moment}}',
  'own.lastSeen': 'last seen {{moment}}',
  'own.end': 'Sign out',
  'own.endOthers': 'Sign out everywhere else',
  'own.endAll': 'Sign out everywhere, here too',

  'accounts.title': 'Accounts',
  'accounts.lead': 'People with a role in the agencies that you administer.',
  'accounts.person': 'Person',
  'accounts.memberships': 'Roles',
  'accounts.state': 'State',
  'accounts.lastActive': 'Last at work',
  'accounts.active': 'In use',
  'accounts.idle': 'Disabled: not used for 45 days',
  'accounts.disabled': 'Disabled',
  'accounts.demonstration': 'Demonstration',
  'accounts.withFactor': 'with a second factor',
  'accounts.withoutFactor': 'without a second factor',
  'accounts.withoutPassword': 'without a password',
  'accounts.enable': 'Enable',
  'accounts.disable': 'Disable',
  'accounts.issue': 'Issue a code',
  'accounts.lost': 'The second factor too (phone lost)',
  'accounts.foreign':
    'Also belongs to other agencies: only an administrator of all of them, or the operator, changes it.',
  'accounts.code': 'Code of {{name}}',
  'accounts.codeHint':
    'Hand it to this person. It works once, at the page Set a password, until {{moment}}. It is shown this once.',
  'accounts.none': 'There are no accounts.',

  'signIn.title': 'Sign in',
  'signIn.demonstration': 'This is a demonstration',
  'signIn.explanation':
    'Choose a person below to enter. Each sees only the records that their agency may read, those of its predecessors included. No password is needed, because every person and record of the sample is fictional.',
  'signIn.choose': 'Enter as {{name}}',
  'signIn.failed': 'Signing in did not work. Please try again.',
};
