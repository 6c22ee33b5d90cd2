/** The store as the surfaces see it. */
import type { PageIdentity } from '../../protocol/content.ts';
import type { AnnotationStore } from '../../ui/services.ts';
import { openStore } from './open-store.ts';
