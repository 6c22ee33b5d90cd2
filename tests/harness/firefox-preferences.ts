// What a Firefox under test is told before it starts: nothing it asks the network for by itself, and the add-on's fixed origin.

import type { BrowserNetwork } from './browser-network.ts';

/** One UUID for every start: an extension's origin is part of the key under which Firefox keeps its IndexedDB. */
export const fixedUuid = '6d617267-656e-4000-8000-746573747321';

export interface FirefoxPreferenceOptions {
  readonly network: BrowserNetwork;
  /** Whether `permissions.request` is answered with yes at once, or shows its prompt. Default true. */
  readonly acceptPermissionRequests?: boolean;
  readonly extraPreferences?: Readonly<Record<string, string | number | boolean>>;
}

/*
 * What Firefox asks the network for by itself, switched off. Puppeteer sets a part of this already (normandy, safe browsing,
 * remote settings to a host that does not exist); with a proxy that host's name would reach the proxy, so it is replaced.
 */
const quietPreferences: Readonly<Record<string, string | number | boolean>> = {
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.trr.mode': 5,
  'network.dns.disablePrefetch': true,
  'network.prefetch-next': false,
  'network.predictor.enabled': false,
  'network.http.speculative-parallel-limit': 0,
  'network.stricttransportsecurity.preloadlist': false,
  'dom.security.https_first': false,
  'dom.security.https_first_pbm': false,
  'dom.security.https_first_schemeless': false,
  'dom.security.https_only_mode': false,
  'dom.push.connection.enabled': false,
  'browser.chrome.site_icons': false,
  'browser.region.network.url': '',
  'browser.region.update.enabled': false,
  'browser.search.geoSpecificDefaults': false,
  'browser.newtabpage.activity-stream.feeds.asrouterfeed': false,
  'browser.newtabpage.activity-stream.asrouter.providers.cfr': '',
  'browser.topsites.contile.enabled': false,
  'browser.topsites.useRemoteSetting': false,
  'browser.aboutwelcome.enabled': false,
  'browser.preonboarding.enabled': false,
  'termsofuse.bypassNotification': true,
  'browser.contentblocking.report.lockwise.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'browser.safebrowsing.provider.mozilla.updateURL': '',
  'browser.safebrowsing.provider.google4.updateURL': '',
  'browser.safebrowsing.provider.google5.updateURL': '',
  'browser.urlbar.merino.endpointURL': '',
  'browser.urlbar.quicksuggest.enabled': false,
  'app.normandy.enabled': false,
  'app.update.auto': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.systemAddon.update.url': '',
  'extensions.blocklist.enabled': false,
  'extensions.getAddons.get.url': '',
  'extensions.getAddons.discovery.api_url': 'data:,',
  'extensions.htmlaboutaddons.recommendations.enabled': false,
  'media.gmp-manager.url': 'data:,',
  'media.gmp-manager.updateEnabled': false,
  'media.gmp-gmpopenh264.enabled': false,
  'toolkit.telemetry.server': 'data:,',
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.unified': false,
  'toolkit.telemetry.archive.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.usage.uploadEnabled': false,
  'identity.fxaccounts.enabled': false,
  'messaging-system.rsexperimentloader.enabled': false,
  'nimbus.rollouts.enabled': false,
  'security.remote_settings.crlite_filters.enabled': false,
  'security.remote_settings.intermediates.enabled': false,
  'security.OCSP.enabled': 0,
  'signon.management.page.breach-alerts.enabled': false,
};

/** All that puppeteer is to write into the profile; with no add-on, `addonId` is null. */
export function preferencesFor(
  options: FirefoxPreferenceOptions,
  addonId: string | null,
): Record<string, string | number | boolean> {
  const proxy: Record<string, string | number | boolean> = {};
  if (options.network.kind === 'closed') {
    const { hostname, port } = new URL(options.network.proxyUrl);
    Object.assign(proxy, {
      'network.proxy.type': 1,
      'network.proxy.http': hostname,
      'network.proxy.http_port': Number(port),
      'network.proxy.ssl': hostname,
      'network.proxy.ssl_port': Number(port),
      'network.proxy.no_proxies_on': '',
      'network.proxy.allow_hijacking_localhost': true,
      // Without this a request that the proxy refuses is tried again without a proxy for some system requests.
      'network.proxy.failover_direct': false,
    });
  } else {
    Object.assign(proxy, { 'network.proxy.type': 2, 'network.proxy.autoconfig_url': options.network.pacUrl });
  }
  return {
    ...quietPreferences,
    ...proxy,
    'extensions.webextensions.uuids': JSON.stringify(addonId === null ? {} : { [addonId]: fixedUuid }),
    // The add-on is installed as a temporary one, which Firefox removes, data included, when it ends.
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    'extensions.webextOptionalPermissionPrompts': !(options.acceptPermissionRequests ?? true),
    'extensions.openPopupWithoutUserGesture.enabled': true,
    // Scroll bars that take room, on every system.
    'ui.useOverlayScrollbars': 0,
    // Our own build is not signed. Release builds of Firefox ignore this one.
    'xpinstall.signatures.required': false,
    'intl.locale.requested': 'en-US',
    ...options.extraPreferences,
  };
}
