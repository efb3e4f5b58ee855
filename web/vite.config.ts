import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

const api = process.env['TANGTHU_API_ORIGIN'] ?? 'http://127.0.0.1:8080';

// The two inline styles that libraries bring, each allowed by its own content: OpenSeadragon's rule for the focus
// ring on touch screens, and the attribute that hides SvelteKit's announcer of page titles from sight.
const openSeadragonStyle = 'sha256-9xTiqzfwFaL2SGb1rmr8gysEwVVjIvqWAgmZgqFqpEE=';
const kitAnnouncerStyle = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=';

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter(),
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self', openSeadragonStyle],
          'style-src-attr': ['unsafe-hashes', kitAnnouncerStyle],
          'img-src': ['self', 'data:', 'blob:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
      // adapter-node believes every request is https; hooks.server.ts compares hosts instead.
      csrf: { trustedOrigins: ['*'] },
    }),
  ],
  server: { proxy: { '/api': api, '/iiif': api } },
});
