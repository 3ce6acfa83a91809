import { type CheckResult, good, note } from '#core/parts/check-result.ts';
import { defineAdapter } from '#core/parts/define-adapter.ts';
import { type WebVariables, webSettingsOf, webVariables } from './settings.ts';

/** Papers on pages and in feeds, for whoever has a browser: nobody asks there as somebody, and nothing is delivered. */
export const web = defineAdapter({
  name: 'web',
  settings: webVariables,
  needs: 'PORT and PUBLIC_URL',
  isWanted: ({ PORT, PUBLIC_URL }) => PORT !== undefined && PUBLIC_URL !== undefined,
  // A port alone is for trying it out, and may have been set for something else.
  isWantedAlone: ({ PORT }) => PORT !== undefined,
  waitsForNoSource: true,
  pagesAt: (set) => webSettingsOf(set).address,
  open: async (set, { appApi }) => {
    const { webRoutes } = await import('./adapter.ts');
    const settings = webSettingsOf(set);
    return {
      routes: webRoutes(settings, appApi),
      start: async () => `Pages and feeds: ${settings.address}`,
      stop: async () => {},
      trouble: () => undefined,
    };
  },
  check: async (set) => checkAddress(set),
});

function checkAddress({ PUBLIC_URL }: WebVariables): readonly CheckResult[] {
  if (PUBLIC_URL)
    return [good(`Pages and feeds are told to be at ${PUBLIC_URL}, which is not looked at from here.`)];
  return [note('PUBLIC_URL is not set: links in pages and feeds lead to this machine alone.')];
}
