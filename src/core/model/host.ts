/** A site by the name of its host: `www.` in front of it makes no other site. */
export const bareHost = (host: string): string => host.replace(/^www\./, '');
