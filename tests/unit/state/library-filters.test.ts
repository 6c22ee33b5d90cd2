/** The library's filters, and the address that keeps them. */
import { describe, expect, it, vi } from 'vitest';
import { createLibraryFilters } from '../../../src/ui/state/library-filters.ts';

function make(fragment = '') {
  const address = { fragment };
  const onChange = vi.fn<() => void>();
  const filters = createLibraryFilters(
    {
      read: () => address.fragment,
      write: (told) => {
        address.fragment = told;
      },
    },
    onChange,
  );
  return { address, filters, onChange };
}

describe('the filters of the library', () => {
  it('are none where the address tells none, and leave it as it is', () => {
    const { address, filters } = make();
    expect([filters.text.value, filters.roles.value.size, filters.project.value]).toEqual(['', 0, null]);
    expect(address.fragment).toBe('');
  });

  it('come back from the address that they have written', () => {
    const { address, filters, onChange } = make();
    filters.search('Bäume & 항구 #1');
    filters.toggleRole('claim');
    filters.toggleRole('premise');
    filters.chooseProject('seminar');
    expect(onChange).toHaveBeenCalledTimes(4);
    const { filters: again, onChange: onClear } = make(address.fragment);
    expect(again.text.value).toBe('Bäume & 항구 #1');
    expect([...again.roles.value]).toEqual(['claim', 'premise']);
    expect(again.project.value).toBe('seminar');
    again.toggleRole('claim');
    expect([...again.roles.value]).toEqual(['premise']);
    expect(onClear).toHaveBeenCalledTimes(1);
    again.clear();
    expect(again.text.value + again.project.value + again.roles.value.size).toBe('null0');
    expect(onClear).toHaveBeenCalledTimes(2);
  });

  it('follow an address that is changed by hand', () => {
    const { address, filters } = make('find=dues');
    expect(filters.text.value).toBe('dues');
    address.fragment = 'project=seminar';
    filters.read();
    expect([filters.text.value, filters.project.value]).toEqual(['', 'seminar']);
  });
});
