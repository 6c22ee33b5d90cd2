/** The rules built in: a file each in `sites/`, with its evidence, which the build leaves out. */
import type { Rule } from './site-rule.ts';
import aeon from './sites/aeon.co.json';
import cato from './sites/cato.org.json';
import chathamhouse from './sites/chathamhouse.org.json';
import foreignaffairs from './sites/foreignaffairs.com.json';
import foreignpolicy from './sites/foreignpolicy.com.json';
import opendemocracy from './sites/opendemocracy.net.json';
import pacificcouncil from './sites/pacificcouncil.online.json';
import projectSyndicate from './sites/project-syndicate.org.json';
import squarespace from './sites/squarespace.json';
import substack from './sites/substack.json';
import theconversation from './sites/theconversation.com.json';
import thediplomat from './sites/thediplomat.com.json';
import wordpress from './sites/wordpress.json';

export const SITE_RULES: readonly Rule[] = [
  aeon,
  cato,
  chathamhouse,
  foreignaffairs,
  foreignpolicy,
  opendemocracy,
  pacificcouncil,
  projectSyndicate,
  theconversation,
  thediplomat,
  // Platforms: the first that is detected is taken.
  substack,
  wordpress,
  squarespace,
];
