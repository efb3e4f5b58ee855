import { defineEnvVars } from '@sveltejs/kit/env';

/** What the portal's server needs from its surroundings. */
export const variables = defineEnvVars({
  TANGTHU_API_ORIGIN: {
    description:
      'Loopback origin of the API, such as http://127.0.0.1:8080; the server sets it before it loads the portal.',
    schema: (value) => value ?? 'http://127.0.0.1:8080',
  },
});
