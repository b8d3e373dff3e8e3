"""Keys every line of a real round with real keys: the file then holds what the import of the same lines gives, and no
form cost a key more than product.md section 7 allows."""

import tempfile

import key_lines
from key_window import LINES, Window, cli, compare, drafts, forms, key_form, make_file, procedures_of, wait


def main():
    lines = key_lines.in_batches(key_lines.read(LINES))
    assert len(lines) == 151
    with tempfile.TemporaryDirectory() as folder:
        path = make_file(folder, lines)
        procedures = procedures_of(path)
        window = Window(path)
        before, keyed, last, total = {}, set(), 0, 0
        for line in lines:
            number = int(key_lines.number(line))
            batch = key_lines.batch_keys(line, before, window.strip, procedures)
            typed = [] if number == key_lines.next_number(last, keyed) else list(str(number))
            spent = key_form(window, line, batch + typed + ['Return'])
            assert spent == key_lines.allowed(line) + len(batch) + len(typed), (line['serial'], spent)
            before, last, total = line, number, total + spent
            keyed.add(number)
        wait(lambda: len(forms(path, 2)) == len(lines) and not drafts(path), 'the last form in the file')
        window.close()
        compare(path, lines)
        cli(path, 'db', 'check')
        cli(path, 'audit', 'verify')
        print('# %d forms, %d keys' % (len(lines), total))


main()
