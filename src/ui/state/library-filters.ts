/** What narrows the library: words, roles and a project; kept in the page's address, so that a reload does not lose it. */
import { effect, signal } from '@preact/signals';

/** The fragment of the page's address, without its `#`. */
export interface Address {
  read(): string;
  /** Replaces it; Back leads to the page before, not through every letter of a search. */
  write(fragment: string): void;
}

/** @param onChange called with each change by the reader: what was shown further down is not what she asks for now */
export function createLibraryFilters(address: Address, onChange: () => void) {
  const text = signal('');
  const roles = signal<ReadonlySet<string>>(new Set());
  const project = signal<string | null>(null);

  /** Takes them from the address, as it was opened or has been changed by hand. */
  function read(): void {
    const told = new URLSearchParams(address.read());
    text.value = told.get('find') ?? '';
    roles.value = new Set(told.getAll('role'));
    project.value = told.get('project');
  }

  read();
  effect(() => address.write(fragmentOf(text.value, roles.value, project.value)));

  return {
    text,
    roles,
    /** Id of the one project whose annotations are wanted; null for all. */
    project,
    read,
    search(wanted: string): void {
      text.value = wanted;
      onChange();
    },
    toggleRole(id: string): void {
      const next = new Set(roles.value);
      if (!next.delete(id)) next.add(id);
      roles.value = next;
      onChange();
    },
    chooseProject(id: string | null): void {
      project.value = id;
      onChange();
    },
    clear(): void {
      text.value = '';
      roles.value = new Set();
      project.value = null;
      onChange();
    },
  };
}

function fragmentOf(text: string, roles: ReadonlySet<string>, project: string | null): string {
  const told = new URLSearchParams();
  if (text !== '') told.set('find', text);
  for (const role of roles) told.append('role', role);
  if (project !== null) told.set('project', project);
  return told.toString();
}
