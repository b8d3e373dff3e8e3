"""A slow disk never lets a form go with another header than the one keyed before it."""

import tempfile

import key_lines
from disk_control import Disk
from key_window import LINES, Window, drafts, forms, key_form, make_file, wait

DELAY = 300000  # microseconds, a hundred times what the keys of a form take


def main():
    line = {**key_lines.read(LINES)[0], 'officer': 'CC-99', 'comment': ''}
    with tempfile.TemporaryDirectory() as folder:
        path = make_file(folder, [line | {'officer': 'CC-01'}])
        disk = Disk(path)
        window = Window(path, environment=disk.environment())
        disk.set(slow=DELAY)
        header = key_lines.batch_keys(line, {item: line[item] for item in key_lines.BATCH if item != 'officer'},
                                      window.strip, [line['procedure']])
        window.press(header + ['Return'] + [key for name, row in key_lines.rows(line) for key in row] + ['Return'])
        wait(lambda: len(forms(path, 2)) == 1 and not drafts(path), 'the form in the file')
        assert 'CC-99' in forms(path, 2)[1], forms(path, 2)
        window.close()


main()
